"""What an entry begins with, and how far a title in it reaches."""

import re
from typing import NamedTuple

from ..markdown.document import Block, Document
from ..markdown.inline import Inline
from ..markdown.source import Span
from .pieces import plain, widen

_EDGE = ",:：|–—*_-"  # punctuation at the end of a title
_ENTITY = re.compile(r"&(?:amp|quot|#\d{2,7});\Z")  # whose semicolon is none
_TAG_START = re.compile(  # begins with one set of characters, which are sought fast
    r"[\[(!`<:\\\n](?:(?<=\s\[)(?=[*_`\[!])|(?<=\s[\[(])\s{0,3}\Z|(?<=\s!)\[|(?<=\s`)"
    r"|(?<=<)br|(?<=:)[a-z_]+:|(?<=\\)\r?\n|(?<=\n))"
)
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")


class Lead(NamedTuple):
    """What an entry begins with: a block's text from `start` (decorations skipped) to `end`.

    `links` are those that show more than a badge, `marks` all other inlines; `first` is the
    link that it starts with, if brackets or emphasis are all that stand before it.
    """

    document: Document
    block: Block
    start: int
    end: int
    links: list[Inline]
    marks: list[Inline]
    first: Inline | None

    @property
    def stop(self) -> int:
        """Where the first link starts, else the end."""
        return self.links[0].span.start if self.links else self.end

    def text(self, span: Span) -> str:
        return plain(self.document, span, self.block)

    def next_link(self, start: int) -> int:
        """Where the next link with all that belongs to it starts, else the end."""
        for link in self.links:
            if link.span.start >= start:
                return widen(self.document.text, link.span).start
        return self.end

    def tail(self, start: int) -> int:
        """Where the text from `start` ends: before the next link, tag, line break or end."""
        end = self.next_link(start)
        match = _TAG_START.search(self.document.text[start:end])
        html = [i.span.start for i in self.marks if i.kind == "html" and i.span.start > start]
        return min([start + match.start() if match else end, *html])

    def trimmed(self, start: int, end: int) -> Span:
        """The place of a title without the blanks and punctuation at its end."""
        at = _without_edge(self.document.text, start, end)
        # The marks that close what is emphasised belong to it.
        closed = [
            i.span.end for i in self.marks if start <= i.span.start and i.content.end <= at < i.span.end
        ]
        return Span(start, max([at, *closed]))


def _without_edge(text: str, start: int, end: int) -> int:
    """Where a title ends whose last characters may be blanks and punctuation."""
    while end > start:
        char = text[end - 1]
        if not (char in _EDGE or char.isspace() or (char == ";" and not _ENTITY.search(text, end - 10, end))):
            break
        end -= 1
    return end


def unnumbered(text: str, span: Span) -> Span:
    """The span without a number before it: `3. Title`."""
    match = _NUMBER.match(text, *span)
    return Span(match.end(), span.end) if match else span
