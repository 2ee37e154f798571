"""AL3: the links of an entry: their brackets, their labels, their order."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown.source import Edit, Source, Span
from ..papers.addresses import is_placeholder
from ..papers.entry import Entry, Link, PaperList
from ..papers.labelling import label_span, shows_url
from ..papers.labels import label_kind
from ..papers.link_order import TABLES, kinds, rearranged, tags
from .registry import Context, Fix, Hit, Place, Severity, replace, rule, short

_ONE_PAGE = frozenset(
    ("code", "project", "dataset", "model", "demo", "supplement", "video", "slides", "blog", "other")
)
_ROWS = [
    f"- Paper {n} [[paper](https://arxiv.org/abs/2001.{n:05})] [[code](https://github.com/a/p{n})]\n"
    for n in range(1, 11)
]


@rule(
    "AL302",
    "empty-target",
    scope="link",
    hosts=lambda host: not host,
    severity="warning",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [![ICLR](https://img.shields.io/badge/ICLR-blue)]()\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] ![ICLR](https://img.shields.io/badge/ICLR-blue)\n",
)
def empty_target(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link whose target is empty or a placeholder.

    It shows as a link and leads to the list itself. Fill it in, or take it out until
    there is something to link to. The fix leaves a badge that links nowhere as the image
    it is; nothing else is removed.
    """
    if is_placeholder(link.url):
        shown = ctx.source[link.text].strip()
        what, fix = f"'{link.url}'" if link.url else "empty", _bare_badge(link, ctx.source)
        advice = "fill it in or leave the image alone" if fix else "fill it in or remove it"
        yield Hit(link.span, f"the target of '{short(shown)}' is {what}; {advice}", fix)


def _bare_badge(link: Link, source: Source) -> Fix | None:
    """The fix that makes `[![badge](…)]()` the image alone."""
    before, after = Span(link.text.start - 1, link.text.start), Span(link.text.end, link.text.end + 3)
    if not source[link.text].startswith("![") or source[before] + source[after] != "[]()":
        return None
    return Fix("leave the image alone", (Edit(before, ""), Edit(after, "")))


@rule(
    "AL304",
    "repeated-link",
    scope="entry",
    when=lambda entry: len({link.url.rstrip("/") for link in entry.links}) < len(entry.links),
    severity="warning",
    fix="unsafe",
    bad="- A Paper [[paper](https://openreview.net/forum?id=abcdefghij)] "
    "[[openreview](https://openreview.net/forum?id=abcdefghij)]\n",
    good="- A Paper [[paper](https://openreview.net/forum?id=abcdefghij)]\n",
)
def repeated_link(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """Two links of one entry with the same URL.

    The second label promises something that the first does not, and leads to the same
    page. A remark where one page may well be both, such as a repository that holds the
    data set, and where the labels are names; silent where the list does so four fifths of
    the time. The fix removes the second link, so it is unsafe.
    """
    seen: dict[str, Link] = {}
    for link in entry.links:
        first = seen.setdefault(link.url.rstrip("/"), link)
        if (
            first is link
            or not link.url
            or link.url[0] == "#"
            or ctx.conventions.labels.share_target(first, link)
        ):
            continue
        related = Place(ctx.source, first.span, f"the first, '{first.label or entry.title}'")
        fix = Fix("remove the second", (removal(link, ctx),), "unsafe") if link.label is not None else None
        message = f"'{link.label or entry.title}' has the same URL as '{first.label or 'the title'}'"
        plausible = {first.kind, link.kind} <= _ONE_PAGE and (first.kind != link.kind or not first.label)
        unsaid = bool(first.label and link.label) and not (label_kind(first.label) or label_kind(link.label))
        severity: Severity = "info" if plausible or unsaid else "warning"
        yield Hit(link.target, message, fix, (related,), severity)


def removal(link: Link, ctx: Context) -> Edit:
    """The edit that takes a link out together with the white space before it."""
    text, start = ctx.source.text, link.span.start
    while start and text[start - 1] in " \t":
        start -= 1
    # At the start of a cell or line the space before it belongs to what is around it.
    keep = start == 0 or text[start - 1] in "|\n-*"
    return Edit(Span(link.span.start if keep else start, link.span.end), "")


@rule(
    "AL307",
    "label-spelling",
    scope="link",
    needs=lambda ctx: ctx.config.labels or ctx.conventions.labels.usual,
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
    is reported. With `labels` configured, any other label of that kind is, but where the
    configured one would make a link of another kind of it, or has a bracket without its
    partner. Names of people and methods, which always lead to the same page, are no labels
    in this sense.
    """
    wanted = ctx.conventions.labels.wanted(link, ctx.config.labels) if link.label else None
    if not wanted or wanted.value == link.label:
        return
    if span := _label_span(link, ctx.source):
        fix = replace(span, wanted.value, f"write '{wanted.value}'")
        severity: Severity = "warning" if wanted.binding else "info"
        message = f"label '{link.label}' where the list writes '{wanted.value}'"
        yield Hit(span, message, fix, severity=severity)


@rule(
    "AL314",
    "label-typo",
    scope="list",
    severity="warning",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[Projcet](https://example.org/a)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[Project](https://example.org/a)]\n",
)
def label_typo(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A mistyped label: one letter away from one that the list uses often, or from a common one.

    Readers who search the list for `code` miss it, and so do programs. Words in their own
    right, plurals and endings are left alone.
    """
    slips = ctx.conventions.labels.slips
    for link in (link for entry in papers.entries for link in entry.links) if slips else ():
        meant, span = slips.get(link.label or ""), _label_span(link, ctx.source)
        if meant and span:
            message = f"label '{link.label}' is a typo of '{meant}'"
            yield Hit(span, message, replace(span, meant, f"write '{meant}'"))


def _label_span(link: Link, source: Source) -> Span | None:
    """Where the label stands: within the link, or before its URL in the line."""
    if not shows_url(link, source):
        return label_span(link, source)
    label, end = link.label or "", link.span.start
    at = source.text.rfind(label, source.text.rfind("\n", 0, end) + 1, end)
    return Span(at, at + len(label)) if at >= 0 else None


@rule(
    "AL308",
    "link-order",
    scope="entry",
    needs=lambda ctx: ctx.config.link_order or ctx.conventions.links.broken,
    severity="warning",
    fix="safe",
    bad="".join(_ROWS[:9])
    + "- Paper 10 [[code](https://github.com/a/p10)] [[paper](https://arxiv.org/abs/2001.00010)]\n",
    good="".join(_ROWS),
    options="link-order",
)
def link_order(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """Links of an entry in another order than the rest of the list keeps.

    Judged two kinds at a time, by the order that at least four fifths of ten or more
    entries with both keep; or by `link-order`. Tags that stand side by side change places.
    """
    configured, learnt = ctx.config.link_order, ctx.conventions.links
    if entry.shape in TABLES:
        return
    if wrong := learnt.misplaced(kinds(ctx.source, entry), configured):
        order = configured or learnt.order
        first = next(link for link in tags(ctx.source, entry) if link.kind == wrong[0])
        moves = rearranged(ctx.source, entry, order)
        edits = tuple(Edit(here.span, ctx.source[new.span]) for here, new in moves if here is not new)
        fix = Fix("put the links in order", edits) if edits else None
        yield Hit(first.span, f"{wrong[0]} before {wrong[1]}; the list has them the other way round", fix)
