"""Bringing articles in: paste or drop them, see what became of each, date what has no date."""

from datetime import date

import pandas as pd
import streamlit as st

from geo.dashboard import dismissed
from geo.dashboard import state as session
from geo.dashboard.corpus import open_store
from geo.dashboard.jobs import IngestJob, start_ingest
from geo.dashboard.plain import escape
from geo.dashboard.words import count_text, day_text
from geo.errors import DatelineError
from geo.ingest.document import Given
from geo.ingest.folder import Upload
from geo.ingest.limits import MAX_FILE_BYTES, MEGABYTE
from geo.ingest.pool import Pool
from geo.intake import redate
from geo.store import Store, user_path
from geo.store.listing import StoredArticle

JOB = "ingest_job"
EARLIEST = date(1900, 1, 1)
MOST_FILES = 500
STATES = {"ok": "ok", "partial": "partial", "rejected": "rejected"}


def render() -> None:
    """Draw the view. Articles go into the user's own corpus, whichever is shown."""
    store = open_store(user_path())
    st.subheader("Bring in articles", anchor=False)
    st.markdown(
        "What you bring in stays on this machine, in your own corpus. Each article needs a "
        "publication date, so that “on Tuesday” has a meaning."
    )
    _progress()
    paste, drop = st.columns(2, gap="large")
    with paste:
        _paste(store)
    with drop:
        _drop(store)
    _undated(store)
    _articles(store)
    dismissed.render(store)
    _files(store)


@st.cache_resource(show_spinner=False)
def worker_pool() -> Pool:
    """One pool for the whole process; its workers start when they are first needed."""
    return Pool(1)


def _paste(store: Store) -> None:
    with st.form("paste", clear_on_submit=True):
        st.markdown("**Paste a text**")
        text = st.text_area("Article", height=180, key="paste_text")
        given = _given("paste")
        if st.form_submit_button("Read this text"):
            if text.strip():
                name = given.title or "pasted text"
                _start([Upload(name=name, data=text.encode(), given=given)], store)
            else:
                st.warning("There is no text to read.")


def _drop(store: Store) -> None:
    limit = MAX_FILE_BYTES // MEGABYTE
    with st.form("drop", clear_on_submit=True):
        st.markdown("**Drop files**")
        files = st.file_uploader(
            f"Texts, web pages, PDFs, feeds, tables, mails, Word files or a ZIP of these, "
            f"up to {limit} MB each",
            accept_multiple_files=True,
            key="drop_files",
            max_upload_size=limit,
        )
        given = _given("drop")
        st.markdown("What you fill in here holds for every file; leave it empty where they differ.")
        if st.form_submit_button("Read these files"):
            if files:
                uploads = [
                    Upload(name=file.name, data=file.getvalue(), given=given) for file in files
                ]
                _start(uploads, store)
            else:
                st.warning("There are no files to read.")


def _given(key: str) -> Given:
    """What the user says of the articles."""
    published = st.date_input(
        "Publication date",
        value=None,
        min_value=EARLIEST,
        max_value="today",
        key=f"{key}_published",
        format="YYYY-MM-DD",
    )
    publisher = st.text_input("Publisher", key=f"{key}_publisher", max_chars=200)
    title = st.text_input("Title", key=f"{key}_title", max_chars=300) if key == "paste" else ""
    url = st.text_input("Link", key=f"{key}_url", max_chars=2000) if key == "paste" else ""
    return Given(
        published=published if isinstance(published, date) else None,
        source_name=publisher.strip() or None,
        title=title.strip() or None,
        url=url.strip() or None,
    )


def _start(uploads: list[Upload], store: Store) -> None:
    job = session.widget(JOB)
    if isinstance(job, IngestJob) and job.is_running:
        st.warning("Wait until the files before these have been read.")
        return
    session.set_widget(JOB, start_ingest(uploads, store, worker_pool()))


def _progress() -> None:
    job = session.widget(JOB)
    if not isinstance(job, IngestJob):
        return
    if job.is_running:
        _running(job)
    else:
        _outcomes(job)


