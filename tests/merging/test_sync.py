"""What `sync` says of two lists or more: what one has and the other lacks, and nothing else."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from awesome_lint.cli.main import main

SCHEMA = json.loads(files("awesome_lint").joinpath("schemas/sync.schema.json").read_text("utf-8"))
PRUNING, GRAPHS = "Pruning Deep Networks Quickly", "A Study of the Colours of Graphs"
SPARSE = "Sparse Attention for Long Texts"


def arxiv(number):
    return f"https://arxiv.org/abs/2001.{number:05d}"


def item(title, number, more=""):
    return f"- {title} [[paper]({arxiv(number)})]{more}\n"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def sync(*texts, options=(), status=1):
    names = [f"{name}.md" for name in "abcd"[: len(texts)]]
    for name, text in zip(names, texts, strict=True):
        Path(name).write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["sync", *options, *names])
    assert result.exit_code == status, result.output
    return result.stdout


def differences(*texts, status=1):
    data = json.loads(sync(*texts, options=["--output-format", "json"], status=status))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return [(d["kind"], f"{d['file']}:{d['line']}", d["related"][0]["line"]) for d in data["differences"]]


BOTH = f"# Pruning\n\n{item(PRUNING, 1)}"


def test_lists_that_have_the_same():
    assert sync(BOTH, BOTH, status=0) == "Found no difference between 2 lists (1 paper, 1 in all of them).\n"


def test_a_paper_belongs_to_the_same_section():
    other = f"# Papers\n\n# Pruning\n\n{item(PRUNING, 1)}{item(GRAPHS, 2)}"
    assert differences(BOTH, other) == [("missing-paper", "a.md:1", 6)]
    assert sync(BOTH, other).splitlines() == [
        f"a.md:1:1: missing-paper lacks '{GRAPHS}' (arxiv:2001.00002) of b.md:6; add it to this section",
        "a.md lacks 1 paper.",
        "Found 1 difference between 2 lists (2 papers, 1 in all of them).",
    ]


def test_without_headings_a_paper_stands_behind_another():
    assert differences(item(PRUNING, 1), f"\n{item(PRUNING, 1)}{item(GRAPHS, 2)}") == [
        ("missing-paper", "a.md:1", 3)
    ]


@pytest.mark.parametrize(
    "other",
    [
        item(PRUNING, 1).replace("abs", "pdf"),
        item(PRUNING, 1).replace("https://arxiv.org/abs/", "https://www.arxiv.org/abs/"),
        f"| [{PRUNING}]({arxiv(1)}v2) | arXiv 2020 |\n".join(("| title | venue |\n| - | - |\n", "")),
        f"1. **[{PRUNING}]({arxiv(1)})**, arXiv 2020.\n",
        f"- {PRUNING.upper()}. [[arXiv]({arxiv(1)})]\n",
        item("Prune Networks Fast", 1),
    ],
)
def test_one_paper_written_in_other_ways(other):
    assert differences(item(PRUNING, 1), other, status=0) == []


def test_an_exact_title_is_enough_and_a_similar_one_is_not():
    page = "- {} [[paper](https://example.org/{}.pdf)]\n"
    assert [kind for kind, *_ in differences(item(PRUNING, 1), page.format(PRUNING, "p"))] == [
        "missing-link",
        "missing-link",
    ]
    assert differences(item(PRUNING, 1), page.format("Prunning Deep Networks Quickly", "p")) == [
        ("perhaps-same", "b.md:1", 1)
    ]


def test_similar_titles_with_other_ids_are_other_papers():
    assert [kind for kind, *_ in differences(item(PRUNING, 1), item(PRUNING + " 2", 2))] == [
        "missing-paper",
        "missing-paper",
    ]


def test_a_link_that_one_lacks():
    code = " [[code](https://github.com/a/b)]"
    assert differences(item(PRUNING, 1), item(PRUNING, 1, code)) == [("missing-link", "a.md:1", 1)]
    assert f"'{PRUNING}' lacks the code link https://github.com/a/b of b.md:1; add it" in sync(
        item(PRUNING, 1), item(PRUNING, 1, code)
    )


@pytest.mark.parametrize(
    "more",
    [
        " [[code](https://paperswithcode.com/paper/x)]",
        " [[code]()]",
        " [[code](TBD)]",
        " [[Jane Doe](https://jane.github.io)]",
        " ![stars](https://img.shields.io/github/stars/a/b)",
    ],
)
def test_links_that_nobody_misses(more):
    assert differences(item(PRUNING, 1), item(PRUNING, 1, more), status=0) == []


def test_two_links_of_one_kind_to_different_things():
    code = " [[code](https://github.com/a/{})]"
    both = item(PRUNING, 1, code.format("b")), item(PRUNING, 1, code.format("c"))
    assert differences(*both) == [("other-link", "b.md:1", 1)]
    assert "choose one for both" in sync(*both)
    assert "one is wrong" in sync(item(PRUNING, 1), item(PRUNING, 2))


def test_one_id_under_two_titles():
    assert differences(item(PRUNING, 1), item(GRAPHS, 1)) == [("one-id-two-titles", "a.md:1", 1)]


def test_a_wrong_link_does_not_hide_the_paper():
    right = item(PRUNING, 1) + item(GRAPHS, 2)
    assert differences(right, item(PRUNING, 1) + item(GRAPHS, 1)) == [("other-link", "b.md:2", 2)]


def test_venues_and_years():
    text = f'- "{PRUNING}", {{}}. [[paper]({arxiv(1)})]\n'
    assert differences(text.format("ICML 2020"), text.format("ICLR 2021")) == [("other-data", "b.md:1", 1)]
    assert differences(text.format("NIPS 2020"), text.format("NeurIPS 2020"), status=0) == []
    assert "year 2021 of" in sync(text.format("ICML 2020"), text.format("ICML 2021"))


TITLES = [
    (PRUNING, "快速剪枝深度网络的方法"),
    (GRAPHS, "图着色问题的一个研究"),
    (SPARSE, "面向长文本的稀疏注意力"),
]
ENGLISH = "# Papers\n\n## Pruning\n\n{}\n## Graphs\n\n{}\n## Attention\n\n{}"
CHINESE = "# 论文\n\n## 剪枝\n\n{}\n## 图\n\n{}\n## 注意力\n\n{}"
FIRST, SECOND = ([item(titles[i], n) for n, titles in enumerate(TITLES)] for i in (0, 1))


def test_a_translation():
    assert differences(ENGLISH.format(*FIRST), CHINESE.format(*SECOND), status=0) == []


def test_what_a_translation_lacks_belongs_below_the_translated_heading():
    more = [FIRST[0], FIRST[1] + item("Colouring Planar Graphs in Parallel", 7), FIRST[2]]
    assert differences(ENGLISH.format(*more), CHINESE.format(*SECOND)) == [("missing-paper", "b.md:7", 10)]


def test_a_translated_section_without_common_papers_is_told_by_its_position():
    more = [*FIRST[:2], item("Attention in Linear Time for Everyone", 8)]
    assert differences(ENGLISH.format(*more), CHINESE.format(*SECOND)) == [
        ("missing-paper", "a.md:11", 13),
        ("missing-paper", "b.md:11", 13),
    ]


def test_translated_titles_without_an_id_are_not_compared():
    more = "- [A Long Title without a Paper](https://a.github.io/b/), ICML 2020\n"
    assert "1 paper without an id" in sync(ENGLISH.format(*FIRST) + more, CHINESE.format(*SECOND), status=0)


def test_a_section_that_one_lacks():
    english = ENGLISH.format(*FIRST)
    shorter = english.partition("## Attention")[0]
    assert differences(english, shorter) == [
        ("missing-section", "b.md:1", 11),
        ("missing-paper", "b.md:1", 13),
    ]
    assert "b.md lacks 1 paper, 1 section." in sync(english, shorter)


def test_lists_that_are_cut_otherwise_lack_no_section():
    years = "# 2020\n\n{}\n# 2021\n\n{}{}"
    assert differences(ENGLISH.format(*FIRST), years.format(*FIRST), status=0) == []


def test_three_lists():
    three = item(PRUNING, 1) + item(GRAPHS, 2), item(PRUNING, 1) + item(GRAPHS, 2), item(PRUNING, 1)
    assert differences(*three) == [("missing-paper", "c.md:1", 2)]
    assert "  = see b.md:2: " in sync(*three)


def test_a_paper_in_a_line_that_is_no_entry_is_there():
    prose = f"\nSee [this one]({arxiv(2)}), too.\n"
    assert differences(item(PRUNING, 1) + prose, item(PRUNING, 1) + item(GRAPHS, 2), status=0) == []


def test_only_some_kinds():
    texts = item(PRUNING, 1), item(PRUNING, 1, " [[code](https://github.com/a/b)]")
    assert sync(*texts, options=["--only", "missing-paper"], status=0)
    sync(*texts, options=["--only", "missing-papers"], status=2)


def test_it_takes_two():
    sync(BOTH, status=2)
    result = CliRunner().invoke(main, ["sync", "a.md", "gone.md"])
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("text", ["", "\0", "# \n- []()\n", "- [[x](", "|a|\n|-|\n|" + "[" * 500])
def test_any_text(text):
    sync(text, BOTH)
    sync(text, text, status=0)
