"""The headers that keep a page from loading or sending anything beyond this machine.

Streamlit's page and the map's frame need different rights: the page makes its components'
scripts into blobs, and its charts compile expressions; folium's map is a script written into
its frame. Neither may reach another host, whatever an article's text should manage to do. The one
exception: the map's frame, which holds no text of an article, may load the map tiles that a
user asks for.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.cartography.style import TILES

SELF = "'self'"
COMMON = {
    "default-src": (SELF,),
    "img-src": (SELF, "data:", "blob:"),
    "font-src": (SELF, "data:"),
    "style-src": (SELF, "'unsafe-inline'"),
    "media-src": (SELF, "blob:"),
    "worker-src": (SELF, "blob:"),
    "frame-src": (SELF,),
    "object-src": ("'none'",),
    "base-uri": (SELF,),
    "form-action": (SELF,),
    "frame-ancestors": (SELF,),
}
FRAME_PATH = "/component/"
FRAME_SCRIPTS = (SELF, "'unsafe-inline'")
"""streamlit-folium writes the map's script, which holds constants only, into its frame."""
PAGE_SCRIPTS = (SELF, "blob:", "'unsafe-eval'")
"""Streamlit loads components from blobs; Vega, which draws its charts, compiles expressions."""

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_policy(path: str, host: str) -> str:
    """The Content-Security-Policy of what is served at ``path`` to a browser that calls this
    server ``host`` (name and port): its own WebSocket is the only one that it may open."""
    sockets = (f"ws://{host}", f"wss://{host}") if HOST.fullmatch(host) else ()
    rules = {**COMMON, "connect-src": (SELF, *sockets)}
    if FRAME_PATH in path:
        rules["script-src"] = FRAME_SCRIPTS
        rules["img-src"] = (*COMMON["img-src"], f"https://{TILES['host']}")
    else:
        rules["script-src"] = (*PAGE_SCRIPTS, *_inline_hashes())
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


@cache
def _inline_hashes() -> tuple[str, ...]:
    """The scripts that Streamlit's own page holds, each let through by its hash."""
    page = Path(streamlit.__file__).with_name("static") / "index.html"
    scripts = INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


class SecurityHeaders:
    """ASGI middleware that adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                host = Headers(scope=scope).get("host", "")
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = content_policy(scope["path"], host)
                for name, value in FIXED.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_headers)
