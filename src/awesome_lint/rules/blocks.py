"""AL2: text that was meant as a table row, a heading or an item, and is shown as it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..markdown.document import Block
from ..markdown.source import Span, meets
from ..markdown.tables import split_row
from ..papers.entry import PaperList
from ..rare import rare
from .registry import Context, Hit, replace, rule

_ROW = rare(r"^[ \t>]*(?P<row>\|(?:[^|\n]*\|){2,})[ \t]*\r?$", re.M)
_HYPHENS = rare(r"^[ \t>]*+(?=[^\n]*-{3})[ \t:|-]++\r?$", re.M)
_MARKER = re.compile(
    r"^[ \t>]*(?P<marker>#{1,6}(?=[^\s#!\d])|(?:[-+]|\*(?!\*)|\d{1,3}[.)])(?=[\[*\"“A-Z]))"
    r"(?P<rest>[^\n]*)",
    re.M,
)
_HASHTAG = rare(r"(?<!\S)#\w")
_DETAILS = rare(r"<(?P<end>/?)details\b", re.I)
_FENCE = rare(r" {0,3}(?P<fence>`{3,}|~{3,})(?=[^\n]*\n|[^\n]*\Z)")


@rule(
    "AL211",
    "row-outside-table",
    scope="list",
    severity="error",
    fix="safe",
    bad="| title | paper |\n| --- | --- |\n| A Paper | [pdf](https://arxiv.org/abs/2001.00001) |\n\n"
    "| B Paper | [pdf](https://arxiv.org/abs/2001.00002) |\n",
    good="| title | paper |\n| --- | --- |\n| A Paper | [pdf](https://arxiv.org/abs/2001.00001) |\n"
    "| B Paper | [pdf](https://arxiv.org/abs/2001.00002) |\n",
)
def row_outside_table(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """Rows that are not part of a table, so that their text is shown with its pipes.

    A blank line or a comment between rows ends the table, and one without a row of hyphens
    below its header, or with another number of cells in it, never starts. The fix takes out
    the blank line, or puts in the hyphens, where the rows are of one width.
    """
    table, comment = None, False
    for block in papers.walk() if "|" in papers.text else ():
        rows = list(_ROW.finditer(papers.text, *block.span)) if block.kind == "paragraph" else []
        if len(rows) > 1 or (rows and table):
            yield _loose_rows(papers, block, rows, table, comment)
        elif block.kind == "table":
            table, comment = block, False
        elif block.kind == "html":
            comment = True
        elif block.kind in ("paragraph", "heading", "list", "code"):
            table = None


def _loose_rows(
    papers: PaperList, block: Block, rows: list[re.Match[str]], table: Block | None, comment: bool
) -> Hit:
    span, fix = Span(rows[0].start("row"), rows[-1].end("row")), None
    widths = {len(split_row(papers.text, *row.span("row"))) for row in rows}
    links = [inline.span for inline in block.inlines if inline.kind in ("link", "autolink")]
    cut = any("|" in papers.source[link] for link in links)
    gap = Span(table.children[-1].span.end, span.start) if table else Span(0, 0)
    if table and comment:
        why = "the comment above ends the table; put it in a cell"
    elif table:
        why = "the blank line above ends the table"
        if widths == {len(table.children[0].children)} and papers.source[gap].isspace() and not cut:
            fix = replace(gap, "", "take out the blank line")
    elif _HYPHENS.search(papers.text, *block.span):
        why = "the row of hyphens has another number of cells than the header"
    elif meets(links, Span(*rows[0].span("row"))):
        why = "there is no header, with a row of hyphens below it, above them"
    else:
        why = "there is no row of hyphens below the header"
        last = papers.source.trim(block.span).end == span.end  # what is below would be a row too
        if len(widths) == 1 and len(rows) > 1 and last and not cut:
            hyphens = "| " + " | ".join(["---"] * widths.pop()) + " |" + papers.source.newline
            fix = replace(Span(rows[1].start("row"), rows[1].start("row")), hyphens, "add the hyphens")
    count = f"{len(rows)} table rows show" if len(rows) > 1 else "table row shows"
    return Hit(span, f"{count} as text: {why}", fix)


@rule(
    "AL213",
    "marker-without-space",
    scope="list",
    severity="warning",
    fix="safe",
    bad="##Papers\n\n-[A Paper](https://arxiv.org/abs/2001.00001)\n",
    good="## Papers\n\n- [A Paper](https://arxiv.org/abs/2001.00001)\n",
)
def marker_without_space(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A heading or list item without the space after its `##`, `-` or `1.`.

    GitHub needs the space; without it the line shows as text, its mark included, and the
    papers below it are under the heading before. Hashtags are left alone.
    """
    text = papers.text
    found = [match for at in papers.source.line_starts if (match := _MARKER.match(text, at))]
    paragraphs = [block for block in papers.walk() if block.kind == "paragraph"] if found else []
    starts = [block.span.start for block in paragraphs]
    for match in found:
        at = bisect_right(starts, match.start("marker")) - 1
        if at >= 0 and match.end() <= paragraphs[at].span.end and _is_marker(match, paragraphs[at]):
            span = Span(*match.span("marker"))
            fix = replace(Span(span.end, span.end), " ", "add the space")
            yield Hit(span, f"no space after '{match['marker']}', so the line shows as text", fix)


