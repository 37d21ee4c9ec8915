"""A user's own places, country dumps, and the commands."""

import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gazetteer.cli import app, main
from gazetteer.download import download_dump
from gazetteer.dump import read_places
from gazetteer.errors import DownloadFailed, GazetteerError, ImportRejected
from gazetteer.gazetteer import Gazetteer
from gazetteer.load import OUTLINE_FILE, PLACE_FILE
from gazetteer.online import OnlineFallback
from gazetteer.placefile import read_place_file
from gazetteer.shapefile import read_shapes
from gazetteer.user_places import import_file, with_user_places

DUMP_LINE = "\t".join(
    ["99000001", "Testivka", "Testivka", "Тестівка,Testovka", "48.25", "37.5", "P", "PPL", "UA", "",
     "05", "", "", "", "120", "", "150", "Europe/Kyiv", "2024-01-01"]
)  # fmt: skip


def loaded() -> Gazetteer:
    return Gazetteer(
        with_user_places(read_place_file(PLACE_FILE)), lambda: read_shapes(OUTLINE_FILE)
    )


def test_own_places_go_on_top_and_win(
    gazetteer: Gazetteer, places_folder: Path, tmp_path: Path
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "name,latitude,longitude,alternates\nKyiv,1.5,2.5,Camp Kyiv|KYV\nObjekt 12,48.0,37.9,\n"
    )
    path, count = import_file(table, gazetteer)
    assert (path, count) == (places_folder / "own-mine.z", 2)
    mine = loaded()
    assert (mine.lookup("Kyiv")[0].latitude, mine.lookup("KYV")[0].source) == (1.5, "own places")
    assert mine.scan("at Objekt 12.")[0].key == "objekt 12"
    assert mine.lookup("Kiev")[0].country_code == "UA"
    assert mine.version.startswith(gazetteer.version) and mine.version != gazetteer.version


def test_a_dump_adds_villages_and_sharpens_vague_ones(
    gazetteer: Gazetteer, places_folder: Path, tmp_path: Path
) -> None:
    vague = next(e for e in gazetteer.lookup("Robotyne") if e.country_code == "UA")
    lines = [DUMP_LINE]
    if vague.geo_precision == 2:
        fields = DUMP_LINE.split("\t")
        fields[:6] = [
            "99000002",
            "Robotyne",
            "Robotyne",
            "",
            str(vague.latitude),
            str(vague.longitude),
        ]
        lines.append("\t".join(fields))
    archive = tmp_path / "UA.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("UA.txt", "\n".join(lines) + "\n")
        packed.writestr("readme.txt", "about")
    import_file(archive, gazetteer)
    more = loaded()
    assert more.lookup("Testovka")[0].geonameid == 99000001
    assert [e.country_code for e in more.lookup("Robotyne")].count("UA") == [
        e.country_code for e in gazetteer.lookup("Robotyne")
    ].count("UA")
    assert len(more) >= len(gazetteer) + 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "title,lat\nx,1\n", "no column name, latitude, longitude"),
        ("b.csv", "name,latitude,longitude\nx,91,0\n", "line 2.*between -90 and 90"),
        ("c.csv", "name,latitude,longitude\nx,north,0\n", "line 2"),
        ("d.csv", "name,latitude,longitude\n...,1,1\n", "not a name"),
        ("e.txt", DUMP_LINE + "\nbroken\n", "line 2.*19"),
        ("g.csv", "name,latitude,longitude\n", "no place is in it"),
        ("h.csv", "name,latitude,longitude,extent_km\nx,1,1,nan\n", "line 2.*no radius"),
        ("i.csv", "name,latitude,longitude,extent_km\nx,1,1,-5\n", "line 2.*no radius"),
        ("j.csv", "name,latitude,longitude,country\nx,1,1,Ukraine\n", "line 2.*two letters"),
        ("k.csv", "name;latitude;longitude\nx;1;1\n", "commas between"),
        ("l.txt", DUMP_LINE.replace("\tP\t", "\tQ\t"), "line 1.*feature classes"),
        ("f.txt", b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_bad_table_is_refused_in_one_line(
    tmp_path: Path, name: str, content: str | bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ImportRejected, match=message) as refusal:
        read_places(path)
    assert name in str(refusal.value) and "\n" not in str(refusal.value)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A real HTTP server on this machine, with one whole and one broken archive."""
    folder = tmp_path / "served"
    folder.mkdir()
    with zipfile.ZipFile(folder / "UA.zip", "w") as packed:
        packed.writestr("UA.txt", DUMP_LINE + "\n")
    (folder / "RU.zip").write_bytes(b"PK\x03\x04 broken")
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()


def test_a_download_is_whole_or_not_there(server: str, tmp_path: Path) -> None:
    target, digest = download_dump("ua", tmp_path, base=server)
    assert read_places(target)[0].names == ["Testivka"] and len(digest) == 64
    for country in ("RU", "XX"):
        with pytest.raises(DownloadFailed, match=f"{country}.zip"):
            download_dump(country, tmp_path, base=server)
    with pytest.raises(DownloadFailed, match="Without a network"):
        download_dump("UA", tmp_path, base="http://127.0.0.1:9")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["UA.zip"]


def test_the_online_fallback_says_what_it_sends_and_fails_clearly() -> None:
    said: list[str] = []
    fallback = OnlineFallback(said.append, domain="127.0.0.1:9", scheme="http")
    with pytest.raises(GazetteerError, match=r"127\.0\.0\.1:9"):
        fallback.geocode("Donetsk")
    assert said == ["Sending the name 'Donetsk' to 127.0.0.1:9, and nothing else."]


def test_headings_may_have_capitals(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Name, Latitude,Longitude ,Country\nPost 7,48.1,37.9,ua\n", "utf-8-sig")
    (place,) = read_places(path)
    assert (place.names, place.latitude, place.country) == (["Post 7"], 48.1, "UA")


def test_the_commands(places_folder: Path) -> None:
    runner = CliRunner()
    shown = runner.invoke(app, ["lookup", "Donetsk, Rostov region"])
    assert shown.exit_code == 0 and "Donetsk, Rostov, Russia" in shown.output
    shown = runner.invoke(app, ["near", "48.0", "37.8", "--radius", "5", "--limit", "3"])
    assert shown.exit_code == 0 and len(shown.output.splitlines()) == 3
    shown = runner.invoke(app, ["near", "-33.9", "151.2", "--radius", "5"])
    assert shown.exit_code == 0 and "Sydney" in shown.output
    shown = runner.invoke(app, ["stats"])
    assert shown.exit_code == 0 and "settlements" in shown.output


def test_an_error_is_one_line_and_status_two(
    places_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (
        ["lookup", "Xqzzwvutria"],
        ["lookup", " "],
        ["near", "91", "0"],
        ["near", "0", "-150"],
        ["import", "no-such.csv"],
    ):
        monkeypatch.setattr("sys.argv", ["gazetteer", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        assert stop.value.code == 2
        assert len(capsys.readouterr().err.strip().splitlines()) == 1
