"""AL0: about the run itself, before any rule on papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.source import Span
from ..papers.entry import PaperList
from .registry import Context, Hit, rule

_UNDECODED = re.compile("[\udc80-\udcff]+")
_NUL = re.compile("\0+")


@rule(
    "AL001",
    "undecodable-bytes",
    scope="list",
    severity="error",
    bad="- Caf\udce9: A Dataset [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- Café: A Dataset [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def undecodable_bytes(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """Bytes that are not UTF-8.

    GitHub shows a replacement character for them. The file was probably saved in
    Latin-1 or another old encoding: convert it, or retype the characters.
    """
    for match in _UNDECODED.finditer(papers.text) if not _encodable(papers.text) else ():
        written = " ".join(f"{ord(char) - 0xDC00:02X}" for char in match.group()[:8])
        yield Hit(Span(*match.span()), f"not UTF-8: byte {written}; save the file as UTF-8")


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@rule(
    "AL002",
    "unused-suppression",
    scope="list",
    severity="warning",
    bad="<!-- awesome-lint: ignore AL501 -->\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def unused_suppression(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A comment that silences a finding which is not there.

    It hides the next real one. The finding may have been fixed, or the code mistyped.
    """
    # Known only when all rules have run: the linter reports it from the comments left over.
    return iter(())


@rule(
    "AL003",
    "no-entries",
    scope="list",
    severity="error",
    bad="# Awesome Papers\n\nComing soon.\n",
    good="# Awesome Papers\n\n- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def no_entries(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A file that was named or configured, and in which no paper was found.

    A gate that checks nothing would pass for ever. The path may be wrong, the file
    empty, or written in a way that is not understood.
    """
    if not papers.entries and ctx.must_have_entries:
        yield Hit(Span(0, 0), "no entry of a paper was found in this file; is it the right one?")


@rule(
    "AL004",
    "nul-character",
    scope="list",
    severity="error",
    bad="- A\0 Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def nul_character(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A NUL character in the text.

    Many programs end the text there or take the file for a binary one. It is
    probably damaged: restore it from its history.
    """
    for match in _NUL.finditer(papers.text) if "\0" in papers.text else ():
        yield Hit(Span(*match.span()), "NUL character; the file is damaged, restore it from its history")
