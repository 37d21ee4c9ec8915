"""Starts and goals that are told and are no place by name: "from rebel-held territory".

They have no spot of their own; the report keeps the words.
"""

from collections.abc import Mapping

from geo.movements.lexicon import Lexicon
from geo.records import PlaceRole, Span
from geo.text.tokens import ParsedSentence, Token

FROM = frozenset({"from"})
INTO = frozenset({"to", "into", "onto", "toward", "towards"})
ROLES: Mapping[str, frozenset[str]] = {"origin": FROM, "destination": INTO}
LONGEST = 5
"""Words of such a phrase that are kept."""
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "this", "that", "these", "those"})


def spoken_place(
    sentence: ParsedSentence, trigger: int, role: str, lexicon: Lexicon, text: str
) -> PlaceRole | None:
    """What a trigger's preposition leads to, where it is ground of some kind and has more said of
    it than "the town"; None otherwise."""
    for preposition in sentence.children(trigger, "prep"):
        if preposition.text.lower() not in ROLES[role]:
            continue
        for thing in sentence.children(preposition.index, "pobj"):
            words = _words(sentence, thing)
            ground = thing.lemma.lower() in lexicon.grounds or "territory" in thing.text.lower()
            if ground and 2 <= len(words) <= LONGEST:
                span = Span(words[0].start, words[-1].end)
                return PlaceRole(name=span.cut(text), span=span, place=None)
    return None


def _words(sentence: ParsedSentence, noun: Token) -> list[Token]:
    """The noun and what stands before it in its phrase, without "the" and "their"."""
    return [
        t
        for t in sentence.subtree(noun.index)
        if t.index <= noun.index and t.text.lower() not in DETERMINERS
    ]
