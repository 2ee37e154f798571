"""check --write-baseline and --baseline: old debt that is held back."""

import json
import os
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from cli_samples import BROKEN, CLEAN, EMPTY

from awesome_lint.focus.baseline import Baseline, Known, relative

SCHEMA = json.loads(files("awesome_lint").joinpath("schemas/check.schema.json").read_text("utf-8"))
# A warning of AL501 each.
FIRST = "- An Old Paper on Pruning [[paper](http://arxiv.org/abs/2301.00001)]\n"
SECOND = "- One More of Them [[paper](http://arxiv.org/abs/2302.00002)]\n"
OLD = CLEAN + FIRST


@pytest.fixture
def write(put, run):
    """Make a list, and a baseline of what is found in it."""

    def call(text=OLD, path="README.md", baseline="old.json"):
        put(path, text)
        result = run("check", "--write-baseline", baseline, path)
        assert result.exit_code == 0, result.output
        return result

    return call


@pytest.fixture
def lines(run):
    """The lines of what the baseline does not hold."""

    def call(*args):
        result = run("check", "--baseline", "old.json", "--output-format=json", *(args or ["README.md"]))
        data = json.loads(result.stdout)
        jsonschema.validate(data, SCHEMA)
        return [f["line"] for f in data["findings"]]

    return call


class TestTheFile:
    def test_one_finding_a_line_in_order(self, write, put):
        put("README.md")
        write(OLD + SECOND)
        assert Path("old.json").read_text() == (
            '{"version": 1, "findings": [\n'
            '  {"file": "README.md", "code": "AL501", "about": "an old paper on pruning", "count": 1},\n'
            '  {"file": "README.md", "code": "AL501", "about": "one more of them", "count": 1}\n'
            "]}\n"
        )

    def test_the_same_whatever_the_order_of_the_run(self, put, run):
        put("a.md", OLD)
        put("b.md", OLD)
        run("check", "--write-baseline", "one.json", "a.md", "b.md")
        run("check", "--write-baseline", "two.json", "b.md", "./a.md", "a.md")
        one, two = (json.loads(Path(name).read_text())["findings"] for name in ("one.json", "two.json"))
        assert one == two
        assert {f["code"] for f in one} == {"AL501", "AL601"}

    def test_long_and_odd_texts(self, write, lines):
        write(
            CLEAN
            + "- Caf\udce9 \x1b\u2028 "
            + "long " * 500
            + "[[paper](http://arxiv.org/abs/2301.00001)] \n"
        )
        text = Path("old.json").read_text("utf-8")
        assert max(map(len, text.splitlines())) < 400
        assert text.replace("\n", "").isprintable()
        assert lines() == []

    def test_what_it_says_when_written(self, write):
        assert write().stdout == (
            "No problems in 1 file (3 entries).\n1 known finding held back by the baseline.\n"
        )

    def test_with_fix_only_what_remains_is_old(self, put, run):
        put("README.md", OLD + SECOND.replace("[[", "[[code]()] [["))
        run("check", "--fix", "--write-baseline", "old.json", "README.md")
        assert "http:" not in Path("README.md").read_text()
        assert [f["code"] for f in json.loads(Path("old.json").read_text())["findings"]] == ["AL302"]


