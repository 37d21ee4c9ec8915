"""The command line: thin commands over the calls that the dashboard makes too.

Exit status: 0 where everything was read, 1 where some of it could not be (a line on stderr
names each), 2 where nothing could be, or where the command itself was wrong.
Heavy rooms are imported inside the commands, so that ``--help`` and bad usage answer at once.
"""

from geo.cli.app import main

__all__ = ["main"]
