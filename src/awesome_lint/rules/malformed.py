"""AL3: links that do not show as links, since their brackets or their address are broken."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..markdown.document import Block
from ..markdown.inline import Inline
from ..markdown.source import Span
from ..markdown.text import unpaired
from ..papers.entry import PaperList
from ..papers.habits import SHARE, habit
from ..papers.identifiers import recognise
from ..rare import rare
from .registry import Context, Hit, replace, rule, short

_ODD = ("))", "] (", "]([", "])")  # what hardly stands in a link
_LINK, _OTHER = "\0", "\1"  # stand for what was read as a link, and as code or HTML
_URL = rf"https?://[^\s()\[\]<>{_LINK}{_OTHER}]+"
_UNCLOSED = rare(rf"\]\((?P<url>{_URL}?)[.,;]?(?=[\]\[\s{_LINK}]|$)")
_SPACED = rare(rf"\](?P<gap>[ \t]+)\({_URL}\)")
_BLANK = rare(r"\]\((?P<url>\s{0,3}https?:/{0,2}[^\s()\[\]<>]*(?:[ \t]|(?<=/)\s{1,9})[^()\[\]<>\n]+)\)")
_ADDRESS = rare(r"\[?https?://[^\s\[\]]+(?!\]\(|[^\s\[\]])")


class _Text(NamedTuple):
    """A block's text with its links and code blotted out, and the brackets in it without a partner."""

    start: int
    shown: str
    alone: frozenset[int]
    links: tuple[Inline, ...]

    def span(self, start: int, end: int) -> Span:
        return Span(self.start + start, self.start + end)


