"""The forms of a word, made from its plain form by the rules of English spelling.

Triggers and forces are found by form, so that a headline's capitals or a mistaken tag do not
hide them. Odd forms come from the lexicon.
"""

VOWELS = "aeiou"
DOUBLING_TWO = ("ref", "mit", "fer", "bat", "vis")
"""Endings of longer verbs that double their last letter all the same."""


def verb_forms(lemma: str, irregular: str | None = None) -> tuple[str, ...]:
    """All forms of a verb: plain, -s, past, participle, -ing.

    ``irregular`` holds the odd ones, space-separated; where it is given no past is made by rule.
    """
    third = _with_s(lemma)
    forms = [lemma, third, _with_ing(lemma)]
    forms += irregular.split() if irregular else [_with_ed(lemma)]
    return tuple(dict.fromkeys(forms))


def plural(noun: str) -> str:
    """The regular plural of a noun or of the last word of a phrase."""
    if noun.endswith("man") and not noun.endswith(("human", "german")):
        return noun[:-3] + "men"
    if noun.endswith("craft") or noun.endswith("personnel"):
        return noun
    return _with_s(noun)


def _with_s(word: str) -> str:
    if word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in {"go", "do"}:
        return word + "es"
    return word + "s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _doubled(word: str) -> str:
    """ "trek" is "trekk" before -ing; "head", "station" and "mass" stay."""
    if len(word) < 3 or word[-1] in VOWELS + "wxyh" or word[-2] not in VOWELS:
        return word
    if word[-3] in VOWELS and word[-3:-1] != "qu":
        return word
    one_syllable = sum(letter in VOWELS for letter in word) == 1
    return word + word[-1] if one_syllable or word.endswith(DOUBLING_TWO) else word
