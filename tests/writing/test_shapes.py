"""A new entry is written as those around it are, whatever their shape."""

import pytest

from awesome_lint.papers.reader import read_list
from awesome_lint.writing import NewPaper, WritingError, add_paper, choose_section

TITLE = "Zeta: Mock Networks"
ARXIV, CODE = ("arxiv", "https://arxiv.org/abs/2404.19997"), ("code", "https://github.com/mock/zeta")
PAPER = NewPaper(TITLE, (ARXIV, CODE), ("Ada Mock", "Bo Sample"), 2024)
BARE = NewPaper(TITLE, (ARXIV,), year=2024)


def added(text, paper=PAPER):
    """The list with the paper, and what is new in it; all else must be as it was."""
    papers = read_list(text)
    done = add_paper(papers, choose_section(papers, paper), paper)
    entry, after = done.entry, done.papers.text
    assert entry.title.rstrip(".") == paper.title
    new = [line for line in after.split("\n") if line not in text.split("\n")]
    kept = [line for line in after.split("\n") if line in text.split("\n") and line.strip()]
    assert kept == [line for line in text.split("\n") if line.strip()]
    return "\n".join(new)


def entries(*lines, head="# Papers\n\n", between="\n"):
    return head + between.join(lines) + "\n"


BULLETS = {
    "tags": (
        "- {} [[paper](https://arxiv.org/abs/{})] [[code](https://github.com/o/{})]",
        "- Zeta: Mock Networks [[paper](https://arxiv.org/abs/2404.19997)] [[code](https://github.com/mock/zeta)]",
        "- Zeta: Mock Networks [[paper](https://arxiv.org/abs/2404.19997)]",
    ),
    "outer tags, pdf": (
        "* {}. [[PDF]](https://arxiv.org/pdf/{}.pdf) [[Code]](https://github.com/o/{})",
        "* Zeta: Mock Networks. [[PDF]](https://arxiv.org/pdf/2404.19997.pdf) [[Code]](https://github.com/mock/zeta)",
        "* Zeta: Mock Networks. [[PDF]](https://arxiv.org/pdf/2404.19997.pdf)",
    ),
    "title link": (
        "- [{}](https://arxiv.org/abs/{}), [code](https://github.com/o/{})",
        "- [Zeta: Mock Networks](https://arxiv.org/abs/2404.19997), [code](https://github.com/mock/zeta)",
        "- [Zeta: Mock Networks](https://arxiv.org/abs/2404.19997)",
    ),
    "quoted, venue and year": (
        '- "{}", arXiv, 2023. [[paper](https://arxiv.org/abs/{})] [[code](https://github.com/o/{})]',
        '- "Zeta: Mock Networks", arXiv, 2024. [[paper](https://arxiv.org/abs/2404.19997)] '
        "[[code](https://github.com/mock/zeta)]",
        '- "Zeta: Mock Networks", arXiv, 2024. [[paper](https://arxiv.org/abs/2404.19997)]',
    ),
    "bold, one number for all": (
        "1. **{}** (arXiv 2023) [Paper](https://arxiv.org/abs/{}) [Code](https://github.com/o/{})",
        "1. **Zeta: Mock Networks** (arXiv 2024) [Paper](https://arxiv.org/abs/2404.19997) "
        "[Code](https://github.com/mock/zeta)",
        "1. **Zeta: Mock Networks** (arXiv 2024) [Paper](https://arxiv.org/abs/2404.19997)",
    ),
    "date first": (
        "- (arXiv 2023.05) {}, [[Paper]](https://arxiv.org/pdf/{}), [[Code]](https://github.com/o/{})",
        "- (arXiv 2024.04) Zeta: Mock Networks, [[Paper]](https://arxiv.org/pdf/2404.19997), "
        "[[Code]](https://github.com/mock/zeta)",
        "- (arXiv 2024.04) Zeta: Mock Networks, [[Paper]](https://arxiv.org/pdf/2404.19997)",
    ),
    "badges": (
        "- [{}](https://arxiv.org/abs/{}) [![Stars](https://img.shields.io/github/stars/o/{})]"
        "(https://github.com/o/{})",
        "- [Zeta: Mock Networks](https://arxiv.org/abs/2404.19997) "
        "[![Stars](https://img.shields.io/github/stars/mock/zeta)](https://github.com/mock/zeta)",
        "- [Zeta: Mock Networks](https://arxiv.org/abs/2404.19997)",
    ),
}
TITLES = [
    ("Deep Pruning of Nets", "2301.00001", "a"),
    ("A Study of Graphs", "2302.00002", "b"),
    ("Walks in Trees", "2303.00003", "c"),
]


