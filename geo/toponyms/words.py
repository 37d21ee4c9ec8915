"""The words of a sentence as they stand: no tags, no model, linear in the text.

Recognition looks a few words to the left and right of a name. For that the language model
is far too slow, and its tags are wrong on most of these names.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from geo.records import Span

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,6}"  # U.S., D.R.C.
    r"|[^\W_]+(?:['’ʼ`´\u00ad](?!s\b)[^\W_]+)*"  # Ilovays’k, Do\u00adnetsk
    r"|['’]s\b"
    r"|[^\s\w]|_"
)
_QUOTES = "'’‘`´\"“”«»„"

Shape = Literal["prose", "title", "capitals", "lower"]


class Word(NamedTuple):
    """A word or a mark; ``start`` and ``end`` are offsets into the article."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


class WordSentence(NamedTuple):
    """The words of one sentence. ``shape`` says what its capitals are worth."""

    span: Span
    words: tuple[Word, ...]
    shape: Shape

    def lower(self, index: int) -> str:
        """The word at ``index`` in lower case; empty outside the sentence."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def word(self, index: int) -> Word | None:
        return self.words[index] if 0 <= index < len(self.words) else None

    def first_from(self, offset: int) -> int:
        """The index of the first word that ends behind ``offset``."""
        return bisect_right(self.words, offset, key=lambda word: word.end)

    def span_of(self, first: int, last: int) -> Span:
        """The characters of the words ``first`` to ``last`` (not included)."""
        return Span(self.words[first].start, self.words[last - 1].end)


def read_words(text: str, span: Span) -> WordSentence:
    """Cut the sentence at ``span`` into words. Time: linear."""
    words = tuple(
        Word(match.start(), match.end(), match.group(), match.group().lower().replace("\u00ad", ""))
        for match in _WORD.finditer(text, span.start, span.end)
    )
    return WordSentence(span, words, _shape(words))


def _shape(words: Sequence[Word]) -> Shape:
    """Whether capitals mark names (prose) or everything (title, capitals) or nothing (lower).

    Words of three letters or fewer say little: headlines leave "in" and "the" small.
    """
    long = [word.text for word in words if len(word.text) > 3 and word.text.isalpha()]
    if not long:
        return "prose" if any(word.text[:1].isupper() for word in words) else "lower"
    upper = sum(word.isupper() for word in long)
    capital = sum(word[:1].isupper() for word in long)
    if upper >= 3 and upper >= 0.7 * len(long):
        return "capitals"
    if not any(word.text[:1].isupper() for word in words):
        return "lower"
    if len(long) >= 4 and capital >= 0.8 * len(long):
        return "title"
    return "prose"


def is_quote(text: str) -> bool:
    return bool(text) and all(character in _QUOTES for character in text)
