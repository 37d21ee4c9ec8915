"""Words that take back what a word says: "not", "nowhere", "is false", "far from"."""

from geo.movements.grammar import SUBJECTS, VERBAL
from geo.movements.lexicon import Cues
from geo.text.tokens import ParsedSentence, Token

NONE_OF = frozenset({"no", "none", "nobody", "nothing", "neither"})
NOWHERE = frozenset({"nowhere", "nobody", "nothing", "none"})
"""What a verb goes to or moves where it does not: "has gone nowhere", "sent nobody"."""


def negative_word(sentence: ParsedSentence, here: Token, cues: Cues) -> str:
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


def verdict_on(sentence: ParsedSentence, here: Token, cues: Cues) -> str:
    """ "Reports that ... are false", "calls the story nonsense"."""
    if here.pos not in VERBAL and here.lemma != "be":
        return ""
    for child in sentence.children(here.index, "acomp", "attr", "oprd", "xcomp", "dobj", "ccomp"):
        words = {child.text.lower(), _with_word_before(sentence, child)}
        verdict = bool(words & cues.verdicts) and child.tag != "VBZ"  # "it lies 87 km off"
        if verdict and not negative_word(sentence, here, cues):
            return child.text
    return ""


def _with_word_before(sentence: ParsedSentence, token: Token) -> str:
    before = sentence[token.index - 1].text.lower() if token.index else ""
    return f"{before} {token.text.lower()}"


def false_claim(sentence: ParsedSentence, here: Token, cues: Cues) -> str:
    """ "What it called **false reports** of troop movements"."""
    if here.lemma.lower() not in cues.claims:
        return ""
    found = (t.text for t in sentence.children(here.index, "amod", "compound"))
    return next((word for word in found if word.lower() in cues.verdicts), "")


def far_from(sentence: ParsedSentence, here: Token) -> bool:
    """ "**Far from** retreating, the brigade ..."."""
    if here.dep != "pcomp" or here.head == 0:
        return False
    words = [sentence[i].text.lower() for i in (here.head - 1, here.head)]
    return words == ["far", "from"]
