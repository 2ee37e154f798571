"""An entry taken apart: its title, links, venue, year, and the words that are its own or the list's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ..markdown.source import Span
from ..papers.entry import Entry, Link, PaperList
from ..papers.labels import label_kind

_TOKEN = re.compile(
    r"(?P<image>!\[[^\[\]]{0,300}\](?:\([^()\s]{0,2000}\)|\[[^\[\]]{0,200}\])|<img\b[^<>]{0,2000}>)"
    r"|(?P<comment><!--.{0,2000}?-->|\[//\]: ?#[^\n|]*)"
    r"|(?P<anchor></?a\b[^<>]{0,500}>)|<[^<>]{0,500}>|&\w{1,20};"
    r"|(?P<url>https?://[^\s<>()|]+)|(?P<word>et al\.?|[^\W_]+|:[a-z][a-z0-9_+]{1,30}:"
    r"|[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?)",
    re.DOTALL,
)
_MONTH = re.compile(
    r"jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?",
    re.IGNORECASE,
)
_DATE = r"(?P<sep>[-./年])(?P<month>0?[1-9]|1[0-2])(?!\d)(?:[-./月](?P<day>\d{1,2})(?!\d))?"
_PROSE = 40  # words in a row; more are an abstract, whose words are nobody's form
_WORD = re.compile(r"[^\W_]+")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d{1,2})?(?!\d)")
_NAME = (
    r"[A-ZÀ-Þ](?:[\w’'-]|\.(?=\w)(?![A-ZÀ-Þ]))*+"  # each dot is read in one way only: cost must not double
)
_NAMES = re.compile(rf"{_NAME}(?:[\s,;.·]++(?:and|&|et|al|{_NAME}))+\W*|[^\W\d_a-zA-Z]{{2,}}")
_SEVERAL = re.compile(r"[,;]| and ")
_COLON = re.compile(r"[*_]*\s*[:：]")
_KEY = re.compile(r"(?P<key>[^\W\d_]+)\**\s*[:：]\W*$")
_AUTHORS = ("author", "authors", "作者", "by")


class Atom(NamedTuple):
    """A part of an entry and what it is: title, link, venue, year, month, id, name, authors, word or noise.

    A word is one that the list writes in most entries; noise is of this entry alone.
    """

    span: Span
    role: str
    link: Link | None = None


def take_apart(papers: PaperList, entry: Entry, region: Span, common: Collection[str]) -> list[Atom]:
    """The atoms of a part of an entry, in order; what is between them is punctuation and markup."""
    atoms = list(_known(papers, entry, region))
    found: list[Atom] = []
    at = region.start
    for atom in [*sorted(atoms), Atom(Span(region.end, region.end), "end")]:
        gap = Span(at, max(at, atom.span.start))
        found += _merged(papers.text, list(_tokens(papers, entry, gap, common)))
        if atom.role != "end":
            found.append(atom)
        at = max(at, atom.span.end)
    return found


def _known(papers: PaperList, entry: Entry, region: Span) -> Iterator[Atom]:
    """The title, with the link that lies over it, and the links."""
    title, end = entry.title_span, -1
    for link in sorted(entry.links, key=lambda link: link.span):
        span = _whole(papers.text, link.span)
        if link.label is None and span.contains(title):
            title, end = span, max(end, span.end) if region.contains(span) else end
            yield from [Atom(span, "title", link)] if region.contains(span) else []
        elif region.contains(span) and span.start >= end and not span.touches(title):
            end = span.end
            yield Atom(span, "link", link)
    if title is entry.title_span and region.contains(title):
        yield Atom(_closed(papers.text, papers.source.trim(title)), "title")


def _closed(text: str, span: Span) -> Span:
    """A title with the marks at its end that close what was opened within it."""
    end = span.end
    for mark in ("*", "_", "`"):
        while text[span.start : end].count(mark) % 4 in (1, 2, 3) and text.startswith(mark, end):
            end += 1
    return Span(span.start, end)


def _whole(text: str, span: Span) -> Span:
    """The span of a link with the tag that closes it, if that is HTML."""
    close = re.compile(r"</a\s*>", re.IGNORECASE).match(text, span.end)
    return Span(span.start, close.end()) if close and text.startswith("<", span.start) else span


def words_of(papers: PaperList, entry: Entry, region: Span) -> set[str]:
    """The words of an entry that are neither of its title nor of its links."""
    found = (a.span for a in take_apart(papers, entry, region, ()) if a.role in ("noise", "authors"))
    texts = (_WORD.findall(papers.source[span].lower()) for span in found)
    return {word for words in texts if len(words) <= _PROSE for word in words}


def _tokens(papers: PaperList, entry: Entry, gap: Span, common: Collection[str]) -> Iterator[Atom]:
    text, at = papers.text, gap.start
    stated = entry.venue if entry.venue_source == "entry" else None
    venue = re.compile(rf"(?<!\w){re.escape(stated)}(?![^\W\d_])") if stated else None
    while match := _TOKEN.search(text, at, gap.end):
        named = venue.search(text, at, gap.end) if venue else None
        if named and named.start() <= match.start() and not match["image"]:
            yield Atom(Span(*named.span()), "venue")
            at = named.end()
            continue
        at = match.end()
        if match["image"] and "/badge/" in match["image"] and entry.venue_source == "entry":
            yield Atom(Span(*match.span()), "badge")
        elif match["image"] or match["comment"] or match["anchor"] or match["url"]:
            yield Atom(Span(*match.span()), "noise")
        elif match["word"]:
            atom = _word(papers, entry, match.start(), at, gap.end, common)
            yield atom
            at = atom.span.end


def _word(papers: PaperList, entry: Entry, start: int, end: int, stop: int, common: Collection[str]) -> Atom:
    """What a word is, and how far it goes."""
    text, word = papers.text, papers.text[start:end]
    if number := _ARXIV.match(text, start, stop):
        return Atom(Span(*number.span()), "id")
    year = entry.year if entry.year_source == "entry" else None
    if year and word == str(year):
        dated = re.compile(_DATE).match(text, end, stop)
        return Atom(Span(start, dated.end()), "date") if dated else Atom(Span(start, end), "year")
    if year and text[start - 1] in "'’‘`-´" and word == f"{year % 100:02}":
        return Atom(Span(start, end), "year")
    if _MONTH.fullmatch(word) and entry.year and str(entry.year) in text[end : end + 8]:
        return Atom(Span(start, end), "month")
    name, colon, _ = entry.title.partition(":")
    if start < entry.title_span.start and colon and " " not in name and _stands(text, name, start):
        return Atom(Span(start, start + len(name)), "name")
    return Atom(Span(start, end), "word" if word.lower() in common or _is_key(entry, word) else "noise")


def _stands(text: str, name: str, start: int) -> bool:
    end = start + len(name)
    return text.startswith(name, start) and not text[end : end + 1].isalnum()


def _is_key(entry: Entry, word: str) -> bool:
    labels = (link.label.lower() for link in entry.links if link.label and label_kind(link.label))
    return any(word.lower() in label.split() for label in labels)


def _merged(text: str, atoms: list[Atom]) -> Iterator[Atom]:
    """Noise that no line break or slot divides, with the words in it, as one; names of people as authors."""
    at = 0
    while at < len(atoms):
        last = _last(text, atoms, at)
        span = Span(atoms[at].span.start, atoms[last].span.end)
        if atoms[at].role == "noise":
            yield Atom(span, "authors" if _are_names(text, span) else "noise")
        elif last > at:
            yield Atom(span, "authors")
        else:
            yield atoms[at]
        at = last + 1


def _last(text: str, atoms: list[Atom], at: int) -> int:
    """The last atom of the noise that starts at one."""
    if atoms[at].role == "word":
        return _last_name(text, atoms, at)
    if atoms[at].role != "noise":
        return at
    last = at
    for i in range(at + 1, len(atoms)):
        between = text[atoms[i - 1].span.end : atoms[i].span.start]
        if atoms[i].role not in ("noise", "word") or "\n" in between or "<br" in between:
            break
        ends = atoms[i].role == "noise" or text.startswith("et al", atoms[i].span.start)
        if ends and _is_even(text[atoms[at].span.start : atoms[i].span.end]):
            last = i
    return last


def _last_name(text: str, atoms: list[Atom], at: int) -> int:
    """The last of the words that are names of people, whom all entries may have in common."""
    last = at
    while last + 1 < len(atoms) and atoms[last + 1].role == "word":
        last += 1
    while last > at:
        end = atoms[last].span.end
        words = text[atoms[at].span.start : end]
        if _NAMES.fullmatch(words) and _SEVERAL.search(words) and not _COLON.match(text, end):
            return last
        last -= 1
    return at


def _is_even(text: str) -> bool:
    """Whether marks that come in pairs do."""
    pairs = all(text.count(a) == text.count(b) for a, b in ("()", "[]"))
    return pairs and not any(text.count(mark) % 2 for mark in '*`"')


def _are_names(text: str, span: Span) -> bool:
    line = text[max(text.rfind("\n", 0, span.start) + 1, span.start - 60) : span.start]
    if key := _KEY.search(line):
        return key["key"].lower() in _AUTHORS
    return bool(_NAMES.fullmatch(text[span.start : span.end] + " "))
