"""AL2: the contents, and other links within the list and to files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from ..markdown.inline import Inline
from ..markdown.sections import Section
from ..papers.entry import PaperList
from .registry import Context, Hit, Place, replace, rule, short

_ID = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.I)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def _links(papers: PaperList) -> Iterator[tuple[Inline, str]]:
    """All links of the file, with their targets."""
    for block in papers.walk():
        for inline in block.inlines:
            if inline.kind == "link" and inline.target.start >= 0:
                yield inline, papers.source[inline.target]


def _html_ids(papers: PaperList) -> set[str]:
    spans = [block.span for block in papers.walk() if block.kind == "html"]
    spans += [i.span for block in papers.walk() for i in block.inlines if i.kind == "html"]
    return {name for span in spans for name in _ID.findall(papers.source[span])}


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
    anchor in another case or without its emoji leads to one heading only.
    """
    anchors = {s.anchor: s for s in papers.sections[1:]}
    known, near = None, _Near(papers.sections[1:])
    for link, target in _links(papers):
        if not target.startswith("#") or len(target) < 2:
            continue
        name = unquote(target[1:])
        if name in anchors:
            continue
        known = _html_ids(papers) if known is None else known
        bare = name.removeprefix("user-content-")
        if name in known or bare in known or bare in anchors:
            continue
        anchor = _meant(papers, link, name, near)
        fix = replace(link.target, f"#{anchor}", f"link to #{anchor}") if anchor else None
        advice = f"; did you mean #{anchor}?" if anchor else "; no heading has this anchor"
        yield Hit(link.target, f"dead anchor {short(target, 200)}{advice}", fix)


class _Near:
    """Anchors by what may be meant with another: without case and emoji, or by the heading's title."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self._sections = sections

    @cached_property
    def by_anchor(self) -> dict[str, list[str]]:
        return _grouped((_folded(section.anchor), section.anchor) for section in self._sections)

    @cached_property
    def by_title(self) -> dict[str, list[str]]:
        return _grouped((section.title.casefold(), section.anchor) for section in self._sections)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, anchor in pairs:
        groups.setdefault(key, []).append(anchor)
    return groups


def _folded(anchor: str) -> str:
    return anchor.casefold().strip("-\ufe0f")


def _meant(papers: PaperList, link: Inline, name: str, near: _Near) -> str | None:
    """The anchor that a dead one must have meant, if there is only one candidate."""
    found = near.by_anchor.get(_folded(name))
    found = found or near.by_title.get(papers.source[link.content].strip().casefold(), [])
    return found[0] if len(found) == 1 else None


@rule(
    "AL202",
    "contents-incomplete",
    scope="list",
    severity="warning",
    bad="- [2024](#2024)\n- [2023](#2023)\n\n# 2024\n\n# 2023\n\n# 2022\n",
    good="- [2024](#2024)\n- [2023](#2023)\n- [2022](#2022)\n\n# 2024\n\n# 2023\n\n# 2022\n",
)
def contents_incomplete(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """The contents leave out a section of a kind that they otherwise list.

    Readers go by the contents; a section that is not in them is hardly found. `awesome-lint
    fmt` writes them anew. Levels that the contents do not show at all are left alone.
    """
    if papers.contents is None:
        return
    listed = {unquote(line.anchor) for line in papers.contents.lines}
    levels: dict[tuple[int, Section | None], list[Section]] = {}
    for section in papers.sections[1:]:
        if section.span.start > papers.contents.span.start:
            levels.setdefault((section.level, section.parent), []).append(section)
    for siblings in levels.values():
        missing = [s for s in siblings if s.anchor not in listed]
        if 0 < len(missing) < len(siblings) and len(missing) * 5 <= len(siblings) * 2:
            for section in missing:
                assert section.heading
                related = Place(papers.source, papers.source.trim(papers.contents.span), "the contents")
                place = papers.source.trim(section.heading.span)
                yield Hit(place, f"'{short(section.title)}' is not in the contents", None, (related,))


@rule(
    "AL203",
    "missing-file",
    scope="list",
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[notes](notes/nowhere.md)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def missing_file(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A relative link to a file that is not there.

    On GitHub it is a 404. The file may have been moved, or the list copied from
    another repository. Not checked on standard input, which stands nowhere.
    """
    if papers.source.path == "-":
        return
    folder = Path(papers.source.path).parent
    root = _repository(folder)
    for link, target in _links(papers):
        if _SCHEME.match(target):
            continue
        path = unquote(target.partition("#")[0].partition("?")[0])
        if path and "\0" not in path and not _exists(folder, path, root):
            yield Hit(link.target, f"no file '{short(path, 200)}' beside this one; mend or remove the link")


def _repository(folder: Path) -> Path | None:
    """The root of the Git repository that a folder is in."""
    folder = folder.resolve()
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), None)


def _exists(folder: Path, path: str, root: Path | None) -> bool:
    """Whether a path leads to a file; one that starts with / counts from the repository's root."""
    try:
        if path.startswith("/"):
            return root is None or (root / path.lstrip("/")).exists()
        return (folder / path).exists()
    except (OSError, ValueError):
        return False
