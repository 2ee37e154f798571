"""Where in a section a new entry goes: by the order that the list keeps, else where the newest are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..markdown.sections import Section
from ..markdown.source import Edit, Span
from ..papers.entry import Entry, PaperList
from ..papers.ordering import date_key, in_order, runs
from ..papers.shapes.tables import table_columns
from .paper import NewPaper, home
from .style import Style
from .template import region

_NUMBER = re.compile(r"[#*>\s]*(?P<number>\d{1,3})(?=[.)、])")
_ROW_NUMBER = re.compile(r"\|?\s*(?P<number>\d{1,6})(?=\s*\|)")
_NOWHERE = re.compile(r"(?!)(?P<number>)")
_BELOW = re.compile(r"\n(?=[^\r\n])")  # what stands below the first line of an entry
_BULLET = re.compile(r"[-*+][ \t]+|(?P<number>\d{1,9})[.)][ \t]+")
_KEPT = 2 / 3  # of the neighbours, for an order to be one
_CLEARLY = 1.5
_COUNTED = 0.8


class Place(NamedTuple):
    """Between which entries of a run a new one goes: before the one at `at`, or behind the last."""

    run: Sequence[Entry]
    at: int


def place(style: Style, section: Section, paper: NewPaper) -> int:
    """The offset at which a new entry goes into a section."""
    found = find_place(style, section, paper)
    if found is None:
        return style.papers.source.trim(_own(section)).end
    return _offset(style.papers, found)


def find_place(style: Style, section: Section, paper: NewPaper) -> Place | None:
    """Its place among the entries of the section, None where it has none yet."""
    run = _run(style.papers, section)
    if not run:
        return None
    name = style.order or _order(style)
    if name in ("", "keep"):
        return Place(run, len(run))
    new = paper.as_entry(run[0])
    before = [not in_order(entry, new, name) for entry in run]
    after = [not in_order(new, entry, name) for entry in run]
    costs = [sum(after)]
    for wrong_before, wrong_after in zip(before, after, strict=True):
        costs.append(costs[-1] + wrong_before - wrong_after)
    best = [i for i, cost in enumerate(costs) if cost == min(costs)]
    return Place(run, best[0] if name == "date-desc" else best[-1])


def _run(papers: PaperList, section: Section) -> Sequence[Entry]:
    """The entries among which a new one stands: the longest list of the section, the outermost first."""
    below = [entry for entry in papers.entries if home(entry) is section]
    if below and below[0].shape == "heading":
        return below
    found = [run for run in runs(papers) if home(run[0]) is section]
    column = {id(run): _column(papers, run[0]) for run in found}
    return min(found, key=lambda run: (column[id(run)], -len(run)), default=[])


def _column(papers: PaperList, entry: Entry) -> int:
    """How deep a list is nested."""
    if entry.block.kind != "item":
        return 0
    return papers.source.position(entry.span.start).column - 1


def _order(style: Style) -> str:
    """The order of the list, '' where new entries go to the end."""
    found = style.conventions.order
    if found.share >= _KEPT:
        return found.value
    dates = [[date for date in map(date_key, run) if date] for run in runs(style.papers)]
    falls = sum(a > b for run in dates for a, b in pairwise(run))  # type: ignore[operator]
    rises = sum(a < b for run in dates for a, b in pairwise(run))  # type: ignore[operator]
    return "date-desc" if falls > _CLEARLY * rises else ""


def _own(section: Section) -> Span:
    """A section without its subsections."""
    end = section.children[0].span.start if section.children else section.span.end
    return Span(section.span.start, end)


def _offset(papers: PaperList, found: Place) -> int:
    if found.at == 0:
        return _line_start(papers, region(papers, found.run[0]).start)
    return _line_end(papers, _end(papers, found.run[found.at - 1]))


def _end(papers: PaperList, entry: Entry) -> int:
    """Where an entry ends, with the lists below it."""
    end = region(papers, entry).end
    return max(end, papers.source.trim(entry.block.span).end) if entry.block.kind == "item" else end


def _line_start(papers: PaperList, offset: int) -> int:
    start = papers.source.line_span(papers.source.position(offset).line).start
    return start if not papers.text[start:offset].strip() else offset


def _line_end(papers: PaperList, offset: int) -> int:
    end = papers.source.line_span(papers.source.position(offset).line).end
    return end if not papers.text[offset:end].strip() else offset


def insertion(papers: PaperList, found: Place, text: str) -> list[Edit]:
    """The edits that put an entry's text in its place, with the numbers of those below it counted on."""
    run, index = found
    at = _offset(papers, found)
    number = _next_number(papers, found)
    text = _numbered(papers, run, _bulleted(papers, run, text), number)
    first = region(papers, run[0])
    indent = papers.text[_line_start(papers, first.start) : first.start]
    gap = _gap(papers, run)
    if run[0].block.kind == "item":
        text = indent + _BELOW.sub(lambda start: start[0] + indent, text)
    put = Edit(Span(at, at), text + gap if index == 0 else gap + text)
    return [put, *(_renumbered(papers, found, number) if number is not None else ())]


