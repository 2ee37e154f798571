"""A list in several files, each of which GitHub shows in full, with links between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ..markdown.sections import Anchors, slug
from .grouping import Group
from .lists import Built
from .outline import contents, count_line, headings, join, sections
from .spelling import escape, spell_url

LIMIT = 512_000  # bytes of a Markdown file that GitHub shows
_ROOM = 8_000  # for the heading, the contents and the links to the other files


def pages(built: Built, path: str, limit: int = LIMIT) -> dict[str, str]:
    """The text of each file by its path: one if it fits, else one a section, and at `path` the way there."""
    text = built.text()
    if len(text.encode()) <= limit:
        return {path: text}
    parts = list(_parts(built, built.root, limit - min(_ROOM, limit // 2)))
    names = _names(path, parts)
    ring = [PurePath(path).name, *(PurePath(name).name for name in names)]
    found = {path: _index(built, parts, ring[1:])}
    for place, (name, part) in enumerate(zip(names, parts, strict=True), 1):
        found[name] = _page(built, part, ring, place)
    return found


def _parts(built: Built, group: Group, limit: int) -> Iterator[Group]:
    """Groups that fit into a file, those that do not taken apart."""
    if group is not built.root and _size(built, group) <= limit:
        yield group
        return
    if group.records:
        own = Group(group.title or built.title or "Papers", "", group.told, group.records)
        yield from _slices(built, own, limit)
    for child in group.children:
        yield from _parts(built, child, limit)


def _size(built: Built, group: Group) -> int:
    return len(sections(group, headings(group, 2, Anchors()), built.body).encode())


def _slices(built: Built, group: Group, limit: int) -> Iterator[Group]:
    """A group without sections as several, each with as many records as fit."""
    size = _size(built, group)
    if size <= limit:
        yield group
        return
    number = -(-size * 11 // (limit * 10))
    step = -(-len(group.records) // number)
    if step == len(group.records):
        step = max(1, step // 2)
    for at in range(0, len(group.records), step):
        title = f"{group.title} ({at // step + 1})"
        yield Group(title, "", group.told, group.records[at : at + step])


def _names(path: str, parts: list[Group]) -> list[str]:
    """A file name for each part, after its heading."""
    pure, taken, names = PurePath(path), {PurePath(path).name.lower()}, []
    for number, part in enumerate(parts, 1):
        name = f"{pure.stem}-{slug(part.title)[:60]}{pure.suffix}"
        if name.lower() in taken or not slug(part.title):
            name = f"{pure.stem}-{number}{pure.suffix}"
        taken.add(name.lower())
        names.append(str(pure.with_name(name)))
    return names


def _index(built: Built, parts: list[Group], names: list[str]) -> str:
    lines = [
        f"- [{escape(part.title)}]({spell_url(name)}) ({part.count})"
        for part, name in zip(parts, names, strict=True)
    ]
    return join(built.heading, count_line(built.root.count), "\n".join(lines))


def _page(built: Built, part: Group, ring: list[str], place: int) -> str:
    """A part with its own contents, and links to the files before and after it and to the one above."""
    around = [
        ("Contents", ring[0]),
        ("Previous", ring[place - 1] if place > 1 else ""),
        ("Next", "".join(ring[place + 1 : place + 2])),
    ]
    anchors = Anchors()
    anchors.add(part.title)
    lines = headings(part, 2, anchors)
    return join(
        f"# {escape(part.title)}",
        " · ".join(f"[{label}]({spell_url(name)})" for label, name in around if name),
        contents(lines, lambda line: f"#{line.anchor}"),
        sections(part, lines, built.body),
    )
