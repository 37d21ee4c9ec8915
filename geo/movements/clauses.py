"""Movements within one sentence: which triggers tell of a movement, and which tell of the same.

"Was seen in a column passing Tal Tamr" has two triggers and one movement; "left X and headed for
Y" too; "entered Sloviansk after the militants had fled" has two movements.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geo.movements.discourse import Mover
from geo.movements.factuality import Factuality
from geo.movements.places import PlaceLink
from geo.movements.triggers import Trigger
from geo.text.tokens import ParsedSentence


@dataclass(frozen=True, slots=True)
class Clause:
    """One trigger with what moves by it, its places and whether it happened."""

    trigger: Trigger
    mover: Mover
    links: tuple[PlaceLink, ...]
    factuality: Factuality
    absorbed: tuple[int, ...] = field(default=())
    """Words of triggers that were found to tell the same movement."""
    likely: float = 1.0
    """How likely it tells of a movement at all (:mod:`geo.movements.plausibility`)."""

    @property
    def index(self) -> int:
        return self.trigger.index

    def has(self, *roles: str) -> bool:
        return any(link.role in roles for link in self.links)


def join_clauses(sentence: ParsedSentence, clauses: Sequence[Clause]) -> list[Clause]:
    """Clauses that tell one movement made one, in the order of the text."""
    kept = list(clauses)
    changed = True
    while changed:
        changed = False
        for one in kept:
            for other in kept:
                if one is other:
                    continue
                joined = _join(sentence, one, other)
                if joined is not None:
                    kept = [joined if c is one else c for c in kept if c is not other]
                    changed = True
                    break
            if changed:
                break
    return sorted(kept, key=lambda c: c.index)


def _join(sentence: ParsedSentence, upper: Clause, lower: Clause) -> Clause | None:
    """The two as one movement, or None where they are two. ``lower`` hangs on ``upper``."""
    if not sentence.is_below(lower.index, upper.index) or lower.mover.guessed:
        return None
    if any(
        t.text == ";"
        for t in sentence.tokens[min(upper.index, lower.index) : max(upper.index, lower.index)]
    ):
        return None
    if upper.trigger.frame.light:
        if lower.trigger.frame.light:
            return _merge(upper, lower, keep=upper)
        return _merge(upper, lower, keep=lower)
    if lower.trigger.frame.light and not lower.links and _same_mover(upper, lower):
        return _merge(upper, lower, keep=upper)
    if not _same_mover(upper, lower) or upper.factuality.reading != lower.factuality.reading:
        return None
    dep = sentence[lower.index].dep
    if dep == "conj" or (dep == "advcl" and lower.index > upper.index):
        if _one_way(upper, lower):
            return _merge(upper, lower, keep=_leading(upper, lower))
        return None
    if dep in {"xcomp", "acl", "pcomp", "prep", "dobj", "pobj", "advcl"} and not (
        upper.has("destination") and lower.has("destination")
    ):
        return _merge(upper, lower, keep=upper if not upper.trigger.frame.nominal else lower)
    return None


def _same_mover(one: Clause, other: Clause) -> bool:
    if one.mover.head == other.mover.head:
        return True
    return (
        other.mover.kind == "pronoun"
        and one.mover.forces == other.mover.forces
        and bool(one.mover.forces)
    )


def _one_way(upper: Clause, lower: Clause) -> bool:
    """Whether the two tell one way: one of them names no place, or the first only the start."""
    if not upper.links or not lower.links:
        return True
    only_start = upper.has("origin") and not upper.has("destination", "via", "place", "crossing")
    return only_start and not lower.has("origin")


def _leading(upper: Clause, lower: Clause) -> Clause:
    """The clause whose verb names the movement: the one with the goal, else the first."""
    if lower.has("destination") and not upper.has("destination"):
        return lower
    return upper


def _merge(upper: Clause, lower: Clause, *, keep: Clause) -> Clause:
    drop = lower if keep is upper else upper
    mover = keep.mover
    if mover.actor is None and drop.mover.actor is not None:
        mover = replace(mover, actor=drop.mover.actor, country=drop.mover.country)
    if not mover.forces and drop.mover.forces:
        mover = replace(mover, forces=drop.mover.forces, domain=drop.mover.domain)
    seen = {link.mention.first for link in keep.links}
    links = (*keep.links, *(k for k in drop.links if k.mention.first not in seen))
    worst = max((keep.factuality, drop.factuality), key=lambda f: _ORDER[f.reading])
    return replace(
        keep,
        mover=mover,
        links=links,
        factuality=worst,
        absorbed=(*keep.absorbed, drop.index, *drop.absorbed),
    )


_ORDER = {"reported": 0, "planned": 1, "denied": 2, "unsaid": 3}
