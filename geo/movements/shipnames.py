"""Ships known by name: "the frigate Admiral Essen", later only "the Admiral Essen"."""

import re
from collections.abc import Mapping

from geo.movements.lexicon import ForceNoun, Lexicon

_NAME = r"[A-Z][\w.'’-]{1,20}"
_NAMES = f"({_NAME}(?: {_NAME}){{0,2}})"
PREFIXED = re.compile(r"\b(?:USS|HMS|HMCS|HMAS|INS|JS|ROKS|FS|USNS|RFA|BNS|TCG) " + _NAMES)
NAMED = re.compile(r"\b([a-z-]{3,14}s?),? (?:the )?" + _NAMES + f"(?: and (?:the )?({_NAME}))?")


def find_ship_names(text: str, lexicon: Lexicon) -> Mapping[str, ForceNoun]:
    """The last word of each ship's name in a text, with what kind of ship it is. Linear."""
    found: dict[str, ForceNoun] = {}
    warship = lexicon.force("warship")
    for match in PREFIXED.finditer(text):
        if warship is not None:
            found.setdefault(match.group(1).split()[-1], warship)
    for match in NAMED.finditer(text):
        noun = lexicon.force(match.group(1))
        if noun is None or noun.domain != "sea" or noun.unit:
            continue
        for name in match.group(2, 3):
            if name is not None:
                found.setdefault(name.split()[-1], noun)
    return found
