"""Who makes a change, where nobody says."""

import getpass
from functools import cache


@cache
def whoami() -> str:
    """The name that the log gives the user by."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
