"""Titles in LaTeX and in Markdown, as the keys by which they are compared."""

import pytest

from awesome_lint.papers.title_forms import forms, from_latex

LATEX = [
    (r"Schr\"odinger Bridges", "Schrödinger Bridges"),
    (r"90% of \emph{All} Weights", "90% of All Weights"),
    (r"90\% of \emph{All} Weights", "90% of All Weights"),
    ("$x_1^2$", "x12"),
    (r"A \verb", r"A \verb"),
]


@pytest.mark.parametrize(("latex", "text"), LATEX)
def test_latex_as_text(latex, text):
    assert from_latex(latex) == text


@pytest.mark.parametrize("piece", ["{x}", r"\#x"])
def test_what_is_too_deep_to_be_read_is_left_as_it_is(piece):
    assert from_latex(piece * 40) != piece * 40
    assert from_latex(piece * 41) == piece * 41
    assert from_latex((r"\#{x}") * 21) == r"\#{x}" * 21


def test_nothing_is_said_of_latex_that_cannot_be_read(caplog):
    assert from_latex(r"\frac")
    assert not caplog.records


def test_a_title_has_a_key_as_text_and_one_as_latex():
    assert forms("Pruning 10,000 Networks") == ("pruning 10000 networks",)
    assert forms(r"$\ell_1$ Pruning") == ("ell1 pruning", "l1 pruning")
    assert forms("β-Pruning") == ("beta pruning",)
    assert forms("🔥") == ()
