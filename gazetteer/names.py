"""Which of a source's names are worth keeping: those that a Latin or Cyrillic text may hold."""

import unicodedata
from collections.abc import Sequence
from functools import cache

from gazetteer.normalize import fold_all
from gazetteer.place import Place

_SCRIPTS = ("LATIN", "CYRILLIC")


@cache
def _script(character: str) -> str:
    return unicodedata.name(character, "?").split(" ")[0]


def is_readable(name: str) -> bool:
    """Whether every letter is Latin, or every letter is Cyrillic (modifier letters aside)."""
    scripts = {_script(c) for c in name if c.isalpha()} - {"MODIFIER"}
    return len(scripts) == 1 and scripts <= set(_SCRIPTS)


def is_code(name: str) -> bool:
    """Whether it is an airport's three letters or the like, and not a name."""
    return len(name) <= 3 and name.isupper()


def useful_names(places: Sequence[Place]) -> list[list[str]]:
    """For each place its names, then those alternates that fold to something new, sorted.

    Romanised forms of other scripts come in lower case ("ji fu") and are left out, like codes
    and names of one or two letters, which match more chance words than places.
    """
    groups = [[*place.names, *sorted(set(place.alternates))] for place in places]
    keys = iter(fold_all([name for group in groups for name in group]))
    result = []
    for place, group in zip(places, groups, strict=True):
        kept: dict[str, str] = {}
        for number, name in enumerate(group):
            key = next(keys)
            if key and (number < len(place.names) or is_useful(name, key)):
                kept.setdefault(key, name)
        result.append(list(kept.values()))
    return result


def is_useful(name: str, key: str) -> bool:
    """Whether an alternate name is one that a news text may hold."""
    return len(key) > 2 and is_readable(name) and not name[0].islower() and not is_code(name)
