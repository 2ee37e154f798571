"""AL2: the table of contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from urllib.parse import unquote

from ..markdown.contents import ContentsLine
from ..markdown.sections import Section
from ..papers.entry import PaperList
from ..papers.evidence import holds_no_papers
from .anchors import anchor_links, html_ids, nearby, section_anchors
from .registry import Context, Hit, Place, rule, short


@rule(
    "AL202",
    "contents-incomplete",
    scope="list",
    severity="warning",
    bad="- [2024](#2024)\n- [2023](#2023)\n\n# 2024\n\nText.\n\n# 2023\n\nText.\n\n# 2022\n\nText.\n",
    good="- [2024](#2024)\n- [2023](#2023)\n- [2022](#2022)\n\n"
    "# 2024\n\nText.\n\n# 2023\n\nText.\n\n# 2022\n\nText.\n",
)
def contents_incomplete(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """The contents leave out a section of a kind that they otherwise list.

    Readers go by the contents; a section that is not in them is hardly found. `awesome-lint
    fmt` writes them anew. Levels that the contents do not show at all are left alone, and so
    are sections that are empty or hold no papers, such as the licence.
    """
    if papers.contents is None:
        return
    links = anchor_links(papers, ctx)
    listed = {name for _, name in links}
    if unknown := listed - section_anchors(papers, ctx):
        if not unknown.isdisjoint(html_ids(papers, ctx)):
            return  # what these places belong to is not known
        listed |= {nearby(papers, ctx).meant(papers, link, name) or "" for link, name in links}
    for siblings in _later_siblings(papers, papers.contents.span.start):
        missing = [s for s in siblings if s.anchor not in listed]
        if 0 < len(missing) < len(siblings) and len(missing) * 5 <= len(siblings) * 2:
            said = papers.source[papers.contents.span].casefold()
            missing = [s for s in missing if s.heading and s.title.casefold() not in said]
            for section in (s for s in missing if _worth_listing(papers, s)):
                assert section.heading
                related = Place(papers.source, papers.source.trim(papers.contents.span), "the contents")
                place = papers.source.trim(section.heading.span)
                yield Hit(place, f"'{short(section.title)}' is not in the contents", None, (related,))


def _later_siblings(papers: PaperList, start: int) -> Iterable[list[Section]]:
    """The sections that start after `start`, with those of their level under the same heading."""
    levels: dict[tuple[int, Section | None], list[Section]] = {}
    for section in papers.sections[1:]:
        if section.span.start > start:
            levels.setdefault((section.level, section.parent), []).append(section)
    return levels.values()


def _worth_listing(papers: PaperList, section: Section) -> bool:
    empty = not section.children and all(block.kind == "blank" for block in section.blocks)
    return not empty and not holds_no_papers(section, papers.not_papers)


@rule(
    "AL212",
    "contents-out-of-order",
    scope="list",
    severity="warning",
    bad="- [2023](#2023)\n- [2024](#2024)\n\n# 2024\n\nText.\n\n# 2023\n\nText.\n",
    good="- [2024](#2024)\n- [2023](#2023)\n\n# 2024\n\nText.\n\n# 2023\n\nText.\n",
)
def contents_out_of_order(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """The contents name sections in another order than they stand in the file.

    A section was moved and its line in the contents was not, so readers look for it in
    the wrong place. `awesome-lint fmt` writes the contents anew.
    """
    if papers.contents is None:
        return
    sections = {section.anchor: section for section in papers.sections[1:]}
    lines: dict[str, ContentsLine] = {}
    for line in papers.contents.lines:
        lines.setdefault(unquote(line.anchor), line)
    known = [(sections[name], line) for name, line in lines.items() if name in sections]
    for (above, _), (below, line) in pairwise(known):
        if below.span.start < above.span.start and below.heading:
            related = Place(papers.source, papers.source.trim(below.heading.span), "it stands here")
            message = f"'{short(below.title)}' is listed after '{short(above.title)}' and stands above it"
            yield Hit(line.link.span, message, None, (related,))
