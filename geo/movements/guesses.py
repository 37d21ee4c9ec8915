"""What may move where the grammar does not tell: the likeliest words near the trigger.

Quotes, brackets, lists and long subjects lead the small parser astray. A guess is only a
candidate: :mod:`geo.movements.plausibility` weighs it with all else that is known of the clause.
"""

from collections.abc import Iterator
from dataclasses import replace

from geo.movements.discourse import Mover
from geo.movements.grammar import participants
from geo.movements.lexicon import WORDS
from geo.movements.noun_phrases import NounPhraseReader, somebody
from geo.movements.triggers import Trigger
from geo.records import Actor, Span
from geo.text.tokens import Token

FAR = 14
"""Words before or behind a trigger in which what moves is looked for."""
STOPS = frozenset({";", ":"})
PARTS = frozenset({"compound", "nmod", "amod", "poss"})
"""Labels of words that are but a part of a name: "tank" of "tank top"."""


def guess_mover(reader: NounPhraseReader, trigger: Trigger) -> Mover | None:
    """The force nearest before the trigger (behind it, where the verb moves an object), else the
    group or the pronoun that is its subject; None where nothing there could move.
    """
    if trigger.frame.agent or trigger.frame.needs_ground:
        return None  # "captured two officers": what is taken tells, and the rules have read it
    found = next(_forces(reader, trigger), None) or _subject(reader, trigger)
    return replace(found, guessed=True) if found is not None else None


def _forces(reader: NounPhraseReader, trigger: Trigger) -> Iterator[Mover]:
    at, sentence = trigger.index, reader.sentence
    before = [sentence[i] for i in range(at - 1, max(-1, at - FAR), -1)]
    behind = [sentence[i] for i in range(at + 1, min(len(sentence), at + FAR))]
    others = _of_subject(reader, trigger)
    order = {"subject": [before], "object": [behind, before], "either": [before, behind]}
    for side in order[trigger.frame.moves]:
        for token in side:
            if token.text in STOPS:
                break
            if token.index in others:
                continue
            if token.pos in {"NOUN", "PROPN"} and token.dep not in PARTS:
                mover = reader.describe(token.index)
                if mover is not None and mover.kind == "force":
                    yield mover


def _of_subject(reader: NounPhraseReader, trigger: Trigger) -> frozenset[int]:
    """What hangs on the subject is another's: "spending **on the army** has advanced"."""
    subject = participants(reader.sentence, trigger.index).subject
    if subject is None:
        return frozenset()
    below = (t.index for t in reader.sentence.subtree(subject))
    return frozenset(index for index in below if subject < index < trigger.index)


def _subject(reader: NounPhraseReader, trigger: Trigger) -> Mover | None:
    """The subject itself: a group by name, a pronoun, a number, or men of some kind."""
    who = participants(reader.sentence, trigger.index)
    moved = trigger.frame.moves == "object" and not who.passive
    index = who.object if moved else who.subject
    if index is None or index in reader.place_words:
        return None
    token = reader.sentence[index]
    if token.text.lower() in WORDS["standing_for"] or token.tag == "CD" or token.pos == "PRON":
        return _last(reader, index)
    if reader.near_words(index) & reader.lexicon.civil_words:
        return None
    if token.pos == "PROPN":
        return _by_name(reader, token)
    several = token.tag == "NNS" or token.lemma.lower() in reader.lexicon.collectives
    return somebody(index) if several else None


def _last(reader: NounPhraseReader, index: int) -> Mover | None:
    last = reader.discourse.last_mover(reader.number, reach=4)
    if last is not None:
        return replace(last, kind="pronoun", head=index, definite=True)
    main = reader.discourse.main_actor()
    if main is None:
        return None
    found = replace(somebody(index), kind="pronoun", definite=True)
    return replace(found, actor=replace(main[0], span=None), country=main[1])


def _by_name(reader: NounPhraseReader, token: Token) -> Mover:
    words = [t for t in reader.sentence.subtree(token.index) if t.dep == "compound" or t is token]
    span = Span(words[0].start, token.end)
    name = " ".join(t.text for t in words)
    actor = Actor(name=name, surface=name, span=span)
    return replace(somebody(token.index), kind="actor", actor=actor, definite=True, span=span)
