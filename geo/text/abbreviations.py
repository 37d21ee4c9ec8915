"""Words that decide whether a full stop ends a sentence. All in small letters but the openers."""

from geo.text.wordlist import word_set

ALWAYS_GOES_ON = word_set(
    "mr mrs ms dr prof gen lt col maj sgt cpl pvt capt cmdr cdr adm brig rev hon sen rep gov pres "
    "messrs st ste mt ft amb sec-gen supt insp det vs e.g i.e cf ca approx"
)
"""Titles and the like: a name or a figure always follows."""

BEFORE_A_NUMBER = word_set("no nos nr p pp fig art sec ch vol para op ed est tel rte hwy")
"""An abbreviation where a number follows, else a word."""

ENDS_OR_NOT = word_set("inc ltd co corp jr sr etc bros ph.d al")
"""Abbreviations that sentences end with as well as go on after."""

MONTHS = word_set("jan feb mar apr may jun jul aug sep sept oct nov dec")
WEEKDAYS = word_set("mon tue tues wed thu thur thurs fri sat sun")

SENTENCE_OPENERS = word_set(
    "The A An This That These Those He She It They We You I His Her Its Their Our My In On At By "
    "For From To With Without Within After Before Since Until During Despite As If When While "
    "Where What Who Why How But And Or So Yet Nor Also However Meanwhile Moreover Then There Here "
    "Some Many Most Several Both Each Every All Any Another Other Others No Not Nobody None One "
    "Two Three Four Five Six Seven Eight Nine Ten Hundreds Thousands Dozens According Earlier "
    "Later Last Next Now Once Only Under Over Across Along Near Between Among Asked Speaking "
    "Although Though Because Instead Still Today Yesterday Tomorrow Even Just"
)
"""Words that open a sentence when they have a capital: after "U.S." or an initial, a sign that
the full stop did end the sentence."""

SPEECH_VERBS = word_set(
    "said says asked asks told tells wrote writes added adds shouted cried replied answered "
    "demanded joked tweeted posted quipped warned"
)
"""What follows a quotation in its own sentence: “Where?” he asked."""
