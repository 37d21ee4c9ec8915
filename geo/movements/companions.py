"""Forces that go along: "with 168 vehicles", "in a string of trucks and two BMP-2s"."""

from dataclasses import replace

from geo.movements.discourse import Mover
from geo.movements.forces import read_forces
from geo.movements.lexicon import Lexicon
from geo.movements.triggers import Trigger
from geo.records import Force
from geo.text.tokens import ParsedSentence

ALONG = frozenset({"with", "in", "aboard", "including", "alongside", "on"})


def companions(
    sentence: ParsedSentence, trigger: Trigger, mover: Mover, lexicon: Lexicon, text: str
) -> Mover:
    """The mover with the vehicles that its trigger names beside it, where they are counted.

    For a pronoun they stand in place of the forces that it points back to.
    """
    found: list[Force] = []
    for preposition in sentence.children(trigger.index, "prep"):
        if preposition.text.lower() not in ALONG:
            continue
        for thing in sentence.children(preposition.index, "pobj"):
            found += [f.force for f in read_forces(sentence, thing.index, lexicon, text)]
    if not found:
        return mover
    if mover.kind == "pronoun":
        return replace(mover, forces=tuple(found))
    counted = [f for f in found if f.count is not None and f not in mover.forces]
    return replace(mover, forces=(*mover.forces, *counted))
