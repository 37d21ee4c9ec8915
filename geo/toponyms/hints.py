"""Words beside a name that say which of its namesakes is meant.

"Paris, Texas", "Donetsk in Russia's Rostov region", "the Lebanese port of Tripoli", "Lyman
near Zmiiv", "Stepanivka (70km south-east of Donetsk)".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from geo.toponyms.lexicon import nationalities, words
from geo.toponyms.mention import ABBREVIATED, COUNTRY_CODES, Mention
from geo.toponyms.sphere import approximate_km

_REACH = 9
"""Words between a name and the region that holds it."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A fact about a mention's place. ``regions``: it lies in one of them. ``country``: in
    that country. ``points``: within ``km`` of one of them. ``classes``: of such a feature class
    (or a country). ``holds``: one of them lies in it."""

    reason: str
    weight: float
    regions: tuple[GazetteerEntry, ...] = ()
    country: str = ""
    points: tuple[tuple[float, float], ...] = ()
    km: float = 0.0
    classes: str = ""
    holds: tuple[GazetteerEntry, ...] = ()
    against: float = -4.0
    """What a candidate loses that does not agree, where another does."""
    certain: bool = False
    """Whether no candidate is meant where none agrees: "Odessa, Sask." is no known Odessa."""

    def agrees(self, entry: GazetteerEntry, gazetteer: Gazetteer) -> bool:
        """Whether ``entry`` is where the hint says."""
        if self.country:
            return entry.country_code == self.country
        if self.classes:
            return entry.feature_class in self.classes
        if self.holds:
            return any(lies_in(inner, entry, gazetteer) for inner in self.holds)
        if self.points:
            return any(
                approximate_km(entry.latitude, entry.longitude, *point) <= self.km
                for point in self.points
            )
        return any(lies_in(entry, region, gazetteer) for region in self.regions)


def lies_in(entry: GazetteerEntry, region: GazetteerEntry, gazetteer: Gazetteer) -> bool:
    """Whether a place lies in a country, a division, or a region of some other kind."""
    if entry.geonameid == region.geonameid:
        return False
    if region.feature_code in COUNTRY_CODES:
        return entry.country_code == region.country_code
    if region.feature_code == "ADM1":
        return entry.country_code == region.country_code and entry.admin1_code == region.admin1_code
    if region.feature_code == "ADM2" and entry.admin2_code:
        return (entry.country_code, entry.admin1_code, entry.admin2_code) == (
            region.country_code,
            region.admin1_code,
            region.admin2_code,
        )
    inside = gazetteer.contains(region, entry.latitude, entry.longitude)
    if inside is not None:
        return inside
    distance = approximate_km(entry.latitude, entry.longitude, region.latitude, region.longitude)
    return distance <= max(region.extent_km, 5.0)


def read_hints(mentions: Sequence[Mention], index: int) -> list[Hint]:
    """What the words around ``mentions[index]`` say about where it is."""
    mention = mentions[index]
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    hints = _nationality_hints(mention)
    if following is not None and following.number == mention.number:
        hints.extend(_container_hints(mention, following))
        hints.extend(_nearness_hints(mention, following))
        hints.extend(_possession_hints(mention, following))
    if index and mentions[index - 1].number == mention.number:
        hints.extend(_owner_hints(mentions[index - 1], mention))
        hints.extend(_contents_hints(mentions[index - 1], mention))
    hints.extend(_article_hints(mention))
    hints.extend(_row_hints(mentions, index))
    return hints


def _between(one: Mention, other: Mention) -> list[str]:
    return [word.lower for word in one.sentence.words[one.last : other.first]]


def _container_hints(mention: Mention, following: Mention) -> list[Hint]:
    """A region or country behind the name: "Kirov, a junction in Kaluga region"."""
    between = _between(mention, following)
    owned = len(between) > 1 and between[0] in {"'s", "’s"} and _part_of_town(between[1])
    opens = between and between[0] in words("cue_words", "hint openers")
    if not (opens or owned) or len(between) > _REACH:
        return []
    if between not in ([","], ["("], ["in"], [","], [",", "in"]) and "in" not in between[-2:]:
        return []
    regions = tuple(
        entry for entry in following.entries[:6] if entry.feature_class in "AL" or _informal(entry)
    )
    if not regions:
        return []
    certain = between == [","] and following.score == ABBREVIATED
    return [Hint(f"the text says: {following.surface}", 8.0, regions=regions, certain=certain)]


def _part_of_town(word: str) -> bool:
    """As in "Tripoli's port in northern Lebanon"."""
    return word in words("cue_words", "owned by places") or word in {"port", "station", "centre"}


def _informal(entry: GazetteerEntry) -> bool:
    return entry.feature_class in "TH" and entry.extent_km >= 10


def _nearness_hints(mention: Mention, following: Mention) -> list[Hint]:
    """As in "Lyman near Zmiiv", "Soloti, outside Valuyki"."""
    between = [word for word in _between(mention, following) if word not in {",", "the", "of"}]
    if between and between[-1] == "to" and between[:-1] in (["next"], ["close"]):
        between = ["near"]
    directional = (
        len(between) <= 2 and between[:1] and between[0] in words("cue_words", "directions")
    )
    if not directional and (len(between) != 1 or between[0] not in words("cue_words", "nearness")):
        return []
    points = tuple((entry.latitude, entry.longitude) for entry in following.entries[:6])
    return [Hint(f"the text says: near {following.surface}", 5.0, points=points, km=60.0)]


def _owner_hints(previous: Mention, mention: Mention) -> list[Hint]:
    """As in "Russia's Rostov region", "Iowa's Cedar Falls"."""
    between = _between(previous, mention)
    if not between or between[0] not in {"'s", "’s"} or len(between) > 5:
        return []
    regions = tuple(entry for entry in previous.entries[:4] if entry.feature_class == "A")
    if not regions or any(mark in between for mark in (",", ".", "and", "to", "from")):
        return []
    return [Hint(f"the text says: {previous.surface}’s", 5.0, regions=regions)]


def _possession_hints(mention: Mention, following: Mention) -> list[Hint]:
    """As in "Congo's Kasai province": of the two Congos the one that has a Kasai."""
    between = _between(mention, following)
    if between not in (["'s"], ["’s"]) or not mention.entries:
        return []
    reason = f"the text says: {following.surface} is there"
    return [Hint(reason, 4.0, holds=following.entries[:8])] if following.entries else []


def _row_hints(mentions: Sequence[Mention], index: int) -> list[Hint]:
    """As in "Quebec, Michigan and Ohio": what stands in a row of states is one as well."""
    row = [*_row(mentions, index, -1), *_row(mentions, index, 1)]
    if not row or not all(_means_division(other) for other in row):
        return []
    return [Hint("in a row of regions", 1.0 + 0.5 * len(row), classes="A", against=0.0)]


def _row(mentions: Sequence[Mention], index: int, step: int) -> list[Mention]:
    """Up to three mentions on one side with only commas and "and" between."""
    found: list[Mention] = []
    while len(found) < 3 and 0 <= index + step < len(mentions):
        first, second = sorted((index, index + step))
        one, other = mentions[first], mentions[second]
        links = _between(one, other) if one.number == other.number else []
        joined = set(links) & {",", "and", "or"}
        holds = links == [","] and other.score == ABBREVIATED  # "New York, N.Y.": no row
        if not joined or holds or not set(links) <= {*joined, "the"}:
            break
        found.append(mentions[index + step])
        index += step
    return found


def _means_division(mention: Mention) -> bool:
    """Whether its best known place is a country or a first-order division, and no city."""
    top = mention.entries[0] if mention.entries else None
    seat = any(
        entry.feature_class == "P" and entry.population >= 100_000 for entry in mention.entries[:4]
    )
    return top is not None and top.feature_class == "A" and not seat


def _contents_hints(previous: Mention, mention: Mention) -> list[Hint]:
    """As in "Atlanta, Georgia": of the two Georgias the one that has an Atlanta."""
    if _between(previous, mention) != [","] or not previous.entries:
        return []
    if not any(entry.feature_class == "A" for entry in mention.entries[:6]):
        return []
    return [Hint(f"the text says: {previous.surface} is there", 6.0, holds=previous.entries[:8])]


def _article_hints(mention: Mention) -> list[Hint]:
    """As in "the Mississippi" is the river, not the state, and Wabash the town."""
    sentence = mention.sentence
    compound = sentence.lower(mention.last) in words("cue_words", "place nouns behind") or (
        sentence.lower(mention.last) in {"-", "–"}
    )
    if mention.type_word is not None or compound:
        return []
    left = sentence.lower(mention.first - 1)
    if left == "the":
        return [Hint("“the” before it", 5.0, classes="HTLVSR")]
    if left in {"on", "off"}:  # "on Leyte", "on Lake Albert": no town
        return [Hint(f"“{left}” before it", 3.0, classes="HT", against=0.0)]
    before = {sentence.lower(mention.first - back) for back in (2, 3, 4)}
    in_row = "the" in before and sentence.lower(mention.first - 1) in {"and", ",", "or"}
    rivers = any(entry.feature_code == "STM" for entry in mention.entries[:6])
    if rivers and not in_row and sentence.shape == "prose":
        return [Hint("no “the” before it", 0.0, classes="APTLSRVU", against=-4.0)]
    return []


def _nationality_hints(mention: Mention) -> list[Hint]:
    """As in "the Russian city of Belgorod", "Tripoli, the Lebanese port"."""
    sentence, first, last = mention.sentence, mention.first, mention.last
    places = range(first - 1, max(-1, first - 5), -1)
    for index in places:
        word = sentence.words[index]
        pair = nationalities().get(f"{sentence.lower(index - 1)}-{word.lower}")
        country = pair or nationalities().get(word.lower)
        if country and word.capital:
            return [Hint(f"“{word.text}” before it", 4.0, country=country)]
        if not word.is_word or (word.lower == "of" and index < first - 2):
            break
    if sentence.lower(last) == ",":
        for index in range(last + 1, min(last + 5, len(sentence.words))):
            lower = sentence.lower(index)
            pair = nationalities().get(f"{lower}-{sentence.lower(index + 1)}")
            country = pair or nationalities().get(lower)
            if country and sentence.lower(index - 1) in {"the", "a", "an"}:
                return [Hint(f"“{sentence.words[index].text}” behind it", 6.0, country=country)]
    return []
