"""What moves: the forces that a noun phrase names, with their counts.

"A convoy of 32 tanks, 16 howitzers and 30 trucks" is three forces; what a column consists of is
listed in place of the column. Items are singular nouns of the lexicon; a piece of equipment known
by name or number ("two BMP-2s") is called by what it is.
"""

from dataclasses import dataclass

from geo.movements.grammar import conjuncts
from geo.movements.lexicon import WORDS, Domain, ForceNoun, Lexicon
from geo.records import Force, Span
from geo.text.numbers import read_count
from geo.text.tokens import ParsedSentence, Token

LONGEST = 5
MARKS = "\"'“”‘’.,;:()[]–—"
"""What may stand around a word between spaces."""
SHIP_PREFIXES = frozenset({"USS", "HMS", "INS", "JS", "HMCS", "HMAS"})


@dataclass(frozen=True, slots=True)
class NamedForce:
    """A force as a noun phrase names it: the record, its noun, and the word that heads it."""

    force: Force
    noun: ForceNoun
    head: int


def read_forces(
    sentence: ParsedSentence, head: int, lexicon: Lexicon, text: str
) -> tuple[NamedForce, ...]:
    """Every force that the noun phrase headed by ``head`` names, left to right; () for none."""
    found: list[NamedForce] = []
    for index in _members(sentence, head):
        found += _one_member(sentence, index, lexicon, text)
    listed = _listed(sentence, [f.head for f in found] or [head], lexicon, text) if found else []
    kept = {f.head: f for f in (*found, *listed)}
    return _shared_counts(sentence, tuple(kept[i] for i in sorted(kept)))


def _members(sentence: ParsedSentence, head: int) -> tuple[int, ...]:
    return tuple(i for i in conjuncts(sentence, head) if sentence[i].pos not in {"VERB", "AUX"})


def _one_member(
    sentence: ParsedSentence, index: int, lexicon: Lexicon, text: str, depth: int = 0
) -> list[NamedForce]:
    """The forces of one conjunct: what it holds ("of ..."), or itself, or what names it."""
    inner = _inner(sentence, index, lexicon, text, depth)
    own = name_force(sentence, index, lexicon, text)
    if inner and (
        own is None or own.noun.container or own.noun.unit or _collective(sentence, index, lexicon)
    ):
        if own is not None and own.noun.unit and not own.noun.container:
            return [own] if inner[0].noun.unit or inner[0].force.count is None else inner
        return inner
    if own is not None and _metaphor(sentence, index, lexicon, text, own):
        return []
    return [own] if own else _titled(sentence, index, lexicon, text)


def _inner(
    sentence: ParsedSentence, index: int, lexicon: Lexicon, text: str, depth: int
) -> list[NamedForce]:
    """What stands behind "of" where the noun is a container or tells how many."""
    if depth > 3 or not (
        _collective(sentence, index, lexicon) or _contains(sentence, index, lexicon, text)
    ):
        return []
    found: list[NamedForce] = []
    for preposition in sentence.children(index, "prep"):
        if preposition.text.lower() != "of":
            continue
        for thing in sentence.children(preposition.index, "pobj"):
            for member in _members(sentence, thing.index):
                found += _one_member(sentence, member, lexicon, text, depth + 1)
    return found


def _metaphor(
    sentence: ParsedSentence, index: int, lexicon: Lexicon, text: str, own: NamedForce
) -> bool:
    """ "An army of bulk carriers", "a fleet of taxis": what it is of is no force."""
    if not (own.noun.unit or own.noun.container or own.noun.item in {"soldier", "fleet", "armada"}):
        return False
    for preposition in sentence.children(index, "prep"):
        if preposition.text.lower() == "of":
            for thing in sentence.children(preposition.index, "pobj"):
                if thing.tag == "NNS" and name_force(sentence, thing.index, lexicon, text) is None:
                    return thing.text.lower() not in lexicon.collectives
    return False


def _collective(sentence: ParsedSentence, index: int, lexicon: Lexicon) -> bool:
    token = sentence[index]
    return token.text.lower() in lexicon.collectives or token.pos == "NUM"


def _contains(sentence: ParsedSentence, index: int, lexicon: Lexicon, text: str) -> bool:
    own = name_force(sentence, index, lexicon, text)
    return own is not None and (own.noun.container or own.noun.unit)


def name_force(
    sentence: ParsedSentence, index: int, lexicon: Lexicon, text: str
) -> NamedForce | None:
    """The force that a word names with the words before it, or None."""
    token = sentence[index]
    noun, first = _longest_noun(sentence, index, lexicon, text)
    designated = _designation(sentence, token, lexicon, text)
    if designated is not None and (noun is None or not (noun.unit or noun.container)):
        base = lexicon.force(designated)
        noun = ForceNoun(
            designated, base.group if base else "armour", base.domain if base else "land"
        )
    if noun is None:
        return None
    count, count_text = _count(sentence, index, noun, text)
    begin = min([sentence[first].start, *(t.start for t in sentence.children(index, "nummod"))])
    force = Force(item=noun.item, count=count, count_text=count_text, span=Span(begin, token.end))
    return NamedForce(force, noun, index)


def _longest_noun(
    sentence: ParsedSentence, index: int, lexicon: Lexicon, text: str
) -> tuple[ForceNoun | None, int]:
    """The longest lexicon phrase that ends in a word, and the word that it begins with."""
    end = sentence[index].end
    for first in range(max(0, index - LONGEST + 1), index + 1):
        phrase = " ".join(text[sentence[first].start : end].lower().replace("‑", "-").split())
        if phrase in lexicon.not_forces:
            return None, first
        noun = lexicon.force(phrase)
        if noun is not None:
            return noun, first
    return None, index


