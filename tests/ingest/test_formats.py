"""Every format, from its bytes to its articles."""

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest

from geo.ingest.document import Document, Given, Rejection
from geo.ingest.door import clean
from geo.ingest.furniture import is_furniture
from geo.ingest.pdf import join_lines
from geo.ingest.read import read_as, read_bytes
from tests.ingest import files


def read_one(name: str, data: bytes, given: Given | None = None) -> Document:
    [found] = read_bytes(name, data, given)
    assert isinstance(found, Document), found
    return found


def read_all(name: str, data: bytes) -> tuple[list[Document], list[Rejection]]:
    found = list(read_bytes(name, data))
    return (
        [each for each in found if isinstance(each, Document)],
        [each for each in found if isinstance(each, Rejection)],
    )


def read_none(name: str, data: bytes) -> str:
    [found] = read_bytes(name, data)
    assert isinstance(found, Rejection), found
    assert found.origin.startswith(name)
    return found.reason


def reread(document: Document) -> Document:
    """The document, from what a store keeps of it."""
    data = document.head + document.original + document.tail
    [again] = read_as(document.article.media_type, document.doc, data, document.given)
    assert isinstance(again, Document)
    return again


class TestPlainText:
    def test_the_text_is_what_was_given(self) -> None:
        data = b"Headline\r\n\r\nTanks moved to Donetsk.\r\n"
        document = read_one("dir/front page.txt", data)
        assert document.article.text == data.decode()
        assert document.doc == "front page"
        assert document.original == data
        assert document.article.article_id == hashlib.sha256(data).hexdigest()

    def test_what_the_user_says_wins(self) -> None:
        given = Given(published=date(2014, 8, 28), source_name="TIME", title="T", url="u")
        article = read_one("a.txt", b"Tanks moved to Donetsk.", given).article
        assert (article.published_at, article.source_name) == (date(2014, 8, 28), "TIME")
        assert (article.title, article.url) == ("T", "u")

    def test_another_language_is_kept_and_flagged(self) -> None:
        document = read_one("a.txt", "Колона рушила до Луганська, їх було багато".encode())
        assert document.article.language == "uk"
        assert document.warnings == ("the text is not English (uk): it is kept, and not read",)


class TestPage:
    def test_the_article_and_what_the_page_says_of_it(self) -> None:
        article = read_one("saved.html", files.PAGE.encode()).article
        assert article.text == "\n\n".join((files.HEADLINE, *files.PARAGRAPHS))
        assert article.title == files.HEADLINE
        assert article.source_name == "The Daily Example"
        assert article.author == "Ann Lee"
        assert article.url == "https://daily.example/border"
        assert article.published_at == date(2014, 11, 12)
        assert article.media_type == "text/html"

    def test_it_is_told_by_its_content(self) -> None:
        assert read_one("page", files.PAGE.encode()).article.media_type == "text/html"

    def test_a_page_without_an_article_says_so(self) -> None:
        assert "no article" in read_none("a.html", b"<html><body><p></p></body></html>")

    @pytest.mark.parametrize(
        "line",
        ["Read more: Grain moves again", "READ NEXT", "See also", "Related stories", "Photo: AP",
         "Photo by Ann Lee/Getty", "Image / Reuters", "Ann Lee / AFP / Getty Images",
         "Subscribe to our newsletter", "Copyright 2014 The Daily", "More from this author",
         "Share this on Facebook", "Advertisement"],
    )  # fmt: skip
    def test_furniture(self, line: str) -> None:
        assert is_furniture(line)

    @pytest.mark.parametrize(
        "line",
        ["More than 40 tanks moved to Donetsk.", "Related units crossed the border on Monday.",
         "Photographs show tanks near the border.", "Read carefully, the order says the opposite.",
         "Videos posted on Tuesday showed a column.", "Sources in Kiev said the column had left.",
         "Trending toward Mariupol, the front moved.", "See how the column moved to Donetsk.",
         "Watch posts along the river reported trucks.", "Reuters reporters saw a convoy.",
         "Picturesque Sloviansk fell at dawn.", "Recommended routes were blocked by tanks."],
    )  # fmt: skip
    def test_sentences_are_no_furniture(self, line: str) -> None:
        assert not is_furniture(line)


