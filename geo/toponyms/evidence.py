"""What speaks for a name being a place here, and what against: weights like log odds.

Three sources: what the name is by itself (a capital, a village, a plain word), what stands
before it, and what stands behind it. Each piece of evidence has its reason in words.
"""

from collections.abc import Iterator
from dataclasses import replace

from geo.toponyms.lexicon import nationalities, words
from geo.toponyms.mention import Mention, importance
from geo.toponyms.people import is_given_name, is_title
from geo.toponyms.type_words import type_word_after
from geo.toponyms.words import WordSentence, is_quote

Evidence = tuple[float, str]

_DASHES = frozenset("-‐‑‒–—−")
_WEIGHED = 12
"""How many of a name's places, the most important first, say how well known it is."""
_EVERYDAY_FREE = (-5.0, -3.0)
"""For an everyday word where any word has a capital; the second for a country ("Turkey")."""
_LONGEST_TAIL = 2
"""Words of an organisation's name behind the place that it begins with."""
_ROW_OF_KIN = 25
"""Words between "sons" and the last of them."""
_TOWN = 15_000
"""Inhabitants from which a name made of everyday words is half believed."""


def weigh(
    mention: Mention,
    people: frozenset[str],
    attested: frozenset[str],
    covered: frozenset[int],
) -> Mention:
    """The mention with its score and reasons.

    ``people`` are the surnames known in the article, ``attested`` the words that it has in
    lower case in prose, ``covered`` the words of the sentence that are in some known name.
    """
    if mention.score:
        return mention
    evidence = [
        *_name_evidence(mention, attested),
        *_before(mention, covered),
        *_behind(mention, covered),
        *_person_evidence(mention, people),
    ]
    return replace(
        mention,
        score=sum(weight for weight, _ in evidence),
        reasons=tuple(reason for _, reason in evidence),
    )


def _name_evidence(mention: Mention, attested: frozenset[str]) -> Iterator[Evidence]:
    sentence = mention.sentence
    known = max((importance(entry) for entry in mention.entries[:_WEIGHED]), default=0.0)
    yield known - 0.5, "how well known the place is"
    if mention.type_word is not None:
        yield 3.0, f"“{' '.join(mention.type_word.words)}” belongs to the name"
        return
    if inside_organisation(sentence, mention.last - 1) and known < 2:
        yield -6.0, "an organisation"
    size = mention.last - mention.first
    lone = sentence.lower(mention.first) if size == 1 else ""
    if size > 1:
        everyday = all(
            word.lower in words("plain_words")
            for word in sentence.words[mention.first : mention.last]
            if word.is_word
        )
        large = mention.entries and mention.entries[0].population >= _TOWN
        if everyday:
            yield (-1.0 if large else -2.0), "made of everyday words"
        else:
            yield 1.5, "a name of several words"
    elif lone in words("plain_words"):
        free = mention.first == 0 or sentence.shape != "prose" or _opens_clause(mention)
        yield (_EVERYDAY_FREE[known >= 4] if free else -2.0), "also an everyday word"
        if lone in attested:
            yield -1.0, "an everyday word of this article"
    elif lone in words("not_places", "units"):
        yield -4.0, "also the name of a unit"
    elif lone in words("given_names") or lone in words("surnames"):
        yield (-1.5 if known < 3 else -0.5), "also a person's name"
    if lone and known < 4 and _acronym(sentence, mention.first):
        yield -3.0, "an abbreviation"
    if lone and len(lone) <= 3 and known < 4:
        yield -1.5, "a very short name"
    if sentence.shape == "lower":
        yield -1.0, "written without a capital"
    if sentence.shape == "capitals" and known < 2:
        yield -1.0, "written in capitals"


def _acronym(sentence: WordSentence, index: int) -> bool:
    """Capitals throughout where nothing else is in capitals, and no dateline."""
    text = sentence.words[index].text
    return sentence.shape == "prose" and index > 0 and text.isupper() and len(text) <= 5


def _opens_clause(mention: Mention) -> bool:
    """At the start of a quotation, a bullet or after a colon, where any word has a capital."""
    before = mention.sentence.word(mention.first - 1)
    return before is not None and (is_quote(before.text) or before.text in ":.!?•–—…")


