"""Data that nobody wrote by hand: an error with its place or a paper, and never a crash."""

import json

import pytest

from awesome_lint.data.errors import DataError
from awesome_lint.data.formats import read_data
from awesome_lint.data.prototxt import in_their_order

BOMB = 'a: &a ["x","x"]\n' + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
STRINGS = '@string{a0 = "0123456789"}\n' + "".join(f"@string{{a{i + 1} = a{i} # a{i}}}\n" for i in range(40))
MISTAKES = [
    ("yaml", BOMB + "entries:\n  - {title: A Paper, year: *j}\n", "'year' must be a year, not a list"),
    ("bibtex", STRINGS + "@misc{k, title = a40}", "more than 1,000,000 characters"),
    ("csl-json", '[{"title": "A Paper", "author": 3}]', "'author' must be a list"),
]


@pytest.mark.parametrize(("form", "text", "message"), MISTAKES)
def test_a_mistake_is_told_at_once(form, text, message):
    with pytest.raises(DataError, match=message):
        read_data(text, "x", form)


@pytest.mark.parametrize("form", ["yaml", "json", "csv", "bibtex"])
def test_bytes_that_are_not_utf_8(form):
    title = b"caf\xe9".decode("utf-8", "surrogateescape")
    texts = {
        "yaml": f"- title: {title}\n",
        "json": json.dumps([{"title": title}]),
        "csv": f"title\n{title}\n",
        "bibtex": f"@misc{{k, title = {{{title}}}}}",
    }
    assert [record.title for record in read_data(texts[form], "x", form)] == ["caf\ufffd"]


def test_lines_that_are_no_numbers():
    (record,) = read_data(BOMB + "entries:\n  - {title: A Paper, line: *j}\n", "x", "yaml")
    assert record.line == 12


def test_a_number_of_thousands_of_digits():
    text = f'# awesome-lint: {{"number": "{"9" * 5000}"}}\npaper {{ title: "A Paper" }}\n'
    assert [record.title for record in in_their_order(read_data(text, "x", "prototxt"))] == ["A Paper"]


def test_a_doi_that_is_no_text_is_no_link():
    (record,) = read_data('[{"title": "A Paper", "DOI": ["10.1/2"]}]', "x", "csl-json")
    assert record.links == []
