"""From files to the corpus: read, extract, keep, and say what became of each.

The command line and the import view both call :func:`ingest`. Reading and extracting run in
the pool's workers; this process only keeps what they found. An article that is there already
is not extracted again, so an ingest that was interrupted goes on where it stopped.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from geo.codec import to_json
from geo.errors import InputError
from geo.ingest.document import Document, Given, Rejection
from geo.ingest.door import clean
from geo.ingest.flow import at_once, in_order
from geo.ingest.folder import Upload
from geo.ingest.pool import Extraction, Found, Pool
from geo.ingest.versions import dateline_version, read_with
from geo.records import Article, GeoparsedArticle
from geo.store import Arrival, Store
from geo.store.listing import FileState, State
from geo.store.store import ExtractionChange

UNDATED = "it has no publication date: give one, so that “on Tuesday” has a meaning"
ALREADY = "already in the corpus"
MAX_REASONS = 3
"""A file's reason names so many causes; the rest are counted."""
MAX_DISTINCT = 1000
"""So many different ones are told from those said before."""
AT_ONCE = 500
"""So many articles of a file are looked up in the corpus, and held in memory, together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What became of one file. ``added`` counts articles that were new."""

    name: str
    state: State
    reason: str
    article_ids: tuple[str, ...]
    added: int
    undated: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file on its way in: with bytes to read, or with what is known of it already."""

    name: str
    file_id: str = ""
    data: bytes | None = None
    given: Given = field(default_factory=Given)
    found: Found = ()
    known: FileState | None = None


_Step = tuple[_File, Document | Rejection | None, bool]
"""A file with one thing found in it (None where there is no more), and whether that is known."""


def ingest(
    uploads: Iterable[Upload | Rejection], store: Store, pool: Pool, *, who: str | None = None
) -> Iterator[FileOutcome]:
    """Take in every file, in order; yields what became of each when all of it is on disk."""

    tally = _Tally()
    for (file, found, _), extraction in _extracted(uploads, store, pool):
        if isinstance(found, Document):
            added = store.add(
                found.article,
                extraction.geoparsed,
                _arrival(found, file.file_id, extraction),
                who=who,
            )
            tally.count(found, extraction.failure, added=added)
            said = found.given.published
            if not added and said and store.article(found.article.article_id).published_at is None:
                redate(store, found.article.article_id, said, pool, who=who)
        elif found is not None:
            tally.reject(found, file.name)
        else:
            yield _close(file, tally, store, who)
            tally = _Tally()


def extract_all(
    uploads: Iterable[Upload | Rejection], pool: Pool
) -> Iterator[tuple[Document | Rejection, Extraction]]:
    """Every document in every file with what is read in it, in order; nothing is kept."""

    for (_, found, _), extraction in _extracted(uploads, None, pool):
        if found is not None:
            yield found, extraction


def empty_extraction(article: Article) -> GeoparsedArticle:
    """What stands for an article in which nothing could be read."""
    return GeoparsedArticle(article=article, sentences=(), places=(), reports=())


def redate(
    store: Store, article_id: str, published: date, pool: Pool, *, who: str | None = None
) -> None:
    """Give an article its publication date and read it anew under it; corrections stay."""
    article = replace(store.article(article_id), published_at=published)
    extraction = pool.extract(article).result() if article.language == "en" else Extraction(None)
    if extraction.failure:
        raise InputError(extraction.failure)
    store.set_published(article_id, published, extraction.geoparsed, who=who)


def reextract(
    store: Store, pool: Pool, article_ids: Sequence[str] | None = None, *, who: str | None = None
) -> Iterator[ExtractionChange | Rejection]:
    """Extract articles anew (all if None), and tell what changed in each.

    One that cannot be extracted now keeps what it had, and comes as a Rejection.
    """
    if article_ids is None:
        article_ids = [each.article_id for each in reversed(store.articles())]
    articles = (store.article(article_id) for article_id in article_ids)
    english = (article for article in articles if article.language == "en")
    for article, extraction in in_order(
        english, lambda article: pool.extract(article), ahead=4 * pool.jobs
    ):
        if extraction.geoparsed is None:
            yield Rejection(origin=article.article_id, reason=extraction.failure)
        else:
            yield store.replace_extraction(extraction.geoparsed, who=who)


class _Tally:
    """What has become of a file's articles so far."""

    def __init__(self) -> None:
        self.article_ids: list[str] = []
        self.undated: list[str] = []
        self.reasons: dict[str, None] = {}
        self.uncounted = self.added = 0

    def count(self, document: Document, failure: str, *, added: bool) -> None:
        article = document.article
        self.article_ids.append(article.article_id)
        self.added += added
        for reason in (*document.warnings, failure):
            self._note(reason)
        if article.published_at is None:
            self.undated.append(article.article_id)
            self._note(UNDATED)

    def reject(self, rejection: Rejection, name: str) -> None:
        """Note the reason; the name of the file itself stands beside it wherever it is shown."""
        self._note(rejection.line.removeprefix(name).removeprefix(":").lstrip(" ,"))

    def _note(self, reason: str) -> None:
        """Each reason once; those beyond measure, in a table of many lines, are only counted."""
        if reason and len(self.reasons) < MAX_DISTINCT:
            self.reasons[reason] = None
        elif reason and reason not in self.reasons:
            self.uncounted += 1

    @property
    def state(self) -> State:
        if not self.article_ids:
            return "rejected"
        return "partial" if self.reasons else "ok"

    @property
    def reason(self) -> str:
        named = "; ".join(islice(self.reasons, MAX_REASONS))
        more = len(self.reasons) - MAX_REASONS + self.uncounted
        return f"{named}; and {more:,} more" if more > 0 else named


