"""Times of day: written, normalised."""

import re

_CLOCK = re.compile(
    r"(\d{1,2})[:.]?(\d\d)?(?::\d\d)?\s?([ap]\.?m\.?)?\s?([A-Za-z]\w*(?: time)?)?", re.I
)


def clock_reading(text: str) -> str:
    """A clock time as "22:15", with its zone if one is written; other words in small letters.

    >>> clock_reading("2.40 p.m."), clock_reading("0937 GMT"), clock_reading("Nightfall")
    ('14:40', '09:37 GMT', 'nightfall')
    """
    match = _CLOCK.match(text)
    if match is None:
        return text.lower()
    digits, minutes, half, zone = match.groups()
    hour = int(digits)
    half = (half or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    zone = "" if not zone or zone.lower() in ("hours", "hrs", "h", "o") else f" {zone}"
    return f"{hour:02d}:{int(minutes or 0):02d}{zone}"
