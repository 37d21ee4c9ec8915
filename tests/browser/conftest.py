"""A real Chromium, and the app launched as `make run` launches it.

Every test fails if anything asked for an address off this machine.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from geo.store import Arrival, Store
from tests import made
from tests.browser.install import find_chromium
from tests.browser.patience import LATE, TEST_LIMIT, TRIES, Patience
from tests.dashboard.conftest import make_article

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-dev-shm-usage",
]
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
LOCAL = {"127.0.0.1", "localhost", ""}


@dataclass(frozen=True, slots=True)
class App:
    """A running app: its address, its log and its process."""

    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it as closing a laptop does, and wait until it has ended."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


PATIENCE = pytest.StashKey[Patience]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every browser test has a limit, and is tried again if it ran out of time; see patience.py."""
    config.stash[PATIENCE] = Patience()
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=TRIES - 1, only_rerun=list(LATE)))
            if not item.get_closest_marker("timeout"):
                item.add_marker(pytest.mark.timeout(TEST_LIMIT))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    patience = item.config.stash[PATIENCE]
    if item.get_closest_marker("browser") and patience.is_over:
        pytest.fail(str(patience), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    if call.excinfo is not None:
        item.config.stash[PATIENCE].note(call.excinfo.exconly(), call.duration)
    return (yield)


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_driver: Playwright) -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.fail("no Chromium: run `python tests/browser/install.py`")
    browser = playwright_driver.chromium.launch(executable_path=path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages: ``open_page(url, width=…, **context options)``. At the end of the test
    nothing may have been asked for off this machine, and no script may have failed."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []
    errors: list[str] = []

    def open_(url: str | None = None, *, width: int = 1280, height: int = 900, **options) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(30_000)
        context.on("request", lambda request: strangers.extend(_stranger(request.url)))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{error} {error.stack}"))
        if url:
            page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not strangers, "asked for addresses off this machine"
    assert not errors


def _stranger(url: str) -> list[str]:
    parts = urlsplit(url)
    is_ours = parts.scheme in ("data", "blob", "about", "file") or parts.hostname in LOCAL
    return [] if is_ours else [url]


@pytest.fixture(scope="session")
def launch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., App]]:
    """Launches an app: ``launch(script="app.py", **environment)``; all end with the session.

    Each gets data and cache folders of its own under a temporary folder, unless the
    environment says otherwise, so that a test never touches a user's corpus.
    """
    started: list[App] = []

    def launch_(script: str = "app.py", **environment: str) -> App:
        home = tmp_path_factory.mktemp("app")
        port = _free_port()
        log = home / "log.txt"
        command = [sys.executable, "-m", "streamlit", "run", script,
                   "--server.port", str(port), "--server.headless", "true"]  # fmt: skip
        env = {**os.environ, "XDG_DATA_HOME": str(home / "data"), "PYTHONPATH": str(ROOT)}
        env |= environment
        with log.open("wb") as out:
            process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out)
        app = App(f"http://127.0.0.1:{port}", log, process)
        started.append(app)
        _await_health(app)
        return app

    yield launch_
    for app in started:
        app.process.terminate()
    for app in started:
        app.stop()


@pytest.fixture(scope="session")
def demo_app(launch: Callable[..., App]) -> App:
    """The app as `make run` opens it, with the demo corpus."""
    return launch()


@pytest.fixture(scope="session")
def app(launch: Callable[..., App], tmp_path_factory: pytest.TempPathFactory) -> App:
    """The app with twelve articles of the user's own, which no test changes."""
    path = tmp_path_factory.mktemp("own") / "corpus.sqlite"
    with Store.open(path) as store:
        for number in range(12):
            article, report = make_article(number)
            arrival = Arrival(doc=f"a{number}", original=article.text.encode())
            store.add(article, made.geoparsed(article, report), arrival)
    return launch(DATELINE_STORE=str(path))


@pytest.fixture(scope="session")
def launch_script(
    launch: Callable[..., App], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., App]:
    """Launches a script of the tests: ``launch_script("browser/generated_app.py", **env)``."""

    def launch_(name: str, **environment: str) -> App:
        folder = tmp_path_factory.mktemp("script")
        script = folder / "app.py"  # Streamlit serves the folder `static` beside its script
        shutil.copy(ROOT / "tests" / name, script)
        (folder / "static").symlink_to(ROOT / "static")
        return launch(str(script), **environment)

    return launch_


@pytest.fixture(scope="session")
def generated_app(launch_script: Callable[..., App]) -> Callable[[int], App]:
    """The map and the timeline over a generated corpus of so many reports."""
    known: dict[int, App] = {}

    def app(reports: int) -> App:
        if reports not in known:
            known[reports] = launch_script(
                "browser/generated_app.py", DATELINE_GENERATED=str(reports)
            )
        return known[reports]

    return app


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_health(app: App, seconds: float = 60) -> None:
    limit = time.monotonic() + seconds
    while app.process.poll() is None:
        if time.monotonic() > limit:
            raise TimeoutError(f"the app did not start in {seconds} s: {_end_of_log(app)}")
        try:
            with urllib.request.urlopen(f"{app.url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the app did not start: {_end_of_log(app)}")


def _end_of_log(app: App) -> str:
    return app.log.read_text(errors="replace")[-3000:]
