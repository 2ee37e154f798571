"""Real lists against themselves with entries taken out and put elsewhere: what was done is found, and undone."""

import os
import random
from collections import Counter
from pathlib import Path

import pytest

import awesome_lint
from awesome_lint.markdown.source import Edit, Span, apply_edits
from awesome_lint.merging.differences import Comparison
from awesome_lint.merging.merge import merge
from awesome_lint.papers.likeness import squeezed

CORPUS, SEEDS = os.environ.get("AWESOME_LINT_CORPUS"), os.environ.get("AWESOME_LINT_SEEDS")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CORPUS and SEEDS), reason="no folders of real lists are named"),
]
LISTS = [
    "pruning_bullets",
    "efficient_table",
    "thunlp__GNNPapers__README",
    "atfortes__Awesome-LLM-Reasoning__README",
    "zjunlp__KnowledgeEditingPapers__README",
    "he-y__Awesome-Pruning__README",
    "THUYimingLi__backdoor-learning-resources__README",
    "hustzxd__EfficientPaper__cls_year",
]
GONE = 12


def read(name):
    folders = [Path(CORPUS) / "files", Path(SEEDS)]
    path = next(found for folder in folders if (found := folder / f"{name}.md").exists())
    return path.read_bytes().decode("utf-8", "surrogateescape")


def lines_of(papers):
    """The entries that have their lines for themselves, with those lines."""
    source, starts = papers.source, [*papers.source.line_starts, len(papers.text)]
    for entry in papers.entries:
        span = source.trim(entry.span)
        lines = Span(starts[source.position(span.start).line - 1], starts[source.position(span.end - 1).line])
        beside = papers.text[lines.start : span.start] + papers.text[span.end : lines.end]
        alone = not any(lines.touches(other.span) for other in papers.entries if other is not entry)
        if alone and not beside.strip(" |-*+.\t\r\n0123456789"):
            yield entry, lines


def shortened(papers, seed=3):
    """The text without some entries whose title and ids no other has, and the titles of those."""
    titles = Counter(squeezed(entry.title) for entry in papers.entries)
    names = Counter(name for entry in papers.entries for name in entry.ids)
    own = [
        (entry, lines)
        for entry, lines in lines_of(papers)
        if titles[squeezed(entry.title)] == 1 and entry.ids and all(names[name] == 1 for name in entry.ids)
    ]
    gone = random.Random(seed).sample(own, GONE)
    text = apply_edits(papers.text, [Edit(lines, "") for _, lines in gone])
    return text, sorted(entry.title for entry, _ in gone)


def reversed_in_runs(papers):
    """The text with neighbouring entries in the opposite order."""
    runs: dict[int, list[Span]] = {}
    for entry, lines in lines_of(papers):
        if papers.source[lines].endswith("\n"):
            runs.setdefault(id(entry.container), []).append(lines)
    edits = [
        Edit(place, papers.source[other])
        for spans in runs.values()
        for place, other in zip(spans, reversed(spans), strict=True)
    ]
    return apply_edits(papers.text, edits)


@pytest.mark.parametrize("name", LISTS)
def test_what_is_gone_is_found_and_given_back(name):
    whole = awesome_lint.parse(read(name), "whole.md")
    text, gone = shortened(whole)
    short = awesome_lint.parse(text, "short.md")
    assert len(short.entries) == len(whole.entries) - GONE
    found = Comparison([short, whole]).differences
    assert sorted(d.title for d in found) == gone
    assert {(d.kind, d.at.source.path) for d in found} == {("missing-paper", "short.md")}
    merged = merge(short, whole)
    assert merged.left == []
    assert where(merged.papers) == where(whole)
    assert merge(merged.papers, whole).papers.text == merged.papers.text


def where(papers):
    return Counter((squeezed(entry.title), entry.section.path, *entry.ids) for entry in papers.entries)


@pytest.mark.parametrize("name", LISTS)
def test_another_order_is_no_difference(name):
    whole = awesome_lint.parse(read(name), "whole.md")
    other = awesome_lint.parse(reversed_in_runs(whole), "other.md")
    assert other.text != whole.text
    assert [found.at.text for found in Comparison([whole, other]).differences] == []
    assert merge(whole, other).papers.text == whole.text
