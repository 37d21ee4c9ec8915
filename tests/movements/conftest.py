"""The real gazetteer and the real language model, loaded once for this room's tests."""

import hashlib
from collections.abc import Callable
from datetime import date

import pytest

from gazetteer.gazetteer import Gazetteer
from gazetteer.load import load_gazetteer
from geo.pipeline import geoparse
from geo.records import Article, GeoparsedArticle
from geo.text.language import Language, load_language

Parser = Callable[..., GeoparsedArticle]
PUBLISHED = date(2024, 6, 12)
"""A Wednesday."""


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language()


@pytest.fixture(scope="session")
def parse(gazetteer: Gazetteer, language: Language) -> Parser:
    """All that is read in a text, published on a Wednesday unless said otherwise."""

    def read(text: str, published: date | None = PUBLISHED) -> GeoparsedArticle:
        name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        article = Article(article_id=name, text=text, published_at=published)
        return geoparse(article, gazetteer, language)

    return read