def _bulleted(papers: PaperList, run: Sequence[Entry], text: str) -> str:
    """A list item's text with the bullet that the others have."""
    own, new = _BULLET.match(papers.text, region(papers, run[0]).start), _BULLET.match(text)
    return own[0] + text[new.end() :] if own and new and run[0].block.kind == "item" else text


def founding(papers: PaperList, section: Section, text: str) -> list[Edit]:
    """The edit that makes an entry the first one of a section."""
    end = _line_end(papers, papers.source.trim(_own(section)).end)
    if (match := _BULLET.match(text)) and match["number"]:
        text = f"1{text[match.end('number') :]}"
    return [Edit(Span(end, end), papers.source.newline * 2 + text)]


def _numbered(papers: PaperList, run: Sequence[Entry], text: str, number: int | None) -> str:
    """An entry's text with its own number; without one where the others have none."""
    match = number_in(papers, run[0], text)
    if match is None or (number is None and (run[0].container.ordered or run[0].shape == "pipe-table")):
        return text
    start, end = match.span("number")
    return text[:start] + (str(number) + text[end:] if number is not None else text[end:].lstrip(".)、 "))


def number_in(papers: PaperList, like: Entry, text: str) -> re.Match[str] | None:
    """The number that an entry's text begins with, where it is written like one that may have a number."""
    return _numbering(papers, like).match(text)


def _numbering(papers: PaperList, like: Entry) -> re.Pattern[str]:
    """Where entries like this one have their numbers, if they have any."""
    if like.shape != "pipe-table":
        return _NUMBER
    return _ROW_NUMBER if table_columns(papers, like.container)[0] == "number" else _NOWHERE


def _gap(papers: PaperList, run: Sequence[Entry]) -> str:
    """What mostly stands between two entries of a run, up to the indentation."""
    newline = papers.source.newline
    wide = newline * (1 if run[0].block.kind in ("item", "row") or run[0].shape == "html-table" else 2)
    ends = ((_end(papers, a), region(papers, b).start) for a, b in pairwise(run))
    gaps = Counter(papers.text[end:start].rstrip(" \t") for end, start in ends if end < start)
    blank = [(n, newline * gap.count("\n")) for gap, n in gaps.items() if not gap.strip() and "\n" in gap]
    return max(blank)[1] if blank else wide


def _numbers(papers: PaperList, run: Sequence[Entry]) -> list[re.Match[str]]:
    number = _numbering(papers, run[0])
    found = [number.match(papers.text, *region(papers, entry)) for entry in run]
    return [match for match in found if match]


def _next_number(papers: PaperList, found: Place) -> int | None:
    """The number of a new entry among entries that are numbered one by one, or all alike."""
    numbers = _numbers(papers, found.run)
    values = [int(match["number"]) for match in numbers]
    if not values or len(values) < len(found.run):
        return None
    if len(set(values)) == 1 and len(values) > 1:
        return values[0]
    steps = [b - a for a, b in pairwise(values)]
    if steps.count(1) < _COUNTED * len(steps):
        return None
    return values[found.at - 1] + 1 if found.at else values[0]


def _renumbered(papers: PaperList, found: Place, number: int) -> list[Edit]:
    """The entries below a new one, each with the next number, as long as they were counted."""
    edits: list[Edit] = []
    for match in _numbers(papers, found.run)[found.at :]:
        if int(match["number"]) != number + len(edits):
            break
        edits.append(Edit(Span(*match.span("number")), str(number + len(edits) + 1)))
    return edits if len(edits) == len(found.run) - found.at else []
