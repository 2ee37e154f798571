"""Where blocks stand: their spans are the text, in order, one inside the other."""

import pytest

from awesome_lint.markdown.document import parse
from awesome_lint.markdown.source import Source, Span, apply_edits, decode, encode

TEXTS = {
    "empty": "",
    "one letter": "a",
    "blank lines": "\n\n",
    "no final newline": "# A\n\n- b",
    "trailing blanks": "a   \n\n\n\n",
    "byte order mark": "\ufeff# A\n\n- b\n",
    "only a byte order mark": "\ufeff",
    "CR LF": "# A\r\n\r\n- b\r\n  c\r\n\r\n| d |\r\n|---|\r\n| e |\r\n",
    "CR alone": "# A\r\r- b\r- c\r",
    "mixed line endings": "# A\r\n- b\n- c\r> d\r\n",
    "tabs in nested lists": "- a\n\t- b\n\n\t  c\n\t\t- d\n1.\te\n",
    "a lazy quote": "> a\nb\n> c\n\n> - d\ne\n",
    "a list in a quote in a list": "- > - a\n  > - b\n- c\n",
    "a lone marker": "-\n- a\n*\n",
    "a loose list": "- a\n\n\n- b\n\n  c\n\nd\n",
    "an open fence": "```\na\n\n- b\n",
    "an open fence in a list": "- a\n  ```\n  b\n- c\n",
    "HTML": "<div>\n- a\n\n- b\n</div>\n\n<!-- a\n\nb -->\n- c\n",
    "definitions": "[a]: <b c> 'd'\n[e]:\n  f\n\n[a] [e]\n",
    "code": "    a\n\n    b\n\nc\n",
    "breaks": "a\n***\n- - -\n___\n",
    "setext headings": "A\n=\n\nB\nb\n---\n",
    "closed headings": "#\n# A #\n###### B\n####### C\n",
    "a table": "a\n| b | c |\n|:-:|--:|\n| d |\n| e | f | g |\nh\n\ni\n",
    "a table in a list": "- a\n\n  | b |\n  |---|\n  | c |\n- d\n",
    "NUL": "a\0b\n- \0\n",
    "undecoded bytes": "- caf\udce9\n",
    "form feed and line separator": "a\fb\u2028c\u0085d\n- e\x0bf\n",
    "numbers": "1. a\n2) b\n999999999. c\n1234567890. d\n",
    "indented": "   # A\n   - b\n     c\n    d\n",
}
every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


@every_text
def test_the_blocks_join_to_the_text(text):
    document = parse(text)
    at = 0
    for block in document.blocks:
        assert block.span.start == at
        at = block.span.end
    assert at == len(text)


@every_text
def test_blocks_are_nested_and_in_order(text):
    for block in parse(text).walk():
        at = block.span.start
        for child in block.children:
            assert at <= child.span.start <= child.span.end <= block.span.end
            at = child.span.end
        assert block.content is None or block.span.contains(block.content)
        for inline in block.inlines:
            assert block.content.contains(inline.span)
            assert inline.span.contains(inline.content)


def outline(text):
    """Blocks as (depth, kind, their text without what leads to the next block)."""
    document = parse(text)
    found = []

    def walk(blocks, depth):
        for block in blocks:
            if block.kind != "blank":
                found.append(
                    (depth, block.kind, document.source[block.span].strip(" \t\n").removesuffix("\n>"))
                )
            walk(block.children, depth + 1)

    walk(document.blocks, 0)
    return found


def test_a_document_knows_its_path():
    assert parse("").source.path == "-"
    assert parse("", "a.md").source.path == "a.md"


def test_a_heading_and_a_list():
    assert outline("# A\n\n- b\n  c\n- d\n") == [
        (0, "heading", "# A"),
        (0, "list", "- b\n  c\n- d"),
        (1, "item", "- b\n  c"),
        (2, "paragraph", "b\n  c"),
        (1, "item", "- d"),
        (2, "paragraph", "d"),
    ]


def test_tabs_in_nested_lists():
    assert outline("-\ta\n\t-\tb\n\n\t\tc\n") == [
        (0, "list", "-\ta\n\t-\tb\n\n\t\tc"),
        (1, "item", "-\ta\n\t-\tb\n\n\t\tc"),
        (2, "paragraph", "a"),
        (2, "list", "-\tb\n\n\t\tc"),
        (3, "item", "-\tb\n\n\t\tc"),
        (4, "paragraph", "b"),
        (4, "paragraph", "c"),
    ]


def test_a_quote_with_a_lazy_line():
    assert outline("> a\nb\n> - c\nd\n\ne\n") == [
        (0, "quote", "> a\nb\n> - c\nd"),
        (1, "paragraph", "a\nb"),
        (1, "list", "- c\nd"),
        (2, "item", "- c\nd"),
        (3, "paragraph", "c\nd"),
        (0, "paragraph", "e"),
    ]


def test_a_lazy_line_underlines_nothing():
    assert outline("> a\n===\n") == [(0, "quote", "> a\n==="), (1, "paragraph", "a\n===")]


