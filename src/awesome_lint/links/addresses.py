"""Which addresses may be asked: a list comes from strangers, and must not reach into this network."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
# Networks whose addresses end in one of IPv4: of NAT64, and two older forms.
_TRANSLATED = [IPv6Network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96", "::ffff:0:0:0/96")]


class NoSuchHost(Exception):
    """The name does not exist."""


class NoAnswer(Exception):
    """The resolver did not say whether the name exists."""


class PrivateAddress(Exception):
    """The address is not on the public internet."""


def literal(host: str) -> str | None:
    """The address that a host is, in any form that a resolver takes (also 2130706433, 0x7f.1)."""
    try:
        return str(ip_address(host.strip("[]").partition("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeEncodeError):
        return None


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet; one inside of IPv6 counts as itself."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.is_site_local:
            return False
        ip = _inner(ip) or ip
    return ip.is_global and not ip.is_multicast


def _inner(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to."""
    if any(ip in network for network in _TRANSLATED):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def check_literal(host: str) -> None:
    """Raises PrivateAddress where the host is written as an address that is not public."""
    address = literal(host)
    if address and not is_public(address):
        raise PrivateAddress(address)


async def _in_thread(look_up: Callable[[], T]) -> T:
    """What a function returns that may take long, in a thread that nothing waits for in the end.

    The threads that asyncio shares are few, so that slow names would hold up others, and Ctrl-C.
    """
    loop = asyncio.get_running_loop()
    result: asyncio.Future[T] = loop.create_future()

    def tell(set_it: Callable[[Any], None], value: object) -> None:
        if not result.done():
            set_it(value)

    def work() -> None:
        told: tuple[Callable[[Any], None], object]
        try:
            told = result.set_result, look_up()
        except Exception as error:
            told = result.set_exception, error
        with suppress(RuntimeError):  # the run has ended
            loop.call_soon_threadsafe(tell, *told)

    Thread(target=work, daemon=True).start()
    return await result


async def resolve(host: str, port: int, *, private: bool) -> list[str]:
    """The addresses of a host, of which none is private unless that is allowed.

    One private address among them is enough to refuse: which one is taken would be chance.
    Raises NoSuchHost, NoAnswer and PrivateAddress.
    """
    try:
        found = await _in_thread(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except socket.gaierror as error:
        known = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
        raise (NoSuchHost if known else NoAnswer)(error.strerror) from error
    except UnicodeError as error:
        raise NoSuchHost("not a host name") from error
    addresses = list(dict.fromkeys(str(item[4][0]) for item in found))
    if not private and (inside := [a for a in addresses if not is_public(a)]):
        raise PrivateAddress(inside[0])
    return addresses
