"""Commands over a corpus: one way through with the real extractor, the rest with a quick one."""

import csv
import errno
import io
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from geo.store import CorrectedPlace, Correction, Store
from tests.cli.conftest import Run
from tests.ingest import files

STORE = "corpus.sqlite"


def make(folder: Path) -> Path:
    """A few files: a page, a text in another language, a broken PDF, an undated text."""
    folder.mkdir()
    (folder / "page.html").write_text(files.PAGE)
    (folder / "uk.txt").write_text("Колона рушила до Луганська, їх було дуже багато там.")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "note.txt").write_text("Rebel fighters moved from Donetsk to Mariupol on Monday.")
    return folder


def test_from_files_to_exports_and_back(run: Run, run_real: Run, tmp_path: Path) -> None:
    source = make(tmp_path / "source")
    done = run_real("ingest", source, "--jobs", 2)
    assert done.status == 1
    assert "3 added; the corpus holds 3 articles" in done.out
    told = {line.split("/source/")[-1].split(": ")[0]: line for line in done.complaints}
    assert sorted(told) == ["broken.pdf", "note.txt", "uk.txt"]
    assert "rejected: " in told["broken.pdf"] and "PDF is broken" in told["broken.pdf"]
    assert "no publication date" in told["note.txt"]
    assert "not English (uk)" in told["uk.txt"]

    stats = run("stats")
    assert "3 articles (2 undated, 1 not English)" in stats.out
    assert "1 files rejected" in stats.out

    rows = list(csv.DictReader(io.StringIO(run("export", "-", "--format", "csv").out)))
    assert {"Donetsk", "Mariupol"} <= {row["location"] for row in rows}
    assert json.loads(run("export", "--format", "geojson").out)["features"]
    assert run("export", tmp_path / "out.kml").status == 0
    assert (tmp_path / "out.kml").read_text().startswith("<?xml")
    documents = [
        json.loads(line) for line in run("export", "-", "--format", "jsonl").out.splitlines()
    ]
    assert [each["doc"] for each in documents] == ["note", "page", "uk"]
    assert documents[2]["reports"] == [] and documents[2]["language"] == "uk"

    before = (tmp_path / STORE).read_bytes()
    again = run("ingest", source)
    assert again.status == 1 and "0 added" in again.out
    assert (tmp_path / STORE).read_bytes() == before


def test_a_correction_survives_reextraction_and_is_exported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(files.PAGE)
    assert run("ingest", tmp_path / "a.html").status == 0
    with Store.open(tmp_path / STORE) as store:
        where = CorrectedPlace(name="Elsewhere", latitude=1.5, longitude=2.5)
        store.correct(
            Correction(kind="place", who="ann", scope="corpus", name="Donetsk", place=where)
        )
    done = run("reextract")
    assert done.status == 0 and "0 of 1 articles changed" in done.out
    rows = list(csv.DictReader(io.StringIO(run("export", "-", "--format", "csv").out)))
    assert rows[0]["destination"] == "Elsewhere"
    [correction] = run("export", "-", "--format", "corrections").out.splitlines()
    assert json.loads(correction)["correction"]["who"] == "ann"


