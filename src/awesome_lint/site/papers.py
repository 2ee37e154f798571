"""Lists -> the papers of a site: each under its headings, and with a name to link to."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..markdown.sections import Section
from ..papers.entry import Entry, Link, PaperList
from .markup import followable

_MAIN = ("paper", "arxiv", "openreview", "venue")  # kinds that a title links to, the best first
_UNNAMED = re.compile(r"[^\w.:/()-]+", re.ASCII)
_BETWEEN = re.compile(r"[\W_]+")
_LONGEST = 80  # characters of an anchor


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the page.

    `anchor` has a colon in it, as no other name in the page has; `main` is where its title
    leads, `links` are the others that lead anywhere.
    """

    entry: Entry
    anchor: str
    headings: tuple[str, ...]
    main: Link | None
    links: list[Link]

    @property
    def venue(self) -> str:
        return self.entry.venue_id or self.entry.venue or ""

    @property
    def code(self) -> bool:
        return any(link.kind == "code" for link in self.links)


def title_of(papers: PaperList) -> str:
    """What a list calls itself, else what its file is called, or its folder, for a README says little."""
    first = next((section for section in papers.sections if section.level == 1 and section.title), None)
    if first:
        return first.title
    path = Path(papers.source.path).absolute()
    return path.parent.name if path.stem.lower() == "readme" else path.stem


def papers_of(lists: Sequence[PaperList]) -> list[Paper]:
    """All papers in the order of the lists. Several lists are headings of their own."""
    taken: Counter[str] = Counter()
    return [
        _paper(entry, headings, _free(anchor(entry), taken))
        for papers in lists
        for entry, headings in _headed(papers, (title_of(papers),) if len(lists) > 1 else ())
    ]


def _paper(entry: Entry, headings: tuple[str, ...], name: str) -> Paper:
    links = [link for link in entry.links if followable(link.url)]
    papers = [link for link in links if link.label is None or link.kind in _MAIN]
    main = min(papers, key=_rank, default=None)
    # That a title leads to code is worth saying beside it.
    others = [link for link in links if link is not main or link.kind == "code"]
    return Paper(entry, name, headings, main, others)


def _rank(link: Link) -> int:
    """The title's own link comes first."""
    return -1 if link.label is None else _MAIN.index(link.kind)


def _headed(papers: PaperList, above: tuple[str, ...]) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Entries with the titles above them, without the one that stands above all."""
    paths: dict[int, list[Section]] = {}
    for entry in papers.entries:
        if id(entry.section) not in paths:
            paths[id(entry.section)] = [*entry.section.up()][::-1]
    tops = {id(path[0]) if path else 0 for path in paths.values()}
    titles = {key: tuple(it.title for it in path[len(tops) == 1 :]) for key, path in paths.items()}
    for entry in papers.entries:
        yield entry, above + titles[id(entry.section)]


def anchor(entry: Entry) -> str:
    """A name for a paper that stays: its id at arXiv, another id, or its title."""
    if ids := sorted(entry.ids, key=lambda name: not name.startswith("arxiv:")):
        return _UNNAMED.sub("-", ids[0])[:_LONGEST]
    letters = unicodedata.normalize("NFKD", entry.title).lower()
    words = _BETWEEN.sub("-", "".join(char for char in letters if not unicodedata.combining(char)))
    return f"title:{words.strip('-')[:_LONGEST]}"


def _free(name: str, taken: Counter[str]) -> str:
    """The name, with a number where another paper has it already."""
    taken[name] += 1
    if taken[name] == 1:
        return name
    return _free(f"{name}-{taken[name]}", taken)