class TestSavedPage:
    @pytest.mark.parametrize("name", ["a.mhtml", "a.MHT", "pasted text"])
    def test_a_page_that_a_browser_saved_as_one_file(self, name: str) -> None:
        text = files.PAGE.replace("on Tuesday", "– “on Tuesday” –")
        document = read_one(name, data := files.saved(text, "windows-1252"))
        page = read_one("a.html", text.encode())
        assert document.article.text == page.article.text
        assert document.article.published_at == page.article.published_at
        assert document.article.url == "https://daily.example/border"
        assert document.original == data

    def test_its_address_is_the_one_that_it_was_saved_from(self) -> None:
        page = files.PAGE.replace('<link rel="canonical" href="https://daily.example/border">', "")
        assert read_one("a.mhtml", files.saved(page)).article.url == "https://daily.example/saved"

    @pytest.mark.parametrize("data", [b"x", b"Subject: a\n\nno page", files.saved(" ")])
    def test_no_page_in_it(self, data: bytes) -> None:
        assert "no page in this file" in read_none("a.mhtml", data)


class TestPdf:
    def test_pages_and_title(self) -> None:
        lines = [
            "A column of 32 tanks crossed from Russia",
            "into the Luhansk region.",
            "",
            "Next.",
        ]
        data = files.pdf(lines, ["The second page."], info="/Title (Column seen)")
        article = read_one("report.pdf", data).article
        assert article.text == (
            "A column of 32 tanks crossed from Russia into the Luhansk region.\n\n"
            "Next.\n\nThe second page."
        )
        assert article.title == "Column seen"

    def test_the_day_it_was_made_is_a_last_resort_and_flagged(self) -> None:
        data = files.pdf(["Tanks moved."], info="/CreationDate (D:20141112100000Z)")
        document = read_one("a.pdf", data)
        assert document.article.published_at == date(2014, 11, 12)
        assert "dated by the day its file was made" in document.warnings[0]
        given = read_one("a.pdf", data, Given(published=date(2014, 1, 1)))
        assert given.warnings == ()

    def test_a_scan_says_so(self) -> None:
        assert "OCR" in read_none("scan.pdf", files.pdf([]))

    @pytest.mark.parametrize(
        "data", [b"%PDF-1.4", b"%PDF-1.7\n1 0 obj\n<<>>", files.pdf(["x"])[:-200], b"%PDF-" * 9]
    )
    def test_a_broken_one_is_named_or_read(self, data: bytes) -> None:
        for found in read_bytes("a.pdf", data):
            assert isinstance(found, Document) or "PDF" in found.reason

    def test_an_encrypted_one_says_what_to_do(self) -> None:
        zeros = (b"00" * 48, b"00" * 48, b"00" * 32, b"00" * 32, b"00" * 16)
        lock = (
            b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 "
            b"/P -4 /O <%b> /U <%b> /OE <%b> /UE <%b> /Perms <%b> /StmF /F /StrF /F "
            b"/CF << /F << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> >>" % zeros
        )
        data = files.pdf(["Tanks moved."]).replace(b"/Root 1 0 R", lock)
        assert read_none("x.pdf", data) == "this PDF is encrypted: save it anew without protection"

    def test_lines_become_paragraphs(self) -> None:
        page = (
            "UKRAINE BRIEF\n"
            "The convoy of forty trucks was seen by observers in a village on the road to Donet-\n"
            "sk, and it moved on towards the west in the night with a few cars before it. It was\n"
            "gone at dawn.\n"
            "Moscow denied it."
        )
        assert join_lines(page).split("\n\n") == [
            "UKRAINE BRIEF",
            "The convoy of forty trucks was seen by observers in a village on the road to Donetsk,"
            " and it moved on towards the west in the night with a few cars before it. It was"
            " gone at dawn.",
            "Moscow denied it.",
        ]


