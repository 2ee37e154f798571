"""One more link for an entry that is there, as the list writes its links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..markdown.source import Edit, Span
from ..papers.entry import Entry, Link, PaperList
from ..papers.labelling import label_span
from ..papers.labels import label_kind
from ..papers.shapes.tables import table_columns
from .paper import WritingError
from .style import Style
from .values import within

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
    before = _before(style, entry, kind)
    at = _end(papers, before) if before else _end_of_title(papers, entry)
    for pairs in _ways(papers, entry, kind, before):
        texts = Counter(_relabelled(style, glue, link, kind, url) for glue, link in pairs)
        del texts[None]
        if texts:
            return Edit(Span(at, at), texts.most_common(1)[0][0] or "")
    # A list without labelled links shows no way: what most lists do, at the end of the line.
    line = papers.source.trim(papers.source.line_span(papers.source.position(at).line))
    at = max(at, min(line.end, entry.span.end))
    return Edit(Span(at, at), f" [[{style.label(kind)}]({url})]")


def _before(style: Style, entry: Entry, kind: str) -> Link | None:
    """The link after which one of a kind goes; None for right behind the title."""
    ranks = {name: rank for rank, name in enumerate(style.link_order)}
    rank = ranks.get(kind, len(ranks))
    earlier = [x for x in entry.links if x.label is None or ranks.get(x.kind, len(ranks)) <= rank]
    own = [link for link in earlier if link.span.end >= entry.title_span.end]
    return own[-1] if own else None


def _end(papers: PaperList, link: Link) -> int:
    close = papers.text[link.span.end : link.span.end + 4].lower()
    return link.span.end + (4 if close == "</a>" else 0)


def _end_of_title(papers: PaperList, entry: Entry) -> int:
    end = entry.title_span.end
    while end < entry.span.end and papers.text[end] in '*_`"”.':
        end += 1
    return end


Way = tuple[str, Link]


def _ways(papers: PaperList, entry: Entry, kind: str, before: Link | None) -> Iterator[list[Way]]:
    """Links to be written like, each with what stands before it: those of the kind in that place first."""
    start = entry.span.start
    around = sorted(papers.entries, key=lambda e: (e.shape != entry.shape, abs(e.span.start - start)))
    found = [pair for other in around[:_NEAR] for pair in _preceded(other)]
    first = before is None or before.label is None
    for same_kind, same_place in ((True, True), (True, False), (False, True), (False, False)):
        yield [
            (papers.text[_end(papers, previous) : link.span.start] if previous else " ", link)
            for previous, link in found
            if (link.kind == kind or not same_kind) and ((_is_first(previous) == first) or not same_place)
        ]


def _is_first(previous: Link | None) -> bool:
    return previous is None or previous.label is None


def _preceded(entry: Entry) -> Iterator[tuple[Link | None, Link]]:
    """The labelled links of an entry, each with the one before it."""
    tags = [link for link in entry.links if link.span.end >= entry.title_span.end]
    yield from ((a, b) for a, b in pairwise(tags) if b.label and a.span.end <= b.span.start)
    if tags and tags[0].label:
        yield None, tags[0]


def _relabelled(style: Style, glue: str, link: Link, kind: str, url: str) -> str | None:
    """A link's text with another label and target; None where something else is in it."""
    source = style.papers.source
    place = label_span(link, source)
    bare = link.text.touches(link.target)
    if not label_kind(link.label) or "![" in source[link.text] or not link.span.contains(link.target):
        return None
    words = glue.replace("<br>", "").strip(" \t\r\n*-+•|,;.()[]{}_`/、，" + ":：" * bare)
    label = link.label if link.kind == kind and kind != "code" else style.label(kind)
    if bare:
        if words != link.label:
            return None
        return glue.replace(words, label or "") + url
    if words or place is None:
        return None
    edits = [Edit(place, label or ""), Edit(link.target, url)]
    return glue + within(source, link.span, edits)


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
