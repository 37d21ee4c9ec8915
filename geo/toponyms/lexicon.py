"""The word lists of ``data/lexicons``: read once, looked up in lower case.

A list is a text file: words parted by white space, ``[sections]``, ``#`` comments. Tables
have columns parted by ``|``.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.errors import ModelMissing
from geo.records import PlaceKind

LEXICONS = Path(__file__).resolve().parents[2] / "data" / "lexicons"


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A word that belongs to a name and says what the place is ("region", "air base")."""

    words: tuple[str, ...]
    before: bool
    after: bool
    kind: PlaceKind
    feature_classes: str
    capital: bool
    """Whether it counts only where it is written with a capital ("Lake", "Square")."""
    urban: bool
    """Whether it is a part of some town, which its name does not tell ("Artyom Street")."""


@dataclass(frozen=True, slots=True)
class TypeWords:
    """Type words by their last word (for those after a name) and first (for those before)."""

    after: dict[str, tuple[TypeWord, ...]]
    before: dict[str, tuple[TypeWord, ...]]


def _lines(name: str) -> list[str]:
    path = LEXICONS / f"toponyms_{name}.txt"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ModelMissing(f"the word list {path.name} does not open ({error})") from error
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


@cache
def words(name: str, section: str = "") -> frozenset[str]:
    """The words of a list, or of one of its sections."""
    found: set[str] = set()
    current = ""
    for line in _lines(name):
        if line.startswith("["):
            current = line.strip("[]")
        elif current == section:
            found.update(line.split())
    if not found:
        raise ModelMissing(f"the word list {name} has no section [{section}]")
    return frozenset(found)


@cache
def nationalities() -> dict[str, str]:
    """Nationality words in lower case, and the country's ISO code ("" where there is none)."""
    rows = (line.split() for line in _lines("demonyms"))
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows}


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Abbreviations as written, with the full name and where they count (always, comma)."""
    rows = (line.split("|") for line in _lines("abbreviations"))
    return {short.strip(): (full.strip(), where.strip()) for short, full, where in rows}


_KINDS: dict[str, PlaceKind] = {
    "region": "region", "water": "water", "facility": "facility", "settlement": "settlement"
}  # fmt: skip


@cache
def type_words() -> TypeWords:
    """All type words; longer ones first, so that "air base" is tried before "base"."""
    after: dict[str, list[TypeWord]] = {}
    before: dict[str, list[TypeWord]] = {}
    for line in _lines("type_words"):
        phrase, side, kind, classes, *rest = (column.strip() for column in line.split("|"))
        parts = tuple(phrase.split())
        entry = TypeWord(
            words=parts,
            before=side in {"before", "both"},
            after=side in {"after", "both"},
            kind=_KINDS[kind],
            feature_classes=classes,
            capital=any("capital" in flags for flags in rest),
            urban=any("urban" in flags for flags in rest),
        )
        if entry.after:
            after.setdefault(parts[0], []).append(entry)
        if entry.before:
            before.setdefault(parts[-1], []).append(entry)
    return TypeWords(_longest_first(after), _longest_first(before))


def _longest_first(table: dict[str, list[TypeWord]]) -> dict[str, tuple[TypeWord, ...]]:
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry.words)))
        for word, entries in table.items()
    }
