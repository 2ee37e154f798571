"""How a list sets its lines: the bullets, the ends of lines, the period after a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.document import Block
from ..markdown.source import Source, Span
from ..rare import rare
from .entry import Entry, PaperList
from .habits import Case

_MARKER = re.compile(r"[ \t>]*([-*+])(?=[ \t])")
_BREAK = rare(r"<br\s*/?>[\s.,]*$", re.I)
_MOST_LINES = 4  # of an entry that are looked at
_MOST_WORDS = 20  # of a title; more are a description
_THEN_PERIOD = re.compile(r"[\s*_`\"”)\]]*(?::\w+:\s*|[^\w\s.,;:(\[<|-]\s*)*\.")  # after emoji, perhaps
_ENDS = re.compile(r"(?<![.…])(?<!\d\d)\.$")  # a year ends a citation, not a title


def marker_cases(papers: PaperList) -> Iterator[Case[Block]]:
    """The bullets that entries stand at; the subject is their list. Lists within lists may have others."""
    text = papers.text
    for entry in papers.entries:
        if entry.block.kind == "item" and (found := _MARKER.match(text, entry.block.span.start)):
            inner = found.start(1) - text.rfind("\n", 0, found.start(1)) > 2
            yield Case(found[1], entry.container, inner, id(entry.section))


def marker_span(source: Source, item: Block) -> Span | None:
    """Where the bullet of a list item stands; None in a numbered list."""
    found = _MARKER.match(source.text, item.span.start)
    return Span(*found.span(1)) if found else None


def break_cases(papers: PaperList) -> Iterator[Case[Span]]:
    """What ends the lines of an entry, from the one that the title ends in; the subject is the place.

    Entries of as many lines are alike: one with more has a line broken by its editor.
    """
    for entry in papers.entries:
        block = entry.block
        lead = block if block.kind == "paragraph" or not block.children else block.children[0]
        at, stop = entry.title_span.end, lead.content.end if lead.content else 0
        if lead.kind != "paragraph" or papers.text.find("\n", at, stop) < 0:
            continue
        lines = papers.text[at:stop].split("\n")
        for number, line in enumerate(lines[:-1][:_MOST_LINES]):
            bare = len(line.rstrip())
            place = Span(at + bare, at + len(line.rstrip("\r")))
            yield Case(_break(line, bare), place, (entry.shape, len(lines), number), id(entry.section))
            at += len(line) + 1


def _break(line: str, bare: int) -> str:
    """What breaks a line: `<br>`, a backslash, two blanks, or nothing."""
    if line[:bare].endswith("\\"):
        return "\\"
    if line[:bare].endswith((">", ".", ",")) and _BREAK.search(line):
        return "<br>"
    return "  " if line[bare:].startswith("  ") else ""


def period_cases(papers: PaperList) -> Iterator[Case[Entry]]:
    """Whether titles end with a period. One that ends otherwise is no case; a description is neither way."""
    for entry in papers.entries:
        end, value = entry.title_span.end, ""
        if entry.title.count(" ") >= _MOST_WORDS:
            value = "description"
        elif entry.title.endswith(".") and _ENDS.search(entry.title):
            value = "."
        elif not entry.title[-1:].isalnum() or _THEN_PERIOD.match(papers.text, end, end + 40):
            continue
        yield Case(value, entry, entry.shape, id(entry.section))
