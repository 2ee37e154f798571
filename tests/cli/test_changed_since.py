"""check --changed-since, in repositories made for it."""

import json
import shutil
from pathlib import Path

import pytest
from cli_samples import CLEAN, HTTP, OLD, entry

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def found(run):
    """Codes and lines of what is found since a revision."""

    def call(*args, since="HEAD"):
        result = run("check", "--changed-since", since, "--output-format=json", *(args or ["README.md"]))
        assert result.exit_code in (0, 1), result.output
        return [(f["code"], f["line"]) for f in json.loads(result.stdout)["findings"]]

    return call


class TestWhatCounts:
    def test_nothing_changed(self, repo, run):
        result = run("check", "--changed-since", "HEAD", "README.md")
        said = "No problems in lines changed since HEAD, in 1 file (3 entries).\n"
        assert (result.exit_code, result.stdout) == (0, said)
        assert run("check", "README.md").exit_code == 1

    def test_a_new_line_and_not_the_old_ones(self, repo, put, found):
        put("README.md", OLD + entry("A New Paper", "2403.00003", "http"))
        assert found() == [("AL501", 8)]

    def test_an_entry_of_which_another_line_changed(self, repo, put, found):
        put("README.md", OLD.replace(HTTP, f"{HTTP}  A remark on it.\n"))
        assert found() == [("AL501", 5)]

    def test_a_commit_counts_as_much_as_what_is_not_committed(self, repo, put, found):
        put("README.md", OLD + entry("A New Paper", "2403.00003", "http"))
        repo("commit", "--quiet", "--all", "--message=new")
        assert found() == []
        assert found(since="HEAD~1") == [("AL501", 8)]
        put("README.md", Path("README.md").read_text() + entry("One More Paper", "2404.00004", "http"))
        assert found(since="HEAD~1") == [("AL501", 8), ("AL501", 9)]

    def test_what_happened_elsewhere_since_the_branch_was_made_does_not(self, repo, put, found):
        repo("checkout", "--quiet", "-b", "topic")
        put("README.md", OLD + entry("A New Paper", "2403.00003", "http"))
        repo("commit", "--quiet", "--all", "--message=new")
        repo("checkout", "--quiet", "main")
        put("README.md", OLD.replace(HTTP, ""))
        repo("commit", "--quiet", "--all", "--message=gone")
        repo("checkout", "--quiet", "--detach", "topic")
        assert found(since="main") == [("AL501", 8)]

    def test_a_new_file_whether_git_knows_it_or_not(self, repo, put, found):
        put("new.md", OLD)
        assert ("AL501", 5) in found("new.md")
        repo("add", "new.md")
        assert ("AL501", 5) in found("new.md")

    def test_a_renamed_file_has_the_history_of_the_old_one(self, repo, put, found):
        repo("mv", "README.md", "papers.md")
        put("papers.md", OLD + entry("A New Paper", "2403.00003", "http"))
        assert found("papers.md") == [("AL501", 8)]
        repo("commit", "--quiet", "--all", "--message=renamed")
        assert found("papers.md", since="HEAD~1") == [("AL501", 8)]

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_other_line_ends_throughout_are_no_change(self, repo, put, found, newline):
        put("README.md", OLD.replace("\n", newline))
        assert found() == []
        put("README.md", (OLD + entry("A New Paper", "2403.00003", "http")).replace("\n", newline))
        assert found() == [("AL501", 8)]

    def test_a_newline_that_went(self, repo, put, found):
        put("README.md", OLD.removesuffix("\n"))
        assert found() == [("AL104", 7)]

    def test_findings_of_the_whole_file_only_if_they_are_new(self, repo, put, found):
        text = OLD.partition("## 2024\n\n")[2]
        put("README.md", text)
        assert ("AL208", 1) in found()
        repo("commit", "--quiet", "--all", "--message=no heading")
        put("README.md", text + entry("A New Paper", "2403.00003"))
        assert found() == []

    def test_a_file_that_became_too_long(self, repo, put, found):
        text = OLD + "\n" + "Words and more words.\n" * 26_000
        put("README.md", text)
        assert ("AL107", 1) in found()
        repo("commit", "--quiet", "--all", "--message=long")
        put("README.md", text + "One more line.\n")
        assert found() == []

    def test_that_nothing_was_checked_is_never_old(self, repo, put, found):
        put("notes.md", "# Notes\n")
        repo("add", ".")
        repo("commit", "--quiet", "--message=notes")
        assert found("notes.md") == [("AL003", 1)]

    def test_blank_lines_above_a_new_line_are_old(self, repo, put, found):
        text = OLD.replace("## 2024\n\n", "## 2024\n\n\n")
        put("README.md", text)
        repo("commit", "--quiet", "--all", "--message=blank")
        put("README.md", text.replace("An Old", "The Old"))
        assert found() == [("AL501", 6)]


