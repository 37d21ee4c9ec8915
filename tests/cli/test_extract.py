"""``geo extract``: one object a document, one line a problem, and the status that says which."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "KIEV - A column of 32 tanks crossed from Russia into Luhansk region on Tuesday, he said.\n"


def test_mixed_input_is_read_in_order_and_each_problem_is_one_line(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.bin").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "c.txt").write_text("")
    lines = [{"doc": "one", "text": TEXT, "published": "2014-11-12"}, "no", {"text": "Two.\r\n"}]
    rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    (tmp_path / "d.jsonl").write_text("\n".join(rows))
    (tmp_path / "e.txt").write_bytes(b"\xef\xbb\xbfgood, then \xff")
    (tmp_path / "f.jsonl").write_text(json.dumps({"doc": "f", "text": "F.", "published": "soon"}))
    names = ["d.jsonl", "gone.txt", "a.txt", "b.bin", "c.txt", "e.txt", "f.jsonl"]
    done = run("extract", *(tmp_path / name for name in names), "--format", "jsonl")
    assert done.status == 1
    documents = [json.loads(line) for line in done.out.splitlines()]
    assert [each["doc"] for each in documents] == ["one", "d-3", "a", "f"]
    assert documents[0]["published"] == "2014-11-12"
    expected = {
        "d.jsonl, line 2": "not JSON",
        "gone.txt": "there is no such file",
        "b.bin": "binary",
        "c.txt": "empty",
        "e.txt": "marked as UTF-8",
        "f.jsonl: f": "“soon” is not a date",
    }
    assert len(done.complaints) == len(expected), done.err
    for line, (name, cause) in zip(done.complaints, expected.items(), strict=True):
        assert line.startswith(f"{tmp_path}/{name}") and cause in line


def test_offsets_are_those_of_the_text_as_given(run_real: Run, tmp_path: Path) -> None:
    text = "Intro\u200b\x01 😀.\r\n\r\n" + TEXT
    (tmp_path / "a.jsonl").write_text(json.dumps({"doc": "x", "text": text}))
    done = run_real("extract", tmp_path / "a.jsonl", "--published", "2014-11-12")
    [document] = map(json.loads, done.out.splitlines())
    assert (done.status, done.err, document["published"]) == (0, "", "2014-11-12")
    assert [report["date_start"] for report in document["reports"]] == ["2014-11-11"]
    names = {text[place["start"] : place["end"]] for place in document["places"]}
    assert {"Luhansk region", "Russia"} <= names


def test_nothing_that_can_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    done = run("extract", tmp_path / "a.txt", tmp_path / "b.txt")
    assert (done.status, done.out, len(done.complaints)) == (2, "", 2)


def test_a_date_that_is_none_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = run("extract", tmp_path / "a.txt", "--published", "someday")
    assert done.status == 2 and done.out == ""
    assert "“someday” is not a date; write it as 2014-08-28" in done.err


def test_more_jobs_give_the_same_output(run: Run, tmp_path: Path) -> None:
    rows = [json.dumps({"doc": str(n), "text": f"Rebels moved to Town{n}."}) for n in range(40)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    assert run("extract", tmp_path / "a.jsonl").out == run(
        "extract", tmp_path / "a.jsonl", "--jobs", 2
    ).out  # fmt: skip


def test_the_seed_articles(run_real: Run) -> None:
    shared = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared"))
    seeds = shared / "seeds"
    if not seeds.is_dir():
        pytest.skip("the seed articles are not here (DATELINE_SHARED)")
    done = run_real("extract", seeds, "--jobs", 2, "--format", "jsonl")
    assert done.status == 0 and done.err == ""
    documents = [json.loads(line) for line in done.out.splitlines()]
    stems = sorted(path.stem for path in seeds.glob("*.txt"))
    assert [each["doc"] for each in documents] == stems
    assert all(each["published"] and each["reports"] for each in documents)


def test_help_is_quick_and_needs_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv = ['geo', '--help']\n"
        "from geo.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'pandas', 'sqlalchemy', 'numpy', 'trafilatura'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_explain_says_how_it_was_read(run: Run, run_real: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = run_real("explain", tmp_path / "a.txt", "--published", "2014-11-12")
    assert done.status == 0, done.err
    assert "Luhansk region" in done.out
    gone = run("explain", tmp_path / "gone.txt")
    assert gone.status == 2 and len(gone.complaints) == 1
