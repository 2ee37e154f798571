"""What stands before the title of an entry, and is none of it."""

import pytest

from awesome_lint.papers.opening import find_venue_only
from awesome_lint.papers.reader import read_list

TITLE = "Pruning Networks of Note"
TAG = "[[paper](https://doe.example.org/a.pdf)]"


def titles(opening):
    papers = read_list(f"- {opening}{TITLE} {TAG}\n")
    return [papers.source[entry.title_span] for entry in papers.entries]


SKIPPED = [
    "🔥 ",
    "🔥🔥⭐️",
    ":fire: ",
    ":fire::+1: ",
    "· – ",
    "[x] ",
    "[X] ",
    "12. ",
    "1) ",
    "2020-01-02 ",
    "2020/1: ",
    "2020.01.02, ",
    "20200102 ",
    "200102: ",
    "[ICML 2020] ",
    "(ICML): ",
    "【2020】",
    "（ICML'20）| ",
    "[New] ",
    "(preprint) ",
    "[arXiv]",
    "[2020.01] ",
    "[01/02] ",
    "[ICML 2020, Best Paper] ",
    "ICML 2020: ",
    "ICML'20 ",
    "AAAI-20, ",
    "FOOC 2020. ",
    "SIGGRAPH Asia 2020 ",
    "[`ICML`] ",
    "[**Oral**] ",
    "[**`Oral`**], ",
    "[100+ :star:] ",
    "**[Oral]**: ",
    "__[Oral]__ ",
    "![a](https://doe.example.org/a.svg) ",
    "[![a](https://doe.example.org/a.svg)](https://doe.example.org/b) ",
    "<br> ",
    "🔥 ![a](https://doe.example.org/a.svg) [ICML 2020] 12. **[Oral]** 2020-01-02 ",
]


@pytest.mark.parametrize("opening", SKIPPED)
def test_decorations_dates_and_venues_are_no_title(opening):
    assert titles(opening) == [TITLE]


KEPT = [
    "[PruNet] ",
    "PruNet: ",
    "(Self-Supervised) ",
    "[fire] ",
    ":fire ",
    "2020 ",
    "3D ",
    "12.5 ",
    "(2-bit) ",
    "ICML 2020 and ",
    "[A Study of 2020 and of Many a Long Venue with Words and Things Beyond] ",
]


@pytest.mark.parametrize("opening", KEPT)
def test_a_name_or_a_number_may_begin_a_title(opening):
    assert titles(opening) == [f"{opening}{TITLE}".removeprefix(":")]


def test_code_or_what_stands_before_bold_is_no_venue_before_the_title():
    assert titles("`ICML` ") == [f"`ICML` {TITLE}"]
    assert [entry.title for entry in read_list(f"- ICML 2020 **{TITLE}** {TAG}\n").entries] == [TITLE]


def test_nothing_but_decorations_is_no_entry():
    assert read_list(f"- 🔥 [ICML 2020] {TAG}\n").entries == []
    assert read_list("- 🔥\n- 2020-01-02 \n- \n").entries == []


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("ICML 2020", True),
        ("ICML", True),
        ("2020", True),
        ("ICML 2020 Best Paper", True),
        ("FOOC 2020", True),
        ("ICML 2020 Twelve Letter", True),
        ("ICML 2020 Twelve Letters", False),
        ("Conference on Robot Learning 2020 Papers", True),
        ("Conference on Robot Learning, 2020 Papers", False),
        ("Pruning at ICML", True),
        ("Pruning Networks at ICML", False),
        ("FOOC", False),
        ("", False),
        ("IEEE Transactions on Image Processing 2020", False),
        ("International Conference on Learning 2020", False),
    ],
)
def test_a_venue_and_little_else(text, only):
    assert find_venue_only(text) == only
