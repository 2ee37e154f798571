"""AL3: what is written otherwise than the list itself writes it."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown.source import Edit, Span
from ..papers.entry import PaperList
from ..papers.lines import marker_span
from ..papers.markup import comparable, rewritten_tag, rewritten_title
from .registry import Context, Fix, Hit, Severity, replace, rule, short


def _list(line: str, odd: str) -> str:
    """A list of eleven papers, of which the last is written otherwise."""
    lines = [line] * 10 + [odd]
    return "".join(
        f"{text.format(letter, f'https://arxiv.org/abs/2001.{number:05}')}\n"
        for number, (letter, text) in enumerate(zip("ABCDEFGHIJK", lines, strict=True), 1)
    )


_USUAL = "- {} Paper [[paper]({})]"


@rule(
    "AL305",
    "title-with-period",
    scope="list",
    severity="warning",
    fix="safe",
    bad=_list(_USUAL, "- {} Paper. [[paper]({})]"),
    good=_list(_USUAL, _USUAL),
)
def title_with_period(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A title with a period at its end, in a list whose titles have none.

    It comes along when a title is copied from a reference. Judged by the list: where
    more than a fifth of the titles end so, it is the list's way.
    """
    for case, wanted in ctx.conventions.title_period.breaches():
        end = case.subject.title_span.end
        if case.value == "." != wanted and papers.text[end - 1] == ".":
            fix = replace(Span(end - 1, end), "", "remove the period")
            yield Hit(Span(end - 1, end), f"period at the end of '{short(case.subject.title)}'", fix)


@rule(
    "AL321",
    "link-markup",
    scope="list",
    severity="warning",
    fix="safe",
    bad=_list(_USUAL, "- {} Paper [[paper]]({})"),
    good=_list(_USUAL, _USUAL),
    options="link-markup",
)
def link_markup(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A label linked in other brackets than those of the list.

    The rows of links no longer line up, and what reads the list by its brackets passes
    over it. Judged by what four fifths of the list's tags in entries of the same shape do,
    or by `link-markup`; a section that does otherwise throughout is left alone. Only the
    brackets change.
    """
    for case, wanted in ctx.conventions.link_markup.breaches(ctx.config.link_markup):
        link, text = case.subject, rewritten_tag(papers.source, case.subject, wanted)
        fix = replace(link.span, text, f"write {wanted}") if text else None
        yield Hit(link.span, f"written as {case.value} where the list writes {wanted}", fix)


@rule(
    "AL322",
    "title-markup",
    scope="list",
    severity="info",
    fix="safe",
    bad=_list("- **{} Paper** [[paper]({})]", _USUAL),
    good=_list("- **{} Paper** [[paper]({})]", "- **{} Paper** [[paper]({})]"),
    options="title-markup",
)
def title_markup(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A title marked otherwise than those of the list: not bold, not linked, in quotes.

    Judged by what four fifths of the titles do, or by `title-markup`; a section that does
    otherwise throughout is left alone, and so is a title with other words beside it. The
    fix changes the marks around the title; a link is not made up or taken away.
    """
    for case, wanted in ctx.conventions.title_markup.breaches(ctx.config.title_markup):
        entry = case.subject
        if comparable(papers.source, entry):
            place = rewritten_title(papers.source, entry, wanted)
            fix = replace(*place, f"write {wanted}") if place else None
            message = f"written as {case.value} where the list writes {wanted}"
            severity: Severity | None = "warning" if ctx.config.title_markup else None
            yield Hit(entry.title_span, message, fix, severity=severity)


@rule(
    "AL323",
    "bullet-marker",
    scope="list",
    severity="warning",
    fix="safe",
    bad=_list(_USUAL, "* {} Paper [[paper]({})]"),
    good=_list(_USUAL, _USUAL),
    options="bullet-marker",
)
def bullet_marker(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """Entries at another bullet than those of the list.

    In Markdown another bullet begins another list, which is set apart from the first.
    Judged by what four fifths of the entries stand at, or by `bullet-marker`; a section
    that uses another throughout is left alone.
    """
    wrong = {
        id(c.subject): (c, wanted)
        for c, wanted in ctx.conventions.bullet_marker.breaches(ctx.config.bullet_marker)
    }
    for case, wanted in wrong.values():
        spans = [span for item in case.subject.children if (span := marker_span(papers.source, item))]
        fix = Fix(f"write '{wanted}'", tuple(Edit(span, wanted) for span in spans))
        yield Hit(spans[0], f"bullet '{case.value}' where the list has '{wanted}'", fix)


@rule(
    "AL324",
    "missing-line-break",
    scope="list",
    severity="warning",
    fix="safe",
    bad=_list("- **{} Paper**<br>\n  [[paper]({})]", "- **{} Paper**\n  [[paper]({})]"),
    good=_list("- **{} Paper**<br>\n  [[paper]({})]", "- **{} Paper**<br>\n  [[paper]({})]"),
)
def missing_line_break(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A line that runs into the next, where the other entries break it.

    A line end alone is a blank to Markdown: title, authors and links show as one line.
    Judged by what four fifths of the entries of that shape have at the end of that line.
    """
    for case, wanted in ctx.conventions.line_break.breaches():
        if wanted and not case.value:
            fix = replace(case.subject, wanted, f"write {wanted!r}")
            at = Span(max(case.subject.start - 1, 0), case.subject.start)
            yield Hit(at, f"no {wanted!r} at the end of the line, where the list has one", fix)


@rule(
    "AL325",
    "title-without-period",
    scope="list",
    severity="warning",
    fix="safe",
    bad=_list("- {} Paper. [[paper]({})]", _USUAL),
    good=_list("- {} Paper. [[paper]({})]", "- {} Paper. [[paper]({})]"),
)
def title_without_period(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A title without a period at its end, in a list whose titles have one.

    Judged by what four fifths of the titles in entries of the same shape do; one that ends
    with another mark is left alone, and so is a section without periods.
    """
    for case, wanted in ctx.conventions.title_period.breaches():
        if not case.value and wanted == ".":
            end = case.subject.title_span.end
            fix = replace(Span(end, end), ".", "add the period")
            yield Hit(Span(end - 1, end), f"no period at the end of '{short(case.subject.title)}'", fix)