class TestFeed:
    def test_rss(self) -> None:
        documents, rejections = read_all("wire.xml", files.RSS)
        assert not rejections
        first, second = documents
        assert first.article.text == "Column seen\n\nRebels moved to Donetsk at night."
        assert first.article.published_at == date(2014, 11, 12)
        assert first.article.source_name == "Example Wire"
        assert first.article.url == "https://wire.example/1"
        assert first.doc == "wire-1"
        assert first.original.startswith(b"<item><title>Column") and first.original in files.RSS
        assert second.article.published_at == date(2014, 11, 13)  # its own zone's day

    def test_the_same_entry_in_tomorrows_feed_is_the_same_article(self) -> None:
        tomorrow = files.RSS.replace(b">now<", b">then<").replace(b"Second", b"Other")
        ids = [each.article.article_id for each in read_all("f", files.RSS)[0]]
        later = [each.article.article_id for each in read_all("f", tomorrow)[0]]
        assert ids[0] == later[0] and ids[1] != later[1]

    def test_atom(self) -> None:
        [document], _ = read_all("feed", files.ATOM)
        assert document.article.text == "Über die Grenze\n\nOne.\n\nRebels moved to Donetsk."
        assert document.article.published_at == date(2014, 11, 12)

    def test_a_feed_cut_short_is_still_read(self) -> None:
        documents, _ = read_all("f.xml", files.RSS[:-60])
        assert len(documents) == 2

    def test_no_entry(self) -> None:
        assert "no entry" in read_none("f.xml", b"<rss version='2.0'><channel/></rss>")


