"""The findings that the snapshots show, and hard ones that every report must get right.

    python tests/report/report_samples.py

writes the snapshots anew; look at what changed before you commit them.
"""

import os
import tempfile
from functools import cache
from pathlib import Path

import awesome_lint
from awesome_lint.markdown.source import Edit, Source, Span
from awesome_lint.report import FORMATS, View, make_report, summarise
from awesome_lint.rules import RULES, Finding, Fix, Place

SNAPSHOTS = Path(__file__).parent / "snapshots"


def finding(source, start, end, message, severity="error", *, code="AL101", others=(), fix=None):
    """A finding; `others` are offsets, `fix` its title, its edits as (start, end, text), and how safe it is."""
    places = tuple(Place(source, Span(at, at + 1), f"like {message}") for at in others)
    edits = fix and tuple(Edit(Span(a, b), text) for a, b, text in fix[1])
    made = fix and Fix(fix[0], edits, fix[2])
    return Finding(RULES[code], source, Span(start, end), severity, message, places, made)


def sample():
    """Four findings of two rules in one file, none in another."""
    text = "# Papers\n\n- 😀 FÂ³-Pruning [[paper](u)]\n- 剪枝 [[paper](v)]\n- 剪枝 [[paper](v)]\n"
    source = Source(text, "README.md")
    start, second = text.index("FÂ³"), text.rindex("- 剪枝")
    entry, last = text.index("- 剪枝"), text.rindex("(v)")
    findings = [
        finding(source, 0, 0, "the file is too long", "info"),
        finding(
            source, start, start + 3, "'FÂ³' was 'F³'", fix=("write 'F³'", [(start, start + 3, "F³")], "safe")
        ),
        finding(
            source,
            second,
            second + 4,
            "the same as `[x](y)` in line 4",
            "warning",
            code="AL601",
            others=[entry],
            fix=("take it out", [(second, len(text), "")], "unsafe"),
        ),
        finding(
            source,
            last + 1,
            last + 2,
            "<b>no</b> link | @someone",
            "info",
            code="AL601",
            fix=("say what", [(last, last, ""), (last + 1, last + 2, "w")], "safe"),
        ),
    ]
    return findings, summarise([], findings)._replace(paths=("README.md", "docs/a b.md"), entries=4)


HOSTILE = (
    "\x1b[31m",
    "::set-output name=a::b",
    "%0A::error::",
    "<script>alert(1)</script>",
    "]]>",
    "``` `",
    "a | b",
    "@someone #1 :+1: https://evil.test www.evil.test",
    "[a](https://evil.test) [b](1) {0}",
    "\0\ufffe\uffff\u202e\u2028",
    "\udcff\ud800",
    "</details>\n\n# x\r\n- y",
    "",
)


def everywhere(text, path="README.md"):
    """A finding that holds a text in all that it says."""
    source = Source(f"a{text}\nb{text}c", path)
    fix = (text, [(0, 1, text)], "safe")
    return finding(source, 1, len(source.text), f"said {text}", "warning", others=[0], fix=fix)


@cache
def hard():
    """Findings that are hard to place or to write, by what is hard about them."""
    wide, bytes_, windows = (
        Source("e\u0301 剪😀枝 x\n"),
        Source("a\udcff\udc80 é x\n", "a\udcff.md"),
        Source("😀a\r\nb\r\n\r\n"),
    )
    marked, open_, empty = Source("\ufeff# A\nb\n"), Source("a\nb"), Source("", "empty.md")
    return {
        "wide": [finding(wide, wide.text.index("x"), len(wide.text), "x")],
        "bytes": [finding(bytes_, bytes_.text.index("x"), len(bytes_.text), "x", others=[0])],
        "windows": [finding(windows, 1, 2, "a"), finding(windows, 4, len(windows.text), "blank")],
        "mark": [
            finding(marked, 0, 1, "mark", fix=("no mark", [(0, 1, "")], "safe")),
            finding(marked, 1, 4, "A"),
        ],
        "end": [finding(open_, 3, 3, "no line end", fix=("end it", [(3, 3, "\n")], "safe"))],
        "last line": [finding(windows, len(windows.text), len(windows.text), "below the last line")],
        "whole": [finding(open_, 0, 0, "whole file"), finding(empty, 0, 0, "nothing in it")],
        "path": [everywhere("x", path) for path in ("./a b/ü:%.md", "/abs/c.md", "../up.md", "a\x1b\n<.md")],
        "hostile": [everywhere(text) for text in HOSTILE],
        "alike": [finding(open_, 0, 1, "twice")] * 3,
        "many": many(6000),
        "nothing": [],
    }


def many(count):
    """As many findings as wanted, all with fixes and on one long line, the most severe last."""
    source = Source("剪x😀 " * count)
    return [
        finding(
            source,
            at,
            at + 3,
            f"number {at}",
            "warning" if at < count * 2 else "error",
            fix=("write y", [(at + 1, at + 2, "y")], "safe"),
        )
        for at in range(0, count * 4, 4)
    ]


def made(form):
    """The report on the sample."""
    findings, summary = sample()
    text = make_report(form, findings, summary, View())
    return text.replace(f'"semanticVersion": "{awesome_lint.__version__}"', '"semanticVersion": "0"')


if __name__ == "__main__":
    os.chdir(tempfile.gettempdir())
    for form in FORMATS:
        (SNAPSHOTS / f"{form}.txt").write_text(made(form), "utf-8")