@rule(
    "AL303",
    "malformed-link",
    scope="list",
    severity="error",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n",
)
def malformed_link(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """Brackets of a link that do not pair, so that it shows as text.

    `[code](u` without `)`, `[code] (u)` with a space, `[[code](u)` without its `]`,
    `[code]([u)` and `[[code](u)]]` with one too many, an address with a blank in it. Where it
    can be read in one way only, the fix mends it.
    """
    marks = [mark for mark in _ODD if mark in papers.text]
    for block in papers.walk():
        if block.content and _is_suspicious(papers.text, block, marks):
            text = _read(papers.text, block)
            yield from _broken_targets(text)
            yield from _stray_brackets(papers, ctx, text)


def _is_suspicious(text: str, block: Block, marks: Sequence[str]) -> bool:
    """Whether brackets and links of a block do not match in number; known without reading it."""
    assert block.content
    part = text[block.content.start : block.content.end]
    opened = part.count("[")
    if opened != part.count("]") or any(map(part.__contains__, marks)):
        return True
    links = [inline for inline in block.inlines if inline.kind in ("link", "image") and not inline.reference]
    return opened > 0 and part.count("](") != len(links)


def _read(text: str, block: Block) -> _Text:
    assert block.content
    parts, links, at = [], [], block.content.start
    for inline in block.inlines:
        if inline.kind in ("strong", "emphasis") or inline.span.start < at:
            continue
        is_link = inline.kind in ("link", "image")
        links += [inline] if is_link else []
        parts += [
            text[at : inline.span.start],
            (_LINK if is_link else _OTHER) * len(text[slice(*inline.span)]),
        ]
        at = inline.span.end
    shown = "".join((*parts, text[at : block.content.end]))
    return _Text(block.content.start, shown, frozenset(unpaired(shown)), tuple(links))


def _broken_targets(text: _Text) -> Iterator[Hit]:
    """Links whose `](…)` was not read as one."""
    for match in _SPACED.finditer(text.shown):
        fix = replace(text.span(*match.span("gap")), "", "remove the space")
        yield Hit(text.span(*match.span()), "space between ] and (", fix)
    for match in _BLANK.finditer(text.shown):
        yield _with_blank(text, match)
    for match in _UNCLOSED.finditer(text.shown):
        if not _BLANK.match(text.shown, match.start()):
            yield _unclosed(text, match)


def _with_blank(text: _Text, match: re.Match[str]) -> Hit:
    """`[code](https://… …)`."""
    url = match["url"].strip()
    right = _without_blanks(url)
    fix = replace(text.span(*match.span("url")), right, "mend the address") if right else None
    shown = short(" ".join(url.split()))
    return Hit(text.span(*match.span()), f"blank in the address '{shown}', so it shows as text", fix)


def _without_blanks(url: str) -> str | None:
    """The address that one with blanks must have meant: without them where it is then known, else escaped."""
    joined = "".join(url.split())
    if recognise(joined):
        return joined
    return None if re.search(r"/\s|\n|\s{2}", url) else re.sub(r"[ \t]", "%20", url)


def _unclosed(text: _Text, match: re.Match[str]) -> Hit:
    """`[code](https://…`, whose outer bracket may be open too."""
    at, message = match.end("url"), f"no ')' after {match['url']}"
    span = text.span(match.start(), at)
    if text.shown.startswith(_LINK, match.end()):
        return Hit(span, message)
    also = "]" if text.shown.rfind("[", 0, match.start()) - 1 in text.alone else ""
    return Hit(span, message, replace(text.span(at, at), ")" + also, "close the parenthesis"))


def _stray_brackets(papers: PaperList, ctx: Context, text: _Text) -> Iterator[Hit]:
    """Brackets without a partner beside a link, or in its address."""
    source = papers.text
    for link in text.links:
        target = papers.source[link.target] if link.target.start >= 0 else ""
        if target.startswith("[") or "](" in target:
            yield _bracketed_target(link, target)
    starts = {link.span.start: link for link in text.links}
    ends = {link.span.end: link for link in text.links}
    for at in (text.start + place for place in sorted(text.alone)):
        after = starts.get(at + 1) or (starts.get(at + 2) if source.startswith("[[", at) else None)
        before = ends.get(at) or (ends.get(at - 1) if source.startswith("]]", at - 1) else None)
        if source[at] == "[" and after:
            yield _not_closed(source, at, after)
        elif source[at] == "]" and before:
            yield _not_opened(papers, ctx, at, before)
        elif source[at] == ")" and before:
            yield Hit(Span(at, at + 1), f"')' without '(' after [{short(papers.source[before.content])}](…)")
        elif source.startswith("](http", at):
            yield Hit(Span(at, at + 2), "']' that no '[' opens before an address, which shows as text")
        elif source[at] == "[" and (match := _ADDRESS.match(text.shown, at - text.start + 1)):
            span = Span(at, text.start + match.end())
            yield Hit(span, "address in brackets that is no link; write [label](address)")


def _bracketed_target(link: Inline, target: str) -> Hit:
    """`[code]([https://…)`, and a link in the address of another."""
    if "](" in target:
        return Hit(link.target, f"a link within the address '{short(target)}', which leads nowhere")
    fix = replace(Span(link.target.start, link.target.start + 1), "", "remove the bracket")
    return Hit(link.target, "'[' before the address, which leads nowhere", fix)


def _not_closed(source: str, at: int, link: Inline) -> Hit:
    """`[[code](https://…)` and `[[code](https://…])`."""
    name = short(source[link.content.start : link.content.end])
    if at + 1 < link.span.start:
        extra = Span(at, at + 1)
        return Hit(extra, f"'[' too many before [{name}](…)", replace(extra, "", "remove the bracket"))
    if source[link.target.start : link.target.end].endswith("]"):
        end = Span(link.target.end - 1, link.span.end)
        fix = replace(end, ")]", "close the parenthesis first")
        return Hit(Span(at, link.span.end), f"']' within the address of [{name}](…)", fix)
    fix = replace(Span(link.span.end, link.span.end), "]", "close the bracket")
    return Hit(Span(at, link.span.end), f"no ']' after [{name}](…)", fix)


def _not_opened(papers: PaperList, ctx: Context, at: int, link: Inline) -> Hit:
    """`[code](https://…)]`: the list's other links tell whether `[` is missing or `]` too many."""
    label, span = papers.source[link.content], Span(link.span.start, at + 1)
    if link.span.end < at:
        extra = Span(at, at + 1)
        return Hit(extra, f"']' too many after [{short(label)}](…)", replace(extra, "", "remove the bracket"))
    message, before = f"no '[' before [{short(label)}](…)", papers.text[link.span.start - 1]
    if label.startswith("[") and label.endswith("]"):
        return Hit(span, message, replace(Span(at, at + 1), "", "remove the bracket"))
    if before == "(" or not ctx.shared("in brackets", lambda: _in_brackets(papers)):
        return Hit(span, message)
    return Hit(span, message, replace(Span(link.span.start, link.span.start), "[", "open the bracket"))


def _in_brackets(papers: PaperList) -> bool:
    """Whether the list writes its links as `[[label](…)]`."""
    starts = [link.span.start for entry in papers.entries for link in entry.links if link.label]
    found = habit("[[" if papers.text.startswith("[[", start) else "" for start in starts)
    return bool(found and found.value and found.share >= SHARE)
