"""What became of the papers of some lists, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..writing.paper import home
from .plain import dump_records, printable
from .summary import View, plural

if TYPE_CHECKING:
    from ..papers.entry import Entry
    from ..versions.changes import Change, Comparison
    from ..versions.details import Detail
    from ..versions.pairing import Place

VERSION = 1
_STYLES = {"added": "green", "removed": "red", "edited": "yellow", "moved": "cyan"}


def changes_text(comparison: Comparison, since: str, view: View) -> str:
    """A line for each paper, with what changed of it below, then the totals.

    A paper that was removed is named with the line where it was.
    """
    lines = [line for change in comparison.changes for line in _lines(change, view)]
    for section in comparison.renamed:
        words = f"{_quoted(section.before)} → {_quoted(section.after)} ({plural(section.papers, 'paper')})"
        lines.append(f"{_place(section.place, view)} {view.paint('section', 'cyan')} {words}")
    if not view.quiet:
        lines.append(printable(totals(comparison, since)))
    return "".join(f"{line}\n" for line in lines)


def _lines(change: Change, view: View) -> Iterator[str]:
    kind = view.paint(f"{change.kind:7}", _STYLES[change.kind])
    yield f"{_place(change.place, view)} {kind} {printable(named(change.place.entry))}"
    for detail in change.details:
        yield f"    {said(detail)}"


def named(entry: Entry) -> str:
    """The title of a paper, and its shortest id."""
    return f"{entry.title} ({min(entry.ids, key=len)})" if entry.ids else entry.title


def said(detail: Detail) -> str:
    """What changed, in words."""
    if detail.before is None and detail.after is None:
        return "other words"
    if detail.before is None:
        return f"{detail.field}: + {_quoted(detail.after)}"
    if detail.after is None:
        return f"{detail.field}: - {_quoted(detail.before)}"
    return f"{detail.field}: {_quoted(detail.before)} → {_quoted(detail.after)}"


def _quoted(text: str | None) -> str:
    return f"'{printable(text or '')}'"


def _place(place: Place, view: View) -> str:
    return view.paint(f"{printable(place.papers.source.path)}:{line_of(place)}:", "bold")


def line_of(place: Place) -> int:
    """The number of the line that an entry starts in."""
    return place.papers.source.position(place.entry.span.start).line


def totals(comparison: Comparison, since: str) -> str:
    """How much changed, in one sentence."""
    counts = comparison.counts()
    kinds = ", ".join(f"{counts[kind]} {kind}" for kind in _STYLES if counts[kind])
    lines = f"+{counts['lines_added']} -{counts['lines_removed']}"
    parts = [
        f"papers: {kinds}" if kinds else "no paper changed",
        f"in another order: {counts['reordered']}" if counts["reordered"] else "",
        f"sections renamed: {counts['renamed_sections']}" if counts["renamed_sections"] else "",
        f"other lines: {lines}" if lines != "+0 -0" else "",
    ]
    return f"Since {since}, in {plural(counts['files'], 'file')}: {'; '.join(filter(None, parts))}."


def changes_json(comparison: Comparison, since: str) -> str:
    """Every change. The schema is schemas/diff.schema.json."""
    records = map(_data, comparison.changes)
    renamed = [
        {**_where(section.place), "before": section.before, "after": section.after, "papers": section.papers}
        for section in comparison.renamed
    ]
    tail = {"renamed_sections": renamed, "summary": comparison.counts()}
    return dump_records({"version": VERSION, "since": since}, "changes", records, tail) + "\n"


def _data(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "before": _paper(change.old) if change.old else None,
        "after": _paper(change.new) if change.new else None,
        "details": [detail._asdict() for detail in change.details],
    }


def _paper(place: Place) -> dict[str, Any]:
    entry, section = place.entry, home(place.entry)
    return {**_where(place), "title": entry.title, "ids": entry.ids, "section": section.path}


def _where(place: Place) -> dict[str, Any]:
    return {"file": place.papers.source.path, "line": line_of(place)}
