"""Fetching: only on a yes, only from public addresses, never more or longer than allowed.

A real server on this machine answers; only where a name resolves to, and where a connection
to a public address ends up, are given.
"""

import contextlib
import http.server
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

import pytest

from geo.errors import DatelineError, InputError, LimitExceeded, UnreadableFile
from geo.ingest import fetch
from geo.ingest.fetch import fetch_url

PUBLIC = "93.184.215.14"
ARTICLE = b"<html><body><p>Rebels moved to Donetsk.</p></body></html>"


@dataclass
class Site:
    """A server, what it answers by path, and what was asked of it."""

    port: int
    answers: dict[str, tuple[int, dict[str, str], bytes]]
    asked: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)

    def fetch(self, url: str) -> bytes:
        data = fetch_url(url, consent=True, resolve=self.resolve, connect=self.connect).data
        assert data is not None
        return data

    def resolve(self, host: str, _port: int) -> list[str]:
        return self.names.get(host, [PUBLIC])

    def connect(self, address: str, _port: int, timeout: float) -> socket.socket:
        self.connected.append(address)
        return socket.create_connection(("127.0.0.1", self.port), timeout)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site(0, {"/robots.txt": (404, {}, b""), "/a": (200, {}, ARTICLE)})

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            status, headers, body = made.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
                if self.path == "/slow":
                    while True:
                        self.wfile.write(b".")
                        time.sleep(0.05)
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_on_a_yes(site: Site) -> None:
    upload = fetch_url(
        "http://news.example/a", consent=True, resolve=site.resolve, connect=site.connect
    )
    assert upload.data == ARTICLE
    assert upload.given.url == upload.name == "http://news.example/a"
    assert site.asked == ["/robots.txt", "/a"]
    assert site.connected == [PUBLIC, PUBLIC]


def test_without_a_yes_nothing_is_sent() -> None:
    def never(*_: object) -> NoReturn:
        raise AssertionError("it was looked up")

    with pytest.raises(InputError, match="did not say yes"):
        fetch_url("http://news.example/a", consent=False, resolve=never, connect=never)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1", "ff02::1",
     "::ffff:127.0.0.1", "2002:7f00:1::", "::", "64:ff9b::a00:1", "64:ff9b:1::1", "::10.0.0.1",
     "::ffff:0:a00:1", "fec0::1", "2001::1", "3fff::1", "ff0e::1", "192.0.0.8", "192.88.99.1",
     "not an address"],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused(site: Site, address: str) -> None:
    site.names["inner.example"] = [PUBLIC, address]  # one good answer does not help
    with pytest.raises(InputError, match="not a public address"):
        site.fetch("http://inner.example/a")
    assert site.connected == []


@pytest.mark.parametrize("address", ["2606:4700::1111", "64:ff9b::5db8:d70e", "2002:5db8:d70e::"])
def test_a_public_address_of_the_newer_kind_is_asked(site: Site, address: str) -> None:
    site.names["news.example"] = [address]
    assert site.fetch("http://news.example/a") == ARTICLE


def test_a_site_is_reached_at_the_address_that_answers(site: Site) -> None:
    site.names["news.example"] = ["2606:4700::1111", PUBLIC]

    def connect(address: str, port: int, timeout: float) -> socket.socket:
        if ":" in address:
            raise OSError("no route")
        return site.connect(address, port, timeout)

    found = fetch_url("http://news.example/a", consent=True, resolve=site.resolve, connect=connect)
    assert found.data == ARTICLE


