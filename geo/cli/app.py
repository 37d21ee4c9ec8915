"""The program: its commands, and how it ends."""

import sys

import typer

from geo.cli import corpus, reading, setup
from geo.cli.shared import ALL_READ, INTERRUPTED, NOTHING_READ, complain
from geo.errors import DatelineError

app = typer.Typer(
    name="geo",
    help="Turns news articles into a map of reported troop movements, offline.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (
    reading.extract,
    reading.explain,
    corpus.ingest,
    corpus.export,
    corpus.stats,
    corpus.verify,
    corpus.reextract,
    corpus.delete,
    setup.prepare,
):
    app.command()(command)


def main() -> None:
    """Run the command line; what Dateline raises on purpose ends in one line, not a trace."""
    try:
        app(prog_name="python -m geo")
    except DatelineError as error:
        complain(str(error))
        sys.exit(NOTHING_READ)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(ALL_READ)
    except OSError as error:
        complain(f"{error.filename or 'a file'}: {error.strerror or error}: name another")
        sys.exit(NOTHING_READ)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            complain("stopped; what came in before is stored: run it again to go on")
        raise
