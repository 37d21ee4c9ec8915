"""Whether it happened: reported, denied or planned, from the words above a trigger.

The chain of governing words is read from the trigger upwards ("was **unable to confirm** that
columns had crossed"); what denies outranks what plans, and a verb of accusing or fearing sets
its own reading. "No traffic was seen" is no report at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from geo.movements.grammar import SUBJECTS, VERBAL
from geo.movements.lexicon import Cues
from geo.movements.planning import conditional, planned_by
from geo.records import Status
from geo.text.tokens import ParsedSentence, Token

CARRYING = frozenset(["of", "for", "to", "about", "against", "on", "with", "from", "in"])
NONE_OF = frozenset({"no", "none", "nobody", "nothing", "neither"})
NOWHERE = frozenset({"nowhere", "nobody", "nothing", "none"})
"""What a verb goes to or moves where it does not: "has gone nowhere", "sent nobody"."""
NEUTRAL = frozenset({"comment"})
"""Verbs whose negation says nothing of the claim: "was not commented on"."""
AFFIRMING = frozenset({"said", "says", "added", "adds", "insisted", "insists", "claimed", "claims"})
BOUNDARIES = frozenset(
    {"but", "although", "though", "while", "whereas", "however", "yet", "even", "despite"}
)
ANSWERING = frozenset({"react", "respond", "answer", "counter", "reply"})
Reading = Status | Literal["unsaid"]


@dataclass(frozen=True, slots=True)
class Factuality:
    """The status, or "unsaid" where no movement is stated, and the words that tell."""

    reading: Reading
    because: str
    denier: int | None = None
    """Index of the verb of denying, whose subject is who denies."""


def read_factuality(
    sentence: ParsedSentence, trigger: int, cues: Cues, *, nominal: bool, light: bool = False
) -> Factuality:
    """The status of the movement that ``trigger`` tells."""
    planned = ""
    for below, here in _chain(sentence, trigger, cues):
        found = _denied(sentence, here, cues, trigger, light)
        if found is not None:
            return found
        if not planned:
            planned = planned_by(sentence, here, below, cues, trigger, nominal)
        if here.index != trigger and here.lemma.lower() in cues.accuse:
            break
    spoken = _denied_in_words(sentence, trigger, cues)
    if spoken is not None:
        return spoken
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
    negative = _negative(sentence, here, cues)
    if lemma in cues.deny or lemma in cues.denial_nouns:
        if negative:
            return None
        return Factuality("denied", f"“{here.text}” denies it", here.index)
    verdict = _verdict(sentence, here, cues)
    if verdict:
        return Factuality("denied", f"called “{verdict}”")
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


def _denied_in_words(sentence: ParsedSentence, trigger: int, cues: Cues) -> Factuality | None:
    """Where the parse shows no denial, the words before the trigger may: a denial shown as a
    report is the worst mistake of all."""
    before = sentence.tokens[:trigger]
    for token in reversed(before):
        word = token.text.lower()
        if token.text in {";", ":"} or word in BOUNDARIES:
            break
        lemma = cues.say_lemmas.get(word, token.lemma.lower())
        if lemma in cues.deny and token.pos in VERBAL and not _negative(sentence, token, cues):
            return Factuality("denied", f"“{token.text}” before it", token.index)
        if word in AFFIRMING and token.pos in VERBAL and token.dep == "conj":
            break  # "denied that X was lost, and said that a brigade had come"
    if _set_aside(sentence, trigger):
        return Factuality("denied", "“nor” or “let alone” before it")
    if _no_truth(sentence, trigger, cues):
        return Factuality("denied", "“no truth” in it")
    judged = _judged(sentence, trigger, cues)
    if judged:
        return Factuality("denied", f"called “{judged}”")
    claimed = next((t for t in before if t.lemma.lower() in cues.claims), None)
    if claimed is not None:
        verdict = _verdict_after(sentence, trigger, cues)
        if verdict:
            return Factuality("denied", f"“{claimed.text}” called “{verdict}”")
    return None


def _set_aside(sentence: ParsedSentence, trigger: int) -> bool:
    """ "Nor have columns been sent", "no army there, let alone one that had crossed"."""
    words = [t.text.lower() for t in sentence.tokens[:trigger]]
    start = max((n + 1 for n, w in enumerate(words) if w in {";", ":", "but"}), default=0)
    return "nor" in words[start:] or ("let", "alone") in set(pairwise(words))


def _no_truth(sentence: ParsedSentence, trigger: int, cues: Cues) -> bool:
    """ "There is **no truth** in reports that ...": a claim follows, and then the trigger."""
    words = [t.text.lower() for t in sentence.tokens[:trigger]]
    return any(
        pair[0] in {"no", "little"} and pair[1] in cues.truth and after in {"in", "to", "that"}
        for pair, after in zip(pairwise(words), words[2:], strict=False)
    )


def _judged(sentence: ParsedSentence, trigger: int, cues: Cues) -> str:
    """ "The frigates that were seen passing **were a spoof**": the verdict on the subject."""
    for verb in sentence.tokens[trigger + 1 :]:
        by = sentence.child(verb.index, *SUBJECTS) if verb.lemma == "be" else None
        if by is not None and sentence.is_below(trigger, by.index):
            return _verdict(sentence, verb, cues)
    return ""


def _passed_claim(sentence: ParsedSentence, trigger: int, top: int, cues: Cues) -> bool:
    """Whether a claim stands between the trigger and a word above it: "reacting to posts about"."""
    for token in sentence.ancestors(trigger):
        if token.index == top:
            return False
        if token.lemma.lower() in cues.claims:
            return True
    return False


def _verdict_after(sentence: ParsedSentence, trigger: int, cues: Cues) -> str:
    """ "... is not true", "... does not correspond to reality", "... = FALSE"."""
    words = [t.text.lower() for t in sentence]
    for position in range(trigger + 1, len(words)):
        if words[position] == "lies" and sentence[position].pos in VERBAL:
            continue
        negative = {"not", "n't", "no", "nothing"} & set(words[max(0, position - 4) : position])
        if words[position] in cues.verdicts and not negative:
            return words[position]
        if words[position] in cues.truth and negative:
            return f"not {words[position]}"
    return ""


def _negative(sentence: ParsedSentence, here: Token, cues: Cues) -> str:
    """The word that negates a verb or a noun, or ""."""
    for child in sentence.children(here.index):
        word = child.text.lower()
        if child.dep == "neg" and word != "only":
            return child.text
        if (
            word in cues.negation
            and child.dep in {"advmod", "det", "preconj", "dep", "intj"}
            and child.index < here.index
        ):
            return child.text
        if child.dep == "dobj" and any(
            t.text.lower() == "no" for t in sentence.children(child.index, "det")
        ):
            return "no"
        if word in NOWHERE and 0 < child.index - here.index <= 2:
            return child.text
        if child.dep in SUBJECTS:
            if word in NONE_OF:
                return child.text
            for part in sentence.subtree(child.index):
                if part.index > child.index:
                    break
                if part.text.lower() in NONE_OF or (
                    part.dep == "neg" and part.text.lower() != "only"
                ):
                    return part.text
    return ""


def _verdict(sentence: ParsedSentence, here: Token, cues: Cues) -> str:
    """ "Reports that ... are false", "calls the story nonsense"."""
    if here.pos not in VERBAL and here.lemma != "be":
        return ""
    for child in sentence.children(here.index, "acomp", "attr", "oprd", "xcomp", "dobj", "ccomp"):
        verdict = child.text.lower() in cues.verdicts and child.tag != "VBZ"  # "it lies 87 km off"
        if verdict and not _negative(sentence, here, cues):
            return child.text
    return ""


def is_question(sentence: ParsedSentence, text: str) -> bool:
    """ "Are troops massing at the border?" says nothing of the kind."""
    return sentence.span.cut(text).rstrip().endswith("?")
