"""The entries of a list as records."""

from __future__ import annotations

from ..papers.entry import Entry, PaperList
from .record import Record, RecordLink


def list_records(papers: PaperList) -> list[Record]:
    """One record an entry, in the order of the file. Lines are 1-based, the last one inclusive."""
    return [_record(papers, entry) for entry in papers.entries]


def _record(papers: PaperList, entry: Entry) -> Record:
    position, span = papers.source.position, papers.source.trim(entry.span)
    return Record(
        title=entry.title,
        authors=list(entry.authors),
        year=entry.year,
        venue=entry.venue,
        venue_id=entry.venue_id,
        section=entry.section.path,
        links=[
            RecordLink(link.kind, link.label, link.url, position(link.span.start).line)
            for link in entry.links
        ],
        ids=entry.ids,
        shape=entry.shape,
        venue_source=entry.venue_source,
        year_source=entry.year_source,
        file=papers.source.path,
        line=position(span.start).line,
        end_line=position(max(span.start, span.end - 1)).line,
    )
