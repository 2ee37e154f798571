"""How a list marks its titles and tags: as patterns such as `**title**` and `[[label](url)]`.

What is written in none of the ways that lists choose from is no case: it says nothing of the others.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from ..markdown.source import Source, Span
from ..rare import rare
from .entry import Entry, Link, PaperList
from .habits import Case
from .labels import label_kind
from .link_order import TABLES

_FRAMES = {
    ("[[", "](", ")]"): "[[label](url)]",
    ("[", "](", ")"): "[label](url)",
    ("([", "](", "))"): "([label](url))",
}
_OPEN = ("[label](url)", "[[label]](url)", "[`label`](url)")  # of which several may stand in one bracket
_INNER = {"[": "[[label]](url)", "`": "[`label`](url)"}
_MARKS = frozenset("[(`*_!\\")
_MARKED_LABEL = rare(r"(?:\\?(?P<mark>\[)|(?P<code>`))(?P<label>[^\[\]`\\]+)(?:\\?\]|`)")
_TITLES = frozenset(
    {"title", "**title**", "*title*", '"title"', "`title`"}
    | {"[title](url)", "**[title](url)**", "*[title](url)*", "[**title**](url)", '"[title](url)"'}
)
_MARKED_TITLE = re.compile(r"([*_`\"“]*)([^*_`\"“”]+)([*_`\"”]*)")
_SAME = str.maketrans({"_": "*", "“": '"', "”": '"'})
_WORD = re.compile(r"[^\W\d_]")
_ASIDE = rare(r"\[[^\[\]]*\]|\([^()]*\)|`[^`]*`")


def tag_cases(papers: PaperList) -> Iterator[tuple[str, Link, Hashable, int]]:
    """How tags are linked. Those that share a bracket with others are written as the bracket wants."""
    for entry in (entry for entry in papers.entries if entry.shape not in TABLES):
        lists = [child.span.start for child in entry.block.children if child.kind == "list"]
        below, shared, section = min(lists, default=entry.span.end), False, id(entry.section)
        for link in entry.links:
            found = _tag(papers.text, link) if link.label else None
            if found is None:
                continue
            opens, closes = _beside(papers.text, link.span) if found[0] in _OPEN else (False, False)
            alone, shared = not (shared or opens or closes), (shared or opens) and not closes
            # In brackets of its own any label is a tag; without them it may be a word of a sentence.
            if alone and (found[0] != "[label](url)" or label_kind(link.label)):
                yield found[0], link, (entry.shape, link.span.start > below), section


def _beside(text: str, span: Span) -> tuple[bool, bool]:
    """Whether a bracket opens right before a place, and whether one closes right after it."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return before in ("[", "("), after in ("]", ")")


def rewritten_tag(source: Source, link: Link, pattern: str) -> str | None:
    """A tag by another pattern; None where what stands before it would then belong to it."""
    found = _tag(source.text, link)
    if found is None or source.text[link.span.start - 1 : link.span.start] in ("!", "]", "\\"):
        return None
    return _filled(pattern, "label", found[1], link.url)


def _tag(text: str, link: Link) -> tuple[str, str] | None:
    """The pattern of a tag, and the label without the marks that are the pattern's."""
    (start, end), (opens, closes), (target, target_end) = link.span, link.text, link.target
    pattern = _FRAMES.get((text[start:opens], text[closes:target], text[target_end:end]))
    inner = text[opens:closes].strip()
    if pattern is None or inner[:1] not in _MARKS:
        return (pattern, inner) if pattern else None
    marked = _MARKED_LABEL.fullmatch(inner) if pattern == "[label](url)" else None
    return (_INNER[marked["mark"] or marked["code"]], marked["label"]) if marked else None


def title_cases(papers: PaperList) -> Iterator[Case[Entry]]:
    """How titles are marked."""
    for entry in papers.entries:
        if entry.block.kind in ("item", "paragraph") and (found := _title(papers.source, entry)):
            yield Case(found[0], entry, entry.block.kind, id(entry.section))


def rewritten_title(source: Source, entry: Entry, pattern: str) -> tuple[Span, str] | None:
    """The place of a title, and what to write there by another pattern; None where more than marks differ."""
    found, link = _title(source, entry), _title_link(entry)
    if found is None or ("url" in pattern) != (link is not None):
        return None
    if entry.block.kind == "paragraph" and not pattern.startswith(("**", "[")):
        return None  # it would be a paragraph like others
    return found[2], _filled(pattern, "title", found[1], link.url if link else "")


def comparable(source: Source, entry: Entry) -> bool:
    """Whether a title could as well be marked otherwise: it is a paper's, no mere name, and stands alone."""
    found = _title(source, entry)
    if found is None or " " not in found[1] or not any(map(_names_paper, entry.links)):
        return False
    start, end = found[2]
    line = source.text.find("\n", end, entry.span.end)
    stops = [link.span.start for link in entry.links if link.span.start >= end]
    after = Span(end, min([*stops, line if line >= 0 else entry.span.end]))
    # Words beside it, but for those in brackets: the title is more than what is marked, or a citation.
    around = source[Span(entry.span.start, start)] + source[after]
    return not _WORD.search(_ASIDE.sub("", around))


def _names_paper(link: Link) -> bool:
    return link.kind in ("paper", "arxiv", "openreview") and (
        link.label is None or bool(label_kind(link.label))
    )


def _title(source: Source, entry: Entry) -> tuple[str, str, Span] | None:
    """The pattern of a title, the title without marks, and the place of both."""
    text, (start, end) = source.text, entry.title_span
    while start > entry.span.start and text[start - 1] in '*_`"“':
        start -= 1
    while end < entry.span.end and text[end] in '*_`"”':
        end += 1
    marked = _MARKED_TITLE.fullmatch(text, start, end)
    if marked is None:
        return None
    (before, title, after), place = marked.groups(), Span(start, end)
    if link := _title_link(entry):
        place = link.span
        before = text[place.start : start] + before
        after += text[end : link.target.start] + "url" + text[link.target.end : place.end]
    pattern = f"{before}title{after}"
    if pattern not in _TITLES:
        pattern = pattern.translate(_SAME)
    return (pattern, title, place) if pattern in _TITLES else None


def _title_link(entry: Entry) -> Link | None:
    for link in entry.links:
        if link.label is None:
            return link
    return None


def _filled(pattern: str, word: str, text: str, url: str) -> str:
    before, _, after = pattern.partition(word)
    return before + text + after.replace("url", url)
