"""Showing text that is not ours, as it is.

Streamlit reads labels, captions and messages as Markdown, which can load a picture from
anywhere. What comes from an article or a file goes through here, through ``st.dataframe``,
a select box's options, or the source card, none of which read markup.
"""

import re
from urllib.parse import urlsplit

MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!|<>~$:&^=@/\"']")
TURNING = re.compile(r"[\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
NO_ADDRESS = re.compile(r"[\s\"<>\\^`{}|]")
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")


def escape(text: str, *, longest: int = 200) -> str:
    """Text that Markdown shows letter for letter, on one line, cut to ``longest``."""
    line = " ".join(INVISIBLE.sub(" ", sendable(text)).split())
    if len(line) > longest:
        line = line[: longest - 1] + "…"
    return MARKUP.sub(r"\\\g<0>", line)


def sendable(text: str) -> str:
    """Text without what cannot be sent to a browser (lone surrogates) or would turn round
    what follows it there (bidirectional controls); lengths hold."""
    return TURNING.sub("\ufffd", text)


def safe_link(url: str | None) -> str | None:
    """The address if it is a plain http or https one with a host, else None."""
    if not url or len(url) > 2000 or NO_ADDRESS.search(url) or INVISIBLE.search(url):
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or parts.username is not None:
        return None
    return url
