"""Defects of characters and white space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from awesome_lint.markdown.source import Span
from awesome_lint.papers.entry import Entry, PaperList

from .kinds import Draft, change, insert, kind, shuffled

_DAMAGEABLE = re.compile("[À-ÖØ-öø-žα-ω²³–—‘’“”…×]")
_INSIDE_WORDS = re.compile(r"(?<=[a-zA-Z])(?=[a-z])|(?<=[a-z] )(?=[A-Za-z])")
_INVISIBLE = "\u200b\u200b\u200b\u2060\ufeff\u00ad\u200e"


def _places(papers: PaperList, entry: Entry, pattern: re.Pattern[str], span: Span) -> list[Span]:
    """Matches within the span, outside of the entry's link targets."""
    found = [Span(*match.span()) for match in pattern.finditer(papers.text, *span)]
    return [at for at in found if not any(link.target.touches(at) for link in entry.links)]


@kind("mojibake", "AL101", fix="safe")
def mojibake(papers: PaperList, random: Random) -> Iterator[Draft]:
    """A character's UTF-8 bytes read as Windows-1252."""
    for entry in shuffled(papers.entries, random):
        for place in shuffled(_places(papers, entry, _DAMAGEABLE, entry.span), random)[:1]:
            yield change(place, "".join(map(_read_wrongly, papers.source[place].encode())))


def _read_wrongly(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # browsers and Python's "latin-1" read the five unused bytes so


@kind("invisible-character", "AL102", fix="safe")
def invisible_character(papers: PaperList, random: Random) -> Iterator[Draft]:
    """A zero-width character that came along with a title."""
    for entry in shuffled(papers.entries, random):
        if places := _places(papers, entry, _INSIDE_WORDS, entry.title_span):
            yield insert(random.choice(places).start, random.choice(_INVISIBLE))


@kind("trailing-whitespace", "AL103", fix="safe")
def trailing_whitespace(papers: PaperList, random: Random) -> Iterator[Draft]:
    """A blank or tab at the end of a line, in lists where this is rare."""
    written = [line for line in papers.text.splitlines() if line.strip()]
    if sum(line != line.rstrip() for line in written) * 20 > len(written):
        return
    for entry in shuffled(papers.entries, random):
        end = papers.source.line_span(papers.source.position(entry.title_span.end).line).end
        if entry.shape != "html-table" and papers.text[end - 1] not in " \t\\":
            yield insert(end, random.choice([" ", " ", "\t"]))
