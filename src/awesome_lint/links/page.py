"""The first part of a page: what it calls itself, and signs that it is not what was asked for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

HEAD = 64 * 1024  # characters in which titles and phrases are looked for
_TITLE = re.compile(r"<title\b[^>]{0,300}>([^<]{0,1000})", re.I)
_H1 = re.compile(r"<h1\b[^>]{0,300}>(.{0,1000}?)</h1", re.I | re.S)
_META = re.compile(r"<meta\b([^>]{0,4000})>", re.I)
_ATTRIBUTE = re.compile(
    r"""([a-zA-Z:_-]{1,30})\s{0,5}=\s{0,5}(?:"([^"]{0,3000})"|'([^']{0,3000})'|([^\s"'>]{1,3000}))"""
)
_TAG = re.compile(r"<[^>]{0,1000}>")
_CHARSET = re.compile(rb"""charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_-]{1,40})""", re.I)
_REFRESH = re.compile(r"\s{0,20}[0-5]\s{0,20}[;,]\s{0,20}url\s{0,5}=\s{0,5}['\"]?([^'\"\s]{1,3000})", re.I)
_MOST_META = 200


class Page(NamedTuple):
    """A page that was read. `refresh` is where it sends its reader at once, without a redirect."""

    title: str = ""
    paper: str = ""
    signs: tuple[str, ...] = ()
    refresh: str = ""
    text: str = ""

    def has(self, fragment: str) -> bool:
        """Whether the page has an element of that name; GitHub puts a prefix before its own."""
        names = {fragment, f"user-content-{fragment}"}
        return any(
            f"{attribute}={quote}{html.escape(name, quote=False)}{quote}" in self.text
            for name in names
            for attribute in ("id", "name")
            for quote in ('"', "'", "")
            if quote or re.search(rf"\b{attribute}={re.escape(name)}[\s>]", self.text)
        )


def read_page(body: bytes, content_type: str) -> Page:
    """What the first part of an HTML page says; nothing for any other kind of file."""
    if "html" not in content_type.lower() and not (not content_type and body.lstrip()[:1] == b"<"):
        return Page()
    text = _decode(body, content_type)
    head = text[:HEAD]
    metas = dict(_metas(head))
    title = _text(_TITLE.search(head))
    first = _text(_H1.search(head))
    refresh = _REFRESH.match(metas.get("refresh", ""))
    return Page(
        title=title,
        paper=(metas.get("citation_title") or metas.get("og:title") or "")[:1000],
        signs=tuple(_signs(title, first, head)),
        refresh=html.unescape(refresh[1]) if refresh else "",
        text=text,
    )


def _decode(body: bytes, content_type: str) -> str:
    named = _CHARSET.search(content_type.encode("ascii", "replace")) or _CHARSET.search(body[:2000])
    try:
        return body.decode(named[1].decode() if named else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _metas(head: str) -> Iterator[tuple[str, str]]:
    """Name and content of the <meta> elements, the last first, so that a dict keeps the first."""
    found: list[tuple[str, str]] = []
    for _, match in zip(range(_MOST_META), _META.finditer(head), strict=False):
        pairs = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(match[1])}
        name = pairs.get("name") or pairs.get("property") or pairs.get("http-equiv") or ""
        found.append((name.lower(), " ".join(html.unescape(pairs.get("content", "")).split())))
    return reversed(found)


def _text(match: re.Match[str] | None) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", match[1])).split())[:1000] if match else ""


def _signs(title: str, first: str, head: str) -> Iterator[str]:
    phrases = _phrases()
    for sign, pattern in phrases["title"].items():
        if pattern.search(title) or pattern.search(first):
            yield sign
    for sign, pattern in phrases["page"].items():
        if pattern.search(head):
            yield sign


@cache
def _phrases() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    import tomllib

    table = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text("utf-8"))
    return {
        where: {sign: re.compile("|".join(patterns), re.I) for sign, patterns in signs.items()}
        for where, signs in table.items()
    }


def anchors(page: Page, fragments: Iterable[str]) -> dict[str, bool]:
    """Which of the fragments the page has."""
    return {fragment: page.has(fragment) for fragment in fragments}
