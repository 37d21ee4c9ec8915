"""Plain text, in whatever encoding."""

from geo.ingest.document import Draft
from geo.ingest.door import decode

PLAIN_TYPE = "text/plain"


def read_text(data: bytes) -> Draft:
    """The whole of ``data`` as one text, line ends as given. Raises UnreadableFile."""
    return Draft(text=decode(data), original=data, media_type=PLAIN_TYPE)
