"""The report on links for an issue: as much of it as an issue takes, and nothing in it does anything."""

import pytest
from report_samples import HOSTILE
from test_markdown_report import shown

from awesome_lint.links.verdict import Verdict
from awesome_lint.report.links import Checked, Cost, links_markdown


def report(*checked):
    return links_markdown(checked, Cost(1, 2.0))


def dead(url, evidence="404", path="README.md"):
    return Checked(url, Verdict("dead", evidence), 1, [(path, 3)])


def test_what_is_broken_with_its_places():
    assert report(dead("https://a.test/`x`")).splitlines()[-3:] == [
        "## Dead: 1",
        "",
        "- `` https://a.test/`x` ``: `404` (`README.md:3`)",
    ]


@pytest.mark.parametrize("hostile", HOSTILE[:-1])
def test_hostile_text_changes_nothing_of_the_page(hostile):
    assert shown(report(dead(hostile, hostile, hostile))) == shown(report(dead("x", "x", "x")))


def test_as_many_as_fit_and_how_many_do_not():
    text = report(*(dead(f"https://a.test/{at}") for at in range(3000)))
    assert 50_000 < len(text.encode()) <= 60_000
    listed = text.count("\n- ")
    assert text.endswith(f"\n\n{3000 - listed} URLs more: there is no room for them here.\n")
