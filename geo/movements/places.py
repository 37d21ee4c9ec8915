"""Places of a sentence in their roles: where from, where to, by what way, or simply where.

A place is followed up the dependency tree to the trigger that it hangs on; the preposition
nearest to the trigger says what it is ("from the direction of X" is an origin, whatever stands
between). Where the parse leaves a place hanging elsewhere, the words themselves decide: the
place belongs to the nearest trigger before it in the same clause.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from geo.movements.grammar import VERBAL
from geo.movements.triggers import Trigger
from geo.records import ResolvedPlace
from geo.text.tokens import ParsedSentence, Token

TWO_WORDS = {
    ("out", "of"): "out of",
    ("up", "to"): "up to",
    ("next", "to"): "next to",
    ("close", "to"): "close to",
    ("inside", "of"): "inside",
    ("outside", "of"): "outside",
    ("north", "of"): "north of",
    ("south", "of"): "south of",
    ("east", "of"): "east of",
    ("west", "of"): "west of",
    ("off", "of"): "off",
    ("far", "as"): "as far as",
    ("as", "as"): "as far as",
    ("back", "to"): "to",
    ("on", "to"): "onto",
    ("along", "with"): "with",
}
BY_NOUN = {
    ("in", "direction"): "destination",
    ("from", "direction"): "origin",
    ("on", "way"): "destination",
    ("en", "route"): "destination",
    ("on", "road"): "destination",
    ("by", "way"): "via",
    ("from", "side"): "origin",
}
SPECIFYING = frozenset({"of", "with", "between", "in", "near", "at", "on", "outside", "around"})
SEPARATE = frozenset({"to", "into", "toward", "towards", "onto", "via", "through"})
LIST_REACH = 6
"""Words behind a place in a list within which its "and" stands."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a sentence: what it means and the word that heads it."""

    place: ResolvedPlace
    head: int
    first: int
    last: int
    anaphor: str = ""
    """The word that stands for the place ("there", "the city"); empty where it is named."""


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A place in its role for one trigger. ``sure`` is false for a role read off word order."""

    mention: Mention
    role: str
    preposition: str
    sure: bool = True
    within_mover: bool = False
    joined: bool = False
    """Joined to a place before it ("and"), though not by the parse."""


def mentions(sentence: ParsedSentence, places: Sequence[ResolvedPlace]) -> list[Mention]:
    """The literal places of a sentence with the words that head them, left to right.

    ``places`` are the article's, in its order.
    """
    found: list[Mention] = []
    first = bisect_left(places, sentence.span.start, key=lambda p: p.toponym.span.start)
    for place in islice(places, first, None):
        span = place.toponym.span
        if span.start >= sentence.span.end:
            break
        if not sentence.span.covers(span):
            continue
        words = sentence.within(span)
        top = sentence.top_of(span)
        if words and top is not None:
            found.append(Mention(place, top.index, words[0].index, words[-1].index))
    return found


def link_places(
    sentence: ParsedSentence,
    triggers: Sequence[Trigger],
    found: Sequence[Mention],
    movers: dict[int, int],
) -> dict[int, list[PlaceLink]]:
    """The places of each trigger (by its word's index); ``movers`` gives each one's mover."""
    links: dict[int, list[PlaceLink]] = {t.index: [] for t in triggers}
    by_index = {t.index: t for t in triggers}
    for mention in found:
        link = (
            _by_grammar(sentence, by_index, mention, movers)
            or _modified(sentence, triggers, mention)
            or _joined_on(sentence, mention, links)
            or _by_order(sentence, triggers, mention)
        )
        if link is not None:
            trigger, place_link = link
            links[trigger].append(place_link)
    return links


def _by_grammar(
    sentence: ParsedSentence,
    triggers: dict[int, Trigger],
    mention: Mention,
    movers: dict[int, int],
) -> tuple[int, PlaceLink] | None:
    """Climb from the place to the first trigger; a verb that is none ends the way."""
    steps = [sentence[mention.head]]
    prepositions: list[Token] = []
    while True:
        here = steps[-1]
        if here.index in triggers and len(steps) > 1:
            return _read_path(sentence, triggers[here.index], mention, steps, prepositions, movers)
        if (here.pos in VERBAL and len(steps) > 1) or here.head == here.index:
            return None
        if here.pos == "ADP" or here.dep == "prep" or here.text.lower() == "to":
            prepositions.append(here)
        if here.dep in {"relcl", "csubj"}:
            return None
        steps.append(sentence.head(here.index))


def _read_path(
    sentence: ParsedSentence,
    trigger: Trigger,
    mention: Mention,
    steps: list[Token],
    prepositions: list[Token],
    movers: dict[int, int],
) -> tuple[int, PlaceLink] | None:
    top = steps[-2]
    mover = movers.get(trigger.index)
    inside_mover = mover in {t.index for t in steps}
    inside_mover = inside_mover and mention.head < trigger.index
    if not prepositions and inside_mover and mention.place.toponym.kind == "relative":
        return trigger.index, PlaceLink(mention, "place", "", within_mover=True)
    if not prepositions:
        role = _bare_role(sentence, trigger, top, mention)
        if role is None:
            return None
        return trigger.index, PlaceLink(mention, role, "", within_mover=inside_mover)
    prepositions = _own_of_chain(prepositions)
    word = _spoken(sentence, prepositions)
    if trigger.frame.family == "be_at" and (
        len(prepositions) > 1 or mention.first - trigger.index > 3
    ):
        return None
    if inside_mover and word == "of" and mention.place.toponym.kind == "country":
        return None  # "troops of Russia": whose they are, not whence they come
    if inside_mover and word == "of":
        return trigger.index, PlaceLink(mention, "origin", word, sure=False, within_mover=True)
    if top.dep == "nsubj" and _is_object(sentence, mover, trigger) and not trigger.frame.light:
        return None  # "a squadron at X sends jets to Y": where the sender is
    direct = top.dep in {"dobj", "nsubjpass"} and not inside_mover and trigger.frame.object_role
    if direct and prepositions[-1].text.lower() in SPECIFYING:
        between = [t for t in steps[1:-1] if t.dep == "dobj"]
        inside = {"of", "with", "between"}
        if trigger.frame.needs_ground:
            inside = inside | {"in", "near", "around", "outside"}
        if between and prepositions[-1].text.lower() in inside:
            return trigger.index, PlaceLink(mention, str(trigger.frame.object_role), "")
    role = _by_noun(steps, prepositions[-1]) or trigger.frame.roles.get(word)
    if mention.anaphor == "the border" and role == "via":
        role = "border"
    if role is None:
        return None
    return trigger.index, PlaceLink(mention, role, word, within_mover=inside_mover)


def _is_object(sentence: ParsedSentence, mover: int | None, trigger: Trigger) -> bool:
    return mover in {t.index for t in sentence.children(trigger.index, "dobj")}


def _own_of_chain(prepositions: list[Token]) -> list[Token]:
    """ "From X to Y" where the parser hung "to" on "from", or "to Y from X" where it hung "from" on
    Y: each has its own role."""
    for position in range(len(prepositions) - 1):
        here, above = prepositions[position], prepositions[position + 1]
        if here.text.lower() == "from" and above.text.lower() in SEPARATE:
            return prepositions[: position + 1]
        if here.head == above.index and here.text.lower() in SEPARATE:
            return prepositions[: position + 1]
    return prepositions


def _bare_role(
    sentence: ParsedSentence, trigger: Trigger, top: Token, mention: Mention
) -> str | None:
    """A place with no preposition: the verb's object, or "there"."""
    if mention.anaphor == "the border":
        return "border"
    if mention.anaphor in {"there", "here"}:
        return (
            "destination"
            if trigger.frame.family not in {"pass", "seen", "leave", "withdraw"}
            else "place"
        )
    if trigger.frame.nominal:
        return "place" if top.dep in {"poss", "compound", "nmod", "amod"} else None
    if trigger.frame.agent:
        return trigger.frame.object_role if top.dep in {"nsubj", "nsubjpass"} else None
    if trigger.frame.lemma == "be" and trigger.frame.particles and top.dep == "nsubj":
        return trigger.frame.object_role
    if top.dep in {"dobj", "nsubjpass", "npadvmod", "attr", "dep"}:
        if trigger.frame.lemma == "cross" and mention.place.toponym.kind == "water":
            return "via"
        before = sentence[mention.first - 1].text.lower() if mention.first else ""
        if before in trigger.frame.particles:
            return trigger.frame.object_role
        return trigger.frame.roles.get(before) or trigger.frame.object_role
    return None


def _spoken(sentence: ParsedSentence, prepositions: list[Token]) -> str:
    """The preposition nearest to the trigger, with its second word ("out of")."""
    top = prepositions[-1]
    word = top.text.lower()
    if len(prepositions) > 1:
        below = prepositions[-2]
        if below.index - top.index <= 2:
            return TWO_WORDS.get((word, below.text.lower()), word)
    before = sentence[top.index - 1].text.lower() if top.index else ""
    return TWO_WORDS.get((before, word), word)


def _by_noun(steps: list[Token], preposition: Token) -> str | None:
    """ "In the direction of X": the noun tells, where the preposition alone would mislead."""
    for token in steps:
        if token.head == preposition.index:
            return BY_NOUN.get((preposition.text.lower(), token.lemma.lower()))
    return None


def _modified(
    sentence: ParsedSentence, triggers: Sequence[Trigger], mention: Mention
) -> tuple[int, PlaceLink] | None:
    """ "Crimea, the peninsula seized by ...", "the town where troops gathered"."""
    heads = {mention.head, *(t.index for t in sentence.children(mention.head, "appos"))}
    for trigger in triggers:
        token = sentence[trigger.index]
        if token.dep not in {"acl", "relcl"} or token.head not in heads:
            continue
        if any(t.text.lower() == "where" for t in sentence.children(trigger.index, "advmod")):
            role = trigger.frame.roles.get("in", "place")
        elif (
            trigger.frame.object_role is not None and sentence.child(trigger.index, "dobj") is None
        ):
            role = trigger.frame.object_role
        else:
            continue
        return trigger.index, PlaceLink(mention, role, "")
    return None


def _joined_on(
    sentence: ParsedSentence, mention: Mention, links: dict[int, list[PlaceLink]]
) -> tuple[int, PlaceLink] | None:
    """ "Into Tal Tamr last Monday and Manbij a day later": the place goes on from the last."""
    for trigger, found in links.items():
        for link in found:
            last = link.mention.last
            if not last < mention.first <= last + 8:
                continue
            between = sentence.tokens[last + 1 : mention.first]
            words = [t.text.lower() for t in between]
            if _lists(sentence, link.mention, mention):
                return trigger, replace(link, mention=mention, sure=False, joined=True)
            if (
                "and" in words
                and not any(t.pos == "VERB" for t in between)
                and not any(
                    t.pos == "ADP" and t.index > last + 1 + words.index("and") for t in between
                )
            ):
                return trigger, PlaceLink(
                    mention, link.role, link.preposition, sure=False, joined=True
                )
    return None


def _lists(sentence: ParsedSentence, one: Mention, other: Mention) -> bool:
    """ "In Estonia, Latvia, Lithuania and Poland": places of a kind with a comma between."""
    if one.place.toponym.kind != other.place.toponym.kind or other.first != one.last + 2:
        return False
    behind = [t.text.lower() for t in sentence.tokens[other.last + 1 : other.last + LIST_REACH]]
    return sentence[one.last + 1].text == "," and "and" in behind


def _by_order(
    sentence: ParsedSentence, triggers: Sequence[Trigger], mention: Mention
) -> tuple[int, PlaceLink] | None:
    """The nearest trigger before the place with no other verb between, by the word in front."""
    before = [t for t in triggers if t.index < mention.first]
    if not before:
        return None
    trigger = before[-1]
    if mention.anaphor in {"there", "here"} and mention.first - trigger.index <= 4:
        return trigger.index, PlaceLink(mention, "place", "", sure=False)
    between = sentence.tokens[trigger.index + 1 : mention.first]
    if len(between) > 14 or any(_ends_clause(t) for t in between):
        return None
    for position in range(len(between) - 1, -1, -1):
        word = between[position].text.lower()
        if position:
            word = TWO_WORDS.get((between[position - 1].text.lower(), word), word)
        role = trigger.frame.roles.get(word)
        if role is not None and between[position].pos in {"ADP", "ADV", "PART", "SCONJ"}:
            return trigger.index, PlaceLink(mention, role, word, sure=False)
        if len(between) - position > 5:
            break
    return None


def _ends_clause(token: Token) -> bool:
    return token.pos == "VERB" or token.text in {";", ":", "."}
