"""When what a list does most of the time is a convention, and which cases break it."""

import pytest

from awesome_lint.papers.habits import Case, Custom, Habit, habit, settle


def test_the_habit_is_the_most_frequent_value():
    assert habit("aabab") == Habit("a", 0.6, 5)
    assert habit(["b", "a"]) == Habit("b", 0.5, 2)
    assert habit([]) is None


@pytest.mark.parametrize(
    ("share", "cases", "binding"), [(0.8, 10, True), (0.79, 10, False), (1.0, 9, False), (0.9, 20, True)]
)
def test_four_fifths_of_ten_cases_bind(share, cases, binding):
    assert Habit("a", share, cases).binding is binding


def test_what_is_configured_settles_a_matter_and_else_a_binding_habit():
    assert settle("b", Habit("a", 1.0, 10)) == "b"
    assert settle("keep", Habit("a", 1.0, 10)) is None
    assert settle("", Habit("a", 1.0, 10)) == "a"
    assert settle("", Habit("a", 1.0, 9)) is None
    assert settle("", None) is None


def cases(*runs):
    """Cases from (values, group, section)."""
    return [
        Case(v, f"{v}{n}", group, section) for values, group, section in runs for n, v in enumerate(values)
    ]


def broken(*runs, configured=""):
    return [(case.subject, wanted) for case, wanted in Custom(cases(*runs)).breaches(configured)]


def test_each_group_has_its_own_custom():
    assert broken(("a" * 9 + "b", "bullets", 1), ("b" * 9 + "a", "table", 1)) == [("b9", "a"), ("a9", "b")]
    assert broken(("a" * 9, "bullets", 1), ("b", "table", 1)) == []
    assert Custom(cases(("aab", 1, 1), ("b", 2, 1), ("bb", 2, 1))).habit == Habit("b", 4 / 6, 6)
    assert Custom([]).habit is None


def test_a_section_may_have_a_way_of_its_own():
    usual = ("a" * 20, 1, 1)
    assert broken(usual, ("bbb", 1, 2)) == []
    assert broken(usual, ("bb", 1, 2)) == [("b0", "a"), ("b1", "a")]
    assert broken(usual, ("bbbaa", 1, 2)) == []
    assert len(broken(usual, ("bbbaaa", 1, 2))) == 3
    assert broken(usual, ("bbbc", 1, 2)) == [("c3", "a")]
    assert broken(usual, ("bbb", 1, 2), ("c", 1, 1)) == [("c0", "a")]


def test_what_is_configured_holds_for_every_section():
    assert len(broken(("a" * 20, 1, 1), ("bbb", 1, 2), configured="a")) == 3
    assert len(broken(("a" * 20, 1, 1), ("bbb", 1, 2), configured="b")) == 20
    assert broken(("ab", 1, 1), configured="keep") == []


def test_nothing_may_be_the_custom():
    values = [""] * 9 + ["."]
    found = list(Custom([Case(v, n, 1, 1) for n, v in enumerate(values)]).breaches())
    assert [(case.subject, wanted) for case, wanted in found] == [(9, "")]
