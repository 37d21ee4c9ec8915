"""Every place of an article: recognised, told literal from metonym, and resolved."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from gazetteer.gazetteer import Gazetteer
from geo.records import ResolvedPlace, Span
from geo.text.language import Language
from geo.toponyms.borders import find_borders
from geo.toponyms.candidates import ArticleWords
from geo.toponyms.computed import Computing
from geo.toponyms.coordinates import find_coordinates
from geo.toponyms.distances import (
    Relative,
    checked_points,
    distance_before,
    find_pointing,
    find_relatives,
)
from geo.toponyms.hints import Hint
from geo.toponyms.literal import with_literalness
from geo.toponyms.mention import Mention
from geo.toponyms.parts import find_parts
from geo.toponyms.recognize import recognize
from geo.toponyms.resolve import Choice, as_place, choose
from geo.toponyms.roads import find_roads
from geo.toponyms.vicinity import beside, find_vicinity


def find_places(
    text: str, sentences: Sequence[Span], gazetteer: Gazetteer, language: Language
) -> list[ResolvedPlace]:
    """All mentions of places in ``text``, left to right, none overlapping.

    ``sentences`` are spans into ``text``. A place that could not be resolved is in the list,
    with its candidates and the reason. A name inside a longer phrase ("15 km north of
    Mariupol", "the border with Russia") is part of that phrase and not a mention by itself: it
    is in the phrase's ``told_from``.
    """
    article = ArticleWords(text, sentences)
    mentions = [with_literalness(mention) for mention in recognize(article, gazetteer, language)]
    relatives = find_relatives(text, mentions)
    borders = find_borders(article, mentions)
    parts = find_parts(text, mentions, gazetteer)
    choices = choose(mentions, article, gazetteer, _bracketed(relatives, mentions))
    computing = Computing(text, article, choices, gazetteer)
    places = [computing.position(position) for position in find_coordinates(text)]
    for border in borders:
        place = computing.border(border)
        places.append(place)
        distance = distance_before(text, article.spans[border.number].start, border.span)
        if distance is not None:
            places.append(computing.from_border(distance, place))
    places += [computing.relative(relative) for relative in relatives]
    places += [computing.pointing(each) for each in find_pointing(text, article.spans)]
    places += [computing.part(part) for part in parts]
    places += [computing.nearby(road.span, road.number, "facility") for road in find_roads(article)]
    named: list[ResolvedPlace] = []
    for choice in choices:
        if _belongs_to_its_surroundings(choice):
            places.append(_by_surroundings(choice.mention, computing))
            continue
        place, vicinity = as_place(choice), find_vicinity(text, choice.mention)
        named.append(place if vicinity is None else beside(place, vicinity, gazetteer))
    return _with_names_inside(_apart([*places, *named]), named)


def _with_names_inside(
    places: list[ResolvedPlace], named: Sequence[ResolvedPlace]
) -> list[ResolvedPlace]:
    """Each phrase with the names that it is told from; of a part ("northern Mali"), the whole."""
    starts = [place.toponym.span.start for place in named]
    result: list[ResolvedPlace] = []
    for place in places:
        span = place.toponym.span
        within = named[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        inside = tuple(
            other
            for other in within
            if other.toponym.span != span
            and other.toponym.span.end <= span.end
            and (
                place.toponym.kind in {"relative", "border"}
                or other.toponym.kind in {"country", "region"}
            )
        )
        result.append(replace(place, told_from=inside) if inside else place)
    return result


def _belongs_to_its_surroundings(choice: Choice) -> bool:
    """A street, an airfield or a river that is in no list."""
    mention = choice.mention
    return (
        choice.entry is None
        and mention.type_word is not None
        and mention.kind in {"facility", "water"}
    )


def _by_surroundings(mention: Mention, computing: Computing) -> ResolvedPlace:
    if mention.type_word is not None and mention.type_word.urban:
        return computing.inside(mention.span, mention.number)
    return computing.nearby(mention.span, mention.number, mention.kind)


def _bracketed(relatives: Sequence[Relative], mentions: Sequence[Mention]) -> dict[int, Hint]:
    """What "Manych (76km east of Donetsk)" says about Manych, by the number of the mention."""
    by_end = {mention.span.end: index for index, mention in enumerate(mentions)}
    hints: dict[int, Hint] = {}
    for relative in relatives:
        if not relative.in_brackets or relative.form != "distance":
            continue
        named = by_end.get(relative.span.start - 2, by_end.get(relative.span.start - 1))
        if named is not None:
            points, reach = checked_points(relative, mentions[relative.bases[0]])
            reason = f"the text says: {relative.kilometres:g} km from there"
            hints[named] = Hint(reason, 10.0, points=points, km=reach)
    return hints


def _apart(places: Sequence[ResolvedPlace]) -> list[ResolvedPlace]:
    """Of overlapping places the longest, and of equals the first given; left to right."""
    by_length = sorted(
        range(len(places)),
        key=lambda n: (-(places[n].toponym.span.end - places[n].toponym.span.start), n),
    )
    taken = bytearray()
    kept: list[ResolvedPlace] = []
    for number in by_length:
        span = places[number].toponym.span
        if len(taken) < span.end:
            taken.extend(bytes(span.end - len(taken)))
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            kept.append(places[number])
    return sorted(kept, key=lambda place: place.toponym.span.start)
