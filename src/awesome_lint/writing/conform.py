"""What a list holds all its entries to, and its contents: a new entry is made to conform."""

from __future__ import annotations

from ..layout.contents import contents_edits
from ..layout.tables import row_padding
from ..markdown.source import Edit
from ..papers.entry import Entry, PaperList
from ..papers.markup import rewritten_tag
from .style import Style


def conforming_edits(before: PaperList, style: Style, new: Entry) -> list[Edit]:
    """Edits of the list with the new entry, of which `before` is the one without it."""
    if new.shape == "pipe-table":
        return row_padding(style.papers, new)
    if new.shape == "heading":
        # Contents that did not fit the headings before are left to `fmt`.
        return contents_edits(style.papers) if not _differ(before, contents_edits(before)) else []
    return _tag_edits(style, new)


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
