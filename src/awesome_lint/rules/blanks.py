"""AL1: white space and line endings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..markdown.document import Block
from ..markdown.source import BOM, LINE_END, Edit, Span, meets
from ..papers.entry import PaperList
from ..papers.habits import CASES, SHARE
from .registry import Context, Fix, Hit, replace, rule

_TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=\r?\n|\Z)")
_RUNNING = ("paragraph", "heading")  # text that may hold line breaks
_BLANK = re.compile(r"\n[ \t]*\n")  # both in a text without CR
_SEVERAL = re.compile(r"\n[ \t]*\n[ \t]*\n")


@rule(
    "AL103",
    "trailing-whitespace",
    scope="list",
    severity="warning",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] \n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def trailing_whitespace(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """White space at the end of a line that does nothing.

    It makes noise in diffs. Two spaces that break a line within a paragraph, anything in
    code or HTML, and table rows that nearly all end so, as a script writes them, are left
    alone.
    """
    ends = (" \n", "\t\n", " \r", "\t\r")
    if not any(end in papers.text for end in ends) and not papers.text.endswith((" ", "\t")):
        return
    kept = [block.span for block in papers.walk() if block.kind in ("code", "html")]
    kept = sorted([*kept, *_padded_tables(papers)])
    running = [block.content for block in papers.walk() if block.content and block.kind in _RUNNING]
    for match in _TRAILING.finditer(papers.text):
        span = Span(*match.span())
        is_break = match.group().endswith("  ") and meets(running, span)
        if not is_break and not meets(kept, span):
            yield Hit(span, "white space at the end of the line", replace(span, "", "remove it"))


def _padded_tables(papers: PaperList) -> Iterator[Span]:
    """Tables of ten rows or more of which four fifths end with white space."""
    for table in (block for block in papers.walk() if block.kind == "table"):
        rows = [papers.source[row.span].rstrip("\r\n") for row in table.children]
        padded = sum(row.endswith((" ", "\t")) for row in rows)
        if len(rows) >= CASES and padded >= SHARE * len(rows):
            yield table.span


@rule(
    "AL104",
    "missing-final-newline",
    scope="list",
    severity="warning",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def missing_final_newline(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """The last line does not end with a newline.

    The next entry that is appended then shows as a change of this one too.
    """
    if not papers.text.endswith(("\n", "\r")) and papers.text.removeprefix(BOM):
        end = len(papers.text)
        last = papers.source.line_span(len(papers.source.line_starts))
        fix = Fix("add a newline", (Edit(Span(end, end), papers.source.newline),))
        yield Hit(Span(max(last.start, end - 1), end), "no newline at the end of the file", fix)


@rule(
    "AL105",
    "mixed-line-endings",
    scope="list",
    severity="warning",
    fix="safe",
    bad="# A\n\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\r\n",
    good="# A\n\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def mixed_line_endings(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """Some lines end with CR LF and others with LF.

    Git and editors then show whole lines as changed. The rarer ending is replaced.
    """
    if "\r" not in papers.text:
        return
    ends = [Span(*match.span()) for match in LINE_END.finditer(papers.text)]
    usual = papers.source.newline
    wrong = [span for span in ends if papers.source[span] != usual]
    if wrong:
        edits = tuple(Edit(span, usual) for span in wrong)
        counts = Counter(papers.source[span] for span in ends)
        message = f"{len(wrong)} of {counts.total()} lines end otherwise than the rest"
        yield Hit(wrong[0], message, Fix("use one line ending", edits))


@rule(
    "AL106",
    "several-blank-lines",
    scope="list",
    severity="warning",
    fix="safe",
    bad="# 2024\n\n\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="# 2024\n\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def several_blank_lines(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """More than one blank line in a row.

    They render as one. A list that has them in the same places throughout does so on
    purpose, and is left alone.
    """
    if "\r" not in papers.text and not _SEVERAL.search(papers.text):
        return
    gaps = [gap for gap in _gaps(papers) if gap[1] > 0]
    if max((height for _, height, *_ in gaps), default=1) < 2 or _consistent(gaps):
        return
    for _, height, start, end in gaps:
        if height > 1:
            ends = [match.end() for match in LINE_END.finditer(papers.text, start, end)]
            fix = replace(Span(ends[1], ends[-1]), "", "leave one blank line")
            yield Hit(Span(ends[0], ends[-1]), f"{height} blank lines in a row", fix)


_Gap = tuple[str, int, int, int]  # what it is between, its blank lines, and from where to where it is white


def _consistent(gaps: list[_Gap]) -> bool:
    """Whether gaps of one kind are all of one height, but for one in a hundred."""
    usual: dict[str, int] = {}
    for (kind, _), count in Counter([gap[:2] for gap in gaps]).items():
        usual[kind] = max(usual.get(kind, 0), count)
    return len(gaps) >= 10 and sum(usual.values()) >= 0.99 * len(gaps)


def _gaps(papers: PaperList) -> Iterator[_Gap]:
    """The white space between blocks, and between the items of lists that have blank lines."""
    blocks, crlf = [block for block in papers.blocks if block.kind != "blank"], "\r" in papers.text
    for block, after in pairwise(blocks):
        yield _gap(papers.text, _between(block, after), block.span.start, after.span.start)
    for items in (block.children for block in blocks if block.kind == "list"):
        if items and (crlf or _BLANK.search(papers.text, items[0].span.start, items[-1].span.start)):
            for item, after in pairwise(items):
                yield _gap(papers.text, "items", item.span.start, after.span.start)


def _gap(text: str, between: str, start: int, end: int) -> _Gap:
    part = text[start:end]
    bare = len(part.rstrip(" \t\r\n"))
    ends = part.count("\n", bare) + part.count("\r", bare) - part.count("\r\n", bare)
    return between, ends - 1, start + bare, end


def _between(before: Block, after: Block) -> str:
    if after.kind == "heading":
        return "above a heading"
    return "below a heading" if before.kind == "heading" else "between blocks"
