"""Which sentences are worth parsing: those with a trigger and something that could move.

Parsing is most of the cost; looking words up in sets is next to nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from geo.movements.forces import MARKS, SHIP_PREFIXES
from geo.movements.lexicon import PIECE, WORD, WORDS, Lexicon
from geo.movements.movers import ACTING
from geo.movements.understood import ARMED
from geo.records import ResolvedPlace, Sentence

SAYS_ONE = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|same source) "
    r"(?:said|says|added|adds|wrote|writes|told|claimed|had said|reported)\b"
    r"|\b(?:said|says|added) (?:he|she|they)\b"
)
BEING = frozenset({"be", "is", "are", "was", "were", "been", "being"})
GONE = frozenset({"out", "gone", "clear", "empty", "in", "at", "near"})
REACH = 3
REACH_MILITARY = 8
"""How many sentences behind a force a word may point back to it."""


def worth_reading(
    text: str,
    sentences: Sequence[Sentence],
    lexicon: Lexicon,
    ships: Collection[str] = (),
    *,
    military: bool = False,
) -> list[int]:
    """Indexes of the sentences that may tell of a movement, in order.

    In a ``military`` article any word that points back may point to forces.
    """
    chosen: list[int] = []
    last_force = -10
    staged = _staged(text, sentences, lexicon)
    for number, sentence in enumerate(sentences):
        words = [m.group() for m in WORD.finditer(text, sentence.span.start, sentence.span.end)]
        small = [w.lower() for w in words]
        has_force = _names_force(words, small, lexicon) or any(w in ships for w in words)
        reach = REACH_MILITARY if military else REACH
        points_back = number - last_force <= reach and any(w in WORDS["pointing"] for w in small)
        if has_force:
            last_force = number
        if number in staged or not _has_trigger(small, lexicon):
            continue
        if (
            has_force
            or points_back
            or _acts(words, small, lexicon)
            or (military and _armed(small, lexicon))
        ):
            chosen.append(number)
    return chosen


def _staged(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> set[int]:
    """Sentences of paragraphs that tell of a show, a game or a story."""
    found: set[int] = set()
    paragraph: list[int] = []
    shown = False
    for number, sentence in enumerate(sentences):
        if number and "\n" in text[sentences[number - 1].span.end : sentence.span.start]:
            found.update(paragraph if shown else ())
            paragraph, shown = [], False
        paragraph.append(number)
        words = WORD.finditer(text, sentence.span.start, sentence.span.end)
        shown = shown or any(m.group().lower() in lexicon.scenes for m in words)
    found.update(paragraph if shown else ())
    return found


def _has_trigger(small: list[str], lexicon: Lexicon) -> bool:
    for position, word in enumerate(small):
        if word in BEING:
            if GONE & set(small[position + 1 : position + 4]):
                return True
        elif (
            word in lexicon.verbs
            or word in lexicon.nouns
            or ("-" in word and word.rpartition("-")[2] in lexicon.nouns)
        ):
            return True
    return False


def _names_force(words: list[str], small: list[str], lexicon: Lexicon) -> bool:
    if any(w in lexicon.forces for w in small):
        return True
    return any(
        (any(c.isdigit() for c in w) or w[:1].isupper()) and lexicon.designation(w) for w in words
    )


def _armed(small: list[str], lexicon: Lexicon) -> bool:
    """A verb that, in an article about forces, is said of forces only."""
    return any(f.family in ARMED for w in small for f in lexicon.verbs.get(w, ()))


def _acts(words: list[str], small: list[str], lexicon: Lexicon) -> bool:
    """A country or group with a trigger that needs no more than that."""
    if not any(
        w in lexicon.actors or w.removesuffix("'s").removesuffix("’s") in lexicon.actors
        for w in words
    ):
        return False
    frames = (f for w in small for f in (*lexicon.verbs.get(w, ()), *lexicon.nouns.get(w, ())))
    return any(f.evidence == "actor" or f.family in ACTING for f in frames)


def in_full(
    text: str,
    sentences: Sequence[Sentence],
    chosen: Sequence[int],
    places: Sequence[ResolvedPlace],
    lexicon: Lexicon,
    ships: Collection[str],
) -> list[int]:
    """Those of the chosen sentences that name both a force and a place.

    Where a text is about something else, nothing is told of a movement before one of these has
    (:func:`geo.movements.evidence.stands_alone`).
    """
    starts = [place.toponym.span.start for place in places if place.toponym.literal]
    found = []
    for number in chosen:
        span = sentences[number].span
        first = bisect_left(starts, span.start)
        if first < len(starts) and starts[first] < span.end:
            words = [m.group() for m in WORD.finditer(text, span.start, span.end)]
            if _may_name_force(words, span.cut(text), lexicon, ships):
                found.append(number)
    return found


def _may_name_force(words: list[str], said: str, lexicon: Lexicon, ships: Collection[str]) -> bool:
    """Whether the last word of some force's name is there, or a name or a number that may be."""
    pieces = {piece for word in words for piece in PIECE.findall(word.lower())}
    if pieces & (lexicon.force_ends | WORDS["anyone"]) or not SHIP_PREFIXES.isdisjoint(words):
        return True
    known = (*words, *(word.strip(MARKS) for word in said.split()))
    return any(word in ships or lexicon.designation(word) for word in known)


def introducing(text: str, sentences: Sequence[Sentence], chosen: Sequence[int]) -> set[int]:
    """The sentences before chosen ones in which "he says" or "she added" may have its name."""
    wanted = set(chosen)
    return {
        number - 1
        for number in chosen
        if number
        and number - 1 not in wanted
        and SAYS_ONE.search(text, sentences[number].span.start, sentences[number].span.end)
    }
