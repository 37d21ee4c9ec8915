"""Who moves: the country or group that a noun phrase names, under its common name."""

from collections.abc import Sequence

from geo.movements.lexicon import ActorName, Lexicon
from geo.records import Actor, Span
from geo.text.tokens import ParsedSentence, Token

LONGEST = 4
OUTSIDE = frozenset({"relcl", "acl", "advcl", "appos", "ccomp", "parataxis", "conj", "cc"})
BELONGING = frozenset({"of", "by"})
BACKED = frozenset(
    {"backed", "allied", "aligned", "supported", "trained", "armed", "funded", "occupied"}
)
LOOSE = frozenset({"rebels", "militants", "militia"})
"""Names so general that one behind the noun tells more ("guerrillas of the KLA")."""


def read_actor(
    sentence: ParsedSentence, head: int, lexicon: Lexicon, text: str
) -> tuple[Actor, ActorName] | None:
    """The actor named in the noun phrase headed by ``head``, or None.

    The words before the head are looked at first ("Russian tanks"), then what it is of
    ("units of the National Guard of Ukraine").
    """
    words = _phrase(sentence, head)
    before = [t for t in words if t.index <= head]
    named = find_actor(before, lexicon, text)
    itself = find_actor([sentence[head]], lexicon, text)
    if itself is not None and itself[1].name in LOOSE:
        return itself  # "Syrian rebels" are not Syria's army
    if named is not None and named[1].name not in LOOSE:
        return named
    return find_actor([t for t in words if t.index > head], lexicon, text) or named


def find_actor(
    words: Sequence[Token], lexicon: Lexicon, text: str
) -> tuple[Actor, ActorName] | None:
    """The first and longest name of an actor among some words, or None."""
    for position in range(len(words)):
        for length in range(min(LONGEST, len(words) - position), 0, -1):
            run = words[position : position + length]
            if run[-1].index - run[0].index != length - 1:
                continue
            span = Span(run[0].start, run[-1].end)
            name = known_actor(span.cut(text), lexicon)
            if name is not None and not _backs(words, position + length):
                return Actor(name=name.name, surface=span.cut(text), span=span), name
    return None


def _backs(words: Sequence[Token], after: int) -> bool:
    """ "Iran-backed militias" are not Iran's army."""
    following = [t.text.lower() for t in words[after : after + 2]]
    return following[:1] == ["-"] and bool(BACKED & set(following))


def known_actor(words: str, lexicon: Lexicon) -> ActorName | None:
    """The actor of this name, as written or, for a common noun, in any case."""
    plain = " ".join(words.replace("’", "'").split())
    found = lexicon.actors.get(plain)
    if found is None and plain.endswith("'s"):
        found = lexicon.actors.get(plain[:-2])
    if found is None and plain[:1].isupper() and plain.lower() != plain:
        found = lexicon.actors.get(plain.lower())
    if found is None and plain.isupper() and len(plain) > 3:
        found = lexicon.actors.get(plain.title())
    return found


def _phrase(sentence: ParsedSentence, head: int) -> list[Token]:
    """The words of a noun phrase without its clauses, asides and places."""
    found: list[Token] = []
    pending = [head]
    while pending:
        current = pending.pop()
        found.append(sentence[current])
        for child in sentence.children(current):
            if child.dep in OUTSIDE:
                continue
            if child.dep == "prep" and child.text.lower() not in BELONGING:
                continue
            pending.append(child.index)
    return sorted(found, key=lambda t: t.index)
