"""What stands before the first word of an entry: emoji, badges, numbers, dates, venues, tags."""

from __future__ import annotations

import re

from ..markdown.document import Block, Document
from ..markdown.inline import Inline, starting_in
from ..rare import rare
from .pieces import images_in, plain
from .venues import find_venue, find_year

_SKIP = re.compile(
    r"(?::[a-z0-9+-][a-z0-9_+-]*:|\[[xX ]?\](?!\()"
    r"|[\s>|:：•·,;\-–—~\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff])+"
)
_GROUP = rare(r"[\[(【（](?P<inner>[^\[\]()（）【】\n]{1,60})[\])】）](?!\()[\s:：,.|-]*")
_NUMBER = rare(r"\d{1,4}[.)、]\s+")
_VENUE_FIRST = re.compile(  # most lines have no digit so early, which is quickly seen
    r"(?=\D{1,45}+\d)(?P<inner>[A-Z][\w&+/.]{0,20}(?:[ -][A-Z][\w&+/]{0,20})?[ ]?[-'’ ]?\d{2}(?:\d\d)?)"
    r"[:,.]?\s+(?=[\[\"“(*A-Z\d])"
)
_TAGS = rare(
    r"\[(?:[*_]{0,3}`[^`\n]{1,40}`[*_]{0,3}|[*_]{2,3}[^*_\n\[\]]{1,30}[*_]{2,3}|[\d.,k+]{1,9}\s?:\w{1,30}:)\][\s,.]*"
    r"|[*_]{2}\[[^\[\]\n]{1,30}\][*_]{2}[:\s]*"
)
_DATE = rare(r"\d{6,8}[:.,]?\s+|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?[:.,]?\s+")


def is_badge(document: Document, block: Block, link: Inline) -> bool:
    """Whether a link shows nothing but an image."""
    return not plain(document, link.content, block) and bool(images_in(block, link))


def skip_opening(document: Document, block: Block, start: int) -> int:
    """Where the first word is: emoji, badges, dates, and brackets that name a venue or year are skipped."""
    end = (block.content or block.span).end
    while start < end:
        inline = _inline_at(document, block, start)
        if inline and _is_decoration(document, block, inline):
            start = inline.span.end
            continue
        match = _match(document.text, start, end, plain_text=inline is None)
        if match is None:
            break
        start = match.end()
    return start


def _inline_at(document: Document, block: Block, start: int) -> Inline | None:
    """The innermost of the inlines that start at a place; none starts with a letter."""
    if document.text[start].isalpha():
        return None
    return next(reversed(starting_in(block.inlines, start, start)), None)


def _is_decoration(document: Document, block: Block, inline: Inline) -> bool:
    return inline.kind in ("image", "html") or (inline.kind == "link" and is_badge(document, block, inline))


def _match(text: str, start: int, end: int, plain_text: bool) -> re.Match[str] | None:
    """What can be skipped at `start`. What an inline starts with is no venue: it may be the title."""
    first = text[start]
    patterns = [_SKIP, _DATE, _NUMBER] if first.isdecimal() else [_SKIP, _TAGS] if first in "[*_" else [_SKIP]
    for pattern in patterns:
        if match := pattern.match(text, start, end):
            return match
    if not plain_text:
        return None
    if (match := _VENUE_FIRST.match(text, start, end)) and find_venue_only(match["inner"]):
        return match
    match = _GROUP.match(text, start, end) if first in "[(【（" else None
    return match if match and _is_remark(match["inner"]) else None


def _is_remark(text: str) -> bool:
    """Whether what stands in brackets before a title is a venue, a year or a date."""
    return (
        find_venue(text) is not None or text.lower() == "new" or bool(re.fullmatch(r"[\d\s./-]{2,12}", text))
    )


def find_venue_only(text: str) -> bool:
    """Whether a text is nothing but a venue and a year."""
    if len(text) > 40:
        return False
    found = find_venue(text)
    if found is None:
        return False
    rest = text.replace(found.written, " ", 1)
    return sum(char.isalpha() for char in rest) <= 12 and (bool(found.id) or bool(find_year(text)))