def _before(mention: Mention, covered: frozenset[int]) -> Iterator[Evidence]:
    """What stands to the left of the name."""
    sentence, first = mention.sentence, mention.first
    left, second = sentence.lower(first - 1), sentence.lower(first - 2)
    if left == "the":
        article_fits = mention.entries and mention.entries[0].feature_class not in "P"
        compound = sentence.lower(mention.last) in words("cue_words", "place nouns behind")
        tied = sentence.lower(mention.last) in _DASHES and mention.last + 1 in covered
        if article_fits or not (compound or tied):
            yield (0.5, "“the” fits") if article_fits else (-1.5, "“the” before it")
        left, second = sentence.lower(first - 2), sentence.lower(first - 3)
    if _direction_is_name(mention):
        yield -2.0, f"“{left}” belongs to the name"
    elif left in words("cue_words", "directions") or (left == "-" and second in {"south", "north"}):
        yield 1.5, f"“{left}” before it"
        left = sentence.lower(first - 2)
    if left == "of" and second in words("cue_words", "settlement nouns"):
        yield 5.0, f"“{second} of”"
    elif left == "of" and second in words("cue_words", "area nouns"):
        yield 3.5, f"“{second} of”"
    elif left == "of" and second in words("cue_words", "directions"):
        yield 3.0, f"“{second} of”"
    elif inside_organisation(sentence, first):
        yield -6.0, "part of an organisation’s name"
    elif left == "of" and second in words("cue_words", "part nouns"):
        yield 2.5, f"“{second} of”"
    elif left in words("cue_words", "settlement nouns") and not _title_of_council(mention):
        yield 3.0, f"“{left}” before it"
    elif left in words("cue_words", "strong locative"):
        yield 2.5, f"“{left}” before it"
    elif left in words("cue_words", "locative"):
        yield (
            (1.0 if left in {"of", "by", "for", "to", "over", "with"} else 2.0),
            f"“{left}” before it",
        )
    elif left in words("cue_words", "motion"):
        yield 1.5, f"“{left}” before it"
    yield from _negative_before(mention, covered)


def _direction_is_name(mention: Mention) -> bool:
    """As in "the South Coast", "North Station": a direction with a capital before a plain word."""
    before = mention.sentence.word(mention.first - 1)
    everyday = mention.sentence.lower(mention.first) in words("plain_words")
    lone = mention.last - mention.first == 1 and mention.type_word is None
    directed = before is not None and before.lower in words("cue_words", "directions")
    return lone and everyday and directed and before is not None and before.capital


def _title_of_council(mention: Mention) -> bool:
    """As in "Scarborough Borough Council": the noun with its capital belongs to the left."""
    before = mention.sentence.word(mention.first - 1)
    everyday = mention.sentence.lower(mention.first) in words("plain_words")
    return everyday and before is not None and before.capital and mention.first > 1


def inside_organisation(sentence: WordSentence, first: int) -> bool:
    """As in "University of Texas", "Organization for Security and Co-operation in Europe"."""
    if sentence.lower(first - 1) not in words("not_places", "organisation links"):
        return False
    for index in range(first - 2, max(-1, first - 10), -1):
        word = sentence.words[index]
        if word.capital and word.lower in words("not_places", "organisations"):
            stands = word.lower in words("not_places", "standing organisations")
            return not (stands and sentence.lower(first - 1) in {"in", "on"})
        linked = word.lower in words("not_places", "organisation links")
        if not (word.capital or linked or word.text == "-" or word.lower == "operation"):
            return False
    return False


def _negative_before(mention: Mention, covered: frozenset[int]) -> Iterator[Evidence]:
    sentence, first = mention.sentence, mention.first
    word = sentence.word(first - 1)
    if word is None:
        return
    if word.text in "@":
        yield -8.0, "an account's name"
    by_name = word.lower in words("not_places", "call words") and sentence.lower(first - 2) not in {
        "also",
        "now",
        "formerly",
        "then",
    }
    if (word.capital and word.lower in words("not_places", "before")) or by_name:
        yield -6.0, f"“{word.text}” before it"
    elif _in_row_of_ships(sentence, first):
        yield -5.0, "in a row of ships’ names"
    elif _foreign_capital(mention):
        yield -3.0, f"the name goes on to the left: “{word.text}”"
    if sentence.lower(first) in words("cue_words", "arabic articles"):
        longer = word.capital and word.is_word and first - 1 not in covered
        if longer and first > 1:
            yield -4.0, "the name goes on to the left"
    if _glued_to_other(sentence, first - 1, first - 2):
        if sentence.lower(first - 2) == "trans":
            yield -8.0, "something that runs across it"
        elif first - 2 not in covered:
            yield -3.0, "the name goes on to the left of a hyphen"
    if "&" in (word.text, sentence.lower(mention.last)):
        yield -4.0, "part of a firm’s name"
    if is_quote(word.text) and _closed_quote(mention):
        yield -2.5, "in quotation marks by itself"


