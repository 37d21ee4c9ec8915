"""Fills the folders that an install leaves empty; called by ``python -m geo prepare``.

The browser's libraries come from installed packages, so that nothing is vendored and nothing
is fetched from a network. Doing it again changes nothing; a folder that cannot be written to
is fine as long as it is already filled.
"""

import tempfile
from importlib.resources import files
from pathlib import Path

from geo.errors import ModelMissing

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "static" / "vendor"
BASEMAP = ROOT / "data" / "basemap" / "basemap.json"

SCRIPTS = ROOT / "static" / "dateline"

LEAFLET = "xstatic.pkg.leaflet"
IMAGES = ("layers", "layers-2x", "marker-icon", "marker-icon-2x", "marker-shadow")
LIBRARIES = ("leaflet.js", "leaflet.css", *(f"images/{name}.png" for name in IMAGES))


def prepare() -> None:
    """Makes the checkout ready to run."""
    prepare_static()


def prepare_static(folder: Path = VENDOR) -> list[Path]:
    """Copies Leaflet and the basemap to ``folder``, where Streamlit serves them, and joins
    Leaflet and the map's own scripts there to one file.

    Returns the files that were written: none where all were there already. Raises
    :class:`ModelMissing` where a package is not installed or the folder cannot be filled.
    """
    library = {name: _read_library(name) for name in LIBRARIES}
    own = [path.read_bytes() for path in sorted(SCRIPTS.glob("*.js"))]
    made = {
        **library,
        "basemap.json": BASEMAP.read_bytes(),
        "map.js": b"\n;\n".join([library["leaflet.js"], *own]),
    }
    return [path for name, data in made.items() for path in _put(folder / name, data)]


def _read_library(name: str) -> bytes:
    try:
        return (files(LEAFLET) / "data" / name).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise ModelMissing(
            f"{name} of {LEAFLET} is not installed: run `pip install -r requirements.txt`"
        ) from error


def _put(path: Path, data: bytes) -> list[Path]:
    """Writes a file whole or not at all; nothing where it holds ``data`` already."""
    if path.exists() and path.read_bytes() == data:
        return []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError as error:
        raise ModelMissing(
            f"{path} cannot be written ({error.strerror}); the map needs it. "
            "Make the folder writable and run `python -m geo prepare`"
        ) from error
    return [path]
