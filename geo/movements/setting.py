"""What an article is about: forces, or something else in which forces are named in passing.

Where it is about forces, a reader takes bare trucks, "they" and "the first to leave" for theirs;
where it is not, forces must be named in full. The words of a text tell: a logistic model over those
that begin with a small letter (names would tell which war, not whether). In a text of a few lines
they are too few, and the words of war are weighed against those of civil life.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.errors import ModelMissing
from geo.movements.lexicon import LEXICONS, WORD, Lexicon

LONGEST = 200_000
"""Characters of a text that are weighed."""
SHORT = 120
"""Words under which a text is too short for the model."""
MILITARY = 2.0
"""Words of war over those of civil life, per hundred, from which a short text is about forces."""
UNLIKELY = 0.15
"""Of an article less likely than that to be about forces nothing more is read: of 272 annotated
ones with movements the least likely has 0.5."""
SCALE = 6.0
MODEL = LEXICONS / "movements_topic.json"
SMALL_WORD = re.compile(r"\b[a-z]+(?:-[a-z]+)*\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """``military``: about forces. ``passing``: forces are named by the way. ``war``: how likely it
    is about forces, 0 to 1."""

    military: bool
    passing: bool
    war: float

    @property
    def civil(self) -> bool:
        """Whether it is so surely about something else that no movement is looked for."""
        return self.passing and self.war < UNLIKELY


def read_setting(text: str, lexicon: Lexicon) -> Setting:
    """Weigh the words of a text; linear in its first 200,000 characters."""
    head = text[:LONGEST]
    words = [match.group() for match in WORD.finditer(head)]
    if len(words) < SHORT:
        military = _balance(words, lexicon) >= MILITARY
        return Setting(military, False, 0.75 if military else 0.5)
    war = _load_topic().war(head)
    return Setting(war >= 0.5, war < 0.5, war)


def topic_words(text: str) -> frozenset[str]:
    """The words by which the model judges a text: those in small letters, each once."""
    return frozenset(SMALL_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Topic:
    """The fitted model: a weight for each word, and the bias."""

    weights: Mapping[str, float]
    bias: float

    def war(self, text: str) -> float:
        known = [w for word in topic_words(text) if (w := self.weights.get(word)) is not None]
        score = self.bias + SCALE * sum(known) / math.sqrt(max(1, len(known)))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@lru_cache(maxsize=1)
def _load_topic(path: Path = MODEL) -> Topic:
    try:
        model = json.loads(path.read_text(encoding="utf-8"))
        return Topic(model["weights"], float(model["bias"]))
    except (OSError, ValueError, KeyError) as error:
        raise ModelMissing(f"the fitted weights in {path} cannot be read: {error}") from error


def _balance(words: list[str], lexicon: Lexicon) -> float:
    war = sum(_is_of_war(word, lexicon) for word in words)
    civil = sum(w.lower() in lexicon.civil_words or w.lower() in lexicon.scenes for w in words)
    return 100 * (war - civil) / max(1, len(words))


def _is_of_war(word: str, lexicon: Lexicon) -> bool:
    small = word.lower()
    if small in lexicon.war_words or small in lexicon.military_words:
        return True
    noun = lexicon.forces.get(small)
    if noun is not None:
        return not noun.weak
    known = any(c.isdigit() for c in word) or word[:1].isupper()
    return known and lexicon.designation(word) is not None
