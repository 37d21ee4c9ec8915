"""Words above or on a trigger that put a movement into the future."""

from geo.movements.grammar import SUBJECTS, VERBAL
from geo.movements.lexicon import Cues
from geo.text.tokens import ParsedSentence, Token


def planned_by(
    sentence: ParsedSentence,
    here: Token,
    below: Token | None,
    cues: Cues,
    trigger: int,
    nominal: bool,
) -> str:
    lemma = here.lemma.lower()
    if here.pos in VERBAL or here.index == trigger:
        for child in sentence.children(here.index, "aux"):
            word = child.text.lower()
            ahead = word in cues.modals and not _habitual(sentence, here, word)
            if ahead and (
                here.index == trigger
                or (below is not None and below.dep in {"xcomp", "pcomp"})
                or here.lemma == "be"
                or (nominal and below is not None and below.index == trigger)
            ):
                return f"“{child.text} {here.text}”"
        if (
            lemma in {"go", "have", "be"}
            and below is not None
            and below.dep == "xcomp"
            and _to(sentence, below)
        ):
            return f"“{here.text} to {below.text}”"
    if (
        below is not None
        and below.dep == "conj"
        and here.pos in VERBAL
        and not sentence.child(below.index, *SUBJECTS)
    ):
        if here.lemma == "have" and _to(sentence, below):
            return f"“{here.text} to {below.text}”"
        return _bare_infinitive(sentence, here)
    if here.index == trigger:
        return _adjective(sentence, here, cues) if nominal else _bare_infinitive(sentence, here)
    if (
        below is not None
        and lemma in cues.plan
        and here.pos in {"VERB", "ADJ", "ADV"}
        and below.dep in {"xcomp", "ccomp", "dobj", "pcomp", "pobj", "prep", "nsubjpass", "advcl"}
    ):
        if below.dep in {"dobj", "nsubjpass"} and lemma in {"order", "command"} and not nominal:
            return ""
        if (
            below.dep in {"ccomp", "advcl"}
            and lemma in {"say", "tell", "warn", "agree", "consider"}
            and not _looks_ahead(sentence, below, cues)
        ):
            return ""
        if lemma == "tell" and not _to(sentence, below):
            return ""
        return f"“{here.text}”"
    if here.pos == "NOUN" and lemma in cues.plan_nouns and here.index != trigger:
        return f"“{here.text}”"
    return ""


def _bare_infinitive(sentence: ParsedSentence, here: Token) -> str:
    """ "Troops to withdraw by Friday": a headline's future; "the deadline to leave"."""
    if not _to(sentence, here):
        return ""
    if here.dep in {"ROOT", "acl"}:
        return f"“to {here.text}”"
    above = sentence.head(here.index)
    if here.dep in {"xcomp", "advcl", "relcl"} and above.lemma == "have":
        return f"“{above.text} to {here.text}”"
    return ""


def _to(sentence: ParsedSentence, here: Token) -> bool:
    return any(t.tag == "TO" for t in sentence.children(here.index, "aux", "mark"))


def _looks_ahead(sentence: ParsedSentence, below: Token, cues: Cues) -> bool:
    return _to(sentence, below) or any(
        t.text.lower() in cues.modals for t in sentence.children(below.index, "aux")
    )


def _adjective(sentence: ParsedSentence, here: Token, cues: Cues) -> str:
    for child in sentence.children(here.index, "amod", "advmod"):
        if child.text.lower() in cues.plan_adjectives:
            return f"“{child.text} {here.text}”"
    return ""


def _habitual(sentence: ParsedSentence, here: Token, word: str) -> bool:
    """ "Could be seen rolling", "may have crossed": what could be seen was there."""
    if word in {"could", "can"} and here.lemma.lower() in {"see", "hear", "spot"}:
        return True
    return word in {"may", "might", "could", "must", "should"} and any(
        t.text.lower() in {"have", "'ve"} for t in sentence.children(here.index, "aux")
    )


def conditional(sentence: ParsedSentence, trigger: int, cues: Cues) -> str:
    for child in sentence.children(trigger, "mark"):
        if child.text.lower() in cues.conditionals - {"once"}:
            return f"“{child.text}”"
    return ""