@pytest.mark.parametrize("form", BULLETS)
def test_bullets_of_one_line(form):
    pattern, full, bare = BULLETS[form]
    lines = [
        pattern.replace("{}", title, 1).replace("{}", number, 1).replace("{}", repo)
        for title, number, repo in TITLES
    ]
    assert added(entries(*lines)) == full
    assert added(entries(*lines), BARE) == bare


def test_lines_with_nothing_left_in_them_go():
    text = entries(
        "- Deep Pruning of Nets.\n  [[pdf]](https://arxiv.org/abs/2301.00001)\n  - Cy Dot, Di Bar. *arXiv*, 2023.",
        "- A Study of Graphs.\n  [[pdf]](https://arxiv.org/abs/2302.00002)\n  - Ed Foo, Fi Baz. *arXiv*, 2023.",
        "- Walks in Trees.\n  [[pdf]](https://arxiv.org/abs/2303.00003)\n  - Gi Moo, Ho Qux. *arXiv*, 2023.",
    )
    new = "- Zeta: Mock Networks.\n  [[pdf]](https://arxiv.org/abs/2404.19997)\n  - "
    alone = NewPaper(TITLE, (ARXIV,), PAPER.authors, 2024)
    assert added(text, alone) == new + "Ada Mock, Bo Sample. *arXiv*, 2024."
    assert added(text, BARE) == new + "*arXiv*, 2024."


def test_keys_before_bare_links():
    one = "**{}**\n\n- Paper: https://arxiv.org/abs/{}\n- Code: https://github.com/o/{}"
    text = entries(*(one.format(*title) for title in TITLES), between="\n\n")
    key = "\n- Code: https://github.com/mock/zeta"
    start = "**Zeta: Mock Networks**\n- Paper: https://arxiv.org/abs/2404.19997"
    assert added(text) == start + key
    assert added(text, BARE) == start


def test_headings():
    one = "### {}\n\n**Authors**: Cy Dot, Di Bar\n\n[Paper](https://arxiv.org/abs/{}) | [Code](https://github.com/o/{})"
    four = [*TITLES, ("Of Bees and Birds", "2303.00004", "d")]
    text = entries(*(one.format(*title) for title in four), head="# Papers\n\n## All\n\n", between="\n\n")
    links = "[Paper](https://arxiv.org/abs/2404.19997) | [Code](https://github.com/mock/zeta)"
    assert added(text) == f"### Zeta: Mock Networks\n**Authors**: Ada Mock, Bo Sample\n{links}"


@pytest.mark.parametrize("wrong", [False, True])
def test_the_contents_name_a_heading_that_is_new(wrong):
    four = [*TITLES, ("Of Bees and Birds", "2303.00004", "d")]
    lines = [f"- [{title}](#{title.lower().replace(' ', '-')})\n" for title, *_ in four]
    lines[0] = lines[0].upper() if wrong else lines[0]
    one = "## {}\n\n[Paper](https://arxiv.org/abs/{}) | [Code](https://github.com/o/{})\n"
    text = "# Papers\n\n" + "".join(lines) + "\n" + "\n".join(one.format(*title) for title in four)
    papers = read_list(text)
    after = add_paper(papers, papers.root.children[0], BARE).papers.text
    entry = "\n## Zeta: Mock Networks\n\n[Paper](https://arxiv.org/abs/2404.19997)\n"
    line = "- [Zeta: Mock Networks](#zeta-mock-networks)\n"
    assert after == text.replace(lines[-1], lines[-1] + line) + entry


TABLE = """\
# Papers

| No | Title | Venue | Year | Authors | Code |
|---|---|---|---|---|---|
| 1 | [A Study of Graphs](https://arxiv.org/abs/2302.00002) | ICML | 2023 | Ed Foo | [code](https://github.com/o/b) |
| 2 | [Deep Pruning of Nets](https://arxiv.org/abs/2301.00001) | ICLR | 2023 | Cy Dot | - |
| 3 | [Walks in Trees](https://arxiv.org/abs/2303.00003) | ICLR | 2023 | Gi Moo | [code](https://github.com/o/c) |
"""


def test_rows_of_a_table():
    start = "| 4 | [Zeta: Mock Networks](https://arxiv.org/abs/2404.19997) |"
    code = "[code](https://github.com/mock/zeta)"
    published = NewPaper(TITLE, PAPER.links, PAPER.authors, 2024, "ICLR")
    assert added(TABLE, published) == f"{start} ICLR | 2024 | Ada Mock, Bo Sample | {code} |"
    assert added(TABLE, BARE) == f"{start}  | 2024 |  | - |"


