"""Which addresses may be asked: a list comes from strangers, and must not reach into this network."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

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
