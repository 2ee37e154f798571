"""The first part of a page: what it calls itself, and signs that it is not what was asked for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from ..papers.hosts import split_host
from ..papers.identifiers import recognise
from .phrases import TITLE_PARTS, signs
from .record import Record

HEAD = 64 * 1024  # characters in which titles and phrases are looked for
_TITLE = re.compile(r"<title\b[^>]{0,300}>([^<]{0,1000})", re.I)
_H1 = re.compile(r"<h1\b", re.I)
_H1_END = re.compile("</h1", re.I)
_META = re.compile(r"<meta\b", re.I)
_ATTRIBUTE = re.compile(
    r"""([a-zA-Z:_-]{1,30})\s{0,5}=\s{0,5}(?:"([^"]{0,3000})"|'([^']{0,3000})'|([^\s"'>]{1,3000}))"""
)
_TAG = re.compile(r"<[^>]{0,1000}>")
# A page may hold another one as a string of JSON.
_NAME = re.compile(
    r"""\b(?:id|name)=\\?(?:"([^"\\<>]{1,300})|'([^'\\<>]{1,300})|([^\s"'\\<>]{1,300}))""", re.I
)
_CHARSET = re.compile(rb"""charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_-]{1,40})""", re.I)
_REFRESH = re.compile(r"\s{0,20}[0-5]\s{0,20}[;,]\s{0,20}url\s{0,5}=\s{0,5}['\"]?([^'\"\s]{1,3000})", re.I)
_WORDS = 4  # of a title that is one of a paper
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # that of a conference, in the title of its site
_MOST_META = 200
_LONGEST_META = 4000
_LONGEST_H1 = 1300
# Other encodings are read as UTF-8; Python knows some that no page is written in, and that take for ever.
_ENCODING = re.compile(
    r"utf-?(?:8|16(?:[lb]e)?)|us-ascii|latin-?1|(?:iso|cp|windows)[-_]?\d[-\d]{2,8}|gb\w{1,5}|big5(?:-?hkscs)?"
    r"|euc-?(?:jp|kr|cn)|s(?:hift)?[-_]?jis|koi8-?[ru]|mac-?roman",
    re.I,
)


class Page(NamedTuple):
    """A page that was read. `refresh` is where it sends its reader at once, without a redirect."""

    title: str = ""
    paper: str = ""
    authors: tuple[str, ...] = ()
    cited: bool = False
    """Whether `paper` is said for those who cite it, rather than for those who share the page."""
    signs: tuple[str, ...] = ()
    refresh: str = ""
    text: str = ""


def read_page(body: bytes, content_type: str) -> Page:
    """What the first part of an HTML page says; nothing for any other kind of file."""
    if "html" not in content_type.lower() and not (not content_type and body.lstrip()[:1] == b"<"):
        return Page()
    text = _decode(body, content_type)
    head = text[:HEAD]
    found = list(_metas(head))
    metas = dict(found)
    written = _TITLE.search(head)
    title = _text(written[1]) if written else ""
    refresh = _REFRESH.match(metas.get("refresh", ""))
    return Page(
        title=title,
        paper=(metas.get("citation_title") or metas.get("og:title") or "")[:1000],
        authors=tuple(content[:200] for name, content in reversed(found) if name == "citation_author")[
            :_MOST_META
        ],
        cited=bool(metas.get("citation_title")),
        signs=() if "citation_title" in metas else tuple(dict.fromkeys(signs(title, _heading(head), head))),
        refresh=html.unescape(refresh[1]) if refresh else "",
        text=text,
    )


def record_of(url: str, page: Page) -> Record | None:
    """What a page says of the paper that it is about; a mere title counts at an address of a paper only."""
    source = split_host(url)
    if page.cited:
        return Record(source, title=page.paper, authors=page.authors)
    resource = recognise(url)
    if not resource or not resource.is_paper:
        return None
    title = page.paper or max(TITLE_PARTS.split(page.title), key=len)
    plain = len(title.split()) >= _WORDS and not _YEAR.search(title)
    return Record(source, title=title, sure=False) if plain else None


def _decode(body: bytes, content_type: str) -> str:
    named = _CHARSET.search(content_type.encode("ascii", "replace")) or _CHARSET.search(body[:2000])
    name = named[1].decode() if named else ""
    try:
        return body.decode(name if _ENCODING.fullmatch(name) else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _metas(head: str) -> Iterator[tuple[str, str]]:
    """Name and content of the <meta> elements, the last first, so that a dict keeps the first."""
    found: list[tuple[str, str]] = []
    for _, match in zip(range(_MOST_META), _META.finditer(head), strict=False):
        end = head.find(">", match.end(), match.end() + _LONGEST_META)
        pairs = {
            m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(head, match.end(), end)
        }
        if "http-equiv" in pairs and _unseen(head, match.start()):
            continue
        name = pairs.get("name") or pairs.get("property") or pairs.get("http-equiv") or ""
        found.append((name.lower(), " ".join(html.unescape(pairs.get("content", "")).split())))
    return reversed(found)


def _unseen(head: str, at: int) -> bool:
    """Whether a place is for readers without scripts, or commented out."""
    before = head[:at].lower()
    return any(before.rfind(o) > before.rfind(c) for o, c in (("<noscript", "</noscript"), ("<!--", "-->")))


def _heading(head: str) -> str:
    """The first heading, as text."""
    start = _H1.search(head)
    inside = head[start.end() : start.end() + _LONGEST_H1].partition(">")[2] if start else ""
    end = _H1_END.search(inside)
    return _text(inside[: end.start()]) if end else ""


def _text(source: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", source)).split())[:1000]


def anchors(page: Page, fragments: Iterable[str]) -> dict[str, bool]:
    """Which of the fragments the page has; GitHub puts a prefix before its own.

    Of what is no page it is not known which places it has, and not doubted.
    """
    wanted = {fragment: {fragment, unquote(fragment)} for fragment in fragments}
    if not page.text:
        return dict.fromkeys(wanted, True)
    names = {"top", *_names(page.text)} if wanted else set()
    return {fragment: bool(spellings & names) for fragment, spellings in wanted.items()}


def _names(text: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        yield html.unescape(match[1] or match[2] or match[3]).removeprefix("user-content-")
