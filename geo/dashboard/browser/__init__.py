"""The JavaScript that the timeline and the legend share, and how it is put together.

Every file holds plain functions without imports, so that a test can load it alone and the
offline page can inline it. A component's script is the concatenation of the files that it
needs; its own last file has the ``export default`` that Streamlit calls.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STATIC = HERE.parents[2] / "static" / "dateline"
SHARED = (
    *(STATIC / name for name in ("days.js", "columns.js", "tally.js")),
    *(HERE / name for name in ("hub.js", "theme.js")),
)


def read_scripts(*paths: Path) -> str:
    """The shared files and then ``paths``, as one script."""
    files = [*SHARED, *paths]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def read_serial(sent: Mapping[str, Any]) -> int:
    """The number that a component gives to what it sends, counted up; 0 where it sent nothing.

    It tells news from what Streamlit only repeats, and goes back to the browser, which then
    knows whether Python has heard its latest.
    """
    serial = sent.get("serial")
    return serial if isinstance(serial, int) else 0
