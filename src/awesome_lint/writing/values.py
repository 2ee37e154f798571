"""What to write for each part of an entry, in the words that the list uses for it."""

from __future__ import annotations

import re
from urllib.parse import quote

from ..markdown.source import Edit, Source, Span, apply_edits
from ..papers.entry import Entry, Link
from ..papers.labelling import label_span
from ..papers.labels import label_kind
from ..papers.opening import find_venue_only
from .atoms import Atom
from .paper import PAPERS, NewPaper
from .style import Style

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_YEAR = re.compile(r"(?:19|20)?\d\d(?!\d)")
_DATE = re.compile(r"\d{4}(?P<sep>[-./年])(?P<month>\d{1,2})")
_KEY = re.compile(r"(?P<key>[^\W\d_][\w -]*)[*_]*\s*[:：]\s*[*_]*\s*\Z")
_REPOSITORY = re.compile(r"https?://(?:www\.)?github\.com/([\w.-]+/[\w.-]+)")

NewLink = tuple[str, str]  # kind and URL


def assign(entry: Entry, paper: NewPaper) -> dict[str, NewLink]:
    """Which of the new links stands for which target of an entry; targets that get none are left out."""
    groups: dict[str, Link] = {}
    for link in entry.links:
        groups.setdefault(target_key(link), link)
    left, given = list(paper.links), dict[str, NewLink]()
    title = next((key for key, link in groups.items() if link.label is None), None)
    if title is not None and paper.main:
        given[title] = next((new for new in left if new[0] == groups[title].kind in PAPERS), paper.main)
        left.remove(given[title])
    for fits in (lambda link, new: link.kind == new[0], _stands_for_paper):
        for key, link in groups.items():
            found = next((new for new in left if key not in given and fits(link, new)), None)
            if found:
                given[key] = found
                left.remove(found)
    return given


def target_key(link: Link) -> str:
    """The same for two links to one thing."""
    return link.resource.id if link.resource else link.url


def _stands_for_paper(link: Link, new: NewLink) -> bool:
    """Whether a link is called by a name that any page of a paper can have."""
    said = label_kind(link.label) if link.label else None
    return new[0] in PAPERS and link.kind in PAPERS and said not in ("arxiv", "openreview")


def value(style: Style, entry: Entry, atom: Atom, paper: NewPaper) -> str | None:
    """The text to write for an atom, None where nothing is known. Links and titles are not for this."""
    old = style.papers.source[atom.span]
    if atom.role == "word":
        return old
    if atom.role == "venue":
        return style.venue(paper, entry)
    if atom.role in ("year", "date") and paper.year:
        return f"{paper.year % 100:02}" if len(old) == 2 else _date(style, old, paper)
    if atom.role == "month" and paper.month:
        name = _MONTHS[paper.month - 1]
        return name if len(old) > 3 else name[:3]
    if atom.role == "name":
        name, colon, _ = paper.title.partition(":")
        return name if colon and " " not in name else None
    if atom.role == "authors" and paper.authors:
        return _names(old, paper.authors)
    if atom.role == "badge":
        return _badge(style, entry, old, paper)
    return paper.arxiv if atom.role == "id" and not paper.venue else None


def _date(style: Style, old: str, paper: NewPaper) -> str:
    """A year, with the month as it stands in `old`; no day, for that is not known."""
    found = _DATE.match(old)
    if not found or not paper.month:
        return str(paper.year)
    # October says nothing of how May is written.
    two = style.two_digit_months if found["month"] in ("10", "11", "12") else len(found["month"]) == 2
    return f"{paper.year}{found['sep']}{paper.month:0{2 if two else 1}}"


def _names(old: str, authors: tuple[str, ...]) -> str:
    """Names of people, put together as they are in `old`."""
    first, _, others = old.partition("et al")
    if others or old.endswith("et al"):
        name = authors[0] if " " in first.strip(" ,") else authors[0].split()[-1]
        return name + old[len(first.rstrip(" ,")) :]
    if "; " in old:
        return "; ".join(authors)
    if " and " in old and len(authors) > 1:
        comma = "," if ", and " in old and len(authors) > 2 else ""
        return f"{', '.join(authors[:-1])}{comma} and {authors[-1]}"
    return ", ".join(authors)


def _badge(style: Style, entry: Entry, old: str, paper: NewPaper) -> str | None:
    """A badge with venue and year; None where it would say something else, or nothing."""
    venue = style.venue(paper, entry)
    if not venue or not entry.venue or entry.venue not in old:
        return None
    text = old.replace(entry.venue, quote(venue.replace("-", "--")), 1)
    year = str(entry.year) if entry.year else ""
    if year and year in text:
        return text.replace(year, str(paper.year), 1) if paper.year else None
    return text


def link_text(style: Style, entry: Entry, atom: Atom, new: NewLink, paper: NewPaper) -> str | None:
    """A link as the entry writes it, that leads elsewhere; None where its label would not be true."""
    link, source, url = atom.link, style.papers.source, style.url(new[1])
    if link is None or not atom.span.contains(link.target) or _is_aside(source.text, link):
        return None
    if "![" in source[link.text] or "<img" in source[link.text]:
        return _shield(source[atom.span], link.url, url)
    edits = [Edit(link.target, url)]
    at = source[link.text].find(link.url) if link.url and not link.text.touches(link.target) else -1
    if at >= 0:
        edits.append(Edit(Span(link.text.start + at, link.text.start + at + len(link.url)), url))
    elif link.label and (place := label_span(link, source)):
        label = _label(style, entry, link.label, new, paper)
        edits += [Edit(place, label)] if label != link.label and not link.text.touches(link.target) else []
    return within(source, atom.span, edits)


def _is_aside(text: str, link: Link) -> bool:
    """Whether a link is no tag: it stands in prose, or behind the name of what is no kind of link."""
    if link.label is None:
        return False
    start = link.span.start
    key = _KEY.search(text, max(text.rfind("\n", 0, start) + 1, start - 40), start)
    strange = key is not None and not label_kind(key["key"]) and key["key"] != link.label
    return strange or not link.label


def within(source: Source, span: Span, edits: list[Edit]) -> str:
    """A part of the text with some edits made."""
    shifted = [Edit(Span(s.start - span.start, s.end - span.start), text) for s, text in edits]
    return apply_edits(source[span], shifted)


def _shield(old: str, url: str, new: str) -> str | None:
    """The badge of a repository, made that of another one."""
    before, after = _REPOSITORY.match(url), _REPOSITORY.match(new)
    if not before or not after or old.count(before[1]) < 2:
        return None
    return old.replace(url, new).replace(before[1], after[1])


def _label(style: Style, entry: Entry, label: str, new: NewLink, paper: NewPaper) -> str:
    named = find_venue_only(label) and entry.venue and entry.venue in label
    if named and (label_kind(label) != new[0] or _YEAR.search(label)):
        return _venue_label(style, entry, label, paper) or style.label(new[0])
    return style.label_for(new[0], label)


def _venue_label(style: Style, entry: Entry, label: str, paper: NewPaper) -> str | None:
    """A label that names the venue, perhaps with the year."""
    venue = style.venue(paper, entry)
    before, _, after = label.partition(entry.venue or "")
    if not venue or (_YEAR.search(before + after) and not paper.year):
        return venue
    dated = (_YEAR.sub(lambda year: str(paper.year)[-len(year[0]) :], part) for part in (before, after))
    return venue.join(dated)