def test_a_year_is_no_number():
    row = "| {} | [{}](https://arxiv.org/abs/{}) |\n"
    text = "# Papers\n\n| Year | Title |\n|---|---|\n" + "".join(
        row.format(2023, title, number) for title, number, _ in TITLES
    )
    assert added(text, BARE) == row.format(2024, TITLE, "2404.19997").strip()


def test_rows_of_another_table_are_no_model():
    wide = "\n".join(f"| [{t} and {t}](https://arxiv.org/abs/{n}) | a | b | c |" for t, n, _ in TITLES)
    text = (
        "# Papers\n\n## A\n\n| Title | X | Y | Z |\n|---|---|---|---|\n" + wide + "\n\n## B\n\n"
        "| Code | Title |\n|---|---|\n| - | [A Study of Trees](https://arxiv.org/abs/2304.00001) |\n"
    )
    papers = read_list(text)
    done = add_paper(papers, choose_section(papers, PAPER, "B"), PAPER)
    row = (
        "| [code](https://github.com/mock/zeta) | [Zeta: Mock Networks](https://arxiv.org/abs/2404.19997) |\n"
    )
    assert done.papers.text == text + row
    bare = add_paper(papers, choose_section(papers, PAPER, "A"), PAPER)
    assert "| [Zeta: Mock Networks](https://arxiv.org/abs/2404.19997) |  |  |  |\n" in bare.papers.text
    assert bare.left_out == (CODE,)


def test_bullets_and_indentation_are_those_of_the_place():
    lines = "\n".join(f"- {t}\n  [[pdf](https://arxiv.org/abs/{n})]" for t, n, _ in TITLES)
    text = f"# A\n\n{lines}\n\n# B\n\n+ Topics\n  * A Study of Mice\n    [[pdf](https://arxiv.org/abs/2304.00001)]\n"
    papers = read_list(text)
    done = add_paper(papers, choose_section(papers, BARE, "B"), BARE)
    assert (
        done.papers.text == text + "  * Zeta: Mock Networks\n    [[pdf](https://arxiv.org/abs/2404.19997)]\n"
    )


def test_a_padded_row_is_padded_and_numbers_count_on():
    padded = (
        "|   # | Title                                                  |\n|----:|:-------------------------------------------------------|\n"
        "|   1 | [A Study of Graphs](https://arxiv.org/abs/2302.00002)    |\n"
        "|   2 | [Walks in Trees](https://arxiv.org/abs/2303.00003)       |\n"
    )
    table = read_list(padded.replace("    |\n|   2", "    |\n|   2"))
    done = add_paper(table, table.root, NewPaper("Mock Nets", (ARXIV,)))
    assert [line[:6] for line in done.papers.text.splitlines()[2:]] == ["|   1 ", "|   2 ", "|   3 "]


def test_rows_of_html():
    row = '<tr>\n<th>{}</th>\n<th><a href="https://arxiv.org/abs/{}">arXiv 2023</a></th>\n<th></th>\n</tr>'
    text = "# Papers\n\n<table>\n" + "\n".join(row.format(*title) for title in TITLES) + "\n</table>\n"
    papers = read_list(text)
    done = add_paper(papers, choose_section(papers, BARE), NewPaper("Mock <Nets> & Co", (ARXIV,), year=2024))
    new = row.replace("2023", "2024").format("Mock &lt;Nets&gt; &amp; Co", "2404.19997")
    assert done.papers.text == text.replace("\n</table>", f"\n{new}\n</table>")


def test_what_belongs_to_one_entry_only_is_not_taken_over():
    text = entries(
        "- **[DP]** Deep Pruning of Nets [[paper](https://arxiv.org/abs/2301.00001)] `best paper` :fire:",
        "- **[SG]** SG: A Study of Graphs [[paper](https://arxiv.org/abs/2302.00002)] slow, but good",
        "- **[WT]** WT: Walks in Trees [[paper](https://arxiv.org/abs/2303.00003)] (with proofs)",
    )
    assert added(text, BARE) == "- **[Zeta]** Zeta: Mock Networks [[paper](https://arxiv.org/abs/2404.19997)]"
    unnamed = NewPaper("Mock Networks of Nothing", (ARXIV,))
    assert added(text, unnamed) == "- Mock Networks of Nothing [[paper](https://arxiv.org/abs/2404.19997)]"


