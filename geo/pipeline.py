"""From an article to its places and reported movements: read this first.

::

    text -> sentences -> places -> movements

Each step hands on character offsets into ``Article.text``; nothing is looked up again by its
words. The gazetteer and the language model are given, so that the same input gives the same
output whoever calls.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from gazetteer.gazetteer import Gazetteer
from geo.movements import extract_movements
from geo.records import Article, GeoparsedArticle, Sentence
from geo.text.dates.published import find_publication_date
from geo.text.language import Language
from geo.text.sentences import split_sentences
from geo.toponyms import find_places

MOST_SENTENCES, MOST_CHARACTERS = 8_000, 300_000
"""What of one article is read for movements: as much as a day's live blog several times over. It
bounds the time that a text made to be slow can take."""


def geoparse(article: Article, gazetteer: Gazetteer, language: Language) -> GeoparsedArticle:
    """Find the places and the reported movements of one article.

    Offsets of the result are code points into ``article.text``. Any text can be read; an article
    without a publication date, or in another language than English, says so in ``warnings``.
    """
    article, stated = _dated(article)
    spans = split_sentences(article.text)
    sentences = tuple(
        Sentence(article_id=article.article_id, index=index, span=span)
        for index, span in enumerate(spans)
    )
    places = tuple(find_places(article.text, spans, gazetteer, language))
    readable = _readable(sentences)
    reports = extract_movements(article, readable, places, gazetteer, language)
    return GeoparsedArticle(
        article=article,
        sentences=sentences,
        places=places,
        reports=tuple(reports),
        warnings=(*stated, *_warnings(article, len(sentences), len(readable))),
    )


def _dated(article: Article) -> tuple[Article, tuple[str, ...]]:
    """The article with the publication date that its own head states, if none was given."""
    if article.published_at is not None:
        return article, ()
    stated = find_publication_date(article.text)
    if stated is None or stated.start is None:
        return article, ()
    dated = replace(article, published_at=stated.start)
    return dated, (f"publication date read from the text: {stated.start.isoformat()}",)


def _readable(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences from the first on that are read for movements."""
    end = bisect_right(sentences, MOST_CHARACTERS, key=lambda sentence: sentence.span.start)
    return sentences[: min(end, MOST_SENTENCES)]


def _warnings(article: Article, sentences: int, readable: int) -> tuple[str, ...]:
    found = []
    if sentences > readable:
        found.append(
            f"{sentences:,} sentences: movements were read in the first {readable:,} only; "
            "cut the text in parts to have the rest read"
        )
    if article.published_at is None:
        found.append("no publication date: weekdays and the like stay open")
    if article.language != "en":
        found.append(f"language is {article.language!r}: only English is read")
    return tuple(found)
