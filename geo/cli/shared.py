"""What the commands share: their options, their complaints, their exit status."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geo.errors import BadDate
from geo.ingest.days import read_day

if TYPE_CHECKING:
    from geo.store import Store

ALL_READ, SOME_READ, NOTHING_READ = 0, 1, 2
INTERRUPTED = 130
"""What typer ends with after Ctrl-C."""


def complain(line: str) -> None:
    """One line on stderr, whatever the message holds."""
    typer.echo(" ".join(line.split()), err=True)


def exit_status(read: int, troubles: int) -> int:
    """0 all was read, 1 some of it, 2 nothing."""
    if not read:
        return NOTHING_READ
    return SOME_READ if troubles else ALL_READ


def parse_published(words: str) -> date:
    """``--published``, or a usage error that says how to write a date."""
    try:
        return read_day(words)
    except BadDate as error:
        raise typer.BadParameter(str(error)) from error


def open_store(path: Path | None, *, must_exist: bool = True) -> "Store":
    """The corpus at ``path``, the user's own if None."""
    from gazetteer.load import load_gazetteer
    from geo.errors import StoreError
    from geo.store import Store, user_path

    path = path or user_path()
    if must_exist and not path.exists():
        raise StoreError(f"{path}: there is no corpus here yet; `python -m geo ingest` makes one")
    return Store.open(path, regions=load_gazetteer)


Inputs = Annotated[
    list[Path], typer.Argument(help="Files and folders to read.", metavar="INPUT...")
]
Published = Annotated[
    date | None,
    typer.Option(
        parser=parse_published, metavar="DATE", help="When the articles were published: 2014-08-28."
    ),
]
StorePath = Annotated[
    Path | None,
    typer.Option("--store", metavar="FILE", help="The corpus file; your own if not given."),
]
Jobs = Annotated[
    int,
    typer.Option(min=1, max=64, metavar="N", help="How many worker processes read and extract."),
]
DEFAULT_JOBS = max(1, min(4, os.cpu_count() or 1))
