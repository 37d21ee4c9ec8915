"""Any sequence of ingest, kill, re-ingest, correct, undo, re-extract, date and delete."""

import os
import shutil
import tempfile
import time
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
)

from geo.records import Article, GeoparsedArticle
from geo.rows import report_row
from geo.store import CorrectedPlace, Correction, Store
from geo.store.corrections import correct_reports
from tests.store.corpus import TOWNS, add, article, extracted, in_child, kill

T = TypeVar("T", bound=Any)
NUMBERS = st.integers(0, 7)
PICKS = st.integers(0, 999)
"""Which of what is there: a number of any size, as a kill leaves more there or less from one time
to the next, and what Hypothesis draws must not hang on that. So no rule has a precondition."""
PLACES = st.builds(
    CorrectedPlace, name=st.sampled_from(["Elsewhere", "There"]), latitude=st.just(1.5),
    longitude=st.just(2.5),
)  # fmt: skip


def one_of(items: Collection[T], pick: int) -> T:
    """The item that a number picks."""
    return sorted(items)[pick % len(items)]


class Corpus(RuleBasedStateMachine):
    """A store beside what it should hold: the articles, and the corrections in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="dateline-machine-"))
        self.path = self.folder / "corpus.sqlite"
        self.articles: dict[str, Article] = {}
        self.versions: dict[str, int] = {}
        self.said: dict[int, Correction] = {}
        self.store = Store.open(self.path)

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def extraction(self, of: Article) -> GeoparsedArticle:
        """What version N of the extractor reads: one report fewer, others surer, and from the
        third on all of them under new ids."""
        version, read = self.versions.get(of.article_id, 0), extracted(of)
        anew = f"-{version // 3}" if version >= 3 else ""
        reports = [
            replace(each, report_id=each.report_id + anew, confidence=0.5 + version / 100)
            for each in read.reports
        ]
        return replace(read, reports=tuple(reports[: max(1, len(reports) - version % 2)]))

    @rule(number=NUMBERS)
    def ingest(self, number: int) -> None:
        of = article(number, dated=number % 3 > 0)
        assert add(self.store, of) == (of.article_id not in self.articles)
        self.articles.setdefault(of.article_id, of)

    @rule(number=NUMBERS)
    def ingest_again(self, number: int) -> None:
        of = article(number, dated=number % 3 > 0)
        if of.article_id in self.articles:
            revision = self.store.revision()
            assert not add(self.store, of)
            assert self.store.revision() == revision

    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=6), after=st.floats(0, 0.02))
    def killed_ingest(self, numbers: list[int], after: float) -> None:
        wanted = [article(number, dated=number % 3 > 0) for number in numbers]

        def work(pipe: BinaryIO) -> None:
            with Store.open(self.path) as store:
                for of in wanted:
                    add(store, of)
                    pipe.write(of.article_id.encode() + b"\n")

        child, pipe = in_child(work)
        with pipe:
            time.sleep(after)
            kill(child)
            acknowledged = {line.decode().strip() for line in pipe if line.endswith(b"\n")}
        kept = {each.article_id for each in self.store.articles()}
        assert acknowledged | self.articles.keys() <= kept
        by_id = {of.article_id: of for of in wanted}
        for article_id in kept - self.articles.keys():
            self.articles[article_id] = by_id[article_id]

    @rule(town=st.sampled_from(TOWNS), place=PLACES)
    def correct_everywhere(self, town: str, place: CorrectedPlace) -> None:
        said = Correction(kind="place", who="a", scope="corpus", name=town, place=place)
        self.said[self.store.correct(said)] = said

    @rule(pick=PICKS, kind=st.sampled_from(["not", "date", "actor"]))
    def correct_one(self, pick: int, kind: str) -> None:
        if not self.articles:
            return
        of = self.articles[one_of(self.articles, pick)]
        report_id = one_of([each.report_id for each in self.extraction(of).reports], pick // 8)
        said = {
            "not": Correction(kind="not_movement", who="a", report_id=report_id),
            "date": Correction(
                kind="date", who="a", report_id=report_id, date_start=date(2014, 5, 1)
            ),
            "actor": Correction(kind="actor", who="a", report_id=report_id, actor="Ukraine"),
        }[kind]
        self.said[self.store.correct(said)] = said

    @rule(pick=PICKS)
    def undo(self, pick: int) -> None:
        if self.said:
            number = one_of(self.said, pick)
            self.store.undo(number)
            del self.said[number]

    @rule(pick=PICKS)
    def reextract(self, pick: int) -> None:
        if not self.articles:
            return
        of = self.articles[one_of(self.articles, pick)]
        before = self.extraction(of).reports
        self.versions[of.article_id] = self.versions.get(of.article_id, 0) + 1
        after = self.extraction(of)
        self.store.replace_extraction(after)
        became = {
            old.report_id: new.report_id for old, new in zip(before, after.reports, strict=False)
        }
        for number, said in self.said.items():
            if said.report_id in became:
                self.said[number] = replace(said, report_id=became[said.report_id])

    @rule(pick=PICKS)
    def give_a_date(self, pick: int) -> None:
        if not self.articles:
            return
        article_id = one_of(self.articles, pick)
        of = replace(self.articles[article_id], published_at=date(2015, 1, 1))
        self.articles[article_id] = of
        self.store.set_published(article_id, date(2015, 1, 1), self.extraction(of))

    @rule(pick=PICKS)
    def delete(self, pick: int) -> None:
        if not self.articles:
            return
        article_id = one_of(self.articles, pick)
        self.store.delete(article_id)
        del self.articles[article_id]
        self.versions.pop(article_id, None)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    @invariant()
    def the_rows_are_what_they_should_be(self) -> None:
        expected = {}
        for of in self.articles.values():
            in_order = [self.said[number] for number in sorted(self.said)]
            for each in correct_reports(self.extraction(of).reports, in_order):
                if not each.dismissed:
                    row = report_row(
                        self.store.article(of.article_id), each.report, corrected=each.corrected
                    )
                    expected[row.report_id] = row
        columns = self.store.columns()
        assert sorted(columns["report_id"]) == sorted(expected)
        for name in ("location", "latitude", "event_date", "actor1", "confidence", "corrected"):
            got = dict(zip(columns["report_id"], columns[name], strict=True))
            assert got == {key: getattr(row, name) for key, row in expected.items()}, name

    @invariant()
    def all_is_sound(self) -> None:
        assert {each.article_id for each in self.store.articles()} == set(self.articles)
        kept = {each.number: each.correction for each in self.store.corrections()}
        assert kept == self.said
        assert self.store.verify() == []


def machine(examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


class TestCorpus(Corpus.TestCase):  # type: ignore[name-defined,misc]
    settings = machine(examples=6, steps=15)


@pytest.mark.soak
class TestCorpusAtLength(Corpus.TestCase):  # type: ignore[name-defined,misc]
    settings = machine(examples=200, steps=50)
