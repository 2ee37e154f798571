"""Sections that a list lacks, under the headings that another has, with the entries that go into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..markdown.sections import Section
from ..markdown.source import Edit, Span
from ..papers.entry import Entry, PaperList
from ..papers.ordering import runs
from ..writing.paper import home
from ..writing.place import number_in
from .change import Change, Kind, key
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
        parts = {part for entry in texts for part in home(entry).up()}
        made = [part for part in section.walk() if part in parts and part not in self._sections.same]
        blocks: list[str] = []
        for part in (part for part in section.walk() if part in parts):
            blocks += [self._heading(section, part)] if part in made else []
            own = [text for entry, text in texts.items() if home(entry) is part]
            blocks += [self._header() + self._gap().join(self._counted(own))] if own else []
        at, newline = self._end_for(section), self._papers.source.newline
        edit = Edit(Span(at, at), "".join(f"{newline}{newline}{block}" for block in blocks))
        said = f"added the section '{shortened(section.title)}' with {len(texts)} of its papers"
        if not made:
            said = f"filled the section '{shortened(section.title)}' with {len(texts)} papers"
        spot = Spot(self._other.source, section.heading.span if section.heading else TOP, said)
        titles, headings = tuple(entry.title for entry in texts), tuple(part.title for part in made)
        kind: Kind = "added-section" if made else "added-paper"
        halves = (lambda: self._halves(section, texts)) if len(texts) > 1 else None
        return Change(kind, tuple(map(key, texts)), (edit,), spot, titles, headings, halves=halves)

    def _halves(self, section: Section, texts: Mapping[Entry, str]) -> tuple[Change, Change]:
        entries = list(texts.items())
        middle = len(entries) // 2
        return self._change(section, dict(entries[:middle])), self._change(section, dict(entries[middle:]))

    def _heading(self, top: Section, section: Section) -> str:
        """The line of a heading, as deep as those beside the topmost one that is made with it."""
        above, block = self._above(top), section.heading
        level = above.children[0].level if above.children else above.level + 1
        written = self._other.source[block.content] if block and block.content else section.title
        title = section.title if "](" in written or "\n" in written else written
        return f"{'#' * min(6, level + section.level - top.level)} {title}"

    def _counted(self, texts: list[str]) -> list[str]:
        """Entries that are numbered, numbered from 1 on."""
        numbers = [number_in(self._papers, self._run[0], text) for text in texts]
        return [
            f"{text[: found.start('number')]}{i}{text[found.end('number') :]}" if found else text
            for i, (text, found) in enumerate(zip(texts, numbers, strict=True), 1)
        ]

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

    def _end_for(self, section: Section) -> int:
        """Where what is new goes: to the end of an empty section, else behind the last one with papers."""
        if empty := self._sections.same.get(section):
            end = empty.children[0].span.start if empty.children else empty.span.end
            return self._papers.source.trim(Span(empty.span.start, end)).end
        above = self._above(section)
        last = next((child for child in reversed(above.children) if child in self._holders), above)
        return self._papers.source.trim(last.span).end
