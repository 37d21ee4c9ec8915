"""Bytes to text, and what may not come in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import UnreadableFile
from geo.ingest.door import REPLACEMENT, clean, decode

ENGLISH = "The convoy, “at least 40 trucks”, moved to Donetsk – and the café was shut."
UKRAINIAN = "Колона рушила до Луганська, повідомили в штабі. " * 6


@given(st.text(st.characters(codec=None)))
def test_cleaning_keeps_every_offset(text: str) -> None:
    assert len(clean(text)) == len(text)
    kept = [(a, b) for a, b in zip(text, clean(text), strict=True) if a != b]
    assert all(b in (REPLACEMENT, " ") for _, b in kept)


@given(st.text(st.characters(codec=None)))
def test_what_is_clean_can_be_stored_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
    assert not any(
        unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n\r\x85"
        for character in cleaned
    )


def test_invisible_characters_become_spaces_and_broken_ones_are_seen() -> None:
    assert clean("Kyiv\u200b\u202eviyK\x00\x07\ud800!") == f"Kyiv  viyK{REPLACEMENT * 3}!"


def test_line_ends_and_tabs_stay() -> None:
    assert clean("a\r\nb\tc\rd") == "a\r\nb\tc\rd"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252", "mac_roman", "utf-16-le",
     "utf-16-be"],
)  # fmt: skip
def test_english_in_any_encoding(encoding: str) -> None:
    text = ENGLISH * 3
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "windows-1251", "koi8-u", "iso8859_5", "utf-16", "utf-16-le", "utf-16-be"],
)
def test_ukrainian_in_any_encoding(encoding: str) -> None:
    assert decode(UKRAINIAN.encode(encoding)) == UKRAINIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Die Panzer überquerten die Grenze bei Donezk, sagte ein Sprecher.", "windows-1252"),
        ("Les chars sont passés à l'est, a déclaré l'armée française.", "windows-1252"),
        ("Czołgi przekroczyły granicę koło Ługańska, powiedział rzecznik.", "windows-1250"),
        ("Колонна танков пересекла границу у Изварино, сообщили военные.", "windows-1251"),
        ("Колонна танков пересекла границу у Изварино, сообщили военные.", "koi8-r"),
        ("Колонна танков пересекла границу у Изварино, сообщили военные.", "cp866"),
        ("ロシアの戦車が火曜日に国境を越えたと当局者が述べた。", "shift_jis"),
    ],
)
def test_the_common_encoding_is_guessed_before_a_rare_one(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        ("\ufeff \u2003".encode(), "blank"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x7fELF" + bytes(1000), "binary"),
        (b"a\0" * 500, "binary"),
        (b"\1\0\2\0 \0" * 300, "binary"),
        (b"\xef\xbb\xbfgood, then \xff", "marked as UTF-8, but byte"),
        (b"\xff\xfea\x00b\x00\x00", "marked as UTF-16"),
    ],
)
def test_what_is_no_text_says_why(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableFile, match=cause):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_say_why_not(data: bytes) -> None:
    try:
        decode(data).encode("utf-8", "surrogatepass")
    except UnreadableFile as error:
        assert str(error)
