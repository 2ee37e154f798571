"""Records as bullets: `- **Title**. Authors. VENUE YEAR. [[paper](u)] [[code](u)]`."""

from __future__ import annotations

from collections.abc import Sequence

from ..data.record import Record
from .grouping import Told
from .spelling import bullet_frame, escape, spell_titles
from .style import Style, venue_text

_SHORT = 8  # characters; a shorter one in bold is taken for a name before the title
_MANY = 10  # authors; of more, the first are named


def write_bullets(records: Sequence[tuple[Record, Told]], style: Style) -> list[str]:
    """A line a record; of venue and year what the headings above it do not tell."""
    linked = int("url" in style.title)
    frame = bullet_frame(lambda title: f"- {style.titled(title, 'https://arxiv.org/abs/2001.00001')}", linked)
    titles = spell_titles([record.title for record, _ in records], frame)
    return [_line(record, title, style, told) for (record, told), title in zip(records, titles, strict=True)]


def _line(record: Record, spelled: str, style: Style, told: Told) -> str:
    url = record.url
    title = style.titled(spelled, url) if url or "url" not in style.title else spelled
    tags = " ".join(style.tagged(link) for link in style.tags(record))
    said = " ".join(f"{part}." for part in _said(record, told))
    before = style.title != "title" and len(record.title) >= _SHORT
    if said and (before or not tags):
        stop = "" if record.title.endswith(".") else "."
        return " ".join(filter(None, (f"- {title}{stop}", said, tags)))
    return " ".join(filter(None, (f"- {title}", tags, said)))


def _said(record: Record, told: Told) -> list[str]:
    """The authors, and venue and year."""
    names = ", ".join(record.authors[:_MANY]) + (" et al" if len(record.authors) > _MANY else "")
    known = told.venue is not None and told.venue in (record.venue_id, record.venue)
    venue = "" if known else venue_text(record)
    year = str(record.year or "") if venue or told.year != record.year else ""
    published = f"{venue} {year}"
    return [escape(" ".join(part.split()).rstrip(".")) for part in (names, published) if part.strip()]
