"""From the text of a list to its entries: which blocks are papers, and which look like papers but are not read."""

import pytest

from awesome_lint.papers.reader import read_again, read_list


def url(number):
    return f"https://arxiv.org/abs/2001.{number:05d}"


def tag(number):
    return f"[[paper]({url(number)})]"


def titles(text, **more):
    return [entry.title for entry in read_list(text, **more).entries]


def shapes(text):
    return [(entry.title, entry.shape) for entry in read_list(text).entries]


def skipped(text):
    papers = read_list(text)
    return [papers.source[span] for span in papers.skipped]


BULLETS = f"- First Paper of Note {tag(1)}\n- Second Paper of Note {tag(2)}\n"
TABLE = (
    f"| Title | Link |\n| --- | --- |\n| First Paper of Note | [paper]({url(1)}) |\n| | [paper]({url(2)}) |\n"
)
HTML = f"<table><tr><td>First Paper of Note</td><td><a href={url(1)}>paper</a></td></tr></table>\n"


@pytest.mark.parametrize(
    ("text", "shape"),
    [(BULLETS, "tagged-bullet"), (TABLE, "pipe-table"), (HTML, "html-table")],
    ids=["list", "table", "html"],
)
@pytest.mark.parametrize("around", ["{}", "<details>\n\n{}\n</details>\n", "# 2020\n\n{}\n# More\n"])
def test_lists_and_tables_hold_papers_wherever_they_stand(text, shape, around):
    assert shapes(around.format(text))[0] == ("First Paper of Note", shape)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("[paper](https://doe.example.org/a)", True),
        ("[blog](https://doe.example.org/a)", False),
        ("[](https://doe.example.org/a)", False),
        ("[slides](https://doe.example.org/A.PDF)", True),
        ("[blog](https://arxiv.org/abs/2001.00001)", True),
    ],
)
def test_a_paper_is_known_by_a_link_to_it(link, found):
    assert titles(f"- A Paper of Note {link}\n") == ["A Paper of Note"] * found


@pytest.mark.parametrize("text", [BULLETS, HTML], ids=["list", "html"])
def test_a_quoted_list_holds_papers(text):
    entries = read_list("# One\n\n" + "".join(f"> {line}\n" for line in text.splitlines())).entries
    assert (entries[0].title, entries[0].section.title) == ("First Paper of Note", "One")


MANY = "".join(f"**Paper {number} of Many**\n\nPaper: {url(number)}\n\n" for number in range(3))


@pytest.mark.parametrize("text", [BULLETS, TABLE, HTML, MANY], ids=["list", "table", "html", "paragraphs"])
@pytest.mark.parametrize("around", ["{}", "<details>\n\n{}\n</details>\n"])
def test_entries_belong_to_their_section(text, around):
    papers = read_list("# One\n\n# Two\n\n" + around.format(text))
    assert {entry.section.title for entry in papers.entries} == {"Two"}


def test_entries_stand_in_the_order_of_the_text():
    text = f"# 2020\n\n{HTML}\n{BULLETS}\n**Third Paper of Note**\n\nPaper: {url(3)}\n\n" + "".join(
        f"**Paper {number} of Many**\n\nPaper: {url(number)}\n\n" for number in range(4, 7)
    )
    papers = read_list(text)
    starts = [entry.span.start for entry in papers.entries]
    assert starts == sorted(starts)
    assert len(starts) == 7


def test_the_table_of_contents_holds_no_papers():
    text = f"# Papers\n\n- [First Paper of Note](#one)\n- [Second Paper of Note](#two)\n\n## One\n\n{BULLETS}\n## Two\n"
    papers = read_list(text)
    assert papers.contents
    assert papers.source[papers.contents.block.span].startswith("- [First Paper of Note](#one)")
    assert titles(text) == ["First Paper of Note", "Second Paper of Note"]


def test_sections_of_news_or_of_other_things_hold_no_papers():
    text = f"# Papers\n\n{BULLETS}\n# {{}}\n\n- Third Paper of Note {tag(3)}\n"
    assert len(titles(text.format("More"))) == 3
    assert len(titles(text.format("News"))) == 2
    assert len(titles(text.format("Our **Own** Tools"), not_papers=("our own tools",))) == 2
    paragraphs = "\n\n".join(f"**Paper {n} of Many**\n{tag(n)}" for n in range(5))
    assert (
        titles(f"# News\n\n{paragraphs}\n")
        == titles(f"# Tools\n\n{paragraphs}\n", not_papers=("tools",))
        == []
    )


def test_any_text_is_a_list():
    papers = read_list("")
    assert (papers.source.path, papers.entries, papers.skipped) == ("-", [], [])
    assert [block.kind for block in read_list(BULLETS).blocks] == ["list"]


def test_another_text_of_a_list_is_read_by_the_same_settings():
    papers = read_list("", "list.md", not_papers=("tools",))
    again = read_again(papers, f"# Tools\n\n{BULLETS}")
    assert (again.source.path, again.entries, again.not_papers) == ("list.md", [], ("tools",))


PARAGRAPHS = [f"**Paper {number} of Many**\n{tag(number)}\n" for number in range(1, 5)]


@pytest.mark.parametrize(("count", "found"), [(2, 0), (3, 3), (4, 4)])
def test_paragraphs_are_entries_where_there_are_three(count, found):
    assert len(titles("\n".join(PARAGRAPHS[:count]))) == found
    assert len(titles("\n".join(f"# {part[2:9]}\n\n{part}" for part in PARAGRAPHS[:count]))) == found


def test_a_list_below_a_paragraph_belongs_to_it_where_paragraphs_are_entries():
    below = "\n".join(f"**Paper {n} of Many**\n\n- A Remark on It {tag(n)}\n" for n in range(1, 4))
    assert titles(below) == ["Paper 1 of Many", "Paper 2 of Many", "Paper 3 of Many"]
    assert titles(f"{below}\n# More\n\n{BULLETS}")[3:] == ["First Paper of Note", "Second Paper of Note"]
    before = f"{BULLETS}\n" + "\n".join(PARAGRAPHS[:3])
    assert titles(before)[:3] == ["First Paper of Note", "Second Paper of Note", "Paper 1 of Many"]


def heading(number):
    return f"### Paper {number} of Many\n\nIt prunes networks. {tag(number)}\n\n"


def test_headings_are_entries_where_most_sections_have_one():
    assert titles(f"# Papers\n\n{heading(1)}{heading(2)}{heading(3)}") == []
    four = "".join(map(heading, range(1, 5)))
    assert shapes(f"# Papers\n\n{four}") == [(f"Paper {n} of Many", "heading") for n in range(1, 5)]
    others = "".join(f"## 20{n}\n\n- Another Paper of Note {tag(n)}\n\n" for n in range(10, 13))
    assert len(titles(f"# Papers\n\n{four}{others}")) == 7
    assert len(titles(f"# Papers\n\n{four}{others}## 2013\n\n- Another Paper of Note {tag(13)}\n")) == 4


def test_lines_that_link_to_a_paper_but_are_not_read_are_told():
    assert skipped(TABLE) == [f"| | [paper]({url(2)}) |"]
    assert skipped(f"- A Topic of Note\n  - {tag(1)}\n") == []
    text = f"{BULLETS}- **Paper:** [x]({url(3)})\n- **Code:** [x](https://example.org)\n"
    assert skipped(text) == [f"- **Paper:** [x]({url(3)})"]
    assert skipped(text.replace("Paper:", "Project:")) == [f"- **Project:** [x]({url(3)})"]
    assert skipped("- **Paper:** [x][1] ![y]()\n") == []
