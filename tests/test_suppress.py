"""Comments that silence findings."""

from dataclasses import replace

import pytest

import awesome_lint
from awesome_lint.config import Config
from awesome_lint.rules.registry import RULES, Hit

HTTP = "- {} [[paper](http://arxiv.org/abs/2001.0000{})]\n"
A, B, C = (HTTP.format(letter, n) for n, letter in enumerate("ABC", 1))


def left(text, *select):
    """The findings that remain, as (line, code)."""
    config = Config(select=select or ("AL501", "AL101", "AL002"))
    findings = awesome_lint.lint(awesome_lint.parse(text), config)
    return [(finding.source.position(finding.span.start).line, finding.rule.code) for finding in findings]


def test_without_a_comment():
    assert left(A + B) == [(1, "AL501"), (2, "AL501")]


IGNORE = {
    "above an entry": ("<!-- awesome-lint: ignore AL501 -->\n" + A + B, [(3, "AL501")]),
    "above an entry, after a blank line": ("<!-- awesome-lint: ignore AL501 -->\n\n" + A + B, [(4, "AL501")]),
    "on an entry": (
        A + B.replace("\n", " <!-- awesome-lint: ignore AL501 -->\n") + C,
        [(1, "AL501"), (3, "AL501")],
    ),
    "below an entry, within its item": (A + "  <!-- awesome-lint: ignore AL501 -->\n" + B, [(3, "AL501")]),
    "between entries": (
        A + "<!-- awesome-lint: ignore AL501 -->\n" + B + C,
        [(1, "AL501"), (4, "AL501")],
    ),
    "above an entry in an item": ("<!-- awesome-lint: ignore AL501 -->\n- " + A + B, [(3, "AL501")]),
    "in a fence below HTML": (
        "<br>\n\n```\n<!-- awesome-lint: ignore AL501 -->\n```\n" + A,
        [(6, "AL501")],
    ),
    "in a cell of the row": (
        "| title | year |\n|---|---|\n| [A Paper](http://arxiv.org/abs/2001.00001) <!-- awesome-lint: ignore AL501 --> | 2020 |\n"
        "| [B Paper](http://arxiv.org/abs/2001.00002) | 2020 |\n",
        [(4, "AL501")],
    ),
    "by name": ("<!-- awesome-lint: ignore insecure-url -->\n" + A, []),
    "by a part of the code": ("<!-- awesome-lint: ignore AL5 -->\n" + A, []),
    "everything": ("<!-- awesome-lint: ignore -->\n" + A + B, [(3, "AL501")]),
    "several codes": (
        "<!-- awesome-lint: ignore AL501, AL101 -->\n- FÂ³ [[paper](http://arxiv.org/abs/2001.00001)]\n",
        [],
    ),
    "two comments": (
        "<!-- awesome-lint: ignore AL501 --> <!-- awesome-lint: ignore AL101 -->\n"
        "- FÂ³ [[paper](http://arxiv.org/abs/2001.00001)]\n",
        [],
    ),
    "two comments on two lines": (
        "<!-- awesome-lint: ignore AL501 -->\n<!-- awesome-lint: ignore AL101 -->\n"
        "- FÂ³ [[paper](http://arxiv.org/abs/2001.00001)]\n" + B,
        [(4, "AL501")],
    ),
    "another code": ("<!-- awesome-lint: ignore AL101 -->\n" + A, [(1, "AL002"), (2, "AL501")]),
    "without blanks": ("<!--awesome-lint:ignore AL501-->\n" + A, []),
    "in code": ("`<!-- awesome-lint: ignore AL501 -->`\n\n" + A, [(3, "AL501")]),
    "in a fence": ("```\n<!-- awesome-lint: ignore AL501 -->\n```\n" + A, [(4, "AL501")]),
    "of another program": ("<!-- awesome-other: ignore AL501 -->\n" + A, [(2, "AL501")]),
}


@pytest.mark.parametrize(("text", "expected"), IGNORE.values(), ids=IGNORE)
def test_ignore(text, expected):
    assert left(text) == expected


def test_ignore_reaches_the_entry_below_only_if_nothing_stands_between():
    assert left("<!-- awesome-lint: ignore AL501 -->\n\nWords.\n\n" + A) == [(1, "AL002"), (5, "AL501")]


def test_ignore_above_another_block():
    text = "# A\n\n<!-- awesome-lint: ignore AL201 -->\n\n[x](#nowhere)\n\n[y](#nowhere)\n"
    assert left(text, "AL201") == [(7, "AL201")]


def test_ignore_right_above_another_block():
    text = "<!-- awesome-lint: ignore AL201 -->\n[x](#nowhere)\n\n[y](#nowhere)\n"
    assert left(text, "AL201") == [(4, "AL201")]


def test_ignore_within_another_block():
    text = "[x](#nowhere) <!-- awesome-lint: ignore AL201 -->\n\n[y](#nowhere)\n"
    assert left(text, "AL201") == [(3, "AL201")]


