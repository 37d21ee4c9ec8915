"""Files of every format, made in memory."""

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

import docx

HEADLINE = "Tanks cross the border near Izvaryne"
PARAGRAPHS = (
    "A column of 32 tanks crossed from Russia into the Luhansk region on Tuesday, the military "
    "in Kiev said, in what officials there called the largest movement since the summer.",
    "The convoy then moved to Donetsk, witnesses told reporters, and more trucks with soldiers "
    "in unmarked uniforms followed during the night along the same road.",
    "Moscow denied that any of its troops were in the country, and called such reports a "
    "provocation that serves those who do not want the talks to succeed.",
)
PAGE = f"""<!doctype html>
<html lang="en"><head>
<title>{HEADLINE} | The Daily Example</title>
<meta property="og:site_name" content="The Daily Example">
<meta property="og:title" content="{HEADLINE}">
<meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2014-11-12T22:00:00Z">
<link rel="canonical" href="https://daily.example/border">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{HEADLINE}</h1>
<p>{PARAGRAPHS[0]}</p>
<figure><img src="tank.jpg"><figcaption>Ann Lee / AFP / Getty Images</figcaption></figure>
<p>{PARAGRAPHS[1]}</p>
<p>Read more: Grain moves to Odessa again</p>
<p>{PARAGRAPHS[2]}</p>
</article>
<aside><h3>Read next</h3><p><a href="/b">Floods move to Kherson</a></p></aside>
<footer><p>Copyright The Daily Example</p></footer>
</body></html>"""


def pdf(*pages: list[str], info: str = "", stream: bytes | None = None) -> bytes:
    """A PDF whose pages show these lines; or one page with a content stream of your own."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(max(1, len(pages))))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {max(1, len(pages))} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    contents = [stream] if stream is not None else [_show(lines) for lines in pages]
    body: list[bytes] = [item.encode("latin-1") for item in objects]
    for index, content in enumerate(contents):
        page = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>"
        )
        body.append(page.encode())
        body.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    body.append(f"<< {info} >>".encode("latin-1"))
    return assemble(body)


def _show(lines: list[str]) -> bytes:
    drawn = []
    for number, line in enumerate(lines):
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn.append(f"BT /F1 11 Tf 50 {740 - 14 * number} Td ({escaped}) Tj ET")
    return "\n".join(drawn).encode("latin-1")


def assemble(body: list[bytes]) -> bytes:
    """Objects, numbered from 1, as a PDF; the first is its catalog, the last its information."""
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, item in enumerate(body, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n" % number + item + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(body) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(
        b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(body) + 1, len(body), start)
    )
    return out.getvalue()


def word(*paragraphs: str, title: str = "", table: tuple[str, str] | None = None) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = table
    document.core_properties.title = title
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive(members: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def saved(page: str, charset: str = "utf-8") -> bytes:
    """A page as Chromium saves it in one file, with a picture beside it."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://daily.example/saved"
    message["Subject"] = "=?utf-8?Q?Tanks=20cross?="
    message["Date"] = "Sun, 3 Mar 2024 10:00:00 -0000"
    message.set_content(page, "html", charset=charset)
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def mail(body: str, *attached: tuple[str, str, bytes] | EmailMessage) -> bytes:
    """A mail with files on it, each a name, a kind and its bytes, or a mail itself."""
    return letter(body, *attached).as_bytes()


def letter(body: str, *attached: tuple[str, str, bytes] | EmailMessage) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Ann <a@x>", "b@x", "For you"
    message["Date"] = "Wed, 12 Nov 2014 23:30:00 +0200"
    message.set_content(body)
    for each in attached:
        if isinstance(each, EmailMessage):
            message.add_attachment(each)
        else:
            name, kind, data = each
            main, sub = kind.split("/")
            message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message


RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Example Wire</title><lastBuildDate>now</lastBuildDate>
<item><title>Column seen</title><link>https://wire.example/1</link><guid>wire-1</guid>
<pubDate>Wed, 12 Nov 2014 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Rebels moved to &lt;b&gt;Donetsk&lt;/b&gt; at night.&lt;/p&gt;</description>
</item>
<item><title>Second</title><link>https://wire.example/2</link>
<pubDate>Thu, 13 Nov 2014 01:00:00 +0300</pubDate>
<description>Troops moved to Luhansk.</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Beispiel</title><updated>2014-11-12T00:00:00Z</updated>
<entry><title>Über die Grenze</title><id>urn:1</id><link href="https://a.example/1"/>
<updated>2014-11-12T18:30:02Z</updated>
<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Rebels moved to Donetsk.&lt;/p&gt;</content>
</entry>
</feed>""".encode()

MAIL = (
    b"From: Press Centre <press@mil.example>\r\nTo: desk@daily.example\r\n"
    b"Subject: =?utf-8?q?Convoy_=E2=80=93_update?=\r\nDate: Wed, 12 Nov 2014 23:30:00 +0200\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\n"
    b"The convoy moved to Donetsk\x92s outskirts.\r\n"
)