class TestTables:
    def test_jsonl_keeps_line_ends_and_offsets(self) -> None:
        line = {"doc": "d1", "text": "A.\r\nB\u200b moved.\n", "published": "2014-11-12",
                "source": "S", "title": "T", "url": "u"}  # fmt: skip
        raw = json.dumps(line).encode()
        [document], _ = read_all("x.jsonl", raw + b"\r\n")
        assert document.doc == "d1"
        assert document.article.text == "A.\r\nB  moved.\n"
        assert document.original == raw
        assert document.article.published_at == date(2014, 11, 12)
        assert (document.article.source_name, document.article.title) == ("S", "T")

    def test_bad_lines_are_named_and_the_others_read(self) -> None:
        data = (
            b'{"text": "one"}\n{nope\n[]\n{"text": 5}\n\xff\n\n{"text": "two", "published": "soon"}'
        )
        documents, rejections = read_all("x.jsonl", data)
        assert [each.doc for each in documents] == ["x-1", "x-7"]
        assert documents[1].warnings == ("“soon” is not a date; write it as 2014-08-28",)
        assert [each.line.split(": ")[0] for each in rejections] == [
            f"x.jsonl, line {number}" for number in (2, 3, 4, 5)
        ]
        assert "not JSON" in rejections[0].reason and "UTF-8" in rejections[3].reason

    def test_surrogates_from_escapes_are_replaced(self) -> None:
        [document], _ = read_all("x.jsonl", b'{"text": "a\\ud800b"}')
        assert document.article.text == "a\ufffdb"

    def test_json_lists_and_objects(self) -> None:
        documents, rejections = read_all("x.json", b'[{"text": "one"}, {"no": 1}]')
        assert [each.article.text for each in documents] == ["one"]
        assert rejections[0].line == "x.json, element 2: it has no “text”"
        assert read_one("y.json", b'{\n "text": "pretty"\n}').article.text == "pretty"

    def test_an_answer_of_an_interface_with_its_list_inside(self) -> None:
        data = b'{"status": 200, "data": [{"event_id_cnty": "UKR1", "notes": "Rebels moved."}]}'
        assert read_one("acled.json", data).doc == "UKR1"
        assert "no “text”" in read_none("x.json", b'{"data": [], "more": 1}')

    def test_jsonl_under_the_names_of_tables(self) -> None:
        lines = (
            b'{"Headline": "H", "text": null, "body": "Rebels moved.", "date": "2014-11-12"}\n'
            b'{"event_id_cnty": "UKR1", "notes": "Troops left.", "event_date": "12 November 2014"}'
        )
        (first, second), _ = read_all("x.jsonl", lines)
        assert (first.article.text, first.article.title) == ("Rebels moved.", "H")
        assert first.article.published_at == second.article.published_at == date(2014, 11, 12)
        assert (second.doc, second.article.text) == ("UKR1", "Troops left.")

    def test_jsonl_that_a_windows_shell_wrote(self) -> None:
        data = '{"text": "Rebels moved."}\r\n{"text": "Troops – left."}\r\n'.encode("utf-16")
        documents, rejections = read_all("x.jsonl", data)
        assert [each.article.text for each in documents] == ["Rebels moved.", "Troops – left."]
        assert not rejections

    def test_a_row_ends_where_a_line_of_the_file_ends(self) -> None:
        text = "Rebels\u2028moved\x0b\x85to\x1cDonetsk. " + "More of them followed at night. " * 5
        documents, _ = read_all("x.csv", f"id,text,date\r1,{text},2014-11-12\r2,b,\r".encode())
        assert [each.doc for each in documents] == ["1", "2"]
        assert documents[0].article.text == clean(text)
        assert documents[0].article.published_at == date(2014, 11, 12)

    @pytest.mark.parametrize("above", ["", "\n \r\n", "sep=;\r\n", "\ufeffsep=;\n\n"])
    def test_what_stands_above_the_header(self, above: str) -> None:
        data = f"{above}id;text;note\n7;Rebels moved;a,b,c\n".encode()
        document = read_one("x.csv", data)
        assert (document.doc, document.article.text) == ("7", "Rebels moved")
        again = read_one("x.csv", document.head + document.original + document.tail)
        assert again.article.article_id == document.article.article_id

    def test_csv_of_acled(self) -> None:
        data = (
            b"event_id_cnty,event_date,actor1,source,notes,fatalities\r\n"
            b'UKR1,12 November 2014,Rebels,Liga,"On 12 Nov, rebels moved\r\nto ""Donetsk"".",\r\n'
            b"UKR2,2014-11-13,Rebels,UNIAN,Troops moved to Luhansk.,0\r\n"
        )
        documents, rejections = read_all("acled.csv", data)
        assert not rejections
        first, second = documents
        assert first.doc == "UKR1"
        assert first.article.text == 'On 12 Nov, rebels moved\r\nto "Donetsk".'
        assert first.article.published_at == date(2014, 11, 12)
        assert first.article.source_name == "Liga"
        assert second.original == b"UKR2,2014-11-13,Rebels,UNIAN,Troops moved to Luhansk.,0"

    def test_csv_of_viina_in_another_encoding_and_with_semicolons(self) -> None:
        data = (
            "viina_version;event_id;report_id;date;time;asciiname;source;url;text;lang\n"
            "2.0;7;11;20220224;05:40;Kharkiv;unian;https://u.ex;Troops moved to Sumy – now;en\n"
        ).encode("windows-1252")
        [document], _ = read_all("viina.csv", data)
        assert document.doc == "7"
        assert document.article.text == "Troops moved to Sumy – now"
        assert document.article.published_at == date(2022, 2, 24)

    def test_a_table_without_a_text_says_so(self) -> None:
        assert "no column for the text" in read_none("x.csv", b"a,b\n1,2\n")

    def test_a_row_that_is_short_or_huge(self) -> None:
        data = b"id,text\n1\n2,fine\n3," + b"x" * 2_100_000 + b"\n"
        documents, rejections = read_all("x.csv", data)
        assert [each.doc for each in documents] == ["2"]
        assert len(rejections) == 2


