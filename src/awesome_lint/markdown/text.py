"""The plain text of a piece of Markdown: what a reader sees, without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from .inline import Inline, starting_in
from .source import Span

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKUP = re.compile(r"[\\`*_\[\]<>&]")  # without any of these a text is seen as it is
_BLANKS = re.compile(r"\s+")
_BRACKETS = re.compile(r"[\[\]]"), re.compile(r"[()]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain_span(text: str, span: Span, inlines: Sequence[Inline]) -> str:
    """The plain text of `span`, whose markup is known as `inlines`.

    Images and HTML tags are left out, links and emphasis give their text, code stays
    as it is, escapes and entities are resolved, white space is folded.
    """
    start, end = span
    part = text[start:end]
    if not _MARKUP.search(part):
        return " ".join(part.split())
    return _BLANKS.sub(" ", shown_text(text, span, inlines)).strip()


def shown_text(text: str, span: Span, inlines: Sequence[Inline]) -> str:
    """The plain text of `span` with its white space as it is."""
    gone: list[Span] = []
    for inline in starting_in(inlines, *span):
        if inline.span.end > span.end:
            continue
        if inline.kind in ("image", "html"):
            gone.append(inline.span)
        else:
            gone += (
                Span(inline.span.start, inline.content.start),
                Span(inline.content.end, inline.span.end),
            )
    parts, at = [], span.start
    for start, end in sorted(gone):
        parts.append(text[at:start])
        at = max(at, end)
    parts.append(text[at : span.end])
    return _resolve("".join(parts))


def unmark(text: str) -> str:
    """Resolve backslash escapes and entities, and fold white space."""
    return _BLANKS.sub(" ", _resolve(text)).strip()


def _resolve(text: str) -> str:
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _ENTITY.sub(lambda m: unescape(m.group()), text) if "&" in text else text


def unpaired(text: str) -> Iterator[int]:
    """The places of brackets and parentheses without a partner."""
    for kind in _BRACKETS:
        opened: list[int] = []
        for match in kind.finditer(text):
            if match[0] in "[(":
                opened.append(match.start())
            elif opened:
                opened.pop()
            else:
                yield match.start()
        yield from opened
