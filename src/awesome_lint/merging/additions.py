"""Papers that a list lacks, each as an entry of its own in the section where it belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from ..markdown.sections import Section
from ..papers.entry import Entry, PaperList
from ..papers.ordering import sort_entries
from ..writing.atoms import words_of
from ..writing.paper import NewPaper, WritingError, cleaned, home, spellings
from ..writing.place import find_place, insertion
from ..writing.sections import NoSection, choose_section, fits
from ..writing.style import Style
from ..writing.template import drafts
from .change import Change, Key, key
from .difference import Spot, shortened
from .matching import Paper
from .new_sections import NewSections
from .sections import Sections, heading_key, holders
from .targets import compared, role, target
from .wording import Wording

_DRAFTS = 2


class Additions:
    """New entries for `papers` out of `other`. `tries` counts how often each was tried before."""

    def __init__(self, papers: PaperList, other: PaperList, sections: Sections, tries: Counter[Key]) -> None:
        self._papers, self._other, self._sections, self._tries = papers, other, sections, tries
        self._style, self._wording = Style(papers), Wording(papers)
        self._keys = {heading_key(section) for section in papers.sections[1:]}
        self._holders = {papers.root, *holders(papers)}
        self.left: list[tuple[Entry, str]] = []

    def changes(self, entries: Mapping[Entry, Paper]) -> Iterator[Change]:
        """How to add entries, of each paper one a section; what has no place is `left`, with the reason."""
        order = self._style.conventions.order
        new: list[Entry] = []
        done: set[tuple[Section, Paper]] = set()
        for entry in sort_entries(entries, order.value if order.share else "keep"):
            try:
                section = self._section(entry)
                place = section or home(entry), entries[entry]
                if place in done:
                    continue
                done.add(place)
                if section:
                    yield self._change(section, entry)
                else:
                    new.append(entry)
            except WritingError as error:
                self.left.append((entry, str(error)))
        yield from self._in_new_sections(new)

    def _section(self, entry: Entry) -> Section | None:
        """The section for an entry, None where it is to be made or filled. Raises WritingError."""
        there, paper = home(entry), new_paper(entry)
        section = self._sections.same.get(there)
        name = (section or there).title or None
        if section and heading_key(section) != heading_key(there) and not fits(section, paper):
            name = None  # it holds the same papers, but is of another venue or year than this one
        elif section and find_place(self._style, section, paper):
            return section
        elif (section or heading_key(there) not in self._keys) and section not in self._holders:
            return None
        try:
            return choose_section(self._papers, paper, name)
        except NoSection:
            raise WritingError(f"no section of {self._papers.source.path} is surely its place") from None

    def _change(self, section: Section, entry: Entry) -> Change:
        place = find_place(self._style, section, new_paper(entry))
        if place is None:
            raise WritingError(f"the section '{section.title}' holds no entry yet to learn from")
        text = self._text(section, entry, place.run)
        where = f"'{shortened(section.title)}'" if section.title else self._papers.source.path
        said = f"added '{shortened(entry.title)}' to {where}{self._lost(entry, text)}"
        spot = Spot(self._other.source, entry.title_span, said)
        edit = insertion(self._papers, place, text)[0]
        return Change("added-paper", (key(entry),), (edit,), spot, titles=(entry.title,))

    def _text(self, section: Section, entry: Entry, run: Sequence[Entry]) -> str:
        """What is to be tried now: the entry as it stands, else as a new one would be written."""
        tried = self._tries[key(entry)]
        for text in islice(self._texts(section, entry, run), tried, tried + 1):
            return text
        raise WritingError("no way was found to write it as this list writes its entries")

    def _texts(self, section: Section, entry: Entry, run: Sequence[Entry]) -> Iterator[str]:
        as_it_is = self._wording.taken_over(self._other, entry, run[0])
        if as_it_is is not None:
            yield as_it_is
        paper = new_paper(entry)
        paper = self._style.as_called(replace(paper, title=cleaned(paper.title)))
        if not paper.links:
            raise WritingError("it has no link that this list could have")
        found = drafts(self._style, section, run[0].span.start, run, paper)
        for shape, plain in islice(found, _DRAFTS):
            for title in spellings(paper.title, shape):
                yield plain.replace(paper.title, title, 1)

    def _lost(self, entry: Entry, text: str) -> str:
        """What of an entry is not in its new text; links that can be added follow by themselves."""
        words = sorted(
            word
            for word in words_of(self._other, entry, entry.span)
            if word not in text.lower() and not word.isdecimal()
        )
        follow = {target(link) for link in compared(entry)}
        urls = [x.url for x in entry.links if x.url and x.url not in text and target(x) not in follow]
        lost = [*urls, *([f"'{shortened(' '.join(words))}'"] if words else [])]
        return f", but for {', '.join(lost)}" if lost else ""

    def _in_new_sections(self, entries: Sequence[Entry]) -> Iterator[Change]:
        made = NewSections(self._papers, self._other, self._sections)
        if made.like is None:
            why = "the list has no section '{}', and shows no way to write one"
            self.left += [(entry, why.format(home(entry).title)) for entry in entries]
            return
        texts: dict[Entry, str] = {}
        for entry in entries:
            try:
                texts[entry] = self._text(home(made.like), entry, [made.like])
            except WritingError as error:
                self.left.append((entry, str(error)))
        yield from made.changes(texts)


def new_paper(entry: Entry) -> NewPaper:
    """An entry as a paper that is to be written elsewhere."""
    links = {target(link): (role(link), link.url) for link in reversed([*compared(entry)])}
    urls = tuple(reversed(links.values()))
    return NewPaper(entry.title, urls, tuple(entry.authors), entry.year, entry.venue)
