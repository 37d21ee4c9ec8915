"""What the browser tests hold in their hands: a running app, and whoever opens pages of it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

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
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Visitor:
    """Opens pages, and notes what no page may do: ask for an address off this machine, or run a
    script that fails."""

    def __init__(self, chromium: Browser) -> None:
        self.chromium = chromium
        self.contexts: list[BrowserContext] = []
        self.strangers: list[str] = []
        self.errors: list[str] = []

    def open(
        self, url: str | None = None, *, width: int = 1280, height: int = 900, **options
    ) -> Page:
        context = self.chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(30_000)
        context.on("request", lambda request: self.strangers.extend(_stranger(request.url)))
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(f"{error} {error.stack}"))
        if url:
            page.goto(url)
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def check(self) -> None:
        assert not self.strangers, "asked for addresses off this machine"
        assert not self.errors


def _stranger(url: str) -> list[str]:
    parts = urlsplit(url)
    is_ours = parts.scheme in ("data", "blob", "about", "file") or parts.hostname in LOCAL
    return [] if is_ours else [url]