def test_ignore_above_an_entry_does_not_reach_the_start_of_the_next(monkeypatch):
    every = replace(
        RULES["AL301"],
        code="AL399",
        name="every",
        when=None,
        check=lambda entry, ctx: [Hit(entry.span, "one")],
    )
    monkeypatch.setitem(RULES, "AL399", every)
    assert left("<!-- awesome-lint: ignore AL399 -->\n" + A + B, "AL399") == [(3, "AL399")]


RANGES = {
    "to the end": (A + "\n<!-- awesome-lint: disable AL501 -->\n\n" + B + C, [(1, "AL501")]),
    "to enable": (
        "<!-- awesome-lint: disable AL501 -->\n\n" + A + "\n<!-- awesome-lint: enable AL501 -->\n\n" + B,
        [(7, "AL501")],
    ),
    "enable all": (
        "<!-- awesome-lint: disable AL501 -->\n\n" + A + "\n<!-- awesome-lint: enable -->\n\n" + B,
        [(7, "AL501")],
    ),
    "enable another": (
        "<!-- awesome-lint: disable AL501 -->\n\n" + A + "\n<!-- awesome-lint: enable AL101 -->\n\n" + B,
        [],
    ),
    "enable one of two": (
        "<!-- awesome-lint: disable AL501 -->\n<!-- awesome-lint: disable AL101 -->\n\n- FÂ³"
        + A[3:]
        + "\n<!-- awesome-lint: enable AL501 -->\n\n- FÂ³"
        + B[3:]
        + "\n<!-- awesome-lint: enable AL101 -->\n\n- FÂ³"
        + C[3:],
        [(8, "AL501"), (12, "AL101"), (12, "AL501")],
    ),
    "ignore after enable": (
        "<!-- awesome-lint: disable AL501 -->\n\n"
        + A
        + "\n<!-- awesome-lint: enable AL501 -->\n\n"
        + B
        + "<!-- awesome-lint: ignore AL501 -->\n"
        + C,
        [(7, "AL501")],
    ),
    "the file, from its end": (A + B + "\n<!-- awesome-lint: disable-file AL501 -->\n", []),
    "all of the file": ("<!-- awesome-lint: disable-file -->\n" + A + B, []),
}


@pytest.mark.parametrize(("text", "expected"), RANGES.values(), ids=RANGES)
def test_ranges(text, expected):
    assert left(text) == expected


@pytest.mark.parametrize("verb", ["disable", "disable-file"])
def test_the_end_of_the_file_is_reached(verb):
    words = "Words.\n\n"
    assert left(words + A.rstrip("\n"), "AL104") == [(3, "AL104")]
    assert left(f"<!-- awesome-lint: {verb} AL104 -->\n\n{words}{A}".rstrip("\n"), "AL104", "AL002") == []


def messages(text):
    findings = awesome_lint.lint(awesome_lint.parse(text), Config(select=("AL501", "AL002")))
    assert {finding.severity for finding in findings if finding.rule.code == "AL002"} <= {"warning"}
    return [finding.message for finding in findings if finding.rule.code == "AL002"]


UNUSED = [
    ("ignore AL101", ["'AL101' silences nothing here; remove it from the comment"]),
    ("ignore AL501, AL101", ["'AL101' silences nothing here; remove it from the comment"]),
    ("ignore AL999", ["'AL999' is no rule; remove it from the comment"]),
    ("ignore AL501", []),
    ("ignore", []),
    ("disable AL501", []),
    ("disable AL101", ["'AL101' silences nothing here; remove it from the comment"]),
]


@pytest.mark.parametrize(("comment", "expected"), UNUSED)
def test_what_silences_nothing_is_said(comment, expected):
    assert messages(f"<!-- awesome-lint: {comment} -->\n{A}") == expected


def test_a_bare_comment_that_silences_nothing():
    text = "<!-- awesome-lint: ignore -->\n- A [[paper](https://arxiv.org/abs/2001.00001)]\n"
    assert messages(text) == ["this comment silences nothing; remove it"]


def test_two_comments_for_one_finding_are_both_of_use():
    assert messages("<!-- awesome-lint: disable AL501 -->\n\n<!-- awesome-lint: ignore AL501 -->\n" + A) == []


def test_the_report_of_an_unused_comment_can_be_silenced():
    assert left("<!-- awesome-lint: disable-file AL002 -->\n<!-- awesome-lint: ignore AL101 -->\n" + A) == [
        (3, "AL501")
    ]


def test_a_silenced_finding_is_not_fixed():
    text = "<!-- awesome-lint: ignore AL501 -->\n" + A + B
    fixed = awesome_lint.fix(awesome_lint.parse(text), Config(select=("AL501",)))
    assert fixed.lists[0].text == text.replace(
        "http://arxiv.org/abs/2001.00002", "https://arxiv.org/abs/2001.00002"
    )


def test_a_duplicate_is_silenced_at_the_entry_that_is_reported():
    paper = "Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00001)]\n"
    text = f"# 2020\n\n- {paper}<!-- awesome-lint: ignore AL601 -->\n- {paper}"
    assert left(text, "AL601", "AL002") == []