class TestMail:
    def test_subject_body_sender_and_day(self) -> None:
        article = read_one("update.eml", files.MAIL).article
        assert article.text == "Convoy – update\n\nThe convoy moved to Donetsk’s outskirts.\r\n"
        assert article.source_name == "Press Centre"
        assert article.published_at == date(2014, 11, 12)
        assert read_one("no ending", files.MAIL).article.media_type == "message/rfc822"

    def test_an_html_body(self) -> None:
        data = (
            b"From: a@x\r\nSubject: S\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: text/html\r\n\r\n<p>Rebels moved to <b>Donetsk</b>.</p>\r\n"
        )
        assert read_one("a.eml", data).article.text == "S\n\nRebels moved to Donetsk."

    def test_what_hangs_on_it_is_read_like_a_file_of_its_own(self) -> None:
        pdf = files.pdf(["Rebels moved to Donetsk."])
        data = files.mail(
            "Three reports are attached.",
            ("report.pdf", "application/pdf", pdf),
            ("page.html", "application/octet-stream", files.PAGE.encode()),
            ("Bericht \u2013 2.docx", "application/msword", files.word("Troops moved to Sumy.")),
            ("logo.png", "image/png", b"\x89PNG\r\n"),
            ("signature.asc", "application/pgp-signature", b"-----BEGIN PGP SIGNATURE-----"),
        )
        documents, [picture] = read_all("a.eml", data)
        assert [each.doc for each in documents] == ["a", "report", "page", "Bericht \u2013 2"]
        assert [each.article.published_at for each in documents[:2]] == [date(2014, 11, 12), None]
        assert documents[1].origin == "a.eml: report.pdf"
        assert documents[1].original == pdf
        assert documents[2].article.title == files.HEADLINE
        assert all(reread(each) == replace(each, origin=each.doc) for each in documents)
        assert picture.line == "a.eml: logo.png: this is a picture"

    def test_a_mail_that_only_carries_files(self) -> None:
        data = files.mail(" ", ("report.txt", "text/plain", b"Rebels moved to Donetsk."))
        assert read_one("a.eml", data).article.text == "Rebels moved to Donetsk."
        empty = files.mail(" ", ("report.txt", "text/plain", b""))
        assert read_none("a.eml", empty) == "the file is empty"

    def test_a_forwarded_mail_and_a_zip_on_a_mail(self) -> None:
        inner = files.letter("Rebels moved to Donetsk.", ("b.txt", "text/plain", b"Troops left."))
        packed = files.archive({"c.txt": "Tanks moved to Sumy."})
        data = files.mail("See below.", inner, ("c.zip", "application/zip", packed))
        documents, rejections = read_all("a.eml", data)
        assert [each.doc for each in documents] == ["a", "attachment 1", "b", "c"]
        assert documents[1].article.text == "For you\n\nRebels moved to Donetsk.\n"
        assert rejections == []

    def test_what_is_packed_too_deep_is_named(self) -> None:
        message = files.letter("Deepest.")
        for _ in range(4):
            message = files.letter("Above.", message)
        documents, [rejection] = read_all("a.eml", message.as_bytes())
        assert len(documents) == 3
        assert "packed too deep" in rejection.reason

    def test_names_that_are_no_text(self) -> None:
        data = files.archive({"a\u202e\x07.txt": "Rebels moved to Donetsk."})
        assert read_one("a.zip", data).origin == "a.zip: a \ufffd.txt"
        lines = b'{"doc": "\\ud800", "text": "T.", "published": "\\ud800 soon"}'
        document = read_one("a.jsonl", lines)
        assert (document.doc, document.origin) == ("\ufffd", "a.jsonl: \ufffd")
        assert "\ud800" not in "".join(document.warnings)

    def test_no_body(self) -> None:
        assert "no text" in read_none("a.eml", b"From: a@x\r\nSubject: S\r\nTo: b@x\r\n\r\n")


class TestWord:
    def test_paragraphs_tables_and_title(self) -> None:
        data = files.word("Tanks moved.", "To Donetsk.", title="Brief", table=("a", "b"))
        article = read_one("b.docx", data).article
        assert article.text == "Tanks moved.\n\nTo Donetsk.\n\na – b"
        assert article.title == "Brief"

    def test_a_broken_one(self) -> None:
        data = files.archive({"word/document.xml": "<w:document", "[Content_Types].xml": "<"})
        assert "Word document is broken" in read_none("b.docx", data)


