"""From the gazetteer's scan to the names worth weighing.

The scan finds every word that some village bears. Here only the case of the letters is
looked at: a name has a capital, unless the whole sentence has none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from gazetteer.normalize import fold
from geo.records import Span
from geo.toponyms.lexicon import abbreviations, nationalities, type_words, words
from geo.toponyms.mention import ABBREVIATED, COUNTRY_CODES, Mention, by_importance, kind_of
from geo.toponyms.words import WordSentence, read_words

_AFTER_COMMA = re.compile(
    r"(?<=[^\W\d_]), (?P<short>(?:[A-Z]\. ?[A-Z](?:[a-z]{0,3}|\. ?[A-Z])\.|[A-Z][a-z]{1,8}\b\.?"
    r"|[A-Z]{2,3}\b))"
)
_OF_PARTY = re.compile(r"\b[DRI]-(?P<short>[A-Z][a-z]{1,4}\.|(?:[A-Z]\.){2}|[A-Z]{2}\b)")
_ALONE = re.compile(r"(?<=[a-z] )(?P<short>(?:[A-Z]\.){2,3})(?!\w)")
_DIVISIONS = frozenset({"ADM1", "ADM2"})
HYPHENS = frozenset("-‐‑")
LONGEST_NAME = 16
"""Words of a name that are looked at: a match over thousands of marks holds no longer one."""
LARGE = 100_000
"""Inhabitants from which a name counts even where nothing is written with a capital."""


class ArticleWords:
    """The sentences of an article, cut into words when they are first asked for."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.spans = tuple(sentences)
        self._starts = [span.start for span in self.spans]
        self._read: dict[int, WordSentence] = {}

    def number_at(self, offset: int) -> int | None:
        """The number of the sentence that covers ``offset``, or None between sentences."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.spans[number].end else None

    def sentence(self, number: int) -> WordSentence:
        if number not in self._read:
            self._read[number] = read_words(self.text, self.spans[number])
        return self._read[number]

    def read(self) -> Iterator[tuple[int, WordSentence]]:
        """The sentences that were asked for, in the text's order."""
        return iter(sorted(self._read.items()))


def find_candidates(article: ArticleWords, gazetteer: Gazetteer) -> list[Mention]:
    """Every known name that the case of its letters allows, left to right."""
    found: list[Mention] = []
    found.extend(_abbreviated(article, gazetteer))
    for match in gazetteer.scan(article.text):
        number = article.number_at(match.start)
        if number is None or match.end > article.spans[number].end:
            continue
        sentence = article.sentence(number)
        first = sentence.first_from(match.start)
        last = first
        while last < len(sentence.words) and sentence.words[last].start < match.end:
            last += 1
        for start, end in _shaped(sentence, first, last):
            whole = start == first and end == last
            key = match.key if whole else folded_key(sentence, start, end)
            entries = _entries(gazetteer, key)
            if entries and _may_name(sentence, start, end, entries):
                start = with_article(sentence, start)
                found.append(
                    Mention(
                        sentence=sentence,
                        number=number,
                        first=start,
                        last=end,
                        key=key,
                        entries=entries,
                        kind=kind_of(entries[0]),
                    )
                )
                break
    return sorted(found, key=lambda mention: (mention.number, mention.first, -mention.last))


@lru_cache(maxsize=20_000)
def _entries(gazetteer: Gazetteer, key: str) -> tuple[GazetteerEntry, ...]:
    return by_importance(gazetteer.entries(key))


