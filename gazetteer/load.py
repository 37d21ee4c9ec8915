"""Loading the bundled gazetteer."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.gazetteer import Gazetteer
from gazetteer.placefile import read_place_file
from gazetteer.user_places import with_user_places

if TYPE_CHECKING:
    from gazetteer.shapefile import Shapes

PLACE_FILE = Path(__file__).parent / "places.z"
OUTLINE_FILE = Path(__file__).parent / "outlines.z"


@cache
def load_gazetteer() -> Gazetteer:
    """The bundled gazetteer with the user's own places on top, read once a process.

    Raises GazetteerMissing.
    """
    return Gazetteer(with_user_places(read_place_file(PLACE_FILE)), _load_shapes)


def _load_shapes() -> "Shapes":
    from gazetteer.shapefile import read_shapes  # loads shapely: only when a shape is needed

    return read_shapes(OUTLINE_FILE)
