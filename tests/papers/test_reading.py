"""What is read of a list as a whole: its entries and where they are, what is none, and where links lead."""

import pytest

from awesome_lint.papers.destinations import destinations
from awesome_lint.papers.reader import read_list

ARXIV = "https://arxiv.org/abs/2001.00001"
PAPER = f"- A Paper of Note [[paper]({ARXIV})]\n"


def titles(text, **how):
    return [entry.title for entry in read_list(text, **how).entries]


def test_a_link_to_a_paper_makes_an_entry():
    assert titles(PAPER) == ["A Paper of Note"]
    assert titles(f"- [Note]({ARXIV})\n") == ["Note"]
    assert titles("- A Paper of Note, ICML 2020\n") == []
    assert titles("- A Tool of Note for Us [ICML 2020] [[code](https://github.com/a/b)]\n") == []
    assert titles("- A Tool of Note for Us `ICML 2020` [[code](https://github.com/a/b)]\n") == []
    assert titles("- **A Paper of Note** ICML 2020\n") == []


@pytest.mark.parametrize(
    ("title", "venue", "read"),
    [
        ("A Study of Nets", "ICML 2020", True),
        ("A Study of Nets", "ICML", True),
        ("A Study of Nets", "2020", True),
        ("A Study of Nets", "", False),
        ("Study of Nets", "ICML 2020", False),
    ],
)
def test_a_long_title_with_a_venue_or_year_beside_it_does_too(title, venue, read):
    line = f"- [{title}](https://github.com/a/b) {venue}\n"
    assert titles(line) == ([title] if read else [])
    assert titles(f"# ICML 2020\n\n- [{title}](https://github.com/a/b)\n") == []


@pytest.mark.parametrize("heading", ["News", "🔥 NEWS!", "How  to-Contribute", "Acknowledgements"])
def test_some_sections_hold_no_papers(heading):
    assert titles(f"# {heading}\n\n{PAPER}") == []
    assert titles(f"# {heading} on Nets\n\n{PAPER}") == ["A Paper of Note"]


def test_sections_that_are_said_to_hold_none():
    text = f"# Our  Own: Work\n\n{PAPER}\n# Others\n\n{PAPER}"
    assert len(titles(text, not_papers=("our own work",))) == 1
    assert titles(text, not_papers=("OTHERS", "Our own, work")) == []
    assert len(titles(text, not_papers=("ourownwork", "own"))) == 2


def test_the_entry_at_a_place():
    text = f"Text.\n\n{PAPER}{PAPER}\nText.\n"
    papers = read_list(text)
    first, second = papers.entries
    assert papers.entry_at(0) is None
    assert papers.entry_at(first.span.start - 1) is None
    assert papers.entry_at(first.span.start) is first
    assert papers.entry_at(first.span.end) is first
    assert papers.entry_at(second.span.start) is second
    assert papers.entry_at(second.span.end) is second
    assert papers.entry_at(second.span.end + 1) is None
    assert read_list("").entry_at(0) is None


def test_where_a_document_leads():
    text = (
        "[a](#x) [empty]() ![image](a.png) <https://example.org/auto>\n\n"
        f"{PAPER}  - code: https://github.com/a/b\n"
        '- Another Paper <a href="https://arxiv.org/abs/2001.00002">paper</a>\n'
    )
    papers = read_list(text)
    found = destinations(papers)
    assert [to.url for to in found] == [
        "#x",
        ARXIV,
        "https://github.com/a/b",
        "https://arxiv.org/abs/2001.00002",
    ]
    assert [papers.source[to.span] for to in found] == [to.url for to in found]
    assert destinations(read_list("[a]: https://example.org\n")) == []
