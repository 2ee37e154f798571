"""No regular expression takes much longer for a text that was made to be hard for it."""

import re
from itertools import pairwise

import pytest

from tests.growth import cost, grows

from .attacks import attacks
from .collected import ANYWHERE, collect

PATTERNS = collect()
SIZES = (14, 20, 500, 1_000, 16_000)
# Seconds below which nothing is said of growth: what grows with the square takes longer for 16,000 characters.
LITTLE = 0.02
# Patterns whose cost grows faster than a text that they never see.
HARMLESS = {
    "data.bibtex_reader._KEY": "matched where one must stand",
    "data.bibtex_reader._NAME": "matched where one must stand",
    "data.bibtex_reader._NEXT": "matched where one must stand",
    "links.page.TITLE_PARTS": "a page's title of at most 1,000 characters",
    "papers.lines._THEN_PERIOD": "the 40 characters after a title",
    "report.text._QUOTED": "a message of this program",
    "writing.atoms._KEY": "the 60 characters before a name",
    "writing.describe._ARXIV": "an id on the command line, as a whole",
    "writing.place._NUMBER": "matched where an entry starts",
    "writing.place._ROW_NUMBER": "matched where an entry starts",
    "writing.sections._STEP": "a section named on the command line",
    "writing.template._DETAILS": "5,000 characters from each start at most",
    "writing.values._KEY": "the 40 characters before a value",
}


def hard_for(pattern, methods):
    """The first attack whose cost grows much faster than its size, if any does."""
    run = pattern.search if methods & ANYWHERE else pattern.match
    for size, larger in pairwise(SIZES):
        for small, large in zip(attacks(pattern, size), attacks(pattern, larger), strict=True):
            if cost(run, large) < LITTLE:
                continue
            if grows(run, small, large, 3 * larger / size, LITTLE / 20):
                return large[:60]
    return None


@pytest.mark.parametrize("name", PATTERNS)
def test_cost_grows_with_the_text(name):
    if name not in HARMLESS:
        assert hard_for(*PATTERNS[name]) is None


def test_every_exception_is_for_a_pattern():
    assert HARMLESS.keys() <= PATTERNS.keys()


def test_what_is_hard_is_found():
    for pattern in (r"(a+)+$", r"\s+$", r"x*y", r"<!--.*-->"):
        assert hard_for(re.compile(pattern), {"search"}), pattern
    for pattern in (r"a+b?", r"(?<!\s)\s++$", r"[^\n]*\n"):
        assert not hard_for(re.compile(pattern), {"match"}), pattern


def test_initials_are_read_in_one_way():
    """Where a dot could be of a name or stand between two, the cost doubled with each."""
    names, _ = PATTERNS["writing.atoms._NAMES"]
    few, more = ("A." * number + "A (x" for number in (14, 24))
    assert names.fullmatch(more) is None
    assert not grows(names.fullmatch, few, more, 10, LITTLE / 10)
