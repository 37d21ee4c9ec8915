"""The command that makes a fresh copy of Dateline ready."""

from collections.abc import Callable

import typer

from geo.cli.shared import ALL_READ, SOME_READ, complain
from geo.errors import DatelineError


def prepare() -> None:
    """Put in place what the dashboard serves: the map's files and the demo corpus.

    Quick where all is there already. Without a demo corpus the dashboard opens empty, so that
    is said and no failure; without the map's files nothing can be seen.
    """
    ready = _try(_prepare_static)
    _try(_prepare_demo)
    raise typer.Exit(ALL_READ if ready else SOME_READ)


def _prepare_static() -> None:
    from geo.prepare import prepare_static

    prepare_static()


def _prepare_demo() -> None:
    from geo.demo import demo_store_path, prepare_demo

    if not demo_store_path().exists():
        typer.echo("Reading the demo corpus (once) …", err=True)
        prepare_demo()


def _try(step: Callable[[], None]) -> bool:
    """Did ``step`` succeed? If not, a line says why."""
    try:
        step()
    except (DatelineError, ImportError, OSError) as error:
        complain(str(error))
        return False
    return True
