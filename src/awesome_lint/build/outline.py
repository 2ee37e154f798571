"""Groups as Markdown: a title, a count, the contents, and the sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..markdown.sections import Anchors
from .grouping import Group
from .spelling import escape

Body = Callable[[Group], str]
_HASHES = re.compile(r"(?:(?<=\s)|^)#+$")
_FEW = 2  # sections that a reader sees without contents


@dataclass(eq=False)
class Line:
    """A heading: its group, how deep it stands, its level and its anchor."""

    group: Group
    depth: int
    level: int
    anchor: str


def headings(root: Group, first_level: int, anchors: Anchors) -> list[Line]:
    """The headings of all groups, in order."""

    def walk(group: Group, depth: int) -> Iterator[Line]:
        for child in group.children:
            # A heading has six levels at most; what is deeper stands on the last.
            yield Line(child, depth, min(first_level + depth, 6), anchors.add(child.title))
            yield from walk(child, depth + 1)

    return list(walk(root, 0))


def contents(lines: list[Line], link: Callable[[Line], str]) -> str:
    """Bullets that lead to the sections, each with the number of its papers."""
    if len(lines) < _FEW:
        return ""
    return "\n".join(
        f"{'  ' * line.depth}- [{escape(line.group.short)}]({link(line)}) ({line.group.count})"
        for line in lines
    )


def sections(root: Group, lines: list[Line], body: Body) -> str:
    """The entries without a heading, then each section."""
    parts = [body(root)] if root.records else []
    for line in lines:
        parts.append(f"{'#' * line.level} {spell_heading(line.group.title)}")
        if line.group.records:
            parts.append(body(line.group))
    return "\n\n".join(parts)


def spell_heading(title: str) -> str:
    """A heading's text; hashes at its end would not be shown."""
    return _HASHES.sub(lambda match: "&#35;" * len(match[0]), escape(title))


def count_line(records: int) -> str:
    return f"{records:,} paper{'s' if records != 1 else ''}."


def join(*parts: str) -> str:
    """Parts with a blank line between them, and a newline at the end."""
    return "\n\n".join(part for part in parts if part) + "\n"
