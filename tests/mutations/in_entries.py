"""Defects of identity and metadata: copied entries, links of other papers, wrong years and venues."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from awesome_lint.markdown.source import Edit, Span
from awesome_lint.papers.entry import Entry, Link, PaperList
from awesome_lint.papers.identifiers import Resource
from awesome_lint.papers.titles import title_key
from awesome_lint.papers.venues import venue

from .kinds import Draft, change, insert, kind, shuffled, slip

VENUES = ("CVPR", "ICML", "NeurIPS", "ICLR", "AAAI", "ICCV")
_BIENNIAL = ("ECCV", "ICCV")
_WORD = re.compile(r"[A-Za-z]{5,}")
_ARXIV_FORM = re.compile(r"arxiv\.org/(abs|pdf)/")


def _paper_link(entry: Entry) -> Link | None:
    return next((x for x in entry.links if x.resource and x.resource.is_paper), None)


def _known_once(papers: PaperList) -> list[Entry]:
    """Entries with an id that no other has, and a title of their own."""
    ids = Counter(name for entry in papers.entries for name in entry.ids)
    keys = Counter(title_key(entry.title) for entry in papers.entries)
    return [
        entry
        for entry in papers.entries
        if entry.ids and all(ids[name] == 1 for name in entry.ids) and keys[title_key(entry.title)] == 1
    ]


def _copies(papers: PaperList, random: Random) -> Iterator[tuple[Entry, int]]:
    """An entry of a list or table, and a place further down in its section where a copy may stand."""
    for entry in shuffled(_known_once(papers), random):
        siblings = entry.container.children[:-1]
        after = siblings[siblings.index(entry.block) + 1 :] if entry.block in siblings else []
        if after and not entry.container.ordered and entry.block.kind in ("item", "row"):
            yield entry, random.choice(after).span.end


@kind("duplicate-entry", "AL601", fix="unsafe")
def duplicate_entry(papers: PaperList, random: Random) -> Iterator[Draft]:
    """A copy in the same section, as it is or with the other form of its arXiv link."""
    for entry, at in _copies(papers, random):
        text = papers.source[entry.block.span]
        other = _ARXIV_FORM.sub(lambda m: f"arxiv.org/{'pdf' if m[1] == 'abs' else 'abs'}/", text)
        copy = random.choice([text, text, other])
        yield insert(at, copy, entry.span, fixable=copy == text)


@kind("title-slip-in-copy", "AL601", "AL603", "AL605")
def title_slip_in_copy(papers: PaperList, random: Random) -> Iterator[Draft]:
    for entry, at in _copies(papers, random):
        words = [Span(*match.span()) for match in _WORD.finditer(papers.text, *entry.title_span)]
        if words:
            word, block = random.choice(words), entry.block.span
            before, after = Span(block.start, word.start), Span(word.end, block.end)
            wrong = slip(papers.source[word], random)
            yield insert(at, f"{papers.source[before]}{wrong}{papers.source[after]}", entry.span)


@kind("link-of-another-paper", "AL602", "AL603", "AL405")
def link_of_another_paper(papers: PaperList, random: Random) -> Iterator[Draft]:
    """The URL of one paper in the entry of another, as when an entry is copied and half filled in."""
    once = [entry for entry in _known_once(papers) if _target(papers, entry)]
    for entry, other in zip(shuffled(once, random), shuffled(once, random), strict=True):
        words, others = set(title_key(entry.title).split()), set(title_key(other.title).split())
        if len(words & others) * 4 < len(words | others):
            url = papers.source[_target(papers, other)]
            yield change(_target(papers, entry), url, entry.span, other.span)


def _target(papers: PaperList, entry: Entry) -> Span | None:
    """Where the URL of the paper stands."""
    link = _paper_link(entry)
    return link.target if link and papers.source[link.target] == link.url else None


@kind("contradicting-data", "AL401", "AL402", "AL403", "AL404")
def contradicting_data(papers: PaperList, random: Random) -> Iterator[Draft]:
    """A year or venue that the paper's URL belies, or a conference in a year without it."""
    for entry in shuffled(papers.entries, random):
        link = _paper_link(entry)
        drafts = [*_wrong_venue(papers, entry, link), *_wrong_year(papers, entry, link)] if link else []
        drafts += [*_wrong_section(papers, entry, link, random)] if link else []
        yield from random.sample(drafts, min(1, len(drafts)))


def _stated(papers: PaperList, entry: Entry, word: str) -> Span | None:
    """Where the entry says a word of itself, outside of its title and other links, if it does so once."""
    found = re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", papers.source[entry.span])
    spans = [Span(entry.span.start + m.start(), entry.span.start + m.end()) for m in found]
    own = _paper_link(entry)
    taken = [entry.title_span, *(link.target if link is own else link.span for link in entry.links)]
    free = [span for span in spans if not any(part.touches(span) for part in taken)]
    return free[0] if len(free) == 1 else None


def _wrong_year(papers: PaperList, entry: Entry, link: Link) -> Iterator[Draft]:
    said = _stated(papers, entry, str(entry.year)) if entry.year_source == "entry" else None
    found = link.resource
    if not said or not found or not entry.year:
        return
    if entry.venue_id in _BIENNIAL and entry.venue_source == "entry":
        yield change(said, str(entry.year - 1), entry.span)
    elif found.scheme == "arxiv" and found.year and abs(found.year - entry.year) < 2 and not _journal(entry):
        yield change(said, str(found.year - 4), entry.span)
    elif found.venue == entry.venue_id and found.venue and found.year == entry.year:
        yield change(said, str(entry.year - 2), entry.span)


def _journal(entry: Entry) -> bool:
    """Whether its papers may have been posted long after they were published."""
    known = venue(entry.venue_id) if entry.venue_id else None
    return known is not None and known.kind == "journal"


def _wrong_venue(papers: PaperList, entry: Entry, link: Link) -> Iterator[Draft]:
    said = _stated(papers, entry, entry.venue or " ") if entry.venue_source == "entry" else None
    if said and _agrees(link.resource, entry):
        wrong = next(name for name in VENUES if name not in (entry.venue or ""))
        yield change(said, wrong, entry.span)


def _wrong_section(papers: PaperList, entry: Entry, link: Link, random: Random) -> Iterator[Draft]:
    """The entry in the section of another year or conference."""
    if entry.block.kind != "item" or entry.container.ordered or not _agrees(link.resource, entry):
        return
    marker = papers.text[entry.block.span.start : entry.block.span.start + 2]
    others = [
        other
        for other in papers.entries
        if (other.venue_id, other.year) != (entry.venue_id, entry.year)
        and other.venue_source == other.year_source == entry.venue_source == entry.year_source == "section"
        and papers.text[other.block.span.start : other.block.span.start + 2] == marker
    ]
    if others:
        at = random.choice(others).block.span.start
        yield Draft((Edit(entry.block.span, ""), Edit(Span(at, at), papers.source[entry.block.span])))


def _agrees(found: Resource | None, entry: Entry) -> bool:
    return bool(found and found.venue and found.venue == entry.venue_id and found.year == entry.year)
