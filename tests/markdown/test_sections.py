"""Headings as a tree, and their anchors as GitHub makes them."""

import pytest

from awesome_lint.markdown.contents import find_contents
from awesome_lint.markdown.document import parse
from awesome_lint.markdown.sections import find_anchors, read_sections, slug


def anchors(text):
    return [section.anchor for section in read_sections(parse(text)).walk()][1:]


HEADINGS = [
    ("Testing & Coverage", "testing--coverage"),
    ("Emoji 🎉 Party", "emoji--party"),
    ("🔥 News", "-news"),
    ("Two ✨✨ Stars", "two--stars"),
    ("[link text](https://example.org)", "link-text"),
    ("![badge](b.svg) Code", "code"),
    ("Test <span>extra</span>", "test-extra"),
    ("A `code` of *some* __kind__", "a-code-of-some-kind"),
    ("cbrown --> sbrown: --unsafe-paths", "cbrown----sbrown---unsafe-paths"),
    ("1. Intro", "1-intro"),
    ("C++", "c"),
    ("a/b", "ab"),
    ("What's new?", "whats-new"),
    ("snake_case", "snake_case"),
    (r"Escaped \_ and &amp;", "escaped-_-and-"),
    ("论文 (Papers)", "论文-papers"),
    ("论文（Papers）", "论文papers"),
    ("日本語・テスト", "日本語テスト"),
    ("Éclair ÜBER", "éclair-über"),
    ("2D→3D", "2d3d"),
    ("A – B", "a--b"),
    ("⚙️ Setup", "\ufe0f-setup"),
    ("1️⃣ One", "1\ufe0f\u20e3-one"),
    ("LEA² net", "lea-net"),
    ("CVPR-2024", "cvpr-2024"),
    ("第٣章", "第٣章"),
    ("Ⅳ. Methods", "ⅳ-methods"),
    ("a‿b", "a‿b"),
    ("2024", "2024"),
]


@pytest.mark.parametrize(("heading", "anchor"), HEADINGS)
def test_anchors(heading, anchor):
    assert anchors(f"## {heading}\n") == [anchor]


def test_blanks_in_a_slug_do_not_collapse():
    assert slug("A  B") == "a--b"


def test_repeated_headings_are_numbered():
    assert anchors("# foo\n# foo\n# foo-1\n# foo\n") == ["foo", "foo-1", "foo-1-1", "foo-2"]


def test_repeats_differ_in_markup_only():
    assert anchors("# A\n## *a*\n### [A](b)\n") == ["a", "a-1", "a-2"]


def test_headings_in_lists_and_quotes_count():
    assert anchors("> # A\n\n- # A\n\n# A\n\nA\n=\n") == ["a-2", "a-3"]


def test_headings_in_html_count():
    assert anchors('<h1 align="center">A &amp; <i>B</i></h1>\n\n**<h2>C</h2>**\n\n# A & B\n\n# C\n') == [
        "a--b-1",
        "c-1",
    ]
    assert anchors("<H2>A</H2>\n\n# A\n") == ["a-1"]
    assert anchors("> # A\n> <h2>B</h2>\n\n# A\n# B\n") == ["a-1", "b-1"]


@pytest.mark.parametrize("text", ["<!-- <h1>A</h1> -->\n", "```\n<h1>A</h1>\n```\n", "    <h1>A</h1>\n"])
def test_headings_in_comments_and_code_do_not_count(text):
    assert anchors(f"## B\n\n{text}\n# A\n") == ["b", "a"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("*A* and **b**", "A and b"),
        ("A  *b*", "A b"),
        (r"A\*b", "A*b"),
        ("A &amp; b", "A & b"),
        ("![c](d) A [b](e) <br>", "A b"),
        ("`A  *b*`", "A *b*"),
    ],
)
def test_a_title_is_plain_text(heading, title):
    assert read_sections(parse(f"# {heading}\n")).children[0].title == title


def test_all_anchors_of_a_file():
    text = "- # In a List\n\n<h2>In HTML</h2>\n\n# A  B\n\n# C ![badge](d)\n"
    assert find_anchors(parse(text)) == {
        "in-a-list": "In a List",
        "in-html": "In HTML",
        "a--b": "A B",
        "c": "C",
        "c-": "C",
    }


