"""Each text that once broke a property keeps it now."""

import pytest

import awesome_lint

from .regressions import FOUND
from .test_properties import fixed, formatted, records

each = pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)


@each
def test_it_is_read_to_the_byte(text):
    papers = awesome_lint.parse(text)
    assert "".join(papers.source[block.span] for block in papers.blocks) == text


@each
@pytest.mark.parametrize("order", ["", "title", "url", "date"])
def test_mending_and_formatting_agree(text, order):
    both = formatted(fixed(text), order)
    assert formatted(fixed(formatted(text, order)), order) == both == fixed(both)
    assert formatted(formatted(text, order), order) == formatted(text, order)


@each
def test_formatting_keeps_what_is_exported(text):
    papers = awesome_lint.parse(text)
    assert sorted(records(awesome_lint.parse(formatted(text))), key=repr) == sorted(records(papers), key=repr)
    assert formatted(text).startswith("\ufeff") == text.startswith("\ufeff")
