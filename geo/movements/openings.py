"""What a line begins with before its sentence does: a dateline, a time stamp, a speaker.

The parser reads "0937 GMT: Lysenko: a column ..." badly, so it is given the part behind, and the
speaker is kept as a source.
"""

import re
from dataclasses import dataclass

from geo.movements.lexicon import WORDS
from geo.records import Span

LONGEST = 80
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’/ -]{2,30}(?:, [\w.,'’ ]{2,30})?(?: ?\([^()]{1,30}\))? ?(?:—|–|--|-) "
)
_CLOCK = r"(?:\d{1,2}[:.]?\d{2}|\d{1,2})(?: ?[ap]\.?m\.?)?"
_ZONE = r"(?: ?(?:GMT|UTC|BST|CET|EET|MSK|EST|EDT|local))?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[\w,. ]{0,20}?(?:" + _CLOCK + r")?"
_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?"
_BEHIND = r"(?:(?::| [-–—]) |(?<=\d[ap]m) |(?<=\d[ap]m)\. |(?<=\d\d) (?=[A-Z]))"
_TIME = re.compile("(?:" + "|".join((_CLOCK + _ZONE, _WEEKDAY, _DAY)) + ")" + _BEHIND)
_LABEL = re.compile(r"([A-Z][\w.'’-]{1,30}(?: [\w.'’-]{1,30}){0,3}): (?=\S)")
_SMALL = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the sentence proper begins, and who is named before it."""

    body: Span
    speaker: Span | None


def read_opening(text: str, sentence: Span) -> Opening:
    """Look at the first characters of a sentence; linear in at most 80 of them at a time."""
    start, speaker = sentence.start, None
    for _ in range(3):
        limit = min(sentence.end, start + LONGEST)
        match = _DATELINE.match(text, start, limit) or _TIME.match(text, start, limit)
        if match is None:
            match = _LABEL.match(text, start, limit)
            if match is None:
                break
            words = match.group(1).split()
            if _is_speaker(words):
                end = start + len(
                    " ".join(words[:-2] if len(words) > 2 and words[-2] == "on" else words)
                )
                speaker = Span(start, end)
            elif not WORDS["not_speakers"] & {w.lower() for w in words}:
                break
        if match.end() >= sentence.end:
            break
        start = match.end()
    return Opening(Span(start, sentence.end), speaker)


def _is_speaker(words: list[str]) -> bool:
    if WORDS["not_speakers"] & {w.lower() for w in words}:
        return False
    named = words[:-2] if len(words) > 2 and words[-2] == "on" else words
    if all(w.isupper() and len(w) > 3 for w in named):
        return False
    if named[-1].lower() in WORDS["speaking_roles"]:
        return True
    return all(w[:1].isupper() or w in {"of", "the", "de", "al"} for w in named)
