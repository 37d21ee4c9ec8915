"""Whether a name stands for the place or for a government ("Moscow denied").

Only names that seat a government can be metonyms: countries, capitals, and, where parties
talk ("between Kiev and Donetsk"), any settlement.
"""

from dataclasses import replace

from geo.toponyms.lexicon import words
from geo.toponyms.mention import Mention
from geo.toponyms.words import WordSentence

_DASHES = "-‐‑‒–—"
_REACH = 6
_LONGEST_ASIDE = 14
_LONGEST_ROW = 30
"""Words of a row of names that are looked along, so that time stays linear."""


def with_literalness(mention: Mention) -> Mention:
    """The mention, marked as a metonym where a government is meant."""
    if mention.type_word is not None or mention.kind in {"water", "facility", "border"}:
        return mention
    return replace(mention, literal=not _is_metonym(mention))


def _is_metonym(mention: Mention) -> bool:
    sentence, first, last = mention.sentence, mention.first, mention.last
    left = sentence.lower(first - 1)
    if (
        left
        and left in _DASHES
        and sentence.lower(first - 2) in words("literal", "political prefixes")
    ):
        return True
    if _party_to_talks(mention):
        return True
    if not _seat(mention):
        return False
    if left in words("literal", "literal prepositions"):
        return left == "in" and sentence.lower(first - 2) in words("literal", "feelings")
    if sentence.lower(last) in _DASHES and sentence.lower(last + 1):
        return sentence.lower(last + 1) in words("literal", "backers")
    return (
        _owns(mention)
        or _is_object(mention)
        or _in_relation(mention)
        or _acts(sentence, first, _end_of_row(mention))
    )


def _seat(mention: Mention) -> bool:
    """Whether the name may stand for a government of its own."""
    top = mention.entries[0] if mention.entries else None
    return mention.kind == "country" or (top is not None and top.feature_code == "PPLC")


def _owns(mention: Mention) -> bool:
    """As in "Moscow's envoy", "Brussels officials": an institution behind the name."""
    sentence, index = mention.sentence, mention.last
    possessive = sentence.lower(index) in {"'s", "’s"}
    if not possessive:
        return sentence.lower(index) in words("literal", "institutions") - {"has", "sits"}
    for ahead in range(index + 1, index + 5):
        lower = sentence.lower(ahead)
        if lower in words("literal", "places of"):
            return False
        if lower in words("literal", "institutions"):
            return True
    following = sentence.word(index + 1)
    return mention.kind != "country" and following is not None and following.text.islower()


def _is_object(mention: Mention) -> bool:
    """As in "accused Moscow of", "urged Kyiv to"."""
    sentence, first = mention.sentence, mention.first
    return sentence.lower(first - 1) in words("literal", "objects of")


def _in_relation(mention: Mention) -> bool:
    """As in "pressure on Moscow", "backed by Kyiv", "the leader of Belarus", "against Kyiv"."""
    sentence, first = mention.sentence, mention.first
    left, noun = sentence.lower(first - 1), sentence.lower(first - 2)
    if left in {"by", "against"}:
        return True
    if left == "of":
        return noun in words("literal", "institutions")
    if left in {"with", "to", "on", "for", "from", "of", "between", "and"}:
        return noun in words("literal", "relations") or _follows_relation(sentence, first - 1)
    return False


def _follows_relation(sentence: WordSentence, index: int) -> bool:
    """A word of relations between governments shortly before a preposition."""
    for before in range(index - 1, max(-1, index - 4), -1):
        lower = sentence.lower(before)
        if lower in words("literal", "relations"):
            return True
        if not lower.isalpha() or lower in words("literal", "auxiliaries"):
            return False
    return False


def _party_to_talks(mention: Mention) -> bool:
    """As in "talks between Kiev, Donetsk and Luhansk": any name in the row is a party."""
    sentence = mention.sentence
    for index in range(mention.first - 1, max(-1, mention.first - 10), -1):
        lower = sentence.lower(index)
        if lower == "between":
            return _follows_relation(sentence, index)
        word = sentence.words[index]
        if not (word.capital or lower in {"and", ",", "the", "of"}):
            return False
    return False


def _end_of_row(mention: Mention) -> int:
    """The end of "Kyiv and Moscow" or "Paris, Berlin and Rome", seen from any name in it."""
    sentence, index = mention.sentence, mention.last
    most = index + _LONGEST_ROW
    while index < most and sentence.lower(index) in {"and", ",", "or"}:
        following = sentence.word(index + 1)
        if following is None or not following.capital:
            break
        index += 2
        while index < most and (word := sentence.word(index)) is not None and word.capital:
            index += 1
    return index


def _start_of_row(sentence: WordSentence, index: int) -> int:
    """The first word of "Kano, Enugu and Abuja", seen from its last name."""
    links, least = {"and", "or"}, index - _LONGEST_ROW
    while index > least and sentence.lower(index - 1) in links:
        links = {"and", "or", ","}
        before = sentence.word(index - 2)
        if before is None or not before.capital:
            break
        index -= 2
        while index > least and (word := sentence.word(index - 1)) is not None and word.capital:
            index -= 1
    return index


def _acts(sentence: WordSentence, first: int, end: int) -> bool:
    """The subject of what a government does: "Moscow on Tuesday once more denied".

    A capital at the beginning of a clause with a verb behind it is its government, unless the
    verb is one of what places do or what is done to them.
    """
    left = sentence.word(first - 1)
    if sentence.lower(_start_of_row(sentence, first) - 1) in words("cue_words", "locative"):
        return False
    index = _past_aside(sentence, end)
    if sentence.lower(index) == ":" and first == 0:
        return True
    begins = left is None or left.lower in words("literal", "clause openers")
    for ahead in range(index, index + _REACH):
        lower = sentence.lower(ahead)
        if lower in words("literal", "government verbs"):
            return True
        if lower in words("literal", "auxiliaries") and _auxiliary(sentence, ahead):
            return True
        if lower in words("literal", "adverbs") or lower.endswith("ly"):
            continue
        return begins and _other_verb(sentence, ahead)
    return False


def _past_aside(sentence: WordSentence, index: int) -> int:
    """The word behind ", which" or behind an aside in commas: "Paris, with 5,000 men, ..."."""
    if sentence.lower(index) != ",":
        return index
    if sentence.lower(index + 1) == "which":
        return index + 2
    for ahead in range(index + 1, min(index + _LONGEST_ASIDE, len(sentence.words))):
        if sentence.lower(ahead) == "," and not sentence.lower(ahead - 1).isdigit():
            return ahead + 1
    return index


def _other_verb(sentence: WordSentence, index: int) -> bool:
    """A word that can only be a verb of someone's doing: "guarantees", "opened", "shut"."""
    lower = sentence.lower(index)
    if not lower.isalpha() or lower in words("literal", "place verbs"):
        return False
    following = sentence.word(index + 1)
    doing = lower.endswith(("ed", "es")) or lower in words("literal", "other verbs")
    return (
        doing
        and following is not None
        and following.is_word
        and (following.lower not in {"by", "in", "at", "on", "into", "under", "from"})
    )


def _auxiliary(sentence: WordSentence, index: int) -> bool:
    """As in "has announced", "is willing", "will not send"."""
    for ahead in range(index + 1, index + 4):
        lower = sentence.lower(ahead)
        if lower in words("literal", "government verbs"):
            return True
        if lower in words("literal", "adverbs") or lower.endswith("ly"):
            continue
        doing = lower.endswith("ing") and lower not in words("literal", "place participles")
        return doing or lower in words("literal", "after auxiliary")
    return False
