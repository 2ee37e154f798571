"""Which section a paper goes into: the one that is named, or that venue and year leave no doubt about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from ..markdown.sections import Section
from ..papers.entry import PaperList
from ..papers.stating import section_venue
from ..papers.titles import title_key
from ..papers.venues import find_venue, is_year_heading
from .paper import NewPaper, WritingError, home

_MONTH = re.compile(r"(?:19|20)\d\d\s?[-./年]\s?(0?[1-9]|1[0-2])(?!\d)")
_STEP = re.compile(r"\s*>\s*|\s+/\s+")
_SHOWN = 12


class NoSection(WritingError):
    """No section can be chosen; the message names those there are."""


def choose_section(papers: PaperList, paper: NewPaper, wanted: str | None = None) -> Section:
    """The section for a paper. Raises NoSection: a topic is never guessed."""
    holding = list(dict.fromkeys(map(home, papers.entries)))
    if wanted is None:
        return _fitting(papers, holding, paper)
    named = _named(papers, wanted)
    if not named:
        raise NoSection(f"no section is called '{wanted}'; {_listed(holding)}")
    full = [section for section in named if section in holding] or named
    if len(full) > 1:
        raise NoSection(f"several sections are called '{wanted}': {_paths(full)}; name one by its path")
    inside = [section for section in full[0].walk() if section in holding and section is not full[0]]
    if full[0] in holding or not inside:
        return full[0]
    return _fitting(papers, inside, paper)


def _named(papers: PaperList, wanted: str) -> list[Section]:
    """The sections that a heading or a path of headings names: as it is written, else nearly so."""
    ways: tuple[Callable[[str], str], ...] = (str.casefold, lambda text: title_key(text) or text.strip())
    for way in ways:
        parts = tuple(way(part) for part in _STEP.split(wanted.strip()) if part)
        sections, name = papers.sections[1:], way(wanted.strip())
        whole = [s for s in sections if way(s.title) == name or s.anchor == wanted.lstrip("#")]
        found = whole or [s for s in sections if _ends(tuple(map(way, s.path)), parts)]
        if found:
            return found
    return []


def _ends(path: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether a path ends with the last part and has the others above it, in their order."""
    if not parts or not path or path[-1] != parts[-1]:
        return False
    above = iter(path[:-1])
    return all(part in above for part in parts[:-1])


def _fitting(papers: PaperList, sections: Sequence[Section], paper: NewPaper) -> Section:
    if len(sections) == 1:
        return sections[0]
    dated = [section for section in sections if _is_dated(section)]
    if len(dated) * 2 > len(sections):
        found = [section for section in dated if fits(section, paper)]
        if len(found) == 1:
            return found[0]
    if not sections:
        raise NoSection("the list holds no entry to learn from")
    raise NoSection(f"which section is for this paper? Say --section; {_listed(sections)}")


def _is_dated(section: Section) -> bool:
    """Whether the heading itself names a year or a venue rather than a topic."""
    title = section.title
    return len(title.split()) <= 6 and bool(find_venue(title) or is_year_heading(title))


def fits(section: Section, paper: NewPaper) -> bool:
    """Whether a section is of the paper's venue, year and month, as far as its headings name them."""
    named, year = section_venue(section)
    month = _MONTH.search(section.title)
    if month and int(month[1]) != paper.month:
        return False
    return (named is None or named.id == paper.venue_id) and (year is None or year == paper.year)


def _listed(sections: Sequence[Section]) -> str:
    return f"its sections with entries: {_paths(sections)}" if sections else "no section holds entries"


def _paths(sections: Iterable[Section]) -> str:
    names = [f"'{' > '.join(section.path)}'" for section in sections if section.path]
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