class TestWhatIsHeld:
    def test_what_it_does_not_hold_is_reported(self, write, put, run):
        write()
        put("README.md", OLD + SECOND)
        result = run("check", "--baseline", "old.json", "README.md")
        assert result.exit_code == 1
        assert result.stdout.startswith("README.md:8:")
        assert result.stdout.endswith("1 fixable with --fix.\n1 known finding held back by the baseline.\n")

    @pytest.mark.parametrize(
        "text",
        [
            OLD.replace("## 2024\n", "## 2024\n\nMore text here.\n"),  # further down
            CLEAN.replace("- A Paper", f"{FIRST}- A Paper"),  # elsewhere
            OLD.replace("- An Old", "- **An Old").replace("Pruning [[paper](http:", "Pruning** [[PDF](http:"),
            OLD.replace("\n", "\r\n"),
        ],
    )
    def test_wherever_it_stands_and_however_it_is_written(self, write, put, lines, text):
        write()
        put("README.md", text)
        assert lines() == []

    def test_equal_ones_are_counted(self, write, put, lines):
        broken = FIRST.replace(")]", ")] [[page](http://arxiv.org/abs/2303.00003)]")
        write(OLD.replace(FIRST, broken))
        assert json.loads(Path("old.json").read_text())["findings"][0]["count"] == 2
        more = broken.replace(")]\n", ")] [[code](http://arxiv.org/abs/2304.00004)]\n")
        put("README.md", OLD.replace(FIRST, more))
        assert len(lines("README.md", "--select=AL501")) == 1

    def test_another_rule_on_the_same_entry_is_new(self, write, put, lines):
        write()
        put("README.md", OLD.replace("An Old", "An  Old"))
        assert lines() == [7]

    def test_a_pair_whichever_of_the_two_comes_first(self, write, put, lines):
        one = "- A Study of Graph Colouring [[paper](https://arxiv.org/abs/2301.00001)]\n"
        other = one.replace("A Study of Graph Colouring", "Pruning Trees in Winter")
        write(CLEAN + one + other)
        assert "AL602" in Path("old.json").read_text()
        put("README.md", CLEAN + other + one)
        assert lines() == []
        put("README.md", CLEAN + other.replace("Pruning Trees in Winter", "Something Else") + one)
        assert lines() == [8]

    def test_from_any_folder_and_by_any_name(self, write, lines, run, monkeypatch):
        write(path="docs/list.md", baseline="docs/old.json")
        for path in ("docs/list.md", "./docs/../docs/list.md", Path("docs/list.md").absolute(), "docs"):
            assert run("check", "--baseline", "docs/old.json", path).exit_code == 0
        monkeypatch.chdir("docs")
        assert run("check", "--baseline", "old.json", "list.md").exit_code == 0
        assert (
            run("check", "--baseline", "old.json", "-", "--stdin-filename", "list.md", input=OLD).exit_code
            == 0
        )
        assert '"file": "list.md"' in Path("old.json").read_text()

    def test_that_nothing_was_checked_is_never_old(self, put, run):
        result = run("check", "--write-baseline", "old.json", put("notes.md", EMPTY))
        assert (result.exit_code, "AL003" in result.stdout) == (1, True)
        assert run("check", "--baseline", "old.json", "notes.md").exit_code == 1

    def test_a_configured_one_relative_to_the_configuration(self, write, put, run, monkeypatch):
        write()
        put(".awesome-lint.toml", 'baseline = "old.json"\n')
        put("docs/none.md", EMPTY)
        monkeypatch.chdir("docs")
        assert run("check", "../README.md").exit_code == 0
        assert run("check", "--isolated", "../README.md").exit_code == 1
        assert run("check", "--write-baseline", "../old.json", "../README.md").exit_code == 0
        assert "AL501" in Path("../old.json").read_text()


class TestWhatIsGone:
    def test_is_said(self, write, put, run):
        write(OLD + SECOND)
        put("README.md", CLEAN)
        said = "2 findings of the baseline are gone; write it anew with --write-baseline.\n"
        result = run("check", "--baseline", "old.json", "README.md")
        assert (result.exit_code, result.stdout.endswith(said)) == (0, True)
        data = json.loads(run("check", "--baseline=old.json", "--output-format=json", "README.md").stdout)
        assert data["summary"]["baseline"] == {"held": 0, "gone": 2}
        put("README.md", OLD)
        assert (
            "1 finding of the baseline is gone;" in run("check", "--baseline", "old.json", "README.md").stdout
        )

    def test_but_not_of_rules_and_files_that_were_left_out(self, write, put, run):
        put("other.md")
        run("check", "--write-baseline", "old.json", put("README.md", OLD), "other.md")
        assert "AL601" in Path("old.json").read_text()
        for args in (
            ["--select", "AL1", "README.md"],
            ["other.md"],
            ["README.md"],
            ["--ignore", "AL501", "other.md", "README.md"],
        ):
            assert "gone" not in run("check", "--baseline", "old.json", *args).stdout