def test_the_tree():
    root = read_sections(parse("x\n\n# A\n\ny\n\n## B\n\n### C\n\n## D\n\n# E\n"))
    assert (root.level, root.path, root.heading, root.anchor) == (0, (), None, "")
    assert [section.path for section in root.walk()] == [
        (),
        ("A",),
        ("A", "B"),
        ("A", "B", "C"),
        ("A", "D"),
        ("E",),
    ]
    c = root.children[0].children[0].children[0]
    assert [section.title for section in c.up()] == ["C", "B", "A"]


def test_a_section_spans_its_subsections():
    text = "x\n\n# A\n\ny\n\n## B\n\nz\n\n# C\n"
    root = read_sections(parse(text))
    spans = {section.title: text[section.span.start : section.span.end] for section in root.walk()}
    assert spans == {"": text, "A": "# A\n\ny\n\n## B\n\nz\n\n", "B": "## B\n\nz\n\n", "C": "# C\n"}
    assert root.span == (0, len(text))
    assert root.children[-1].span.end == len(text)


def test_a_section_knows_its_heading():
    document = parse("x\n\n# A\n")
    assert read_sections(document).children[0].heading is document.blocks[-1]


def test_blocks_stand_before_the_first_subsection():
    root = read_sections(parse("x\n\n# A\n\ny\n\n## B\n\nz\n"))
    kinds = {section.title: [block.kind for block in section.blocks] for section in root.walk()}
    assert kinds == {
        "": ["paragraph", "blank"],
        "A": ["blank", "paragraph", "blank"],
        "B": ["blank", "paragraph"],
    }


def test_levels_may_be_skipped_and_start_anywhere():
    root = read_sections(parse("### A\n\n# B\n\n### C\n\n## D\n"))
    assert [section.path for section in root.walk()][1:] == [("A",), ("B",), ("B", "C"), ("B", "D")]


def contents(text):
    found = find_contents(parse(text))
    return found and [(line.depth, line.text, line.anchor) for line in found.lines]


def test_nested_contents():
    assert contents("# X\n\n- [A](#a)\n  - [**B**](#b)\n- [C d](#c-d)\n\n# A\n") == [
        (0, "A", "a"),
        (1, "B", "b"),
        (0, "C d", "c-d"),
    ]


def test_lines_of_contents_know_their_places():
    document = parse("# X\n\n- [A](#a)\n- see [B](#b)\n\n# A\n")
    found = find_contents(document)
    assert document.source[found.span] == "- [A](#a)\n- see [B](#b)\n\n"
    assert [document.source[line.link.span] for line in found.lines] == ["[A](#a)", "[B](#b)"]
    assert tuple(line.item for line in found.lines) == found.block.children


def test_links_that_lead_nowhere_do_not_count_against_contents():
    assert contents("- [A](#a)\n- [B](#b)\n- [c](d) [![](e.svg)]()\n") == [(0, "A", "a"), (0, "B", "b")]


def test_items_of_several_links_are_lines_each():
    assert contents("- [A](#a) [B](#b)\n") == [(0, "A", "a"), (0, "B", "b")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- [A](#a)\n",
        "[A](#a) [B](#b)\n",
        "- [A](https://a.b)\n- [B](https://a.c)\n- [C](#c)\n- [D](#d)\n",
        "- A\n- B\n",
        "- *A* [B]\n- **C** [D]\n\n[B]: #b\n",
        "- ![A](#a)\n- ![B](#b)\n",
        "```\n- [A](#a)\n- [B](#b)\n```\n",
    ],
    ids=[
        "empty",
        "one link",
        "a paragraph",
        "half of them lead away",
        "no links",
        "a reference",
        "images",
        "code",
    ],
)
def test_what_is_no_contents(text):
    assert contents(text) is None


def test_the_first_of_two_is_the_contents():
    text = "- [A](https://a.b)\n\n1. [B](#b)\n2. [C](#c)\n\n- [D](#d)\n- [E](#e)\n"
    assert contents(text) == [(0, "B", "b"), (0, "C", "c")]
