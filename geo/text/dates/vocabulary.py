"""What each word is to the grammar of dates."""

from geo.text.dates.intervals import Grain
from geo.text.wordlist import listed, word_set

_MONTH_NAMES = listed(
    "january february march april may june july august september october november december"
)
_WEEKDAY_NAMES = listed("monday tuesday wednesday thursday friday saturday sunday")

SHORT_MONTHS = {name[:3]: n for n, name in enumerate(_MONTH_NAMES, start=1) if name != "may"}
SHORT_MONTHS |= {"sept": 9}
MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, start=1)} | SHORT_MONTHS
SHORT_WEEKDAYS = {name[:3]: n for n, name in enumerate(_WEEKDAY_NAMES)}
SHORT_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
WEEKDAYS = {name: n for n, name in enumerate(_WEEKDAY_NAMES)} | SHORT_WEEKDAYS
ORDINALS = {
    word: n
    for n, word in enumerate(
        listed("first second third fourth fifth sixth seventh eighth ninth tenth"), start=1
    )
}
UNITS: dict[str, Grain] = {
    "day": "day",
    "night": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "year": "year",
    "decade": "year",
    "century": "year",
}
UNIT_SIZES = {"fortnight": 2, "decade": 10, "century": 100}
"""How many of the plain unit a longer one holds; 1 where it is not listed."""

SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn"}
SEASONS |= {"winter": "winter"}
RELATIVE_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}
VAGUE_COUNTS = {"couple": 2, "few": 3, "handful": 4, "several": 5}
HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year": (1, 1),
}

KINDS: dict[str, frozenset[str]] = {
    "part": word_set(
        "morning afternoon evening night noon midday midnight dawn dusk nightfall daybreak sunrise "
        "sunset lunchtime dark"
    ),
    "relday": frozenset(RELATIVE_DAYS),
    "season": frozenset(SEASONS),
    "unit": frozenset(UNITS) - {"night"},
    "units": word_set("days nights weeks fortnights months years decades centuries"),
    "shorttime": word_set("hour hours minute minutes"),
    "soon": word_set("coming upcoming ensuing"),
    "previous": word_set("previous preceding prior"),
    "this": word_set("this current these"),
    "that": word_set("that those"),
    "until": word_set("until till til"),
    "to": word_set("to through thru"),
    "over": word_set("over during throughout for across"),
    "later": word_set("later afterwards afterward"),
    "start": word_set("start beginning opening outset"),
    "middle": word_set("middle midst"),
    "end": word_set("end close"),
    "each": word_set("every each per"),
    "a": word_set("a an"),
}
"""Kinds that more than one word has."""

_OWN_KIND = word_set(
    "last past next recent same early mid late earlier since by before after from between and of "
    "the ago within weekend at half quarter or into in on following"
)
KIND_OF_WORD = {word: kind for kind, words in KINDS.items() for word in words}
KIND_OF_WORD |= {word: word for word in _OWN_KIND}
