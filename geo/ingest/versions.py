"""What a text was read with: kept beside it, so that a better reader can be told from a worse."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

import geo

READER_PACKAGES = {
    "text/html": "trafilatura",
    "multipart/related": "trafilatura",
    "application/pdf": "pypdf",
    "application/rss+xml": "feedparser",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "python-docx",
    "text/plain": "charset-normalizer",
    "text/csv": "charset-normalizer",
}


def dateline_version() -> str:
    """Which Dateline this is, as the store writes it."""
    return f"dateline {geo.__version__}"


@cache
def read_with(media_type: str) -> str:
    """The versions of all that had a part in reading a file of ``media_type``."""
    package = READER_PACKAGES.get(media_type)
    if package is None:
        return dateline_version()
    try:
        return f"{dateline_version()}, {package} {version(package)}"
    except PackageNotFoundError:
        return dateline_version()
