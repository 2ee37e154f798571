"""AL2: headings, tables and numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..markdown.document import Block
from ..markdown.sections import Section
from ..markdown.source import Edit, Span
from ..papers.entry import PaperList
from ..papers.venues import is_year_heading
from .registry import Context, Fix, Hit, Place, Severity, rule, short


@rule(
    "AL204",
    "duplicate-heading",
    scope="list",
    severity="info",
    bad="# Work\n\n## Video\n\nText.\n\n## Video\n\nText.\n",
    good="# Work\n\n## Video\n\nText.\n\n## Image\n\nText.\n",
)
def duplicate_heading(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """Two sections of one name under the same heading.

    Papers on one topic are then in two places, and the second anchor changes when
    a section is moved. Bring the two together. Years and months, which many lists repeat
    under topics of their own level, and headings that are links are left alone.
    """
    seen: dict[tuple[object, str], Section] = {}
    for section in papers.sections[1:]:
        if is_year_heading(section.title) or _is_link(section):
            continue
        first = seen.setdefault((section.parent, section.title.casefold()), section)
        if first is not section and section.heading and first.heading and section.title:
            related = Place(papers.source, papers.source.trim(first.heading.span), "the first")
            yield Hit(
                papers.source.trim(section.heading.span),
                f"'{short(section.title)}' twice here",
                None,
                (related,),
            )


@rule(
    "AL205",
    "empty-section",
    scope="list",
    severity="info",
    bad="# 2024\n\n# 2023\n\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="# 2023\n\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def empty_section(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A heading with nothing below it.

    Fill it or take it out of the list and of the contents. A heading that is a link
    has said what it is for, and so has one that the contents do not name or that years of
    its own level follow.
    """
    named = {line.anchor for line in papers.contents.lines} if papers.contents else None
    for section, after in pairwise([*papers.sections[1:], None]):
        assert section
        if section.heading is None or section.children or _is_link(section):
            continue
        if named is not None and section.anchor not in named:
            continue
        if after and after.level == section.level and _starts_years(section, after):
            continue
        if all(block.kind == "blank" for block in section.blocks):
            yield Hit(papers.source.trim(section.heading.span), f"section '{short(section.title)}' is empty")


def _starts_years(section: Section, after: Section) -> bool:
    return bool(is_year_heading(after.title)) and not is_year_heading(section.title)


def _is_link(section: Section) -> bool:
    return section.heading is not None and any(inline.kind == "link" for inline in section.heading.inlines)


@rule(
    "AL206",
    "ragged-row",
    scope="list",
    severity="warning",
    bad="| title | year |\n| --- | --- |\n| A Paper | 2020 | x |\n",
    good="| title | year |\n| --- | --- |\n| A Paper | 2020 |\n",
)
def ragged_row(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    r"""A table row with more or fewer cells than the header.

    GitHub drops the cells that are too many, and leaves those empty that are missing. A
    `|` within a title has to be written `\|`. A comment in a cell of its own is dropped as
    it was meant to be. A row that ends early may be short on purpose where the table holds
    no papers, and is a remark there.
    """
    listed = {id(entry.container) for entry in papers.entries}
    for table in (block for block in papers.walk() if block.kind == "table"):
        width = len(table.children[0].children)
        for row in table.children[1:]:
            count = len(row.children)
            if count == width or not count:
                continue
            if count > width and _are_comments(papers, row.children[width:]):
                continue
            advice = r"; a | within a text is written \|" if count > width else ""
            message = f"{count} cells where the header has {width}{advice}"
            severity: Severity = "info" if count < width and id(table) not in listed else "warning"
            yield Hit(papers.source.trim(row.span), message, severity=severity)


def _are_comments(papers: PaperList, cells: Iterable[Block]) -> bool:
    """Whether these cells hold nothing but comments: HTML ones, or the link definition `[//]: #`."""
    return all(papers.source[cell.span].startswith(("[//]:", "[comment]:", "<!--")) for cell in cells)


@rule(
    "AL207",
    "broken-numbering",
    scope="list",
    severity="warning",
    bad="1. A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "2. B Paper [[paper](https://arxiv.org/abs/2001.00002)]\n"
    "4. C Paper [[paper](https://arxiv.org/abs/2001.00003)]\n",
    good="1. A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "2. B Paper [[paper](https://arxiv.org/abs/2001.00002)]\n"
    "3. C Paper [[paper](https://arxiv.org/abs/2001.00003)]\n",
    fix="safe",
)
def broken_numbering(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A numbered list whose numbers skip or repeat.

    GitHub counts on from the first number, so what the source says is not what
    readers see. A list of nothing but `1.` is the lazy style, and left alone.
    """
    for block in papers.walk():
        if block.kind == "list" and block.ordered:
            yield from _misnumbered(papers, [(item, _number(papers, item)) for item in block.children])


def _number(papers: PaperList, item: Block) -> Span:
    match = re.compile(r"\d+").search(papers.text, item.span.start)
    assert match
    return Span(*match.span())


def _misnumbered(papers: PaperList, items: list[tuple[Block, Span]]) -> Iterator[Hit]:
    numbers = [int(papers.source[span]) for _, span in items]
    if len(set(numbers)) == 1:
        return
    steps = sum(b == a + 1 for a, b in pairwise(numbers))
    if steps * 2 < len(numbers) - 1:
        return
    wrong = [i for i, n in enumerate(numbers) if n != numbers[0] + i]
    edits = tuple(Edit(items[i][1], str(numbers[0] + i)) for i in wrong)
    fix = Fix("number on", edits) if edits else None
    for i in (i for i in range(1, len(numbers)) if numbers[i] != numbers[i - 1] + 1):
        yield Hit(items[i][1], f"number {numbers[i]} where {numbers[i - 1] + 1} is next", fix)
        fix = None


@rule(
    "AL208",
    "no-heading",
    scope="list",
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="# Papers\n\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def no_heading(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A list without a single heading.

    Readers and search engines do not learn what the list is about, and nothing in it
    can be linked to.
    """
    if (
        papers.entries
        and not any(block.kind == "heading" for block in papers.walk())
        and "<h" not in papers.text
    ):
        yield Hit(Span(0, 0), "no heading in the file; say above the list what it is")


@rule(
    "AL209",
    "several-top-headings",
    scope="list",
    severity="info",
    enabled=False,
    bad="# Papers\n\nText.\n\n# More Papers\n\nText.\n",
    good="# Papers\n\nText.\n\n## More Papers\n\nText.\n",
)
def several_top_headings(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """More than one first-level heading.

    A matter of style, so it is off unless selected: some lists give each year one.
    """
    top = [s for s in papers.sections if s.level == 1 and s.heading]
    for section in top[1:]:
        assert section.heading
        assert top[0].heading
        related = Place(papers.source, papers.source.trim(top[0].heading.span), "the first")
        yield Hit(papers.source.trim(section.heading.span), "another first-level heading", None, (related,))


@rule(
    "AL210",
    "skipped-level",
    scope="list",
    severity="info",
    bad="# Papers\n\n### Vision\n\nText.\n",
    good="# Papers\n\n## Vision\n\nText.\n",
)
def skipped_level(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A heading that is two levels or more below the one above it.

    Screen readers and GitHub's outline show a gap where there is none.
    """
    for section in papers.sections[1:]:
        above = section.parent.level if section.parent else 0
        if section.heading and above and section.level > above + 1:
            text = f"level {section.level} heading below one of level {above}"
            yield Hit(papers.source.trim(section.heading.span), text)
