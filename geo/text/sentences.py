"""Where sentences begin and end, by rule, in linear time.

Two steps: a text is cut into paragraphs (a line each, unless the lines are one hard-wrapped
paragraph), and a paragraph at its full stops, question and exclamation marks, unless the mark
belongs to an abbreviation, an initial, a number or a quotation that goes on.

A statistical splitter reads newspaper prose as well, but loses its way in headlines, captions,
bullets and live blogs, costs ten times as much, and has to be told of every line break anyway.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from geo.records import Span
from geo.text.abbreviations import (
    ALWAYS_GOES_ON,
    BEFORE_A_NUMBER,
    ENDS_OR_NOT,
    MONTHS,
    SENTENCE_OPENERS,
    SPEECH_VERBS,
    WEEKDAYS,
)

_AFTER_NOON = re.compile(r"[ap]\.m\Z")
_GOES_ON_AFTER_TIME = re.compile(
    r"[a-z]|[A-Z]{2,4}\b|\(|(?:[A-Z][a-z]{2,12}|local) time\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = " \t\xa0\u200b\u2060\ufeff\u2009\u202f\u00ad"
_MARKER = re.compile(
    r"[ \t\xa0]*(?:[•‣◦▪●■▶➤]{1,2}|[·*–—-]{1,2}[ \t\xa0]|\(?\d{1,3}[.)/][ \t\xa0]"
    r"|\d{1,2}/\d{1,2}[ \t\xa0](?=[\"“A-Z])|\(?[a-z]\)[ \t\xa0])[ \t\xa0]*"
)
_STOP = re.compile(r"([.!?…]{1,9})(?:[\"”’'»)\]]|\[\d{1,3}\]){0,4}")
_TIME_STAMP = re.compile(
    r"(?:\d{1,2}[.:]?\d\d ?(?:[ap]\.?m\.?|GMT|UTC|h)?|\d{1,2} ?[ap]\.?m\.?)[.:] "
)
_CLOSING = "\"”’'»"
_WORD_BEFORE = re.compile(r"[^\s\"“”‘’(\[—–/]{1,30}\Z")
_NEXT_WORD = re.compile(r"[\"“”‘’'(\[«]{0,3}([^\s,;:!?\"”’)\]]{1,30})")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,5}\Z|[^\W\d_]\.\Z")
_GLUED = re.compile(r"[A-Z][a-z]+[ ,]")
_SPEECH_FOLLOWS = re.compile(r"(?:[\w.’'-]{1,20} ){1,4}?([a-z]{3,10})\b")
_FIRST_WORD = re.compile(r"\S{1,60}")
_WRAP_WIDTHS = range(40, 121)


def split_sentences(text: str) -> list[Span]:
    """The sentences of a text, left to right, without overlap; what is between them is blank,
    a bullet or an item's number.

    A headline, a caption, a list item and a time-stamped line are sentences of their own. A
    span has no bullet or number ("1/", "2.", "•") and keeps its time stamp or speaker label;
    closing quotation marks belong to the sentence that they close. Time: linear.
    """
    return [
        sentence
        for paragraph in _paragraphs(text)
        for sentence in _sentences_of(text, _without_marker(text, paragraph))
    ]


def _paragraphs(text: str) -> Iterator[Span]:
    """Lines, or runs of lines where a paragraph was wrapped by hand or by a PDF."""
    block: list[Span] = []
    for match in _LINE.finditer(text):
        line = _trimmed(text, match.start(), match.end())
        if block and not (line.start < line.end and _one_break(text, block[-1], line)):
            yield from _unwrapped(text, block)
            block = []
        if line.start < line.end:
            block.append(line)
    yield from _unwrapped(text, block)


def _one_break(text: str, above: Span, below: Span) -> bool:
    """Whether nothing but one line break stands between two lines."""
    return text[above.end : below.start].strip(_BLANK) in {
        "\n", "\r\n", "\r", "\x0b", "\x85", "\u2028",
    }  # fmt: skip


def _unwrapped(text: str, block: list[Span]) -> Iterator[Span]:
    """The paragraphs of a block of lines: each line, or several where they are wrapped.

    Lines are wrapped where every line but the last is so full that the next line's first word
    would not have fitted, and most of them end in mid-sentence.
    """
    if len(block) < 2:
        yield from block
        return
    lengths = [line.end - line.start for line in block]
    width = max(lengths)
    full = all(
        lengths[n] + 1 + len(_first_word(text, below)) > width
        for n, (_, below) in enumerate(pairwise(block))
    )
    ended = sum(_ends_sentence(text, line) for line in block[:-1])
    marked = any(_MARKER.match(text, line.start, line.end) for line in block)
    if len(block) > 2 and full and width in _WRAP_WIDTHS and 2 * ended < len(block) and not marked:
        yield Span(block[0].start, block[-1].end)
        return
    start = block[0].start
    for above, below in pairwise(block):
        if not _runs_on(text, above, below):
            yield Span(start, above.end)
            start = below.start
    yield Span(start, block[-1].end)


def _runs_on(text: str, above: Span, below: Span) -> bool:
    """Whether a line goes on in the next: no end mark, and a small letter after the break."""
    if _ends_sentence(text, above) or above.end - above.start < _WRAP_WIDTHS.start:
        return False
    return text[below.start].islower() and not _MARKER.match(text, below.start, below.end)


def _first_word(text: str, line: Span) -> str:
    word = _FIRST_WORD.match(text, line.start, line.end)
    return word.group() if word else ""


def _ends_sentence(text: str, line: Span) -> bool:
    return text[line.start : line.end][-3:].rstrip(_CLOSING + ")]")[-1:] in tuple(".!?…:;")


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start] in _BLANK or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _BLANK or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _without_marker(text: str, paragraph: Span) -> Span:
    marker = _MARKER.match(text, paragraph.start, paragraph.end)
    return Span(marker.end() if marker else paragraph.start, paragraph.end)


def _sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    stamp = _TIME_STAMP.match(text, start, paragraph.end)
    for stop in _STOP.finditer(text, stamp.end() if stamp else start, paragraph.end):
        if stop.end() < paragraph.end and _is_boundary(text, stop, paragraph):
            sentence = _trimmed(text, start, stop.end())
            if sentence.start < sentence.end:
                yield sentence
            start = stop.end()
    last = _trimmed(text, start, paragraph.end)
    if last.start < last.end:
        yield last


def _is_boundary(text: str, stop: re.Match[str], paragraph: Span) -> bool:
    """Whether a sentence ends at a mark that others follow in the same paragraph."""
    after = stop.end()
    if not text[after].isspace():
        return _is_glued(text, stop)
    rest = text[after : min(after + 120, paragraph.end)].lstrip()
    if not rest:
        return True
    if _AFTER_NOON.search(text, max(paragraph.start, stop.start() - 3), stop.start()):
        return not _GOES_ON_AFTER_TIME.match(rest)
    opener = rest.lstrip("\"“”‘’'(«[")[:1]
    if opener.islower():
        return False
    mark, closed = stop.group(1), stop.group()[-1] in _CLOSING
    if mark == "." and stop.end() == stop.end(1):
        return not _is_abbreviation(text, stop.start(), paragraph.start, rest)
    if mark[-1] in "?!" and closed:
        speech = _SPEECH_FOLLOWS.match(rest)
        return not (speech and speech.group(1) in SPEECH_VERBS)
    return True


def _is_glued(text: str, stop: re.Match[str]) -> bool:
    """Whether the space after a full stop was lost ("the border.Russian troops")."""
    before = text[max(0, stop.start() - 3) : stop.start()]
    return (
        len(before) == 3
        and before.isalpha()
        and before.islower()
        and bool(_GLUED.match(text, stop.end(), stop.end() + 40))
    )


def _is_abbreviation(text: str, dot: int, begin: int, rest: str) -> bool:
    """Whether the full stop at ``dot`` belongs to the word before it and ends no sentence."""
    found = _WORD_BEFORE.search(text, max(begin, dot - 30), dot)
    word = found.group() if found else ""
    key = word.lower().rstrip(".")
    follows = _NEXT_WORD.match(rest)
    following = follows.group(1) if follows else ""
    if key.rpartition("-")[2] in ALWAYS_GOES_ON:
        return True
    if key in BEFORE_A_NUMBER:
        return following[:1].isdigit()
    if key in WEEKDAYS:
        return following.lower().rstrip(".")[:3] in MONTHS or following[:1].isdigit()
    if key in MONTHS and word[:1].isupper():
        return following[:1].isdigit() or following not in SENTENCE_OPENERS
    if _DOTTED.match(word + ".") or key in ENDS_OR_NOT:
        return following not in SENTENCE_OPENERS
    return False
