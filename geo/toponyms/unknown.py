"""Names that no gazetteer has and the context says are places.

"at al-Watiya", "the village of Pchilkyne", "Luninets airfield", "Senkivka and Xyz". They are
recognised with evidence as known names are; where the evidence is thin, the language model's
entity label is asked for that one sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from geo.records import Span
from geo.text.language import Language
from geo.toponyms.candidates import HYPHENS, ArticleWords, folded_key, with_article
from geo.toponyms.evidence import inside_organisation
from geo.toponyms.lexicon import nationalities, words
from geo.toponyms.mention import COUNTRY_CODES, Mention
from geo.toponyms.people import is_given_name, is_title
from geo.toponyms.type_words import stands_for, type_word_after
from geo.toponyms.words import WordSentence, is_quote

ENOUGH = 1.75
"""The evidence from which an unknown name is a place."""
SHORTEST_FUZZY, ALIKE = 6, 90.0
"""Letters of a name, and how alike (0 to 100) a known name must be, to take it for a slip."""
MOST_ASKED = 200_000
"""Characters of one article's sentences that the language model labels: a hundred pages, so that
a text made to be slow does not take minutes."""
_WORTH_ASKING = 1.25
_UNLABELLED = 0.25
"""What it adds that the language model sees neither a person nor a firm."""
_MOST_WORDS = 5
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which the language model cannot read."""
_WEAK = frozenset({"from", "to", "of", "between", "off", "beyond"})
_LABELS = {"GPE": 1.5, "LOC": 1.5, "FAC": 1.0, "PERSON": -1.5, "ORG": -0.75, "NORP": -1.5,
           "PRODUCT": -0.5, "DATE": -3.0, "TIME": -3.0, "EVENT": -2.0}  # fmt: skip


def find_unknown(
    article: ArticleWords,
    mentions: Sequence[Mention],
    people: frozenset[str],
    gazetteer: Gazetteer,
    language: Language,
) -> list[Mention]:
    """Mentions of places that the gazetteer does not know, left to right."""
    covered: dict[int, set[int]] = {}
    for mention in mentions:
        covered.setdefault(mention.number, set()).update(range(mention.first, mention.last))
    sure, doubtful = [], []
    for number in range(len(article.spans)):
        sentence = article.sentence(number)
        if sentence.shape != "prose":
            continue
        for mention in _runs(sentence, number, covered.get(number, set())):
            weighed = _weigh(mention, covered.get(number, set()), people)
            if weighed.score >= ENOUGH:
                sure.append(weighed)
            elif weighed.score >= 0:
                doubtful.append(weighed)
    worth = [mention for mention in doubtful if mention.score >= _WORTH_ASKING]
    found = [*sure, *_ask(worth, article, language)]
    found += _vouched_for(found, doubtful)
    found.sort(key=lambda mention: (mention.number, mention.first))
    return [_looked_up(mention, gazetteer) for mention in found]


def _runs(sentence: WordSentence, number: int, covered: set[int]) -> Iterator[Mention]:
    """The runs of capitalised words that no known place takes part in, type words included."""
    index = 0
    while index < len(sentence.words):
        end = _end_of_run(sentence, index, covered)
        if end == index:
            index += 1
            continue
        word = type_word_after(sentence, end)
        last = end + len(word.words) if word is not None else end
        first = with_article(sentence, index)
        yield Mention(
            sentence=sentence,
            number=number,
            first=first,
            last=last,
            key="",
            entries=(),
            kind=word.kind if word is not None else "settlement",
            type_word=word,
        )
        index = last


def _end_of_run(sentence: WordSentence, index: int, covered: set[int]) -> int:
    """The word behind the capitalised words from ``index`` on; ``index`` where none starts."""
    end = index
    particles = words("cue_words", "romance particles")
    while end < len(sentence.words) and end - index < _MOST_WORDS:
        word = sentence.words[end]
        if end in covered or not _is_name_word(sentence, end):
            if (
                end > index
                and word.lower in particles
                and _is_free_name(sentence, end + 1, covered)
            ):
                end += 1
                continue
            glued = end > index and word.text in HYPHENS and end + 1 < len(sentence.words)
            if not (glued and word.start == sentence.words[end - 1].end and end not in covered):
                break
            article = sentence.lower(end + 1) in words("cue_words", "arabic articles")
            if not article and not _is_name_word(sentence, end + 1):
                break
        end += 1
        if end < len(sentence.words) and type_word_after(sentence, end) is not None:
            break
    while end > index and sentence.words[end - 1].text in HYPHENS:
        end -= 1
    return end


def _is_free_name(sentence: WordSentence, index: int, covered: set[int]) -> bool:
    return index < len(sentence.words) and index not in covered and _is_name_word(sentence, index)


