#!/usr/bin/env python3
"""Check the annotated documents: offsets, whole sentences, values, dates, coordinates.

    python tests/golden/check.py            # every file of documents/
    python tests/golden/check.py FILE...

Prints one line for each fault and exits with status 1 where there is any. What is right or
wrong to say about a text no program can check; this one finds slips of the hand.
Standard library only.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KINDS = {"settlement", "region", "country", "water", "border", "facility", "relative"}
TYPES = {
    "entry", "advance", "transit", "deployment", "buildup", "withdrawal", "flight", "naval",
    "presence",
}  # fmt: skip
STATUSES = {"reported", "denied", "planned"}
DOCUMENT_KEYS = {
    "doc", "source", "title", "url", "published", "language", "text", "places", "movements",
    "ignore", "tests",
}  # fmt: skip
PLACE_KEYS = {"start", "end", "name", "lat", "lon", "kind", "literal", "country"}
MOVEMENT_KEYS = {
    "start", "end", "trigger", "type", "actor", "force", "origin", "destination", "via",
    "location", "date_start", "date_end", "attribution", "status",
}  # fmt: skip
ENDINGS = tuple(".?!:…\"”’')")
BULLETS = set("•-–—*#>0123456789.)(/ \t")
MARGIN = 0.3  # degrees: boxes are rounded, and a place on a border may fall just outside

Document = dict[str, Any]
Box = tuple[float, float, float, float]


def read_bounds() -> dict[str, Box]:
    """Country code -> (south, north, west, east) in degrees."""
    with (HERE / "bounds.csv").open(encoding="utf-8") as file:
        return {
            row["country"]: (
                float(row["south"]),
                float(row["north"]),
                float(row["west"]),
                float(row["east"]),
            )
            for row in csv.DictReader(file)
        }


def check_document(document: Document, bounds: dict[str, Box]) -> Iterator[str]:
    """One line for each fault of ``document``."""
    if set(document) != DOCUMENT_KEYS:
        yield f"keys differ: {sorted(set(document) ^ DOCUMENT_KEYS)}"
        return
    text = document["text"]
    if not any(tag.startswith("style:") for tag in document["tests"]):
        yield "no style among the tests"
    date.fromisoformat(document["published"])
    for start, end in document["ignore"]:
        if not 0 <= start < end <= len(text):
            yield f"ignored span outside the text: {start} to {end}"
    yield from check_places(document["places"], text, bounds)
    for movement in document["movements"]:
        yield from check_movement(movement, text)


def check_places(places: list[Document], text: str, bounds: dict[str, Box]) -> Iterator[str]:
    last_end = 0
    for place in places:
        name = place["name"]
        if set(place) != PLACE_KEYS:
            yield f"{name}: keys differ: {sorted(set(place) ^ PLACE_KEYS)}"
            continue
        if text[place["start"] : place["end"]] != name:
            yield f"{name}: stands at {place['start']}: {text[place['start'] : place['end']]!r}"
        if place["start"] < last_end:
            yield f"{name}: overlaps the place before it"
        last_end = place["end"]
        if is_word(text[max(0, place["start"] - 1) : place["start"]]) or is_word(
            text[place["end"] : place["end"] + 1]
        ):
            yield f"{name}: cuts a word at {place['start']}"
        if place["kind"] not in KINDS or not isinstance(place["literal"], bool):
            yield f"{name}: kind {place['kind']!r}, literal {place['literal']!r}"
        yield from check_point(place, bounds)


def check_point(place: Document, bounds: dict[str, Box]) -> Iterator[str]:
    country = place["country"]
    if country == "":
        if place["kind"] not in {"water", "border", "region", "relative"}:
            yield f"{place['name']}: a {place['kind']} without a country"
        return
    if country not in bounds:
        yield f"{place['name']}: unknown country {country!r}"
        return
    south, north, west, east = bounds[country]
    if not (
        south - MARGIN <= place["lat"] <= north + MARGIN
        and west - MARGIN <= place["lon"] <= east + MARGIN
    ):
        yield f"{place['name']}: {place['lat']}, {place['lon']} is not in {country}"


def is_word(character: str) -> bool:
    return character.isalnum()


def check_movement(movement: Document, text: str) -> Iterator[str]:
    sentence = text[movement["start"] : movement["end"]]
    label = sentence[:40]
    if set(movement) != MOVEMENT_KEYS:
        yield f"{label}: keys differ: {sorted(set(movement) ^ MOVEMENT_KEYS)}"
        return
    yield from check_sentence(movement, text)
    if not movement["trigger"] or movement["trigger"] not in sentence:
        yield f"{label}: trigger {movement['trigger']!r} is not in the sentence"
    if movement["type"] not in TYPES or movement["status"] not in STATUSES:
        yield f"{label}: type {movement['type']!r}, status {movement['status']!r}"
    for item, count in movement["force"]:
        if not item or not (count is None or (isinstance(count, int) and count > 0)):
            yield f"{label}: force {item!r}, {count!r}"
    location = movement["location"]
    if set(location) != {"name", "lat", "lon", "km"} or not (
        0 < location["km"] <= 5000
        and -90 <= location["lat"] <= 90
        and -180 <= location["lon"] <= 180
    ):
        yield f"{label}: location {location}"
    start, end = movement["date_start"], movement["date_end"]
    if (start is None) != (end is None):
        yield f"{label}: one date without the other"
    elif start is not None and date.fromisoformat(start) > date.fromisoformat(end):
        yield f"{label}: {start} is after {end}"


def check_sentence(movement: Document, text: str) -> Iterator[str]:
    """A sentence starts a line (after its bullet) or follows the end of another."""
    start, end = movement["start"], movement["end"]
    sentence = text[start:end]
    label = sentence[:40]
    if not sentence or sentence != sentence.strip() or "\n" in sentence:
        yield f"{label}: not one trimmed line"
        return
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    if set(before) - BULLETS and not before.rstrip().endswith(ENDINGS):
        dateline = before.rstrip().endswith(("-", "–", "—"))
        if not dateline:
            yield f"{label}: starts in the middle of a sentence, after {before[-20:]!r}"
    after = text[end : end + 1]
    if after not in {"", "\n", " ", "\t"}:
        yield f"{label}: ends before {text[end : end + 10]!r}"
    elif after in {" ", "\t"} and not sentence.endswith(ENDINGS):
        yield f"{label}: ends without a stop, before {text[end : end + 20]!r}"


def main(arguments: list[str]) -> int:
    paths = [Path(a) for a in arguments] or sorted((HERE / "documents").glob("*.jsonl"))
    bounds = read_bounds()
    faults = 0
    names: Counter[str] = Counter()
    for path in paths:
        documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for document in documents:
            names[document["doc"]] += 1
            for fault in check_document(document, bounds):
                faults += 1
                print(f"{path.name}: {document['doc']}: {fault}")
        movements = sum(len(document["movements"]) for document in documents)
        without = sum(not document["movements"] for document in documents)
        print(
            f"{path.name}: {len(documents)} documents, {without} of them without a movement, "
            f"{movements} movements, {sum(len(d['places']) for d in documents)} places"
        )
    for name in (name for name, count in names.items() if count > 1):
        faults += 1
        print(f"{name}: {names[name]} documents of this name")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
