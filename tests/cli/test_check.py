import json
import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from cli_samples import BROKEN, CLEAN, EMPTY, FIXED

from awesome_lint.guard import LossError
from awesome_lint.report import FORMATS

SCHEMA = json.loads(files("awesome_lint").joinpath("schemas/check.schema.json").read_text("utf-8"))


def codes(result):
    data = json.loads(result.stdout)
    jsonschema.validate(data, SCHEMA)
    return [finding["code"] for finding in data["findings"]]


class TestStatus:
    def test_clean(self, put, run):
        result = run("check", put("list.md"))
        assert (result.exit_code, result.output) == (0, "No problems in 1 file (2 entries).\n")

    def test_an_error(self, put, run):
        result = run("check", put("list.md", BROKEN))
        assert result.exit_code == 1
        assert result.stdout.startswith("list.md:6:3: AL101 error ")
        assert result.stderr == ""

    def test_exit_zero(self, put, run):
        assert run("check", "--exit-zero", put("list.md", BROKEN)).exit_code == 0

    @pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("info", 1)])
    def test_fail_level(self, put, run, level, status):
        text = CLEAN.replace("\n- A", "\n\n\n- A")  # a warning
        assert run("check", "--fail-level", level, put("list.md", text)).exit_code == status

    def test_what_does_not_exist(self, run):
        result = run("check", "gone.md")
        assert (result.exit_code, result.stderr) == (2, "awesome-lint: gone.md: No such file or directory\n")

    def test_what_cannot_be_read_stops_no_other(self, put, run):
        os.mkfifo("pipe.md")
        alone = run("check", put("list.md", BROKEN))
        result = run("check", "gone.md", "list.md", "pipe.md")
        assert (result.exit_code, result.stdout) == (2, alone.stdout)
        assert result.stderr == (
            "awesome-lint: gone.md: No such file or directory\n"
            "awesome-lint: pipe.md: not a regular file; use - to read standard input\n"
        )

    def test_no_report_for_programs_is_made_of_a_part(self, put, run):
        put("list.md", BROKEN)
        result = run("check", "gone.md", "list.md", "--output-format", "sarif", "--also", "json=out.json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert [*Path().iterdir()] == [Path("list.md")]

    def test_nothing_is_written_where_one_cannot_be_read(self, put, run):
        put("list.md", BROKEN)
        for option in ("--fix", "--write-baseline=old.json"):
            assert run("check", "gone.md", "list.md", option).exit_code == 2
        assert [*Path().iterdir()] == [Path("list.md")]
        assert Path("list.md").read_text("utf-8") == BROKEN

    def test_nothing_named_and_no_readme(self, run):
        result = run("check")
        assert result.exit_code == 2
        assert "README.md: no such file here; name the lists" in result.stderr

    def test_readme_is_the_default(self, put, run):
        put("README.md")
        assert run("check").exit_code == 0

    def test_a_directory_without_lists(self, put, run):
        put("docs/a.md", EMPTY)
        put("list.md")
        result = run("check", "list.md", "docs")
        assert result.exit_code == 2
        assert "docs: no list of papers found (Markdown files without entries: 1)" in result.stderr
        Path("none").mkdir()
        assert run("check", "--allow-empty", "none").exit_code == 2

    def test_a_named_file_without_entries_is_a_finding(self, put, run):
        result = run("check", put("notes.md", EMPTY))
        assert result.exit_code == 1
        assert result.stdout.startswith("notes.md:1:1: AL003 error ")

    def test_so_is_a_configured_one_and_an_empty_one(self, put, run):
        put("notes.md", "")
        put(".awesome-lint.toml", 'paths = ["notes.md"]\n')
        assert "notes.md:1:1: AL003 error " in run("check").stdout

    def test_unless_that_is_allowed(self, put, run):
        result = run("check", "--allow-empty", put("notes.md", EMPTY), put("list.md"))
        assert (result.exit_code, result.stdout) == (0, "No problems in 1 file (2 entries).\n")
        assert run("check", "--allow-empty", "notes.md").exit_code == 0
        assert run("check", "--ignore", "AL003", "notes.md").exit_code == 0


class TestInput:
    def test_files_and_directories_are_checked_together(self, put, run):
        put("docs/one.md")
        put("docs/none.md", EMPTY)
        result = run("check", "--output-format", "json", put("two.md"), "docs/")
        assert json.loads(result.stdout)["summary"]["files"] == 2
        twice = [f for f in json.loads(result.stdout)["findings"] if f["code"] == "AL601"]
        assert [(f["file"], f["related"][0]["file"]) for f in twice] == [("docs/one.md", "two.md")] * 2

    def test_what_was_skipped_is_said_when_asked(self, put, run):
        put("docs/one.md")
        put("docs/none.md", EMPTY)
        result = run("check", "-v", "docs")
        assert "Entries by shape: 2 tagged-bullet.\n" in result.stdout
        assert "Skipped 1 file without entries.\n" in result.stdout
        assert "Lines not understood: 0.\n" in result.stdout

    def test_sections_of_another_shape_are_named(self, put, run):
        paper = "[[paper](https://arxiv.org/abs/2001.0000{})]"
        bullets = "".join(f"- A Paper on It {n} {paper.format(n)}\n" for n in (1, 2, 3))
        put(
            "README.md",
            f"# Work\n\n{bullets}\n# Talks\n\n- [A Talk about It](https://arxiv.org/abs/2001.00004)\n",
        )
        result = run("check", "-v", "README.md")
        said = "Entries by shape: 3 tagged-bullet, 1 title-link-bullet.\n  README.md:7: Talks: 1 title-link-bullet\n"
        assert said in result.stdout

    def test_exclude(self, put, run):
        put("docs/one.md")
        put("docs/two.md", BROKEN)
        assert run("check", "docs", "--exclude", "two.md").exit_code == 0

    def test_standard_input(self, run):
        result = run("check", "-", "--stdin-filename", "list.md", input=BROKEN)
        assert (result.exit_code, result.stdout[:20]) == (1, "list.md:6:3: AL101 e")
        assert run("check", "-", input=CLEAN).exit_code == 0
        assert run("check", "-", input="").stdout.startswith("-:1:1: AL003 error")

    def test_bytes_that_are_not_utf8(self, put, run):
        put("list.md", CLEAN.replace("Better", "Caf\udce9"))
        result = run("check", "list.md")
        assert result.exit_code == 1
        assert "list.md:6:6: AL001 error" in result.stdout
        assert "- Caf\\xe9 Pruning" in result.stdout
        assert "AL001" in codes(run("check", "--output-format", "json", "list.md"))

    def test_nul_and_escape_characters(self, put, run):
        put("list.md", CLEAN.replace("Better", "\0\x1b[31m"))
        before = Path("list.md").read_bytes()
        result = run("check", "--fix", "list.md")
        assert result.exit_code == 1
        assert not set("\0\x1b") & set(result.output)
        assert b"\0" in before
        assert b"\0" in Path("list.md").read_bytes()

    def test_a_pipe_and_a_device(self, run):
        os.mkfifo("pipe.md")
        for path in ("pipe.md", "/dev/zero"):
            result = run("check", path)
            assert (result.exit_code, "not a regular file" in result.stderr) == (2, True)

    @pytest.mark.parametrize("text", ["\ufeff", "\n", "```\n", "[" * 3000, "- " * 300])
    def test_odd_files(self, put, run, text):
        result = run("check", put("list.md", text))
        assert result.exit_code == 1
        assert "AL003" in result.stdout


class TestFix:
    def test_writes_and_reports_what_remains(self, put, run):
        result = run("check", "--fix", "--show-fixes", put("list.md", BROKEN))
        assert (result.exit_code, Path("list.md").read_text()) == (0, FIXED)
        assert result.stdout.startswith("list.md:6: fixed AL101 ")
        assert result.stdout.endswith("Fixed 1 finding.\nNo problems in 1 file (2 entries).\n")

    def test_a_clean_file_is_not_touched(self, put, run):
        put("list.md")
        before = Path("list.md").stat()
        run("check", "--fix", "list.md")
        assert Path("list.md").stat() == before

    def test_links_modes_and_line_ends_stay(self, put, run):
        put("real.md", BROKEN.replace("\n", "\r\n"))
        Path("real.md").chmod(0o600)
        Path("list.md").symlink_to("real.md")
        assert run("check", "--fix", "list.md").exit_code == 0
        assert Path("list.md").is_symlink()
        assert Path("real.md").read_bytes() == FIXED.replace("\n", "\r\n").encode()
        assert Path("real.md").stat().st_mode & 0o777 == 0o600

    def test_standard_input_goes_to_standard_output(self, run):
        result = run("check", "--fix", "-", input=BROKEN)
        assert (result.exit_code, result.stdout) == (0, FIXED)
        assert result.stderr == "Fixed 1 finding.\nNo problems in 1 file (2 entries).\n"

    def test_standard_input_is_passed_on_byte_for_byte(self, run):
        text = CLEAN.replace("\n", "\r\n").replace("Better", "Caf\udce9")
        result = run("check", "--fix", "-", "--select", "AL001", input=text)
        assert result.stdout_bytes == text.encode("utf-8", "surrogateescape")
        assert result.exit_code == 1

    def test_unsafe_ones_only_when_asked(self, put, run):
        link = " [[code](https://paperswithcode.com/paper/better-pruning)]\n"
        put("list.md", CLEAN.rstrip("\n") + link)
        run("check", "--fix", "list.md")
        assert "paperswithcode" in Path("list.md").read_text()
        run("check", "--unsafe-fixes", "list.md")
        assert "paperswithcode" not in Path("list.md").read_text()

    def test_what_would_lose_something_is_not_written(self, put, run, monkeypatch):
        def lose(*args):
            raise LossError("list.md:6: would lose the title 'X'")

        monkeypatch.setattr("awesome_lint.fixer.check_loss", lose)
        result = run("check", "--fix", put("list.md", BROKEN))
        assert (result.exit_code, Path("list.md").read_text()) == (1, BROKEN)
        assert "not fixed, for it is not safe here: list.md:6: would lose the title 'X'\n" in result.stderr
        assert "fixable" not in result.stdout + result.stderr


class TestDiff:
    def test_shows_and_writes_nothing(self, put, run):
        result = run("check", "--diff", put("list.md", BROKEN))
        assert (result.exit_code, Path("list.md").read_text()) == (1, BROKEN)
        assert result.stdout.startswith("--- a/list.md\n+++ b/list.md\n@@ -3,4 +3,4 @@\n")
        assert result.stderr == "Would fix 1 finding.\n"
        assert run("check", "--diff", put("list.md")).exit_code == 0

    @pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
    @pytest.mark.parametrize(
        "change", [("", ""), ("Awesome", "Caf\udce9\u2028\x0b"), ("2)]\n", "2)]"), ("\n", "\r\n")]
    )
    def test_patch_makes_of_it_what_fix_makes(self, put, run, change):
        text = BROKEN.replace(*change) if change[0] else BROKEN
        diff = run("check", "--diff", put("list.md", text)).stdout_bytes
        put("fixed.md", text)
        run("check", "--fix", "fixed.md")
        subprocess.run(["patch", "--binary", "list.md"], input=diff, check=True, capture_output=True)
        assert Path("list.md").read_bytes() == Path("fixed.md").read_bytes()


class TestOutput:
    def test_json_is_the_contract(self, put, run):
        assert codes(run("check", "--output-format", "json", put("list.md", BROKEN))) == ["AL101"]

    def test_github(self, put, run):
        result = run("check", "--output-format", "github", put("list.md", BROKEN))
        assert result.stdout.startswith("::error file=list.md,line=6,endLine=6,col=")

    @pytest.mark.parametrize("form", [form for form in FORMATS if form != "text"])
    def test_every_format_is_utf_8_and_says_the_same_by_its_status(self, put, spawn, form):
        put("论文.md", BROKEN.replace("\n", "\r\n") + "\udcff\n")
        result = spawn("check", "--output-format", form, "论文.md", env={"PYTHONIOENCODING": "ascii"})
        assert (result.returncode, result.stderr) == (1, b"")
        assert "AL101" in result.stdout.decode()

    def test_files_are_named_from_the_root_of_the_repository(self, put, run, monkeypatch):
        put("docs/list.md", BROKEN)
        subprocess.run(["git", "init", "--quiet"], check=True)
        monkeypatch.chdir("docs")
        for form in ("github", "sarif", "markdown", "gitlab", "junit", "rdjson"):
            assert "docs/list.md" in run("check", "--output-format", form, "list.md").stdout

    def test_to_a_file(self, put, run):
        result = run("check", "--output-format=json", "--output-file", "out.json", put("list.md", BROKEN))
        assert (result.exit_code, result.output) == (1, "")
        jsonschema.validate(json.loads(Path("out.json").read_text()), SCHEMA)
        assert run("check", "list.md", "--output-file", "gone/out").exit_code == 2

    def test_quiet(self, put, run):
        assert run("check", "-q", put("list.md")).output == ""
        assert "Found" not in run("check", "-q", put("list.md", BROKEN)).output

    def test_statistics(self, put, run):
        assert (
            "1  AL101  error    mojibake (1 fixable)\n"
            in run("check", "--statistics", put("a.md", BROKEN)).stdout
        )
        assert run("check", "--statistics", "--output-format", "json", "a.md").exit_code == 2


class TestRules:
    @pytest.mark.parametrize(
        "select", [["AL101"], ["AL1"], ["mojibake"], ["AL5,AL101"], ["AL5", "--select=AL101"]]
    )
    def test_select(self, put, run, select):
        assert codes(run("check", "--output-format=json", "--select", *select, put("a.md", BROKEN))) == [
            "AL101"
        ]

    def test_ignore(self, put, run):
        assert run("check", "--ignore", "AL1", put("list.md", BROKEN)).exit_code == 0

    @pytest.mark.parametrize(
        ("word", "nearest"),
        [("AL19", "AL1"), ("al101", "AL101"), ("mojbake", "mojibake"), ("A", ", …")],
    )
    def test_an_unknown_one_names_the_nearest(self, put, run, word, nearest):
        for option in ("--select", "--ignore", "--extend-select"):
            result = run("check", option, word, put("list.md"))
            assert result.exit_code == 2
            assert f"{option}: unknown rule '{word}'" in result.stderr
            assert nearest in result.stderr


def test_sections_that_hold_no_papers(put, run):
    put(
        "README.md",
        "# Papers\n\n## Tools\n\n- A Tool for It [[paper](https://arxiv.org/abs/2001.00001)]\n\n"
        "## Work\n\n- A Paper on It [[paper](https://arxiv.org/abs/2001.00002)]\n",
    )
    assert "(2 entries)" in run("check", "README.md").output
    put(".awesome-lint.toml", 'not-papers = ["tools"]\n')
    assert "(1 entry)" in run("check", "README.md").output