def _is_name_word(sentence: WordSentence, index: int) -> bool:
    word = sentence.words[index]
    if word.lower in words("cue_words", "locative") or word.lower in words(
        "literal", "clause openers"
    ):
        return False
    if word.lower in words("cue_words", "arabic articles") and index > 0:
        after = sentence.word(index + 1)
        hyphen = after is not None and after.text in HYPHENS and after.start == word.end
        return hyphen or (word.capital and after is not None and after.capital)
    return (
        word.capital
        and word.is_word
        and len(word.text) > 1
        and not any(character.isdigit() for character in word.text)
        and word.lower not in words("not_places", "never")
        and word.lower not in nationalities()
        and word.lower.removesuffix("s") not in nationalities()
    )


def _weigh(mention: Mention, covered: set[int], people: frozenset[str]) -> Mention:
    evidence = [*_against(mention, people), *_for(mention, covered)]
    return replace(
        mention,
        score=sum(weight for weight, _ in evidence),
        reasons=tuple(reason for _, reason in evidence),
    )


def _name_words(mention: Mention) -> list[str]:
    """The words of the name without its type word."""
    typed = len(mention.type_word.words) if mention.type_word is not None else 0
    inside = mention.sentence.words[mention.first : mention.last - typed]
    return [word.lower for word in inside if word.is_word]


def _for(mention: Mention, covered: set[int]) -> Iterator[tuple[float, str]]:
    sentence, first = mention.sentence, mention.first
    left, second = sentence.lower(first - 1), sentence.lower(first - 2)
    if left == "the":
        yield (0.0 if mention.type_word is not None else -1.5), "“the” before it"
        left, second = second, sentence.lower(first - 3)
    if mention.type_word is not None:
        yield 3.5, f"“{' '.join(mention.type_word.words)}” behind it"
    if left == "of" and second in words("cue_words", "settlement nouns"):
        yield 4.0, f"“{second} of”"
    elif left == "of" and second in words("cue_words", "directions"):
        yield 3.0, f"“{second} of”"
    elif left == "of" and second in words("cue_words", "area nouns"):
        yield 2.5, f"“{second} of”"
    elif left == "of" and second in words("cue_words", "part nouns"):
        yield 2.0, f"“{second} of”"
    elif left in words("cue_words", "settlement nouns"):
        yield 2.0, f"“{left}” before it"
    elif left in words("cue_words", "strong locative"):
        yield 2.5, f"“{left}” before it"
    elif left == "in":
        yield 2.25, "“in” before it"
    elif left in {"at", "through", "past"} or left in words("cue_words", "motion"):
        yield 1.75, f"“{left}” before it"
    elif left == "on" and second in words("cue_words", "on verbs"):
        yield 2.25, f"“{second} on” before it"
    elif left == "of" and second == ",":  # "Sean Doherty, of Creggan,"
        yield 1.5, "“, of” before it"
    elif left in _WEAK:
        yield 1.0, f"“{left}” before it"
        if left == "from" and second in words("cue_words", "people nouns"):
            yield 0.75, f"“{second} from” before it"
        if left == "to" and _way_from(sentence, first, covered):
            yield 1.0, "“from … to” before it"
    yield from _behind(mention, covered)


def _way_from(sentence: WordSentence, first: int, covered: set[int]) -> bool:
    """Whether "from" and a known place stand shortly before: "from Misrata to Tajoura"."""
    before = range(max(0, first - 6), first - 1)
    return any(sentence.lower(n) == "from" for n in before) and any(n in covered for n in before)


def _behind(mention: Mention, covered: set[int]) -> Iterator[tuple[float, str]]:
    sentence, first, last = mention.sentence, mention.first, mention.last
    after, further = sentence.lower(last), sentence.lower(last + 1)
    if after == "(" and further[:1].isdigit():
        yield 3.0, "a distance in brackets behind it"
    if after in words("cue_words", "place nouns behind"):
        yield 2.0, f"“{after}” behind it"
    if after in HYPHENS and further in words("cue_words", "held"):
        yield 2.0, f"“-{further}” behind it"
    before_row = sentence.lower(first - 1) in {",", "and", "or"} and first - 2 in covered
    after_row = after in {",", "and", "or"} and last + 1 in covered
    if before_row or after_row:
        yield 1.75, "in a row with other places"
    if first == 0 and after in {",", "("} and _is_dateline(sentence):
        yield 4.0, "the place in a dateline"


def _is_dateline(sentence: WordSentence) -> bool:
    """As in "IGOETI, Georgia, Aug 16 - ": capitals, and a dash among the first words."""
    opening = sentence.words[:14]
    dash = any(word.text in {"-", "–", "—"} for word in opening[2:])
    return dash and sentence.words[0].text.isupper()


