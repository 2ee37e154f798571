"""Fixes are made until none is left to make, in every list at once, and never two over each other."""

from dataclasses import replace

import pytest

import awesome_lint
from awesome_lint.config import Config
from awesome_lint.fixer import MAX_TRIES, choose, fix_lists
from awesome_lint.guard import LossError
from awesome_lint.links.verdict import Verdict
from awesome_lint.linter import Asked
from awesome_lint.markdown.source import Edit, Span
from awesome_lint.rules import Fix
from awesome_lint.rules.registry import RULES, Hit

HTTP = "- {} [[paper](http://arxiv.org/abs/2001.0000{})]\n"
A, B, C = (HTTP.format(letter, n) for n, letter in enumerate("ABC", 1))
SAFE = Config(select=("AL501",))


@pytest.fixture
def rewrites(monkeypatch):
    """A rule that puts `new` for the first `old`."""

    def make(code, old, new):
        def check(papers, ctx):
            at = papers.text.find(old)
            if at >= 0:
                yield Hit(Span(at, at + len(old)), code, Fix("mend", (Edit(Span(at, at + len(old)), new),)))

        rule = replace(RULES["AL103"], code=code, name=code.lower(), check=check)
        monkeypatch.setitem(RULES, code, rule)

    return make


def fix(text, *codes):
    return awesome_lint.fix(awesome_lint.parse(text), Config(select=codes))


def test_all_fixes_of_all_lists_are_made_at_once():
    lists = [awesome_lint.parse(text, f"{n}.md") for n, text in enumerate([A + B, A + B, "# C\n"])]
    assert len(choose(awesome_lint.lint(lists, SAFE), unsafe=False)) == 4
    fixed = fix_lists(lists, SAFE)
    assert [papers.text for papers in fixed.lists] == [(A + B).replace("http:", "https:")] * 2 + ["# C\n"]
    assert [finding.source.path for finding in fixed.applied] == ["0.md", "0.md", "1.md", "1.md"]
    assert fixed.lists[2] is lists[2]
    assert fixed.findings == []


def test_a_fix_that_loses_something_is_made_only_if_that_is_wanted():
    twice = "- A Paper of Note [[paper](https://arxiv.org/abs/2001.00001)]\n"
    lists = [awesome_lint.parse("# X\n\n" + twice * 2)]
    safe = fix_lists(lists, Config(select=("AL601",)))
    assert (safe.lists, len(safe.findings), safe.applied) == (lists, 1, [])
    assert fix_lists(lists, Config(select=("AL601",)), unsafe=True).lists[0].text == "# X\n\n" + twice


def test_a_fix_may_make_room_for_the_next(rewrites):
    rewrites("AL191", "x", "y")
    fixed = fix("Axxx\n", "AL191")
    assert fixed.lists[0].text == "Ayyy\n"
    assert [finding.span.start for finding in fixed.applied] == [1, 2, 3]


def test_fixes_that_never_end_are_stopped(rewrites):
    rewrites("AL191", "x", "xy")
    fixed = fix("Ax\n", "AL191")
    assert fixed.lists[0].text == f"Ax{'y' * 10}\n"
    assert (len(fixed.applied), len(fixed.findings)) == (10, 1)


def test_a_fix_that_would_lose_what_it_does_not_name_is_left_out(rewrites):
    rewrites("AL191", "Q", "y")
    rewrites("AL192", "?", "<!--")
    rewrites("AL193", "Z", "y")
    entry = "- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n\n"
    fixed = fix(f"QQ\n\n?\n{entry}ZZ\n", "AL19")
    assert fixed.lists[0].text == f"yy\n\n?\n{entry}yy\n"
    assert [finding.rule.code for finding in fixed.applied] == ["AL191", "AL193"] * 2
    assert [(finding.rule.code, finding.fix) for finding in fixed.findings] == [("AL192", None)]
    assert fixed.refused == ["-:4: would lose the link 'https://arxiv.org/abs/2001.00001'"]


def test_very_many_fixes_that_would_lose_something_are_not_all_tried(monkeypatch):
    tries = []

    def refuse(*_):
        tries.append(1)
        raise LossError("no")

    monkeypatch.setattr("awesome_lint.fixer.check_loss", refuse)
    fixed = awesome_lint.fix(awesome_lint.parse(A * MAX_TRIES * 4), SAFE)
    assert (fixed.applied, {finding.fix for finding in fixed.findings}) == ([], {None})
    assert set(fixed.refused) == {"no"}
    assert MAX_TRIES < len(tries) < MAX_TRIES + 10


def test_a_fix_that_is_refused_again_is_told_of_once(rewrites):
    rewrites("AL191", "?", "<!--")
    rewrites("AL192", "??", "!")
    entry = "- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n"
    fixed = fix(f"??\n\n?\n{entry}", "AL19")
    assert fixed.lists[0].text == f"!\n\n?\n{entry}"
    assert fixed.refused == ["-:4: would lose the link 'https://arxiv.org/abs/2001.00001'"]


def test_of_two_fixes_of_one_place_the_first_is_made(rewrites):
    rewrites("AL191", "abc", "one")
    rewrites("AL192", "bcd", "two")
    rewrites("AL193", "de", "ed")
    fixed = fix("abcde\n", "AL19")
    assert fixed.lists[0].text == "oneed\n"
    assert [finding.rule.code for finding in fixed.applied] == ["AL191", "AL193"]


def test_what_was_asked_for_is_asked_again_after_a_fix(rewrites):
    rewrites("AL191", "x", "y")
    lists, config = [awesome_lint.parse("Ax\n", "x.md")], Config(select=("AL003", "AL191"))
    assert fix_lists(lists, config).findings == []
    asked = Asked(named=["x.md"])
    for known in (lists, fix_lists(lists, config).lists):
        assert [f.rule.code for f in fix_lists(known, config, asked=asked).findings] == ["AL003"]


def test_what_is_known_of_a_link_is_known_of_it_mended():
    url = "http://arxiv.org/abs/2001.00001"
    papers = awesome_lint.parse(f"- A Paper [[paper]({url})]\n")
    fixed = awesome_lint.fix(
        papers, Config(select=("AL501", "AL801")), verdicts={url: Verdict("dead", "404")}
    )
    assert [finding.rule.code for finding in fixed.applied] == ["AL501"]
    assert [finding.rule.code for finding in fixed.findings] == ["AL801"]
