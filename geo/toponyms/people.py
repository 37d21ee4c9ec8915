"""Who is named in the article: a surname met once with a title is a person from then on."""

from collections.abc import Iterable

from geo.toponyms.lexicon import words
from geo.toponyms.words import WordSentence

_LONGEST = 4


def person_words(sentences: Iterable[WordSentence]) -> frozenset[str]:
    """The surnames, in lower case, that stand behind a title or a given name somewhere."""
    found: set[str] = set()
    for sentence in sentences:
        if sentence.shape == "prose":
            for index in range(len(sentence.words) - 1):
                if names_person(sentence, index):
                    found.update(_surnames(sentence, index + 1))
    return frozenset(found)


def names_person(sentence: WordSentence, index: int) -> bool:
    """Whether the word at ``index`` makes the capitalised word behind it a person's name."""
    return is_title(sentence, index) or is_given_name(sentence, index)


def is_title(sentence: WordSentence, index: int) -> bool:
    """A title or an office right before a name: "Gen. Lincoln", "spokesman Andriy Lysenko"."""
    word = sentence.word(index)
    if word is None:
        return False
    if word.text == "." and index > 0 and len(sentence.lower(index - 1)) <= 5:
        return sentence.lower(index - 1) in words("person_words", "titles") and _name_at(
            sentence, index + 1
        )
    return word.lower in words("person_words", "titles") and _name_at(sentence, index + 1)


def is_given_name(sentence: WordSentence, index: int) -> bool:
    """A given name (or an initial) with a capital, and a capitalised word right behind it."""
    word = sentence.word(index)
    if word is None or not word.capital:
        return False
    if word.text == "." and index > 0:
        return False
    initial = len(word.text) == 1 and sentence.lower(index + 1) == "."
    if initial:
        return _name_at(sentence, index + 2)
    return word.lower in words("given_names") and _name_at(sentence, index + 1)


def _name_at(sentence: WordSentence, index: int) -> bool:
    word = sentence.word(index)
    return word is not None and word.capital and word.text.isalpha() and len(word.text) > 1


def _surnames(sentence: WordSentence, index: int) -> list[str]:
    """The run of capitalised words from ``index`` on; the first of several is a given name."""
    run: list[str] = []
    while index < len(sentence.words) and len(run) < _LONGEST:
        word = sentence.words[index]
        if word.capital and word.is_word:
            run.append(word.lower)
        elif not (word.lower in words("person_words", "links") or word.text in "-."):
            break
        index += 1
    plain = words("plain_words")
    last = run[-1:] if len(run) > 1 and run[0] in words("given_names") else run
    return [name for name in last if name not in plain or name in words("surnames")]
