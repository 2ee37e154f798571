"""EfficientPaper's prototxt files, and the table that is made of them."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings

from awesome_lint.cli.main import main
from awesome_lint.data.errors import DataError
from awesome_lint.data.prototxt import read_prototxt, write_prototxt
from awesome_lint.data.record import Record, RecordLink
from awesome_lint.data.textproto import read_message

from .hostile import LONG, TITLES

SEEDS = os.environ.get("AWESOME_LINT_SEEDS")
PAPER = """\
paper {
  title: "Sparse \\"Nets\\" by \\303\\251tudes"  # a comment
  abbr: "SN"
  url: 'https://arxiv.org/abs/2001.00001'
  authors: "Ada Lovelace"
  authors: "Alan " "Turing"
  institutions: ["One", "Two"]
}
pub: < where: "ICML" year: 2023 >
code { type: "Pytorch"; url: "https://github.com/a/b" }
note { url: "" }
keyword { words: sparse_pruning words: quantization }
update_time: 1767941887
"""


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def run(*args):
    result = CliRunner().invoke(main, [*args, "--isolated"])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes.decode()


def cells(text):
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]


def test_all_its_fields():
    (record,) = read_prototxt(PAPER, "meta/sn.prototxt")
    assert (record.title, record.year, record.venue) == ('Sparse "Nets" by études', 2023, "ICML")
    assert record.authors == ["Ada Lovelace", "Alan Turing"]
    assert [(link.kind, link.label) for link in record.links] == [("arxiv", None), ("code", "Pytorch")]
    assert record.more["keywords"] == ["sparse_pruning", "quantization"]
    assert record.more["institutions"] == ["One", "Two"]


@settings(max_examples=80, deadline=None)
@given(title=TITLES)
@example(title=LONG.strip())
def test_hostile_titles(title):
    links = [
        RecordLink("paper", title, "https://x.org/1"),
        RecordLink("code", "code", "https://github.com/a/b"),
    ]
    (text,) = write_prototxt([Record(title, links=links, section=(title,))]).values()
    (back,) = read_prototxt(text, "x")
    assert (back.title, back.section, back.links) == (title, (title,), links)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('paper {\n title: "A\n}', "x:2: a value was expected"),
        ('paper {\n title: "A"', "x:2: a field was expected"),
        ('paper {\n title "A"\n}', "x:2: a colon or a brace was expected"),
        ("a {" * 100, "x:1: messages within messages too deep"),
        ('paper: "A"', "x:1: 'paper' must be a message"),
        ("pub { }", "x:1: an entry without a title"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, message):
    with pytest.raises(DataError, match=message):
        read_prototxt(text, "x")


def test_a_message_with_lists_and_both_brackets():
    assert read_message("a: [1, 2] b < c: x > b { c: y },", "x") == {
        "a": ["1", "2"],
        "b": [{"c": ["x"]}, {"c": ["y"]}],
    }


def test_a_folder_becomes_the_table_that_efficientpaper_makes_of_it():
    Path("meta/2023").mkdir(parents=True)
    Path("docs/sub").mkdir(parents=True)
    Path("meta/2023/sn.prototxt").write_text(PAPER)
    run("build", "meta", "--output", "docs/sub/README.md")
    header, _, row = cells(Path("docs/sub/README.md").read_text())
    assert dict(zip(header, row, strict=True)) == {
        "": "0",
        "meta": "[SN](../../meta/2023/sn.prototxt)",
        "title": '[Sparse "Nets" by études](https://arxiv.org/abs/2001.00001)',
        "publication": "ICML",
        "year": "2023",
        "code": "[Pytorch](https://github.com/a/b)",
        "note": "",
        "cover": "",
    }


@pytest.mark.skipif(not SEEDS, reason="AWESOME_LINT_SEEDS names no folder of seed lists")
def test_the_seed_table_comes_back():
    seed = Path(SEEDS) / "efficient_table.md"
    run("export", str(seed), "--format", "prototxt", "--output", "meta")
    assert len(list(Path("meta").iterdir())) == 26
    there, back = cells(seed.read_text()), cells(run("build", "meta"))
    assert [there[0], *there[2:]] == [back[0], *back[2:]]
