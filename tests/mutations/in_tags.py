"""Defects of brackets, labels and their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from awesome_lint.markdown.source import Edit, Span
from awesome_lint.papers.entry import Link, PaperList
from awesome_lint.papers.habits import CASES
from awesome_lint.papers.labelling import label_span
from awesome_lint.papers.labels import label_kind

from .kinds import Draft, change, insert, is_inline, kind, shuffled, slip, some_links


def _inline_links(papers: PaperList, random: Random) -> Iterator[Link]:
    for _, link in some_links(papers, random):
        named = not papers.source[link.text].startswith("http")
        if named and is_inline(papers, link) and link.url.startswith("http") and "(" not in link.url:
            yield link


@kind("open-parenthesis", "AL303", fix="safe")
def open_parenthesis(papers: PaperList, random: Random) -> Iterator[Draft]:
    for link in _inline_links(papers, random):
        end = link.target.end
        one_way = papers.text[end + 1 : end + 2] in ("", "\n", "\r", " ", "]", "[", "|")
        yield change(Span(end, end + 1), "", fixable=one_way)


@kind("open-bracket", "AL303", fix="safe")
def open_bracket(papers: PaperList, random: Random) -> Iterator[Draft]:
    """`[[x](u)`, from `[[x](u)]` or from `[[x]](u)`."""
    for link in _inline_links(papers, random):
        around, inside = papers.source[link.span], papers.source[link.text]
        if around.startswith("[[") and around.endswith(")]"):
            yield change(Span(link.span.end - 1, link.span.end), "")
        elif inside.startswith("[") and inside.endswith("]"):
            yield change(Span(link.text.end - 1, link.text.end), "", fixable=False)


@kind("space-in-link", "AL303", fix="safe")
def space_in_link(papers: PaperList, random: Random) -> Iterator[Draft]:
    for link in _inline_links(papers, random):
        yield insert(link.target.start - 1, " ")


def _usual_labels(papers: PaperList) -> set[str]:
    """Labels that the list spells in one way, but for one case in ten."""
    counts = Counter(link.label for entry in papers.entries for link in entry.links if link.label)
    folded: Counter[str] = Counter()
    for label, count in counts.items():
        folded[label.casefold()] += count
    return {x for x, n in counts.items() if n >= CASES * 1.5 and n >= 0.9 * folded[x.casefold()]}


def _labels(papers: PaperList, random: Random) -> Iterator[tuple[Span, str]]:
    usual = {label for label in _usual_labels(papers) if label.isascii() and label.isalpha()}
    for _, link in some_links(papers, random):
        span = label_span(link, papers.source) if link.label in usual else None
        written = papers.source[link.text]  # the text of an image is not read, and a bare URL has none
        if span and link.text != link.target and not written.startswith("!") and label_kind(link.label):
            yield span, papers.source[span]


@kind("label-case", "AL307", fix="safe")
def label_case(papers: PaperList, random: Random) -> Iterator[Draft]:
    for span, label in _labels(papers, random):
        ways = {label.lower(), label.upper(), label.capitalize()} - {label}
        yield change(span, random.choice(sorted(ways)))


@kind("label-typo", "AL307", "AL314", fix="safe")
def label_typo(papers: PaperList, random: Random) -> Iterator[Draft]:
    for span, label in _labels(papers, random):
        wrong = slip(label, random) if len(label) >= 4 else label
        if wrong != label and not label_kind(wrong):
            yield change(span, wrong)


@kind("link-order", "AL308", fix="safe")
def link_order(papers: PaperList, random: Random) -> Iterator[Draft]:
    """Two neighbouring links in each other's place, where the list keeps one order."""
    tags = {
        id(entry): [x for x in entry.links if x.text != x.target and label_span(x, papers.source)]
        for entry in papers.entries
    }
    pairs = Counter((a.kind, b.kind) for links in tags.values() for a, b in pairwise(links))
    for entry in shuffled(papers.entries, random):
        for a, b in pairwise(tags[id(entry)] if entry.shape != "pipe-table" else []):
            kept, broken = pairs[a.kind, b.kind], pairs[b.kind, a.kind]
            said = label_kind(a.label) and label_kind(b.label)
            if a.kind != b.kind and said and kept >= CASES * 2 and kept >= 20 * broken:
                edits = Edit(b.span, papers.source[a.span]), Edit(a.span, papers.source[b.span])
                between = papers.text[a.span.end : b.span.start]
                yield Draft(edits, (entry.span,), fixable=not between.strip())
                break
