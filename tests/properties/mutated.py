"""Windows of real lists, damaged: in a character, a line, a block or a byte."""

import os
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

CORPUS = os.environ.get("AWESOME_LINT_CORPUS")
LISTS = sorted(Path(CORPUS, "files").glob("*.md")) if CORPUS else []
LINES = 120
CHARS = st.sampled_from(
    [*list(" \t\n\r-*_`[]()<>|!\\#&:.,'\"$aé剪\u200b\xa0\x00"), "  ", "\n\n", "](", "**", "-->"]
)


@cache
def _lines(path):
    return path.read_bytes().decode("utf-8", "surrogateescape").splitlines(keepends=True)


@st.composite
def windows(draw):
    """Some lines of a real list."""
    lines = _lines(draw(st.sampled_from(LISTS)))
    start = draw(st.integers(0, max(0, len(lines) - 10)))
    return "".join(lines[start : start + draw(st.integers(1, LINES))])


def _units(text, level):
    """A text in characters, bytes, lines or blocks: what is damaged as one."""
    if level == "byte":
        return [bytes([byte]) for byte in text.encode("utf-8", "surrogateescape")]
    if level == "line":
        return text.splitlines(keepends=True)
    if level == "block":
        return [block + "\n\n" for block in text.split("\n\n")]
    return list(text)


@st.composite
def damaged(draw, text):
    """The text with one unit taken out, put in, doubled, replaced or swapped with another."""
    level = draw(st.sampled_from(["char", "char", "line", "block", "byte"]))
    units = _units(text, level)
    if not units:
        return text
    at, to = (draw(st.integers(0, len(units) - 1)) for _ in range(2))
    how = draw(st.sampled_from(["drop", "double", "swap", "move", "put", "replace"]))
    if level == "byte":
        other = bytes([draw(st.integers(0, 255))])
    else:
        other = draw(CHARS) if level == "char" else units[to]
    if how == "swap":
        units[at], units[to] = units[to], units[at]
    elif how == "move":
        units.insert(to, units.pop(at))
    else:
        units[at : at + 1] = {
            "drop": [],
            "double": units[at : at + 1] * 2,
            "put": [units[at], other],
            "replace": [other],
        }[how]
    return b"".join(units).decode("utf-8", "surrogateescape") if level == "byte" else "".join(units)


@st.composite
def _mutants(draw):
    text = draw(windows())
    for _ in range(draw(st.integers(0, 6))):
        text = draw(damaged(text))
    return text


MUTANTS = _mutants() if LISTS else st.nothing()
