"""Denials that the words before or behind a trigger tell where the parse shows none.

A denial shown as a report is the worst mistake of all, so these are read generously.
"""

from itertools import pairwise

from geo.movements.grammar import SUBJECTS, VERBAL
from geo.movements.lexicon import Cues
from geo.movements.negation import negative_word, verdict_on
from geo.text.tokens import ParsedSentence

TIMES = frozenset({"time", "point", "stage", "moment", "circumstances", "case", "way"})
SAID = frozenset({"reported", "claimed", "alleged", "rumoured", "rumored", "stated", "suggested"})
AFFIRMING = frozenset({"said", "says", "added", "adds", "insisted", "insists", "claimed", "claims"})
BOUNDARIES = frozenset(
    {"but", "although", "though", "while", "whereas", "however", "yet", "even", "despite"}
)


def denied_in_words(
    sentence: ParsedSentence, trigger: int, cues: Cues
) -> tuple[str, int | None] | None:
    """Where the parse shows no denial, the words before the trigger may: a denial shown as a
    report is the worst mistake of all."""
    before = sentence.tokens[:trigger]
    for token in reversed(before):
        word = token.text.lower()
        if token.text in {";", ":"} or word in BOUNDARIES:
            break
        lemma = cues.say_lemmas.get(word, token.lemma.lower())
        if lemma in cues.deny and token.pos in VERBAL and not negative_word(sentence, token, cues):
            return (f"“{token.text}” before it", token.index)
        if word in AFFIRMING and token.pos in VERBAL and token.dep == "conj":
            break  # "denied that X was lost, and said that a brigade had come"
    if _set_aside(sentence, trigger):
        return ("“nor” or “let alone” before it", None)
    if _asked_and_negated(sentence, trigger):
        return ("asked whether, and answered “no” or “not”", None)
    if _at_no_time(sentence, trigger):
        return ("“at no time” before it", None)
    if _no_truth(sentence, trigger, cues):
        return ("“no truth” in it", None)
    judged = _judged(sentence, trigger, cues)
    if judged:
        return (f"called “{judged}”", None)
    if _did_not_happen(sentence, trigger, cues):
        return ("it “never happened”", None)
    called = _called_that(sentence, trigger, cues)
    if called:
        return (f"called “{called}”", None)
    claimed = next((t for t in before if t.lemma.lower() in cues.claims), None)
    if claimed is not None:
        verdict = (
            _verdict_after(sentence, trigger, cues)
            or _put_to_rest(sentence, trigger)
            or _it_was_denied(sentence, trigger, cues)
        )
        if verdict:
            return (f"“{claimed.text}” called “{verdict}”", None)
    return None


def _set_aside(sentence: ParsedSentence, trigger: int) -> bool:
    """ "Nor have columns been sent", "no army there, let alone one that had crossed"."""
    words = [t.text.lower() for t in sentence.tokens[:trigger]]
    start = max((n + 1 for n, w in enumerate(words) if w in {";", ":", "but"}), default=0)
    return "nor" in words[start:] or ("let", "alone") in set(pairwise(words))


def _at_no_time(sentence: ParsedSentence, trigger: int) -> bool:
    """ "**At no point** did soldiers enter ...", "was **not, as reported,** on its way"."""
    words = [t.text.lower() for t in sentence.tokens[:trigger] if t.pos != "PUNCT"]
    if any(
        words[n : n + 2] == ["not", "as"] and words[n + 2] in SAID for n in range(len(words) - 2)
    ):
        return True
    return any(
        words[n : n + 2] in (["at", "no"], ["under", "no"], ["in", "no"]) and words[n + 2] in TIMES
        for n in range(len(words) - 2)
    )


def _asked_and_negated(sentence: ParsedSentence, trigger: int) -> bool:
    """ "Asked whether tanks had been sent, the spokesman **said they had not**"."""
    before = [t.text.lower() for t in sentence.tokens[:trigger]]
    if "whether" not in before and "if" not in before:
        return False
    if not {"asked", "asking"} & set(before):
        return False
    after = [t.text.lower() for t in sentence.tokens[trigger + 1 :] if t.pos != "PUNCT"]
    return after[-1:] in (["not"], ["no"], ["n't"])


def _no_truth(sentence: ParsedSentence, trigger: int, cues: Cues) -> bool:
    """ "There is **no truth** in reports that ...": a claim follows, and then the trigger."""
    words = [t.text.lower() for t in sentence.tokens[:trigger]]
    return any(
        pair[0] in {"no", "little"} and pair[1] in cues.truth and after in {"in", "to", "that"}
        for pair, after in zip(pairwise(words), words[2:], strict=False)
    )


def _called_that(sentence: ParsedSentence, trigger: int, cues: Cues) -> str:
    """ "Called it **“fiction” that** his troops had left": the verdict comes first."""
    words = [t for t in sentence.tokens[:trigger] if t.pos != "PUNCT"]
    for verdict, following in pairwise(words):
        if verdict.text.lower() in cues.verdicts and following.text.lower() == "that":
            return verdict.text
    return ""


def _put_to_rest(sentence: ParsedSentence, trigger: int) -> str:
    """ "Rumours that they had landed **were put to rest**", "... : **no such** thing"."""
    words = [t.text.lower() for t in sentence.tokens[trigger + 1 :]]
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        if first in {"put", "laid"} and second == "to" and third in {"rest", "bed"}:
            return f"{first} to {third}"
        if (first, second) == ("no", "such"):
            return "no such"
    return ""


def _it_was_denied(sentence: ParsedSentence, trigger: int, cues: Cues) -> str:
    """ "The rumour spread that they had landed; **it was disproved**"."""
    for verb in sentence.tokens[trigger + 1 :]:
        by = sentence.child(verb.index, "nsubjpass")
        if verb.lemma.lower() in cues.deny and by is not None and by.text.lower() in {"it", "this"}:
            return verb.text
    return ""


def _did_not_happen(sentence: ParsedSentence, trigger: int, cues: Cues) -> bool:
    """ "What was called a deployment **never took place**"."""
    if sentence[trigger].pos != "NOUN":
        return False
    for verb in sentence.tokens[trigger + 1 :]:
        following = sentence[verb.index + 1].text.lower() if verb.index + 1 < len(sentence) else ""
        happens = verb.lemma in {"happen", "occur"} or (
            verb.lemma == "take" and following == "place"
        )
        if happens and negative_word(sentence, verb, cues):
            return True
    return False


def _judged(sentence: ParsedSentence, trigger: int, cues: Cues) -> str:
    """ "The frigates that were seen passing **were a spoof**": the verdict on the subject."""
    for verb in sentence.tokens[trigger + 1 :]:
        by = sentence.child(verb.index, *SUBJECTS) if verb.lemma == "be" else None
        if by is not None and sentence.is_below(trigger, by.index):
            return verdict_on(sentence, verb, cues)
    return ""


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
