"""AL2: links within the list and to files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from ..markdown.document import parse
from ..markdown.inline import Inline
from ..markdown.sections import find_anchors
from ..markdown.source import decode
from ..papers.addresses import is_placeholder, lacks_scheme
from ..papers.entry import PaperList
from ..rare import rare
from .registry import Context, Hit, Severity, replace, rule, short

_ID = rare(r"""\b(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.I)
_WEB = ("https://", "http://")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def local_links(papers: PaperList, ctx: Context) -> list[tuple[Inline, str]]:
    """The links of the file that may lead to it or to one beside it, with their targets."""
    links: list[tuple[Inline, str]] = ctx.shared("links", lambda: list(_find_links(papers)))
    return links


def _find_links(papers: PaperList) -> Iterator[tuple[Inline, str]]:
    text = papers.text
    for block in papers.walk():
        for inline in block.inlines:
            if inline.kind == "link" and not text.startswith(_WEB, at := inline.target.start) and at >= 0:
                yield inline, papers.source[inline.target]


def anchor_links(papers: PaperList, ctx: Context) -> list[tuple[Inline, str]]:
    """The links to places in this file, with the names of the places."""
    links = local_links(papers, ctx)
    return [(link, unquote(target[1:])) for link, target in links if target[:1] == "#" and len(target) > 1]


def html_ids(papers: PaperList, ctx: Context) -> set[str]:
    """The places in the file that HTML gives a name."""
    ids: set[str] = ctx.shared("ids", lambda: set(_find_ids(papers)))
    return ids


def _find_ids(papers: PaperList) -> Iterator[str]:
    for block in papers.walk():
        spans = [block.span] if block.kind == "html" else []
        spans += [inline.span for inline in block.inlines if inline.kind == "html"]
        for span in spans:
            yield from _ID.findall(papers.source[span])


@rule(
    "AL201",
    "dead-anchor",
    scope="list",
    severity="error",
    fix="safe",
    bad="- [Work](#Work)\n- [Talks](#talk)\n\n# Work\n\n# Talks\n",
    good="- [Work](#work)\n- [Talks](#talks)\n\n# Work\n\n# Talks\n",
)
def dead_anchor(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A link to a heading that is not in the file.

    Anchors follow GitHub's rules: lower case, spaces become hyphens, punctuation goes,
    repeated headings are numbered. The fix is offered where the text of the link or the
    anchor in another case or without its emoji leads to one heading only. One that is wrong
    in its case alone is a warning, since GitHub's own pages forgive it.
    """
    for link, name in anchor_links(papers, ctx):
        if _is_place(papers, ctx, name):
            continue
        anchor = nearby(papers, ctx).meant(papers, link, name)
        fix = replace(link.target, f"#{anchor}", f"link to #{anchor}") if anchor else None
        advice = f"; did you mean #{anchor}?" if anchor else "; no heading has this anchor"
        severity: Severity = "warning" if anchor == name.lower() else "error"
        written = short(papers.source[link.target], 200)
        yield Hit(link.target, f"dead anchor {written}{advice}", fix, severity=severity)


def _is_place(papers: PaperList, ctx: Context, name: str) -> bool:
    """Whether a name is that of a heading, or of a place that HTML names."""
    bare = name.removeprefix("user-content-")
    if bare in section_anchors(papers, ctx) or bare in nearby(papers, ctx).anchors:
        return True
    return not html_ids(papers, ctx).isdisjoint((name, bare))


def section_anchors(papers: PaperList, ctx: Context) -> set[str]:
    anchors: set[str] = ctx.shared("sections", lambda: {s.anchor for s in papers.sections[1:]})
    return anchors


def nearby(papers: PaperList, ctx: Context) -> Anchors:
    anchors: Anchors = ctx.shared("anchors", lambda: Anchors(find_anchors(papers)))
    return anchors


class Anchors:
    """The anchors of a file, and those that may be meant with another: by case, emoji or title."""

    def __init__(self, anchors: dict[str, str]) -> None:
        self.anchors = anchors

    @cached_property
    def by_anchor(self) -> dict[str, list[str]]:
        return _grouped((_folded(anchor), anchor) for anchor in self.anchors)

    @cached_property
    def by_title(self) -> dict[str, list[str]]:
        return _grouped((title.casefold(), anchor) for anchor, title in self.anchors.items())

    def meant(self, papers: PaperList, link: Inline, name: str) -> str | None:
        """The anchor that a dead one must have meant, if there is only one candidate."""
        found = self.by_anchor.get(_folded(name))
        found = found or self.by_title.get(papers.source[link.content].strip().casefold(), [])
        return found[0] if len(found) == 1 else None


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, anchor in pairs:
        groups.setdefault(key, []).append(anchor)
    return groups


def _folded(anchor: str) -> str:
    return anchor.casefold().strip("-\ufe0f")


@rule(
    "AL203",
    "missing-file",
    scope="list",
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[notes](notes/nowhere.md)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def missing_file(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A relative link to a file that is not there, or to a heading that the file does not have.

    On GitHub it is a 404, or leads to the top of the page. The file may have been moved, or
    the list copied from another repository. Not checked on standard input, which stands
    nowhere.
    """
    if papers.source.path == "-":
        return
    folder = Path(papers.source.path).parent
    for link, target in local_links(papers, ctx):
        # Placeholders and addresses without https:// are reported as what they are.
        if _SCHEME.match(target) or target[:1] == "[" or is_placeholder(target) or lacks_scheme(target):
            continue
        path = unquote(target.partition("#")[0].partition("?")[0])
        if not path or "\0" in path:
            continue
        file = _file(folder, path, ctx)
        if file is None:
            continue
        if not ctx.beside.exists(file):
            yield Hit(link.target, f"no file '{short(path, 200)}' beside this one; mend or remove the link")
        elif (name := unquote(target.partition("#")[2])) and not _has_place(file, name, ctx):
            message = (
                f"'{short(path, 100)}' has no heading with the anchor #{short(name, 100)}; mend the link"
            )
            yield Hit(link.target, message)


def _has_place(file: Path, name: str, ctx: Context) -> bool:
    """Whether a Markdown file has a place of this name; anything else is not looked into."""
    read: dict[Path, set[str] | None] = ctx.shared("elsewhere", dict)
    if file not in read:
        read[file] = _places(file, ctx)
    places = read[file]
    return places is None or name.removeprefix("user-content-") in places


def _places(file: Path, ctx: Context) -> set[str] | None:
    data = ctx.beside.data(file) if file.suffix.lower() in (".md", ".markdown") else None
    if data is None:
        return None
    document = parse(decode(data))
    return {*find_anchors(document), *_ID.findall(document.text)}


def _file(folder: Path, path: str, ctx: Context) -> Path | None:
    """What a path names. One that starts with / counts from the repository's root, which must be known."""
    if path.startswith("/"):
        root = ctx.beside.repository(folder)
        return root / path.lstrip("/") if root else None
    return folder / path