class TestWithOtherOptions:
    def test_fix_leaves_what_is_held(self, write, put, run):
        write()
        put("README.md", OLD + SECOND)
        result = run("check", "--fix", "--baseline", "old.json", "README.md")
        assert (result.exit_code, Path("README.md").read_text()) == (
            0,
            OLD + SECOND.replace("http:", "https:"),
        )
        assert "Fixed 1 finding.\n" in result.stdout

    def test_statistics(self, write, put, run):
        write()
        put("README.md", OLD + SECOND)
        result = run("check", "--statistics", "--baseline", "old.json", "README.md")
        assert result.stdout.startswith("1  AL501  warning  insecure-url (1 fixable)\nFound 1 warning ")

    def test_github(self, write, put, run):
        write()
        put("README.md", OLD + SECOND)
        result = run("check", "--output-format", "github", "--baseline", "old.json", "README.md")
        assert result.stdout.count("::warning") == 1
        assert "1 known finding held back by the baseline." in result.stdout

    @pytest.mark.parametrize("other", [["--baseline", "old.json"], ["--changed-since", "HEAD"], ["--diff"]])
    def test_what_cannot_go_together(self, write, run, other):
        write()
        result = run("check", "--write-baseline", "new.json", *other, "README.md")
        assert (result.exit_code, Path("new.json").exists()) == (2, False)
        assert f"it cannot go with {other[0]}." in result.stderr


class TestRefused:
    def said(self, run, text):
        Path("old.json").write_text(text, "utf-8")
        result = run("check", "--baseline", "old.json", "README.md")
        assert (result.exit_code, result.stdout) == (2, "")
        return result.stderr

    def test_a_missing_one(self, put, run):
        result = run("check", "--baseline", "none.json", put("README.md"))
        assert result.exit_code == 2
        assert "none.json: no such file; write it with --write-baseline none.json\n" in result.stderr

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "<<<<<<< HEAD\n{}",
            "[" * 100_000,
            "[]",
            "{}",
            '{"version": 1}',
            '{"version": 1, "findings": [1]}',
            '{"version": 1, "findings": [{"file": "a", "code": "AL501", "about": "b"}]}',
            '{"version": 1, "findings": [{"file": "a", "code": "AL501", "about": "b", "count": "1"}]}',
            '{"version": 1, "findings": [{"file": "a", "code": "AL501", "about": "b", "count": true}]}',
        ],
    )
    def test_what_is_no_baseline(self, put, run, text):
        put("README.md", BROKEN)
        assert "old.json: not a baseline: " in self.said(run, text)

    def test_another_version(self, put, run):
        put("README.md", BROKEN)
        assert "version 2 of the format, not 1; write it anew" in self.said(
            run, '{"version": 2, "findings": []}'
        )

    def test_a_folder_that_is_not_there(self, put, run):
        result = run("check", "--write-baseline", "none/old.json", put("README.md"))
        assert (result.exit_code, "none/old.json: No such file" in result.stderr) == (2, True)


def test_with_changed_lines_the_old_one_of_two_equal_ones_is_held(put, run, monkeypatch):
    put("README.md", OLD)
    run("check", "--write-baseline", "old.json", "README.md")
    monkeypatch.setattr("awesome_lint.cli.focus.texts_at", lambda revision, paths: {"README.md": OLD})
    put("README.md", CLEAN.replace("- A Paper", f"{FIRST}- A Paper") + FIRST)
    result = run(
        "check", "--select", "AL501", "--baseline", "old.json", "--changed-since", "HEAD", "README.md"
    )
    assert result.stdout.startswith("README.md:5:")
    assert "Found 1 warning in lines changed since HEAD" in result.stdout


def test_what_is_left_is_what_was_not_met():
    known = Known("README.md", "AL501", "a paper")
    baseline = Baseline({known: 2})
    assert baseline.unknown([], []) == []
    assert baseline.left == {known: 2}


def test_paths_have_slashes(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert relative(os.fspath(tmp_path / "b" / "x.md"), tmp_path) == "a/x.md"
    assert relative(os.fspath(tmp_path / "a" / "x.md"), tmp_path / "b") == "x.md"
    assert relative(os.fspath(tmp_path / "x\udce9.md"), tmp_path / "a") == "../x\\udce9.md"
