"""Movers that an article about forces need not name: "the first to leave", "Lyman was abandoned".

In an article about forces, numbers, ordinals and pronouns that move are theirs, as are those of
whom only a place says what happened to it. They take what was last said of a mover.
"""

from collections.abc import Sequence
from dataclasses import replace

from geo.movements.discourse import Discourse, Mover
from geo.movements.grammar import SUBJECTS, participants
from geo.movements.lexicon import WORDS, Lexicon
from geo.movements.noun_phrases import somebody
from geo.movements.triggers import Trigger
from geo.records import Actor, Span
from geo.text.tokens import ParsedSentence, Token

ARMED = frozenset({"advance", "enter", "withdraw", "mass", "roll", "gain", "seize", "deploy"})
"""Families of verbs that, in an article about forces, only forces are the subject of."""
REACH = 4
"""How many sentences back such a mover is looked for."""


def understood(
    sentence: ParsedSentence,
    trigger: Trigger,
    lexicon: Lexicon,
    discourse: Discourse,
    number: int,
    place_words: frozenset[int],
) -> Mover | None:
    """The mover that a verb leaves to be understood, or None. ``number`` is the sentence's."""
    frame = trigger.frame
    if frame.nominal or frame.light:
        return None
    if frame.lemma == "be" and frame.particles:
        subject = sentence.child(trigger.index, *SUBJECTS)
        at = subject.index if subject is not None and subject.index in place_words else None
        return _of_place(sentence, at, lexicon, discourse, number, place_words)
    who = participants(sentence, trigger.index)
    if who.passive and frame.object_role is not None and frame.moves != "object":
        return _of_place(sentence, who.subject, lexicon, discourse, number, place_words)
    index = who.subject
    if who.passive or frame.moves == "object":
        index = who.subject if who.passive else who.object
    elif who.object is not None and frame.object_role is None:
        return None
    if index is None:
        return None
    if _stands_for_one(sentence, sentence[index]):
        return _last(discourse, number, index)
    if frame.family in ARMED and not who.passive and index not in place_words:
        return _by_deed(sentence, sentence[index], lexicon)
    return None


def _of_place(
    sentence: ParsedSentence,
    index: int | None,
    lexicon: Lexicon,
    discourse: Discourse,
    number: int,
    place_words: frozenset[int],
) -> Mover | None:
    """ "Adigrat was entered on Saturday": by whom, the sentences before tell."""
    if index is None:
        return None
    if index not in place_words and sentence[index].text.lower() not in lexicon.grounds:
        return None
    return replace(_last(discourse, number, index), head=None)


def _by_deed(sentence: ParsedSentence, token: Token, lexicon: Lexicon) -> Mover | None:
    """ "Ansar Allah moved into the port": a group by name, known as one by what it does."""
    words = [t for t in sentence.subtree(token.index) if t.dep == "compound" or t is token]
    if token.pos != "PROPN" or {t.text.lower() for t in words} & lexicon.civil_words:
        return None
    span = Span(words[0].start, token.end)
    name = " ".join(t.text for t in words)
    actor = Actor(name=name, surface=name, span=span)
    return replace(somebody(token.index), kind="actor", actor=actor, definite=True, span=span)


def _stands_for_one(sentence: ParsedSentence, token: Token) -> bool:
    """A bare pronoun or number, or one of those spoken of ("the first to leave", "24 persons")."""
    word = token.text.lower()
    if word in WORDS["standing_for"] or token.tag == "CD":
        return not any(
            t.dep == "pobj" and t.text.lower() not in WORDS["standing_for"]
            for t in _below(sentence, token.index)
        )
    return False


def _below(sentence: ParsedSentence, index: int) -> Sequence[Token]:
    return [
        thing
        for preposition in sentence.children(index, "prep")
        if preposition.text.lower() == "of"
        for thing in sentence.children(preposition.index, "pobj")
    ]


def _last(discourse: Discourse, number: int, index: int) -> Mover:
    last = discourse.last_mover(number, reach=REACH)
    if last is not None:
        return replace(last, kind="pronoun", head=index, definite=True)
    main = discourse.main_actor()
    found = replace(somebody(index), kind="pronoun", definite=True)
    return replace(found, actor=replace(main[0], span=None), country=main[1]) if main else found