def _is_marker(match: re.Match[str], paragraph: Block) -> bool:
    """Whether a line of a paragraph was meant as a heading, or as an item with a link."""
    start = match.start("marker")
    if match["marker"][0] == "#":
        first = paragraph.content is not None and paragraph.content.start == start
        return (first or len(match["marker"]) > 1) and not _HASHTAG.search(match["rest"])
    emphasis = (i for i in paragraph.inlines if i.kind in ("emphasis", "strong"))
    return "](" in match["rest"] and all(inline.span.start != start for inline in emphasis)


@rule(
    "AL214",
    "unclosed-block",
    scope="list",
    severity="error",
    bad="<!-- to do\n\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="<!-- to do -->\n\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def unclosed_block(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A comment, a code block or `<details>` that is not closed.

    What follows, often the rest of the list, is not shown as it was meant: hidden in the
    comment, shown as code, or folded away. A comment within a comment ends both.
    """
    for block in papers.walk():
        text = papers.source[block.span] if block.kind in ("html", "code") else ""
        if block.kind == "html" and text.startswith("<!--"):
            yield from _bad_comment(block.span.start, text)
        elif block.kind == "code" and _is_open_fence(text):
            start = block.span.start + len(text) - len(text.lstrip())
            yield Hit(Span(start, start + 3), "code block that is not closed: all that follows is code")
    yield from _open_details(papers) if "<details" in papers.text else ()


def _is_open_fence(text: str) -> bool:
    fence = _FENCE.match(text)
    _, newline, last = text.rstrip().rpartition("\n")
    closing = last.strip(" \t>") if newline else ""
    return fence is not None and not (closing.startswith(fence["fence"]) and not closing.strip(closing[0]))


def _bad_comment(start: int, text: str) -> Iterator[Hit]:
    end, inner = text.find("-->"), text.find("<!--", 4)
    if end < 0:
        yield Hit(Span(start, start + 4), "comment that is not closed: it hides all that follows")
    elif 0 < inner < end:
        at = start + inner
        yield Hit(Span(at, at + 4), "comment within a comment: its --> ends both, so the rest is shown")


def _open_details(papers: PaperList) -> Iterator[Hit]:
    opened: list[Span] = []
    for match in (m for span in _html(papers) for m in _DETAILS.finditer(papers.text, *span)):
        if not match["end"]:
            opened.append(Span(*match.span()))
        elif opened:
            opened.pop()
    for span in opened:
        yield Hit(span, "<details> that is not closed: it folds away all that follows")


def _html(papers: PaperList) -> Iterator[Span]:
    """The HTML of a file, without comments."""
    for block in papers.walk():
        if block.kind == "html" and not papers.text.startswith("<!--", block.span.start):
            yield block.span
        yield from (inline.span for inline in block.inlines if inline.kind == "html")
