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
    spans = {span for span in _spans(papers) if span.start >= 0 and span.start < span.end}
    return [Destination(span, papers.source[span]) for span in sorted(spans)]


def _spans(papers: PaperList) -> Iterator[Span]:
    for block in papers.walk():
        for inline in block.inlines:
            if inline.kind == "link":
                yield inline.target
    # Entries also know of links that are written as HTML, or bare.
    for entry in papers.entries:
        for link in entry.links:
            yield link.target
