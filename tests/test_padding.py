"""Tables whose columns are as wide as their row of hyphens: they stay so, whatever changes in them."""

import pytest

import awesome_lint
from awesome_lint.config import Config
from awesome_lint.papers.reader import read_list
from awesome_lint.writing import NewPaper, add_paper


def fixed(text):
    return awesome_lint.fix(awesome_lint.parse(text), Config(select=("AL501",))).lists[0].text


def formatted(text):
    return awesome_lint.format(awesome_lint.parse(text), Config(order="title")).text


def added(text, *links):
    papers = read_list(text)
    return add_paper(papers, papers.root, NewPaper("C Paper", links)).papers.text


ARXIV = ("arxiv", "https://arxiv.org/abs/2001.00003")

WIDENED = {
    "left": (
        "| title                                      | n |\n"
        "|:-------------------------------------------|---|\n"
        "| [A](https://arxiv.org/abs/2001.00001)      | 1 |\n"
        "| [B Paper](http://arxiv.org/abs/2001.00002) | 2 |\n",
        "| title                                       | n |\n"
        "|:--------------------------------------------|---|\n"
        "| [A](https://arxiv.org/abs/2001.00001)       | 1 |\n"
        "| [B Paper](https://arxiv.org/abs/2001.00002) | 2 |\n",
    ),
    "right": (
        "|                                      title |\n"
        "| -----------------------------------------: |\n"
        "|      [A](https://arxiv.org/abs/2001.00001) |\n"
        "| [B Paper](http://arxiv.org/abs/2001.00002) |\n",
        "|                                       title |\n"
        "| ------------------------------------------: |\n"
        "|       [A](https://arxiv.org/abs/2001.00001) |\n"
        "| [B Paper](https://arxiv.org/abs/2001.00002) |\n",
    ),
    "in the middle": (
        "|                   title                    |\n"
        "|:------------------------------------------:|\n"
        "|    [A](https://arxiv.org/abs/2001.00001)   |\n"
        "| [B Paper](http://arxiv.org/abs/2001.00002) |\n",
        "|                    title                    |\n"
        "|:-------------------------------------------:|\n"
        "|    [A](https://arxiv.org/abs/2001.00001)    |\n"
        "| [B Paper](https://arxiv.org/abs/2001.00002) |\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), WIDENED.values(), ids=WIDENED)
def test_a_cell_that_a_fix_makes_wider_widens_its_column(before, after):
    assert fixed(before) == after


def test_a_column_with_room_for_what_a_fix_adds_keeps_its_width():
    before = (
        "| title                                         |\n"
        "|-----------------------------------------------|\n"
        "| [B Paper](http://arxiv.org/abs/2001.00002)    |\n"
    )
    assert fixed(before) == before.replace("http:", "https:").replace("2)    |", "2)   |")


def test_a_fix_leaves_other_tables_as_they_are():
    bare = "| title | n |\n|---|---|\n| [A](http://arxiv.org/abs/2001.00001) | 1 |\n"
    mostly = "| title | of |\n|-------|----|\n| A     | 1  |\n| B     | 2  |\n| C | 3 |\n"
    assert fixed(bare + "\n" + mostly) == bare.replace("http:", "https:") + "\n" + mostly


@pytest.mark.parametrize(
    ("marks", "header", "cell"),
    [
        ("| --- |", "| a   |", "| x   |"),
        ("| --: |", "|   a |", "|   x |"),
        ("| :-: |", "|  a  |", "|  x  |"),
        ("|---|", "| a |", "| x |"),
        ("|:-:|", "| a |", "| x |"),
    ],
)
def test_a_column_of_short_words_keeps_room_for_its_hyphens(marks, header, cell):
    head = f"{header} title                                       |\n{marks}{'-' * 45}|\n"
    rows = [f"{cell} [{c} Paper](https://arxiv.org/abs/2001.0000{n}) |\n" for n, c in enumerate("AB", 1)]
    assert formatted(head + "".join(reversed(rows))) == head + "".join(rows)


def test_a_column_that_is_wider_than_need_be_is_cut_in_the_middle_too():
    before = (
        "|                      title                       |\n"
        "|:------------------------------------------------:|\n"
        "|    [A Paper](https://arxiv.org/abs/2001.00001)   |\n"
        "|        [B](https://arxiv.org/abs/2001.00002)     |\n"
    )
    assert formatted(before) == (
        "|                    title                    |\n"
        "|:-------------------------------------------:|\n"
        "| [A Paper](https://arxiv.org/abs/2001.00001) |\n"
        "|    [B](https://arxiv.org/abs/2001.00002)    |\n"
    )


NOT_PADDED = {
    "most rows are not": "| title |\n|-------|\n| [A Paper](https://arxiv.org/abs/2001.00001) |\n",
    "without outer pipes": (
        "title                                 | n | m\n"
        "--------------------------------------|---|---\n"
        "[A](https://arxiv.org/abs/2001.00001) | 1 | 2\n"
    ),
    "without a pipe before": (
        "title                                 | n |\n"
        "--------------------------------------|---|\n"
        "[A](https://arxiv.org/abs/2001.00001) | 1 |\n"
    ),
    "without a pipe behind": (
        "| title                                 | n\n"
        "|---------------------------------------|---\n"
        "| [A](https://arxiv.org/abs/2001.00001) | 1\n"
    ),
    "a blank on one side only": (
        "| title                                |\n"
        "|--------------------------------------|\n"
        "| [A](https://arxiv.org/abs/2001.00001)|\n"
    ),
    "too few cells": (
        "| title                                 | n |\n"
        "|---------------------------------------|---|\n"
        "| [A](https://arxiv.org/abs/2001.00001) | 1 |\n"
        "| [B](https://arxiv.org/abs/2001.00002) |\n"
    ),
    "a header of another width": (
        "| title |\n|---------------------------------------|\n| [A](https://arxiv.org/abs/2001.00001) |\n"
    ),
    "no blanks in the cells": (
        "|title                                |\n"
        "|-------------------------------------|\n"
        "|[A](https://arxiv.org/abs/2001.00001)|\n"
        "|[B](https://arxiv.org/abs/2001.00002)|\n"
    ),
    "half of the rows": (
        "| title                                 |\n"
        "|---------------------------------------|\n"
        "| [A](https://arxiv.org/abs/2001.00001) |\n"
        "| [B](https://arxiv.org/abs/2001.00002)  |\n"
    ),
}


@pytest.mark.parametrize("text", NOT_PADDED.values(), ids=NOT_PADDED)
def test_what_was_not_padded_is_not(text):
    assert formatted(text) == text


TABLE = (
    "| title                                       | year |\n"
    "|---------------------------------------------|-----:|\n"
    "| [A Paper](https://arxiv.org/abs/2001.00001) | 2020 |\n"
    "| [B Paper](https://arxiv.org/abs/2001.00002) | 2020 |\n"
)


def test_a_new_row_is_padded_as_its_table_is():
    short = ("paper", "https://example.org/c.pdf")
    assert added(TABLE, short) == TABLE + "| [C Paper](https://example.org/c.pdf)        |      |\n"


def test_a_new_row_that_fits_changes_no_other():
    table = (
        "| title                                         |   year |\n"
        "|-----------------------------------------------|-------:|\n"
        "| [A Paper](https://arxiv.org/abs/2001.00001)   |   2020 |\n"
        "| [B Paper](https://arxiv.org/abs/2001.00002)   |   2020 |\n"
    )
    papers = read_list(table)
    new = NewPaper("C Paper", (ARXIV,), (), 2024)
    assert add_paper(papers, papers.root, new).papers.text == (
        table + "| [C Paper](https://arxiv.org/abs/2001.00003)   |   2024 |\n"
    )


def test_a_wider_row_widens_the_table():
    wide = ("paper", "https://example.org/a/longer/path.pdf")
    assert added(TABLE, wide) == (
        "| title                                            | year |\n"
        "|--------------------------------------------------|-----:|\n"
        "| [A Paper](https://arxiv.org/abs/2001.00001)      | 2020 |\n"
        "| [B Paper](https://arxiv.org/abs/2001.00002)      | 2020 |\n"
        "| [C Paper](https://example.org/a/longer/path.pdf) |      |\n"
    )


def test_a_new_row_of_a_bare_table_is_bare():
    bare = TABLE.replace("     ", "").replace("-------", "-")
    assert added(bare, ARXIV) == bare + "| [C Paper](https://arxiv.org/abs/2001.00003) |  |\n"
