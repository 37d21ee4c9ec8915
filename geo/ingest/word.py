"""A Word document (.docx): paragraphs and tables in their order."""

import io
import zlib
from datetime import date
from zipfile import BadZipFile

from geo.errors import UnreadableFile
from geo.ingest.archive import check_archive
from geo.ingest.document import Draft

_BROKEN = (
    BadZipFile, EOFError, LookupError, ValueError, AttributeError, TypeError, SyntaxError,
    NotImplementedError, OSError, zlib.error,
)  # fmt: skip
"""What a broken package, or XML that is none, raises on its way through the libraries."""
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes) -> Draft:
    """The text of a Word document. Raises UnreadableFile where it is broken or empty."""
    check_archive(data)
    import docx
    from docx.opc.exceptions import OpcError
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                lines.extend(" \u2013 ".join(cell.text for cell in row.cells) for row in block.rows)
            else:
                lines.append(block.text)
        about = document.core_properties
        title, author, created = about.title, about.author, about.created
    except (OpcError, *_BROKEN) as error:
        raise UnreadableFile(f"this Word document is broken ({type(error).__name__})") from error
    text = "\n\n".join(line.strip() for line in lines if line.strip())
    if not text:
        raise UnreadableFile("this Word document holds no text")
    made: date | None = created.date() if created else None
    return Draft(
        text=text,
        original=data,
        media_type=DOCX_TYPE,
        title=title or None,
        author=author or None,
        made=made,
    )
