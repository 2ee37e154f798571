"""AL3: how titles are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.source import Span
from ..papers.entry import Entry
from ..rare import rare
from .registry import Context, Hit, replace, rule

LONGEST = 200  # characters; what is longer is a summary
_DOUBLE = rare(r"(?<=\S)  +(?=\S)")
_PAIRS = (("(", ")"), ("[", "]"))
_MARKS = re.compile(r"[()\[\]*$]")
_NO_BRACKET = rare(r"[\[(]\s?-?\w+,\s?\w+\s?[\])]|(?<![\w(])\w{1,2}\)|[:;]-?[()]|\[$")
_FORMULA = rare(r"\$[^$]*[\\^_{]")
_OPENING_STARS = rare(r"(?<![\w*\\.,)])\*\*(?!\*|(?<=\s\*\*)\s)")


@rule(
    "AL306",
    "title-in-capitals",
    scope="entry",
    when=lambda entry: entry.title.upper() == entry.title != entry.title.lower(),
    severity="info",
    bad="- A PAPER ABOUT NOTHING MUCH [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper About Nothing Much [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def title_in_capitals(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A title in capitals only.

    Copied from a page that sets titles so; among the others it shouts. Acronyms of
    one or two words are left alone.
    """
    if sum(len(word) > 1 for word in re.findall(r"[^\W\d_]+", entry.title)) >= 4:
        yield Hit(entry.title_span, "title in capitals only; write it as the paper's page does")


@rule(
    "AL315",
    "unbalanced-title",
    scope="entry",
    when=lambda entry: _MARKS.search(entry.title) and len(entry.title) <= LONGEST,
    severity="warning",
    bad="- A Paper (Extended [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper (Extended) [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def unbalanced_title(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A bracket, an emphasis mark or a formula in a title that is not closed.

    `**Title` shows its stars, `$x` its dollar, and half of a bracket tells that a part of
    the title is missing.
    """
    title = entry.title
    for opening, closing in _PAIRS:
        if title.count(opening) != title.count(closing) and (alone := _unpaired(title, opening, closing)):
            yield Hit(entry.title_span, f"'{alone}' without its partner in the title")
    if title.count("$") % 2 and _FORMULA.search(title):
        yield Hit(entry.title_span, "formula that is not closed with '$' in the title")
    stars = ctx.source.text.find("**", *entry.title_span) >= 0
    for match in _OPENING_STARS.finditer(ctx.source.text, *entry.title_span) if stars else ():
        span = Span(*match.span())
        inlines = (inline for block in entry.block.walk() for inline in block.inlines)
        if not any(
            i.span.contains(span) and (i.kind == "code" or not i.content.contains(span)) for i in inlines
        ):
            yield Hit(span, "stars that mark no emphasis, and so are shown")


def _unpaired(title: str, opening: str, closing: str) -> str:
    """The bracket that stands alone, if there is one; those of '1)', ':)' and '[0, 1)' are none."""
    if "http" in title:
        return ""
    title = _NO_BRACKET.sub("", title)
    more = title.count(opening) - title.count(closing)
    return opening if more > 0 else closing if more < 0 else ""


@rule(
    "AL311",
    "double-space",
    scope="entry",
    needs=lambda ctx: "  " in ctx.source.text,
    severity="warning",
    fix="safe",
    bad="- A  Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def double_space(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """Two spaces or more within a title.

    They render as one, and a search for the title in the source fails. Left alone in a
    cell with more text, where two spaces may part the title from what follows, and in a
    heading, whose anchor would change.
    """
    if ctx.source.text.find("  ", *entry.title_span) < 0 or len(entry.title) > LONGEST:
        return
    if entry.block.kind == "heading" or (entry.block.kind == "row" and ". " in entry.title):
        return
    for match in _DOUBLE.finditer(ctx.source.text, *entry.title_span):
        span = Span(*match.span())
        yield Hit(span, f"{len(match.group())} spaces in the title", replace(span, " ", "leave one"))
