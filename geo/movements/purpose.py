"""Where forces are sent to do something: "sent jets to circle over the strait".

A purpose clause names the goal where the verb itself does not.
"""

from collections.abc import Sequence
from dataclasses import replace

from geo.movements.clauses import Clause
from geo.movements.places import PlaceLink, mentions
from geo.records import ResolvedPlace
from geo.text.tokens import ParsedSentence, Token

SENDING = frozenset({"send", "carry", "deploy", "fly", "go", "roll", "wheels", "arrive", "sail"})


def purpose(sentence: ParsedSentence, clause: Clause, places: Sequence[ResolvedPlace]) -> Clause:
    """The clause with the first place of its purpose clause as destination, if it has none."""
    if clause.trigger.frame.family not in SENDING or clause.has("destination"):
        return clause
    taken = {link.mention.first for link in clause.links}
    for verb in _purposes(sentence, clause):
        below = {t.index for t in sentence.subtree(verb.index)}
        for mention in mentions(sentence, places):
            if mention.head in below and mention.first > verb.index and mention.first not in taken:
                link = PlaceLink(mention, "destination", "to do", sure=False)
                return replace(clause, links=(*clause.links, link))
    return clause


def _purposes(sentence: ParsedSentence, clause: Clause) -> list[Token]:
    """Infinitives with "to" that hang on the trigger or on what moves, behind the trigger."""
    tops = [clause.index, *([clause.mover.head] if clause.mover.head is not None else [])]
    tops += [t.index for t in sentence.children(clause.index, "dobj", "prep", "pobj")]
    found = []
    for top in tops:
        for child in sentence.children(top, "advcl", "xcomp", "acl", "relcl", "ccomp", "pcomp"):
            to = any(t.tag == "TO" for t in sentence.children(child.index, "aux"))
            if to and child.index > clause.index:
                found.append(child)
    return found
