"""The door: bytes become text here, and what may not come in is replaced, once.

Cleaning replaces one code point by one, so that an offset into the text as it was given is
an offset into the text that is kept.
"""

import codecs
import re

from charset_normalizer import from_bytes

from geo.errors import UnreadableFile

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_BREAKING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and halves of a surrogate pair: no file format or database takes them."""

_INVISIBLE = re.compile(
    "[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Zero-width and direction-turning characters: they make a text read other than it is."""

_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - set(b"\t\n\r\x0b\x0c\x1a\x1b"))
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUESS_BYTES = 200_000
"""How much of a file the guess of its encoding looks at."""
MAX_CONTROL_SHARE = 0.02
"""A text with a larger share of control characters than this is a binary file."""


def clean(text: str) -> str:
    """``text`` with what may not come in replaced, code point for code point."""
    return _INVISIBLE.sub(" ", _BREAKING.sub(REPLACEMENT, text))


def decode(data: bytes) -> str:
    """``data`` as text: by its byte order mark, as UTF-8, else by the likeliest encoding.

    Line ends stay as they are; a byte order mark at the very start is no part of the text.
    Raises UnreadableFile where the bytes are empty, not text, or of no known encoding.
    """
    if not data.strip():
        raise UnreadableFile("the file is empty")
    text = _decode_marked(data) or _decode_utf8(data) or _decode_guessed(data)
    if text is None:
        raise UnreadableFile("its bytes are text in no encoding that we know")
    if not text.strip():
        raise UnreadableFile("the file holds nothing but blank space")
    if len(_BREAKING.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise UnreadableFile("this is a binary file, not a text")
    return text


def _decode_marked(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableFile(
                    f"it is marked as {encoding.upper().removesuffix('-SIG')}, "
                    f"but byte {error.start} is not"
                ) from error
    return None


def _decode_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decode_guessed(data: bytes) -> str | None:
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls > MAX_CONTROL_SHARE * len(data) and not _looks_like_utf16(data):
        raise UnreadableFile("this is a binary file, not a text")
    guess = from_bytes(data[:GUESS_BYTES]).best()
    if guess is None:
        return None
    try:
        return data.decode(guess.encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _looks_like_utf16(data: bytes) -> bool:
    """Every second byte of Latin text in UTF-16 is zero, and only those."""
    even, odd = data[0:2000:2].count(0), data[1:2000:2].count(0)
    most, least = max(even, odd), min(even, odd)
    return most > 0.4 * len(data[:2000]) / 2 and least < 0.1 * most
