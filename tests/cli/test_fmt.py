from pathlib import Path

import pytest
from cli_samples import CLEAN, EMPTY

MESSY = """\
# Awesome Papers

## 2024

- Zebras [[paper](https://arxiv.org/abs/2401.00001)]



- Apples [[paper](https://arxiv.org/abs/2402.00002)]
"""
TITLE = ["--order", "title"]


def test_rewrites(put, run):
    result = run("fmt", *TITLE, put("list.md", MESSY))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "list.md: rewritten\n")
    text = Path("list.md").read_text()
    assert text.index("Apples") < text.index("Zebras")
    again = run("fmt", *TITLE, "list.md")
    assert (again.exit_code, again.output, Path("list.md").read_text()) == (0, "", text)


def test_check_writes_nothing(put, run):
    result = run("fmt", "--check", *TITLE, put("list.md", MESSY), put("clean.md"))
    assert (result.exit_code, result.stdout) == (1, "list.md: would be rewritten\n")
    assert Path("list.md").read_text() == MESSY
    assert run("fmt", "--check", "clean.md").exit_code == 0


def test_diff_writes_nothing(put, run):
    result = run("fmt", "--diff", *TITLE, put("list.md", MESSY))
    assert result.exit_code == 1
    assert result.stdout.startswith("--- a/list.md\n+++ b/list.md\n@@ ")
    assert Path("list.md").read_text() == MESSY


def test_standard_input(run):
    result = run("fmt", *TITLE, "-", input=MESSY)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.index("Apples") < result.stdout.index("Zebras")
    assert run("fmt", "-", input=CLEAN).stdout == CLEAN


def test_parts_can_be_left_out(put, run):
    result = run("fmt", "--no-order", "--no-blank-lines", "--no-toc", "--no-links", put("list.md", MESSY))
    assert (result.exit_code, Path("list.md").read_text()) == (0, MESSY)


def test_says_why_when_asked(put, run):
    assert (
        "list.md: ordered by title, as configured\n" in run("fmt", "-v", *TITLE, put("list.md", MESSY)).stderr
    )
    assert run("fmt", "-q", *TITLE, put("list.md", MESSY)).output == ""


def test_a_named_file_without_entries(put, run):
    result = run("fmt", put("notes.md", EMPTY))
    assert (result.exit_code, Path("notes.md").read_text()) == (1, EMPTY)
    assert "no entry of a paper" in result.stderr
    assert run("fmt", "--allow-empty", "notes.md").exit_code == 0


def test_what_would_lose_something_is_not_written(put, run, monkeypatch):
    from awesome_lint.guard import LossError

    def lose(*args):
        raise LossError("b.md:6: would lose the title 'X'")

    monkeypatch.setattr("awesome_lint.layout.formatter.check_loss", lose)
    result = run("fmt", *TITLE, put("list.md", MESSY))
    assert (result.exit_code, Path("list.md").read_text()) == (1, MESSY)
    assert "nothing written" in result.stderr


@pytest.mark.parametrize("order", ["titel", "up"])
def test_an_unknown_order(put, run, order):
    assert run("fmt", "--order", order, put("list.md")).exit_code == 2