def _abbreviated(article: ArticleWords, gazetteer: Gazetteer) -> Iterator[Mention]:
    """States behind a town and a comma, "Gary, Ind.", behind a party, "D-Mass.", or where a
    place is due: "in N.J."."""
    patterns = (_AFTER_COMMA, _OF_PARTY, _ALONE)
    for match in (match for each in patterns for match in each.finditer(article.text)):
        full, _ = abbreviations().get(match["short"], ("", ""))
        number = article.number_at(match.start("short"))
        if not full or number is None or match.end() > article.spans[number].end:
            continue
        sentence = article.sentence(number)
        first = sentence.first_from(match.start("short"))
        last = sentence.first_from(match.end("short") - 1) + 1
        if match.re is _ALONE and not _place_is_due(sentence, first):
            continue
        divisions = [e for e in gazetteer.lookup(full) if e.feature_code in _DIVISIONS]
        first_order = [entry for entry in divisions if entry.feature_code == "ADM1"]
        entries = tuple(first_order or divisions)
        if entries:
            yield Mention(
                sentence=sentence,
                number=number,
                first=first,
                last=last,
                key=f"{fold(full)} state",  # "New York, N.Y.": not the same name twice
                entries=entries,
                kind="region",
                score=ABBREVIATED,
            )


def _place_is_due(sentence: WordSentence, index: int) -> bool:
    left = sentence.lower(index - 1)
    return left == "the" or left in words("cue_words", "locative") | words(
        "cue_words", "directions"
    )


def with_article(sentence: WordSentence, index: int) -> int:
    """Take in an Arabic article before a hyphen: "al-Qaim", "ez-Zor"."""
    glued = index >= 2 and sentence.words[index - 1].text in HYPHENS
    article = glued and sentence.lower(index - 2) in words("cue_words", "arabic articles")
    return index - 2 if article else index


def folded_key(sentence: WordSentence, first: int, last: int) -> str:
    """Words as the gazetteer's keys have them."""
    return fold(" ".join(word.text for word in sentence.words[first:last] if word.is_word))


def _shaped(sentence: WordSentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches of a match that may be a name: all of it, else its longest parts."""
    if sentence.words[first].text.startswith(("'", "’")):
        return
    for size in range(min(last - first, LONGEST_NAME), 0, -1):
        for start in range(first, last - size + 1):
            end = start + size
            edges = sentence.words[start].is_word and sentence.words[end - 1].is_word
            if edges and _has_capitals(sentence, start, end):
                yield start, end


def _has_capitals(sentence: WordSentence, first: int, last: int) -> bool:
    if sentence.shape == "lower":
        return True
    inside = [word for word in sentence.words[first:last] if word.is_word]
    if not inside or not _is_capital(inside[0].text):
        return False
    if inside[0].lower in {"the", "a", "an"} and inside[-1].text.islower():
        return False
    return all(
        _is_capital(word.text)
        or word.lower in words("cue_words", "particles")
        or word.lower in words("cue_words", "arabic articles")
        or (index > 0 and word.lower in type_words().after)
        for index, word in enumerate(inside)
    ) and not (
        len(inside) > 1
        and inside[-1].lower in words("cue_words", "particles")
        and not inside[-1].capital
    )


def _is_capital(text: str) -> bool:
    """A capital, a figure, a letter of an alphabet without capitals, or "d'Ivoire"."""
    return not text[:1].islower() or (text[1:2] in "'’" and text[2:3].isupper())


def _may_name(
    sentence: WordSentence, first: int, last: int, entries: tuple[GazetteerEntry, ...]
) -> bool:
    """Leave out what no context turns into a place: months, weekdays, "He", "Russian", "5"."""
    lone = sentence.words[first]
    if last - first > 1:
        return True
    if lone.lower in nationalities():
        return False
    if lone.lower.removesuffix("s") in nationalities():
        return entries[0].feature_code in COUNTRY_CODES  # "Philippines", not "Russians"
    if lone.lower in words("not_places", "never") or not any(map(str.isalpha, lone.text)):
        return False
    if len(lone.text) < 3 and not lone.text.isupper():
        return entries[0].population >= LARGE
    if sentence.shape == "lower":
        personal = lone.lower in words("given_names") or lone.lower in words("surnames")
        everyday = lone.lower in words("plain_words") or len(lone.text) <= 3
        return not everyday and (not personal or entries[0].population >= LARGE)
    return True
