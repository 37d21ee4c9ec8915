"""Toponym recognition: which words of an article name places.

The gazetteer's scan leads, the neighbours decide (:mod:`geo.toponyms.evidence`), and a second
look over the whole article lets sure names vouch for doubtful ones.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from gazetteer.gazetteer import Gazetteer
from geo.text.language import Language
from geo.toponyms.candidates import ArticleWords, find_candidates
from geo.toponyms.evidence import weigh
from geo.toponyms.lexicon import words
from geo.toponyms.mention import Mention, importance
from geo.toponyms.people import person_words
from geo.toponyms.sphere import approximate_km
from geo.toponyms.type_words import share_plural_type, with_type_word
from geo.toponyms.unknown import find_unknown

ACCEPTED = 0.5
"""The score from which a name is a place."""
SURE = 3.0
_LIKELY = 2.0
"""The score from which a name vouches for what stands in a row with it."""
_DOUBTFUL = -2.0
_PART_OF_A_NAME = -2.5
"""A score so low that the name is most likely a person's or a firm's."""
_NEIGHBOURHOOD_KM = 150.0
_MOST_ANCHORS = 60


def recognize(article: ArticleWords, gazetteer: Gazetteer, language: Language) -> list[Mention]:
    """The mentions of places, left to right, none overlapping."""
    typed = [with_type_word(mention, gazetteer) for mention in find_candidates(article, gazetteer)]
    sentences = [sentence for _, sentence in article.read()]
    people = person_words(sentences)
    attested = _attested(article)
    candidates = share_plural_type(longest(typed))
    covered = _covered(candidates)
    weighed = [weigh(each, people, attested, covered[each.number]) for each in candidates]
    vouched = _vouch(_coordinate(weighed))
    known = [mention for mention in vouched if mention.score >= ACCEPTED]
    unknown = find_unknown(article, known, people, gazetteer, language)
    return sorted([*known, *unknown], key=lambda mention: (mention.number, mention.first))


def longest(mentions: Sequence[Mention]) -> list[Mention]:
    """Of overlapping mentions the longest; of equally long ones the first."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and kept[-1].number == mention.number and mention.first < kept[-1].last:
            if mention.last - mention.first > kept[-1].last - kept[-1].first:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _covered(mentions: Sequence[Mention]) -> dict[int, frozenset[int]]:
    """By sentence, the numbers of the words that are part of a known name."""
    found: dict[int, set[int]] = defaultdict(set)
    for mention in mentions:
        found[mention.number].update(range(mention.first, mention.last))
    return {number: frozenset(indexes) for number, indexes in found.items()}


def _attested(article: ArticleWords) -> frozenset[str]:
    """Everyday words that the article's prose has in lower case."""
    plain = words("plain_words")
    return frozenset(
        word.lower
        for _, sentence in article.read()
        if sentence.shape == "prose"
        for word in sentence.words
        if word.text.islower() and word.lower in plain
    )


def _coordinate(mentions: list[Mention]) -> list[Mention]:
    """As in "Horlivka, Over and Yenakiieve": a name in a row of sure places is one too."""
    result = list(mentions)
    for index, mention in enumerate(mentions):
        if mention.score >= SURE or mention.score < _DOUBTFUL:
            continue
        neighbours = result[max(0, index - 1) : index] + mentions[index + 1 : index + 2]
        if any(other.score >= _LIKELY and _in_a_row(mention, other) for other in neighbours):
            result[index] = _more(mention, 1.5, "in a row with other places")
        elif index + 1 < len(mentions) and _placed_by(mention, mentions[index + 1]):
            result[index] = _more(mention, 3.0, f"“{mentions[index + 1].surface}” says where")
    return result


def _in_a_row(one: Mention, other: Mention) -> bool:
    """Whether nothing but a comma or an "and" stands between two mentions."""
    if one.number != other.number:
        return False
    first, second = sorted((one, other), key=lambda mention: mention.first)
    between = [word.lower for word in one.sentence.words[first.last : second.first]]
    return 0 < len(between) <= 2 and set(between) <= {",", "and", "or", "to"}