class TestCollisions:
    def test_the_new_entry_is_the_one_at_fault_wherever_it_stands(self, repo, put, run):
        put("README.md", OLD.replace(HTTP, entry("Better Pruning", "2402.00002") + HTTP))
        result = run("check", "--changed-since", "HEAD", "--output-format=json", "README.md")
        (finding,) = json.loads(result.stdout)["findings"]
        assert (finding["code"], finding["line"], finding["related"][0]["line"]) == ("AL601", 5, 8)
        assert finding["message"] == "same paper as line 8 (arxiv:2402.00002); keep one"
        assert finding["fix"]["edits"][0]["line"] == 5

    def test_one_id_under_two_titles(self, repo, put, found):
        put("README.md", OLD.replace(HTTP, entry("A Study of Graph Colouring", "2301.00001") + HTTP))
        assert found() == [("AL602", 5)]

    @pytest.mark.parametrize("names", [("a.md", "README.md"), ("z.md", "README.md")])
    def test_across_files(self, repo, put, run, names):
        put(names[0], CLEAN.replace("2401", "2411").replace("A Paper", "Another Paper"))
        result = run("check", "--changed-since", "HEAD", "--output-format=json", *names)
        twice = [f for f in json.loads(result.stdout)["findings"] if f["code"] == "AL601"]
        assert [(f["file"], f["line"]) for f in twice] == [(names[0], 6)]
        assert (twice[0]["related"][0]["file"], twice[0]["related"][0]["line"]) == ("README.md", 7)

    def test_files_that_overlap_on_purpose(self, repo, put, run):
        shared = [
            entry("Pruning Networks Quickly", "2001.00001"),
            entry("Sparse Training at Last", "2001.00002"),
            entry("Small Models for Large Tasks", "2001.00003"),
        ]
        alone = [
            [entry(f"Paper {i} of {name}", f"{n}.{i:05}") for i in range(1, 5)]
            for n, name in ((2401, "A"), (2301, "B"))
        ]
        put("a.md", "# 2024\n\n" + "".join([*shared[1:], *alone[0]]))
        put("b.md", "# 2023\n\n" + "".join([*shared, *alone[1]]))
        repo("add", ".")
        repo("commit", "--quiet", "--message=topics")
        put("a.md", "# 2024\n\n" + "".join([*shared[1:], shared[0], *alone[0]]))
        result = run(
            "check", "--changed-since", "HEAD", "--output-format=json", "--select=AL601", "a.md", "b.md"
        )
        said = [(f["file"], f["line"], f["severity"]) for f in json.loads(result.stdout)["findings"]]
        assert said == [("a.md", 5, "info")]

    def test_an_old_entry_that_a_new_one_puts_out_of_order(self, repo, put, found):
        put(".awesome-lint.toml", 'order = "title"\n')
        put("README.md", CLEAN.replace("- A Paper", entry("All about Pruning", "2403.00003") + "- A Paper"))
        assert ("AL701", 6) in found()

    def test_two_old_ones_are_old_debt(self, repo, put, found):
        put("README.md", OLD + entry("Better Pruning", "2402.00002"))
        repo("commit", "--quiet", "--all", "--message=twice")
        put("README.md", OLD + entry("Better Pruning", "2402.00002") + entry("A New Paper", "2403.00003"))
        assert found() == []


