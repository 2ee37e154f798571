"""Sections that a list lacks, under the headings that another has, with the entries that go into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..markdown.sections import Section
from ..markdown.source import Edit, Span
from ..papers.entry import Entry, PaperList
from ..papers.ordering import runs
from ..writing.paper import home
from .change import Change, key
from .difference import TOP, Spot, shortened
from .sections import Sections, holders

_SHAPES = ("heading", "html-table")  # entries that a section of their own cannot be made of


class NewSections:
    """What to write for the sections of `other` that `papers` lacks, and where."""

    def __init__(self, papers: PaperList, other: PaperList, sections: Sections) -> None:
        self._papers, self._other, self._sections = papers, other, sections
        self._run = max(runs(papers), key=len, default=[])
        self._holders = set(holders(papers))

    @property
    def like(self) -> Entry | None:
        """An entry to write those of a new section like."""
        return self._run[0] if self._run and self._run[0].shape not in _SHAPES else None

    def changes(self, texts: Mapping[Entry, str]) -> Iterator[Change]:
        """The sections for entries, whose texts are given, each at the end of the one above."""
        groups: dict[Section, dict[Entry, str]] = {}
        for entry, text in texts.items():
            groups.setdefault(self._topmost(home(entry)), {})[entry] = text
        for section in sorted(groups, key=lambda section: section.span):
            yield self._change(section, groups[section])

    def _change(self, section: Section, texts: Mapping[Entry, str]) -> Change:
        above = self._above(section)
        level = above.children[0].level if above.children else above.level + 1
        parts = {part for entry in texts for part in home(entry).up()}
        made = [part for part in section.walk() if part in parts]
        newline = self._papers.source.newline
        blocks: list[str] = []
        for part in made:
            blocks.append(f"{'#' * min(6, level + part.level - section.level)} {self._heading(part)}")
            own = [text for entry, text in texts.items() if home(entry) is part]
            blocks += [self._header() + self._gap().join(own)] if own else []
        at = self._end_of(above)
        edit = Edit(Span(at, at), "".join(f"{newline}{newline}{block}" for block in blocks))
        said = f"added the section '{shortened(section.title)}' with {len(texts)} of its papers"
        spot = Spot(self._other.source, section.heading.span if section.heading else TOP, said)
        keys = tuple(map(key, texts))
        titles = tuple(entry.title for entry in texts)
        return Change("added-section", keys, (edit,), spot, titles, tuple(part.title for part in made))

    def _heading(self, section: Section) -> str:
        block = section.heading
        written = self._other.source[block.content] if block and block.content else section.title
        return section.title if "](" in written or "\n" in written else written

    def _header(self) -> str:
        """What stands above the rows, where entries are rows."""
        table = self._run[0].container
        if table.kind != "table" or table.delimiter is None:
            return ""
        return self._papers.text[table.span.start : table.delimiter.end]

    def _gap(self) -> str:
        """What stands between two entries."""
        source, newline = self._papers.source, self._papers.source.newline
        ends = [source.trim(entry.span) for entry in self._run[:2]]
        between = self._papers.text[ends[0].end : ends[-1].start]
        lines = between.count("\n") if not between.strip() else 0
        return newline * (lines or (1 if self._run[0].block.kind in ("item", "row") else 2))

    def _topmost(self, section: Section) -> Section:
        """The outermost section around that the list lacks, but for one that is the whole other list."""
        entries = self._other.entries
        whole = Span(entries[0].span.start, entries[-1].span.end)
        found = section
        for part in section.up():
            if part in self._sections.same or (part is not section and part.span.contains(whole)):
                break
            found = part
        return found

    def _above(self, section: Section) -> Section:
        """The section that a new one goes into: that of its parent, else the one that holds most others."""
        found = self._sections.same.get(section.parent) if section.parent else None
        if found and found.heading:
            return found
        parents = Counter(part.parent for part in map(home, self._papers.entries) if part.parent)
        return parents.most_common(1)[0][0] if parents else self._papers.root

    def _end_of(self, section: Section) -> int:
        """Where the last section of papers in a section ends."""
        last = next((child for child in reversed(section.children) if child in self._holders), section)
        return self._papers.source.trim(last.span).end
