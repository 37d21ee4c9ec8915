"""What ``python -m geo explain`` prints."""

from geo.explain import explain
from tests.movements.conftest import Parser

TEXT = (
    "A convoy of 32 tanks crossed into the Luhansk region from Russia last Friday, "
    "officials in Kiev said."
)


def test_the_words_behind_every_role_are_marked(parse: Parser) -> None:
    shown = explain(parse(TEXT))
    for mark in ("|trigger]", "|destination]", "|origin]", "|force]", "|source]", "|date]"):
        assert mark in shown
    assert "rule verb.enter.cross" in shown
    assert "confidence" in shown


def test_the_reasons_are_told(parse: Parser) -> None:
    geoparsed = parse(TEXT)
    shown = explain(geoparsed)
    for report in geoparsed.reports:
        assert all(reason in shown for reason in report.reasons)


def test_a_text_without_movements_says_so(parse: Parser) -> None:
    assert "0 reports" in explain(parse("Bread has trebled in price in Kyiv."))


def test_nothing_in_the_text_steers_the_terminal(parse: Parser) -> None:
    shown = explain(parse("Russian tanks\x1b[2J entered Mariupol\x07 on \x9b5mMonday."))
    assert all(c.isprintable() or c == "\n" for c in shown)
