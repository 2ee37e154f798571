"""The words of a list of papers: entries, their links, and the list itself."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ..markdown.contents import Contents
from ..markdown.document import Block, Document
from ..markdown.sections import Section
from ..markdown.source import Span
from .identifiers import Resource


class Link(NamedTuple):
    """A link of an entry.

    `label` is what the list writes on it, None where the title itself is the link;
    `span` is all that belongs to it, brackets around it included; `text` the label's
    place and `target` that of the URL, which is empty where the source has none; `host`
    is '' for anything but http and https.
    """

    kind: str
    label: str | None
    url: str
    span: Span
    text: Span
    target: Span
    host: str
    resource: Resource | None


@dataclass(eq=False, repr=False)
class Entry:
    """One paper of a list. `block` is the list item or table row that holds it."""

    title: str
    title_span: Span
    links: list[Link]
    shape: str
    section: Section
    span: Span
    block: Block
    container: Block
    venue: str | None = None
    venue_id: str | None = None
    venue_source: str | None = None
    year: int | None = None
    year_source: str | None = None
    authors: Sequence[str] = ()

    def __repr__(self) -> str:
        return f"<Entry {self.title!r} at {self.span.start}>"

    @cached_property
    def ids(self) -> list[str]:
        """What names the paper, in the order of the links, each once."""
        return list(dict.fromkeys([r.id for link in self.links if (r := link.resource) and r.is_paper]))


@dataclass(eq=False, repr=False)
class PaperList(Document):
    """A document read as a list of papers.

    `skipped` are lines with links that look like entries and were not understood;
    `not_papers` the titles of sections that were said to hold none.
    """

    root: Section
    contents: Contents | None
    entries: list[Entry] = field(default_factory=list)
    skipped: list[Span] = field(default_factory=list)
    not_papers: tuple[str, ...] = ()

    @cached_property
    def sections(self) -> list[Section]:
        """All sections in the order of the file, the root first."""
        return list(self.root.walk())

    def entry_at(self, offset: int) -> Entry | None:
        """The entry that a place of the text is in, or right behind."""
        at = bisect_right(self.entries, offset, key=lambda entry: entry.span.start) - 1
        return self.entries[at] if at >= 0 and offset <= self.entries[at].span.end else None
