"""Columns of a table that is built: what each holds of a record."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..data.record import Record, RecordLink
from ..markdown.tables import PIPE
from ..papers.labels import KINDS, column_role
from .spelling import escape, spell_label, spell_url
from .style import Style, venue_text

_SAME = {"publication": "venue", "#": "number", "": "number", "no": "number", "section": "topic"}
_OWN = (
    "number",
    "title",
    "authors",
    "venue",
    "year",
    "topic",
    "ids",
    "links",
    "meta",
    "cover",
    "abbr",
    "note",
)
_PAPER = ("paper", "arxiv", "openreview")
PROTOTXT = ("", "meta", "title", "publication", "year", "code", "note", "cover")
RIGHT = ("number", "year")


def default_columns(records: Sequence[Record]) -> tuple[str, ...]:
    """Title, venue and year, and each kind of link that there is; for EfficientPaper's data, its table."""
    if records and all("meta" in record.more for record in records):
        return PROTOTXT
    kinds = {link.kind for record in records for link in record.links if link.label is not None}
    authors = ("authors",) if any(record.authors for record in records) else ()
    return ("title", *authors, "venue", "year", *sorted(kinds - {"venue"}, key=KINDS.index))


def role(column: str) -> str:
    """What a column of that name holds."""
    name = column.strip().casefold()
    if name in _SAME or name in _OWN or name in KINDS:
        return _SAME.get(name, name)
    return column_role(name) or name


def unknown_columns(columns: Sequence[str], records: Sequence[Record]) -> list[str]:
    """Columns that are neither known nor found in any record."""
    labels = {link.label for record in records for link in record.links}
    found = {*_OWN, *KINDS, *labels, *(name for record in records for name in record.more)}
    return [column for column in columns if column and role(column) not in found and column not in found]


def known_columns() -> tuple[str, ...]:
    """What any record may have."""
    return (*_OWN, *KINDS)


class Row:
    """The cells of a record, whose title is in Markdown already."""

    def __init__(self, record: Record, title: str, roles: Sequence[str], style: Style) -> None:
        self.record, self.title, self.roles, self.style = record, title, roles, style

    def cells(self, number: int) -> list[str]:
        return [str(number) if name == "number" else self._cell(name) for name in self.roles]

    def _cell(self, name: str) -> str:
        record = self.record
        if name == "title":
            return cell(self.title)
        if name == "meta":
            return self._meta()
        if name == "cover" and (cover := record.more.get("cover")):
            return f"<img width='400' alt='image' src='{escape_attribute(str(cover))}'>"
        texts = {
            "authors": ", ".join(record.authors),
            "venue": venue_text(record),
            "year": str(record.year or ""),
            "topic": record.section[-1] if record.section else "",
            "ids": " ".join(record.ids),
        }
        if name in texts and not (name == "venue" and record.link("venue")):
            return cell(escape(texts[name]))
        return cell(self._links(name))

    def _meta(self) -> str:
        abbr, path = self.record.more.get("abbr", ""), self.record.more.get("meta", "")
        return cell(f"[{escape(str(abbr))}]({spell_url(str(path))})" if path else escape(str(abbr)))

    def _links(self, name: str) -> str:
        """The links of a kind, or with that label; what is no link comes from the other fields."""
        links = [link for link in self.record.links if link.label is not None]
        if name == "links":
            return " ".join(self.style.tagged(link) for link in self.style.tags(self.record) if link in links)
        found = [link for link in links if link.kind == name or (name not in KINDS and link.label == name)]
        if found:
            return " ".join(map(_link, found))
        other = self.record.more.get(name, "")
        return escape(other if isinstance(other, str) else ", ".join(other))


def title_url(record: Record, roles: Collection[str]) -> str | None:
    """Where a title leads: its own link, else the paper, unless a column has that."""
    own = next((link.url for link in record.links if link.label is None and link.url), None)
    return own or (None if {*_PAPER, "links"} & set(roles) else record.url)


def _link(link: RecordLink) -> str:
    return f"[{spell_label(link.label or link.kind)}]({spell_url(link.url)})"


def cell(text: str) -> str:
    """Markdown as it may stand between two pipes."""
    text = " ".join(text.split())
    return PIPE.sub(r"\\|", text)


def escape_attribute(text: str) -> str:
    """A value between single quotes of HTML, in a cell."""
    marks = {"&": "&amp;", "'": "&#39;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "`": "&#96;", "\n": "&#10;"}
    return "".join(marks.get(char, char) for char in text)
