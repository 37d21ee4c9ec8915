"""One gazetteer for all tests of this room: the bundled one, without anybody's own places."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer.gazetteer import Gazetteer
from gazetteer.load import OUTLINE_FILE, PLACE_FILE
from gazetteer.placefile import read_place_file
from gazetteer.shapefile import read_shapes


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer(read_place_file(PLACE_FILE), lambda: read_shapes(OUTLINE_FILE))


@pytest.fixture
def places_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for imported places that is not the user's."""
    folder = tmp_path / "places"
    monkeypatch.setenv("DATELINE_PLACES", str(folder))
    yield folder
