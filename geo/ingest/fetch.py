"""The one module that talks to a network, and only when the user said yes to this address.

Public addresses only: each name is resolved here, every address that it has is checked, and the
connection goes to the address that was checked, so that a name cannot mean one machine when
it is asked about and another when it is connected to. Redirects are followed by hand and
checked the same way. What a site's robots.txt asks not to be fetched is not fetched.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

import geo
from geo.errors import InputError, LimitExceeded, UnreadableFile
from geo.ingest.document import Given
from geo.ingest.folder import Upload
from geo.ingest.limits import MEGABYTE

AGENT = f"Dateline/{geo.__version__}"
MAX_REDIRECTS = 5
MAX_PAGE_BYTES = 10 * MEGABYTE
MAX_ROBOTS_BYTES = MEGABYTE // 2
MAX_SECONDS = 20.0
PORTS = {"http": 80, "https": 443}

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    location: str | None
    body: bytes


def fetch_url(
    url: str,
    *,
    consent: bool,
    resolve: Resolve | None = None,
    connect: Connect | None = None,
) -> Upload:
    """The page or file at ``url``, as an upload that :mod:`geo.intake` takes.

    ``consent`` is the user's yes to this very address; without it nothing is sent. Raises
    InputError where the address is not public or not allowed, UnreadableFile where the server
    gives nothing usable, LimitExceeded for what is too large or too slow.
    """
    if not consent:
        raise InputError(f"{url}: not fetched, because you did not say yes to it")
    client = _Client(resolve or _resolve, connect or _connect)
    robots: dict[str, RobotFileParser] = {}
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in robots:
            robots[site] = _read_robots(client, site)
        if not robots[site].can_fetch(AGENT, url):
            raise InputError(f"{url}: the site's robots.txt asks that it not be fetched")
        answer = client.get(parts, MAX_PAGE_BYTES)
        if answer.location is None:
            break
        url = urljoin(url, answer.location)
    else:
        raise UnreadableFile(f"{url}: it redirects more than {MAX_REDIRECTS} times")
    if answer.status != http.client.OK:
        raise UnreadableFile(f"{url}: the server answers {answer.status}")
    return Upload(name=url, data=answer.body, given=Given(url=url))


def _checked(url: str) -> SplitResult:
    """The parts of an address that may be asked. Raises InputError for any other."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(f"{url}: this is not an address") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise InputError(f"{url}: only http and https addresses are fetched")
    if parts.username is not None or port not in (None, PORTS[parts.scheme]):
        raise InputError(f"{url}: an address with a password or a port is not fetched")
    return parts


class _Client:
    """Asks one server at a time, at an address that was checked."""

    def __init__(self, resolve: Resolve, connect: Connect) -> None:
        self._resolve = resolve
        self._connect = connect

    def get(self, parts: SplitResult, max_bytes: int) -> Answer:
        """The answer to one request; a redirect's body is not read."""
        host = str(parts.hostname)
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close"}
        connection = http.client.HTTPConnection(host, PORTS[parts.scheme], timeout=MAX_SECONDS)
        try:
            with self._socket(host, parts.scheme) as stream:
                connection.sock = stream
                connection.request("GET", target, headers=headers)
                response = connection.getresponse()
                if response.status in (301, 302, 303, 307, 308):
                    return Answer(response.status, response.headers.get("Location", ""), b"")
                body = response.read(max_bytes + 1)
        except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
            raise UnreadableFile(f"{host}: it cannot be fetched ({error})") from error
        if len(body) > max_bytes:
            raise LimitExceeded(f"{host}: the page is larger than {max_bytes // MEGABYTE} MB")
        return Answer(response.status, None, body)

    @contextmanager
    def _socket(self, host: str, scheme: str) -> Iterator[socket.socket]:
        """A connection to a public address of ``host``, cut off when its time is over."""
        port = PORTS[scheme]
        addresses = self._resolve(host, port)
        for address in addresses:
            if not _is_public(address):
                raise InputError(f"{host}: {address} is not a public address")
        if not addresses:
            raise UnreadableFile(f"{host}: there is no such site")
        stream = self._connect(addresses[0], port, MAX_SECONDS)
        if scheme == "https":
            stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
        timer = threading.Timer(MAX_SECONDS, _cut, [stream])
        timer.daemon = True
        timer.start()
        try:
            yield stream
        finally:
            timer.cancel()
            stream.close()


def _read_robots(client: _Client, site: str) -> RobotFileParser:
    """The site's rules; a site without any allows all, one that fails allows nothing."""
    rules = RobotFileParser()
    answer = client.get(urlsplit(f"{site}/robots.txt"), MAX_ROBOTS_BYTES)
    if answer.status >= http.client.INTERNAL_SERVER_ERROR:
        rules.parse(["User-agent: *", "Disallow: /"])
    elif answer.status != http.client.OK:
        rules.parse([])
    else:
        rules.parse(answer.body.decode("utf-8", "replace").splitlines())
    return rules


def _is_public(address: str) -> bool:
    """Is it an address of the open internet: not this machine, not its network?"""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if inner is not None and not _is_public(str(inner)):
        return False
    return ip.is_global and not ip.is_multicast


def _resolve(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableFile(f"{host}: its address is not known ({error})") from error
    return [str(entry[4][0]) for entry in found]


def _connect(address: str, port: int, timeout: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=timeout)


def _cut(stream: socket.socket) -> None:
    try:
        stream.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
