"""AL3: the form of an entry: its title, its labels, the syntax of its links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.document import Block
from ..markdown.source import Edit, Span
from ..papers.conventions import kinds, label_span, on_openreview, reviewed_openly
from ..papers.entry import Entry, Link, PaperList
from ..papers.labels import label_kind
from .registry import Context, Fix, Hit, Place, Severity, replace, rule, short

_UNCLOSED = re.compile(r"\]\((?P<url>https?://[^\s()\[\]<>]+)(?P<next>\s*(?:\]|\[|$|\n))")
_SPACED = re.compile(r"\](?P<gap>[ \t]+)\(https?://[^\s()]+\)")
_BRACKET = re.compile(r"[\[\]\n]")
_NEAR = 2000  # characters in which a bracket must be closed
_ROWS = [
    f"- Paper {n} [[paper](https://arxiv.org/abs/2001.{n:05})] [[code](https://github.com/a/p{n})]\n"
    for n in range(1, 11)
]
_DOUBLE = re.compile(r"(?<=\S)  +(?=\S)")


@rule(
    "AL301",
    "entry-without-link",
    scope="entry",
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
    if not entry.links and not _UNCLOSED.search(ctx.source[entry.span]):
        yield Hit(entry.title_span, "entry without a link; add the paper's")


@rule(
    "AL302",
    "empty-target",
    scope="link",
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code]()]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def empty_target(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link whose target is empty or a placeholder.

    It shows as a link and leads to the list itself. Fill it in, or take it out until
    there is something to link to.
    """
    if link.url.strip().lower() in ("", "#", "nan", "none", "null", "tbd", "todo", "xxx", "url", "link"):
        written = f"'{link.url}'" if link.url else "empty"
        yield Hit(
            link.span, f"the target of '{link.label or entry.title}' is {written}; fill it in or remove it"
        )


