"""What an article is about: forces, or something else in which forces are named in passing.

The words of war in a text are weighed against those of civil life (aid, police, matches, shows),
per hundred words. Where war outweighs, a reader takes bare trucks, "they" and "the first to
leave" for forces; where it does not, forces must be named in full.
"""

from dataclasses import dataclass

from geo.movements.lexicon import WORD, Lexicon

LONGEST = 200_000
MILITARY = 2.0
"""Words of war over those of civil life, per hundred, from which an article is about forces."""
SHORT = 120
"""Words under which a text is too short to tell."""


@dataclass(frozen=True, slots=True)
class Setting:
    """``military``: about forces. ``passing``: forces are named by the way. ``balance``: words of
    war over those of civil life, per hundred."""

    military: bool
    passing: bool
    balance: float


def read_setting(text: str, lexicon: Lexicon) -> Setting:
    """Weigh the words of a text; linear in its first 200,000 characters."""
    words = war = civil = 0
    for match in WORD.finditer(text[:LONGEST]):
        word = match.group()
        words += 1
        war += _is_of_war(word, lexicon)
        civil += word.lower() in lexicon.civil_words or word.lower() in lexicon.scenes
    balance = 100 * (war - civil) / max(1, words)
    return Setting(balance >= MILITARY, balance < MILITARY and words >= SHORT, balance)


def _is_of_war(word: str, lexicon: Lexicon) -> bool:
    small = word.lower()
    if small in lexicon.war_words or small in lexicon.military_words:
        return True
    noun = lexicon.forces.get(small)
    if noun is not None:
        return not noun.weak
    known = any(c.isdigit() for c in word) or word[:1].isupper()
    return known and lexicon.designation(word) is not None
