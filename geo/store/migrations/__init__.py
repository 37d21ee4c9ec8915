"""How a corpus file of any earlier version becomes one of this version."""

from importlib import resources
from pathlib import Path

from sqlalchemy import Connection, inspect, text

HEAD = "0001"
"""The newest migration; a test holds it to the versions folder."""


def current_version(connection: Connection) -> str | None:
    """The migration that a file is at; None for one that is new."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


class CannotUpgrade(Exception):
    """The file's version is none that there ever was."""


def upgrade(connection: Connection) -> None:
    """Bring the file that ``connection`` is writing to up to date, in its transaction.

    Raises CannotUpgrade.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    with resources.as_file(resources.files(__name__)) as folder:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(folder)))
        config.set_main_option("path_separator", "os")
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise CannotUpgrade(str(error)) from error
