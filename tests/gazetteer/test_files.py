"""The bundled files: their recorded hashes, their size, and files that are damaged."""

import hashlib
import re
from pathlib import Path

import pytest

from gazetteer.errors import GazetteerMissing
from gazetteer.gazetteer import Gazetteer
from gazetteer.index import NameIndex
from gazetteer.load import OUTLINE_FILE, PLACE_FILE
from gazetteer.packing import combine, pack
from gazetteer.place import Place
from gazetteer.placefile import read_place_file, write_place_file
from gazetteer.shapefile import read_shapes

SOURCES = PLACE_FILE.parent / "SOURCES.md"
README = PLACE_FILE.parents[1] / "README.md"


@pytest.mark.parametrize("path", [PLACE_FILE, OUTLINE_FILE], ids=lambda path: path.name)
def test_the_committed_file_matches_its_recorded_hash(path: Path) -> None:
    recorded = re.search(rf"`{path.name}`[^\n]*`([0-9a-f]{{64}})`", SOURCES.read_text("utf-8"))
    assert recorded is not None
    assert hashlib.sha256(path.read_bytes()).hexdigest() == recorded.group(1)


def test_the_counts_in_the_sources_are_those_of_the_file(gazetteer: Gazetteer) -> None:
    text = SOURCES.read_text("utf-8")
    for row in gazetteer.coverage():
        assert f"| {row.label} | {row.entries:,} | {row.own_coordinates:,} |" in text
    for source, count in gazetteer.counts["source"].items():
        assert f"| {source} | {count:,} |" in text


def test_the_figures_in_the_readme_are_those_of_the_file(gazetteer: Gazetteer) -> None:
    text = README.read_text("utf-8")
    assert f"{len(gazetteer):,} places and {gazetteer.name_count:,} names" in text
    for row in gazetteer.coverage():
        assert f"| {row.label} | {row.entries:,} | {row.own_coordinates:,} |" in text


def test_the_bundled_files_are_small() -> None:
    assert PLACE_FILE.stat().st_size + OUTLINE_FILE.stat().st_size <= 15_000_000


def places() -> list[Place]:
    return [
        Place(
            geonameid=-number, names=[name, name.upper()], alternates=["Ålt", "ji fu", "XYZ"],
            latitude=48.5 + number, longitude=-37.25, feature="P.PPL", country="UA", source="test",
        )
        for number, name in enumerate(("Here", "There", "Здесь"), start=1)
    ]  # fmt: skip


def test_a_place_file_reads_back_and_is_the_same_each_time(tmp_path: Path) -> None:
    packed = pack(places())
    hashes = {write_place_file(packed, tmp_path / name) for name in ("a.z", "b.z")}
    assert len(hashes) == 1
    again = read_place_file(tmp_path / "a.z")
    assert again.names == packed.names and again.codes == packed.codes
    index = NameIndex(again.names)
    assert [index.name(number) for number in range(len(index))] == [
        "Here", "Ålt", "There", "Ålt", "Здесь", "Ålt",
    ]  # fmt: skip


def test_combining_replaces_and_renumbers() -> None:
    base, places_on_top = pack(places()), places()[1:2]
    places_on_top[0].names = ["Elsewhere"]
    places_on_top[0].country = "RU"
    combined = combine(base, pack(places_on_top, replaces=[-3]))
    whole = Gazetteer(combined, lambda: read_shapes(OUTLINE_FILE))
    assert len(whole) == 2
    assert whole.entry(-2).name == "Elsewhere" and whole.entry(-2).country_code == "RU"
    assert whole.entry(-1).name == "Here" and whole.entry(-1).country_code == "UA"
    assert not whole.lookup("Здесь") and not whole.lookup("There")


@pytest.mark.parametrize("reader", [read_place_file, read_shapes])
@pytest.mark.parametrize("damage", ["missing", "empty", "other", "flipped", "cut"])
def test_a_damaged_file_is_said_to_be_one(tmp_path: Path, damage: str, reader: object) -> None:
    path = tmp_path / "places.z"
    source = PLACE_FILE if reader is read_place_file else OUTLINE_FILE
    content = bytearray(source.read_bytes())
    if damage == "flipped":
        content[-1000] ^= 0xFF
    elif damage == "cut":
        content = content[:-50]
    elif damage == "other":
        content = bytearray(b"GIF89a")
    elif damage == "empty":
        content = bytearray()
    if damage != "missing":
        path.write_bytes(content)
    with pytest.raises(GazetteerMissing, match=r"places\.z"):
        reader(path)  # type: ignore[operator]
