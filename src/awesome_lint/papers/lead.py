"""Where the title is in the line or paragraph that an entry begins with.

Lists write it as a link, in quotes, in bold, in one of several fields, or simply first.
Each way is one small function over a `Lead`; the first that finds a title wins.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from ..markdown.document import Block, Document
from ..markdown.inline import Inline
from ..markdown.source import Span
from .extent import Lead, unnumbered
from .labels import label_kind
from .opening import find_venue_only, is_badge, skip_opening
from .pieces import widen

_QUOTED = re.compile(r"(?:\"|“|``)(?P<title>[^\"“”\n][^\"“”]{7,400}?)(?:\"|”|'')(?!\w)")
_URL = re.compile(r"https?://|www\.", re.I)
_NAME = 3
_LEAST = 8  # characters of a title that stands as a link or in bold


class Title(NamedTuple):
    """A title's place, and the way it is written."""

    span: Span
    shape: str


def find_title(document: Document, block: Block) -> Title | None:
    """The title in a paragraph, item or cell; None where nothing looks like one."""
    content = block.content or block.span
    start, (links, marks) = skip_opening(document, block, content.start), _sorted_out(document, block)
    lead = Lead(document, block, start, content.end, links, marks, _first_link(document, start, links))
    for way in _WAYS:
        title = way(lead)
        if title is not None and any(map(str.isalnum, document.source[title.span])):
            return title
    return None


def _sorted_out(document: Document, block: Block) -> tuple[list[Inline], list[Inline]]:
    """The links of a block that show more than a badge, and its other inlines."""
    links = [i for i in block.inlines if i.kind in ("link", "autolink")]
    if len(links) == len(block.inlines):
        return links, []
    if any(i.kind == "image" for i in block.inlines):
        links = [link for link in links if not is_badge(document, block, link)]
    shown = set(links)
    return links, [i for i in block.inlines if i not in shown]


def _first_link(document: Document, start: int, links: list[Inline]) -> Inline | None:
    first = next((link for link in links if link.span.start >= start), None)
    return None if first is None or document.text[start : first.span.start].strip("*_[( `") else first


def _venue_link(lead: Lead) -> Title | None:
    """`[[CVPR](u)] Title`: a short link first, whose label is no title, and the title after it."""
    first = lead.first
    if first is None:
        return None
    start = skip_opening(lead.document, lead.block, widen(lead.document.text, first.span).end)
    if start >= lead.end or any(link.span.start <= start < link.span.end for link in lead.links):
        return None
    rest = lead.trimmed(start, lead.tail(start))
    words = lead.text(rest)
    return Title(rest, "venue-link-bullet") if len(words) >= _LEAST and len(words.split()) >= 2 else None


def _in_brackets(lead: Lead, link: Inline) -> bool:
    """Whether a link is a tag: `[[label](u)]`."""
    return lead.document.text[link.span.start - 1 : link.span.start] == "["


def _linked(lead: Lead) -> Title | None:
    """`[Title](u)` at the start."""
    first = lead.first
    if first is None or not is_title(lead.text(first.content), short=True):
        return None
    if _in_brackets(lead, first) and _venue_link(lead):
        return None
    return Title(first.content, "title-link-bullet")


def _quoted(lead: Lead) -> Title | None:
    """`"Title", VENUE, YEAR. [[paper](u)]`, perhaps after a name or the authors."""
    match = _QUOTED.search(lead.document.text, lead.start, lead.stop)
    if match is None or " " not in match["title"].strip():
        return None
    return Title(Span(*match.span("title")), "citation-bullet")


def _bold(lead: Lead) -> Title | None:
    """`**Title** VENUE YEAR`: bold that is no name before a colon."""
    text = lead.document.text
    strong = next((i for i in lead.marks if i.kind == "strong" and i.span.end > lead.start), None)
    if strong is None or text[lead.start : strong.span.start].strip("[(* "):
        return None
    words = lead.text(strong.content)
    after = text[strong.span.end : strong.span.end + 3].lstrip(" ")
    if (
        len(words) < _LEAST
        or words.startswith("[")
        or after[:1] in (":", "：")
        or words.endswith((":", "："))
    ):
        return None
    return Title(unnumbered(text, strong.content), "bold-title")


def _fields(lead: Lead) -> Title | None:
    """`YEAR | Title | Authors | Venue | [PDF](u)`: the first of three fields that is no year or venue."""
    text = lead.document.text
    content = lead.block.content or lead.block.span
    stop = lead.stop
    if text.count(" | ", content.start, stop) < 2:
        return None
    start, spans = content.start, []
    for part in text[content.start : stop].split("|")[:3]:
        spans.append(Span(start, start + len(part)))
        start += len(part) + 1
    named = [
        lead.document.source.trim(s)
        for s in spans
        if len(lead.text(s)) >= _LEAST and not find_venue_only(lead.text(s))
    ]
    return Title(named[0], "pipe-fields") if named else None


def _later_link(lead: Lead) -> Title | None:
    """`Authors. YEAR. [Title](u). Venue`: the first link whose text reads like a title."""
    for link in lead.links:
        if link.content.end - link.content.start < _LEAST:
            continue
        words = lead.text(link.content)
        if len(words.split()) >= 3 and is_title(words):
            return Title(link.content, "citation-bullet")
    return None


def _before_links(lead: Lead) -> Title | None:
    """`Title [[paper](u)]`: all that stands before the first link."""
    text, end = lead.document.text, lead.tail(lead.start)
    if not text[lead.start : end].strip():
        end = lead.next_link(lead.start)
    return Title(lead.trimmed(lead.start, end), "tagged-bullet")


_WAYS: tuple[Callable[[Lead], Title | None], ...] = (
    _quoted,
    _linked,
    _venue_link,
    _fields,
    _bold,
    _later_link,
    _before_links,
)


def is_title(text: str, short: bool = False) -> bool:
    """Whether a link's text reads like a title rather than like a label, a venue or a URL.

    `short` lets a single word pass: a method's name may stand for its paper.
    """
    if label_kind(text) or _URL.match(text) or find_venue_only(text):
        return False
    words = text.split()
    if not text.isascii() and len(text) >= 5:
        return True
    if short and len(text) >= _NAME and text.lower() not in ("link", "here"):
        return True
    return len(text) >= _LEAST and len(words) >= 2
