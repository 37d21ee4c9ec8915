"""Fetching a GeoNames country dump, on a machine that has a network and only when asked."""

import hashlib
import http.client
import tempfile
import urllib.request
import zipfile
from pathlib import Path

from tqdm import tqdm

from gazetteer.errors import DownloadFailed

DUMPS = "https://download.geonames.org/export/dump"
_SECONDS = 30
_BLOCK = 1 << 16


def download_dump(country: str, folder: Path, *, base: str = DUMPS) -> tuple[Path, str]:
    """Fetch the dump of a country (ISO 3166, two letters); return its path and SHA-256.

    The archive appears in ``folder`` only once it is whole: its length is what the server said
    and the checksums inside it hold. Raises :class:`DownloadFailed`.
    """
    url = f"{base}/{country.upper()}.zip"
    target = folder / f"{country.upper()}.zip"
    try:
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".partial", delete=False) as partial:
            path = Path(partial.name)
            digest = _fetch(url, path)
            with zipfile.ZipFile(path) as archive:
                broken = archive.testzip()
            if broken:
                raise zipfile.BadZipFile(f"{broken} does not match its checksum")
            path.replace(target)
    except (OSError, http.client.HTTPException, zipfile.BadZipFile) as error:
        path.unlink(missing_ok=True)
        raise DownloadFailed(
            f"{url}: {error}. Without a network, fetch the file elsewhere and import it: "
            f"python -m gazetteer import {country.upper()}.zip"
        ) from error
    return target, digest


def _fetch(url: str, path: Path) -> str:
    digest = hashlib.sha256()
    with (
        urllib.request.urlopen(url, timeout=_SECONDS) as answer,  # noqa: S310
        path.open("wb") as file,
        tqdm(
            total=int(answer.headers.get("Content-Length") or 0), unit="B", unit_scale=True
        ) as bar,
    ):
        while block := answer.read(_BLOCK):
            digest.update(block)
            file.write(block)
            bar.update(len(block))
        if bar.total and bar.n != bar.total:
            raise OSError(f"{bar.n} of {bar.total} bytes came")
    return digest.hexdigest()
