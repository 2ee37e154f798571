"""Every example of the CommonMark and GFM specifications: read as others read it, and shown as before once mended."""

import json
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from markdown_oracle import our_outline, ours, their_outline, theirs

import awesome_lint

EXAMPLES = {
    f"{path.stem} {example['number']}": example["markdown"]
    for path in sorted(Path(__file__).with_name("spec").glob("*.jsonl"))
    for example in map(json.loads, path.read_text("utf-8").splitlines())
}
# What is read otherwise, and why.
OTHERWISE = {
    "commonmark-0.31.2 507": "a no-break space ends a target",
    "commonmark-0.31.2 520": "the text of an image is read for links",
    "commonmark-0.31.2 574": "the text of an image is read for images",
    "commonmark-0.31.2 575": "the text of an image is read for links",
}
# Whose look a safe fix changes, and the rule that says so.
MENDED = {
    "commonmark-0.31.2 64": "marker-without-space",
    "commonmark-0.31.2 336": "trailing-whitespace",
    "commonmark-0.31.2 337": "trailing-whitespace",
    "commonmark-0.31.2 473": "marker-without-space",
    "commonmark-0.31.2 521": "marker-without-space",
}
every = pytest.mark.parametrize("name", EXAMPLES)


def html(text):
    return cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)


def test_all_examples_are_here():
    assert len(EXAMPLES) == 652 + 41


@every
def test_blocks_and_links_are_read_as_others_read_them(name):
    text = EXAMPLES[name]
    assert our_outline(text) == their_outline(text)
    assert (ours(text) == theirs(text)) == (name not in OTHERWISE)


@every
def test_what_is_mended_and_formatted_shows_the_same(name):
    papers = awesome_lint.parse(EXAMPLES[name])
    assert html(awesome_lint.format(papers).text) == html(papers.text)
    fixed = awesome_lint.fix(papers)
    if name in MENDED:
        assert {finding.rule.name for finding in fixed.applied} == {MENDED[name]}
    else:
        assert html(fixed.lists[0].text) == html(papers.text)
