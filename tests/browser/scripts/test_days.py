from datetime import date, timedelta

import pytest

from tests.browser.scripts.conftest import MAP

pytestmark = pytest.mark.browser
EPOCH = date(1970, 1, 1)


def number(day: str) -> int:
    return (date.fromisoformat(day) - EPOCH).days


@pytest.mark.parametrize("text", ["2014-02-29", "2014-13-01", "12 Nov 2014", "", "2014-1-1", "x"])
def test_what_is_no_date_is_none(load, text) -> None:
    assert load(MAP / "days.js")("text => parseDay(text)", text) is None


def test_days_read_and_write_the_same_over_three_centuries(load) -> None:
    run = load(MAP / "days.js")
    days = [date(1850, 1, 1) + timedelta(days=37 * step) for step in range(3000)]
    wrong = run(
        """pairs => pairs.filter(([text, day]) => parseDay(text) !== day || formatDay(day) !== text)""",
        [[day.isoformat(), (day - EPOCH).days] for day in days],
    )
    assert wrong == []


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2014-01-31", 1, "2014-02-28"),
        ("2016-01-31", 1, "2016-02-29"),
        ("2014-03-31", -1, "2014-02-28"),
        ("2014-11-12", 2, "2015-01-12"),
        ("2014-01-15", -13, "2012-12-15"),
    ],
)
def test_a_month_later_stays_in_that_month(load, day, months, expected) -> None:
    run = load(MAP / "days.js")
    assert (
        run("([day, months]) => formatDay(addMonths(day, months))", [number(day), months])
        == expected
    )


@pytest.mark.parametrize(
    ("day", "unit", "expected"),
    [
        ("2014-11-12", "day", "2014-11-12"),
        ("2014-11-12", "week", "2014-11-10"),
        ("2014-11-10", "week", "2014-11-10"),
        ("2014-11-16", "week", "2014-11-10"),
        ("1969-12-31", "week", "1969-12-29"),
        ("2014-11-12", "month", "2014-11-01"),
    ],
)
def test_a_week_begins_on_monday_and_a_month_on_its_first(load, day, unit, expected) -> None:
    run = load(MAP / "days.js")
    assert (
        run("([day, unit]) => formatDay(startOfUnit(day, unit))", [number(day), unit]) == expected
    )


def test_a_day_is_said_as_people_write_it(load) -> None:
    assert load(MAP / "days.js")("day => sayDay(day)", number("2014-11-12")) == "12 Nov 2014"
