"""The one function from an article to its reports."""

from datetime import date

from gazetteer.load import load_gazetteer
from geo.pipeline import MOST_SENTENCES, geoparse
from geo.records import Article, GeoparsedArticle
from geo.text.language import load_language


def read(text: str, published: date | None = date(2022, 3, 1)) -> GeoparsedArticle:
    article = Article(article_id="0" * 64, text=text, published_at=published)
    return geoparse(article, load_gazetteer(), load_language())


def test_an_article_leads_to_a_dated_and_placed_report() -> None:
    found = read("Thirty Russian tanks entered Mariupol on Monday, the mayor said.")
    (report,) = found.reports
    assert (report.event_date_start, report.event_date_end) == (date(2022, 2, 28),) * 2
    assert report.location is not None and report.location.name == "Mariupol"
    assert not found.warnings


def test_a_date_that_the_text_states_is_taken_and_said() -> None:
    found = read("November 12, 2014, 7:15pm\n\nTroops entered Donetsk on Monday.", None)
    assert found.article.published_at == date(2014, 11, 12)
    assert any("read from the text" in warning for warning in found.warnings)


def test_a_text_of_endless_sentences_is_read_so_far_and_says_so() -> None:
    lines = MOST_SENTENCES + 5
    found = read("Nothing moved.\n" * (lines - 1) + "Troops entered Kyiv.")
    assert len(found.sentences) == lines
    assert not found.reports
    assert any(f"first {MOST_SENTENCES:,} only" in warning for warning in found.warnings)
