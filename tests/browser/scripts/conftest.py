"""Each JavaScript file by itself, in a page of a real Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[3]
MAP = ROOT / "static" / "dateline"
SHARED = ROOT / "geo" / "dashboard" / "browser"
TIMELINE = ROOT / "geo" / "dashboard" / "timeline"
LEGEND = ROOT / "geo" / "dashboard" / "legend"
LEAFLET = ROOT / "static" / "vendor" / "leaflet.js"
STYLE = {"reported": "#000001", "denied": "#000002", "planned": "#000003", "selected": "#000004",
         "ink": "#000005", "surface": "#000006", "land": "#000007"}  # fmt: skip

RECORDER = """
function recorder() {
  const calls = [];
  const state = {};
  return new Proxy({ calls }, {
    get: (target, name) => name === "calls" ? calls : name in state ? state[name]
      : (...args) => { calls.push([name, ...args, { ...state }]); return { width: 40, addColorStop() {} }; },
    set: (target, name, value) => { state[name] = value; return true; },
  });
}
"""
"""A stand-in for a canvas context that notes what is drawn; the canvas itself has its own tests."""

Run = Callable[..., Any]


@pytest.fixture(scope="session")
def blank(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.fixture
def load(blank: Page) -> Callable[..., Run]:
    """Loads files into an empty page; returns ``run(expression, argument=None)``."""

    def load_(*paths: Path) -> Run:
        blank.goto("about:blank")
        blank.add_script_tag(content=RECORDER)
        for path in paths:
            text = path.read_text(encoding="utf-8")
            blank.add_script_tag(content=text)
        return lambda expression, argument=None: blank.evaluate(expression, argument)

    return load_
