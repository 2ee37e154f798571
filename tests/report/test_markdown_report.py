"""Markdown that GitHub shows: small enough, and nothing of a list does anything in it."""

import re

import pytest
from markdown_it import MarkdownIt
from report_samples import HOSTILE, everywhere, finding, many

from awesome_lint.markdown.source import Source
from awesome_lint.report import View, make_report, summarise
from awesome_lint.report.comments import code_span


def report(findings, **summary):
    return make_report("markdown", findings, summarise([], findings, **summary), View())


def shown(text):
    """The page without what stands in code, which GitHub leaves alone."""
    page = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    return re.sub(r"(?s)<code>.*?</code>", "<code>", page)


def shape(text):
    return re.sub(r"\d+", "0", shown(text))


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("path", [False, True])
def test_hostile_text_changes_nothing_of_the_page(hostile, path):
    harmless = everywhere("x", "a.md")
    found = everywhere(hostile, hostile or "-") if path else everywhere(hostile)
    assert shape(report([found])) == shape(report([harmless]))


@pytest.mark.parametrize("text", [*HOSTILE, " ", "  a ", "`", "``", "a`", "`a` ``b``", "\\", "a\\"])
def test_code_is_shown_as_it_is(text):
    if text.isprintable() and text.strip():
        tokens = MarkdownIt().parseInline(f"x {code_span(text)} y")[0].children
        assert [(token.type, token.content) for token in tokens] == [
            ("text", "x "),
            ("code_inline", text),
            ("text", " y"),
        ]
    assert shown(f"x {code_span(text)} y") == "<p>x <code> y</p>\n"


@pytest.fixture
def _at_github(monkeypatch):
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "o/papers")
    monkeypatch.setenv("GITHUB_SHA", "abc123")


@pytest.mark.usefixtures("_at_github")
@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("README.md", "README.md"),
        ("docs/a b)](https:evil.test).md", "docs/a%20b%29%5D%28https%3Aevil.test%29.md"),
        ("`a`.md", "%60a%60.md"),
    ],
)
def test_places_lead_to_the_lines_at_github(path, address):
    page = shown(report([everywhere("x", path)]))
    assert re.findall(r'href="([^"]*)"', page)[1:] == [
        f"https://github.com/o/papers/blob/abc123/{address}?plain=1#L1"
    ]


@pytest.mark.usefixtures("_at_github")
def test_a_file_outside_of_the_repository_has_no_address():
    assert "/blob/abc123/" not in report([everywhere("x", "/a.md"), everywhere("x", "../a.md")])


def test_as_many_as_fit_and_how_many_do_not():
    text = report(many(6000))
    assert 50_000 < len(text.encode()) <= 60_000
    listed = text.count("\n- ")
    assert text.endswith(f"\n</details>\n\n{6000 - listed} findings more: there is no room for them here.\n")
    assert f"<details><summary>{listed - 20} more</summary>\n\n- " in text
    # The last half of the findings are errors.
    assert text.index("- error `-:1:12001` AL101 `number 12000`") < text.index("<details>")


def test_long_hostile_texts_do_not_make_it_longer():
    source = Source("x", "\u202e" * 5000)
    findings = [finding(source, 0, 1, "\u202e" * 5000)] * 100
    assert len(report(findings).encode()) <= 60_000


def test_a_few_findings_are_not_folded_up():
    assert "<details>" not in report(many(20))
    assert "<details><summary>1 more</summary>" in report(many(21))


def test_lists_in_html_blocks_are_lists_still():
    page = shown(report(many(30)))
    assert page.count("<li>") == 30


def test_nothing_found():
    assert report([]) == "## awesome-lint\n\nNo problems in 0 files (0 entries).\n"


def test_since_when():
    assert "Of what touches lines changed since `a|b`:\n\nFound" in report(many(1), since="a|b")
