"""Whether a clause has what its frame asks for, so that metaphors and small talk fall through."""

from geo.movements.clauses import Clause
from geo.movements.lexicon import Lexicon
from geo.text.tokens import ParsedSentence

CONTEXT = frozenset({"in", "out", "back", "round", "around", "over", "up", "off", "down"})
DIRECTED = frozenset({"to", "into", "onto", "through", "toward", "towards"})
WHERE = ("destination", "origin", "via", "place", "crossing", "border")


CLASHING = frozenset({"fight", "battle", "charge", "claw", "press", "close"})
"""Verbs that tell of a fight, unless they lead somewhere."""


def stands(sentence: ParsedSentence, clause: Clause, *, military: bool) -> bool:
    """Whether the clause tells of a movement of forces; in a ``military`` article less will do."""
    if clause.mover.by_order and not any(link.sure for link in clause.links):
        return False
    if clause.trigger.frame.lemma in CLASHING and not clause.has("destination", "origin", "via"):
        return False
    return _stands(sentence, clause) or (military and _understood(clause))


def _understood(clause: Clause) -> bool:
    """In an article about forces: they go somewhere, or in a way that only forces do."""
    frame, mover = clause.trigger.frame, clause.mover
    if frame.light:
        return clause.has("destination", "place", "via") and not mover.people
    if frame.needs_ground or frame.agent or frame.family == "be_at":
        return False
    if mover.weak and not mover.people:
        return False

    if frame.nominal:
        return mover.kind != "actor" and clause.has(*WHERE)
    if clause.has("destination", "origin", "via", "crossing", "border"):
        return True
    if frame.evidence == "going":
        return bool(CONTEXT & set(frame.particles)) or (
            clause.has("place") and frame.family == "carry" and mover.kind == "force"
        )
    return True


def _stands(sentence: ParsedSentence, clause: Clause) -> bool:
    frame, mover = clause.trigger.frame, clause.mover
    going = clause.has("destination", "origin", "via", "crossing")
    placed = clause.has(*WHERE)
    if frame.needs_ground or frame.agent:
        return clause.has("destination")
    if frame.light:
        return (placed and mover.kind == "force" and not mover.people) or (
            mover.kind == "pronoun" and (clause.has("destination") or not mover.people)
        )
    if frame.family == "be_at":
        ahead = clause.factuality.reading == "planned"
        return clause.has("destination") and (
            ahead or mover.kind == "pronoun" or _joins(sentence, clause)
        )
    if frame.evidence == "going":
        return (going and _sure(clause)) or _points_to_context(clause)
    if mover.kind == "pronoun" and not going:
        return _points_to_context(clause) or (
            placed and frame.family in {"withdraw", "mass", "pass"}
        )
    if mover.kind == "actor":
        return going or (frame.family in {"mass", "buildup", "deploy"} and placed)
    if frame.nominal and frame.family == "advance":
        return going
    if mover.weak or frame.nominal or frame.family == "strengthen":
        return placed
    return True


def stands_alone(clause: Clause) -> bool:
    """Whether a clause tells of a movement even where the text is about something else."""
    mover = clause.mover
    own = {link.role for link in clause.links if link.sure and not link.mention.anaphor}
    from_and_to = {"origin", "destination"} <= own and not mover.container
    named = mover.actor is not None or from_and_to
    return mover.kind == "force" and not mover.weak and named and bool(own)


def aims_elsewhere(sentence: ParsedSentence, clause: Clause, lexicon: Lexicon) -> bool:
    """ "Into bonds", "through the living room": a goal that is named and is no place."""
    if clause.trigger.frame.nominal:
        return False
    for preposition in sentence.children(clause.index, "prep"):
        if preposition.text.lower() not in DIRECTED:
            continue
        for goal in sentence.children(preposition.index, "pobj"):
            word = goal.text.lower()
            if word not in lexicon.grounds and not goal.text[:1].isupper() and goal.pos == "NOUN":
                return True
    return False


def _joins(sentence: ParsedSentence, clause: Clause) -> bool:
    """Joined to another verb: "broke out of Idlib, were in Aleppo two days after"."""
    return sentence[clause.index].dep == "conj" and mover_is_force(clause)


def mover_is_force(clause: Clause) -> bool:
    return clause.mover.kind in {"force", "pronoun"} and not clause.mover.weak


def _points_to_context(clause: Clause) -> bool:
    """ "Came in", "have come out": the particle leads to the place told of before."""
    return (
        mover_is_force(clause)
        and clause.trigger.frame.lemma != "dig"
        and bool(CONTEXT & set(clause.trigger.frame.particles))
    )


def _sure(clause: Clause) -> bool:
    """A place that the verb itself leads to, or that what moves is from ("units from X go on")."""
    return any(
        link.role != "place" and (not link.within_mover or link.preposition == "from")
        for link in clause.links
    )
