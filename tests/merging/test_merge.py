"""What `merge` makes of two lists: the first, with what only the second has."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import awesome_lint
from awesome_lint.cli.main import main
from awesome_lint.merging.merge import merge

PRUNING, GRAPHS = "Pruning Deep Networks Quickly", "A Study of the Colours of Graphs"
SPARSE, TREES = "Sparse Attention for Long Texts", "Zebras and Binary Search Trees"
CODE = " [[code](https://github.com/a/{})]"


def arxiv(number):
    return f"https://arxiv.org/abs/2001.{number:05d}"


def item(title, number, more=""):
    return f"- {title} [[paper]({arxiv(number)})]{more}\n"


def linked(title, number, more=""):
    return f"1. **[{title}]({arxiv(number)})**, arXiv 2020.{more}\n"


def row(title, number, venue="ICML", year=2020, code=""):
    return f"| [{title}]({arxiv(number)}) | {venue} | {year} | {code} |\n"


TABLE = "| title | venue | year | code |\n| --- | --- | --- | --- |\n"


def merged(first, second, prefer=None):
    """The text, and the kinds of what is left."""
    found = merge(awesome_lint.parse(first, "a.md"), awesome_lint.parse(second, "b.md"), prefer)
    again = merge(found.papers, awesome_lint.parse(second, "b.md"), prefer)
    assert again.papers.text == found.papers.text
    return found.papers.text, [difference.kind for difference in found.left]


def test_a_list_with_itself_is_itself():
    text = f"# Papers\n\n{item(PRUNING, 1)}{item(GRAPHS, 2)}"
    assert merged(text, text) == (text, [])


def test_a_paper_goes_into_the_same_section_and_in_order():
    first = f"# Papers\n\n## Pruning\n\n{item(PRUNING, 1)}\n## Others\n\n{item(GRAPHS, 2)}{item(TREES, 3)}\nEnd.\n"
    second = f"# List\n\n## Others\n\n{item(SPARSE, 4)}{item(GRAPHS, 2)}"
    expected = first.replace(item(TREES, 3), item(SPARSE, 4) + item(TREES, 3))
    assert merged(first, second) == (expected, [])


def test_several_papers_for_one_place_are_in_order():
    second = item(TREES, 3) + item(SPARSE, 4) + item(PRUNING, 1)
    assert merged(item(GRAPHS, 2) + item(PRUNING, 1), second) == (
        item(GRAPHS, 2) + item(PRUNING, 1) + item(SPARSE, 4) + item(TREES, 3),
        [],
    )


def test_an_entry_is_written_as_the_list_writes_its_own():
    first = item(GRAPHS, 2, CODE.format("b")) + item(TREES, 3)
    second = linked(PRUNING, 1, " [Code](https://github.com/a/c)")
    assert merged(first, second) == (
        item(GRAPHS, 2, CODE.format("b")) + item(PRUNING, 1, CODE.format("c")) + item(TREES, 3),
        [],
    )


def test_a_row_out_of_bullets():
    text, left = merged(
        TABLE + row(GRAPHS, 2, code="[code](https://github.com/a/b)") + row(TREES, 3), item(PRUNING, 1)
    )
    assert f"| [{PRUNING}]({arxiv(1)}) |" in text
    assert (len(awesome_lint.parse(text).entries), left) == (3, [])


def test_an_entry_in_the_same_manner_is_taken_over_with_all_that_it_says():
    note = "  Read *this* first.\n"
    first, second = item(GRAPHS, 2) + note, item(PRUNING, 1) + note
    assert merged(first, second) == (first + second, [])


def test_titles_that_are_headings():
    paper = "### {}\n\n[paper]({})\n"
    papers = [
        paper.format(title, arxiv(i))
        for i, title in enumerate((GRAPHS, PRUNING, SPARSE, TREES, "Ants and Bees"))
    ]
    first, second = ("# Papers\n\n## All\n\n" + "\n".join(part) for part in (papers[:4], papers))
    text, left = merged(first, second)
    assert (papers[4] in text, len(awesome_lint.parse(text).entries), left) == (True, 5, [])


def test_numbers_are_counted_on():
    first = f"1. {item(GRAPHS, 2)[2:]}2. {item(TREES, 3)[2:]}"
    second = f"1. {item(PRUNING, 1)[2:]}2. {item(SPARSE, 4)[2:]}"
    text, left = merged(first, second)
    assert [line[:2] for line in text.splitlines()] == ["1.", "2.", "3.", "4."]
    assert left == []


def test_a_section_that_is_only_in_the_second():
    first = f"# Papers\n\n## Pruning\n\n{item(PRUNING, 1)}\n## License\n\nMIT\n"
    second = f"# List\n\n## Pruning\n\n{item(PRUNING, 1)}\n## 图\n\n### Trees\n\n{item(TREES, 3)}"
    expected = f"## Pruning\n\n{item(PRUNING, 1)}\n## 图\n\n### Trees\n\n{item(TREES, 3)}\n## License\n"
    text, left = merged(first, second)
    assert (expected in text, left) == (True, [])


def test_a_new_section_of_a_table_has_its_header():
    first = f"# Papers\n\n## Pruning\n\n{TABLE}{row(PRUNING, 1)}"
    second = f"# Papers\n\n## Trees\n\n{TABLE}{row(TREES, 3)}"
    assert merged(first, second) == (f"{first}\n## Trees\n\n{TABLE}{row(TREES, 3)}", [])


def test_an_empty_section_is_filled():
    first = f"# Papers\n\n## Pruning\n\n{item(PRUNING, 1)}\n## Graphs\n\n## License\n\nMIT\n"
    second = f"# Papers\n\n## Graphs\n\n{item(GRAPHS, 2)}{item(TREES, 3)}"
    expected = first.replace("## Graphs\n", f"## Graphs\n\n{item(GRAPHS, 2)}{item(TREES, 3)}")
    assert merged(first, second) == (expected, [])


def test_a_new_section_is_numbered_from_one():
    first = f"# Papers\n\n## Pruning\n\n1. {item(PRUNING, 1)[2:]}2. {item(SPARSE, 4)[2:]}"
    second = f"# Papers\n\n## Trees\n\n{linked(TREES, 3)}{linked(GRAPHS, 2)}"
    text, left = merged(first, second)
    assert [line[:2] for line in text.splitlines() if line[:1].isdigit()] == ["1.", "2.", "1.", "2."]
    assert left == []


@pytest.mark.parametrize("years", [(2018, 2019, 2020), (2020, 2020, 2020)])
def test_years_are_not_counted(years):
    table = "| year | title |\n| --- | --- |\n"
    rows = [
        f"| {year} | [{t}]({arxiv(i)}) |\n"
        for i, (t, year) in enumerate(zip((PRUNING, SPARSE, TREES), years, strict=True))
    ]
    new = f"| 2019 | [{GRAPHS}]({arxiv(7)}) |\n"
    text, left = merged(f"{table}{''.join(rows)}", table + new)
    assert [line in text for line in (new, *rows)] == [True] * 4
    assert left == []


def test_a_topic_is_never_guessed():
    first = f"# Papers\n\n## Pruning\n\n{item(PRUNING, 1)}\n## Graphs\n\n{item(GRAPHS, 2)}"
    assert merged(first, item(PRUNING, 1) + item(SPARSE, 4)) == (first, ["left-out"])


def test_links_that_the_first_lacks():
    first = item(PRUNING, 1) + item(GRAPHS, 2, CODE.format("b"))
    second = item(PRUNING, 1, CODE.format("c"))
    assert merged(first, second) == (
        item(PRUNING, 1, CODE.format("c")) + item(GRAPHS, 2, CODE.format("b")),
        [],
    )


def test_an_empty_cell_is_filled():
    first = TABLE + row(PRUNING, 1, venue="", year="") + row(GRAPHS, 2)
    second = TABLE + row(PRUNING, 1, "ICLR", 2021, "[code](https://github.com/a/b)")
    entry = awesome_lint.parse(merged(first, second)[0]).entries[0]
    assert (entry.venue, entry.year, [link.kind for link in entry.links]) == ("ICLR", 2021, ["arxiv", "code"])


@pytest.mark.parametrize(
    ("prefer", "repository", "left"), [(None, "b", ["other-link"]), ("A", "b", []), ("B", "c", [])]
)
def test_two_links_of_one_kind(prefer, repository, left):
    first, second = (item(PRUNING, 1, CODE.format(name)) for name in "bc")
    assert merged(first, second, prefer) == (item(PRUNING, 1, CODE.format(repository)), left)


@pytest.mark.parametrize(
    ("prefer", "venue", "left"), [(None, "ICML", ["other-data"]), ("A", "ICML", []), ("B", "ICLR", [])]
)
def test_two_venues(prefer, venue, left):
    first, second = TABLE + row(PRUNING, 1, "ICML"), TABLE + row(PRUNING, 1, "ICLR")
    assert merged(first, second, prefer) == (TABLE + row(PRUNING, 1, venue), left)


def test_a_venue_that_the_section_names_cannot_be_settled():
    first, second = (f"# Papers\n\n## {venue} 2020\n\n{item(PRUNING, 1)}" for venue in ("ICML", "ICLR"))
    assert merged(first, second, "B") == (first, ["other-data"])


def test_a_preprint_says_nothing_against_a_venue():
    first, second = TABLE + row(PRUNING, 1, "ICML"), TABLE + row(PRUNING, 1, "arXiv")
    assert merged(first, second) == (first, [])


def test_one_id_under_two_titles_is_left_out():
    assert merged(item(PRUNING, 1), item(GRAPHS, 1)) == (item(PRUNING, 1), ["one-id-two-titles"])


def test_a_similar_title_is_left_out():
    second = "- Prunning Deep Networks Quickly [[paper](https://example.org/p.pdf)]\n"
    assert merged(item(PRUNING, 1), second) == (item(PRUNING, 1), ["perhaps-same"])


def test_a_paper_that_prose_links_to_is_left_out():
    first = f"{item(PRUNING, 1)}\nSee [this one]({arxiv(2)}), too.\n"
    assert merged(first, item(GRAPHS, 2)) == (first, ["left-out"])


def test_line_endings_stay():
    first = (item(PRUNING, 1) + item(TREES, 3)).replace("\n", "\r\n")
    assert merged(first, item(SPARSE, 4))[0] == (item(PRUNING, 1) + item(SPARSE, 4) + item(TREES, 3)).replace(
        "\n", "\r\n"
    )


def test_links_into_the_other_list_are_not_taken_along():
    text, _ = merged(item(PRUNING, 1, " [[poster](#a)]"), item(GRAPHS, 2, " [[poster](#top)]"))
    assert "#top" not in text


def test_a_list_whose_only_title_is_torn():
    first = f"# Papers\n\n1. **[Left | Right and Centre of a Title]({arxiv(2)})**, ICML 2020. [paper]({arxiv(2)})\n"
    text, left = merged(first, f"# Papers\n\n{item(PRUNING, 1)}")
    assert text.startswith(first.rstrip())
    assert (PRUNING in text) == (left == [])


def test_one_that_cannot_be_written_does_not_keep_others_out():
    first = f"# Papers\n\n## Pruning\n\n{item(PRUNING, 1)}{item(TREES, 3)}"
    bad = f"| {chr(0x200B)}Zoo | [paper]({arxiv(9)}) |\n"
    second = f"# Papers\n\n## Graphs\n\n| title | paper |\n| --- | --- |\n{bad}| {GRAPHS} | [paper]({arxiv(2)}) |\n"
    text, left = merged(first, second)
    assert (item(GRAPHS, 2) in text, "## Graphs" in text, left) == (True, True, ["left-out"])


HOSTILE = [
    "Titles | with Pipes and `backticks`",
    "A [Bracket and more] of These](",
    "{{ Templates }} and {% Others %} Here",
    "Some <b>Bold</b> and <script>alert(1)</script> Words",
    "Stars * and ** and _ of_ Pruning",
]


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("first", [item(PRUNING, 1), TABLE + row(PRUNING, 1), f"{linked(PRUNING, 1)}"])
def test_hostile_titles_come_through_or_are_reported(first, title):
    second = item(title, 2)
    read = [entry.title for entry in awesome_lint.parse(second).entries]
    text, left = merged(first, second)
    there = [entry.title for entry in awesome_lint.parse(text).entries]
    assert len(there) == 1 + len(read) - len(left)
    assert set(there) <= {PRUNING, *read}


class TestCommand:
    @pytest.fixture(autouse=True)
    def _here(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("a.md").write_text(item(PRUNING, 1))
        Path("b.md").write_text(item(PRUNING, 1, CODE.format("b")) + item(GRAPHS, 2))

    def run(self, *options, status):
        result = CliRunner().invoke(main, ["merge", "a.md", "b.md", *options])
        assert result.exit_code == status, result.output
        return result

    def test_into_the_first(self):
        result = self.run("--output", "a.md", status=0)
        assert result.stdout == "Added 1 paper and 1 link; nothing left to settle.\n"
        assert Path("a.md").read_text() == item(PRUNING, 1, CODE.format("b")) + item(GRAPHS, 2)
        assert self.run("--output", "a.md", status=0).stdout == "Added nothing; nothing left to settle.\n"

    def test_into_another_file_and_in_words(self):
        lines = self.run("--output", "c.md", "--verbose", status=0).stdout.splitlines()
        assert lines[:2] == [
            f"b.md:2: added '{GRAPHS}' to a.md",
            f"a.md:1: added the code link https://github.com/a/b of b.md:1 to '{PRUNING}'",
        ]
        assert Path("a.md").read_text() == item(PRUNING, 1)

    def test_to_standard_output(self):
        assert GRAPHS in self.run("--output", "-", status=0).stdout

    def test_a_look_first(self):
        result = self.run("--diff", status=1)
        assert f"+{item(GRAPHS, 2)}" in result.stdout
        assert Path("a.md").read_text() == item(PRUNING, 1)

    def test_conflicts_fail(self):
        Path("b.md").write_text(item(PRUNING, 2))
        result = self.run("--output", "a.md", status=1)
        assert result.stdout.startswith(
            f"a.md:1:42: other-link arxiv link to {arxiv(1)}, but to {arxiv(2)} at b.md:1; left as it is\n"
        )
        self.run("--output", "a.md", "--prefer", "A", status=0)
        self.run("--output", "a.md", "--prefer", "B", status=0)
        assert Path("a.md").read_text() == item(PRUNING, 2)

    def test_it_must_be_told_where_to_write(self):
        self.run(status=2)
        self.run("--diff", "--output", "c.md", status=2)

    def test_a_missing_file(self):
        Path("b.md").unlink()
        self.run("--output", "c.md", status=2)
        assert not Path("c.md").exists()


def test_a_paper_from_no_section_goes_where_venue_and_year_say():
    first = f"# Papers\n\n## 2020\n\n### ICML\n\n{item(PRUNING, 1)}\n### ICLR\n\n{item(GRAPHS, 2)}"
    second = TABLE + row(PRUNING, 1) + row(SPARSE, 4, "ICLR") + row(TREES, 3, "ACL")
    assert merged(first, second) == (first + item(SPARSE, 4), ["left-out"])


def test_sections_that_share_papers_do_not_hide_a_year():
    first = f"# Papers\n\n## 2023\n\n{item(PRUNING, 1)}{item(GRAPHS, 2)}\n## 2022\n\n{item(TREES, 3)}"
    second = (
        f"# All\n\n{TABLE}{row(PRUNING, 1, year=2023)}{row(GRAPHS, 2, year=2023)}{row(SPARSE, 4, year=2022)}"
    )
    text, left = merged(first, second)
    assert text.index(SPARSE) > text.index("## 2022")
    assert left == []
