"""Whether an entry states its year plainly, so that it can be held against the URL."""

import pytest

from awesome_lint.papers.plainly import own_words, stated_year
from awesome_lint.papers.reader import read_list

PAPER = "[[paper](https://arxiv.org/abs/2001.00001)]"


def year(rest, heading="Papers"):
    papers = read_list(f"# {heading}\n\n- **A Paper of Note** {rest}\n")
    [entry] = papers.entries
    return stated_year(entry, papers.source)


PLAIN = [
    (f"{PAPER} ICML 2021", 2021),
    (f"{PAPER} 2021 ICML", 2021),
    (f"{PAPER} ICML'21", 2021),
    (f"{PAPER} ICML (2021)", 2021),
    (f"{PAPER} ICML Oral, 2021", 2021),
    (f"{PAPER} ICML workshop (2021)", 2021),
    (f"{PAPER} icml 2021", 2021),
    (f"{PAPER} J. Doe, 2021", 2021),
    (f"{PAPER} (2021)", 2021),
    (f"{PAPER} [[code](https://github.com/doe/a)] 2021", 2021),
    (f"{PAPER} ICML Oral 2021", 2021),
    (f"{PAPER} in the 2021 ICML", 2021),
    (f"{PAPER}, 2021, on graphs", 2021),
    (f"2021. {PAPER}", 2021),
    (f"2021 [[paper](https://icml.cc/2021)] {PAPER}", 2021),
    (f"{PAPER} ICML, and better than in 2021", None),
    (f"{PAPER} better than all those of 2021", None),
    (f"{PAPER} ICML", None),
    (f"{PAPER}", None),
    ("[[paper 2021](https://arxiv.org/abs/2001.00001)]", None),
]


@pytest.mark.parametrize(("rest", "found"), PLAIN)
def test_the_year_of_an_entry(rest, found):
    assert year(rest) == found


def test_the_year_of_a_heading_is_plain():
    assert year(PAPER, "ICML 2021") == 2021
    assert year(f"{PAPER} better than all those of 2020", "ICML 2021") is None
    assert year(f"{PAPER} ICML 2020", "ICML 2021") == 2020


def test_own_words_are_without_urls_and_links_to_other_things():
    text = f"- A Paper {PAPER} and [its code](https://github.com/doe/a) [talk](https://youtu.be/1)[slides](https://doe.example.org) too\n"
    papers = read_list(text)
    assert "".join(own_words(papers.entries[0], papers.source)) == "- A Paper [[paper]()] and   too"
    nested = f"- A Paper {PAPER} <a href=https://youtu.be/1>talk https://youtu.be/2 and</a> more\n"
    papers = read_list(nested)
    assert "".join(own_words(papers.entries[0], papers.source)) == "- A Paper [[paper]()] </a> more"
