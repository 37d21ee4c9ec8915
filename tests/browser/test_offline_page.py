"""The page that stands alone: opened from a file, with hostile text in it."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from geo.cartography.offline import offline_page, report_texts
from tests.generate import make_frame

pytestmark = pytest.mark.browser
HOSTILE = (
    "Seven tanks </script><script>window.ran = 1</script><img src=x onerror='window.ran = 2'> "
    "{{ 7*7 }} {title} ${window.ran = 3} ![x](http://192.0.2.1/x.png) crossed the border."
)


@pytest.fixture
def page(open_page, tmp_path) -> Page:
    frame = make_frame(300).assign(
        sentence=HOSTILE, title=HOSTILE, actor1="Russia", url="javascript:window.ran = 4"
    )
    file = tmp_path / "map.html"
    text = offline_page(
        frame, title=f"A map {HOSTILE}", window=(date(2015, 1, 1), date(2016, 1, 1))
    )
    file.write_text(text, encoding="utf-8")
    page = open_page(file.as_uri())
    await_more(page, 0)
    return page


def await_more(page: Page, reports: int) -> None:
    """Until more reports are shown. Playwright's own waiting evaluates text, which the page's
    policy forbids."""
    page.evaluate(
        """(reports) => new Promise((done) => {
          const look = () => {
            if (window.datelineHub?.state.tally?.shown > reports) done();
            else requestAnimationFrame(look);
          };
          look();
        })""",
        reports,
    )


def test_it_opens_with_its_window_and_can_be_scrubbed(page: Page) -> None:
    expect(page.get_by_label("First day", exact=True)).to_have_value("2015-01-01")
    before = page.evaluate("datelineHub.state.tally.shown")
    page.get_by_role("slider", name="Last day of the window").focus()
    page.keyboard.press("End")
    await_more(page, before)
    expect(page.locator("#map_div canvas")).to_have_count(3)


def test_a_report_shows_its_sentence_as_written_and_nothing_runs(page: Page) -> None:
    page.locator("#reports button").first.click()
    expect(page.locator("#source blockquote")).to_have_text(HOSTILE)
    expect(page.locator("#source a")).to_have_count(0)  # no link but to the web
    expect(page.locator("h1")).to_have_text(f"A map {HOSTILE}")
    assert page.locator("#source img, #reports img, h1 img").count() == 0
    assert page.evaluate("window.ran") is None


def test_its_policy_lets_nothing_else_run_or_load(page: Page) -> None:
    ran = page.evaluate(
        """async () => {
          const script = document.createElement("script");
          script.textContent = "window.ran = 5";
          document.body.append(script);
          const answer = await fetch("http://127.0.0.1:9/").then(() => "fetched", () => "refused");
          return [window.ran ?? null, answer];
        }"""
    )
    assert ran == [None, "refused"]


def test_the_same_reports_give_the_same_page() -> None:
    assert offline_page(make_frame(40)) == offline_page(make_frame(40))


def test_texts_are_plain_values() -> None:
    texts = report_texts(make_frame(100))
    assert len(texts) == 100
    assert {type(value) for text in texts for value in text.values()} <= {
        str,
        int,
        float,
        type(None),
    }
