"""The pieces that every shape of entry is made of: plain text, links, and what leads up to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from operator import attrgetter
from sys import intern

from ..markdown.document import Block, Document
from ..markdown.inline import Inline, starting_in
from ..markdown.source import Span
from ..markdown.text import plain_span, unmark
from ..rare import rare
from .entry import Link
from .identifiers import recognise, split_host
from .labels import kind_at, label_kind

_PAIRS = {"[": "]", "(": ")", "*": "*", "_": "_", "`": "`"}
_LABEL_EDGE = " []()*_`:|：•·"
_BARE_URL = rare(r"(?P<url>https?://[^\s<>\[\]()\"'`，。；、（）【】]+)")
HREF = rare(
    r"<a\b(?=(?:[^<>]|<(?![a-z/!]))*+>)[^>]*?\bhref\s*=\s*(?P<q>[\"']?)(?P<url>[^\"'\s>]*)(?P=q)[^>]*>", re.I
)
_ANCHOR = re.compile(r"</?a\b", re.I)
_URL_END = ".,;:!?'\"*|"
_PAPERISH = frozenset({"paper", "arxiv", "openreview"})


def read_links(document: Document, block: Block, title: Span | None = None) -> list[Link]:
    """The links of a block, in order. One that lies over `title` is the title's and has no label."""
    links = [_read_link(document, block, x, title) for x in block.inlines if x.kind in ("link", "autolink")]
    others = [*_bare_links(document, block), *_html_links(document, block, title)]
    return sorted([*links, *others], key=attrgetter("span")) if others else links


def _read_link(document: Document, block: Block, inline: Inline, title: Span | None) -> Link:
    text, (kind, span, content, target, _) = document.text, inline
    url, label = text[target.start : target.end], None
    if not (title and content.touches(title)):
        label = bare_label(plain_span(text, content, block.inlines)) or _image_text(document, block, inline)
        if kind == "autolink" or label == url:
            start = (block.content or block.span).start
            label = _key_before(text, span.start, start) or label
    return _link(label, url, widen(text, span), content, target)


def _link(label: str | None, url: str, span: Span, text: Span, target: Span) -> Link:
    label = label and intern(label)  # many links bear few labels
    host, resource = split_host(url), recognise(url)
    return Link(kind_at(label, url, host, resource), label, url, span, text, target, host, resource)


@lru_cache(maxsize=4096)
def bare_label(text: str) -> str:
    """A label without the marks around it; a bracket that closes one within it stays."""
    label = text.strip(_LABEL_EDGE)
    after = text[text.find(label) + len(label) :][:1]
    opener = {")": "(", "]": "["}.get(after)
    return label + after if opener and label.count(opener) > label.count(after) else label


def images_in(block: Block, link: Inline) -> list[Inline]:
    """The images that a link shows."""
    inner = starting_in(block.inlines, *link.content)
    return [i for i in inner if i.kind == "image" and i.span.end <= link.content.end]


def _image_text(document: Document, block: Block, link: Inline) -> str:
    """The alternative text of a badge."""
    return next((document.source[image.content].strip() for image in images_in(block, link)), "")


def _key_before(text: str, end: int, start: int) -> str:
    """The key of a `key: URL` line, whose URL starts at `end`."""
    line = text[max(start, text.rfind("\n", start, end) + 1) : end].rstrip()
    if not line.endswith((":", "：", "[", ":**")):
        return ""
    return line.rpartition("|")[2].strip(_LABEL_EDGE)


def _bare_links(document: Document, block: Block) -> Iterator[Link]:
    """URLs that stand in the text as they are, with the key before them as label."""
    text, content = document.text, block.content or block.span
    known = [i for i in block.inlines if not i.reference and text.startswith("http", i.target.start)]
    if text.count("http", *content) <= len(known):
        return  # most blocks hold no URL but those of their links
    taken = sorted(inline.span for inline in block.inlines if inline.kind not in ("emphasis", "strong"))
    at = content.start
    for start, end in (*taken, (content.end, content.end)):
        for match in _BARE_URL.finditer(text, at, start) if text.find("http", at, start) >= 0 else ():
            url = match["url"].rstrip(_URL_END)
            target = Span(match.start("url"), match.start("url") + len(url))
            label = _key_before(text, target.start, content.start)
            yield _link(label, url, target, target, target)
        at = max(at, end)


def _html_links(document: Document, block: Block, title: Span | None) -> Iterator[Link]:
    """`<a href="…">` within a text."""
    anchors = [i.span for i in block.inlines if i.kind == "html" and _ANCHOR.match(document.text, *i.span)]
    for (start, end), after in zip_longest(anchors, anchors[1:]):
        if match := HREF.match(document.text, start, end):
            inside = Span(end, after.start if after else end)
            yield html_link(document, match, inside, title, block.inlines)


def html_link(
    document: Document, match: re.Match[str], inside: Span, title: Span | None, inlines: Sequence[Inline] = ()
) -> Link:
    """The link of an `<a>` tag that `match` found, with its text at `inside`."""
    url, target = match["url"], Span(*match.span("url"))
    label = None
    if not (title and inside.touches(title)):
        label = bare_label(plain_span(document.text, inside, inlines))
    return _link(label, url, Span(match.start(), inside.end), inside, target)


def widen(text: str, span: Span) -> Span:
    """The span with the brackets, parentheses and emphasis marks that enclose it alone."""
    start, end = span
    while start and end < len(text) and _PAIRS.get(text[start - 1]) == text[end]:
        start, end = start - 1, end + 1
    return Span(start, end) if end > span.end else span


def shows_paper(links: Iterable[Link]) -> bool:
    """Whether a link is to a paper, as its URL or its label says."""
    return any(map(_is_paper, links))


def _is_paper(link: Link) -> bool:
    if link.resource is not None and link.resource.is_paper:
        return True
    return label_kind(link.label) in _PAPERISH or link.url.lower().endswith(".pdf")


def plain(document: Document, span: Span, block: Block) -> str:
    """The plain text of a part of a block."""
    return plain_span(document.text, span, block.inlines) if block.inlines else unmark(document.source[span])
