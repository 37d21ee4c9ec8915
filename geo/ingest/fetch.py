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
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit
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
_NOT_PUBLIC_V4 = tuple(
    map(ipaddress.IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/4"))
)
_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All IPv6 addresses that are given out lie in here (RFC 4291)."""
_DOCUMENTATION = ipaddress.IPv6Network("3fff::/20")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_AS_WRITTEN = "%/:;=?@!$&'()*+,~[]|"
"""What stays as it is in a path; a letter of another script is sent as its UTF-8 in percents."""

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

    def allow(url: str, parts: SplitResult) -> None:
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in robots:
            robots[site] = _read_robots(client, site)
        if not robots[site].can_fetch(AGENT, url):
            raise InputError(f"{url}: the site's robots.txt asks that it not be fetched")

    url, answer = _follow(client, url, MAX_PAGE_BYTES, allow)
    if answer.status != http.client.OK:
        raise UnreadableFile(f"{url}: the server answers {answer.status}")
    return Upload(name=url, data=answer.body, given=Given(url=url))


def _follow(
    client: "_Client", url: str, max_bytes: int, allow: Callable[[str, SplitResult], None]
) -> tuple[str, Answer]:
    """The answer that redirects from ``url`` lead to, and its address; each is checked."""
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url)
        allow(url, parts)
        answer = client.get(parts, max_bytes)
        if answer.location is None:
            return url, answer
        url = urljoin(url, answer.location)
    raise UnreadableFile(f"{url}: it redirects more than {MAX_REDIRECTS} times")


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
        path, query = quote(parts.path or "/", _AS_WRITTEN), quote(parts.query, _AS_WRITTEN)
        target = urlunsplit(("", "", path, query, ""))
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
        stream = self._reach(addresses, port)
        if scheme == "https":
            stream = ssl.create_default_context().wrap_socket(
                stream, server_hostname=host, do_handshake_on_connect=False
            )
        timer = threading.Timer(MAX_SECONDS, _cut, [stream])
        timer.daemon = True
        timer.start()
        try:
            if isinstance(stream, ssl.SSLSocket):
                stream.do_handshake()
            yield stream
        finally:
            timer.cancel()
            stream.close()

    def _reach(self, addresses: list[str], port: int) -> socket.socket:
        """A connection to the first address that answers: a site may have one that we cannot."""
        for address in addresses[:-1]:
            try:
                return self._connect(address, port, MAX_SECONDS / len(addresses))
            except OSError:
                continue
        return self._connect(addresses[-1], port, MAX_SECONDS)


def _read_robots(client: _Client, site: str) -> RobotFileParser:
    """The site's rules; a site without any allows all, one that fails allows nothing.

    Redirects are followed, as RFC 9309 asks.
    """
    rules = RobotFileParser()
    _, answer = _follow(client, f"{site}/robots.txt", MAX_ROBOTS_BYTES, lambda *_: None)
    if answer.status >= http.client.INTERNAL_SERVER_ERROR:
        rules.parse(["User-agent: *", "Disallow: /"])
    elif answer.status != http.client.OK:
        rules.parse([])
    else:
        rules.parse(answer.body.decode("utf-8", "replace").splitlines())
    return rules


def _is_public(address: str) -> bool:
    """Is it an address of the open internet: not this machine, not its network?

    An IPv6 address that stands for an IPv4 one is as public as that one is.
    """
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not any(ip in network for network in _NOT_PUBLIC_V4)
    inner = ip.ipv4_mapped or ip.sixtofour or _translated(ip)
    if inner is not None:
        return _is_public(str(inner))
    return ip in _UNICAST and ip.is_global and ip not in _DOCUMENTATION


def _translated(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a NAT64 gateway would connect to (RFC 6052)."""
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None


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