@st.fragment(run_every="0.5s")
def _running(job: IngestJob) -> None:
    """How far the job is; when it ends the whole page is drawn anew."""
    if not job.is_running:
        st.rerun()
    done, total = len(job.outcomes), len(job.names)
    name = escape(job.waiting[0], longest=60) if job.waiting else ""
    st.progress(done / total, text=f"{done} of {count_text(total, 'file')} read. Now: {name}")
    _outcomes(job)


def _outcomes(job: IngestJob) -> None:
    """The state of each file of the last job, with the reason."""
    if job.failure:
        st.error(escape(job.failure, longest=600))
    if not job.outcomes:
        return
    table = pd.DataFrame(
        {
            "File": [outcome.name for outcome in job.outcomes],
            "State": [STATES[outcome.state] for outcome in job.outcomes],
            "New articles": [outcome.added for outcome in job.outcomes],
            "Why": [outcome.reason for outcome in job.outcomes],
        }
    )
    if not job.is_running:
        added = sum(outcome.added for outcome in job.outcomes)
        st.success(f"Done: {count_text(added, 'new article')}.")
        st.button("Show my articles on the map", key="to_map", on_click=_to_map)
    st.dataframe(table, hide_index=True, key="outcomes", alt="What became of each file")


def _to_map() -> None:
    session.change(view="map", corpus="own", selected=None, window=None)


def _undated(store: Store) -> None:
    """Ask for the publication dates that are missing."""
    undated = [each for each in store.articles() if each.published_at is None]
    if not undated:
        return
    st.subheader(f"{count_text(len(undated), 'article')} without a publication date", anchor=False)
    names = {each.article_id: _line(each) for each in undated}
    with st.form("date_article"):
        article_id = st.selectbox(
            "Article", list(names), format_func=names.__getitem__, key="undated_article"
        )
        day = st.date_input(
            "Published on",
            value=None,
            min_value=EARLIEST,
            max_value="today",
            key="undated_day",
            format="YYYY-MM-DD",
        )
        if st.form_submit_button("Give it this date"):
            if article_id and isinstance(day, date):
                _redate(store, article_id, day)
            else:
                st.warning("Choose a day.")


def _redate(store: Store, article_id: str, day: date) -> None:
    try:
        with st.spinner("Reading the article again under its date …"):
            redate(store, article_id, day, worker_pool())
    except DatelineError as error:
        st.error(escape(str(error), longest=600))
        return
    st.rerun()


def _articles(store: Store) -> None:
    """What the corpus holds, and taking an article out of it."""
    articles = store.articles()
    if not articles:
        return
    with st.expander(f"Articles in my corpus ({len(articles):,})"):
        st.dataframe(_articles_table(articles), hide_index=True, key="articles", alt="Articles")
        names = {each.article_id: _line(each) for each in articles[:MOST_FILES]}
        with st.form("delete_article"):
            article_id = st.selectbox(
                "Article to delete", list(names), index=None, format_func=names.__getitem__
            )
            sure = st.checkbox("Delete it and all that was read in it")
            if st.form_submit_button("Delete") and article_id and sure:
                store.delete(article_id)
                st.rerun()


def _articles_table(articles: list[StoredArticle]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Title": [each.title or each.doc for each in articles],
            "Publisher": [each.source_name or "" for each in articles],
            "Published": [each.published_at for each in articles],
            "Reports": [each.report_count for each in articles],
            "State": [STATES[each.state] for each in articles],
            "To know": ["; ".join(each.warnings) for each in articles],
        }
    )


def _files(store: Store) -> None:
    files = store.files()
    if not files:
        return
    with st.expander(f"Every file that came in ({len(files):,})"):
        table = pd.DataFrame(
            {
                "File": [each.name for each in files],
                "State": [STATES[each.state] for each in files],
                "Why": [each.reason for each in files],
                "When (UTC)": [each.at for each in files],
            }
        )
        st.dataframe(table.head(MOST_FILES), hide_index=True, key="files", alt="Files")


def _line(article: StoredArticle) -> str:
    """An article in one line of a list."""
    when = day_text(article.published_at) if article.published_at else "undated"
    outlet = f"{article.source_name}, " if article.source_name else ""
    return f"{article.title or article.doc} ({outlet}{when})"
