"""A paper as data: what every format carries as far as it can."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class RecordLink(NamedTuple):
    """A link of a paper. `label` is None where the title itself is the link."""

    kind: str
    label: str | None
    url: str
    line: int | None = None


@dataclass(slots=True, eq=False)
class Record:
    """A paper, free of the format it was read from. What is not known is None or empty.

    `more` holds what only some formats know: abbr, institutions, keywords, note, cover.
    `before`, `form`, `spelled` and `after` are what it takes to write the very Markdown
    again: the text above the entry, the entry with holes for its data, how values are
    spelled in Markdown, and the text below the last entry.
    """

    title: str
    authors: list[str] = field(default_factory=list)
    year: int | None = None
    venue: str | None = None
    venue_id: str | None = None
    section: tuple[str, ...] = ()
    links: list[RecordLink] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    shape: str | None = None
    venue_source: str | None = None
    year_source: str | None = None
    file: str | None = None
    line: int | None = None
    end_line: int | None = None
    more: dict[str, str | list[str]] = field(default_factory=dict)
    before: str | None = None
    form: str | None = None
    spelled: dict[str, str] = field(default_factory=dict)
    after: str | None = None

    def link(self, *kinds: str) -> RecordLink | None:
        """The first link of the first of the kinds that there is."""
        found = {link.kind: link for link in reversed(self.links) if link.url}
        return next((found[kind] for kind in kinds if kind in found), None)

    @property
    def url(self) -> str | None:
        """Where the title leads: its own link, else the paper's page or preprint."""
        own = next((link for link in self.links if link.label is None and link.url), None)
        main = own or self.link("paper", "arxiv", "openreview")
        return main.url if main else None


def one_line(text: str) -> str:
    """The text with its white space folded, as a title is read."""
    return " ".join(text.split())
