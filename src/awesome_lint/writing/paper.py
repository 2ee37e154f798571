"""A paper that is to be put into a list, and how its title is written in Markdown."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from ..markdown.sections import Section
from ..markdown.source import Span
from ..papers.entry import Entry, Link
from ..papers.identifiers import Resource, recognise, split_host
from ..papers.venues import resolve

PAPERS = ("paper", "arxiv", "openreview")
_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~$:])")
_UNSEEN = ("Cc", "Cs", "Co", "Cn", "Cf")
_STAYS = "\u200c\u200d"  # letters of some scripts and emoji are joined by these
_LONGEST = 500  # characters; no title is so long


class WritingError(Exception):
    """A paper cannot be written into this list; the message says why, and what would help."""


@dataclass(frozen=True)
class NewPaper:
    """What is known of a paper. `links` are (kind, URL); nothing that is unknown is made up."""

    title: str
    links: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None

    @cached_property
    def resources(self) -> list[Resource]:
        return [found for _, url in self.links if (found := recognise(url))]

    @property
    def month(self) -> int | None:
        """The month of its arXiv id, if that is of the paper's year."""
        return next((r.month for r in self.resources if r.month and r.year == self.year), None)

    @property
    def arxiv(self) -> str | None:
        """Its arXiv id."""
        return next((r.id.partition(":")[2] for r in self.resources if r.scheme == "arxiv"), None)

    @property
    def venue_id(self) -> str | None:
        return (resolve(self.venue) or self.venue) if self.venue else "arXiv" if self.arxiv else None

    @property
    def main(self) -> tuple[str, str] | None:
        """The link that stands for the paper."""
        ranks = {kind: rank for rank, kind in enumerate(PAPERS)}
        return min(self.links, key=lambda link: ranks.get(link[0], len(ranks)), default=None)

    def as_entry(self, like: Entry) -> Entry:
        """The paper as if it stood in the list, to be compared with what does."""
        none = Span(-1, -1)
        links = [Link(kind, kind, u, none, none, none, split_host(u), recognise(u)) for kind, u in self.links]
        new = Entry(self.title, none, links, like.shape, like.section, none, like.block, like.container)
        new.year, new.venue, new.venue_id = self.year, self.venue, self.venue_id
        return new


def cleaned(title: str) -> str:
    """A title on one line. Raises WritingError where it is none, or holds what cannot be seen."""
    text = " ".join(title.split())
    for char in text:
        if unicodedata.category(char) in _UNSEEN and char not in _STAYS:
            raise WritingError(f"the title holds a character that cannot be seen: U+{ord(char):04X}")
    if not any(map(str.isalnum, text)) or len(text) > _LONGEST:
        raise WritingError("the title holds no word" if len(text) <= _LONGEST else "the title is too long")
    return text


def spellings(title: str, shape: str) -> tuple[str, ...]:
    """Ways to write a title, the plainest first: which one reads as the title, the reader decides."""
    if shape == "html-table":
        return (html.escape(title, quote=False),)
    bare = title.replace("|", "\\|") if shape == "pipe-table" else title
    return tuple(dict.fromkeys((bare, _SPECIAL.sub(r"\\\1", title))))


def home(entry: Entry) -> Section:
    """The section that an entry stands in; one that is a section itself stands in the one above."""
    above = entry.section.parent
    return above if entry.shape == "heading" and above else entry.section
