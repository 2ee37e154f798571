"""Where a document leads: every link in it, of an entry or not."""

from collections.abc import Iterator
from typing import NamedTuple

from ..markdown.source import Span
from .entry import PaperList


class Destination(NamedTuple):
    """The URL of a link as the source has it, and its place."""

    span: Span
    url: str


def destinations(papers: PaperList) -> list[Destination]:
    """All destinations in the order of the file, each place once; empty ones and images left out."""
    urls = dict.fromkeys(_spans(papers), "")
    # Entries also know of links that are written as HTML, or bare.
    urls.update((link.target, link.url) for entry in papers.entries for link in entry.links)
    places = (span for span in sorted(urls) if 0 <= span.start < span.end)
    return [Destination(span, urls[span] or papers.source[span]) for span in places]


def _spans(papers: PaperList) -> Iterator[Span]:
    for block in papers.walk():
        for inline in block.inlines:
            if inline.kind == "link":
                yield inline.target
