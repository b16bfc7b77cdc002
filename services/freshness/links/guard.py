"""Which addresses the link check may call: the public net and nothing else, whatever a name resolves to."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

PORTS = {"http": 80, "https": 443}
IP = ipaddress.IPv4Address | ipaddress.IPv6Address
# Of the newer numbers only these are given out to the public net.
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
# 64:ff9b::/96 carries an IPv4 address through networks without IPv4.
NAT64 = ipaddress.ip_network("64:ff9b::/96")
# What stays as it is written in the path of an address.
SAFE = "/%:?@!$&'()*+,;=~-._[]"
Resolver = Callable[[str, int], list[str]]


class Refused(Exception):
    """An address that is not called; its words say why."""


class Unresolved(Exception):
    """A name that leads nowhere."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to call: the checked number is called, never the name again (no second answer of the resolver)."""

    url: str
    scheme: str
    host: str
    port: int
    number: str
    path: str


def resolve(host: str, port: int) -> list[str]:
    """Return the numbers behind a name. Raises Unresolved."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unresolved(host) from error
    return [str(row[4][0]) for row in found]


def is_public(number: str) -> bool:
    """Return whether a number lies in the public net, also one that is wrapped in another."""
    try:
        # A zone („%eth0“) names a cable of this machine.
        ip = ipaddress.ip_address(number)
    except ValueError:
        return False
    return all(_is_given_out(each) for each in _wrapped(ip))


def _is_given_out(ip: IP) -> bool:
    if isinstance(ip, ipaddress.IPv6Address) and ip not in GLOBAL_UNICAST:
        return False
    return ip.is_global and not ip.is_multicast


def _wrapped(ip: IP) -> Iterator[IP]:
    """Yield a number and those inside it; a wrapper that holds a number is judged by it alone."""
    if isinstance(ip, ipaddress.IPv4Address):
        yield ip
    elif ip.ipv4_mapped is not None:
        yield from _wrapped(ip.ipv4_mapped)
    elif ip in NAT64:
        yield ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    else:
        yield ip
        if ip.sixtofour is not None:
            yield ip.sixtofour
        if ip.teredo is not None:
            yield from ip.teredo


@dataclass(frozen=True)
class Guard:
    """Decides what may be called; tests hand in other judges, because their server is this machine."""

    may_call: Callable[[str], bool] = is_public
    resolver: Resolver = resolve
    ports: frozenset[int] | None = frozenset(PORTS.values())

    def target(self, url: str) -> Target:
        """Return where to call for an address. Raises Refused and Unresolved."""
        parts = _split(url)
        scheme, host = parts.scheme.lower(), parts.hostname or ""
        if scheme not in PORTS or not host:
            raise Refused("Nur http und https.")
        if parts.username is not None or parts.password is not None:
            raise Refused("Eine Adresse mit Zugangsdaten wird nicht gefragt.")
        port = parts.port or PORTS[scheme]
        if self.ports is not None and port not in self.ports:
            raise Refused("Nur die üblichen Ports.")
        numbers = self.resolver(_in_ascii(host), port)
        if not numbers:
            raise Unresolved(host)
        # One private number among public ones is a trap.
        if not all(self.may_call(number) for number in numbers):
            raise Refused("Führt nicht ins öffentliche Netz.")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Target(url, scheme, _in_ascii(host), port, numbers[0], quote(path, safe=SAFE))


def _split(url: str) -> SplitResult:
    if any(sign <= " " or sign == "\x7f" for sign in url):
        raise Refused("Eine Adresse hat keine Leerzeichen und Steuerzeichen.")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise Refused("Das ist keine Adresse.") from error
    return parts


def _in_ascii(host: str) -> str:
    """Return a name as it is asked for: umlauts in their encoded form."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise Refused("Diesen Namen kann niemand fragen.") from None
