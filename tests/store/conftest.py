"""A store on a file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "corpus.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as made:
        yield made
