"""Commands over a corpus: take in, give out, check, bring up to date, remove."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geo.cli.shared import (
    ALL_READ,
    DEFAULT_JOBS,
    SOME_READ,
    Jobs,
    Published,
    StorePath,
    complain,
    exit_status,
    open_store,
)
from geo.errors import InputError, StoreError

if TYPE_CHECKING:
    from geo.ingest.document import Given, Rejection
    from geo.ingest.folder import Upload
    from geo.store import Store
    from geo.store.store import ExtractionChange


MIN_HASH = 6
"""Fewer characters of a hash are rather a slip of the hand than a choice."""


class ExportFormat(StrEnum):
    """What a corpus can be written as."""

    CSV = "csv"
    GEOJSON = "geojson"
    KML = "kml"
    JSONL = "jsonl"
    CORRECTIONS = "corrections"


def ingest(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, ZIPs; - for a text on stdin; an https:// address is asked about.",
        ),
    ],
    store: StorePath = None,
    jobs: Jobs = DEFAULT_JOBS,
    published: Published = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Fetch the addresses given, without asking.")
    ] = False,
) -> None:
    """Take articles into the corpus. Run it again at any time: what is there is not read twice."""
    from tqdm import tqdm

    from geo.ingest.document import Given
    from geo.ingest.pool import Pool
    from geo.intake import ingest as take_in

    uploads = list(_find_uploads(inputs, Given(published=published), yes=yes))
    added = read = troubles = 0
    with (
        open_store(store, must_exist=False) as corpus,
        Pool(jobs) as pool,
        tqdm(total=len(uploads), unit="file", disable=None) as bar,
    ):
        for outcome in take_in(uploads, corpus, pool):
            bar.update()
            added += outcome.added
            read += outcome.state != "rejected"
            if outcome.state != "ok":
                troubles += 1
                with bar.external_write_mode(file=sys.stderr):
                    complain(f"{outcome.name}: {outcome.state}: {outcome.reason}")
        articles = corpus.stats().articles
    typer.echo(f"{added} added; the corpus holds {articles} articles ({corpus.path})")
    raise typer.Exit(exit_status(read, troubles))


def _find_uploads(
    inputs: list[str], given: "Given", *, yes: bool
) -> "Iterator[Upload | Rejection]":
    from geo.ingest.document import Rejection
    from geo.ingest.fetch import fetch_url
    from geo.ingest.folder import Upload, find_files
    from geo.ingest.limits import MAX_FILE_BYTES

    for each in inputs:
        if each == "-":
            yield Upload(
                name="standard input", data=sys.stdin.buffer.read(MAX_FILE_BYTES + 1), given=given
            )
            continue
        if not each.startswith(("http://", "https://")):
            yield from find_files([Path(each)], given)
            continue
        try:
            consent = yes or typer.confirm(f"Fetch {each} from the internet?")
            yield fetch_url(each, consent=consent)
        except InputError as error:
            yield Rejection(origin=each, reason=str(error).removeprefix(f"{each}: "))


def export(
    output: Annotated[Path, typer.Argument(help="The file to write; stdout if not given.")] = Path(
        "-"
    ),
    store: StorePath = None,
    output_format: Annotated[
        ExportFormat | None,
        typer.Option("--format", help="Told by the file's ending if not given."),
    ] = None,
) -> None:
    """Write the reports of the corpus, corrections in effect; or the corrections themselves."""
    chosen = output_format or _format_of(output)
    with open_store(store) as corpus:
        if output.exists() and output.samefile(corpus.path):
            raise InputError(f"{output}: this is the corpus itself; name another file to write")
        text = "".join(_render(corpus, chosen))
    if str(output) == "-":
        sys.stdout.write(text)
    else:
        _write(output, text)


def _write(output: Path, text: str) -> None:
    """All of it or nothing: where there is no room for it, an earlier file stays as it was."""
    if output.exists() and not output.is_file():  # a pipe or a device
        output.write_text(text, encoding="utf-8", newline="")
        return
    file = output.resolve()
    partial = file.with_name(f".{file.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8", newline="")
        partial.replace(file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise InputError(f"{output}: {error.strerror}: name another") from error


def _format_of(output: Path) -> ExportFormat:
    try:
        return ExportFormat(output.suffix.removeprefix(".").lower())
    except ValueError as error:
        kinds = ", ".join(ExportFormat)
        raise typer.BadParameter(f"say what to write with --format: {kinds}") from error


def _render(corpus: "Store", chosen: ExportFormat) -> Iterator[str]:
    from geo.codec import to_json
    from geo.export import to_csv, to_geojson, to_kml
    from geo.export.jsonl import to_contract, to_line
    from geo.frame import batches_to_frame

    if chosen is ExportFormat.CORRECTIONS:
        for correction in corpus.corrections(undone=True):
            yield to_json(correction) + "\n"
    elif chosen is ExportFormat.JSONL:
        for article in reversed(corpus.articles()):
            yield to_line(to_contract(corpus.geoparsed(article.article_id), article.doc))
    else:
        frame = batches_to_frame(corpus.rows())
        write = {"csv": to_csv, "geojson": to_geojson, "kml": to_kml}[chosen]
        yield write(frame)


def stats(store: StorePath = None) -> None:
    """Say how much the corpus holds."""
    with open_store(store) as corpus:
        told = corpus.stats()
        typer.echo(f"{corpus.path}: {told.bytes_on_disk / 1e6:.1f} MB")
    span = f", {told.first_day} to {told.last_day}" if told.first_day else ""
    typer.echo(f"{told.articles} articles ({told.undated} undated, {told.not_english} not English)")
    typer.echo(f"{told.reports} reports{span} ({told.dismissed} marked as no movement)")
    typer.echo(f"{told.corrections} corrections; {told.files_rejected} files rejected")


def verify(
    store: StorePath = None,
    restore: Annotated[
        bool, typer.Option("--restore", help="Make what can be made again from what is sound.")
    ] = False,
) -> None:
    """Check every row against its hash; name what is damaged and what can be restored."""
    from geo.repair import restore as restore_damage

    with open_store(store) as corpus:
        damage = corpus.verify()
        for each in damage:
            remedy = f" (can be restored {each.remedy})" if each.remedy else ""
            typer.echo(f"{each.table} {each.key}: {each.what}{remedy}")
        if damage and restore:
            for line in restore_damage(corpus, damage):
                typer.echo(line)
            damage = corpus.verify()
        typer.echo(f"{corpus.path}: {len(damage)} damaged" if damage else f"{corpus.path}: sound")
    raise typer.Exit(SOME_READ if damage else 0)


def reextract(store: StorePath = None, jobs: Jobs = DEFAULT_JOBS) -> None:
    """Extract every article anew, after an upgrade; corrections stay. Shows what changed."""
    from geo.ingest.document import Rejection
    from geo.ingest.pool import Pool
    from geo.intake import reextract as extract_anew

    changed = failed = 0
    with open_store(store) as corpus, Pool(jobs) as pool:
        names = {each.article_id: each.doc for each in corpus.articles()}
        for change in extract_anew(corpus, pool):
            if isinstance(change, Rejection):
                failed += 1
                complain(f"{names[change.origin]}: {change.reason}")
                continue
            if change.added or change.removed or change.changed:
                changed += 1
                for line in _changes(change, names[change.article_id]):
                    typer.echo(line)
    typer.echo(f"{changed} of {len(names)} articles changed")
    raise typer.Exit(SOME_READ if failed else ALL_READ)


def _changes(change: "ExtractionChange", name: str) -> Iterator[str]:
    """What a new extraction changed in one article, a line each."""
    yield (
        f"{name}: {len(change.added)} added, {len(change.removed)} gone, "
        f"{len(change.changed)} changed"
    )
    for numbers, what in (
        (change.carried, "now of what their report has become"),
        (change.lost, "whose report is gone, kept in case it is read again"),
    ):
        if numbers:
            yield f"  corrections {what}: {', '.join(map(str, numbers))}"


def delete(
    article: Annotated[str, typer.Argument(help="The article's hash, or its beginning.")],
    store: StorePath = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove an article and all that was read in it. The log keeps its hash."""
    if len(article) < MIN_HASH:
        raise InputError(f"“{article}”: give {MIN_HASH} characters of the article's hash or more")
    with open_store(store) as corpus:
        found = [each for each in corpus.articles() if each.article_id.startswith(article)]
        if len(found) != 1:
            raise StoreError(f"{article}: {len(found)} articles have a hash that begins so")
        if not yes:
            typer.confirm(f"Remove “{found[0].doc}” ({found[0].title or 'no title'})?", abort=True)
        corpus.delete(found[0].article_id)
        typer.echo(f"removed {found[0].article_id}")
