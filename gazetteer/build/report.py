"""Writes what was built into SOURCES.md and the README: hashes and counts."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from gazetteer.build.locate import RAION_SOURCE, SEAT_SOURCE
from gazetteer.coverage import count_classes
from gazetteer.normalize import SEPARATOR
from gazetteer.placefile import PlaceFile

START, END = "<!-- built -->", "<!-- /built -->"
README_START, README_END = "<!-- gazetteer -->", "<!-- /gazetteer -->"
_COUNTRIES_A_LINE = 12


def write_report(sources: Path, places: PlaceFile, files: Iterable[Path]) -> None:
    """Replace the part of ``sources`` between the two marks."""
    part = "\n\n".join([_hashes(files), _classes(places), _sources(places), _countries(places)])
    _replace(sources, START, END, part)


def write_readme(readme: Path, places: PlaceFile, files: Iterable[Path]) -> None:
    """The same for the README: how many places there are, and how many have their own point."""
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    names = places.names.count(SEPARATOR)
    lent = sum(places.counts["source"].get(source, 0) for source in (SEAT_SOURCE, RAION_SOURCE))
    _replace(readme, README_START, README_END, "\n\n".join([
        f"The gazetteer has {len(places):,} places and {names:,} names, in {megabytes:.0f} MB:",
        _classes(places),
        "Where an entry has no point of its own it stands at the seat or the middle of what holds\n"
        f"it, with a radius that says so (`gazetteer/SOURCES.md`). {lent:,} of Ukraine's villages\n"
        "stand at the seat of their hromada or the middle of their raion.",
    ]))  # fmt: skip


def _replace(path: Path, start: str, end: str, part: str) -> None:
    text = path.read_text("utf-8")
    pattern = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
    path.write_text(pattern.sub(lambda _: f"{start}\n\n{part}\n\n{end}", text), "utf-8")


def _hashes(files: Iterable[Path]) -> str:
    lines = ["| file | bytes | sha256 |", "| --- | ---: | --- |"]
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"| `{path.name}` | {path.stat().st_size:,} | `{digest}` |")
    return "\n".join(lines)


def _classes(places: PlaceFile) -> str:
    lines = ["| class | entries | with a point of their own |", "| --- | ---: | ---: |"]
    lines += [
        f"| {row.label} | {row.entries:,} | {row.own_coordinates:,} |"
        for row in count_classes(places.columns, places.codes)
    ]
    return "\n".join(lines)


def _sources(places: PlaceFile) -> str:
    counts = sorted(places.counts["source"].items(), key=lambda item: (-item[1], item[0]))
    lines = ["| source of the point | entries |", "| --- | ---: |"]
    return "\n".join([*lines, *(f"| {source} | {count:,} |" for source, count in counts)])


def _countries(places: PlaceFile) -> str:
    codes = places.codes["country"]
    counts = Counter(codes[number] or "none" for number in places.columns["country"].tolist())
    ranked = [f"{code} {count:,}" for code, count in sorted(counts.items())]
    rows = [
        " · ".join(ranked[start : start + _COUNTRIES_A_LINE])
        for start in range(0, len(ranked), _COUNTRIES_A_LINE)
    ]
    return "Entries by country:\n\n" + "  \n".join(rows)
