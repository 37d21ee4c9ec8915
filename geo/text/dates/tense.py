"""Whether the words about a date look back or ahead.

The nearest verb that shows it decides: "said it will leave on Sunday" looks ahead, "will leave,
he said on Sunday" looks back. A heuristic over a dozen words on either side, not a parse: dates
are read in sentences that nobody parses.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from geo.text.dates.words import Word
from geo.text.wordlist import word_set

Direction = Literal["past", "future", "open"]
REACH = 14


_MODALS = word_set("will shall ll would may might could can must should won wouldn")
_AHEAD = _MODALS | word_set("deadline tomorrow upcoming forthcoming poised due")
_INTENTS = word_set(
    "expected expects expect due plan plans planned planning scheduled intends intend vows vowed "
    "promised promises ordered orders preparing prepares poised wants hopes aims aim ready set "
    "slated threatens threatened pledged pledges urged agreed agrees going told instructed"
)
"""Before "to" or "for" they look ahead, whatever their own tense."""

_BACK = word_set(
    "said told was were had has have did went came left sent took saw began fell met spoke wrote "
    "drove flew ran held made got found put stood lost won became gave kept fought rode set hit "
    "shot struck withdrew swept rose brought led built broke caught drew grew heard knew paid sat "
    "sold stole taught thought threw wore seen been gone taken done shown fled crept sank swam "
    "sped shook sought bought slept spent split spread bore blew flown driven fallen"
)
_ADJECTIVES = word_set(
    "hundred armed armoured armored flatbed indeed need speed united combined mechanized "
    "mechanised motorized motorised wheeled tracked unmarked exceed proceed succeed unmanned "
    "occupied disputed contested heed feed"
)


_AWAITED, _AWAITED_AT = word_set("expected due scheduled awaited"), word_set("at in by on through")
"""A company is "expected at Gao by Friday"."""
_SEEN = [["be", "seen"], ["be", "heard"]]
_LEADS_IN = word_set("on in at by since until early late the from")


def direction(words: Sequence[Word], first: int, last: int) -> Direction:
    """Where the date of ``words[first:last + 1]`` lies by the verbs around it."""
    before = range(first - 1, max(-1, first - 1 - REACH), -1)
    after = range(last + 1, min(len(words), last + 1 + REACH))
    behind = _first_sign(words, before, stops=";:", intents=True)
    if behind != "open" and not _opens_clause(words, first):
        return behind
    ahead = _first_sign(words, after, stops=";.?!", intents=False)
    return ahead if ahead != "open" else behind


def _opens_clause(words: Sequence[Word], first: int) -> bool:
    """Whether the date begins a clause ("…, and on Monday they …"): its verb comes after it."""
    while first and words[first - 1].kind in _LEADS_IN:
        first -= 1
    return first == 0 or words[first - 1].text in ";:—–.?!" or words[first - 1].kind == "and"


def _first_sign(
    words: Sequence[Word], places: Iterable[int], *, stops: str, intents: bool
) -> Direction:
    """The first sign among these words; ``intents`` count before a date, not after it: "on Monday
    they vowed to go" tells when they vowed."""
    for at in places:
        if words[at].text in stops:
            break
        sign = _sign(words, at, intents)
        if sign != "open":
            return sign
    return "open"


def _sign(words: Sequence[Word], at: int, intents: bool) -> Direction:
    word = words[at].text.lower()
    following = [w.text.lower() for w in words[at + 1 : at + 5]]
    if word in _MODALS and (following[:1] == ["have"] or following[:2] in _SEEN):
        return "past"  # "must have left", "could be seen leaving"
    if word in _AHEAD and words[at].kind != "month":
        return "future"
    lead = {w.text.lower() for w in words[max(0, at - 4) : at] if w.kind != "month"}
    if intents and word in _INTENTS and ("to" in following or "for" in following[:1]):
        return "past" if "had" in lead else "future"
    if intents and word in _AWAITED and not _AWAITED_AT.isdisjoint(following):
        return "past" if "had" in lead else "future"
    if word in ("is", "are") and following[:1] == ["to"]:
        return "future"
    if word in ("have", "has") and following[:1] == ["until"]:
        return "future"
    if word in _BACK or _is_participle(word):
        if at and words[at - 1].text.lower() in ("is", "are"):
            return "open"  # "if the trench is reached in August"
        ahead = lead & _MODALS or ("be" in lead and "to" in lead)
        return "future" if ahead and word not in ("said", "told", "was", "were", "had") else "past"
    return "open"


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word not in _ADJECTIVES
