"""Names of hosts in all scripts, as browsers send them."""

from __future__ import annotations

import re
from urllib.parse import unquote

_HOST = re.compile(r"(\w+://(?:[^/?#@]*@)?)([^/?#@:\[\]]+)", re.ASCII)
_FORBIDDEN = re.compile(r"[\x00-\x20#%/:<>?@\[\\\]^|\x7f]")
_ACE = "xn--"


def with_ascii_host(url: str) -> str:
    """A URL whose host is spelled in ASCII. Raises UnicodeError where no browser takes it."""
    found = _HOST.match(url)
    if not found or (found[2].isascii() and "%" not in found[2]):
        return url
    return f"{found[1]}{_ascii(unquote(found[2]))}{url[found.end() :]}"


def check_ascii_host(host: str) -> None:
    """Raises UnicodeError for an encoded name that stands for nothing."""
    for label in host.split("."):
        if label.startswith(_ACE) and not label.removeprefix(_ACE).encode("ascii").decode("punycode"):
            raise UnicodeError(f"'{host}' is no host")


def _ascii(host: str) -> str:
    import idna  # brings large tables

    mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
    if _FORBIDDEN.search(mapped):
        raise UnicodeError(f"'{host}' is no host")
    return ".".join(map(_label, mapped.split(".")))


def _label(label: str) -> str:
    import idna

    if label.isascii():
        return label
    try:
        return idna.alabel(label).decode("ascii")
    except idna.InvalidCodepoint:
        # The rules for registries know no symbols, which browsers do: ☕.example
        return f"{_ACE}{label.encode('punycode').decode('ascii')}"
