"""AL3: what an entry must have, and what a table must say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from ..markdown.document import Block
from ..markdown.source import Span
from ..papers.conventions import on_openreview, reviewed_openly
from ..papers.entry import Entry, PaperList
from ..papers.labels import label_kind
from ..papers.spelling import spelling_key
from .registry import Context, Hit, rule

_BARE = re.compile(r"(?<![!\\])\[(?P<label>[^\W\d_][^\[\]\n]{0,29})\](?:\[\w*\])?(?!\]? ?\(|\[|:)")


@rule(
    "AL301",
    "entry-without-link",
    scope="entry",
    when=lambda entry: not entry.links,
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n- B Paper\n"
    "- C Paper [[paper](https://arxiv.org/abs/2001.00003)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- B Paper [[paper](https://arxiv.org/abs/2001.00002)]\n"
    "- C Paper [[paper](https://arxiv.org/abs/2001.00003)]\n",
)
def entry_without_link(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An entry that leads nowhere.

    The reader has to search for the paper, and nothing about it can be checked.
    """
    if "](" not in ctx.source[entry.span]:
        yield Hit(entry.title_span, "entry without a link; add the paper's")


@rule(
    "AL309",
    "placeholder-name",
    scope="list",
    severity="warning",
    bad="| name | title |\n| --- | --- |\n"
    + "".join(f"| [abbr](m/{n}) | [Paper {n}](https://arxiv.org/abs/2001.0000{n}) |\n" for n in (1, 2, 3))
    + "| [ABC](m/4) | [Paper 4](https://arxiv.org/abs/2001.00004) |\n"
    "| [DEF](m/5) | [Paper 5](https://arxiv.org/abs/2001.00005) |\n",
    good="| name | title |\n| --- | --- |\n| [ABC](m/4) | [Paper 4](https://arxiv.org/abs/2001.00004) |\n"
    "| [DEF](m/5) | [Paper 5](https://arxiv.org/abs/2001.00005) |\n",
)
def placeholder_name(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """One name for three papers or more, in a column of names.

    The template was not filled in. Names are to tell the papers apart.
    """
    for table in {id(e.container): e.container for e in papers.entries if e.shape == "pipe-table"}.values():
        for cells in zip(*(row.children for row in table.children[1:]), strict=False):
            yield from _placeholders(papers, list(cells))


def _placeholders(papers: PaperList, cells: list[Block]) -> Iterator[Hit]:
    targets: dict[str, dict[str, Span]] = {}
    for cell in cells:
        links = [i for i in cell.inlines if i.kind == "link" and i.target.start >= 0]
        if len(links) == 1 and links[0].span == cell.content:
            name = papers.source[links[0].content].strip()
            targets.setdefault(name, {})[papers.source[links[0].target]] = links[0].content
    names = [n for n in targets if n and not label_kind(n)]
    if len(names) >= 3:
        for name in names:
            if len(targets[name]) >= 3:
                for span in targets[name].values():
                    yield Hit(span, f"placeholder '{name}' is the name of {len(targets[name])} papers")


@rule(
    "AL310",
    "no-openreview-link",
    scope="entry",
    when=lambda entry: reviewed_openly(entry) and not on_openreview(entry),
    severity="info",
    bad="# ICLR 2023\n\n- A Paper [[paper](https://iclr.cc/virtual/2023/poster/1)] "
    "[[openreview](https://openreview.net/forum?id=abcdefghij)]\n"
    "- B Paper [[paper](https://iclr.cc/virtual/2023/poster/2)]\n",
    good="# ICLR 2023\n\n- A Paper [[paper](https://iclr.cc/virtual/2023/poster/1)] "
    "[[openreview](https://openreview.net/forum?id=abcdefghij)]\n"
    "- B Paper [[paper](https://iclr.cc/virtual/2023/poster/2)] "
    "[[openreview](https://openreview.net/forum?id=klmnopqrst)]\n",
)
def no_openreview_link(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """No OpenReview link, though the venue reviews there and the list links to it.

    Reported only where at least half of the list's papers of that venue have one.
    """
    if ctx.conventions.openreview_share(entry) >= 0.5:
        yield Hit(entry.title_span, f"no OpenReview link; {entry.venue} {entry.year} reviewed there")


@rule(
    "AL313",
    "label-without-target",
    scope="list",
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/a)]\n"
    "- B Paper [[paper](https://arxiv.org/abs/2001.00002)] [code]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/a)]\n"
    "- B Paper [[paper](https://arxiv.org/abs/2001.00002)]\n",
)
def label_without_target(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A label in brackets that has no address, where the list's others are links.

    `[code]` alone, or `[code][3]` without a definition of 3, shows as text. Add the address,
    or take the label out until there is one. A tag that the list mostly writes without a
    link is left alone.
    """
    text = papers.text
    if text.count("]") + text.count(")](") == text.count("](") + text.count(")]"):
        return  # every bracket is one of a link
    starts = [entry.span.start for entry in papers.entries]
    found = []
    for match in _BARE.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if label_kind(match["label"]) and at >= 0 and _is_bare(papers.entries[at], Span(*match.span())):
            found.append((spelling_key(match["label"]), match))
    bare = Counter(key for key, _ in found)
    for key, match in found:
        linked = ctx.conventions.labels.spellings.get(key, Counter()).total()
        if linked >= bare[key]:
            yield Hit(Span(*match.span()), f"'{match[0]}' has no address, so it shows as text")


def _is_bare(entry: Entry, span: Span) -> bool:
    """Whether the brackets stand after the entry's title and are no part of a link or of code."""
    if entry.shape == "html-table" or not entry.title_span.end <= span.start < entry.span.end:
        return False
    inlines = [
        i for block in entry.block.walk() for i in block.inlines if i.kind not in ("strong", "emphasis")
    ]
    taken = [*(link.span for link in entry.links), *(inline.span for inline in inlines)]
    return not any(other.touches(span) for other in taken)


@rule(
    "AL312",
    "missing-kind",
    scope="entry",
    needs=lambda ctx: ctx.config.required_kinds,
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n",
    options="required-kinds",
)
def missing_kind(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An entry without a kind of link that the configuration requires.

    Readers who look for the code, say, then find it for some papers and not for others.
    Silent unless `required-kinds` is set.
    """
    have = {link.kind for link in entry.links}
    for kind in ctx.config.required_kinds:
        if kind not in have:
            yield Hit(entry.title_span, f"no {kind} link, which 'required-kinds' asks for")
