"""GFM tables: what is one, where it ends, and its rows and cells as they stand."""

import pytest

from awesome_lint.markdown.document import parse


def tables(text):
    """The rows of every table, each as the texts of its cells."""
    document = parse(text)
    return [
        [[document.source[cell.content] for cell in row.children] for row in block.children]
        for block in document.walk()
        if block.kind == "table"
    ]


HEAD = "| a | b |\n|---|---|\n"

CASES = {
    "plain": (HEAD + "| 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "no rows": (HEAD, [["a", "b"]]),
    "no final newline": ("| a | b |\n|---|---|", [["a", "b"]]),
    "no outer pipes": ("a | b\n--- | :-:\n1 | 2\n", [["a", "b"], ["1", "2"]]),
    "one column": ("| a |\n|:-:|\n| 1 |\n", [["a"], ["1"]]),
    "too few cells": (HEAD + "| 1 |\n| 2 | 3 |\n", [["a", "b"], ["1"], ["2", "3"]]),
    "too many cells": (HEAD + "| 1 | 2 | 3 | |\n", [["a", "b"], ["1", "2", "3", ""]]),
    "empty cells": (HEAD + "|||\n| | x |\n", [["a", "b"], ["", ""], ["", "x"]]),
    "a row without a pipe": (HEAD + "1\n", [["a", "b"], ["1"]]),
    "a row that begins with a tag": (HEAD + "<b>1</b> | 2\n", [["a", "b"], ["<b>1</b>", "2"]]),
    "a row like an underline": (HEAD + "===\n", [["a", "b"], ["==="]]),
    "a row like a definition": (HEAD + "[1]: 2\n", [["a", "b"], ["[1]: 2"]]),
    "no blanks": ("|a|b|\n|-|-|\n|1|2|\n", [["a", "b"], ["1", "2"]]),
    "ticks": (HEAD + "X | X\n", [["a", "b"], ["X", "X"]]),
    "escaped pipes": (HEAD + r"| 1 \| 2 | `3\|4` |" + "\n", [["a", "b"], [r"1 \| 2", r"`3\|4`"]]),
    "a pipe in code splits": (HEAD + "| `1|2` |\n", [["a", "b"], ["`1", "2`"]]),
    "indented": ("  | a | b |\n   |---|---|\n | 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "tabs around": ("|\ta\t| b |\t\n|---|---|\n|\t1\t|\t2|\n", [["a", "b"], ["1", "2"]]),
    "after a paragraph": ("text\n" + HEAD + "| 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "CR LF": ((HEAD + "| 1 | 2 |\n").replace("\n", "\r\n"), [["a", "b"], ["1", "2"]]),
    "in a list": ("- x\n\n  " + HEAD.replace("\n", "\n  ") + "| 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "in a quote": ("> " + HEAD.replace("\n", "\n> ") + "| 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "a comment in a cell": (HEAD + "| 1 <!-- x --> | 2 |\n", [["a", "b"], ["1 <!-- x -->", "2"]]),
}


@pytest.mark.parametrize(("text", "rows"), CASES.values(), ids=CASES)
def test_rows_and_cells(text, rows):
    assert tables(text) == [rows]


ENDED = {
    "a blank line": "\n| 3 | 4 |\n",
    "a heading": "# | H |\n",
    "HTML": "<div>|</div>\n",
    "a comment": "<!-- | -->\n| 3 | 4 |\n",
    "a list": "- | 3 |\n",
    "a quote": "> | 3 |\n",
    "a fence": "```\n| 3 |\n```\n",
    "a break": "***\n",
    "code": "    | 3 | 4 |\n",
    "code behind a tab": "\t| 3 | 4 |\n",
}


@pytest.mark.parametrize("end", ENDED.values(), ids=ENDED)
def test_what_ends_a_table(end):
    assert tables(HEAD + "| 1 | 2 |\n" + end)[0] == [["a", "b"], ["1", "2"]]


NONE = {
    "fewer hyphens than headers": "| a | b |\n|---|\n| 1 | 2 |\n",
    "more hyphens than headers": "| a |\n|---|---|\n| 1 |\n",
    "no row of hyphens": "| a | b |\n| 1 | 2 |\n",
    "a letter among the hyphens": "| a | b |\n|---|-x-|\n",
    "hyphens with a gap": "| a | b |\n|---|- -|\n",
    "two colons": "| a | b |\n|---|::-|\n",
    "code": "    | a | b |\n    |---|---|\n",
    "a fence": "```\n" + HEAD + "```\n",
    "HTML": "<div>\n" + HEAD + "</div>\n",
    "a heading above hyphens": "a b\n---\n",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_table(text):
    assert tables(text) == []


def test_the_spans_of_a_table():
    text = "x\n\n" + HEAD + "| 1 | 2 |\n|3|\n\ny\n"
    document = parse(text)
    table = next(block for block in document.blocks if block.kind == "table")
    assert document.source[table.span] == HEAD + "| 1 | 2 |\n|3|\n"
    assert document.source[table.delimiter] == "|---|---|\n"
    assert [document.source[row.span] for row in table.children] == ["| a | b |\n", "| 1 | 2 |\n", "|3|\n"]
    assert [cell.kind for cell in table.children[0].children] == ["cell", "cell"]


def test_the_last_row_ends_with_the_text():
    document = parse("| a |\n|---|\n| b |")
    table = document.blocks[0]
    assert table.children[1].span.end == table.span.end == len(document.text)


def test_a_row_ends_behind_its_line_ending():
    document = parse("| a |\r\n|---|\r\n| b |\r\n\r\nc\r\n")
    assert [document.source[row.span] for row in document.blocks[0].children] == ["| a |\r\n", "| b |\r\n"]


def test_two_tables():
    assert tables(HEAD + "\n" + "| c |\n|---|\n") == [[["a", "b"]], [["c"]]]
