"""What a list holds all its entries to, and its contents: a new entry is made to conform."""

from __future__ import annotations

from ..layout.contents import contents_edits
from ..layout.tables import row_padding
from ..markdown.source import Edit, Span
from ..papers.entry import Entry, PaperList
from ..papers.markup import rewritten_tag
from .style import Style


def conforming_edits(before: PaperList, style: Style, new: Entry) -> list[Edit]:
    """Edits of the list with the new entry, of which `before` is the one without it."""
    if new.shape == "pipe-table":
        return row_padding(style.papers, new)
    if new.shape == "heading":
        return _contents_edits(before, style.papers, new)
    return _tag_edits(style, new)


def _contents_edits(before: PaperList, papers: PaperList, new: Entry) -> list[Edit]:
    """The contents with the new heading; what was wrong in them before is left to `fmt`."""
    edits = contents_edits(papers)
    if not edits or not _differ(before, contents_edits(before)):
        return edits
    (whole,), newline = edits, papers.source.newline
    lines, old = whole.text.split(newline), papers.source[whole.span].split(newline)
    at = next((i for i, line in enumerate(lines) if f"(#{new.section.anchor})" in line), 0)
    if not at or len(lines) != len(old) + 1:
        return []
    place = whole.span.start + len(newline.join(old[:at]))
    return [Edit(Span(place, place), newline + lines[at])]


def _differ(papers: PaperList, edits: list[Edit]) -> bool:
    return any(papers.source[edit.span] != edit.text for edit in edits)


def _tag_edits(style: Style, new: Entry) -> list[Edit]:
    """Tags in the markup that the list is held to; a model may be older than that."""
    edits = []
    for case, wanted in style.conventions.link_markup.breaches(style.config.link_markup):
        text = rewritten_tag(style.papers.source, case.subject, wanted) if case.subject in new.links else None
        if text is not None:
            edits.append(Edit(case.subject.span, text))
    return edits
