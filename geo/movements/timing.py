"""When it happened: which of a sentence's dates belongs to a movement.

A date belongs to the verb that it hangs on. The date of a statement ("said on Thursday") is not
the movement's; a sentence without a date may go on from the one before.
"""

from collections.abc import Sequence

from geo.movements.grammar import VERBAL
from geo.movements.lexicon import Cues
from geo.records import DateMention, Span
from geo.text.tokens import ParsedSentence


def choose_date(
    sentence: ParsedSentence,
    trigger: int,
    found: Sequence[DateMention],
    cues: Cues,
    near: Span | None,
    rivals: frozenset[int],
) -> DateMention | None:
    """The date of the movement at ``trigger`` among those of its sentence, or None.

    ``near`` is the span of the report's own place, which tells apart "A last Monday and B a day
    later"; ``rivals`` are the other triggers' words, whose dates are theirs.
    """
    ranked = []
    for mention in found:
        rank = _belonging(sentence, trigger, mention, cues, rivals)
        if rank is None:
            continue
        ranked.append((rank, _distance(mention, near), mention.span.start, mention))
    return min(ranked, key=lambda item: item[:3])[3] if ranked else None


def _belonging(
    sentence: ParsedSentence, trigger: int, mention: DateMention, cues: Cues, rivals: frozenset[int]
) -> int | None:
    """0 the trigger's own, 1 of its clause, 2 and 3 of the statement; None: another verb's."""
    top = sentence.top_of(mention.span)
    if top is None:
        return 1
    if sentence.is_below(top.index, trigger):
        between = _verbs_between(sentence, top.index, trigger)
        if between & rivals:
            return None
        return 3 if between else 0
    verb = next((t for t in sentence.ancestors(top.index) if t.pos in VERBAL), None)
    if verb is None:
        return 1
    if verb.index in rivals and not sentence.is_below(trigger, verb.index):
        return None
    saying = cues.say_lemmas.get(verb.text.lower(), verb.lemma.lower()) in cues.say - cues.witness
    if saying:
        return 2 if top.index < verb.index or top.index < trigger else 3
    if sentence.is_below(trigger, verb.index):
        return 1
    return None


def goes_on(sentence: ParsedSentence, trigger: int) -> bool:
    """Whether an undated clause goes on from what was told: in the past, not "is" or "has"."""
    token = sentence[trigger]
    helpers = {t.text.lower() for t in sentence.children(trigger, "aux", "auxpass")}
    if helpers & {"is", "are", "am", "has", "have", "will", "may", "might", "would", "could", "'s"}:
        return False
    return token.tag not in {"VBZ", "VBP"} or bool(helpers & {"had", "was", "were"})


def _verbs_between(sentence: ParsedSentence, index: int, trigger: int) -> set[int]:
    found: set[int] = set()
    for token in sentence.ancestors(index):
        if token.index == trigger:
            break
        if token.pos in VERBAL:
            found.add(token.index)
    return found


def _distance(mention: DateMention, near: Span | None) -> int:
    if near is None:
        return 0
    if mention.span.start >= near.end:
        return mention.span.start - near.end
    return (near.start - mention.span.end) * 3
