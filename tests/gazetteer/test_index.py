"""The name index against a plain search, and the matches' promises."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.gazetteer import Gazetteer
from gazetteer.index import NameIndex
from gazetteer.normalize import fold, fold_text

NAMES = ["Kyiv", "Rostov", "Rostov-on-Don", "Don", "New York", "York", "U.S.", "King's Lynn",
         "Sea of Azov", "Azov coast", "Україна", "Lysychansk", "Saint-Denis (Réunion)"]  # fmt: skip
INDEX = NameIndex("".join(f"{name}\x1f" for name in NAMES).encode())
words = st.sampled_from(
    [*NAMES, "in", "the", ",", ". ", "'s", "\n", "\n\n", "kyiv", "rostov", "on", "DON", "New", "’"]
)


def surfaces(text: str) -> list[str]:
    return [text[match.start : match.end] for match in INDEX.scan(text)]


def test_the_longest_name_wins_and_overlaps_stay() -> None:
    assert surfaces("from Rostov on Don to New  York") == ["Rostov on Don", "New  York"]
    assert surfaces("the Sea of Azov coast") == ["Sea of Azov", "Azov coast"]
    assert surfaces("Kyiv's men, King’s Lynn; the U.S. army") == ["Kyiv", "King’s Lynn", "U.S."]
    assert surfaces("Kyivan, akyiv, New, York") == ["York"]
    assert surfaces("") == surfaces("'") == surfaces("\ud800") == []


@settings(deadline=None)
@given(st.lists(words, max_size=12).map(" ".join))
def test_scan_finds_what_a_plain_search_finds(text: str) -> None:
    assert [(m.start, m.key) for m in INDEX.scan(text)] == plain_search(text)


def plain_search(text: str) -> list[tuple[int, str]]:
    """Every n-gram of words looked up one by one; matches inside longer ones removed."""
    folded = fold_text(text)
    plain = str(folded)
    known = {fold(name) for name in NAMES}
    starts = [
        i for i, c in enumerate(plain) if c.isalnum() and (i == 0 or not plain[i - 1].isalnum())
    ]
    ends = [
        i + 1
        for i, c in enumerate(plain)
        if c.isalnum() and (i + 1 == len(plain) or not plain[i + 1].isalnum())
    ]
    found = [
        (start, end)
        for start in starts
        for end in ends
        if plain[start:end] in known and "\x01" not in plain[start:end]
    ]
    kept = [
        (start, end)
        for start, end in found
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e in found)
    ]
    return [(int(folded.origins[start]), plain[start:end]) for start, end in sorted(kept)]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_matches_of_any_text_keep_their_promises(gazetteer: Gazetteer, text: str) -> None:
    matches = gazetteer.scan(text)
    assert matches == gazetteer.scan(text)
    for match in matches:
        assert 0 <= match.start < match.end <= len(text)
        assert match.key.startswith(fold(text[match.start : match.end])[:1])
        assert gazetteer.entries(match.key)
    spans = [(match.start, match.end) for match in matches]
    assert spans == sorted(spans)
    assert not any(a <= c and d <= b for a, b in spans for c, d in spans if (a, b) != (c, d))


def test_scanning_is_linear_in_hostile_text(gazetteer: Gazetteer) -> None:
    for unit in ("San ", "New York ", "a'", "Rostov-on-", "é"):
        gazetteer.scan(unit * 1000)
        seconds = []
        for size in (100_000, 400_000):
            text = unit * (size // len(unit))
            start = time.process_time()
            gazetteer.scan(text)
            seconds.append(time.process_time() - start)
        assert seconds[1] < 4 * 4 * seconds[0] + 0.2, unit
