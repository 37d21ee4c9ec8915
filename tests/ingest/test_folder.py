"""Files, folders, and the index beside them."""

from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest

from geo.errors import UnreadableFile
from geo.ingest.document import Given, Rejection
from geo.ingest.folder import Upload, find_files, parse_index


def found(*paths: Path, given: Given | None = None) -> list[Upload]:
    return [each for each in find_files(list(paths), given) if isinstance(each, Upload)]


def refused(*paths: Path) -> list[str]:
    return [each.line for each in find_files(list(paths)) if isinstance(each, Rejection)]


def make(folder: Path, index: str = "") -> Path:
    (folder / "deep").mkdir(parents=True)
    (folder / "b.txt").write_text("b")
    (folder / "a.txt").write_text("a")
    (folder / "deep" / "c.txt").write_text("c")
    (folder / ".hidden").write_text("x")
    if index:
        (folder / "articles.csv").write_text(index)
    return folder


def test_a_folder_is_walked_in_name_order_without_hidden_files(tmp_path: Path) -> None:
    names = [each.path.name for each in found(make(tmp_path / "f")) if each.path]
    assert names == ["a.txt", "b.txt", "c.txt"]


def test_the_index_says_when_and_whose(tmp_path: Path) -> None:
    folder = make(
        tmp_path / "f",
        "file,publisher,title,published,url\na.txt,TIME,Columns,2014-08-28,https://t.example\n",
    )
    first, second, _ = found(folder)
    assert first.given == Given(
        published=date(2014, 8, 28), source_name="TIME", title="Columns", url="https://t.example"
    )
    assert second.given == Given()
    assert found(folder / "a.txt")[0].given.source_name == "TIME"


def test_the_user_outweighs_the_index(tmp_path: Path) -> None:
    folder = make(tmp_path / "f", "file,publisher,published\na.txt,TIME,2014-08-28\n")
    [first] = found(folder / "a.txt", given=Given(published=date(2020, 1, 1)))
    assert first.given == Given(published=date(2020, 1, 1), source_name="TIME")


def test_a_bad_date_in_the_index_is_a_warning_on_its_file(tmp_path: Path) -> None:
    folder = make(tmp_path / "f", "file,published\na.txt,someday\n")
    first, second, _ = found(folder)
    assert first.given.published is None
    assert first.given.warnings == (
        "articles.csv: “someday” is not a date; write it as 2014-08-28",
    )
    assert second.given.warnings == ()


def test_the_index_is_read_once_for_all_files_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make(tmp_path / "f", "file,publisher\na.txt,TIME\nb.txt,AP\n")
    read = Mock(wraps=parse_index)
    monkeypatch.setattr("geo.ingest.folder.parse_index", read)
    first, second = found(folder / "a.txt", folder / "b.txt")
    assert (first.given.source_name, second.given.source_name) == ("TIME", "AP")
    assert read.call_count == 1


def test_an_index_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    folder = make(tmp_path / "f")
    with (folder / "articles.csv").open("wb") as file:
        file.truncate(101_000_000)
    told = f"{folder}/articles.csv: it is too large: 101 MB, and at most 100 MB are read"
    assert refused(folder) == refused(folder / "a.txt", folder / "b.txt") == [told]


def test_an_index_that_is_no_table_is_named(tmp_path: Path) -> None:
    folder = make(tmp_path / "f")
    (folder / "articles.csv").write_bytes(bytes(range(32)) * 50)
    assert refused(folder) == [f"{folder}/articles.csv: this is a binary file, not a text"]
    assert len(found(folder)) == 4  # the rest is found all the same


def test_a_table_that_only_has_the_name_is_read_as_articles(tmp_path: Path) -> None:
    folder = make(tmp_path / "f", "title,text\nT,Rebels moved to Donetsk.\n")
    assert "articles.csv" in [each.path.name for each in found(folder) if each.path]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    assert refused(path) == [f"{path}: there is no such file or folder"]


def test_a_folder_without_a_file(tmp_path: Path) -> None:
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    (tmp_path / "empty" / ".hidden").write_text("x")
    assert refused(tmp_path / "empty") == [f"{tmp_path}/empty: there is no file in this folder"]


def test_what_is_no_file_or_too_large_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(101_000_000)
    for path, reason in ((large, "too large: 101 MB"), (Path("/dev/zero"), "it is no file")):
        with pytest.raises(UnreadableFile, match=reason):
            Upload(name="x", path=path).read()


def test_a_path_that_cannot_be_looked_at(tmp_path: Path) -> None:
    assert "cannot be opened: File name too long" in refused(tmp_path / ("x" * 300))[0]
