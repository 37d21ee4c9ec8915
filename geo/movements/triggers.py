"""Words of a sentence that may tell of a movement, each with the sense it may have."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from geo.movements.inflection import plural
from geo.movements.lexicon import WORDS, Frame, Lexicon
from geo.records import Span
from geo.text.tokens import ParsedSentence, Token

MOST = 24
"""Triggers read in one sentence, some three times what a writer's longest has: they are held
against each other, so that many would take long."""
GAP = 8
"""How far behind its verb a particle may stand: "pulled their last tanks back"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger word, its frame, and the span of the words that make it up."""

    index: int
    frame: Frame
    span: Span


def find_triggers(sentence: ParsedSentence, lexicon: Lexicon) -> list[tuple[Trigger, ...]]:
    """The triggers of a parsed sentence, left to right: for each word its senses, longest first.

    "Was in Mekelle" is a movement only beside another one, so "be" counts only there; "will be in
    Mekelle" is one by itself.
    """
    read = (tuple(_senses(sentence, token, lexicon)) for token in sentence)
    found = list(islice((senses for senses in read if senses), MOST))
    moving = [senses[0] for senses in found if senses[0].frame.family != "be_at"]
    return [
        senses
        for senses in found
        if senses[0].frame.family != "be_at"
        or _will(sentence, senses[0].index)
        or (moving and not any(sentence.is_below(t.index, senses[0].index) for t in moving))
    ]


def _will(sentence: ParsedSentence, index: int) -> bool:
    return any(t.text.lower() in WORDS["will"] for t in sentence.children(index, "aux"))


def _senses(sentence: ParsedSentence, token: Token, lexicon: Lexicon) -> Iterator[Trigger]:
    word = token.text.lower()
    is_force = token.pos in {"NOUN", "PROPN"} and word in lexicon.forces
    if word in lexicon.verbs and not is_force and _may_be_verb(sentence, token):
        for frame in lexicon.verbs[word]:
            particles = _particles(sentence, token, frame.particles)
            if particles is None or _means_something_else(sentence, token, frame):
                continue
            end = max([token.end, *(p.end for p in particles if p.start - token.end <= 2)])
            yield Trigger(token.index, frame, Span(token.start, end))
    nominal = {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "ADP"}
    if word in lexicon.nouns and not _is_month(token) and token.pos in nominal:
        for frame in lexicon.nouns[word]:
            trigger = _match_noun(sentence, token, frame)
            if trigger is not None:
                yield trigger


def _is_month(token: Token) -> bool:
    return token.text in {"March", "Mar"} and token.pos == "PROPN"


def _may_be_verb(sentence: ParsedSentence, token: Token) -> bool:
    """A verb, or in a headline a word that the tagger took for a noun."""
    if token.pos in {"VERB", "AUX"}:
        return token.dep not in {"compound", "amod"}
    if token.index == 0 or token.dep not in {"ROOT", "ccomp", "conj", "appos", "dep"}:
        return False
    if sentence.child(token.index, "nsubj"):
        return True
    following = sentence[token.index + 1].text.lower() if token.index + 1 < len(sentence) else ""
    return token.pos in {"NOUN", "PROPN", "ADJ"} and following in WORDS["going"]


def _particles(
    sentence: ParsedSentence, token: Token, wanted: tuple[str, ...]
) -> list[Token] | None:
    """The particle's words: right behind the verb, or hanging on it; None where one lacks."""
    found: list[Token] = []
    position = token.index + 1
    for word in wanted:
        if position < len(sentence) and _is_particle(sentence, position, word):
            found.append(sentence[position])
            position += 1
            continue
        apart = next(
            (
                t
                for t in sentence.children(token.index, "prt", "advmod", "dobj")
                if t.text.lower() == word and 0 < t.index - token.index <= GAP
            ),
            None,
        )
        if apart is None:
            return None
        found.append(apart)
        position = apart.index + 1
    return found


def _is_particle(sentence: ParsedSentence, position: int, word: str) -> bool:
    """The word itself, and no preposition with a noun of its own ("ride **in** the back")."""
    token = sentence[position]
    if token.text.lower() != word:
        return False
    return not (
        word in WORDS["particles_or_prepositions"]
        and token.dep in {"prep", "agent"}
        and sentence.child(position, "pobj", "pcomp") is not None
    )


def _means_something_else(sentence: ParsedSentence, token: Token, frame: Frame) -> bool:
    """ "Moved to impose", "going to say", "came to believe", "left him dead", "expected to go"."""
    if frame.ahead and sentence.child(token.index, "xcomp", "ccomp") is not None:
        return True
    for child in sentence.children(token.index, "xcomp"):
        if child.pos in {"VERB", "AUX"} and child.lemma not in {"join", "reinforce", "help"}:
            first = sentence.child(child.index, "aux")
            if frame.family in {"go", "roll"} and first is not None and first.tag == "TO":
                return child.index - token.index <= 2
    if frame.lemma == "be" and frame.particles:
        return False
    if frame.family == "be_at":
        return sentence.child(token.index, "prep") is None or bool(
            sentence.children(token.index, "acomp", "attr", "xcomp")
        )
    if frame.family == "leave":
        return any(t.dep in {"oprd", "acomp"} for t in sentence.children(token.index))
    return False


def _match_noun(sentence: ParsedSentence, token: Token, frame: Frame) -> Trigger | None:
    first = _first_word(sentence, token, frame.lemma)
    if first is None:
        return None
    following = sentence[token.index + 1].text.lower() if token.index + 1 < len(sentence) else ""
    if frame.ahead and following == "to":
        return None  # "due to arrive": the verb tells; "due to shelling": nothing does
    after = sentence.tokens[token.index + 1 : token.index + 1 + len(frame.particles)]
    if tuple(t.text.lower() for t in after) != frame.particles:
        return None
    return Trigger(token.index, frame, Span(sentence[first].start, token.end))


def _first_word(sentence: ParsedSentence, token: Token, noun: str) -> int | None:
    """The word that a noun of several words ("build-up", "on the move") begins with."""
    wanted = {form.replace(" ", "") for form in (noun, plural(noun))}
    longest = max(map(len, wanted))
    said = ""
    for position in range(token.index, -1, -1):
        said = sentence[position].text.lower() + said
        if said in wanted:
            return position
        if len(said) > longest:
            return None
    return None