def _designation(sentence: ParsedSentence, token: Token, lexicon: Lexicon, text: str) -> str | None:
    own = lexicon.designation(whole_word(token, sentence, text))
    if own is not None:
        return own
    for child in sentence.children(token.index, "compound", "nmod", "amod", "nummod"):
        item = lexicon.designation(whole_word(child, sentence, text))
        if item is not None:
            return item
    return None


def whole_word(token: Token, sentence: ParsedSentence, text: str) -> str:
    """The word between spaces that a token is part of, without the marks around it."""
    start, end = token.start, token.end
    while start > sentence.span.start and not text[start - 1].isspace():
        start -= 1
        if token.start - start > 24:
            return token.text
    while end < sentence.span.end and not text[end].isspace():
        end += 1
        if end - token.end > 24:
            return token.text
    return text[start:end].strip(MARKS)


def _count(
    sentence: ParsedSentence, index: int, noun: ForceNoun, text: str
) -> tuple[int | None, str | None]:
    numbers = sentence.children(index, "nummod")
    if not numbers:
        above = sentence.head(index)
        if above.text.lower() == "of":
            holder = sentence.head(above.index)
            if holder.pos == "NUM":
                numbers = (holder,)
    for number in numbers:
        if _dates(sentence, number):
            continue
        words = Span(sentence.subtree(number.index)[0].start, number.end).cut(text)
        count = read_count(words)
        if count is not None:
            return count, words
    return _one_or_unknown(sentence, index, noun)


def _dates(sentence: ParsedSentence, number: Token) -> bool:
    """ "On 27 May tanks ...": the number belongs to the month."""
    beside = sentence.tokens[max(0, number.index - 1) : number.index + 2]
    return any(t.text[:3].lower() in WORDS["months"] and t.pos == "PROPN" for t in beside)


def _one_or_unknown(
    sentence: ParsedSentence, index: int, noun: ForceNoun
) -> tuple[int | None, str | None]:
    """ "A convoy" and "the 95th Brigade" are one; "troops" and "infantry" tell no number."""
    token = sentence[index]
    word = token.text.lower()
    if word in WORDS["uncounted"] or noun.item == "soldier" or token.tag in {"NNS", "NNPS"}:
        return None, None
    modifiers = sentence.children(index, "det", "amod", "poss", "compound", "nmod", "nummod")
    for modifier in modifiers:
        small = modifier.text.lower()
        if small in WORDS["one"] or (
            small[:1].isdigit() and small[-2:] in {"st", "nd", "rd", "th"}
        ):
            return 1, modifier.text
    return None, None


def _titled(sentence: ParsedSentence, index: int, lexicon: Lexicon, text: str) -> list[NamedForce]:
    """ "The carriers Liaoning and Shandong", "the USS Ronald Reagan": a name with its kind."""
    token = sentence[index]
    if token.pos != "PROPN":
        return []
    for child in sentence.children(index, "compound", "nmod", "appos"):
        if child.text in SHIP_PREFIXES:
            noun = lexicon.force("warship")
            if noun is not None:
                force = Force(item=noun.item, count=1, count_text=None, span=token.span)
                return [NamedForce(force, noun, index)]
        named = name_force(sentence, child.index, lexicon, text)
        if named is not None and (child.pos == "NOUN" or child.text[:1].islower()):
            count = len(conjuncts(sentence, index)) if child.tag == "NNS" else 1
            force = Force(
                item=named.force.item, count=count, count_text=None, span=named.force.span
            )
            return [NamedForce(force, named.noun, child.index)]
    return []


def _listed(
    sentence: ParsedSentence, heads: list[int], lexicon: Lexicon, text: str
) -> list[NamedForce]:
    """ "... including tanks and guns", "... consisting of troops and armor"."""
    found: list[NamedForce] = []
    for head in heads:
        for child in sentence.children(head, "prep", "acl", "appos"):
            if child.dep == "appos":
                found += _one_member(sentence, child.index, lexicon, text)
                continue
            if (
                child.text.lower() not in WORDS["listing"]
                and child.lemma not in WORDS["consisting"]
            ):
                continue
            for thing in _objects_below(sentence, child.index):
                for member in _members(sentence, thing):
                    found += _one_member(sentence, member, lexicon, text)
    return found


def _objects_below(sentence: ParsedSentence, index: int) -> list[int]:
    found = [t.index for t in sentence.children(index, "pobj", "dobj")]
    for inner in sentence.children(index, "prep", "prt"):
        found += [t.index for t in sentence.children(inner.index, "pobj")]
        found += [
            t.index
            for deeper in sentence.children(inner.index, "prep")
            for t in sentence.children(deeper.index, "pobj")
        ]
    return found


def _shared_counts(
    sentence: ParsedSentence, forces: tuple[NamedForce, ...]
) -> tuple[NamedForce, ...]:
    """ "40 rocket launchers and as many armoured vehicles": the count before goes on."""
    out: list[NamedForce] = []
    for named in forces:
        many = any(
            t.text.lower() == "many" and _as_before(sentence, t)
            for t in sentence.children(named.head, "amod")
        )
        if many and out and out[-1].force.count is not None and named.force.count is None:
            force = Force(
                item=named.force.item,
                count=out[-1].force.count,
                count_text="as many",
                span=named.force.span,
            )
            named = NamedForce(force, named.noun, named.head)
        out.append(named)
    return tuple(out)


def _as_before(sentence: ParsedSentence, token: Token) -> bool:
    return token.index > 0 and sentence[token.index - 1].text.lower() == "as"


def domain_of(forces: tuple[NamedForce, ...]) -> Domain:
    """How most of the forces move: by land, air or sea; by land where nothing says."""
    domains = [named.noun.domain for named in forces]
    return max(domains, key=domains.count) if domains else "land"