class TestDeletions:
    CONTENTS = CLEAN.replace("## 2024", "- [2024](#2024)\n- [2023](#2023)\n- [2022](#nowhere)\n\n## 2024")
    WHOLE = f"{CONTENTS}\n## 2023\n\n{entry('An Older Paper', '2301.00001')}"

    def test_an_anchor_of_a_heading_that_went(self, repo, put, found):
        put("README.md", self.WHOLE)
        repo("commit", "--quiet", "--all", "--message=contents")
        put("README.md", self.WHOLE.replace("## 2023\n", "## Before\n"))
        assert ("AL201", 4) in found()
        assert ("AL201", 5) not in found()

    def test_what_the_contents_lacked_before(self, repo, put, found):
        text = self.WHOLE.replace("- [2023](#2023)\n", "").replace("nowhere", "2022") + "\n## 2022\n\nText.\n"
        put("README.md", text)
        assert [code for code, _ in found()] == ["AL202"]
        repo("commit", "--quiet", "--all", "--message=contents")
        put("README.md", text.replace("- [2022]", "- [The year 2022]"))
        assert found() == []

    def test_a_section_that_was_emptied(self, repo, put, found):
        put("README.md", self.WHOLE)
        repo("commit", "--quiet", "--all", "--message=contents")
        put("README.md", self.WHOLE.replace(entry("An Older Paper", "2301.00001"), ""))
        assert [code for code, _ in found()] == ["AL205"]

    def test_a_comment_of_which_the_reason_went(self, repo, put, found):
        silenced = OLD.replace(HTTP, f"<!-- awesome-lint: ignore AL501 -->\n{HTTP}")
        put("README.md", silenced)
        repo("commit", "--quiet", "--all", "--message=silenced")
        put("README.md", silenced.replace("http:", "https:"))
        assert found() == [("AL002", 5)]


class TestFix:
    NEW = entry("A New Paper", "2403.00003", "http")

    def test_only_what_is_reported_is_mended(self, repo, put, run):
        put("README.md", OLD + self.NEW)
        result = run("check", "--fix", "--changed-since", "HEAD", "README.md")
        assert (result.exit_code, Path("README.md").read_text()) == (
            0,
            OLD + self.NEW.replace("http:", "https:"),
        )
        assert "Fixed 1 finding.\n" in result.stdout

    def test_diff(self, repo, put, run):
        put("README.md", self.NEW.join(OLD.partition("- A Paper")[::2]))
        result = run("check", "--diff", "--changed-since", "HEAD", "README.md")
        changed = [line for line in result.stdout.splitlines() if line.startswith("-- ")]
        assert (result.exit_code, changed) == (1, [f"-{self.NEW.rstrip()}"])

    def test_an_unsafe_fix_takes_out_the_new_of_two(self, repo, put, run):
        put("README.md", OLD.replace(HTTP, entry("Better Pruning", "2402.00002") + HTTP))
        run("check", "--unsafe-fixes", "--changed-since", "HEAD", "README.md")
        assert Path("README.md").read_text() == OLD


class TestPlaces:
    @pytest.mark.parametrize(
        "name", ["a list.md", "-x.md", "a\nb.md", "caf\udce9.md", "论文.md", ":(glob)x.md"]
    )
    def test_odd_names(self, repo, put, found, name):
        put(name, OLD)
        repo("add", ".")
        repo("commit", "--quiet", "--message=odd")
        put(name, OLD + entry("A New Paper", "2403.00003", "http"))
        assert found("--", name) == [("AL501", 8)]

    def test_from_a_subfolder_and_of_one(self, repo, put, found, monkeypatch):
        put("docs/more/list.md", OLD.replace("20", "10"))
        repo("add", ".")
        repo("commit", "--quiet", "--message=docs")
        text = OLD.replace("20", "10") + entry("A New Paper", "2403.00003", "http")
        put("docs/more/list.md", text)
        assert ("AL501", 8) in found("docs")
        monkeypatch.chdir("docs")
        assert [line for code, line in found("more/list.md", "../README.md") if code == "AL501"] == [8]

    def test_a_link_to_a_file(self, repo, put, found):
        Path("list.md").symlink_to("README.md")
        assert found("list.md") == []
        put("README.md", OLD + entry("A New Paper", "2403.00003", "http"))
        assert found("list.md") == [("AL501", 8)]

    def test_a_link_that_became_a_file(self, repo, put, found):
        Path("list.md").symlink_to("README.md")
        repo("add", ".")
        repo("commit", "--quiet", "--message=link")
        Path("list.md").unlink()
        put("list.md", OLD)
        assert found("list.md") == [("AL501", 5)]

    def test_a_rename_in_a_subfolder(self, repo, put, found):
        put("docs/a.md", OLD.replace("Old", "Aged"))
        repo("add", ".")
        repo("commit", "--quiet", "--message=docs")
        repo("mv", "docs/a.md", "docs/b.md")
        repo("config", "diff.relative", "true")
        assert found("docs/b.md") == []

    def test_two_repositories(self, repo, put, found, git):
        git("init", "--quiet", "other")
        put("other/README.md", OLD)
        git("-C", "other", "add", ".")
        git("-C", "other", "commit", "--quiet", "--message=other")
        assert found("README.md", "other/README.md") == []

    def test_a_hook_of_another_repository(self, repo, found, monkeypatch, tmp_path):
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
        assert found() == []


