"""Pictures of the dashboard with the demo corpus, as the README shows them.

They go to build/screenshots, or to the folder that DATELINE_SCREENSHOTS names. The README's are
renewed by ``DATELINE_SCREENSHOTS=docs python -m pytest tests/browser/test_screenshots.py``.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geo.demo import prepare_demo
from geo.frame import batches_to_frame, fold_repeats
from geo.store import Store
from tests.browser.conftest import ROOT
from tests.browser.map_page import open_app, wait_for_quiet

pytestmark = pytest.mark.browser
FOLDER = ROOT / os.environ.get("DATELINE_SCREENSHOTS", "build/screenshots")
LARGEST = 400 * 1024
"""Bytes of a picture, so that the repository stays small."""


@pytest.fixture(scope="module")
def report() -> str:
    """The first report of the demo corpus about tanks at a known spot."""
    with Store.open(prepare_demo()) as store:
        frame = fold_repeats(batches_to_frame(store.rows()))
    told = frame["sentence"].str.contains("tanks") & (frame["geo_precision"] == 1)
    return str(frame.loc[told & frame["latitude"].notna(), "report_id"].iloc[0])


@pytest.mark.parametrize(
    ("name", "width", "height", "scheme"),
    [
        ("dashboard", 1400, 1000, "light"),
        ("dashboard-dark", 1400, 1000, "dark"),
        ("dashboard-narrow", 360, 1150, "light"),
    ],
)
def test_the_dashboard_is_pictured(
    open_page, demo_app, report: str, name: str, width: int, height: int, scheme: str
) -> None:
    address = f"/?report={report}"
    page = open_app(open_page, demo_app, address, width=width, height=height, color_scheme=scheme)
    expect(page.locator("[data-card] blockquote").first).to_contain_text("tanks")
    expect(page.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible()
    wait_for_quiet(page)
    FOLDER.mkdir(parents=True, exist_ok=True)
    file: Path = FOLDER / f"{name}.png"
    page.screenshot(path=file, animations="disabled")
    assert 20_000 < file.stat().st_size < LARGEST
