"""Lists from data: shapes, sections, regions, several files."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from awesome_lint.build.lists import Built, Options
from awesome_lint.cli.main import main
from awesome_lint.config import Config
from awesome_lint.data.record import Record, RecordLink
from awesome_lint.papers.reader import read_list

from .build import build, entry, formatted
from .hostile import LONG, TITLES

THREE = [
    entry("Beta of Networks", 2023, "ICLR"),
    entry("Gamma of Networks", 2024, "CVPR"),
    entry("Alpha of Networks", 2024, "CVPR", authors=["Ada Lovelace", "Alan Turing"]),
]


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_bullets_in_sections():
    assert (
        build(THREE, "--group-by", "year,venue", "--title", "Papers")
        == """\
# Papers

3 papers.

- [2024](#2024) (2)
  - [CVPR](#cvpr-2024) (2)
- [2023](#2023) (1)
  - [ICLR](#iclr-2023) (1)

## 2024

### CVPR 2024

- **Alpha of Networks**. Ada Lovelace, Alan Turing. [[paper](https://example.org/A)] [[code](https://github.com/a/b)]
- **Gamma of Networks** [[paper](https://example.org/G)] [[code](https://github.com/a/b)]

## 2023

### ICLR 2023

- **Beta of Networks** [[paper](https://example.org/B)] [[code](https://github.com/a/b)]
"""
    )


def test_venue_and_year_stand_in_the_entry_where_no_heading_tells_them():
    assert "- **Beta of Networks**. ICLR 2023. [[paper]" in build(THREE)
    assert "- **Beta of Networks**. ICLR 2023. [[paper]" in build(THREE, "--group-by", "year")


def test_a_table():
    assert (
        build(THREE[:2], "--shape", "table", "--columns", "#,title,venue,year,code", "--order", "keep")
        == """\
| # | title                                      | venue | year | code                           |
|--:|:-------------------------------------------|:------|-----:|:-------------------------------|
| 0 | [Beta of Networks](https://example.org/B)  | ICLR  | 2023 | [code](https://github.com/a/b) |
| 1 | [Gamma of Networks](https://example.org/G) | CVPR  | 2024 | [code](https://github.com/a/b) |
"""
    )


def test_by_keyword_and_topic():
    data = [
        entry("A Paper on X", keywords=["fast", "small"]),
        entry("B Paper on Y", section=["Theory", "2020"]),
    ]
    text = build(data, "--group-by", "keyword")
    assert [line for line in text.splitlines() if line.startswith("#")] == ["## fast", "## small", "## Other"]
    assert text.count("A Paper on X") == 2
    assert "## Theory\n\n- **B Paper" in build(data, "--group-by", "topic")


def test_labels_are_spelled_one_way_and_stand_in_one_order():
    data = [
        entry(
            f"Paper number {name}", links={"Code": f"https://github.com/a/{name}", "paper": "https://x.org/1"}
        )
        for name in "abc"
    ]
    data.append(entry("Paper number d", links={"code": "https://github.com/a/d", "paper": "https://x.org/1"}))
    text = build(data)
    assert text.count("[[Code](") == 4
    assert text == formatted(text)


SECTIONS = st.sampled_from(
    [(), ("2024",), ("2023", "CVPR"), ("2023", "ICLR"), ("Theory",), ("Papers", "2020")]
)
RECORDS = st.lists(
    st.builds(
        lambda title, number, section, labels: Record(
            f"Paper {title} of {number}",
            year=2000 + number,
            venue="CVPR" if number % 2 else None,
            section=section,
            links=[
                RecordLink(kind, label, f"https://example.org/{number}/{kind}")
                for kind, label in [("paper", "paper"), ("code", labels), ("project", "Website")][
                    : 1 + number % 3
                ]
            ],
        ),
        TITLES,
        st.integers(0, 24),
        SECTIONS,
        st.sampled_from(["code", "Code", "PyTorch"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=30, deadline=None)
@given(
    records=RECORDS,
    shape=st.sampled_from(["bullets", "table"]),
    keys=st.sampled_from([(), ("year", "venue"), ("topic",), ("none",)]),
)
def test_formatting_what_is_built_changes_nothing(records, shape, keys):
    text = Built(records, Options(shape, group_by=keys), Config()).text()
    assert formatted(text) == text


@pytest.mark.parametrize("shape", ["bullets", "table"])
@settings(max_examples=50, deadline=None)
@given(titles=st.lists(TITLES, min_size=1, max_size=3))
@example(titles=[LONG])
@example(titles=["Paper:", '"Quoted" is all you need', "a | b | c", "1. First of all", "[2020] x", "Code: y"])
def test_hostile_titles_come_back_from_markdown(shape, titles):
    titles = [f"Paper {' '.join(title.split())} of all" for title in titles]
    records = [
        Record(title, links=[RecordLink("paper", "paper", "https://arxiv.org/abs/2001.00001")])
        for title in titles
    ]
    text = Built(records, Options(shape, order="keep"), Config()).text()
    papers = read_list(text)
    assert [entry.title for entry in papers.entries] == titles
    assert {link.url for entry in papers.entries for link in entry.links} == {
        "https://arxiv.org/abs/2001.00001"
    }
    assert not any(inline.kind == "html" for block in papers.walk() for inline in block.inlines)


def test_regions_of_a_hand_written_file():
    Path("README.md").write_text(
        "# Mine\n\nThere are <!-- awesome-lint:begin count -->0<!-- awesome-lint:end count --> papers.\n\n"
        "<!-- awesome-lint:begin contents -->\nold\n<!-- awesome-lint:end contents -->\n\n## 2024\n\nNews.\n\n## Papers\n\n"
        "<!-- awesome-lint:begin papers -->\nold\n<!-- awesome-lint:end papers -->\n\n## License\n\n"
        "```\n<!-- awesome-lint:begin papers -->\n```\n"
    )
    build(THREE, "--group-by", "year", "--output", "README.md")
    text = Path("README.md").read_text()
    assert "There are <!-- awesome-lint:begin count -->3<!-- awesome-lint:end count --> papers." in text
    assert "\n\n- [2024](#2024-1) (2)\n- [2023](#2023) (1)\n\n" in text
    assert "\n### 2024\n\n- **Alpha" in text
    assert "old" not in text
    assert text.startswith("# Mine\n\nThere")
    assert text.endswith("```\n<!-- awesome-lint:begin papers -->\n```\n")
    build(THREE, "--group-by", "year", "--output", "README.md", "--check")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_region_is_a_section(newline):
    text = "# A\n\n<!-- awesome-lint:begin 2023 -->\n<!-- awesome-lint:end 2023 -->\n\n<!-- awesome-lint:begin 2024 -->\n<!-- awesome-lint:end 2024 -->\n"
    Path("README.md").write_bytes(text.replace("\n", newline).encode())
    build(THREE, "--group-by", "year", "--output", "README.md")
    written = Path("README.md").read_bytes().decode()
    assert written.split("2024 -->")[0].count("Beta") == 1
    assert written.count(newline) == written.count("\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!-- awesome-lint:begin papers -->\n", "README.md:1: 'begin papers' without its 'end'"),
        ("\n<!-- awesome-lint:end papers -->\n", "README.md:2: 'end papers' without its 'begin'"),
    ],
)
def test_a_stray_mark_is_an_error(text, message):
    Path("README.md").write_text(text)
    build(THREE, "--output", "README.md", status=2)
    assert Path("README.md").read_text() == text


def test_check_writes_nothing():
    assert build(THREE, "--output", "README.md", "--check", status=1) == "README.md: would be written\n"
    assert not Path("README.md").exists()
    build(THREE, "--output", "README.md")
    assert build(THREE, "--output", "README.md", "--check") == ""


def test_several_files_where_one_would_be_too_large():
    data = [entry(f"Paper {i} " + "with a long title " * 20, 2020 + i // 1000) for i in range(2200)]
    build(data, "--group-by", "year", "--title", "Papers", "--output", "README.md", "-q")
    assert Path("README.md").read_text() == (
        "# Papers\n\n2,200 papers.\n\n- [2022](README-2022.md) (200)\n"
        "- [2021](README-2021.md) (1000)\n- [2020](README-2020.md) (1000)\n"
    )
    for path in Path().glob("README*.md"):
        assert path.stat().st_size <= 512_000
    first = Path("README-2021.md").read_text()
    assert first.startswith(
        "# 2021\n\n[Contents](README.md) · [Previous](README-2022.md) · [Next](README-2020.md)\n\n- **"
    )
    parts = [Path(f"README-{year}.md").read_text().count("\n- ") for year in (2020, 2021, 2022)]
    assert parts == [1000, 1000, 200]


def test_usage():
    assert build(THREE, "--check", status=2) == ""
    build(THREE, "--shape", "template", status=2)
    build(THREE, "--group-by", "colour", status=2)
    build("{", status=2)


def test_data_without_papers_overwrites_nothing():
    Path("README.md").write_text("old")
    build([], "--output", "README.md", status=1)
    assert Path("README.md").read_text() == "old"


def test_a_list_is_data_too():
    Path("list.md").write_text("- **A Paper on X**. CVPR 2020. [[paper](https://arxiv.org/abs/2001.00001)]\n")
    result = CliRunner().invoke(
        main, ["build", "list.md", "--shape", "table", "--columns", "title,venue,year"]
    )
    assert (
        result.output.splitlines()[2] == "| [A Paper on X](https://arxiv.org/abs/2001.00001) | CVPR  | 2020 |"
    )


def test_a_full_stop_stands_once():
    assert build([entry("A Paper on Nets.", 2020, "CVPR")]).startswith("- **A Paper on Nets.** CVPR 2020.")


def test_sections_stand_in_lines_of_their_own_though_the_marks_share_one():
    Path("list.md").write_text("<!-- awesome-lint:begin papers --><!-- awesome-lint:end papers -->\n")
    build([entry("A Paper on Nets")], "--output", "list.md")
    assert "papers -->\n\n- **A Paper on Nets**" in Path("list.md").read_text()


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- awesome-lint begin papers -->",
        "<!--awesome-lint:begin-papers-->",
        "<!-- awesome-lint:BEGIN papers",
    ],
)
def test_marks_that_cannot_be_read_keep_the_file(mark):
    Path("list.md").write_text(f"Ours.\n\n{mark}\n")
    build([entry("A Paper on Nets")], "--output", "list.md", status=2)
    assert Path("list.md").read_text() == f"Ours.\n\n{mark}\n"


def test_columns_make_a_table():
    assert build([entry("A Paper on Nets", 2020)], "--columns", "title,year").startswith("| title")
    assert build([entry("A Paper on Nets")], "--columns", "title", "--shape", "bullets", status=2) == ""


def test_a_column_of_nothing_is_an_error():
    assert build([entry("A Paper on Nets")], "--columns", "title,vneue", status=2) == ""
