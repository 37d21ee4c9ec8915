"""Type words: "Donetsk" is a city, "Donetsk region" a region, "Donetsk airport" a field."""

from dataclasses import replace

from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from geo.records import PlaceKind
from geo.toponyms.lexicon import TypeWord, type_words
from geo.toponyms.mention import Mention, kind_of
from geo.toponyms.words import WordSentence

_SYNONYMS = (
    ("region", "oblast", "province", "governorate", "prefecture", "county", "state"),
    ("district", "raion", "county", "municipality"),
    ("airport", "international airport", "airfield", "air base", "airbase", "air force base"),
    ("river", ""),
    ("strait", "straits", ""),
    ("canal", "channel"),
    ("island", "islands", ""),
    ("peninsula", ""),
    ("railway station", "train station"),
    ("nuclear power plant", "nuclear plant", "npp"),
)
_NEVER_OF_COUNTRIES = frozenset(
    {"region", "regions", "oblast", "province", "provinces", "district", "county", "state"}
    | {"territory", "department", "republic", "coast", "port", "airport", "border", "crossing"}
    | {"bridge", "highway", "forest", "corridor"}
)
_PLURALS = frozenset(
    {"regions", "oblasts", "provinces", "counties", "districts", "governorates"} | {"states"}
)
_INFORMAL = frozenset({"RGN", "RGNH", "RGNE", "AREA", "PEN", "CONT"})


def type_word_after(sentence: WordSentence, index: int) -> TypeWord | None:
    """The type word that begins at the word ``index``, or None."""
    for entry in type_words().after.get(sentence.lower(index), ()):
        end = index + len(entry.words)
        if sentence.words[index].capital and sentence.lower(end) == "of":
            continue
        there = sentence.words[index:end]
        if tuple(word.lower for word in there) == entry.words and (
            not entry.capital or all(word.capital for word in there)
        ):
            return entry
    return None


def type_word_before(sentence: WordSentence, index: int) -> TypeWord | None:
    """The type word that ends before the word ``index``, written with a capital, or None."""
    for entry in type_words().before.get(sentence.lower(index - 1), ()):
        start = index - len(entry.words)
        if start < 0:
            continue
        there = sentence.words[start:index]
        if tuple(word.lower for word in there) == entry.words and there[0].capital:
            return entry
    return None


def with_type_word(mention: Mention, gazetteer: Gazetteer) -> Mention:
    """The mention, taking in the type word beside it, if one belongs to it."""
    sentence, first, last = mention.sentence, mention.first, mention.last
    inside = _inside(mention)
    if inside is not None:
        if _belongs(mention, inside) or sentence.words[last - 1].capital:
            return _narrowed(mention, inside)
        return replace(mention, last=last - len(inside.words))
    after = type_word_after(sentence, last)
    if after is not None and _belongs(mention, after):
        end = last + len(after.words)
        return _typed(replace(mention, last=end), after, gazetteer)
    before = type_word_before(sentence, first)
    if before is not None:
        start = first - len(before.words)
        return _typed(replace(mention, first=start), before, gazetteer)
    return mention


def _narrowed(mention: Mention, word: TypeWord) -> Mention:
    """A known name that has its type word inside: a county is no river."""
    fitting = _of_class(mention.entries, word.feature_classes)
    if not fitting and word.kind == "water":
        if mention.sentence.lower(mention.first - 1) != "the" and _of_class(mention.entries, "P"):
            return mention  # "Maple Creek", "Fall River": towns
        return replace(mention, type_word=word, entries=(), kind=word.kind)
    entries = fitting or mention.entries
    return replace(mention, type_word=word, entries=entries, kind=_kind(entries[0], word))


def _inside(mention: Mention) -> TypeWord | None:
    """The type word that a known name ends or begins with already."""
    if mention.last - mention.first < 2:
        return None
    for index in range(mention.last - 1, mention.first, -1):
        entry = type_word_after(mention.sentence, index)
        if entry is not None and index + len(entry.words) == mention.last:
            return entry
    return None


def _belongs(mention: Mention, word: TypeWord) -> bool:
    """Whether the type word changes what is meant: "Donbas region" is still the Donbas."""
    top = mention.entries[0]
    if mention.kind == "country" and word.words[0] in _NEVER_OF_COUNTRIES:
        return False
    informal = top.feature_code in _INFORMAL or top.feature_class in "HT"
    return not (informal and word.words[0] in {"region", "area", "territory"})


def _typed(mention: Mention, word: TypeWord, gazetteer: Gazetteer) -> Mention:
    """Look the whole name up, under the synonyms of its type word as well."""
    base = mention.key
    typed = " ".join(word.words)
    if word.before and typed.endswith(" of"):
        names = [f"{typed} {base}"]
    elif word.before and not word.after:
        names = [f"{typed} {base}", f"{base} {typed}"]
    else:
        names = [f"{base} {synonym}".strip() for synonym in _synonyms(typed)]
    found = _of_class(
        [entry for name in names for entry in gazetteer.lookup(name)], word.feature_classes
    ) or _of_class(mention.entries, word.feature_classes)
    if not found and _told_by_base(word):
        found = mention.entries
    return replace(
        mention,
        key=f"{base} {typed}",
        entries=found,
        kind=word.kind if not found else _kind(found[0], word),
        type_word=word,
    )


def stands_for(entry: GazetteerEntry, word: TypeWord | None) -> bool:
    """Whether a place that is called like the name without its type word may be what is meant."""
    return word is None or entry.feature_class in word.feature_classes or _told_by_base(word)


def _told_by_base(word: TypeWord) -> bool:
    """Whether a place of that type is where the name's own place is: an airport, a district,
    but no street, river or "City" of that name."""
    return not (word.urban or word.kind in {"water", "settlement"} or word.feature_classes == "T")


def _kind(entry: GazetteerEntry, word: TypeWord) -> PlaceKind:
    kind = kind_of(entry)
    return word.kind if kind == "country" else kind


def _synonyms(typed: str) -> list[str]:
    group = next((group for group in _SYNONYMS if typed in group), ())
    return [typed, *(synonym for synonym in group if synonym != typed)]


def _of_class(
    entries: tuple[GazetteerEntry, ...] | list[GazetteerEntry], classes: str
) -> tuple[GazetteerEntry, ...]:
    """The entries of these feature classes, each once."""
    kept = {entry.geonameid: entry for entry in entries if entry.feature_class in classes}
    return tuple(kept.values())


def share_plural_type(mentions: list[Mention]) -> list[Mention]:
    """As in "Donetsk and Luhansk regions": the plural type word is the first name's as well."""
    result = list(mentions)
    for index in range(len(result) - 2, -1, -1):
        mention, following = result[index], result[index + 1]
        word = following.type_word
        if word is None or mention.type_word is not None or mention.number != following.number:
            continue
        joined = [w.lower for w in mention.sentence.words[mention.last : following.first]]
        plural = word.words[-1] in _PLURALS
        if not plural or joined not in (["and"], [","], [",", "and"]):
            continue
        divisions = tuple(entry for entry in mention.entries if entry.feature_class == "A")
        if divisions:
            key = f"{mention.key} {word.words[-1].removesuffix('s')}"
            result[index] = replace(
                mention, key=key, entries=divisions, kind="region", type_word=word
            )
    return result
