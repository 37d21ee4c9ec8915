"""Who does what in a parsed sentence: subjects, objects and governors of a word.

The labels are spaCy's (ClearNLP). All functions take and give token indexes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.text.tokens import ParsedSentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVE = frozenset({"that", "which", "who", "whom"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Participants:
    """The words that head a verb's subject and object, and whether it is passive."""

    subject: int | None
    object: int | None
    passive: bool
    agent: int | None = None


def participants(sentence: ParsedSentence, verb: int) -> Participants:
    """The subject (its own, or the one that it shares with another verb) and object of a verb."""
    passive = is_passive(sentence, verb)
    found = sentence.child(verb, "dobj") or sentence.child(verb, "dative")
    if found is not None and found.pos == "ADP":
        found = None
    agent = sentence.child(verb, "agent")
    by = sentence.child(agent.index, "pobj") if agent else None
    return Participants(
        subject=subject(sentence, verb),
        object=found.index if found else None,
        passive=passive,
        agent=by.index if by else None,
    )


def is_passive(sentence: ParsedSentence, verb: int) -> bool:
    token = sentence[verb]
    if sentence.child(verb, "auxpass", "nsubjpass"):
        return True
    if sentence.child(verb, "nsubj"):
        return False
    if token.tag != "VBN" or sentence.child(verb, "aux"):
        return False
    if token.dep in {"acl", "amod"}:
        return True
    if token.dep == "conj" and not sentence.child(verb, *SUBJECTS):
        return is_passive(sentence, token.head)
    return token.dep in {"ROOT", "ccomp", "advcl", "xcomp"} and not sentence.child(verb, "dobj")


def subject(sentence: ParsedSentence, verb: int, depth: int = 0) -> int | None:
    """Index of the word that heads the verb's subject: its own or the one it is understood with."""
    own = sentence.child(verb, *SUBJECTS)
    token = sentence[verb]
    if own is not None:
        return _antecedent(sentence, verb, own)
    if depth > 6:
        return None
    if token.pos not in VERBAL and token.dep in {"ROOT", "appos", "conj", "dep"}:
        return _of_mistaken_noun(sentence, token)
    if token.dep == "ROOT" and (part := sentence.child(verb, "compound")) is not None:
        return part.index  # a headline's "French armour heads north"
    if token.head == verb:
        return None
    head = sentence[token.head]
    if token.dep in {"acl", "relcl", "amod"}:
        return _modified(sentence, verb, head, depth)
    if token.dep == "xcomp":
        return _controller(sentence, head, depth)
    if token.dep in {"acomp", "attr", "oprd"}:
        return subject(sentence, head.index, depth + 1)
    if token.dep == "pcomp":
        return _governor_of_preposition(sentence, head, depth)
    if token.dep in {"conj", "advcl", "ccomp", "dep", "parataxis"}:
        if head.dep in {"pobj", "dobj", "nsubj"} and head.pos not in VERBAL:
            return None
        return subject(sentence, head.index, depth + 1)
    if token.dep == "pobj":
        return _governor_of_preposition(sentence, head, depth)
    return None


def _of_mistaken_noun(sentence: ParsedSentence, token: Token) -> int | None:
    """The subject of a verb that was taken for a noun: "tanks, guns **cross** into ..."."""
    if token.dep == "appos":
        return token.head
    before = sentence.children(token.index, "compound", "nmod", "amod")
    nouns = [t for t in before if t.index < token.index and t.pos in {"NOUN", "PROPN"}]
    if nouns:
        return nouns[-1].index
    return token.head if token.dep == "conj" and token.head != token.index else None


def _antecedent(sentence: ParsedSentence, verb: int, own: Token) -> int:
    """For "that", "which", "who": the noun that the relative clause hangs on."""
    if own.text.lower() not in RELATIVE:
        return own.index
    current = sentence[verb]
    while current.dep == "conj":
        current = sentence.head(current.index)
    if current.dep == "relcl" or current.dep == "acl":
        return current.head
    return own.index


def _modified(sentence: ParsedSentence, verb: int, noun: Token, depth: int) -> int | None:
    """A participle's noun; for "time to leave" the one who has it."""
    infinitive = sentence.child(verb, "aux")
    if infinitive is not None and infinitive.tag == "TO" and noun.pos not in {"PROPN", "PRON"}:
        above = next((t for t in sentence.ancestors(noun.index) if t.pos in VERBAL), None)
        owner = sentence.child(noun.index, "poss")
        if owner is not None:
            return owner.index
        if noun.dep in {"dobj", "attr"} and above is not None:
            return subject(sentence, above.index, depth + 1)
    return noun.index


def _controller(sentence: ParsedSentence, head: Token, depth: int) -> int | None:
    """Who is to do it: the object of "ordered troops to go", else the subject."""
    held = sentence.child(head.index, "dobj")
    return held.index if held else subject(sentence, head.index, depth + 1)


def _governor_of_preposition(
    sentence: ParsedSentence, preposition: Token, depth: int
) -> int | None:
    """ "accused Moscow of sending": Moscow; "denied in a note having sent": the subject."""
    above = sentence.head(preposition.index)
    if above.pos in VERBAL:
        return _controller(sentence, above, depth)
    owner = sentence.child(above.index, "poss")
    if owner is not None:
        return owner.index
    verb = next((t for t in sentence.ancestors(above.index) if t.pos in VERBAL), None)
    return subject(sentence, verb.index, depth + 1) if verb else None


def governors(sentence: ParsedSentence, index: int) -> Iterator[Token]:
    """The words above one, nearest first."""
    yield from sentence.ancestors(index)


def conjuncts(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """The word and those joined to it by "and", left to right."""
    found = [index]
    for position in found:
        found.extend(t.index for t in sentence.children(position, "conj"))
        if len(found) > 40:
            break
    return tuple(sorted(found))
