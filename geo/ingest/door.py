"""The door: bytes become text here, and what may not come in is replaced, once.

Cleaning replaces one code point by one, so that an offset into the text as it was given is
an offset into the text that is kept.
"""

import codecs
import re
from collections import Counter

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
_COMMON = ("cp1252", "cp1251", "cp1250", "cp1254", "cp1253", "koi8_u", "koi8_r", "iso8859_5")
"""What files in no Unicode encoding, of a letter a byte, are in nearly always; likeliest first."""
MAX_CHAOS = 0.02
"""A text read in one of these is believed up to this much chaos, as charset-normalizer has it."""
MIN_SPACE_SHARE, MIN_WORD_SHARE = 0.02, 0.7
"""Of a text in UTF-16 without its mark so much is spaces, and so much letters, digits, spaces."""
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
    text = (
        _decode_marked(data) or _decode_utf16(data) or _decode_utf8(data) or _decode_guessed(data)
    )
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


def _decode_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark, told by its spaces: no other text holds zero bytes, and a binary
    file that does makes no words of them."""
    start = data[: GUESS_BYTES & ~1]
    if b"\0" not in start or len(data) % 2:
        return None
    units = Counter(zip(start[::2], start[1::2], strict=True))
    encoding = "utf-16-le" if units[0x20, 0] >= units[0, 0x20] else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    words = sum(letter.isalnum() or letter.isspace() for letter in text[:GUESS_BYTES])
    spaces = text.count(" ", 0, GUESS_BYTES)
    few, most = MIN_SPACE_SHARE * len(text[:GUESS_BYTES]), MIN_WORD_SHARE * len(text[:GUESS_BYTES])
    return text if spaces > few and words > most else None


def _decode_guessed(data: bytes) -> str | None:
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls > MAX_CONTROL_SHARE * len(data):
        raise UnreadableFile("this is a binary file, not a text")
    encoding = _guess_encoding(data[:GUESS_BYTES])
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _guess_encoding(data: bytes) -> str | None:
    """A common encoding where the text makes sense in one, else the likeliest of all.

    Left to itself the library finds rare encodings as likely as common ones, and reads Russian
    in Windows' encoding as the Macintosh's.
    """
    common = from_bytes(data, cp_isolation=list(_COMMON))
    if common and (least := min(match.chaos for match in common)) <= MAX_CHAOS:
        clear = [match for match in common if match.chaos == least]
        best = max(clear, key=lambda match: match.coherence)
        equal = {
            name
            for match in clear
            if match.coherence == best.coherence
            for name in match.could_be_from_charset
        }
        return next((name for name in _COMMON if name in equal), best.encoding)
    guess = from_bytes(data).best()
    return guess.encoding if guess else None
