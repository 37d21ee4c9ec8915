"""Filling static/vendor from the installed packages."""

import os

import pytest

from geo.errors import ModelMissing
from geo.prepare import BASEMAP, SCRIPTS, prepare_static


def test_leaflet_the_basemap_and_the_scripts_are_put_in_place(tmp_path) -> None:
    written = prepare_static(tmp_path)
    names = {path.relative_to(tmp_path).as_posix() for path in written}
    assert {"leaflet.js", "leaflet.css", "map.js", "basemap.json", "images/layers.png"} <= names
    assert (tmp_path / "basemap.json").read_bytes() == BASEMAP.read_bytes()
    assert b"Leaflet 1.9" in (tmp_path / "leaflet.js").read_bytes()[:400]
    bundle = (tmp_path / "map.js").read_bytes()
    assert bundle.startswith((tmp_path / "leaflet.js").read_bytes())
    assert all(path.read_bytes() in bundle for path in SCRIPTS.glob("*.js"))


def test_doing_it_again_writes_nothing_and_mends_what_is_broken(tmp_path) -> None:
    prepare_static(tmp_path)
    assert prepare_static(tmp_path) == []
    (tmp_path / "leaflet.css").write_text("half a fi")
    assert prepare_static(tmp_path) == [tmp_path / "leaflet.css"]


def test_nothing_but_whole_files_is_left(tmp_path) -> None:
    prepare_static(tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("tmp")]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders of this system have no owner")
def test_a_folder_that_cannot_be_filled_is_named(tmp_path) -> None:
    blocked = tmp_path / "vendor"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(ModelMissing, match="vendor"):
        prepare_static(blocked)


def test_the_basemap_is_small() -> None:
    assert BASEMAP.stat().st_size < 600_000
