"""Where inlines stand: their span, what is between their markers, and where links lead."""

import pytest

from awesome_lint.markdown.document import parse

U = "https://a.b/c"


def inlines(text):
    """Every inline of a text as (kind, source, content, target)."""
    document = parse(text)
    return [
        (
            inline.kind,
            document.source[inline.span],
            document.source[inline.content],
            document.source[inline.target] if inline.target.start >= 0 else None,
        )
        for block in document.walk()
        for inline in block.inlines
    ]


CASES = {
    "a link": (f"[a]({U})", [("link", f"[a]({U})", "a", U)]),
    "a link in brackets": (f"- T [[x]({U})]", [("link", f"[x]({U})", "x", U)]),
    "links side by side": ("[a](b)[c](d)", [("link", "[a](b)", "a", "b"), ("link", "[c](d)", "c", "d")]),
    "brackets in the text": ("[a [b] c](d)", [("link", "[a [b] c](d)", "a [b] c", "d")]),
    "only the inner link": ("[a [b](c) d](e)", [("link", "[b](c)", "b", "c")]),
    "an image": ('![a](b.png "c")', [("image", '![a](b.png "c")', "a", "b.png")]),
    "a badge": (
        "[![a](b.svg)](c)",
        [("link", "[![a](b.svg)](c)", "![a](b.svg)", "c"), ("image", "![a](b.svg)", "a", "b.svg")],
    ),
    "no target": ("[a]() [b](<>)", [("link", "[a]()", "a", ""), ("link", "[b](<>)", "b", "")]),
    "no target over two lines of a quote": ("> [a](\n> )", [("link", "[a](\n> )", "a", "")]),
    "no text": ("[](a)", [("link", "[](a)", "", "a")]),
    "angle brackets": ("[a](<b c>)", [("link", "[a](<b c>)", "a", "b c")]),
    "angle brackets and a title": ('[a]( <b> "c" )', [("link", '[a]( <b> "c" )', "a", "b")]),
    "a title": ('[a](b "c (d")', [("link", '[a](b "c (d")', "a", "b")]),
    "a title in single quotes": ("[a](b 'c')", [("link", "[a](b 'c')", "a", "b")]),
    "a title in parentheses": ("[a](b (c))", [("link", "[a](b (c))", "a", "b")]),
    "parentheses in the target": ("[a](b_(c)_d)", [("link", "[a](b_(c)_d)", "a", "b_(c)_d")]),
    "escaped parentheses": (r"[a](b\)c)", [("link", r"[a](b\)c)", "a", r"b\)c")]),
    "an escaped bracket in the text": (r"[a\]b](c)", [("link", r"[a\]b](c)", r"a\]b", "c")]),
    "an escaped link": (r"\[a](b)", []),
    "an escaped image is a link": (r"\![a](b)", [("link", "[a](b)", "a", "b")]),
    "a blank between": ("[a] (b)", []),
    "never closed": ("[a](b", []),
    "an entity in the target": ("[a](b?c&amp;d)", [("link", "[a](b?c&amp;d)", "a", "b?c&amp;d")]),
    "over two lines": ('[a\nb](\nc\n"d"\n)', [("link", '[a\nb](\nc\n"d"\n)', "a\nb", "c")]),
    "an autolink": (f"<{U}>", [("autolink", f"<{U}>", U, U)]),
    "an address": ("<a@b.org>", [("autolink", "<a@b.org>", "a@b.org", "a@b.org")]),
    "a bare URL is text": (U, []),
    "a reference": ("[a][b]\n\n[b]: c", [("link", "[a][b]", "a", "c")]),
    "a collapsed reference": ("[B][]\n\n[b]: c", [("link", "[B][]", "B", "c")]),
    "a shortcut": ("[b]\n\n[b]: c 'd'", [("link", "[b]", "b", "c")]),
    "an image by reference": ("![b]\n\n[b]: c", [("image", "![b]", "b", "c")]),
    "no definition": ("[a][b] [b]", []),
    "a definition in an item": ("- a\n\n  [b]: c\n\n[b]", [("link", "[b]", "b", "c")]),
    "the first definition": ("[b]\n\n[b]: c\n[b]: d", [("link", "[b]", "b", "c")]),
    "emphasis": ("*a* _b_", [("emphasis", "*a*", "a", None), ("emphasis", "_b_", "b", None)]),
    "strong": ("**a** __b__", [("strong", "**a**", "a", None), ("strong", "__b__", "b", None)]),
    "both": ("***a***", [("emphasis", "***a***", "**a**", None), ("strong", "**a**", "a", None)]),
    "nested": (
        "**a _b_ c**",
        [("strong", "**a _b_ c**", "a _b_ c", None), ("emphasis", "_b_", "b", None)],
    ),
    "a strong link": (
        "**[a](b) c**",
        [("strong", "**[a](b) c**", "[a](b) c", None), ("link", "[a](b)", "a", "b")],
    ),
    "a link that is strong": (
        "[**a**](b)",
        [("link", "[**a**](b)", "**a**", "b"), ("strong", "**a**", "a", None)],
    ),
    "a star alone": ("A* search, 2 * 3", []),
    "underlines in a word": ("a_b_c", []),
    "escaped stars": (r"\*a\* *b*", [("emphasis", "*b*", "b", None)]),
    "an escape inside": (r"*a \* b*", [("emphasis", r"*a \* b*", r"a \* b", None)]),
    "after escapes and entities": (
        r"\# &amp; \\ *a* [b](c)",
        [("emphasis", "*a*", "a", None), ("link", "[b](c)", "b", "c")],
    ),
    "after doubled signs and an escape": (r"-- (( \& *a*", [("emphasis", "*a*", "a", None)]),
    "after a line break": (
        "a  \n*b*\\\n[c](d)",
        [("emphasis", "*b*", "b", None), ("link", "[c](d)", "c", "d")],
    ),
    "code": ("`a` ``b`c``", [("code", "`a`", "a", None), ("code", "``b`c``", "b`c", None)]),
    "a link in code": ("`[a](b)`", [("code", "`[a](b)`", "[a](b)", None)]),
    "code in a link": ("[`]`](b)", [("link", "[`]`](b)", "`]`", "b"), ("code", "`]`", "]", None)]),
    "HTML": ("<b>a</b><br/>", [("html", tag, tag, None) for tag in ("<b>", "</b>", "<br/>")]),
    "a comment": ("a <!-- [b](c) -->", [("html", "<!-- [b](c) -->", "<!-- [b](c) -->", None)]),
    "not ASCII": ("剪枝 🔥 [论文](u/é)", [("link", "[论文](u/é)", "论文", "u/é")]),
    "a heading": ("## [a](b) #", [("link", "[a](b)", "a", "b")]),
    "an ideographic space in a heading": ("# \u3000[a](b)", [("link", "[a](b)", "a", "b")]),
    "CR LF": (
        "x\r\ny *a\r\nb* [c](d)\r\n",
        [("emphasis", "*a\r\nb*", "a\r\nb", None), ("link", "[c](d)", "c", "d")],
    ),
    "a byte order mark": ("\ufeff[a](b)", [("link", "[a](b)", "a", "b")]),
    "a nested list with tabs": ("- x\n\t- y\n\n\t\tz [a](b)", [("link", "[a](b)", "a", "b")]),
    "a lazy line": ("> x [a](b)\ny [c](d)\n", [("link", "[a](b)", "a", "b"), ("link", "[c](d)", "c", "d")]),
    "over lines of a quote": (
        "> *a\n> b* [c\n> d](e)\n",
        [("emphasis", "*a\n> b*", "a\n> b", None), ("link", "[c\n> d](e)", "c\n> d", "e")],
    ),
    "a table": (
        "| [a](b) |\n|---|\n| *c* `d\\|e` |\n",
        [("link", "[a](b)", "a", "b"), ("emphasis", "*c*", "c", None), ("code", "`d\\|e`", "d\\|e", None)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_inlines(text, expected):
    assert inlines(text) == expected


@pytest.mark.parametrize("text", [case[0] for case in CASES.values()], ids=CASES)
def test_inlines_are_nested_and_in_order(text):
    for block in parse(text).walk():
        open_spans = []
        at = -1
        for inline in block.inlines:
            assert inline.span.start >= at
            at = inline.span.start
            while open_spans and open_spans[-1].end <= inline.span.start:
                open_spans.pop()
            assert not open_spans or open_spans[-1].contains(inline.span)
            if inline.target.start >= 0 and not inline.reference:
                assert inline.target.start <= inline.target.end
                assert inline.span.contains(inline.target)
            open_spans.append(inline.content)


@pytest.mark.parametrize(
    ("definition", "target"),
    [
        ("[b]: <c d>", "c d"),
        ("[b]: <c d> 'e'", "c d"),
        (r"[b]: <c\>>", r"c\>"),
        ("[b]: c>", "c>"),
        ("[b]:\n c", "c"),
    ],
    ids=["in brackets", "with a title", "a bracket in brackets", "a bracket at the end", "on the next line"],
)
def test_the_target_of_a_definition(definition, target):
    assert inlines(f"[b]\n\n{definition}\n") == [("link", "[b]", "b", target)]


@pytest.mark.parametrize("text", ['<a href="b">[c](d)</a>', '<a id="b"> [c](d)'])
def test_a_link_within_html(text):
    assert ("link", "[c](d)", "c", "d") in inlines(text)


def test_what_tells_a_reference():
    document = parse("[a](b) [c]\n\n[c]: d\n")
    assert [inline.reference for inline in document.blocks[0].inlines] == [False, True]
