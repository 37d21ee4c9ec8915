"""Places that words other than names stand for: "there", "the city", "the border"."""

from collections.abc import Sequence

from geo.movements.discourse import place_before
from geo.movements.places import Mention
from geo.records import ResolvedPlace
from geo.text.tokens import ParsedSentence

SETTLED = frozenset({"settlement", "facility", "region", "relative"})
STANDS_FOR: dict[str, frozenset[str]] = {
    "city": frozenset({"settlement"}),
    "town": frozenset({"settlement"}),
    "village": frozenset({"settlement"}),
    "settlement": frozenset({"settlement"}),
    "port": frozenset({"settlement", "facility"}),
    "base": frozenset({"facility", "settlement"}),
    "airfield": frozenset({"facility"}),
    "airport": frozenset({"facility"}),
    "region": frozenset({"region"}),
    "province": frozenset({"region"}),
    "peninsula": frozenset({"region"}),
    "enclave": frozenset({"region", "settlement"}),
    "island": frozenset({"region", "settlement"}),
    "strait": frozenset({"water"}),
    "sea": frozenset({"water"}),
    "river": frozenset({"water"}),
    "country": frozenset({"country"}),
    "area": SETTLED,
    "zone": frozenset({"region"}),
    "stronghold": frozenset({"settlement"}),
    "line": frozenset({"water"}),
    "crossing": frozenset({"settlement", "facility"}),
}
SPECIFYING = frozenset({"at", "in", "of", "near"})
DETERMINERS = frozenset({"the", "this", "that"})


def find_anaphors(
    sentence: ParsedSentence,
    places: Sequence[ResolvedPlace],
    named: Sequence[Mention],
    told: Sequence[ResolvedPlace],
) -> list[Mention]:
    """Words of a sentence that point back to a place, with the place that they mean."""
    taken = {i for mention in named for i in range(mention.first, mention.last + 1)}
    found: list[Mention] = []
    for token in sentence:
        if token.index in taken:
            continue
        kinds = _kinds(sentence, token.index)
        if kinds is None or _has_own_name(sentence, token.index, taken):
            continue
        place = _meant(sentence, token.start, kinds, places, named, told)
        if place is not None:
            found.append(Mention(place, token.index, token.index, token.index, token.text.lower()))
    return found


def _meant(
    sentence: ParsedSentence,
    offset: int,
    kinds: frozenset[str],
    places: Sequence[ResolvedPlace],
    named: Sequence[Mention],
    told: Sequence[ResolvedPlace],
) -> ResolvedPlace | None:
    """The place of the same sentence, else the one that movements were told of, else the last."""
    for mention in reversed(named):
        before = sentence[mention.first - 1].text.lower() if mention.first else ""
        place = mention.place
        if place.toponym.span.end <= offset and place.toponym.kind in kinds and before != "from":
            return place
    for place in told:
        if place.toponym.kind in kinds and place.latitude is not None:
            return place
    return place_before(places, sentence.span.start, kinds)


def _kinds(sentence: ParsedSentence, index: int) -> frozenset[str] | None:
    token = sentence[index]
    word = token.text.lower()
    if (word == "there" and token.dep != "expl") or (word == "here" and token.dep == "advmod"):
        return SETTLED | {"water"}
    if word not in STANDS_FOR or token.dep not in {"pobj", "dobj", "npadvmod", "nsubjpass"}:
        return None
    children = sentence.children(index)
    if not any(t.text.lower() in DETERMINERS and t.dep == "det" for t in children):
        return None
    if any(t.dep in {"amod", "nummod", "relcl", "appos"} for t in children):
        return None
    return STANDS_FOR[word]


def _has_own_name(sentence: ParsedSentence, index: int, taken: set[int]) -> bool:
    """ "The city of Mariupol", "the army base at Senaki" are not looked for elsewhere."""
    if any(t.index in taken for t in sentence.subtree(index)):
        return True
    behind = sentence.tokens[index + 1 : index + 4]
    return (
        bool(behind)
        and behind[0].text.lower() in SPECIFYING
        and any(t.index in taken for t in behind)
    )
