"""Writes what was built into SOURCES.md: hashes, and counts by class, source and country."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from gazetteer.coverage import count_classes
from gazetteer.placefile import PlaceFile

START, END = "<!-- built -->", "<!-- /built -->"
_COUNTRIES_A_LINE = 12


def write_report(sources: Path, places: PlaceFile, files: Iterable[Path]) -> None:
    """Replace the part of ``sources`` between the two marks."""
    text = sources.read_text("utf-8")
    part = "\n\n".join([_hashes(files), _classes(places), _sources(places), _countries(places)])
    pattern = re.compile(f"{re.escape(START)}.*?{re.escape(END)}", re.DOTALL)
    marked = f"{START}\n\n{part}\n\n{END}"
    sources.write_text(pattern.sub(lambda _: marked, text), "utf-8")


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