@rule(
    "AL303",
    "malformed-link",
    scope="entry",
    severity="error",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n",
)
def malformed_link(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """Brackets of a link that do not pair, so that it shows as text.

    `[code](u` without `)`, `[code] (u)` with a space, `[[code](u)` without its `]`.
    Where it can be read in one way only, the fix writes the missing bracket.
    """
    text, part = ctx.source.text, ctx.source[entry.span]
    for match in _UNCLOSED.finditer(text, *entry.span) if part.count("(") > part.count(")") else ():
        yield _unclosed(match)
    for match in _SPACED.finditer(text, *entry.span) if "] (" in part else ():
        gap = Span(*match.span("gap"))
        yield Hit(Span(*match.span()), "space between ] and (", replace(gap, "", "remove the space"))
    for link in entry.links if part.count("[") > part.count("]") else ():
        if link.label is not None and _opens_alone(text, link, entry):
            at = link.span.end
            fix = replace(Span(at, at), "]", "close the bracket")
            yield Hit(Span(link.span.start - 1, at), f"no ']' after [{link.label}](…)", fix)


def _unclosed(match: re.Match[str]) -> Hit:
    at = match.end("url")
    fix = replace(Span(at, at), ")", "close the parenthesis")
    return Hit(Span(match.start(), at), f"no ')' after {match['url']}", fix)


def _opens_alone(text: str, link: Link, entry: Entry) -> bool:
    """Whether `[` stands before a link, and no `]` after it in the line closes it."""
    start, end = link.span
    if start - 1 < entry.span.start or text[start - 1] != "[" or text[start - 2 : start - 1] == "\\":
        return False
    depth = 1
    for bracket in _BRACKET.finditer(text, end, min(entry.span.end, end + _NEAR)):
        if bracket[0] == "\n":
            break
        depth += 1 if bracket[0] == "[" else -1
        if depth == 0:
            return False
    return True


@rule(
    "AL304",
    "repeated-link",
    scope="entry",
    severity="warning",
    fix="unsafe",
    bad="- A Paper [[paper](https://openreview.net/forum?id=abcdefghij)] "
    "[[openreview](https://openreview.net/forum?id=abcdefghij)]\n",
    good="- A Paper [[paper](https://openreview.net/forum?id=abcdefghij)]\n",
)
def repeated_link(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """Two links of one entry with the same URL.

    The second label promises something that the first does not, and leads to the same
    page. The fix removes the second link, so it is unsafe.
    """
    seen: dict[str, Link] = {}
    for link in entry.links:
        first = seen.setdefault(link.url.rstrip("/"), link)
        if first is not link and link.url and not link.url.startswith("#"):
            related = Place(ctx.source, first.span, f"the first, '{first.label or entry.title}'")
            fix = (
                Fix("remove the second", (removal(link, ctx),), "unsafe") if link.label is not None else None
            )
            message = f"'{link.label or entry.title}' has the same URL as '{first.label or 'the title'}'"
            yield Hit(link.target, message, fix, (related,))


def removal(link: Link, ctx: Context) -> Edit:
    """The edit that takes a link out together with the white space before it."""
    text, start = ctx.source.text, link.span.start
    while start and text[start - 1] in " \t":
        start -= 1
    # At the start of a cell or line the space before it belongs to what is around it.
    keep = start == 0 or text[start - 1] in "|\n-*"
    return Edit(Span(link.span.start if keep else start, link.span.end), "")


@rule(
    "AL305",
    "title-with-period",
    scope="entry",
    severity="warning",
    fix="safe",
    bad="- A Paper. [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- B Paper [[paper](https://arxiv.org/abs/2001.00002)]\n"
    "- C Paper [[paper](https://arxiv.org/abs/2001.00003)]\n"
    "- D Paper [[paper](https://arxiv.org/abs/2001.00004)]\n"
    "- E Paper [[paper](https://arxiv.org/abs/2001.00005)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- B Paper [[paper](https://arxiv.org/abs/2001.00002)]\n"
    "- C Paper [[paper](https://arxiv.org/abs/2001.00003)]\n"
    "- D Paper [[paper](https://arxiv.org/abs/2001.00004)]\n"
    "- E Paper [[paper](https://arxiv.org/abs/2001.00005)]\n",
)
def title_with_period(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A title with a period at its end, in a list whose titles have none.

    It comes along when a title is copied from a reference. Judged by the list: where
    more than a fifth of the titles end so, it is the list's way.
    """
    habit = ctx.conventions.title_end
    if not entry.title.endswith(".") or entry.title.endswith("..") or habit is None:
        return
    if habit.value == "" and habit.share >= 0.8 and ctx.source.text[entry.title_span.end - 1] == ".":
        dot = Span(entry.title_span.end - 1, entry.title_span.end)
        yield Hit(dot, f"period at the end of '{short(entry.title)}'", replace(dot, "", "remove the period"))


@rule(
    "AL306",
    "title-in-capitals",
    scope="entry",
    severity="info",
    bad="- A PAPER ABOUT NOTHING MUCH [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper About Nothing Much [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def title_in_capitals(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A title in capitals only.

    Copied from a page that sets titles so; among the others it shouts. Acronyms of
    one or two words are left alone.
    """
    if entry.title.upper() != entry.title or entry.title.lower() == entry.title:
        return
    if sum(len(word) > 1 for word in re.findall(r"[^\W\d_]+", entry.title)) >= 4:
        yield Hit(entry.title_span, "title in capitals only; write it as the paper's page does")


@rule(
    "AL307",
    "label-spelling",
    scope="link",
    severity="warning",
    fix="safe",
    bad="- A Paper [[Paper](https://arxiv.org/abs/2001.00001)]\n- B Paper [[Paper](https://arxiv.org/abs/2001.00002)]\n"
    "- C Paper [[paper](https://arxiv.org/abs/2001.00003)]\n",
    good="- A Paper [[Paper](https://arxiv.org/abs/2001.00001)]\n- B Paper [[Paper](https://arxiv.org/abs/2001.00002)]\n"
    "- C Paper [[Paper](https://arxiv.org/abs/2001.00003)]\n",
    options="labels",
)
def label_spelling(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A label spelled differently from the same label elsewhere in the list.

    Two spellings that differ only in case or punctuation mean the same; the rarer one
    is reported. With `labels` configured, any other label of that kind is.
    """
    wanted = ctx.conventions.wanted_label(link, ctx.config.labels) if link.label else None
    if not wanted or wanted.value == link.label:
        return
    if span := label_span(link, ctx.source):
        fix = replace(span, wanted.value, f"write '{wanted.value}'")
        severity: Severity = "warning" if wanted.binding else "info"
        message = f"label '{link.label}' where the list writes '{wanted.value}'"
        yield Hit(span, message, fix, severity=severity)


@rule(
    "AL308",
    "link-order",
    scope="entry",
    severity="warning",
    bad="".join(_ROWS[:9])
    + "- Paper 10 [[code](https://github.com/a/p10)] [[paper](https://arxiv.org/abs/2001.00010)]\n",
    good="".join(_ROWS),
    options="link-order",
)
def link_order(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """Links of an entry in another order than the rest of the list keeps.

    Judged by the list itself where at least ten entries, and four fifths of them, keep
    one order; or by `link-order`. `awesome-lint fmt` puts them in order.
    """
    order = ctx.config.link_order or ctx.conventions.binding_link_order
    known = [kind for kind in kinds(entry) if kind in order] if order and entry.shape != "pipe-table" else []
    ordered = sorted(known, key=order.index)
    if known != ordered:
        wanted = ", ".join(ordered)
        first = next(link for link in entry.links if link.label is not None)
        yield Hit(first.span, f"links stand in another order than {wanted}")


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
    if reviewed_openly(entry) and not on_openreview(entry) and ctx.conventions.openreview_share(entry) >= 0.5:
        yield Hit(entry.title_span, f"no OpenReview link; {entry.venue} {entry.year} reviewed there")


@rule(
    "AL311",
    "double-space",
    scope="entry",
    severity="warning",
    fix="safe",
    bad="- A  Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def double_space(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """Two spaces or more within a title.

    They render as one, and a search for the title in the source fails.
    """
    for match in _DOUBLE.finditer(ctx.source.text, *entry.title_span):
        span = Span(*match.span())
        yield Hit(span, f"{len(match.group())} spaces in the title", replace(span, " ", "leave one"))


@rule(
    "AL312",
    "missing-kind",
    scope="entry",
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
