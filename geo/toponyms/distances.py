"""Places by distance: "15 km north of Mariupol", "40 miles from Kursk", "between X and Y"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geo.records import Span
from geo.toponyms.directions import COMPASS, DIRECTION, bearing_of
from geo.toponyms.lexicon import words
from geo.toponyms.mention import Mention
from geo.toponyms.sphere import geodesic_km, midpoint, travel

_MILE_KM, _SEA_MILE_KM = 1.609344, 1.852
_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a dozen": 12, "fifteen": 15,
    "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100, "one hundred": 100,
    "two hundred": 200, "a few": 4, "several": 6, "a couple of": 2, "dozens of": 30,
    "tens of": 30, "half a": 0.5, "hundreds of": 300,
}  # fmt: skip
_VAGUE = frozenset({"a few", "several", "dozens of", "tens of", "hundreds of"})
_LEFT = 120
"""Characters before a name in which its distance must begin."""

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2})?|" + "|".join(
    sorted(map(re.escape, _WORDS), key=len, reverse=True)
)
_UNIT = (
    r"(?P<km>km|kms|kilomet(?:re|er)s?)|(?P<mile>miles?|mi)|(?P<sea>nautical miles?|nmi?)"
    r"|(?P<metre>met(?:re|er)s?|m)"
)
_DISTANCE = re.compile(
    rf"(?<![\w.,])(?P<number>{_NUMBER})(?:\s?(?:to|-|–|or)\s?(?P<upper>\d{{1,4}}))?[\s-]{{0,2}}"
    rf"(?:{_UNIT})\b(?:\s\(\d[^)]{{0,20}}\))?\s+"
    rf"(?:(?:to the|due|directly|away|further|inland)\s)?"
    rf"(?:(?P<direction>{DIRECTION}|{COMPASS})\s)?"
    rf"(?P<link>of|from|off|outside|inside|beyond|away from)\s"
    rf"(?:the\s)?(?:(?:[a-z-]{{3,12}}\s){{0,2}}(?:town|city|village|settlement|port|capital)s?\s(?:of\s)?)?"
    rf"(?P<gap>)\Z",
    re.IGNORECASE,
)
_LINE_WORDS = frozenset(
    {"road", "highway", "motorway", "railway", "route", "rail", "track", "freeway", "line"}
)
_DASHES = frozenset("-‐‑‒–—")


@dataclass(frozen=True, slots=True)
class Relative:
    """A place said by its distance from others. ``bases`` are numbers of mentions."""

    span: Span
    number: int
    bases: tuple[int, ...]
    form: Literal["distance", "between", "line"]
    kilometres: float = 0.0
    bearing: float | None = None
    vague: bool = False
    in_brackets: bool = False
    """Whether it only explains the name before it: "Manych (76km east of Donetsk)"."""

    def locate(self, points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], float]:
        """The point and a radius in km, from the points of the bases.

        A distance with a direction is off by a sixteenth of a circle either way (0.4 of the
        distance at worst, a quarter on the whole); without one it is a circle.
        """
        if self.form == "distance":
            slack = 0.5 if self.vague else 0.25
            if self.bearing is None:
                return points[0], max(3.0, self.kilometres * (1 + slack))
            there = travel(*points[0], self.bearing, self.kilometres)
            return there, max(3.0, self.kilometres * slack)
        one, other = points[0], points[1]
        return midpoint(one, other), max(3.0, geodesic_km(one, other) / 2)


def find_relatives(text: str, mentions: Sequence[Mention]) -> list[Relative]:
    """The places of a text that are said by their distance from its mentions."""
    found: list[Relative] = []
    for index, mention in enumerate(mentions):
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if following is not None and following.number == mention.number:
            found.extend(_between(mention, following, index))
            found.extend(_line(mention, following, index))
        if mention.kind not in {"country"}:
            found.extend(_distance(text, mention, index))
    return found


def _distance(text: str, mention: Mention, index: int) -> Iterator[Relative]:
    relative = distance_before(text, mention.sentence.span.start, mention.span)
    if relative is not None:
        yield replace(relative, number=mention.number, bases=(index,))


def distance_before(text: str, floor: int, base: Span) -> Relative | None:
    """The distance that ends right before ``base`` and begins not before ``floor``, or None."""
    start = base.start
    floor = max(floor, start - _LEFT)
    match = _DISTANCE.search(text[floor:start].replace("\u00a0", " ").replace("\n", " "))
    if match is None:
        return None
    number = match.group("number").lower()
    direction = match.group("direction")
    if match.group("metre") and not number[0].isdigit():
        return None
    if match.group("link").lower() == "from" and _is_way_gone(text[floor : floor + match.start()]):
        return None
    upper = match.group("upper")
    value = _value(number)
    if upper:
        value = (value + float(upper)) / 2
    begin = floor + match.start()
    return Relative(
        span=Span(begin, base.end),
        number=-1,
        bases=(),
        form="distance",
        kilometres=value * _kilometres(match),
        bearing=bearing_of(direction) if direction else None,
        vague=number in _VAGUE or bool(upper),
        in_brackets=text[begin - 1 : begin] in {"(", "["},
    )


def _is_way_gone(left: str) -> bool:
    """As in "moved 3,000 km west from Novosibirsk" tells a way and not a place."""
    before = left.rsplit(maxsplit=1)
    return bool(before) and before[-1].lower() in words("cue_words", "ways gone")


def _value(number: str) -> float:
    return float(number.replace(",", "")) if number[0].isdigit() else float(_WORDS[number])


def _kilometres(match: re.Match[str]) -> float:
    if match.group("km"):
        return 1.0
    if match.group("mile"):
        return _MILE_KM
    return _SEA_MILE_KM if match.group("sea") else 0.001


def _between(mention: Mention, following: Mention, index: int) -> Iterator[Relative]:
    """As in "between Horlivka and Yenakiieve", unless it is talks that are between them."""
    sentence = mention.sentence
    between = [word.lower for word in sentence.words[mention.last : following.first]]
    opener = mention.first - 1
    if sentence.lower(opener) == "the":
        opener -= 1
    if sentence.lower(opener) != "between" or between not in (["and"], ["and", "the"]):
        return
    if sentence.lower(opener - 1) in {"border", "frontier", "boundary"}:
        return
    if not all(each.literal and _may_be_settled(each) for each in (mention, following)):
        return
    yield Relative(
        span=Span(sentence.words[opener].start, following.span.end),
        number=mention.number,
        bases=(index, index + 1),
        form="between",
    )


def _may_be_settled(mention: Mention) -> bool:
    """A settlement or a facility, or a bare name that a region and a town in it share."""
    if mention.kind in {"settlement", "facility"}:
        return True
    seat = any(entry.feature_class == "P" for entry in mention.entries[:6])
    return mention.kind == "region" and mention.type_word is None and seat


def _line(mention: Mention, following: Mention, index: int) -> Iterator[Relative]:
    """As in "the Donetsk-Mariupol road"."""
    sentence = mention.sentence
    between = [word.text for word in sentence.words[mention.last : following.first]]
    behind = sentence.lower(following.last)
    if len(between) != 1 or between[0] not in _DASHES or behind not in _LINE_WORDS:
        return
    if {mention.kind, following.kind} & {"country"}:
        return
    yield Relative(
        span=Span(mention.span.start, sentence.words[following.last].end),
        number=mention.number,
        bases=(index, index + 1),
        form="line",
    )


def checked_points(
    relative: Relative, base: Mention
) -> tuple[tuple[tuple[float, float], ...], float]:
    """Where a bracketed distance says that the name before it is, for every namesake of the
    base, and how far from there it may be, in km."""
    places = [relative.locate([(e.latitude, e.longitude)]) for e in base.entries[:8]]
    return tuple(point for point, _ in places), max(12.0, 0.45 * relative.kilometres)


_STANDS_FOR = re.compile(
    r"\b(?:of|from|outside)\s(?P<noun>(?:the\s(?:city|town|village|capital|border|frontier)|town)\b)"
)


@dataclass(frozen=True, slots=True)
class Pointing:
    """A distance from a place that is not named: "six miles east of town", "15 km from the
    border". ``noun``: city, town, village, capital or border."""

    relative: Relative
    noun: str


def find_pointing(text: str, sentences: Sequence[Span]) -> Iterator[Pointing]:
    """The distances from places that the text names elsewhere, left to right."""
    for number, span in enumerate(sentences):
        for match in _STANDS_FOR.finditer(text, span.start, span.end):
            noun = Span(match.start("noun"), match.end("noun"))
            found = distance_before(text, span.start, noun)
            if found is not None and not text[noun.end : noun.end + 6].startswith(
                (" with", " of ")
            ):
                word = noun.cut(text).split()[-1].replace("frontier", "border")
                yield Pointing(replace(found, number=number), word)