def _in_row_of_ships(sentence: WordSentence, first: int) -> bool:
    """As in "gunboats Berdyansk and Nikopol", "two vessels, the Donbas and the Korets"."""
    for index in range(first - 1, max(-1, first - 9), -1):
        word = sentence.words[index]
        if word.lower in words("not_places", "ship words"):
            return True
        row = word.capital or word.lower in {"and", "the", ","} or is_quote(word.text)
        if not row:
            return False
    return False


def _closed_quote(mention: Mention) -> bool:
    after = mention.sentence.word(mention.last)
    return after is not None and is_quote(after.text) and mention.last - mention.first == 1


def _foreign_capital(mention: Mention) -> bool:
    """A capitalised word right before the name that is neither a nationality nor a direction."""
    sentence, first = mention.sentence, mention.first
    word = sentence.word(first - 1)
    if sentence.shape != "prose" or word is None or not word.capital or not word.is_word:
        return False
    if first == 1 and word.lower in words("plain_words"):
        return False
    lower = word.lower
    known = (
        lower in nationalities()
        or lower.removesuffix("s") in nationalities()
        or lower in words("cue_words", "directions")
        or lower in words("cue_words", "settlement nouns")
        or lower in words("cue_words", "locative")
        or lower in words("not_places", "never")
        or lower in {"the", "and", "or"}
    )
    return not known and not word.text[0].isdigit()


def _behind(mention: Mention, covered: frozenset[int]) -> Iterator[Evidence]:
    """What stands to the right of the name."""
    sentence, last = mention.sentence, mention.last
    word = sentence.word(last)
    if word is None:
        return
    if word.capital and word.lower in words("not_places", "after") and sentence.shape != "title":
        if type_word_after(sentence, last) is None:
            yield -10.0, f"“{word.text}” behind it"
    elif word.lower in words("not_places", "lower after") and not word.capital:
        yield -5.0, f"“{word.text}” behind it"
    elif sentence.shape == "prose" and word.capital and word.text.isalpha():
        if opens_organisation(sentence, last):
            yield -10.0, "an organisation’s name begins with it"
        elif not _fits_behind(sentence, last):
            yield -2.5, f"the name goes on to the right: “{word.text}”"
    elif _goes_on_with_particle(sentence, last):
        yield -5.0, f"the name goes on with “{word.text} {sentence.words[last + 1].text}”"
    elif word.lower in {"'s", "’s"} and _owned_by_place(sentence, last + 1):
        yield 2.0, f"“’s {sentence.words[last + 1].text}” behind it"
    elif word.lower in words("cue_words", "place nouns behind"):
        yield 2.5, f"“{word.text}” behind it"
    elif word.lower in words("not_places", "ship words"):
        yield -4.0, f"a ship: “{word.text}” behind it"
    elif word.text in _DASHES and sentence.lower(last + 1) in words("cue_words", "held"):
        yield 2.0, f"“-{sentence.lower(last + 1)}” behind it"
    elif word.text == "(" and sentence.lower(last + 1)[:1].isdigit():
        yield 2.0, "a distance in brackets behind it"
    if word.lower in words("cue_words", "arabic articles") and sentence.lower(last + 1) == "-":
        yield -4.0, f"the name goes on with “{word.text}-”"
    if last + 1 not in covered and _glued_to_other(sentence, last, last + 1):
        yield -3.0, "the name goes on to the right of a hyphen"
    if word.text == "@" or (word.text == "." and _glued(sentence, last)):
        yield -8.0, "part of an address"


def _owned_by_place(sentence: WordSentence, index: int) -> bool:
    """As in "Ferguson's mayor", "Ferguson's police chief": what only places have."""
    return sentence.lower(index) in words("cue_words", "owned by places")


def opens_organisation(sentence: WordSentence, index: int) -> bool:
    """Whether a run of capitalised words from ``index`` on ends as an organisation's does.

    As in "Bath | Iron Works", "Waldo County | General Hospital".
    """
    for ahead in range(index, min(index + _LONGEST_TAIL, len(sentence.words))):
        word = sentence.words[ahead]
        if not (word.capital and word.text.isalpha()):
            return False
        if word.lower in words("not_places", "after"):
            return ahead > index
    return False


