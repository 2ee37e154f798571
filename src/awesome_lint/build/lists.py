"""Records as a whole list, or the parts of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ..config import Config
from ..data.record import Record
from ..markdown.sections import Anchors
from .again import write_again
from .bullets import write_bullets
from .columns import default_columns
from .grouping import OTHER, Group, by_section, common_title, group_by
from .ordering import put_in_order
from .outline import Line, contents, count_line, headings, join, sections
from .spelling import escape
from .style import style_of
from .table import write_table

_TABLE = "pipe-table"
FLAT = "none"


@dataclass(frozen=True)
class Options:
    """What to build. Empty: as the data suggests."""

    shape: str = ""
    columns: tuple[str, ...] = ()
    group_by: tuple[str, ...] = ()
    order: str = ""
    title: str = ""


def spaced(records: Sequence[Record]) -> bool:
    """Whether most of the records come from a list with blank lines between its entries."""
    gaps = [
        b.line - a.end_line
        for a, b in pairwise(records)
        if a.end_line and b.end_line and b.line and (a.file, a.section) == (b.file, b.section)
    ]
    return sum(gap > 1 for gap in gaps) * 2 > len(gaps)


@dataclass
class Built:
    """A list to be written: its title, its groups, and how the records of one are written."""

    records: Sequence[Record]
    options: Options
    config: Config
    title: str = ""
    root: Group = field(default_factory=Group)

    def __post_init__(self) -> None:
        self.root = self._group()
        self.title = self.options.title or self._own_title()
        if self.root.records and self.root.children:  # without a heading they would run into the contents
            self.root.children.append(Group(OTHER, OTHER, self.root.told, self.root.records))
            self.root.records = []
        groups = [group for group in self.root.walk() if group.records]
        put_in_order(groups, self.options.order or self.config.order or ("keep" if self._numbered else ""))

    def _group(self) -> Group:
        if not self.options.group_by:
            return by_section(self.records, self.config.venue_order)
        if self.options.group_by == (FLAT,):
            return Group(records=list(self.records))
        return group_by(self.records, self.options.group_by, self.config.venue_order)

    def _own_title(self) -> str:
        """The heading above all others of the data, which is then none of a section."""
        if self.options.group_by:
            return common_title(by_section(self.records)) or ""
        title = common_title(self.root)
        if title:
            self.root = self.root.children[0]
        return title or ""

    @property
    def shape(self) -> str:
        if self.options.shape:
            return self.options.shape
        rows = sum(record.shape == _TABLE for record in self.records)
        return "table" if rows * 2 > len(self.records) else "bullets"

    @property
    def _numbered(self) -> bool:
        """Whether the records have their order from a table with numbers."""
        return bool(self.records) and all("number" in record.more for record in self.records)

    @property
    def _again(self) -> bool:
        """Whether the very list is asked for that the data came from."""
        return self.options == Options() and all(record.form is not None for record in self.records)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return self.options.columns or default_columns(self.records)

    @cached_property
    def body(self) -> Callable[[Group], str]:
        """What writes the entries of a group."""
        style = style_of(self.records, self.config)
        if self.shape == "table":
            return lambda group: "\n".join(write_table(group.records, self.columns, style))
        # All at once: what is doubtful in them is read back together.
        told = {(id(r), group.told): (r, group.told) for group in self.root.walk() for r in group.records}
        lines = dict(zip(told, write_bullets(list(told.values()), style), strict=True))
        between = "\n\n" if spaced(self.records) else "\n"
        return lambda group: between.join(lines[id(record), group.told] for record in group.records)

    @property
    def first_level(self) -> int:
        """The level of the first headings: below a title, and where there is none as the data had them."""
        return 2 if self.title or self.options.group_by else 1

    def lines(self, anchors: Anchors | None = None, level: int | None = None) -> list[Line]:
        """The headings, with their anchors."""
        anchors = anchors or Anchors()
        if self.title:
            anchors.add(self.title)
        return headings(self.root, level or self.first_level, anchors)

    @property
    def heading(self) -> str:
        return f"# {escape(self.title)}" if self.title else ""

    def text(self) -> str:
        """The whole list."""
        if self._again:
            return write_again(self.records, self.config)
        lines = self.lines()
        top = [self.heading, count_line(self.root.count) if lines else ""]
        return join(
            *top, contents(lines, lambda line: f"#{line.anchor}"), sections(self.root, lines, self.body)
        )
