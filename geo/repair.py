"""Making damaged parts of a corpus again, from what is sound."""

from collections.abc import Iterable, Iterator

from geo.codec import from_json
from geo.errors import StoreError
from geo.ingest.document import Document, Given
from geo.ingest.pool import Pool
from geo.store import Store
from geo.store.verify import Damage


def restore(store: Store, damage: Iterable[Damage], pool: Pool | None = None) -> Iterator[str]:
    """Restore what can be; yields a line for each part restored, or why it could not be.

    An article is read again from its original, an extraction made by extracting again, the
    rest from these. Corrections stay. An original that is damaged itself stays damaged.
    """
    by_table: dict[str, set[str]] = {}
    for each in damage:
        by_table.setdefault(each.table, set()).add(each.key)
    beyond = by_table.get("originals", set())
    articles = by_table.get("articles", set()) - beyond
    extract = (by_table.get("extractions", set()) | articles) - beyond
    with pool or Pool() as workers:
        for article_id in sorted(articles):
            yield _outcome(article_id, "article", _read_again(store, article_id, workers))
        for article_id in sorted(extract):
            yield _outcome(article_id, "extraction", _extract_again(store, article_id, workers))
    if articles or by_table.keys() & {"reports", "mentions", "article_search"}:
        store.derive_all()
        yield "reports and search index: made again"


def _outcome(article_id: str, part: str, problem: str) -> str:
    return f"{part} {article_id}: {problem or 'restored'}"


def _read_again(store: Store, article_id: str, pool: Pool) -> str:
    """Why the article could not be read from its original; empty where it was."""
    try:
        arrival = store.arrival(article_id)
    except StoreError as error:
        return str(error)
    data = b"".join((arrival["head"], arrival["original"], arrival["tail"]))
    given = from_json(arrival["given"], Given)
    found = pool.read_as(arrival["media_type"], arrival["doc"], data, given).result()
    documents = [each for each in found if isinstance(each, Document)]
    if len(documents) != 1 or documents[0].article.article_id != article_id:
        return "its original cannot be read as one article"
    store.restore_article(documents[0].article, documents[0].warnings)
    return ""


def _extract_again(store: Store, article_id: str, pool: Pool) -> str:
    article = store.article(article_id)
    if article.language != "en":
        store.restore_extraction(article, None, "")
        return ""
    extraction = pool.extract(article).result()
    store.restore_extraction(article, extraction.geoparsed, extraction.failure)
    return extraction.failure
