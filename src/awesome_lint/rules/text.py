"""AL1: characters that were damaged, and a file that is too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.source import Span
from ..papers.entry import PaperList
from ..papers.titles import repair_mojibake
from ..rare import rare
from .registry import Context, Hit, replace, rule, short

SHOWN_BYTES = 512_000
_BLANK = re.compile(r"\s")
# What a two-byte UTF-8 sequence looks like in Latin-1 once its second byte, a control
# character, was dropped: the lead bytes alone at the edge of a word.
_LONE_LEAD = rare(
    r"(?<![^\W\d_])[ÂÃâ](?=[\x80-\x9f]|[A-Z]\w|[\s.,:;!?\"')\]]|$)|(?<=[a-z])[ÂÃâ](?=[\s.,:;!?\"')\]]|$)"
)
# What the first byte of a character becomes; without any of these nothing was read wrongly.
_LEAD = re.compile("[\u00c2-\u00f4]")
_LONG_WORD = 2000  # characters
_INVISIBLE = rare(
    "(?<=-)\u00ad\u2010"  # a hyphen that a PDF broke into three
    "|[\u00ad\u200b\u2028\u2029\u2060\ufeff\u202a-\u202e\u2066-\u2069\x7f\x80-\x9f\x01-\x08\x0b\x0e-\x1f]+"
    "|(?<=[ -~])[\u200c-\u200f]+(?=[ -~])"  # joiners and directions that nothing around them needs
)


@rule(
    "AL101",
    "mojibake",
    scope="list",
    severity="error",
    fix="safe",
    bad="- FÂ³-Pruning: Fast and Fine [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- F³-Pruning: Fast and Fine [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def mojibake(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """UTF-8 text that was read in another encoding.

    `Â³` was `³`, `Ã©` was `é`. Where reading it back gives valid UTF-8 the fix is
    exact and safe. Where bytes were lost on the way (`âword` for `“word`) there is a
    finding without a fix: look the title up.
    """
    for where in _suspects(papers.text):
        word, entry = papers.source[where], papers.entry_at(where.start)
        repaired = repair_mojibake(word)
        if repaired:
            message = f"mojibake: '{short(word)}' was '{short(repaired)}'"
            yield Hit(where, message, replace(where, repaired, f"write '{short(repaired)}'"))
        elif entry and entry.title_span.contains(where):
            yield from _lost_characters(where, word)


def _suspects(text: str) -> Iterator[Span]:
    """Words, from their first letter to the next blank, with what the first byte of a character becomes."""
    done = 0
    for lead in _LEAD.finditer(text):
        if lead.start() < done:
            continue
        start = lead.start()
        while start > done and text[start - 1].isalnum():
            start -= 1
        end = _BLANK.search(text, start)
        done = end.start() if end else len(text)
        if not _in_url(text, start):
            yield Span(start, done)


def _in_url(text: str, at: int) -> bool:
    """Whether what stands before a place without a blank is the start of a URL or of a link's target."""
    before = text[max(at - _LONG_WORD, 0) : at].rpartition(" ")[2].rpartition("\n")[2]
    return "://" in before or "](" in before


def _lost_characters(where: Span, word: str) -> Iterator[Hit]:
    for lone in _LONE_LEAD.finditer(word):
        at = where.start + lone.start()
        message = f"mojibake: '{lone.group()}' is left of a character that was lost; look the title up"
        yield Hit(Span(at, at + 1), message)


@rule(
    "AL102",
    "invisible-character",
    scope="list",
    severity="warning",
    fix="safe",
    bad="- A\u200b Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def invisible_character(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A zero-width, directional or control character.

    Nobody sees it, and searching for the title fails. It comes with text copied from a
    PDF or a web page. A byte order mark at the start of the file and the joiners that
    emoji and some scripts need are left alone.
    """
    # Whatever is invisible is not printable either, which is known at once.
    if papers.text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return
    for match in _INVISIBLE.finditer(papers.text):
        if match.start() == 0 and match.group() == "\ufeff":
            continue
        span = Span(*match.span())
        names = ", ".join(f"U+{ord(char):04X}" for char in match.group()[:4] if not char.isprintable())
        yield Hit(span, f"invisible character {names}; remove it", replace(span, "", "remove it"))


@rule(
    "AL107",
    "file-too-long",
    scope="list",
    severity="warning",
    bad="(a file of more than 512,000 bytes)\n",
    good="(several files that link to each other)\n",
)
def file_too_long(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A file longer than GitHub shows.

    GitHub cuts a README off after 512,000 bytes, so the last papers are in the file
    and on no screen. Split the list into several files.
    """
    if len(papers.text) * 4 > SHOWN_BYTES:
        size = len(papers.text.encode("utf-8", "surrogateescape"))
        if size > SHOWN_BYTES:
            hidden = size - SHOWN_BYTES
            yield Hit(Span(0, 0), f"{size:,} bytes: GitHub does not show the last {hidden:,}; split the file")
