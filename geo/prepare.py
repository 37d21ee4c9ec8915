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

LEAFLET, JQUERY = "xstatic.pkg.leaflet", "xstatic.pkg.jquery"
LIBRARIES = (
    (LEAFLET, "leaflet.js"),
    (LEAFLET, "leaflet.css"),
    (JQUERY, "jquery.js"),
    *((LEAFLET, f"images/{name}.png") for name in ("layers", "layers-2x", "marker-icon",
                                                   "marker-icon-2x", "marker-shadow")),
)  # fmt: skip


def prepare() -> None:
    """Makes the checkout ready to run."""
    prepare_static()


def prepare_static(folder: Path = VENDOR) -> list[Path]:
    """Copies Leaflet, jQuery and the basemap to ``folder``, where Streamlit serves them.

    Returns the files that were written: none where all were there already. Raises
    :class:`ModelMissing` where a package is not installed or the folder cannot be filled.
    """
    written = []
    for package, name in LIBRARIES:
        try:
            data = (files(package) / "data" / name).read_bytes()
        except (ModuleNotFoundError, FileNotFoundError) as error:
            raise ModelMissing(
                f"{name} of {package} is not installed: run `pip install -r requirements.txt`"
            ) from error
        written += _put(folder / name, data)
    return written + _put(folder / "basemap.json", BASEMAP.read_bytes())


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
