"""How many columns of a screen a text takes."""

import pytest

from awesome_lint.markdown.width import width


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("a b", 3), ("é", 1), ("剪枝", 4), ("🔥", 2), ("e\u0301", 1), ("\u200b", 0), ("é\x07", 2)],
    ids=ascii,
)
def test_width(text, columns):
    assert width(text) == columns
