"""URLs as strings: what in them is needless, missing or leads elsewhere, whatever they identify."""

from __future__ import annotations

import re
from functools import cache

from ..rare import rare
from .facts import facts
from .hosts import bare, host_fact, lookups, split_host

_PARAMETER = rare(r"(?P<mark>\?|&amp;|&)(?P<name>[^=&#]+)=?(?P<value>[^&#]*)")
# `ref` and its like mean something on many hosts, but not with the name of a site.
_REFERRER = re.compile(r"[?&;](?:ref|referrer|referer|via)=[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}(?=[&#]|$)")
_HOST = re.compile(r"(?P<host>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?P<end>[A-Za-z]{2,6}))(?P<path>[/?#:].*)?")
_SECOND = re.compile(r"https?:/{1,2}", re.I)


def without_tracking(url: str) -> tuple[str, list[str]]:
    """The URL without the parameters that only say where it was copied, and the names of those."""
    known = _tracking(bare(split_host(url)))
    if not known.search(url) and not _REFERRER.search(url):
        return url, []
    kept: list[str] = []
    gone: list[str] = []
    page, _, query = url.partition("#")[0].partition("?")
    for match in _PARAMETER.finditer("?" + query):
        written = match[0].removeprefix(match["mark"])
        if known.match(f"?{written}") or _REFERRER.match(f"?{written}"):
            gone.append(match["name"].replace("\\", "").partition("%")[0])
        else:
            kept.append(match[0] if kept else f"?{written}")
    return (page + "".join(kept) + url[len(page) + 1 + len(query) :], gone) if gone else (url, [])


@cache
def _tracking(host: str) -> re.Pattern[str]:
    """What finds the parameters that track readers of a host."""
    table = facts("links")["tracking"]
    names = (name for key in ("*", *lookups(host)) for name in table.get(key, ()))
    choice = "|".join(re.escape(name).replace(r"\*", r"\w*") for name in names)
    return re.compile(rf"[?&;]\\?(?:{choice})(?=[=&#%]|$)")


def is_placeholder(url: str) -> bool:
    """Whether the address is still to be written."""
    return url.strip().lower() in facts("links")["placeholders"]["targets"]


def lacks_scheme(url: str) -> bool:
    """Whether a relative link starts with the name of a host: 'arxiv.org/abs/…'."""
    match = _HOST.fullmatch(url)
    if match is None:
        return False
    domains, host = facts("links")["domains"], match["host"].lower()
    return (
        host_fact(host) is not None or match["end"].lower() in domains["ends" if match["path"] else "alone"]
    )


def second_address(url: str) -> str | None:
    """The address that a URL holds after another one that it does not belong to: 'https://a.bhttps://c.d'.

    An address in a parameter, or in the path of an archive, belongs to the URL.
    """
    second = _SECOND.search(url, 5)
    before, rest = (url[: second.start()], url[second.start() :]) if second else ("", "")
    if "://" not in before[:8] or "?" in before:
        return None
    whole = before.removesuffix("/")
    repeated = before.endswith("/") and whole.count("/") == 2 and split_host(whole) == split_host(rest)
    return rest if repeated or before[-1].isalnum() or before[-1] in "}{|,;" else None