@pytest.mark.parametrize(
    "end",
    [
        "<div>\n",
        "***\n",
        "```\nb\n```\n",
        "- b\n",
        "<!-- b -->\n",
        "# b\n",
    ],
)
def test_a_quote_that_another_block_ends(end):
    document = parse("> a\n" + end)
    assert [document.source[block.span] for block in document.blocks] == ["> a\n", end]
    assert [block.kind for block in document.blocks[:1]] == ["quote"]


def test_the_other_kinds():
    assert outline("A\n---\n***\n    b\n\n```\nc\n```\n<div>\n\n[d]: e\n") == [
        (0, "heading", "A\n---"),
        (0, "break", "***"),
        (0, "code", "b"),
        (0, "code", "```\nc\n```"),
        (0, "html", "<div>"),
        (0, "definition", "[d]: e"),
    ]


@pytest.mark.parametrize(
    ("text", "level", "content"),
    [
        ("# A\n", 1, "A"),
        ("   ###### A b ##\n", 6, "A b"),
        ("A\n===\n", 1, "A"),
        ("A\nb\n-\n", 2, "A\nb"),
        ("\ufeff## A\r\n", 2, "A"),
        ("#\tA", 1, "A"),
        ("# #5 in C#\n", 1, "#5 in C#"),
    ],
)
def test_headings(text, level, content):
    document = parse(text)
    heading = document.blocks[0]
    assert (heading.kind, heading.level, document.source[heading.content]) == ("heading", level, content)


def test_only_headings_have_a_level():
    assert [block.level for block in parse("## A\n\nb\n\n> c\n").walk()] == [2, 0, 0, 0, 0, 0]


def test_numbered_lists():
    document = parse("- a\n\n1. b\n\n1) c\n")
    assert [block.ordered for block in document.blocks if block.kind == "list"] == [False, True, True]


def test_a_definition_interrupts_no_paragraph():
    assert outline("a\n[b]: c\n") == [(0, "paragraph", "a\n[b]: c")]
    assert outline("[b]: c\na\n") == [(0, "definition", "[b]: c"), (0, "paragraph", "a")]


def test_a_number_ends_a_quote_below_a_paragraph():
    assert [line[:2] for line in outline("a\n> b\n2) c\n")] == [
        (0, "paragraph"),
        (0, "quote"),
        (1, "paragraph"),
        (0, "list"),
        (1, "item"),
        (2, "paragraph"),
    ]


def test_only_blanks_of_markdown_are_taken_off():
    document = parse("# \u3000A\u3000 \n\n\xa0b\xa0\n")
    assert [document.source[block.content] for block in document.walk() if block.content] == [
        "\u3000A\u3000",
        "\xa0b\xa0",
    ]


def test_html_ends_at_a_blank_line():
    assert outline("<details>\n<summary>a</summary>\n\n- b\n\n</details>\n- c\n") == [
        (0, "html", "<details>\n<summary>a</summary>"),
        (0, "list", "- b"),
        (1, "item", "- b"),
        (2, "paragraph", "b"),
        (0, "html", "</details>\n- c"),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_positions_count_lines_of_any_ending(ending):
    source = Source(ending.join(["ab", "", "X"]))
    assert source.position(0) == (1, 1)
    assert source.position(1) == (1, 2)
    assert source.position(len(source.text) - 1) == (3, 1)
    assert source.position(len(source.text)) == (3, 2)
    assert [source.line(number) for number in (1, 2, 3)] == ["ab", "", "X"]
    assert source.line_span(2) == (2 + len(ending),) * 2


def test_columns_count_code_points():
    source = Source("é剪🔥x\n")
    assert source.position(source.text.index("x")) == (1, 4)


@pytest.mark.parametrize(
    ("a", "b", "touches"),
    [
        ((1, 3), (3, 5), False),
        ((1, 3), (2, 5), True),
        ((1, 5), (2, 3), True),
        ((3, 3), (1, 3), True),
        ((3, 3), (3, 3), True),
        ((4, 4), (1, 3), False),
    ],
)
def test_spans_touch(a, b, touches):
    assert Span(*a).touches(Span(*b)) is Span(*b).touches(Span(*a)) is touches


@pytest.mark.parametrize(
    ("inner", "contained"),
    [((2, 3), True), ((1, 5), True), ((5, 5), True), ((0, 3), False), ((3, 6), False), ((6, 7), False)],
)
def test_a_span_contains_another(inner, contained):
    assert Span(1, 5).contains(Span(*inner)) is contained


@pytest.mark.parametrize(
    ("span", "trimmed"), [((1, 7), (3, 5)), ((3, 5), (3, 5)), ((4, 7), (4, 5)), ((5, 7), (7, 7))]
)
def test_a_span_is_trimmed(span, trimmed):
    assert Source("a \tbc \n").trim(Span(*span)) == trimmed


def test_edits_are_made_from_the_original():
    assert apply_edits("abcdef", [(Span(4, 5), "-"), (Span(0, 1), "AA"), (Span(2, 2), "+")]) == "AAb+cd-f"
    with pytest.raises(ValueError, match="overlapping"):
        apply_edits("abc", [(Span(0, 2), ""), (Span(1, 3), "")])


@pytest.mark.parametrize("data", [b"", b"caf\xe9", b"\xff\xfe\0a", "é\r\n".encode(), b"\xef\xbb\xbf# A"])
def test_bytes_come_back(data):
    assert encode(decode(data)) == data
