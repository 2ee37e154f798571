"""Spellings of one label, and slips of the pen."""

import pytest

from awesome_lint.papers.spelling import find_slips, is_slip, spelling_key


def test_spellings_of_one_label_have_one_key():
    assert spelling_key("Project-Page") == spelling_key("project  page!") == "projectpage"
    assert spelling_key("论文 (v2)") == "论文v2"
    assert spelling_key("[]") == ""
    assert len({spelling_key(name) for name in ("C", "C++", "C#")}) == 3


@pytest.mark.parametrize(
    ("word", "meant", "slip"),
    [
        ("paprer", "paper", True),
        ("papr", "paper", True),
        ("pqper", "paper", True),
        ("papre", "paper", True),
        ("apper", "paper", True),
        ("paper", "paper", False),
        ("papers", "paper", False),
        ("pape", "paper", False),
        ("qaper", "paper", False),
        ("aper", "paper", False),
        ("ppaper", "paper", True),
        ("qpaper", "paper", False),
        ("paaaper", "paper", False),
        ("ppr", "paper", False),
        ("pqqer", "paper", False),
        ("prpae", "paper", False),
        ("paepr", "paper", True),
        ("paerp", "paper", False),
        ("pepar", "paper", False),
    ],
)
def test_a_slip_is_one_letter_or_two_that_changed_places(word, meant, slip):
    assert is_slip(word, meant) == slip


@pytest.mark.parametrize(
    ("counts", "slips"),
    [
        ({"papre": 1}, {"papre": "paper"}),
        ({"papre": 100}, {"papre": "paper"}),
        ({"code": 10, "cdoe": 1}, {"cdoe": "code"}),
        ({"code": 9, "cdoe": 1}, {}),
        ({"code": 20, "cdoe": 2}, {"cdoe": "code"}),
        ({"code": 20, "cdoe": 3}, {}),
        ({"code": 50, "core": 1}, {}),
        ({"code": 50, "dode": 1}, {}),
        ({"talk": 50, "tlk": 1}, {}),
        ({"prune": 50, "prnue": 1}, {}),
        ({"论文": 50, "论丈": 1, "papér": 1}, {}),
        ({"video": 50, "vimeo": 1}, {}),
        ({"homeoage": 1, "bibtext": 1}, {"homeoage": "homepage", "bibtext": "bibtex"}),
        ({"homepage": 1, "bibtex": 1, "papers": 1}, {}),
        ({}, {}),
    ],
)
def test_slips_among_the_labels_of_a_list(counts, slips):
    assert find_slips(counts) == slips