def test_a_handshake_that_drips_is_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MAX_SECONDS", 0.5)

    def drip(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(b"\x16\x03\x03\x3f\xff")  # a record of 16 KB begins
            while True:
                connection.sendall(b"\0")
                time.sleep(0.05)

    with socket.create_server(("127.0.0.1", 0)) as server:
        site.port = server.getsockname()[1]
        threading.Thread(target=drip, args=[server], daemon=True).start()
        start = time.monotonic()
        with pytest.raises(UnreadableFile, match="cannot be fetched"):
            site.fetch("https://news.example/a")
    assert time.monotonic() - start < 5


def test_an_address_in_another_script_is_asked_in_percents(site: Site) -> None:
    site.answers["/%D0%BA%D0%BE%D0%BB%D0%BE%D0%BD%D0%B0?q=%20%C3%A9"] = (200, {}, ARTICLE)
    assert site.fetch("http://news.example/колона?q=%20é") == ARTICLE


def test_a_redirect_is_checked_again(site: Site) -> None:
    site.names["inner.example"] = ["127.0.0.1"]
    site.answers["/away"] = (302, {"Location": "http://inner.example/a"}, b"")
    with pytest.raises(InputError, match=r"inner\.example: 127\.0\.0\.1 is not a public"):
        site.fetch("http://news.example/away")
    site.answers["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    with pytest.raises(InputError, match="only http and https"):
        site.fetch("http://news.example/file")


def test_a_name_that_turns_inward_between_two_requests_is_refused(site: Site) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    with pytest.raises(InputError, match="not a public address"):
        fetch_url(
            "http://turning.example/a",
            consent=True,
            resolve=lambda *_: next(answers),
            connect=site.connect,
        )
    assert site.asked == ["/robots.txt"]


def test_redirects_are_followed_but_not_for_ever(site: Site) -> None:
    site.answers["/moved"] = (301, {"Location": "/a"}, b"")
    assert site.fetch("http://news.example/moved") == ARTICLE
    site.answers["/round"] = (302, {"Location": "/round"}, b"")
    with pytest.raises(UnreadableFile, match="redirects more than"):
        site.fetch("http://news.example/round")


def test_what_robots_txt_forbids_is_not_fetched(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /a\n")
    with pytest.raises(InputError, match=r"robots\.txt"):
        site.fetch("http://news.example/a")
    site.answers["/robots.txt"] = (503, {}, b"")
    with pytest.raises(InputError, match=r"robots\.txt"):
        site.fetch("http://news.example/a")
    assert "/a" not in site.asked


def test_robots_txt_is_read_where_it_has_moved_to(site: Site) -> None:
    site.answers["/robots.txt"] = (301, {"Location": "/rules"}, b"")
    site.answers["/rules"] = (200, {}, b"User-agent: *\nDisallow: /a\n")
    with pytest.raises(InputError, match=r"robots\.txt"):
        site.fetch("http://news.example/a")
    site.names["inner.example"] = ["127.0.0.1"]
    site.answers["/robots.txt"] = (301, {"Location": "http://inner.example/"}, b"")
    with pytest.raises(InputError, match="not a public address"):
        site.fetch("http://news.example/a")
    assert site.asked == ["/robots.txt", "/rules", "/robots.txt"]


def test_a_page_that_is_too_large_or_too_slow(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/big"] = (200, {}, b"x" * (fetch.MAX_PAGE_BYTES + 1))
    with pytest.raises(LimitExceeded, match="larger than 10 MB"):
        site.fetch("http://news.example/big")
    monkeypatch.setattr(fetch, "MAX_SECONDS", 0.5)
    start = time.monotonic()
    with contextlib.suppress(DatelineError):
        site.fetch("http://news.example/slow")
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/x", "file:///etc/passwd", "http://", "http://a.example:8080/",
     "http://user:secret@a.example/", "gopher://a.example", "http://[::1", "//a.example"],
)  # fmt: skip
def test_addresses_of_other_kinds_are_refused(site: Site, url: str) -> None:
    with pytest.raises(InputError):
        site.fetch(url)
    assert site.connected == []


def test_what_the_server_refuses_is_said(site: Site) -> None:
    with pytest.raises(UnreadableFile, match="answers 404"):
        site.fetch("http://news.example/gone")
