"""A new entry in a list: written like those around it, put in its place, and read back to be sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..config import Config
from ..guard import LossError, check_loss
from ..markdown.sections import Section
from ..markdown.source import Edit, apply_edits
from ..papers.entry import Entry, PaperList
from ..papers.identifiers import recognise
from ..papers.reader import read_again
from .conform import conforming_edits
from .links import add_link
from .paper import NewPaper, WritingError, cleaned, spellings
from .place import find_place, founding, insertion, place
from .style import Style
from .template import drafts

_TRIES = 6


@dataclass(frozen=True)
class Added:
    """The list with its new entry."""

    papers: PaperList
    entry: Entry
    left_out: tuple[tuple[str, str], ...] = ()
    """Links for which the entry, a row of a table say, has no place."""


def add_paper(papers: PaperList, section: Section, paper: NewPaper, config: Config | None = None) -> Added:
    """The list with one entry more. Raises WritingError where it cannot be written as this list is."""
    style = Style(papers, config or Config())
    paper = style.as_called(replace(paper, title=cleaned(paper.title)))
    if not paper.links:
        raise WritingError("a paper needs a link: its page, or its preprint")
    at = find_place(style, section, paper)
    why = WritingError(
        "no way was found to write it as this list writes its entries"
        if at
        else f"the section '{section.title}' holds no table or list yet that it could stand in"
    )
    for text in _texts(style, section, at.run if at else [], paper):
        try:
            edits = insertion(papers, at, text) if at else founding(papers, section, text)
            if added := _put(style, edits, paper):
                return _conformed(style, _with_links(style, added, paper))
        except WritingError as error:
            why = error
    raise why


def render(papers: PaperList, section: Section, paper: NewPaper) -> str:
    """The text of a new entry as those of a section are written, without its indentation."""
    added = add_paper(papers, section, paper)
    return added.papers.source[added.entry.span]


def _texts(style: Style, section: Section, run: Sequence[Entry], paper: NewPaper) -> Iterator[str]:
    """Texts for the entry, the best first; each with the title as it is, then with its marks escaped."""
    found = drafts(style, section, place(style, section, paper), run, paper)
    for _, (shape, plain) in zip(range(_TRIES), found, strict=False):
        for title in spellings(paper.title, shape):
            yield plain.replace(paper.title, title, 1)


def _put(style: Style, edits: list[Edit], paper: NewPaper) -> Added | None:
    after = read_again(style.papers, apply_edits(style.papers.text, edits))
    return _checked(style, after, edits, paper)


def _checked(style: Style, after: PaperList, edits: list[Edit], paper: NewPaper) -> Added | None:
    """The list as it is read back, if one entry is new in it, that paper, and all else is as it was."""
    papers, start = style.papers, edits[0].span.start
    new = [e for e in after.entries if start <= e.span.start and e.span.end <= start + len(edits[0].text)]
    if len(new) != 1 or not _is_paper(style, new[0], paper) or _read(after, new[0]) != _read(papers):
        return None
    if sum(not new[0].span.contains(span) for span in after.skipped) != len(papers.skipped):
        return None
    try:
        check_loss(papers, after, edits[1:])
    except LossError:
        return None
    return Added(after, new[0])


def _read(papers: PaperList, but: Entry | None = None) -> list[tuple[str, list[str]]]:
    return [(e.title, [link.url for link in e.links]) for e in papers.entries if e is not but]


def _is_paper(style: Style, entry: Entry, paper: NewPaper) -> bool:
    """Whether an entry has the title, and no link but the paper's."""
    wanted = {style.url(url) for _, url in paper.links}
    named = entry.title in (paper.title, f"{paper.title}.")
    return named and bool(entry.links) and all(link.url in wanted for link in entry.links)


def _with_links(style: Style, added: Added, paper: NewPaper) -> Added:
    """The entry with those links too that its model had no place for."""
    for kind, url in paper.links:
        if _is_linked(style, added.entry, url):
            continue
        added = _linked(style, added, kind, url) or replace(added, left_out=(*added.left_out, (kind, url)))
    return added


def _linked(style: Style, added: Added, kind: str, url: str) -> Added | None:
    """The entry with a link more, if it has a place for it and nothing else would change."""
    try:
        edit = add_link(Style(added.papers, style.config), added.entry, kind, url)
    except WritingError:
        return None
    after = read_again(added.papers, apply_edits(added.papers.text, [edit]))
    entry = after.entry_at(added.entry.span.start)
    if entry is None or entry.title != added.entry.title or not _is_linked(style, entry, url):
        return None
    return (
        replace(added, papers=after, entry=entry)
        if _read(after, entry) == _read(added.papers, added.entry)
        else None
    )


def _is_linked(style: Style, entry: Entry, url: str) -> bool:
    new, url = recognise(url), style.url(url)
    return any(x.url == url or (new and x.resource and x.resource.id == new.id) for x in entry.links)


def _conformed(style: Style, added: Added) -> Added:
    """The entry as the list holds all its entries to be, the rows and the contents around it with it."""
    edits = conforming_edits(style.papers, Style(added.papers, style.config), added.entry)
    if not edits:
        return added
    after = read_again(added.papers, apply_edits(added.papers.text, edits))
    if _read(after) != _read(added.papers):
        return added
    return replace(added, papers=after, entry=after.entries[added.papers.entries.index(added.entry)])
