"""Entries -> data. The schema is schemas/export.schema.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .papers.entry import Entry, Link, PaperList
from .report.plain import dump_records

VERSION = 1


def export_data(papers: PaperList) -> dict[str, Any]:
    """The file and its entries, as the values of a JSON object."""
    return {"file": papers.source.path, "entries": [entry_data(papers, entry) for entry in papers.entries]}


def entry_data(papers: PaperList, entry: Entry) -> dict[str, Any]:
    """One entry as the values of its JSON object. Lines are 1-based, the last one inclusive."""
    span = papers.source.trim(entry.span)
    return {
        "title": entry.title,
        "line": _line(papers, span.start),
        "end_line": _line(papers, max(span.start, span.end - 1)),
        "shape": entry.shape,
        "section": list(entry.section.path),
        "venue": entry.venue,
        "venue_id": entry.venue_id,
        "venue_source": entry.venue_source,
        "year": entry.year,
        "year_source": entry.year_source,
        "authors": list(entry.authors),
        "ids": entry.ids,
        "links": [_link_data(papers, link) for link in entry.links],
    }


def _link_data(papers: PaperList, link: Link) -> dict[str, Any]:
    line = _line(papers, link.span.start)
    return {"kind": link.kind, "label": link.label, "url": link.url, "line": line}


def _line(papers: PaperList, offset: int) -> int:
    return papers.source.position(offset).line


def export_json(lists: Sequence[PaperList], *, single: bool) -> str:
    """JSON of one list, or of several under `files`; an entry, or a file, a line."""
    data = [export_data(papers) for papers in lists]
    if single:
        head = {"version": VERSION, "file": data[0]["file"]}
        return dump_records(head, "entries", data[0]["entries"], {}) + "\n"
    return dump_records({"version": VERSION}, "files", data, {}) + "\n"
