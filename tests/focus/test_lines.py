import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.focus.lines import changed_lines
from awesome_lint.markdown.source import Source


def changed(before, after):
    return [tuple(run) for run in changed_lines(Source(before), Source(after))]


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("", "", []),
        ("a\nb\n", "a\nb\n", []),
        ("a\nb\n", "a\nx\nb\n", [(1, 2)]),
        ("a\nb\nc\n", "a\nx\nc\n", [(1, 2)]),
        ("a\nb\nc\n", "a\nc\n", [(1, 1)]),
        ("a\nb\n", "a\nb", [(1, 2)]),  # the last line, which lost its end
        ("a\nb\n", "x\na\nb\ny\n", [(0, 1), (3, 4)]),
        ("", "a\n", [(0, 1)]),
        ("\n\n\n\n", "\n\n\n", [(3, 3)]),
    ],
)
def test_runs_of_new_lines_and_places_of_lost_ones(before, after, runs):
    assert changed(before, after) == runs


def test_a_copy_is_new_and_what_it_was_copied_from_is_not():
    assert changed("a\nb\nc\n", "c\na\nb\nc\n") == [(0, 1)]


def test_a_line_that_moved_is_new_where_it_is_now():
    assert changed("a\nb\nc\nd\n", "a\nc\nd\nb\n") == [(1, 1), (3, 4)]


@pytest.mark.parametrize(("one", "other"), [("\n", "\r\n"), ("\r\n", "\n")])
def test_line_ends_that_changed_throughout_are_no_change(one, other):
    assert changed(f"a{one}b{one}", f"a{other}x{other}b{other}") == [(1, 2)]


def test_one_line_end_that_changed_is_one():
    assert changed("a\nb\nc\n", "a\nb\r\nc\n") == [(1, 2)]


lines = st.lists(st.sampled_from("abcdefgh"), max_size=25)


@given(lines, lines)
def test_what_is_not_new_stands_in_the_old_text_in_its_order(before, after):
    runs = changed("\n".join(before), "\n".join(after))
    new = {line for run in runs for line in range(*run)}
    left = iter(before)
    assert all(line in left for number, line in enumerate(after) if number not in new)
    assert bool(runs) is (before != after)


@pytest.mark.parametrize("kinds", [2, 50, 10**6])
def test_long_texts_do_not_take_long(kinds):
    before = "".join(f"{i * 7919 % kinds}\n" for i in range(20_000))
    after = "x\n" + "".join(f"{i * 104729 % kinds}\n" for i in range(20_000))
    assert changed(before, after)


def test_a_text_made_to_take_long_is_compared_less_closely():
    # Only when the part above is matched does a line of the part below stand once in it.
    parts = [f"u{k - 1}\nu{k}\n" for k in range(5000, 1, -1)]
    before, after = ("".join(f"{sign}\n{part}" for part in parts) for sign in "xy")
    assert len(changed(before, after)) < 50