def _extracted(
    uploads: Iterable[Upload | Rejection], store: Store | None, pool: Pool
) -> Iterator[tuple[_Step, Extraction]]:
    """Every step with what is read in its document, if it is one to read."""

    def extract(step: _Step) -> Future[Extraction]:
        _, found, is_known = step
        if not isinstance(found, Document) or is_known or found.article.language != "en":
            return at_once(Extraction(None))
        return pool.extract(found.article)

    return in_order(_steps(uploads, store, pool), extract, ahead=4 * pool.jobs)


def _steps(
    uploads: Iterable[Upload | Rejection], store: Store | None, pool: Pool
) -> Iterator[_Step]:
    """All that is found in all files, each file ended by None; files are read ahead."""

    def read(file: _File) -> Future[Found]:
        if file.data is None:
            return at_once(file.found)
        return pool.read(file.name, file.data, file.given)

    for file, found in in_order((_open(each, store) for each in uploads), read, ahead=pool.jobs):
        left = iter(found)
        while some := list(islice(left, AT_ONCE)):
            ids = [each.article.article_id for each in some if isinstance(each, Document)]
            known = store.known(ids) if store else set()
            for each in some:
                yield file, each, isinstance(each, Document) and each.article.article_id in known
        yield file, None, False


def _open(upload: Upload | Rejection, store: Store | None) -> _File:
    """The file's bytes, unless there are none or it came into ``store`` before."""
    if isinstance(upload, Rejection):
        return _File(name=clean(upload.origin), found=[upload])
    name = clean(upload.name)  # a file's name is bytes on most systems, and need be no text
    try:
        data = upload.read()
    except InputError as error:
        return _File(name=name, found=[Rejection(origin=name, reason=str(error))])
    file_id = hashlib.sha256(data).hexdigest()
    known = store and store.file_done(file_id, name, read_with=dateline_version())
    if known and not (upload.given.published and store and store.has_undated(file_id)):
        return _File(name=name, file_id=file_id, known=known)
    return _File(name=name, file_id=file_id, data=data, given=upload.given)


def _close(file: _File, tally: _Tally, store: Store, who: str | None) -> FileOutcome:
    """What became of a file, once all of it is on disk; kept for the next time."""
    if file.known is not None:
        state, reason = file.known.state, file.known.reason or ALREADY
    else:
        state, reason = tally.state, tally.reason
        if file.file_id:
            store.note_file(
                file.file_id,
                file.name,
                state,
                reason,
                articles=len(tally.article_ids),
                read_with=dateline_version(),
                who=who,
            )
        if state == "ok" and not tally.added:
            reason = ALREADY
    return FileOutcome(
        name=file.name,
        state=state,
        reason=reason,
        article_ids=tuple(tally.article_ids),
        added=tally.added,
        undated=tuple(tally.undated),
    )


def _arrival(document: Document, file_id: str, extraction: Extraction) -> Arrival:
    return Arrival(
        doc=document.doc,
        original=document.original,
        origin=document.origin,
        head=document.head,
        tail=document.tail,
        file_id=file_id,
        given=to_json(document.given),
        warnings=document.warnings,
        failure=extraction.failure,
        read_with=read_with(document.article.media_type),
        packed=extraction.packed,
    )
