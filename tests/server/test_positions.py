"""Offsets as positions and back, in every encoding."""

import pytest
from lsprotocol import types

from awesome_lint.markdown.source import Edit, Source, Span, apply_edits
from awesome_lint.server.edits import line_edits
from awesome_lint.server.positions import Places, changed

from .editing import applied

TEXT = "a🌱b\r\n剪枝é\rx\u2028y\x0b\n\n𝔸\ud800z"
ENCODINGS = pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])


@ENCODINGS
def test_there_and_back(encoding):
    places = Places(Source(TEXT), encoding)
    for offset in range(len(TEXT) + 1):
        back = places.offset(places.position(offset))
        assert back == offset - (TEXT[offset - 1 : offset + 1] == "\r\n")


@pytest.mark.parametrize(
    ("encoding", "columns"), [("utf-8", [0, 1, 5, 6]), ("utf-16", [0, 1, 3, 4]), ("utf-32", [0, 1, 2, 3])]
)
def test_columns(encoding, columns):
    places = Places(Source(TEXT), encoding)
    assert [places.position(offset) for offset in range(4)] == [types.Position(0, c) for c in columns]


@ENCODINGS
@pytest.mark.parametrize("where", [(0, 99), (99, 0), (2, 5000), (5, 2)])
def test_positions_that_are_none(encoding, where):
    """Beyond a line or the text its end is meant, and within a character its start."""
    offset = Places(Source(TEXT), encoding).offset(types.Position(*where))
    assert 0 <= offset <= len(TEXT)
    assert (offset == 3) == (where == (0, 99))


def test_a_change_after_another():
    def change(line, start, end, text):
        where = types.Range(types.Position(line, start), types.Position(line, end))
        return types.TextDocumentContentChangePartial(range=where, text=text)

    source = changed(Source("🌱x\ny", "list.md"), [change(0, 2, 3, "é\n"), change(1, 0, 0, "new")], "utf-16")
    assert (source.text, source.path) == ("🌱é\nnew\ny", "list.md")
    whole = types.TextDocumentContentChangeWholeDocument(text="all")
    assert changed(source, [whole, change(0, 3, 3, "!")], "utf-8").text == "all!"


@pytest.mark.parametrize(
    "edit",
    [
        Edit(Span(1, 2), ""),  # CR LF to LF
        Edit(Span(2, 3), ""),  # CR LF to CR
        Edit(Span(1, 3), "\n"),
        Edit(Span(2, 2), "x"),
        Edit(Span(0, 2), "x"),
    ],
)
def test_edits_within_line_endings(edit):
    text = "a\r\nb"
    edits = Places(Source(text), "utf-16").edits([edit])
    assert applied(text, edits) == apply_edits(text, [edit])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nx\nc\n"),
        ("a\r\nb", "b\r\na"),
        ("", "a"),
        ("a\rb\n", "b\n"),
        ("a\n\n\n", "a"),
        ("a", "a"),
    ],
)
def test_edits_of_lines(before, after):
    edits = line_edits(before, after)
    assert apply_edits(before, edits) == after
    assert bool(edits) == (before != after)


def test_one_line_that_changes_is_one_edit():
    lines = [f"line {number}\n" for number in range(1000)]
    after = [*lines[:500], "new\n", *lines[501:]]
    (edit,) = line_edits("".join(lines), "".join(after))
    assert edit.text == "new\n"


def test_lines_that_are_all_alike():
    """Which of them went where is not worth the time."""
    lines = [f"line {number % 150}\n" for number in range(20_000)]
    (edit,) = line_edits("".join(lines), "".join(reversed(lines)))
    assert edit.text == "".join(reversed(lines))
