"""``python -m gazetteer``: look up names and positions, count, import."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from gazetteer.errors import GazetteerError
from gazetteer.load import load_gazetteer

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)


@app.command()
def lookup(
    name: Annotated[str, typer.Argument(help='A name, or a query: "Donetsk, Rostov region".')],
    country: Annotated[str | None, typer.Option(help="Places of this country come first.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many answers to show.")] = 10,
    online: Annotated[
        bool, typer.Option(help="Where nothing is found, send the name to Nominatim.")
    ] = False,
) -> None:
    """Show the places that NAME may mean, likeliest first."""
    if not name.strip():
        raise GazetteerError("the name is empty: give one, as in lookup Kyiv")
    found = load_gazetteer().geocode(name, exactly_one=False, country_bias=country) or []
    for location in found[:limit]:
        raw = location.raw
        mark = "" if raw["likeness"] == 1 else f"  (like {raw['likeness']:.0%})"
        typer.echo(
            f"{raw['geonameid']:>11}  {location.latitude:9.4f} {location.longitude:9.4f}  "
            f"±{raw['extent_km']:g} km  {raw['feature_class']}.{raw['feature_code']:<6} "
            f"{location.address}{mark}  [{raw['source']}]"
        )
    if found:
        return
    if not online:
        raise GazetteerError(f"no place is called {name!r}; --online would ask Nominatim")
    from gazetteer.online import OnlineFallback  # loads what only this needs

    answer = OnlineFallback(lambda text: typer.echo(text, err=True)).geocode(name)
    typer.echo("Nominatim knows no such place." if answer is None else repr(answer))


@app.command(context_settings={"ignore_unknown_options": True})
def near(
    latitude: float,
    longitude: float,
    radius: Annotated[float, typer.Option(min=0, max=20_100, help="In km.")] = 10.0,
    limit: Annotated[int, typer.Option(min=1, help="How many answers to show.")] = 20,
) -> None:
    """Show the places near a point, nearest first."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise GazetteerError(f"{latitude} {longitude} is no latitude and longitude in degrees")
    found = load_gazetteer().near(latitude, longitude, radius)
    if not found:
        raise GazetteerError(f"no place within {radius:g} km; --radius looks farther")
    for entry, distance in found[:limit]:
        typer.echo(
            f"{distance:6.1f} km  ±{entry.extent_km:<5g}{entry.feature_class}."
            f"{entry.feature_code:<6} {entry.name}, {entry.country_code}  "
            f"[{entry.geonameid}, {entry.source}]"
        )


@app.command()
def stats() -> None:
    """Count the entries by feature class and by source."""
    gazetteer = load_gazetteer()
    typer.echo(f"{len(gazetteer):,} places, {gazetteer.name_count:,} names")
    typer.echo(f"version {gazetteer.version}\n")
    typer.echo(f"{'class':<24}{'entries':>10}{'own coordinates':>18}")
    for row in gazetteer.coverage():
        typer.echo(f"{row.label:<24}{row.entries:>10,}{row.own_coordinates:>18,}")
    typer.echo()
    for source, count in sorted(gazetteer.counts["source"].items(), key=lambda item: -item[1]):
        typer.echo(f"{count:>10,}  {source}")


@app.command("import")
def import_places(
    what: Annotated[str, typer.Argument(help="A GeoNames dump, a CSV, or a country's code.")],
) -> None:
    """Add every place of a GeoNames country dump, or your own table, on top."""
    from gazetteer.download import download_dump  # these load what only an import needs
    from gazetteer.user_places import import_file

    path = Path(what)
    with tempfile.TemporaryDirectory() as scratch:
        if not path.exists() and len(what) == 2 and what.isalpha():
            path, digest = download_dump(what, Path(scratch))
            typer.echo(f"{path.name}: sha256 {digest}")
        written, count = import_file(path, load_gazetteer())
    typer.echo(f"{count:,} places in {written}")


def main() -> None:
    """Run a command; an error that is ours is one clear line and exit status 2."""
    try:
        app()
    except GazetteerError as error:
        typer.echo(f"gazetteer: {error}", err=True)
        raise SystemExit(2) from error
