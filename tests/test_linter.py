"""Which rules look at what, and which of their findings count."""

from dataclasses import replace

import pytest

import awesome_lint
from awesome_lint.beside import Beside
from awesome_lint.config import Config
from awesome_lint.focus import Focus
from awesome_lint.focus.changes import Changes
from awesome_lint.linter import Asked, lint_list, lint_lists
from awesome_lint.markdown.source import Span
from awesome_lint.rules.registry import RULES, Hit

HTTP = "- {} [[paper](http://arxiv.org/abs/2001.0000{})]\n"
A, B = (HTTP.format(letter, n) for n, letter in enumerate("AB", 1))
TWICE = "- A Paper of Note [[paper](https://arxiv.org/abs/2001.00001)]\n"


def parse(*texts):
    return [awesome_lint.parse(text, f"{n}.md") for n, text in enumerate(texts)]


def told(lists, config, asked=None):
    findings = lint_lists(lists, config, *([asked] if asked else []))
    return [(f.source.path, f.source.position(f.span.start).line, f.rule.code) for f in findings]


def test_findings_come_file_by_file_in_the_order_of_the_text():
    lists = parse(A + TWICE, TWICE + B)
    assert told(lists, Config(select=("AL501", "AL601"))) == [
        ("0.md", 1, "AL501"),
        ("1.md", 1, "AL601"),
        ("1.md", 2, "AL501"),
    ]


def test_a_file_has_settings_of_its_own():
    config = Config(select=("AL501", "AL601"), per_file={"1.md": {"ignore": ("AL501", "AL601")}})
    assert told(parse(A + TWICE, B + TWICE), config) == [("0.md", 1, "AL501")]
    assert told(parse(TWICE, A, TWICE), config) == [("2.md", 1, "AL601")]


def test_comments_of_no_use_are_told_where_the_settings_of_their_file_say_so():
    comment = "<!-- awesome-lint: ignore AL101 -->\n"
    config = Config(select=("AL002", "AL101"), per_file={"1.md": {"ignore": ("AL002",)}})
    assert told(parse(comment + A, comment + B), config) == [("0.md", 1, "AL002")]


def test_no_lists_have_no_findings():
    assert lint_lists([], Config()) == []


def test_only_files_that_were_named_must_hold_papers():
    lists = parse("Words.\n", "Words.\n")
    assert told(lists, Config(select=("AL003",)), Asked(named=["1.md"])) == [("1.md", 1, "AL003")]


def since(before, after):
    """What was asked of a list of which this was the text before, and the list."""
    config = Config(select=("AL501", "AL601"))
    lists = parse(after)
    focus = Focus(changes=Changes({"0.md": before}, lambda old: lint_lists(old, config)))
    return told(lists, config, Asked(focus=focus))


def test_of_a_list_that_changed_only_what_is_new_counts():
    assert since(A, A + B) == [("0.md", 2, "AL501")]


def test_of_two_equal_entries_the_new_one_is_at_fault():
    assert since(TWICE, TWICE.replace("Note", "note") + TWICE) == [("0.md", 1, "AL601")]


def test_files_beside_a_list_are_asked_for():
    papers, config = parse("[a](missing.md)\n")[0], Config(select=("AL203",))
    assert told([papers], config) == [("0.md", 1, "AL203")]
    beside = Beside()
    lint_list(papers, config, beside=beside)
    assert list(beside.asked.values()) == [False]


@pytest.fixture
def rule(monkeypatch):
    def make(**changes):
        made = replace(RULES["AL103"], code="AL199", name="made-up", **changes)
        monkeypatch.setitem(RULES, "AL199", made)

    return make


def test_a_finding_says_what_its_rule_said(rule):
    def check(papers, ctx):
        yield Hit(Span(0, 1), "one")
        yield Hit(Span(1, 2), "two", severity="error")

    rule(check=check, severity="info")
    found = lint_lists(parse("Words.\n"), Config(select=("AL199",)))
    assert [(f.span, f.severity, f.message, f.related, f.fix) for f in found] == [
        ((0, 1), "info", "one", (), None),
        ((1, 2), "error", "two", (), None),
    ]


def test_a_rule_runs_where_it_says_it_is_needed(rule):
    rule(check=lambda papers, ctx: [Hit(Span(0, 1), "one")], needs=lambda ctx: "y" in ctx.papers.text)
    lists = parse("x\n", "y\n")
    assert told(lists, Config(select=("AL199",))) == [("1.md", 1, "AL199")]


LINKS = (
    "- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]"
    " [[page](https://example.org/a)]\n"
)


@pytest.mark.parametrize(
    ("wants", "hosts"),
    [
        ({}, ["arxiv.org", "github.com", "example.org"]),
        ({"sites": ("arxiv",)}, ["arxiv.org"]),
        ({"sites": ("arxiv", "github")}, ["arxiv.org", "github.com"]),
        ({"hosts": lambda host: host.endswith(".org")}, ["arxiv.org", "example.org"]),
        ({"sites": ("github",), "hosts": lambda host: host.endswith(".org")}, []),
        ({"when": lambda link, entry: link.label == "page"}, ["example.org"]),
    ],
    ids=["all", "a site", "two sites", "hosts", "a site and other hosts", "some"],
)
def test_a_rule_sees_the_links_that_it_wants(rule, wants, hosts):
    def check(link, entry, ctx):
        assert link in entry.links
        yield Hit(link.span, link.host)

    rule(scope="link", check=check, **wants)
    found = lint_lists(parse(LINKS), Config(select=("AL199",)))
    assert [finding.message for finding in found] == hosts
