"""Comments in a list that silence findings: `<!-- awesome-lint: ignore AL508 -->`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .findings import Finding, selects, sort_findings
from .markdown.source import Source, Span
from .rare import rare

if TYPE_CHECKING:
    from .markdown.document import Document
    from .papers.entry import PaperList

_COMMENT = rare(r"<!--\s*awesome-lint:\s*(?P<verb>ignore|disable-file|disable|enable)(?P<codes>[^<>]*?)-->")
_OTHER_COMMENT = rare(r"\s*<!--(?:(?!-->)[\s\S])*-->")


class Suppression:
    """Codes (none: all) that are not to be reported in `covers`."""

    def __init__(self, comment: Span, codes: tuple[str, ...], covers: Span) -> None:
        self.comment, self.codes, self.covers = comment, codes, covers
        self.used: set[str] = set()

    def silences(self, finding: Finding) -> bool:
        """Whether it names the rule of a finding that it covers."""
        matched = [code for code in self.codes if selects([code], finding.rule)]
        self.used.update(matched or ["*"])
        return bool(matched) or not self.codes


def comment_places(document: Document) -> Iterator[Span]:
    """The HTML in a document, where alone a comment counts."""
    for block in document.walk():
        if block.kind == "html":
            yield block.span
        for inline in block.inlines:
            if inline.kind == "html":
                yield inline.span


def find_suppressions(papers: PaperList) -> list[Suppression]:
    """All suppressions of a list, in the order of the file."""
    if "awesome-lint:" not in papers.text:
        return []
    comments = [
        match
        for place in comment_places(papers)
        for match in _COMMENT.finditer(papers.text, place.start, place.end)
    ]
    found: list[Suppression] = []
    open_ranges: list[Suppression] = []
    for match in comments:
        span, codes = Span(*match.span()), tuple(re.findall(r"[\w-]+", match["codes"]))
        if match["verb"] == "enable":
            open_ranges = _close(open_ranges, codes, span.start)
            continue
        item = Suppression(span, codes, _covers(papers, match["verb"], span))
        found.append(item)
        if match["verb"] == "disable":
            open_ranges.append(item)
    return found


def _close(open_ranges: list[Suppression], codes: tuple[str, ...], end: int) -> list[Suppression]:
    """End the ranges that `enable` names, or all."""
    closed = [r for r in open_ranges if not codes or set(codes) & set(r.codes) or not r.codes]
    for item in closed:
        item.covers = Span(item.covers.start, end)
    return [r for r in open_ranges if r not in closed]


def _covers(papers: PaperList, verb: str, comment: Span) -> Span:
    if verb == "disable-file":
        return Span(0, len(papers.text) + 1)
    if verb == "disable":
        return Span(comment.start, len(papers.text) + 1)
    at = bisect_right(papers.entries, comment.start, key=lambda entry: entry.span.start)
    on, below = papers.entries[max(at - 1, 0) : at], papers.entries[at : at + 1]
    if on and on[0].span.contains(comment):
        return on[0].span
    return _above(papers, comment, below[0].span) if below else _next_block(papers, comment)


def _above(papers: PaperList, comment: Span, entry: Span) -> Span:
    """What a comment before an entry stands above: the entry, unless something comes between."""
    at = comment.end
    while other := _OTHER_COMMENT.match(papers.text, at):
        at = other.end()
    return entry if not papers.text[at : entry.start].strip("-*+ \t\r\n") else _next_block(papers, comment)


def _next_block(papers: PaperList, comment: Span) -> Span:
    first = bisect_right(papers.blocks, comment.start, key=lambda block: block.span.start) - 1
    for block in papers.blocks[max(first, 0) :]:
        if block.span.start >= comment.end and block.kind != "blank":
            return block.span
        if block.span.contains(comment) and block.kind != "html":
            return block.span
    return comment


def suppress(findings: Iterable[Finding], suppressions: list[Suppression]) -> list[Finding]:
    """The findings that no comment silences. Marks the comments that were of use."""
    kept: list[Finding] = []
    waiting = sorted(suppressions, key=lambda item: item.covers.start, reverse=True)
    here: list[Suppression] = []
    for finding in sorted(findings, key=lambda finding: finding.span.start):
        while waiting and waiting[-1].covers.start <= finding.span.start:
            here.append(waiting.pop())
        here = [item for item in here if finding.span.start < item.covers.end]
        # All are asked, for each that silences is of use.
        if not [item for item in here if item.silences(finding)]:
            kept.append(finding)
    return kept


def settle(
    source: Source, findings: list[Finding], suppressions: list[Suppression], *, report_unused: bool
) -> list[Finding]:
    """In the order of the text; without those that comments silence, with comments that silence nothing."""
    kept = suppress(findings, suppressions) if suppressions else findings
    if report_unused and (left := list(_unused(suppressions))):
        from .rules import RULES  # most comments are of use

        rule = RULES["AL002"]
        useless = [Finding(rule, source, span, rule.severity, said) for span, said in left]
        kept += suppress(useless, suppressions)
    return sort_findings(kept)


def _unused(suppressions: list[Suppression]) -> Iterator[tuple[Span, str]]:
    """What AL002 reports: comments, or codes in them, that silenced nothing."""
    for item in suppressions:
        codes = [code for code in item.codes if code not in item.used]
        if not item.codes and not item.used:
            yield item.comment, "this comment silences nothing; remove it"
        for code in codes:
            why = "silences nothing here" if _known(code) else "is no rule"
            yield item.comment, f"'{code}' {why}; remove it from the comment"


def _known(code: str) -> bool:
    from .rules import RULES  # most comments are of use

    return any(selects([code], rule) for rule in RULES.values())
