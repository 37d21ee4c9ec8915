"""Makes sure that the browser tests have a Chromium: `python tests/browser/install.py`.

An installed one is taken as it is; else apt installs Debian's where it may; else Playwright
downloads its own.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """A Chromium or Chrome: ``DATELINE_CHROMIUM``, one on the path, or Playwright's own."""
    return next((path for path in _candidates() if path and Path(path).exists()), None)


def _candidates() -> Iterator[str | None]:
    yield os.environ.get("DATELINE_CHROMIUM")
    yield from (shutil.which(name) for name in NAMES)
    yield "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def install() -> str:
    """Finds a browser or installs one; raises ``SystemExit`` where neither works."""
    found = find_chromium()
    if found:
        return found
    for command in _commands():
        print("$", " ".join(command), flush=True)
        if subprocess.run(command, check=False).returncode == 0 and (found := find_chromium()):
            return found
    raise SystemExit(
        "No Chromium or Chrome was found and none could be installed. Install one, or name one in "
        "the environment variable DATELINE_CHROMIUM, and run `make test` again."
    )


def _commands() -> Iterator[list[str]]:
    if shutil.which("apt-get") and getattr(os, "geteuid", lambda: 1)() == 0:
        yield ["apt-get", "update", "-qq"]
        yield ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    yield [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
    yield [sys.executable, "-m", "playwright", "install", "chromium"]


if __name__ == "__main__":
    print(f"The browser tests use {install()}")
