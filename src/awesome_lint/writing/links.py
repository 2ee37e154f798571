"""One more link for an entry that is there, as the list writes its links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..markdown.source import Edit, Span
from ..papers.entry import Entry, Link, PaperList
from ..papers.labelling import label_span
from ..papers.labels import label_kind
from ..papers.shapes.tables import table_columns
from .paper import WritingError
from .style import Style
from .values import within

_MARKS = " \t\r\n*-+•|,;.()[]{}_`/、，"
_NEAR = 200  # entries that are looked at for a link to be written like


def add_link(style: Style, entry: Entry, kind: str, url: str) -> Edit:
    """The edit that gives an entry one more link, in the list's order and markup.

    Raises WritingError where the entry has no place for it.
    """
    url, papers = style.url(url), style.papers
    if entry.shape == "pipe-table":
        return _in_cell(style, entry, kind, url)
    if entry.shape == "html-table":
        raise WritingError(f"the table has no place for a link of the kind {kind}")
    tags = _tags(entry)
    before = _before(style, tags, kind)
    at = _end(papers, before) if before else _lead_end(papers, entry)
    if way := _way(style, entry, kind, url, first=not tags):
        if tags and not before:
            return Edit(Span(tags[0].span.start, tags[0].span.start), way.tag + way.glue)
        return Edit(Span(at, at), _aligned(papers, way.glue, before) + way.tag)
    # The list shows no way in this place: at the end of the line, as tags stand elsewhere.
    line = papers.source.trim(papers.source.line_span(papers.source.position(at).line))
    at = max(at, min(line.end, entry.span.end))
    way = _way(style, entry, kind, url, first=False) or Way(" ", _usual_tag(style, kind, url))
    return Edit(Span(at, at), way.glue + way.tag)


def _usual_tag(style: Style, kind: str, url: str) -> str:
    """A link by the pattern that tags mostly have."""
    usual = style.conventions.link_markup.habit
    before, _, after = (usual.value if usual else "[[label](url)]").partition("label")
    return before + style.label(kind) + after.replace("url", url)


def _aligned(papers: PaperList, glue: str, before: Link | None) -> str:
    """What stands before a tag on a line of its own, as deep as the tag above."""
    above = papers.text[: before.span.start].rpartition("\n")[2] if before else "-"
    lines, newline, indent = glue.rpartition("\n")
    return lines + newline + above if newline and not above.strip() and not indent.strip() else glue


class Way(NamedTuple):
    """A link as it is to be written, and what stands between it and the link beside it."""

    glue: str
    tag: str


def _tags(entry: Entry) -> list[Link]:
    """The labelled links behind the title."""
    return [x for x in entry.links if x.label is not None and x.span.start >= entry.title_span.end]


def _before(style: Style, tags: Sequence[Link], kind: str) -> Link | None:
    """The tag behind which one of a kind goes; None for before the first."""
    ranks = {name: rank for rank, name in enumerate(style.link_order)}
    rank = ranks.get(kind, len(ranks))
    earlier = [tag for tag in tags if ranks.get(tag.kind, len(ranks)) <= rank]
    if not earlier and tags and _is_bare(tags[-1]):
        return tags[-1]  # nothing can be put before the key of the first
    return earlier[-1] if earlier else None


def _is_bare(link: Link) -> bool:
    """Whether a link is a mere URL, with its label as a key before it."""
    return link.text.touches(link.target)


def _end(papers: PaperList, link: Link) -> int:
    close = papers.text[link.span.end : link.span.end + 4].lower()
    return link.span.end + (4 if close == "</a>" else 0)


def _lead_end(papers: PaperList, entry: Entry) -> int:
    """Where the title ends, with the link that lies over it and the marks around it."""
    links = [x for x in entry.links if x.label is None and x.span.contains(entry.title_span)]
    end = _end(papers, links[0]) if links else entry.title_span.end
    while end < entry.span.end and papers.text[end] in '*_`"”.':
        end += 1
    return end


def _way(style: Style, entry: Entry, kind: str, url: str, first: bool) -> Way | None:
    """How near entries mostly write a link, if one can be seen: of that kind, else of any."""
    start = entry.span.start
    around = sorted(style.papers.entries, key=lambda e: (e.shape != entry.shape, abs(e.span.start - start)))
    found = [pair for other in around[:_NEAR] for pair in _preceded(style.papers, other, first)]
    for same in (True, False):
        ways = (_relabelled(style, glue, x, kind, url) for glue, x in found if x.kind == kind or not same)
        counts = Counter(way for way in ways if way)
        if counts:
            return counts.most_common(1)[0][0]
    return None


def _preceded(papers: PaperList, entry: Entry, first: bool) -> Iterator[tuple[str, Link]]:
    """The first tag of an entry, or the others, each with what stands before it."""
    tags = _tags(entry)
    if first and tags:
        yield papers.text[_lead_end(papers, entry) : tags[0].span.start], tags[0]
    elif not first:
        for a, b in pairwise(tags):
            if a.span.end <= b.span.start:
                yield papers.text[_end(papers, a) : b.span.start], b


def _relabelled(style: Style, glue: str, link: Link, kind: str, url: str) -> Way | None:
    """A link with another label and target; None where something else is in it, or before it."""
    source, place = style.papers.source, label_span(link, style.papers.source)
    if not label_kind(link.label) or "![" in source[link.text] or not link.span.contains(link.target):
        return None
    words = glue.replace("<br>", "").strip(_MARKS + ":：" * _is_bare(link))
    label = style.tag(kind, link.label or "")
    if _is_bare(link):
        return Way(glue.replace(words, label), url) if words == link.label else None
    if words or place is None:
        return None
    return Way(glue, within(source, link.span, [Edit(place, label), Edit(link.target, url)]))


def _in_cell(style: Style, entry: Entry, kind: str, url: str) -> Edit:
    """The link in the column of its kind, else in one for links."""
    papers = style.papers
    roles = table_columns(papers, entry.container)
    column = next((roles.index(role) for role in (kind, "links") if role in roles), None)
    if column is None or column >= len(entry.block.children):
        raise WritingError(f"the table has no column for a link of the kind {kind}")
    cell = entry.block.children[column]
    place = cell.content or cell.span
    old = papers.source[place]
    new = f"[{_cell_label(style, entry, column, kind)}]({url})"
    empty = not any(map(str.isalnum, old))
    return Edit(place, new if empty else f"{old} {new}")


def _cell_label(style: Style, entry: Entry, column: int, kind: str) -> str:
    """What the links of a column are mostly called."""
    cells = [row.children[column].span for row in entry.container.children[1:] if column < len(row.children)]
    links = (link for e in style.papers.entries if e.container is entry.container for link in e.links)
    named = [x.label for x in links if x.label and any(cell.contains(x.span) for cell in cells)]
    usual = style.label(kind)
    alike = [name for name in named if label_kind(name) == kind]
    return usual if usual in alike or not alike or kind == "code" else max(set(alike), key=alike.count)