def _against(mention: Mention, people: frozenset[str]) -> Iterator[tuple[float, str]]:
    sentence, first = mention.sentence, mention.first
    names = _name_words(mention)
    plain = words("plain_words")
    if all(name in plain for name in names):
        water = mention.type_word is not None and mention.type_word.kind == "water"
        river = water and sentence.words[mention.last - 1].capital
        yield (-1.0 if river else -5.0), "everyday words"
    elif names[-1] in words("not_places", "after"):
        yield -6.0, f"“{names[-1]}” at its end"
    elif names[0] in plain:
        yield -1.5, "an everyday word at its beginning"
    if names[0] in words("not_places", "before") or sentence.lower(first - 1) in words(
        "not_places", "call words"
    ):
        yield -5.0, "the name of something else"
    if inside_organisation(sentence, first) or _tail_of_organisation(sentence, mention.last):
        yield -5.0, "part of an organisation’s name"
    if people.intersection(names):
        yield -4.0, "a person of that name is in the article"
    title = is_title(sentence, first - 1) or sentence.words[first].lower in words(
        "person_words", "titles"
    )
    if title or is_given_name(sentence, first):
        yield -5.0, "a person"
    elif names[-1] in words("surnames") or names[-1] in words("given_names"):
        yield -1.0, "also a person’s name"
    if len(names) == 1 and sentence.words[first].text.isupper() and len(names[0]) <= 5:
        yield -4.0, "an abbreviation"
    before = sentence.word(first - 1)
    if first == 0 or (before is not None and is_quote(before.text)):
        yield -1.0, "at the beginning"
    if before is not None and before.text in "@/#._":
        yield -6.0, "part of an address"


def _tail_of_organisation(sentence: WordSentence, last: int) -> bool:
    """As in "North Yorkshire County | Council"."""
    word = sentence.word(last)
    return word is not None and word.capital and word.lower in words("not_places", "after")


def _ask(
    doubtful: Sequence[Mention], article: ArticleWords, language: Language
) -> Iterator[Mention]:
    """Those of the doubtful mentions that the language model's label lifts high enough."""
    numbers = sorted(
        {
            m.number
            for m in doubtful
            if not _SURROGATE.search(article.spans[m.number].cut(article.text))
        }
    )
    numbers = list(_first(numbers, article))
    spans: list[Span] = [article.spans[number] for number in numbers]
    read = dict(zip(numbers, language.label(article.text, spans), strict=True)) if spans else {}
    for mention in doubtful:
        if mention.number not in read:
            continue
        labels = {label.kind for label in read[mention.number] if label.span.overlaps(mention.span)}
        said = [_LABELS.get(label, 0.0) for label in sorted(labels)] or [_UNLABELLED]
        score = mention.score + sum(said)
        if score >= ENOUGH:
            reason = f"the language model’s label: {', '.join(sorted(labels)) or 'none'}"
            yield replace(mention, score=score, reasons=(*mention.reasons, reason))


def _first(numbers: Sequence[int], article: ArticleWords) -> Iterator[int]:
    """The first of these sentences, as far as the language model is asked."""
    left = MOST_ASKED
    for number in numbers:
        left -= article.spans[number].end - article.spans[number].start
        if left < 0:
            return
        yield number


def _vouched_for(found: Sequence[Mention], doubtful: Sequence[Mention]) -> list[Mention]:
    """The doubtful mentions of a name found elsewhere, or in a row with a found one."""
    names = {mention.surface for mention in found}
    taken = {(mention.number, mention.first) for mention in found}
    ends = {(mention.number, mention.last) for mention in found}
    return [
        mention
        for mention in doubtful
        if (mention.number, mention.first) not in taken
        and (mention.surface in names or _behind_found(mention, ends))
    ]


def _behind_found(mention: Mention, ends: set[tuple[int, int]]) -> bool:
    """As in "at Hamdayet and Lugdi": right behind a found place and an "and"."""
    joined = mention.sentence.lower(mention.first - 1) == "and"
    return joined and (mention.number, mention.first - 1) in ends


def _looked_up(mention: Mention, gazetteer: Gazetteer) -> Mention:
    """The mention with what a search for similar spellings finds."""
    typed = len(mention.type_word.words) if mention.type_word is not None else 0
    key = folded_key(mention.sentence, mention.first, mention.last - typed)
    entries = tuple(
        entry
        for entry in (gazetteer.lookup(key, fuzzy=True) if len(key) >= SHORTEST_FUZZY else [])
        if entry.feature_code not in COUNTRY_CODES
        and _alike(key, entry)
        and stands_for(entry, mention.type_word)
    )
    return replace(mention, key=f"~{key}", entries=entries[:10])


def _alike(key: str, entry: GazetteerEntry) -> bool:
    """Whether some name of the entry is a slip of the pen away: "bejing", "beijing"."""
    names = (entry.name, entry.asciiname, *entry.alternatenames)
    return any(ratio(key, name.lower()) >= ALIKE for name in names)
