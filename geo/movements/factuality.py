"""Whether it happened: reported, denied or planned, from the words above a trigger.

The chain of governing words is read from the trigger upwards ("was **unable to confirm** that
columns had crossed"); what denies outranks what plans, and a verb of accusing or fearing sets
its own reading. "No traffic was seen" is no report at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from geo.movements.denials import denied_in_words
from geo.movements.grammar import SUBJECTS, VERBAL
from geo.movements.lexicon import Cues, Frame
from geo.movements.negation import false_claim, far_from, negative_word, verdict_on
from geo.movements.planning import conditional, planned_by
from geo.records import Status
from geo.text.tokens import ParsedSentence, Token

CARRYING = frozenset(["of", "for", "to", "about", "against", "on", "with", "from", "in", "at"])
NEUTRAL = frozenset({"comment"})
"""Verbs whose negation says nothing of the claim: "was not commented on"."""
ANSWERING = frozenset({"react", "respond", "answer", "counter", "reply"})
Reading = Status | Literal["unsaid"]


@dataclass(frozen=True, slots=True)
class Factuality:
    """The status, or "unsaid" where no movement is stated, and the words that tell."""

    reading: Reading
    because: str
    denier: int | None = None
    """Index of the verb of denying, whose subject is who denies."""


def read_factuality(sentence: ParsedSentence, trigger: int, cues: Cues, frame: Frame) -> Factuality:
    """The status of the movement that ``trigger`` tells in the sense of ``frame``."""
    planned = f"“{sentence[trigger].text}”" if frame.ahead else ""
    for below, here in _chain(sentence, trigger, cues):
        found = _denied(sentence, here, cues, trigger, frame.light)
        if found is not None:
            return found
        if not planned:
            planned = planned_by(sentence, here, below, cues, trigger, frame.nominal)
        if here.index != trigger and here.lemma.lower() in cues.accuse:
            break
    spoken = denied_in_words(sentence, trigger, cues)
    if spoken is not None:
        return Factuality("denied", *spoken)
    condition = conditional(sentence, trigger, cues)
    if condition and not planned:
        return Factuality("planned", condition)
    return Factuality("planned", planned) if planned else Factuality("reported", "stated as fact")


def _chain(
    sentence: ParsedSentence, trigger: int, cues: Cues
) -> Iterator[tuple[Token | None, Token]]:
    """The trigger and the words above it that may colour it, with the word below each.

    A clause that is merely placed beside another ("after", a relative clause) is not coloured
    by what stands above.
    """
    below: Token | None = None
    here = sentence[trigger]
    while True:
        yield below, here
        if here.head == here.index:
            return
        if here.index != trigger and here.pos == "ADP" and here.text.lower() not in CARRYING:
            return
        if here.pos in VERBAL and _parted(sentence, here):
            return
        if here.dep in {"acl", "relcl", "ccomp"} and _is_claim(sentence, here, cues):
            below, here = here, sentence.head(here.index)
            continue
        if here.dep in {"relcl", "advcl", "parataxis", "appos"} or (
            here.dep == "acl" and here.tag not in {"VB", "VBG"} and here.index != trigger
        ):
            return
        if here.dep == "ccomp" and _is_saying(sentence, here):
            below, here = here, sentence.head(here.index)
            yield below, here
            if here.head == here.index or here.dep in {"advcl", "relcl"}:
                return
            below, here = here, sentence.head(here.index)
            continue
        if here.dep == "conj" and here.pos in VERBAL and sentence.child(here.index, *SUBJECTS):
            while here.dep == "conj":
                here = sentence.head(here.index)
            below, here = here, sentence.head(here.index)
            if below.index == here.index:
                return
            continue
        if (
            here.dep in SUBJECTS
            and here.index != trigger
            and sentence.head(here.index).lemma != "be"
        ):
            yield here, sentence.head(here.index)
            return
        below, here = here, sentence.head(here.index)


def _parted(sentence: ParsedSentence, here: Token) -> bool:
    """Whether a semicolon stands between a clause and what it hangs on."""
    first, last = sorted((here.index, here.head))
    return any(t.text == ";" for t in sentence.tokens[first:last])


def _is_claim(sentence: ParsedSentence, token: Token, cues: Cues) -> bool:
    """ "The charge that it had sent troops": what is said of the charge is said of the sending."""
    return sentence.head(token.index).lemma.lower() in cues.claims


def _is_saying(sentence: ParsedSentence, token: Token) -> bool:
    return sentence.head(token.index).pos in VERBAL


def _denied(
    sentence: ParsedSentence, here: Token, cues: Cues, trigger: int, light: bool
) -> Factuality | None:
    lemma = here.lemma.lower()
    negative = negative_word(sentence, here, cues)
    if lemma in cues.deny or lemma in cues.denial_nouns:
        if negative:
            return None
        return Factuality("denied", f"“{here.text}” denies it", here.index)
    verdict = verdict_on(sentence, here, cues) or false_claim(sentence, here, cues)
    if verdict:
        return Factuality("denied", f"called “{verdict}”")
    if far_from(sentence, here):
        return Factuality("denied", "“far from” before it")
    if here.index == trigger and negative:
        if light or here.pos not in VERBAL:
            return Factuality("unsaid", f"“{negative}” before “{here.text}”")
        return Factuality("denied", f"“{negative}” before “{here.text}”")
    if here.index != trigger and negative and here.pos in VERBAL and lemma not in NEUTRAL:
        if lemma in {
            "see",
            "spot",
            "observe",
            "note",
            "confirm",
            "have",
            "detect",
            "record",
            "find",
            "know",
            "say",
        }:
            return Factuality("unsaid", f"“{negative} {here.text}”")
        return Factuality("denied", f"“{negative}” before “{here.text}”")
    if here.index != trigger and lemma in cues.unknowns:
        return Factuality("unsaid", f"“{here.text}”")
    if here.index != trigger and lemma in cues.fail and here.pos in VERBAL:
        return Factuality("unsaid", f"“{here.text}”: it did not come about")
    if lemma in ANSWERING and _passed_claim(sentence, trigger, here.index, cues):
        return Factuality("unsaid", f"“{here.text}” to a claim")
    return None


def _passed_claim(sentence: ParsedSentence, trigger: int, top: int, cues: Cues) -> bool:
    """Whether a claim stands between the trigger and a word above it: "reacting to posts about"."""
    for token in sentence.ancestors(trigger):
        if token.index == top:
            return False
        if token.lemma.lower() in cues.claims:
            return True
    return False


def is_question(sentence: ParsedSentence, text: str) -> bool:
    """ "Are troops massing at the border?" says nothing of the kind."""
    return sentence.span.cut(text).rstrip().endswith("?")