class TestRefused:
    def said(self, run, *args, since="HEAD"):
        result = run("check", "--changed-since", since, *(args or ["README.md"]))
        assert (result.exit_code, result.stdout) == (2, "")
        return result.stderr

    @pytest.mark.parametrize("since", ["gone", "HEAD:README.md", "main..main"])
    def test_an_unknown_revision(self, repo, run, since):
        assert self.said(run, since=since).endswith(f"no revision '{since}' in this repository\n")

    @pytest.mark.parametrize("since", ["", "--output=x", "-x", "^HEAD", "a\nb"])
    def test_what_cannot_be_one(self, repo, run, since):
        assert "is no revision" in self.said(run, since=since)
        assert sorted(path.name for path in Path().iterdir()) == [".git", "README.md"]

    def test_outside_of_a_repository(self, git, put, run, monkeypatch, tmp_path):
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
        assert "not a git repository" in self.said(run, put("README.md"))

    def test_a_repository_without_commits(self, git, put, run):
        git("init", "--quiet")
        assert "nothing is committed in this repository yet" in self.said(run, put("README.md"))

    def test_no_common_commit(self, repo, run):
        repo("checkout", "--quiet", "--orphan", "other")
        repo("commit", "--quiet", "--message=other")
        said = self.said(run, since="main")
        assert "'main' and HEAD have no commit in common" in said
        assert "git fetch" not in said

    def test_a_shallow_clone(self, repo, git, put, run, tmp_path, monkeypatch):
        put("README.md", CLEAN)
        repo("commit", "--quiet", "--all", "--message=second")
        git("clone", "--quiet", "--depth=1", f"file://{Path().absolute()}", str(tmp_path / "clone"))
        monkeypatch.chdir(tmp_path / "clone")
        assert "git fetch --unshallow" in self.said(run, since="HEAD~1")

    def test_without_git(self, repo, run, monkeypatch):
        monkeypatch.setenv("PATH", "")
        assert "cannot run git: No such file" in self.said(run)

    def test_standard_input(self, repo, run):
        assert "standard input has no history" in self.said(run, "-")


def test_nothing_that_a_repository_names_is_run(repo, put, found):
    """Not its filters, drivers and monitors, and its attributes do not hide a line."""
    put("run.sh", "#!/bin/sh\ntouch ran\ncat\n")
    Path("run.sh").chmod(0o755)
    put(".gitattributes", "*.md filter=x diff=x -text\n")
    for key in ("filter.x.clean", "filter.x.smudge", "diff.x.command", "diff.x.textconv", "diff.external"):
        repo("config", key, "./run.sh")
    repo("config", "core.fsmonitor", "./run.sh")
    put("README.md", OLD + entry("A New Paper", "2403.00003", "http"))
    put("new.md", OLD.replace("20", "10"))
    assert [line for code, line in found("README.md", "new.md") if code == "AL501"] == [8, 5]
    put(".gitattributes", "*.md binary -diff working-tree-encoding=UTF-16\n")
    assert found() == [("AL501", 8)]
    assert not Path("ran").exists()
