"""The extractor as a worker calls it: one article in, all that is read in it out."""

from gazetteer.load import load_gazetteer
from geo.pipeline import geoparse
from geo.records import Article, GeoparsedArticle
from geo.text.language import load_language


def load() -> None:
    """Load what extracting needs, once (about three seconds)."""
    load_gazetteer()
    load_language()


def extract(article: Article) -> GeoparsedArticle:
    """Read ``article`` with the bundled gazetteer and language model."""
    return geoparse(article, load_gazetteer(), load_language())