def test_nobody_knows_in_what_new_code_is_written():
    line = "- {} [[pdf](https://arxiv.org/abs/{})] [[PyTorch](https://github.com/o/{})]"
    assert "[[code](https://github.com/mock/zeta)]" in added(
        entries(*(line.format(*title) for title in TITLES))
    )


def test_a_place_without_line_ending_and_with_crlf():
    text = entries(*("- {} [[paper](https://arxiv.org/abs/{})]".format(*title) for title in TITLES)).strip()
    papers = read_list(text.replace("\n", "\r\n"))
    done = add_paper(papers, choose_section(papers, BARE), BARE)
    assert done.papers.text.startswith(papers.text)
    assert (
        done.papers.text[len(papers.text) :]
        == "\r\n- Zeta: Mock Networks [[paper](https://arxiv.org/abs/2404.19997)]"
    )


HOSTILE = [
    "Two\nlines\tand blanks",
    "A | pipe || in it",
    "A [bracket] and [[more]]",
    "A `tick` and ``two``",
    "Out](https://evil.example/) of it",
    "*Stars* and __lines__ of A* search",
    "<b>Bold</b> & <!-- awesome-lint: disable-file -->",
    "Dollars $x_1$ and \\backslash\\",
    "Quotes \"of\" 'mine'",
    "# 1. A heading of it - with dashes",
    "Ends with a [",
    "Ünï¢ödé — 论文 的 标题",
]


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("form", ["tags", "title link", "quoted, venue and year", "table"])
def test_any_title_reads_as_itself_or_is_refused(title, form):
    lines = (
        [BULLETS[form][0].replace("{}", t, 1).replace("{}", n, 1).replace("{}", r) for t, n, r in TITLES]
        if form != "table"
        else []
    )
    papers = read_list(entries(*lines) if lines else TABLE)
    paper = NewPaper(title, (ARXIV,))
    try:
        done = add_paper(papers, choose_section(papers, paper), paper)
    except WritingError:
        return
    assert done.entry.title == " ".join(title.split())
    assert [link.url for link in done.entry.links] == [ARXIV[1]]
    assert len(done.papers.entries) == len(papers.entries) + 1


@pytest.mark.parametrize(
    "title", ["", " \n", "???", "bell\x07", "to the left \u202e", "x" * 501, "half \ud800"]
)
def test_no_title(title):
    papers = read_list(TABLE)
    with pytest.raises(WritingError, match="title"):
        add_paper(papers, papers.root.children[0], NewPaper(title, (ARXIV,)))


@pytest.mark.parametrize("url", ["https://a.example/b c", "https://a.example/\x00"])
def test_no_url(url):
    papers = read_list(TABLE)
    with pytest.raises(WritingError, match="URL"):
        add_paper(papers, papers.root.children[0], NewPaper(TITLE, (("paper", url),)))


def test_a_url_cannot_break_out():
    papers = read_list(TABLE)
    url = "https://a.example/b)|[x](https://evil.example"
    done = add_paper(papers, papers.root.children[0], NewPaper(TITLE, (("paper", url),)))
    assert [link.host for link in done.entry.links] == ["a.example"]


def test_blanks_behind_a_title_do_not_count():
    lines = [f"- [[arXiv](https://arxiv.org/abs/{id})] {title}" for title, id, _ in TITLES]
    lines[0] += "  [[code](https://github.com/o/a)]"
    new = "- [[arXiv](https://arxiv.org/abs/2404.19997)] Zeta: Mock Networks [[code](https://github.com/mock/zeta)]"
    assert " ".join(added(entries(*lines)).split()) == new


@pytest.mark.parametrize("month", ["5", "05"])
def test_months_have_the_digits_that_others_have(month):
    dates = [month, "10", "11"]
    lines = [
        f"- (arXiv 2023.{date}) {title}, [[Paper]](https://arxiv.org/pdf/{id})"
        for date, (title, id, _) in zip(dates, TITLES, strict=True)
    ]
    assert added(entries(*lines), BARE).startswith(f"- (arXiv 2024.{month.replace('5', '4')}) Zeta")


def test_the_bullet_is_that_of_the_section():
    others = [f"- {title} [[paper](https://arxiv.org/abs/{id})] [[code](x)]" for title, id, _ in TITLES]
    text = entries(
        "## 2023",
        *others,
        "## 2024",
        "+ On Mocks [[paper](https://arxiv.org/abs/2401.00009)]",
        between="\n\n",
    )
    assert added(text).startswith("+ Zeta")