def test_reextraction_tells_what_became_of_corrections(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels moved to Donetsk. Rebels moved to Luhansk.")
    run("ingest", tmp_path / "a.txt")
    with Store.open(tmp_path / STORE) as store:
        [stored] = store.articles()
        first, second = (now := store.extracted(stored.article_id)).reports
        older = replace(now, reports=(replace(first, report_id="older"),))
        added = replace(second, report_id="other", provenance=first.provenance)
        store.replace_extraction(older)
        store.correct(Correction(kind="not_movement", who="ann", report_id="older"))
    done = run("reextract")
    assert done.status == 0
    assert "a: 2 added, 1 gone, 0 changed" in done.out
    assert "corrections now of what their report has become: 1" in done.out
    with Store.open(tmp_path / STORE) as store:
        assert store.dismissed()["report_id"] == [first.report_id]
        store.replace_extraction(replace(now, reports=(second, added)))
        assert store.dismissed()["report_id"] == ["other"]


def test_verify_names_damage_and_restores_it_from_the_original(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(files.PAGE)
    (tmp_path / "b.csv").write_text("id,text,date\n7,Rebels moved to Donetsk.,2014-11-12\n")
    run("ingest", tmp_path / "a.html", tmp_path / "b.csv")
    assert run("verify").out.endswith("sound\n")
    with Store.open(tmp_path / STORE) as store:
        articles = {each.doc: each.article_id for each in store.articles()}
        sound = {each: store.article(each) for each in articles.values()}
        columns = store.columns()
    connection = sqlite3.connect(tmp_path / STORE)
    for statement in (
        "UPDATE articles SET title = 'changed' WHERE article_id = ?",
        "UPDATE extractions SET payload = x'00' WHERE article_id = ?",
    ):
        connection.execute(statement, [articles["a"]])
    connection.execute("DELETE FROM articles WHERE article_id = ?", [articles["7"]])
    connection.execute("UPDATE reports SET latitude = 0")
    connection.commit()
    connection.close()
    done = run("verify")
    assert done.status == 1
    assert f"articles {articles['a']}: does not match its hash" in done.out
    assert f"articles {articles['7']}: is missing (can be restored from its original)" in done.out
    restored = run("verify", "--restore")
    assert restored.status == 0 and restored.out.endswith("sound\n"), restored.out
    with Store.open(tmp_path / STORE) as store:
        assert {each: store.article(each) for each in articles.values()} == sound
        assert sorted(store.columns()["report_id"]) == sorted(columns["report_id"])
        assert set(store.columns()["latitude"]) == set(columns["latitude"])
        assert store.log()[0].action == "restore"


def test_delete_asks_and_logs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(files.PAGE)
    run("ingest", tmp_path / "a.html")
    with Store.open(tmp_path / STORE) as store:
        [article] = store.articles()
    assert run("delete", article.article_id[:12], stdin="n\n").status == 1
    assert "1 articles" in run("stats").out
    done = run("delete", article.article_id[:12], stdin="y\n")
    assert done.status == 0 and f"removed {article.article_id}" in done.out
    with Store.open(tmp_path / STORE) as store:
        assert store.articles() == []
        assert (store.log()[0].action, store.log()[0].subject) == ("delete", article.article_id)
    missing = run("delete", "ffffff", "--yes")
    assert missing.status == 2 and "0 articles have a hash" in missing.err


def test_what_is_wrong_with_the_command_is_one_line(run: Run, tmp_path: Path) -> None:
    for words in (("stats",), ("verify",), ("export", "-", "--format", "csv"), ("reextract",)):
        done = run(*words)
        assert done.status == 2 and len(done.complaints) == 1
        assert "there is no corpus here yet" in done.err
    assert "--format" in run("export", "out.xyz").err
    assert "--format" in run("export").err
    (tmp_path / "text.sqlite").write_text("no database at all\n" * 90)
    done = run("stats", "--store", tmp_path / "text.sqlite")
    assert done.status == 2 and "text.sqlite: the file is damaged" in done.complaints[0]


def test_an_address_is_not_fetched_without_a_yes(run: Run) -> None:
    done = run("ingest", "https://daily.example/a", stdin="n\n")
    assert done.status == 2
    assert "you did not say yes" in done.err


def test_a_text_on_stdin_is_taken_in(run: Run) -> None:
    done = run("ingest", "-", "--published", "2014-11-12", stdin="Rebels moved to Donetsk.")
    assert done.status == 0 and "1 added" in done.out
    assert json.loads(run("export", "-", "--format", "jsonl").out)["doc"] == "standard input"
    assert "the file is empty" in run("ingest", "-").err


def test_the_corpus_itself_is_not_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels moved to Donetsk.")
    run("ingest", tmp_path / "a.txt")
    (tmp_path / "link.csv").symlink_to(tmp_path / STORE)
    for output in (tmp_path / STORE, tmp_path / "link.csv"):
        done = run("export", output, "--format", "csv")
        assert done.status == 2 and "this is the corpus itself" in done.complaints[0]
    assert run("verify").status == 0


def test_an_export_that_does_not_fit_leaves_the_earlier_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Rebels moved to Donetsk.")
    run("ingest", tmp_path / "a.txt")
    out = tmp_path / "out" / "reports.csv"
    out.parent.mkdir()
    assert run("export", out).status == 0
    earlier = out.read_bytes()
    assert b"Donetsk" in earlier

    def full(path: Path, text: str, **_: object) -> None:
        path.write_bytes(text[:10].encode())
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    done = run("export", out)
    assert done.status == 2
    assert done.complaints == [f"{out}: No space left on device: name another"]
    assert [each.name for each in out.parent.iterdir()] == [out.name]
    assert out.read_bytes() == earlier


@pytest.mark.parametrize("hash_", ["", "a", "%", "*", "12345"])
def test_too_little_of_a_hash_deletes_nothing(run: Run, tmp_path: Path, hash_: str) -> None:
    (tmp_path / "a.txt").write_text("Rebels moved to Donetsk.")
    run("ingest", tmp_path / "a.txt")
    done = run("delete", hash_, "--yes")
    assert done.status == 2 and "give 6 characters" in done.complaints[0]
    assert "1 articles" in run("stats").out


def test_a_reason_does_not_say_the_name_twice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Rebels moved."}\n{}')
    (tmp_path / "empty.txt").write_bytes(b"")
    bad, empty = tmp_path / "a.jsonl", tmp_path / "empty.txt"
    told = run("ingest", bad, empty, "--published", "2014-11-12").complaints
    assert f"{bad}: partial: line 2: it has no “text”" in told
    assert f"{empty}: rejected: the file is empty" in told


def test_two_ingests_at_once_of_the_same_files(run: Run, run_real: Run, tmp_path: Path) -> None:
    """Two processes, one corpus: each article is there once, and both end well."""
    rows = [{"doc": str(n), "text": f"Report {n}: rebels moved to Donetsk."} for n in range(60)]
    for part in range(3):
        some = rows[part * 20 : part * 20 + 20]
        (tmp_path / f"{part}.jsonl").write_text("\n".join(map(json.dumps, some)))
    files_ = [tmp_path / f"{part}.jsonl" for part in range(3)]
    words = ("ingest", *files_, "--published", "2014-11-12", "--jobs", 1)
    with ThreadPoolExecutor(2) as both:
        ends = list(both.map(lambda _: run_real(*words), range(2)))
    assert [end.status for end in ends] == [0, 0], ends
    added = [int(end.out.split()[0]) for end in ends]
    assert sum(added) == 60
    assert "60 articles" in run("stats").out
    assert run("verify").status == 0


def test_a_store_or_an_output_that_cannot_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels moved to Donetsk.")
    done = run("ingest", tmp_path / "a.txt", "--store", tmp_path)
    assert done.status == 2 and done.complaints == [
        f"{tmp_path}: this is a folder; name a file for the corpus"
    ]
    run("ingest", tmp_path / "a.txt")
    done = run("export", tmp_path / "missing" / "out.csv")
    assert done.status == 2 and len(done.complaints) == 1
    assert "out.csv: No such file or directory" in done.err


def test_ctrl_c_says_how_to_go_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("geo.cli.corpus.open_store", interrupted)
    done = run("stats")
    assert done.status == 130 and done.complaints[-1].startswith("stopped; ")