def _goes_on_with_particle(sentence: WordSentence, index: int) -> bool:
    """As in "Rio Grande | de Mindanao": a name that goes on in a Romance language."""
    after = sentence.word(index + 1)
    return (
        sentence.shape == "prose"
        and sentence.lower(index) in words("cue_words", "romance particles")
        and after is not None
        and after.capital
    )


def _glued(sentence: WordSentence, index: int) -> bool:
    """Whether a mark has a small letter right behind it: "time.com"."""
    mark, after = sentence.words[index], sentence.word(index + 1)
    return after is not None and after.start == mark.end and after.text[:1].islower()


def _fits_behind(sentence: WordSentence, index: int) -> bool:
    """Whether a capitalised word may follow a place without being part of its name."""
    lower = sentence.lower(index)
    return (
        lower in words("not_places", "never")
        or lower in nationalities()
        or lower in words("given_names")
        or lower in words("person_words", "titles")
        or type_word_after(sentence, index) is not None
    )


def _person_evidence(mention: Mention, people: frozenset[str]) -> Iterator[Evidence]:
    """Signs that the name is a person's."""
    sentence, first, last = mention.sentence, mention.first, mention.last
    if is_title(sentence, first - 1):
        yield -6.0, f"“{sentence.lower(first - 1)}” before it: a person"
    elif is_given_name(sentence, first - 1) and _counts_as_given(sentence, first - 1):
        yield -5.0, "a given name before it"
    key = sentence.lower(last - 1) if last - first == 1 else ""
    if key in people and mention.type_word is None:
        yield -4.0, "a person of that name is in the article"
    if last - first == 1 and is_given_name(sentence, first):
        surname = sentence.lower(last) in words("surnames") or sentence.lower(last) in people
        yield (-7.0 if surname else -4.0), "a given name with a surname behind it"
    given = sentence.lower(first) in words("given_names")
    if given and (_kin_before(sentence, first) or _relative_of_town(mention)):
        yield -4.0, "a relative’s name"
    if _maiden_name(mention):
        yield -6.0, "in brackets inside a person’s name"
    after = sentence.lower(last)
    if after in words("person_words", "verbs") and mention.kind == "settlement":
        yield -1.0, f"“{after}” behind it"
    spoken = sentence.lower(first - 1) in words("person_words", "verbs")
    if spoken and sentence.lower(first) in words("given_names"):
        yield -2.0, f"“{sentence.lower(first - 1)}” before it"


def _kin_before(sentence: WordSentence, first: int) -> bool:
    """As in "daughter of Warren and Adelaide", "his wife, Florence"."""
    index = first - 1
    if sentence.lower(index) == "and" and sentence.lower(index - 1) in words("given_names"):
        index -= 2
    if sentence.lower(index) in {"of", ","}:
        index -= 1
    return sentence.lower(index) in words("person_words", "kin")


def _relative_of_town(mention: Mention) -> bool:
    """As in "his sons Lloyd of Regina and Milton of Abbotsford"."""
    sentence, last = mention.sentence, mention.last
    after = sentence.word(last + 1)
    if sentence.lower(last) != "of" or after is None or not after.capital:
        return False
    before = sentence.words[max(0, mention.first - _ROW_OF_KIN) : mention.first]
    return any(word.lower in words("person_words", "kin") for word in before)


def _maiden_name(mention: Mention) -> bool:
    """As in "Adelaide (Moscow) Lincoln": a capitalised word on both sides of the brackets."""
    sentence, first, last = mention.sentence, mention.first, mention.last
    if sentence.lower(first - 1) != "(" or sentence.lower(last) != ")":
        return False
    before, after = sentence.word(first - 2), sentence.word(last + 1)
    return (
        before is not None
        and after is not None
        and after.capital
        and (before.lower in words("given_names") or before.lower in words("surnames"))
    )


def _counts_as_given(sentence: WordSentence, index: int) -> bool:
    """In a headline, where all has capitals, only a given name that is no other word."""
    return sentence.shape == "prose" or sentence.lower(index) not in words("plain_words")


def _glued_to_other(sentence: WordSentence, hyphen: int, beyond: int) -> bool:
    """Whether a hyphen without spaces ties the name to another capitalised word.

    Two places may be so tied ("Donetsk-Luhansk"); that is asked before.
    """
    tie, other = sentence.word(hyphen), sentence.word(beyond)
    if tie is None or other is None or tie.text not in {"-", "‐", "‑"}:
        return False
    near, far = sorted((tie, other), key=lambda word: word.start)
    return near.end == far.start and other.capital and other.is_word
