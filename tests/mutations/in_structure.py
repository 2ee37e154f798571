"""Defects of contents, tables and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from awesome_lint.markdown.document import Block
from awesome_lint.markdown.source import Edit, Span
from awesome_lint.papers.entry import PaperList

from .kinds import Draft, change, insert, kind, shuffled, slip

_NUMBER = re.compile(r"\d+")
_BLANK = re.compile(r"(?<=[A-Za-z]) (?=[A-Za-z])")


@kind("dead-anchor", "AL201", "AL202", fix="safe")
def dead_anchor(papers: PaperList, random: Random) -> Iterator[Draft]:
    """A slip in a line of the contents, or a heading that was renamed without it."""
    sections = {section.anchor: section for section in papers.sections[1:]}
    titles = [section.title.casefold() for section in papers.sections]
    for line in shuffled(papers.contents.lines if papers.contents else [], random):
        section = sections.get(line.anchor)
        if not section or not section.heading or not section.heading.content or len(line.anchor) < 5:
            continue
        if random.random() < 0.5:
            wrong = slip(line.anchor, random)
            one = titles.count(line.text.casefold()) == 1 and section.title.casefold() == line.text.casefold()
            if wrong not in sections:
                yield change(line.link.target, f"#{wrong}", fixable=one)
        else:
            yield insert(section.heading.content.end, " Methods", line.item.span, fixable=False)


@kind("ragged-row", "AL206")
def ragged_row(papers: PaperList, random: Random) -> Iterator[Draft]:
    """A cell missing, one too many, or a pipe in a title."""
    tables = [block for block in papers.walk() if block.kind == "table" and _is_even(block)]
    for row in shuffled([row for table in tables for row in table.children[1:]], random):
        cells = row.children
        at = random.randrange(1, len(cells))
        pipes = [m.start() for cell in cells for m in _BLANK.finditer(papers.text, *cell.span)]
        ways = [insert(place, " |") for place in shuffled(pipes, random)[:1]]
        ways.append(change(Span(cells[at - 1].span.end, cells[at].span.end), ""))
        ways.append(insert(cells[-1].span.end, " | -"))
        yield random.choice(ways)


def _is_even(table: Block) -> bool:
    width = len(table.children[0].children)
    return width > 2 and len(table.children) > 3 and all(len(row.children) == width for row in table.children)


@kind("broken-numbering", "AL207", fix="safe")
def broken_numbering(papers: PaperList, random: Random) -> Iterator[Draft]:
    """A number that repeats or skips, or a gap from there on."""
    lists = [block for block in papers.walk() if block.kind == "list" and block.ordered]
    for block in shuffled(lists, random):
        found = (_NUMBER.search(papers.text, item.span.start) for item in block.children)
        spans = [Span(*match.span()) for match in found if match]
        numbers = [int(papers.source[span]) for span in spans]
        if len(numbers) < 4 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            continue
        at = random.randrange(1, len(numbers))
        if len(numbers) - at < 10 and random.random() < 0.5:
            edits = (Edit(s, str(n + 1)) for s, n in zip(spans[at:], numbers[at:], strict=True))
            yield Draft(tuple(edits), (spans[at],))
        else:
            yield change(spans[at], str(numbers[at] + random.choice([-1, 1, 10])))
