"""Some of the defects that `python -m tests.mutations` puts into real lists, and how it counts."""

import os
from pathlib import Path

import pytest

from tests.mutations import KINDS, plan, run
from tests.mutations.kinds import Kind, change

CORPUS = os.environ.get("AWESOME_LINT_CORPUS")
needs_corpus = pytest.mark.skipif(not CORPUS, reason="AWESOME_LINT_CORPUS names no folder of real lists")
WORDS = ["Sparse", "Quiet", "Gentle", "Hollow", "Narrow", "Silent", "Broken", "Golden", "Rapid", "Distant"]
THINGS = ["Rivers", "Lanterns", "Mirrors", "Gardens", "Bridges", "Harbours"]


@pytest.fixture
def paths(tmp_path):
    titles = [f"{word} {thing}" for thing in THINGS for word in WORDS]
    rows = (
        f"- On {title} [[paper](https://arxiv.org/abs/2101.{n:05})] [[code](https://github.com/a/p{n})]\n"
        for n, title in enumerate(titles, 1)
    )
    path = tmp_path / "README.md"
    path.write_text("# Papers\n\n" + "".join(rows))
    return [path]


def test_there_are_twenty_five_kinds():
    assert len(KINDS) == 25


def test_the_seed_decides(paths):
    drafts = [[m.draft for m in plan(paths, seed, 10, ["insecure-url", "label-case"])] for seed in (1, 1, 2)]
    assert drafts[0] == drafts[1] != drafts[2]


def test_defects_are_found_and_undone(paths):
    kinds = ["insecure-url", "space-in-link", "duplicate-entry", "link-of-another-paper"]
    mutations = plan(paths, 1, 20, kinds)
    run(mutations)
    assert [m.kind.name for m in mutations if m.found] == [kind for kind in kinds for _ in range(5)]
    assert {m.kind.name for m in mutations if m.undone} == set(kinds[:3])
    assert all(m.undone for m in mutations if m.declared)


def test_what_no_rule_sees_is_a_miss(paths, monkeypatch):
    def other_title(papers, random):
        for entry in papers.entries:
            yield change(entry.title_span, f"{entry.title} Again")

    monkeypatch.setitem(KINDS, "unseen", Kind("unseen", frozenset({"AL501"}), "safe", other_title))
    mutations = plan(paths, 1, 10, ["insecure-url", "unseen"])
    run(mutations)
    assert [(m.found, m.undone) for m in mutations] == [(True, True)] * 5 + [(False, False)] * 5


@pytest.fixture(scope="module")
def sample():
    mutations = plan((Path(CORPUS) / "files").glob("*.md"), seed=7, count=100)
    run(mutations)
    return mutations


@needs_corpus
@pytest.mark.slow
def test_a_sample_is_found(sample):
    assert len(sample) == 100
    assert sum(mutation.found for mutation in sample) >= 95


@needs_corpus
@pytest.mark.slow
def test_a_sample_is_undone(sample):
    declared = [mutation for mutation in sample if mutation.declared]
    assert sum(mutation.undone for mutation in declared) >= 0.95 * len(declared)
