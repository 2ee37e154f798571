"""An invented paper goes into every list of the corpus as one block in the list's own form."""

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import awesome_lint
from awesome_lint.guard import LossError
from awesome_lint.markdown.source import decode
from awesome_lint.papers.entry import PaperList
from awesome_lint.papers.reader import read_list
from awesome_lint.writing import NewPaper, WritingError, add_paper, describe, find_duplicate
from awesome_lint.writing.paper import home

CORPUS, SEEDS = os.environ.get("AWESOME_LINT_CORPUS"), os.environ.get("AWESOME_LINT_SEEDS")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CORPUS and SEEDS), reason="AWESOME_LINT_CORPUS and AWESOME_LINT_SEEDS name no lists"
    ),
]
MOST = 300_000  # bytes; it takes long to read more
FILES = (
    [path for path in sorted(Path(CORPUS, "files").glob("*.md")) if path.stat().st_size < MOST]
    if CORPUS
    else []
)
FILES += [Path(SEEDS, name) for name in ("pruning_bullets.md", "efficient_table.md")] if SEEDS else []
ALMOST_ALL = 0.97
SMALL = 140_000  # bytes; it takes long to format more
TITLE = "Quokka: On Invented Ways of Counting Mock Objects"
SAME = [
    "https://arxiv.org/pdf/2404.19997v2.pdf",
    "10.48550/arXiv.2404.19997",
    "https://alphaxiv.org/abs/2404.19997",
]
PAPERS = {
    "preprint": NewPaper(TITLE, (("arxiv", "https://arxiv.org/abs/2404.19997"),), year=2024),
    "with code": NewPaper(
        TITLE,
        (("arxiv", "https://arxiv.org/abs/2404.19997"), ("code", "https://github.com/mock/quokka")),
        ("Ada Mock", "Bo Sample", "Cy Invented"),
        2024,
    ),
}
_ANCHOR = "quokka"
_NUMBER = re.compile(r"^(\W*)\d+")


@cache
def read(path: Path) -> PaperList:
    return read_list(decode(path.read_bytes()), "/nowhere/" + path.name)


@cache
def added(path: Path, kind: str) -> list:
    """What came of adding a paper to the largest section of a list: the new list, or why there is none."""
    papers, found = read(path), []
    for section, _ in Counter(map(home, papers.entries)).most_common(1):
        try:
            found.append(add_paper(papers, section, PAPERS[kind]))
        except (WritingError, LossError) as error:
            found.append(error)
    return found


def done(path, kind):
    return [result for result in added(path, kind) if not isinstance(result, Exception)]


each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
every = pytest.mark.parametrize("kind", PAPERS)


@every
@each
def test_one_block_is_new_and_nothing_else(path, kind):
    for result in done(path, kind):
        before, after = (
            [_plain(line) for line in papers.text.split("\n")] for papers in (read(path), result.papers)
        )
        after = [line for line in after if f"](#{_ANCHOR}" not in line]  # the contents name a new heading
        start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
        new = len(after) - len(before)
        assert new > 0
        assert any(
            after[:at] + after[at + new :] == before for at in range(max(0, start - new), start + 1)
        ), result.papers.source[result.entry.span]
        assert result.entry.title.rstrip(".") == TITLE
        assert Counter(map(str, (e.title for e in result.papers.entries))) - Counter(
            e.title for e in read(path).entries
        ) == {result.entry.title: 1}


def _plain(line):
    """A line without its number and without the blanks that pad it: the rows below may be counted on."""
    return _NUMBER.sub(r"\1", re.sub(r"[ -]+", " ", line).strip("\r"))


@each
def test_nothing_new_is_found(path):
    known = Counter(finding.rule.code for finding in awesome_lint.lint(read(path)))
    for result in done(path, "with code"):
        found = awesome_lint.lint(result.papers)
        new = Counter(finding.rule.code for finding in found) - known
        here = [f for f in found if f.rule.code in new and f.span.touches(result.entry.span)]
        # The largest section may be one of another year.
        wrong = [(f.rule.code, f.message) for f in here if f.severity != "info" and f.rule.code != "AL401"]
        assert wrong == []


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.stat().st_size < SMALL], ids=lambda path: path.stem
)
def test_a_canonical_list_stays_canonical(path):
    papers = read_list(awesome_lint.format(read(path)).text, read(path).source.path)
    section = Counter(map(home, papers.entries)).most_common(1)[0][0]
    after = add_paper(papers, section, PAPERS["with code"]).papers
    assert awesome_lint.format(after).text == after.text


@each
def test_it_is_refused_the_second_time(path):
    for result in done(path, "preprint"):
        for url in SAME:
            assert find_duplicate([result.papers], describe([url], NewPaper(""))).entry is result.entry


def test_almost_all_lists_take_it():
    outcomes = [(path.name, result) for kind in PAPERS for path in FILES for result in added(path, kind)]
    failed = [(name, str(result)) for name, result in outcomes if isinstance(result, Exception)]
    assert len(failed) <= (1 - ALMOST_ALL) * len(outcomes), failed
