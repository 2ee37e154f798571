"""markdown-it-py reads every text as the parser here does."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_oracle import ours, theirs

from awesome_lint.markdown.source import decode

CORPUS = os.environ.get("AWESOME_LINT_CORPUS")
SEEDS = os.environ.get("AWESOME_LINT_SEEDS")

CASES = {
    "headings": "# A\n\nB\n=\n\n## C ##\n\nD\nd\n---\n\n#no\n\n####### no\n",
    "nested lists": "- a\n  - b\n\n    c\n    1. d\n- e\n\n\n- f\n* g\n1) h\n10) i\n",
    "tabs": "-\ta\n\t-\tb\n\t\t-\tc\n\n\t\td\n",
    "numbers": "1. a\n1. b\n3. c\n\ntext\n2. no item\n",
    "an empty item": "-\n- a\n-\n\n- b\n",
    "quotes": "> # A\n> - b\nc\n>\n> | d |\n> |---|\n> | e |\n\n> f\n",
    "code and HTML": "```\n# A\n```\n\n    - b\n\n<div>\n# C\n</div>\n\n<!-- - d\n\n- e -->\n- f\n",
    "tables": "| [a](b) | c |\n|:--|:-:|\n| d |\n| `e\\|f` | [g](h) |\ni\n\nj\n",
    "a table without outer pipes": "a | b\n-- | -\n1 | 2\n# H\n",
    "no tables": "| a |\n|---|---|\n\n| a | b |\n\n|---|\n",
    "links": "[a](b) [c](<d e>) [f]() [g](h 'i') [j](k(l)m) [n] (o) [p](q [[r](s)] [t [u](v) w](x)\n",
    "images": "![a](b) [![c](d)](e) ![f [g]](h)\n",
    "references": "[a] [b][a] [c][] [d] [A]\n\n[a]: b\n[C]: c 'd'\n[a]: e\n",
    "autolinks": "<https://a.b/c?d=e&f> <a@b.c> <no> https://d.e\n",
    "escapes and entities": "\\[a](b) [c\\]](d\\)e) [f](g?h&amp;i) [j](k%20l) [m](é) &lt;a&gt;\n",
    "code spans": "`[a](b)` [`]`](c) ``` `d` [e](f) ```\n",
    "emphasis": "**[a](b)** *[c*](d) _e [f_](g)_ ***[h](i)***\n",
    "line endings": "# A\r\n\r\n- [b](c)\r\n  d\r\n\r\n| e |\r\n|---|\r\n| f |\r\n",
    "a byte order mark": "\ufeff# A\n\n- b\n",
    "no final newline": "- a\n- [b](c)",
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_literal_cases(text):
    assert ours(text) == theirs(text)


LAZY = "mistune takes any line after an item for a lazy one"
# In these GitHub's own parser agrees with markdown-it-py. No list of the corpus has one.
WRONG = {
    "an underline below an item": ("- a\n===\n", LAZY),
    "a table below an item": ("- | a |\n  |---|\nb\n", LAZY),
    "code below an item": ("- ```\n[a](b)\n", LAZY),
    "HTML below an item": ("- <br>\n[a](b)\n", LAZY),
    "a bullet that could be a row of hyphens": (
        "a | b\n- | -\n",
        "the table rule comes before that of lists",
    ),
    "a link in an image's text": ("![a [b](c)](d)\n", "the text of an image is read for links"),
}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=name, marks=pytest.mark.xfail(strict=True, reason=why))
        for name, (text, why) in WRONG.items()
    ],
)
def test_what_is_read_wrong(text):
    assert ours(text) == theirs(text)


PIECES = st.sampled_from(
    [
        "[a](b)",
        "[[c](d)]",
        "![e](f)",
        "[![g](h)](i)",
        "<https://j.k/l>",
        "*m*",
        "**n**",
        "`o`",
        "p",
        "A*",
        "é",
        "剪枝",
        "[r]",
        "[s][r]",
        "\\[t](u)",
        "[v](<w x>)",
        '[y](z "1")',
        "<br>",
        "&amp;",
        "[2]()",
        "$x_1$",
        "[3] (4)",
        "[5](6",
        "(2020)",
    ]
)
LINE = st.lists(PIECES, min_size=1, max_size=4).map(" ".join)
LINES = st.lists(LINE, min_size=1, max_size=3)


@st.composite
def pipe_tables(draw):
    width = draw(st.integers(1, 3))
    widths = [width, *draw(st.lists(st.integers(1, width), max_size=3))]
    rows = ["| " + " | ".join(draw(LINE) for _ in range(n)) + " |" for n in widths]
    return [rows[0], "|" + "---|" * width, *rows[1:]]


LEAVES = st.one_of(
    st.tuples(st.sampled_from(["# ", "## ", "###### "]), LINE).map(lambda pair: ["".join(pair)]),
    st.tuples(LINE, st.sampled_from(["===", "---"])).map(list),
    LINES,
    pipe_tables(),
    st.sampled_from(
        [
            ["```", "- [a](b)", "", "# c", "```"],
            ["***"],
            ["[r]: target"],
            ["<div>"],
            ["<!-- x -->"],
            ["</details>"],
        ]
    ),
)


def apart(blocks):
    return [line for block in blocks for line in [*block, ""]][:-1]


def as_quote(blocks):
    return [f"> {line}".rstrip() for line in apart(blocks)]


def as_list(marker, items, loose):
    indent = " " * (len(marker) + 1)
    return [
        line
        for blocks in items
        for first, *rest in [apart(blocks)]
        for line in [
            f"{marker} {first}",
            *(f"{indent}{line}".rstrip() for line in rest),
            *([""] if loose else []),
        ]
    ]


def containers(blocks):
    several = st.lists(blocks, min_size=1, max_size=2)
    markers = st.sampled_from(["-", "*", "+", "1.", "2)"])
    return several.map(as_quote) | st.builds(
        as_list, markers, st.lists(several, min_size=1, max_size=3), st.booleans()
    )


TEXTS = st.builds(
    lambda blocks, end: "\n".join(apart(blocks)) + end,
    st.lists(st.recursive(LEAVES, containers, max_leaves=6), min_size=1, max_size=4),
    st.sampled_from(["", "\n", "\n\n"]),
)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_generated_texts(text):
    assert ours(text) == theirs(text)


# Targets that one of the two does not take for a link, and why.
DIFFERENCES = {"file:": "markdown-it-py refuses these for safety; GitHub shows the link without its target"}


def real_files():
    folders = [Path(CORPUS) / "files" if CORPUS else None, Path(SEEDS) if SEEDS else None]
    return sorted(
        path for folder in folders if folder for path in folder.glob("*.md") if path.name != "defects.md"
    )


@pytest.mark.skipif(not CORPUS, reason="AWESOME_LINT_CORPUS names no folder of real lists")
def test_the_corpus_is_there():
    assert len(real_files()) > 50


@pytest.mark.parametrize("path", real_files(), ids=lambda path: path.name)
def test_real_lists(path):
    text = decode(path.read_bytes())
    here, there = ours(text), theirs(text)
    for url in list((here["links"] - there["links"]).elements()):
        if url.startswith(tuple(DIFFERENCES)):
            here["links"][url] -= 1
    assert here["headings"] == there["headings"]
    assert here["items"] == there["items"]
    assert here["rows"] == there["rows"]
    assert +here["links"] == there["links"]
    assert here["images"] == there["images"]