class TestArchive:
    def test_every_member_and_its_index(self) -> None:
        data = files.archive(
            {
                "news/a.html": files.PAGE,
                "news/b.txt": "Rebels moved to Donetsk.",
                "news/articles.csv": "file,publisher,published\nb.txt,Wire,2014-01-02\n",
                "c.jsonl": b'{"doc": "x", "text": "one"}\n{',
                "empty.txt": "",
                ".hidden": "x",
                "__MACOSX/a.txt": "x",
                "inner.zip": files.archive({"a.txt": "deep"}),
            }
        )
        documents, rejections = read_all("n.zip", data)
        assert [each.doc for each in documents] == ["a", "b", "x"]
        assert documents[1].article.source_name == "Wire"
        assert documents[1].article.published_at == date(2014, 1, 2)
        assert documents[1].origin == "n.zip: news/b.txt"
        assert [each.line for each in rejections] == [
            "n.zip: c.jsonl, line 2: not JSON: expecting property name enclosed in double quotes"
            " at column 2",
            "n.zip: empty.txt: the file is empty",
            "n.zip: inner.zip: a ZIP inside a ZIP is not read: unpack it first",
        ]

    @pytest.mark.parametrize(
        ("data", "cause"),
        [
            (files.archive({}), "no file in this ZIP"),
            (b"PK\x03\x04 and no more", "this ZIP is broken"),
            (files.archive({"xl/workbook.xml": "<", "[Content_Types].xml": "<"}), "office file"),
        ],
    )
    def test_what_cannot_be_unpacked_says_why(self, data: bytes, cause: str) -> None:
        assert cause in read_none("a.zip", data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"Rebels moved to Donetsk."),
        ("a.html", files.PAGE.encode()),
        ("a.pdf", files.pdf(["Rebels moved to Donetsk."])),
        ("a.xml", files.RSS),
        ("a.atom", files.ATOM),
        ("a.eml", files.MAIL),
        ("a.docx", files.word("Rebels moved.")),
        ("a.jsonl", b'{"text": "one"}\n{"doc": "2", "text": "two"}'),
        ("a.json", b'[{"text": "one", "title": "t"}, {"text": "two"}]'),
        ("a.csv", b'text,id\n"one,\nmore",1\ntwo,2\n'),
        ("a.zip", files.archive({"a/b.csv": "text\none\n", "c.html": files.PAGE})),
    ],
)
def test_an_article_is_read_again_from_what_is_kept_of_it(name: str, data: bytes) -> None:
    documents, rejections = read_all(name, data)
    assert documents and not rejections
    for document in documents:
        again = reread(document)
        assert again.article.article_id == document.article.article_id
        assert again.article == document.article
        assert hashlib.sha256(document.original).hexdigest() == document.article.article_id


@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"\xd0\xcf\x11\xe0rest", "old Office"), (b"{\\rtf1 x}", "RTF"), (b"\x89PNG\r\n", "picture"),
     (b"\x1f\x8b\x08", "gzip"), (b"SQLite format 3\0", "database")],
)  # fmt: skip
def test_kinds_that_are_not_read_are_named(start: bytes, kind: str) -> None:
    assert kind in read_none("file.txt", start)


@pytest.mark.parametrize("name", ["page_files/a.js", "a.CSS", "a.svg", "sitemap.xml", "no-ending"])
def test_what_is_text_but_no_article_is_refused(name: str) -> None:
    data = b'<?xml version="1.0"?>\n<urlset><url><loc>https://a.example/</loc></url></urlset>'
    assert read_none(name, data).startswith("this is a")
    page = b'<?xml version="1.0"?>\n<!DOCTYPE html>\n' + files.PAGE.encode()
    assert read_one("no-ending", page).article.title == files.HEADLINE
