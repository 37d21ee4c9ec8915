"""What a sentence says of another: that a claim was untrue, and who says so."""

from itertools import pairwise

from geo.movements.lexicon import WORD, Cues
from geo.records import Attribution, Span

SHORT = 14
"""Words of a sentence that begins with its verdict: "False, says the mayor"."""
CALLING = frozenset({"call", "calls", "called", "calling", "branded", "labelled", "labeled"})
GOING_ON = frozenset({"and", "but", "in", "on", "as", "through", "at", "all", "too", "again"})
"""What may follow "denied it" where "it" is the claim, and does not begin another."""


def later_verdict(text: str, cues: Cues) -> str:
    """The word by which the next sentence calls the claim untrue, or "".

    Only a short sentence about the claim counts: "Its press officer calls the story nonsense",
    "That is not true", "Moscow denied it".
    """
    words = [w.strip(".,;:!?\"'“”‘’()").lower() for w in text.split()[:21]]
    if not words or len(words) > 20 or _tells_more(words):
        return ""
    pointing = words[0] in {"it", "that", "this"} and words[1:2] in (["is"], ["was"], ["’s"])
    if words[0] in cues.verdicts and len(words) <= SHORT:
        return words[0]
    for position, word in enumerate(words):
        if word == "lies" and position and words[position - 1] in {"it", "which", "that"}:
            continue
        negative = {"not", "no", "n't"} & set(words[max(0, position - 2) : position])
        called = pointing or _the_claim(words, position, cues) or _called_it(words, position)
        if called and (
            (word in cues.verdicts and not negative) or (word in cues.truth and negative)
        ):
            return word
        lemma = cues.say_lemmas.get(word, word)
        if lemma in cues.deny and not negative:
            after = words[position + 1 : position + 4]
            pronoun = after[:1] in (["it"], ["this"]) and (not after[1:] or after[1] in GOING_ON)
            if pronoun or _the_claim(after, len(after), cues):
                return word
    return ""


def _tells_more(words: list[str]) -> bool:
    """Whether a "that" begins a new statement, and does not point back ("called that a fake")."""
    return any(
        word == "that" and words[n - 1] not in CALLING for n, word in enumerate(words) if n >= 2
    )


def _called_it(words: list[str], position: int) -> bool:
    """ "Called that a fake": the words before a verdict give it to the claim."""
    before = words[max(0, position - 4) : position]
    return any(
        verb in CALLING and thing in {"it", "that", "this"} for verb, thing in pairwise(before)
    )


def denier_in(text: str, span: Span, cues: Cues) -> Attribution | None:
    """Who calls a claim untrue in a sentence: the words before the verb that does."""
    start = span.start
    for match in WORD.finditer(text, span.start, min(span.end, span.start + 120)):
        word = match.group().lower()
        lemma = cues.say_lemmas.get(word, word)
        if lemma in cues.deny or lemma in {"call", "calls", "called", "say", "describe"}:
            name = text[start : match.start()].strip(" ,")
            if 2 < len(name) <= 80:
                at = text.index(name, start)
                return Attribution(source=name, cue=match.group(), span=Span(at, at + len(name)))
            return None
    return None


def _the_claim(words: list[str], end: int, cues: Cues) -> bool:
    """ "The story", "these reports" among the words before ``end``."""
    return any(
        words[n] in {"the", "this", "these", "such"} and words[n + 1].rstrip("s") in cues.claims
        for n in range(min(end, len(words) - 1))
    )
