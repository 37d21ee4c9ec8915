"""Which language a text is in, told by its script and its commonest words.

Dateline reads English only, so the question is narrow: English, or what else? A text in Latin
letters is English where English function words are common in it and no other language's are
commoner. This needs no model, takes linear time and is sure from about twenty words on.
"""

import re
from collections import Counter

SAMPLE_CHARS = 20_000
MIN_WORDS = 8
"""Fewer words than this carry no evidence; Latin letters then pass as English."""
MIN_ENGLISH_SHARE = 0.08
"""Function words are a third of running English; headlines and lists have fewer."""

_FUNCTION_WORDS = {
    "en": "the of and to in that is was for on with as by at from has have were which but not said",
    "de": "der die und den das von zu mit ist des im auf für nicht ein eine dem sich auch wurde",
    "fr": "le la les de des et du en une que est pour dans par sur qui au pas avec ont été",
    "es": "el la los de que y en las del por con una para es al como más fue sus se",
    "it": "il di che la e del della per un in una dei con le sono gli alla nel si è",
    "pt": "o de que e do da em os as um para com uma no na por dos mais foi ao",
    "nl": "de het een van en in is dat op te voor met zijn niet aan door naar werd ook bij",
    "pl": "w i na z do że się nie jest to przez od po oraz jak dla są był które ze",
    "tr": "ve bir bu için ile olarak da de olan çok daha en gibi kadar sonra ise ancak değil",
    "ro": "de și în la cu a pe din că pentru este care au nu un o mai al sau fost",
    "cs": "a v na se je že z do s to o i pro by jako po ale jsou od který",
    "sv": "och i att det som en på är av för med den till har de inte om ett var från",
}
_VOTES: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()
}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("cyrillic", re.compile("[\u0400-\u052f]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f]")),
)


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language that most of ``text`` is in; "und" where unknown."""
    sample = text[:SAMPLE_CHARS]
    letters = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS}
    script = max(letters, key=lambda name: letters[name])
    if letters["ja"] and script == "zh":
        return "ja"
    if script == "latin" or not letters[script]:
        return _detect_latin(sample)
    return _detect_cyrillic(sample) if script == "cyrillic" else script


def _detect_latin(sample: str) -> str:
    words = Counter(word.lower() for word in _WORD.findall(sample))
    total = words.total()
    if total < MIN_WORDS:
        return "en"
    shares = {
        language: sum(words[word] for word in votes) / total for language, votes in _VOTES.items()
    }
    best = max(shares, key=lambda language: shares[language])
    if best != "en" and shares[best] > 1.2 * shares["en"] and shares[best] >= MIN_ENGLISH_SHARE:
        return best
    return "en" if shares["en"] >= MIN_ENGLISH_SHARE or total < 40 else "und"


def _detect_cyrillic(sample: str) -> str:
    lowered = sample.lower()
    votes = {
        "uk": sum(lowered.count(letter) for letter in "іїєґ"),
        "ru": sum(lowered.count(letter) for letter in "ыэъё"),
        "bg": 2 * lowered.count("ът") + 2 * lowered.count("щe"),
        "be": 3 * lowered.count("ў"),
        "sr": 3 * sum(lowered.count(letter) for letter in "јљњћђџ"),
    }
    best = max(votes, key=lambda language: votes[language])
    return best if votes[best] else "ru"
