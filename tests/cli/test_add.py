from pathlib import Path

import pytest
from cli_samples import CLEAN, EMPTY

NEW = ["--offline", "2403.00003", "--title", "Careful Pruning"]
LINE = "- Careful Pruning [[paper](https://arxiv.org/abs/2403.00003)]\n"


def test_adds_a_line_and_shows_it(put, run):
    result = run("add", *NEW, "--to", put("list.md"))
    assert result.exit_code == 0
    assert result.stdout.startswith("--- a/list.md\n+++ b/list.md\n@@ ")
    assert [line for line in result.stdout.splitlines()[2:] if line[0] in "+-"] == [f"+{LINE[:-1]}"]
    assert result.stderr == "list.md:7: added to Awesome Papers > 2024\n"
    assert Path("list.md").read_text() == CLEAN + LINE
    assert run("check", "list.md").exit_code == run("fmt", "--check", "--no-order", "list.md").exit_code == 0


def test_shows_only(put, run):
    result = run("add", *NEW, "--diff", "--to", put("list.md"))
    assert (result.exit_code, result.stderr, Path("list.md").read_text()) == (0, "", CLEAN)
    assert f"+{LINE}" in result.stdout


def test_the_readme_is_the_list(put, run):
    put("README.md")
    assert run("add", *NEW, "--quiet").output == ""
    assert Path("README.md").read_text() == CLEAN + LINE


def test_standard_input(run):
    result = run("add", *NEW, "--to", "-", input=CLEAN)
    assert (result.exit_code, result.stdout) == (0, CLEAN + LINE)


@pytest.mark.parametrize(
    "url", ["2401.00001v2", "10.48550/arXiv.2401.00001", "https://alphaxiv.org/abs/2401.00001"]
)
def test_a_paper_that_is_there_is_refused(put, run, url):
    result = run("add", url, "--to", put("list.md"))
    assert (result.exit_code, result.stdout, Path("list.md").read_text()) == (1, "", CLEAN)
    assert result.stderr.startswith("awesome-lint: list.md:5: is there already: ")


def test_one_with_the_title_of_another_is_refused(put, run):
    result = run("add", "2403.00003", "--title", "A paper on **pruning**", "--to", put("list.md"))
    assert (result.exit_code, Path("list.md").read_text()) == (1, CLEAN)
    assert "list.md:5: is there already: the title is 'A Paper on Pruning'" in result.stderr


def test_all_that_is_known(put, run):
    table = (
        "# Papers\n\n| Title | Authors | Venue | Year | Code |\n|---|---|---|---|---|\n"
        "| [A Study](https://arxiv.org/abs/2101.00001) | Ed Foo | ICML | 2021 | [code](https://github.com/o/a) |\n"
        "| [B Study](https://arxiv.org/abs/2101.00002) | Fi Bar | ICLR | 2021 | [code](https://github.com/o/b) |\n"
    )
    told = ["--author", "Ada Mock", "--author", "Bo Sample", "--venue", "ICLR", "--year", "2025"]
    link = ["--link", "code=https://github.com/mock/zeta"]
    result = run("add", *NEW, *told, *link, "--to", put("list.md", table))
    assert result.exit_code == 0
    row = "| [Careful Pruning](https://arxiv.org/abs/2403.00003) | Ada Mock, Bo Sample | ICLR | 2025 | [code](https://github.com/mock/zeta) |\n"
    assert Path("list.md").read_text() == table + row


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["2403.00003"], "The title is not known; say it with --title."),
        ([], "Name a paper"),
        (["nonsense", "--title", "T"], "neither an id nor a URL of a paper: nonsense"),
        (
            [*NEW, "--section", "Prunig"],
            "no section is called 'Prunig'; its sections with entries: 'Awesome Papers > 2024'",
        ),
        ([*NEW, "--link", "code"], "'code' is not KIND=URL"),
        ([*NEW, "--link", "cod=https://a.example"], "unknown kind 'cod'; did you mean 'code'?"),
        ([*NEW, "--year", "24"], "24 is not in the range"),
        ([*NEW, "--title", "bell\x07"], "cannot be seen: U+0007"),
    ],
)
def test_wrong_usage(put, run, args, message):
    result = run("add", *args, "--to", put("list.md"))
    assert (result.exit_code, Path("list.md").read_text()) == (2, CLEAN)
    assert message in " ".join(result.stderr.split())


def test_which_of_several_lists(put, run):
    put("a.md")
    put("b.md", CLEAN.replace("2024", "Graphs").replace("A Paper", "B Paper").replace("Better", "Worse"))
    put(".awesome-lint.toml", 'paths = ["a.md", "b.md"]')
    result = run("add", *NEW)
    assert result.exit_code == 2
    assert "Say --to; there are a.md, b.md" in result.stderr
    assert run("add", *NEW, "--section", "Graphs").exit_code == 0
    assert LINE in Path("b.md").read_text()


def test_the_configuration_is_followed(put, run):
    put(".awesome-lint.toml", 'order = "title"\narxiv-form = "pdf"\nlabels = { paper = "PDF" }')
    assert (
        run("add", "--offline", "2403.00003", "--title", "An Aardvark", "--to", put("list.md")).exit_code == 0
    )
    assert "- An Aardvark [[PDF](https://arxiv.org/pdf/2403.00003)]\n- Better" in Path("list.md").read_text()


def test_a_file_that_is_no_list(put, run):
    result = run("add", *NEW, "--to", put("notes.md", EMPTY))
    assert (result.exit_code, Path("notes.md").read_text()) == (2, EMPTY)
    assert "holds no entry to learn from" in result.stderr


def test_nothing_is_written_when_the_file_changed_meanwhile(put, run, monkeypatch):
    put("list.md")
    monkeypatch.setattr("awesome_lint.cli.add.put_diff", lambda *args: Path("list.md").write_text("other"))
    result = run("add", *NEW, "--to", "list.md")
    assert (result.exit_code, Path("list.md").read_text()) == (2, "other")
    assert "changed by another program" in result.stderr