def _placed_by(mention: Mention, following: Mention) -> bool:
    """As in "Lyman, Wyoming", "Lyman in Donetsk oblast", "Lyman near Zmiiv"."""
    if following.score < SURE or following.number != mention.number:
        return False
    between = [word.lower for word in mention.sentence.words[mention.last : following.first]]
    wide = following.kind in {"country", "region"}
    return (wide and between in ([","], ["in"], ["("])) or between == ["near"]


def _vouch(mentions: list[Mention]) -> list[Mention]:
    """Let sure mentions raise the same name elsewhere, and names near sure places."""
    sure: dict[str, float] = defaultdict(float)
    for mention in mentions:
        sure[mention.key] = max(sure[mention.key], mention.score)
    plain = words("plain_words")
    doubts: dict[str, float] = {}
    for mention in mentions:
        if mention.score <= _PART_OF_A_NAME and mention.key not in plain:
            doubt = -2.0 if _names_someone(mention) else -1.0
            doubts[mention.key] = min(doubt, doubts.get(mention.key, 0.0))
    anchors = _anchors(mentions)
    countries = _countries(mentions)
    result = []
    for mention in mentions:
        if mention.score < SURE and mention.score >= _DOUBTFUL:
            if sure[mention.key] >= SURE:
                mention = _more(mention, 1.5, "a place elsewhere in the article")
            if mention.score < ACCEPTED and _near(mention, anchors):
                mention = _more(mention, 1.5, "near other places of the article")
            elif mention.score < ACCEPTED and _in_country(mention, countries):
                mention = _more(mention, 1.0, "in a country of the article")
        if mention.key in doubts and sure[mention.key] < SURE and mention.score >= ACCEPTED:
            mention = _more(mention, doubts[mention.key], "no place elsewhere in the article")
        result.append(mention)
    return result


def _names_someone(mention: Mention) -> bool:
    """Whether it is part of a person's or a firm's name; "Weyburn Hospice" is in Weyburn."""
    names = ("person", "given name", "firm", "surname")
    return any(name in reason for reason in mention.reasons for name in names)


def _anchors(mentions: list[Mention]) -> list[tuple[float, float]]:
    """Where the sure places are, each name once."""
    found: dict[str, tuple[float, float]] = {}
    for mention in mentions:
        if mention.score >= SURE - 1 and mention.kind != "country" and mention.entries:
            top = mention.entries[0]
            if len(mention.entries) == 1 or importance(top) >= 1:
                found.setdefault(mention.key, (top.latitude, top.longitude))
        if len(found) == _MOST_ANCHORS:
            break
    return list(found.values())


def _near(mention: Mention, anchors: list[tuple[float, float]]) -> bool:
    """Whether some place of the name is near an anchor; a look at the latitudes comes first."""
    reach = _NEIGHBOURHOOD_KM / 111.0
    return any(
        abs(entry.latitude - anchor[0]) <= reach
        and approximate_km(entry.latitude, entry.longitude, *anchor) < _NEIGHBOURHOOD_KM
        for entry in mention.entries[:20]
        for anchor in anchors
    )


def _countries(mentions: list[Mention]) -> frozenset[str]:
    """The countries in which a quarter or more of the sure places are."""
    counts = Counter(
        mention.entries[0].country_code
        for mention in mentions
        if mention.score >= SURE - 1 and mention.entries
    )
    enough = 0.25 * counts.total()
    return frozenset(code for code, count in counts.items() if code and count >= enough)


def _in_country(mention: Mention, countries: frozenset[str]) -> bool:
    return any(entry.country_code in countries for entry in mention.entries[:20])


def _more(mention: Mention, weight: float, reason: str) -> Mention:
    return replace(mention, score=mention.score + weight, reasons=(*mention.reasons, reason))
