"""How a list grew, in repositories made for it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from awesome_lint import parse
from awesome_lint.cli.main import main
from awesome_lint.history import arrivals

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def entry(number, title=""):
    return f"- {title or f'Paper Number {number}'} [[paper](https://arxiv.org/abs/2401.{number:05})]\n"


def entries(*numbers):
    return "# Papers\n\n" + "".join(map(entry, numbers))


def grown(*args):
    result = CliRunner().invoke(main, ["stats", "--history", "--format", "json", *args])
    assert result.exit_code == 0, result.output
    return [(point["time"][:10], point["entries"]) for point in json.loads(result.stdout)["history"]]


class TestGrowth:
    def test_each_commit_that_changed_the_file(self, repository):
        repository.commit(entries(1))
        repository.commit(entries(1, 2, 3))
        repository.commit("else", path="other.txt")
        repository.commit(entries(1, 2))
        assert grown("README.md") == [("2024-01-01", 1), ("2024-01-02", 3), ("2024-01-04", 2)]

    def test_files_add_up(self, repository):
        repository.commit(entries(1))
        repository.commit(entries(2, 3), path="more.md")
        repository.commit(entries(1, 4))
        assert grown("README.md", "more.md") == [("2024-01-01", 1), ("2024-01-02", 3), ("2024-01-03", 4)]

    def test_under_its_old_name_too(self, repository):
        repository.commit(entries(1, 2), path="old.md")
        repository.git("mv", "old.md", "README.md")
        repository.commit(entries(1, 2, 3))
        assert grown("README.md") == [("2024-01-01", 2), ("2024-01-02", 3)]

    def test_a_merge_counts_once(self, repository):
        repository.commit(entries(1))
        repository.git("checkout", "--quiet", "-b", "side")
        repository.commit(entries(1, 2))
        repository.git("checkout", "--quiet", "main")
        repository.commit("else", path="other.txt")
        date = "2024-01-09T00:00:00Z"
        how = ("--no-ff", "--quiet", "--message=merge")
        repository.git("merge", *how, "side", GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)
        assert grown("README.md") == [("2024-01-01", 1), ("2024-01-09", 2)]

    def test_of_many_revisions_some_are_read(self, repository):
        for last in range(1, 13):
            repository.commit(entries(*range(1, last + 1)))
        points = grown("--revisions", "4", "README.md")
        assert len(points) == 4
        assert (points[0], points[-1]) == (("2024-01-01", 1), ("2024-01-12", 12))

    def test_clocks_that_go_back(self, repository):
        for last in range(1, 6):
            repository.commit(entries(*range(1, last + 1)))
            repository.day -= 2 if last > 2 else 0
        assert len(grown("--revisions", "3", "README.md")) <= 3

    def test_text_says_where_months_ended(self, repository):
        repository.commit(entries(1))
        repository.commit(entries(1, 2))
        result = CliRunner().invoke(main, ["stats", "--history", "README.md"])
        assert result.stdout.endswith("\nhistory  entries\n2024-01        2\n")

    def test_a_picture_of_it(self, repository):
        repository.commit(entries(1))
        repository.commit(entries(1, 2))
        result = CliRunner().invoke(main, ["stats", "--history", "--format", "svg", "README.md"])
        assert "Entries over time" in result.stdout

    def test_a_shallow_clone_says_so(self, repository, tmp_path, monkeypatch):
        repository.commit(entries(1))
        repository.commit(entries(1, 2))
        repository.git(
            "clone", "--quiet", "--depth=1", f"file://{Path().absolute()}", str(tmp_path / "clone")
        )
        monkeypatch.chdir(tmp_path / "clone")
        result = CliRunner().invoke(main, ["stats", "--history", "README.md"])
        assert (result.exit_code, "git fetch --unshallow" in result.stderr) == (2, True)

    def test_a_file_that_no_commit_has(self, repository):
        repository.commit("else", path="other.txt")
        Path("README.md").write_text(entries(1))
        result = CliRunner().invoke(main, ["stats", "--history", "README.md"])
        assert (result.exit_code, "no commit has this file" in result.stderr) == (2, True)

    def test_without_a_repository(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("README.md").write_text(entries(1))
        assert CliRunner().invoke(main, ["stats", "--history", "README.md"]).exit_code == 2

    def test_nothing_that_the_repository_names_is_run(self, repository):
        Path("run").write_text("#!/bin/sh\ntouch ran\ncat\n")
        Path("run").chmod(0o755)
        Path(".gitattributes").write_text("*.md filter=x diff=x\n")
        repository.commit(entries(1))
        run = str(Path("run").absolute())
        for key in (
            "filter.x.smudge",
            "filter.x.clean",
            "diff.x.command",
            "diff.x.textconv",
            "diff.external",
        ):
            repository.git("config", key, run)
        for key in ("core.fsmonitor", "core.pager", "gpg.program"):
            repository.git("config", key, run)
        repository.git("config", "log.showSignature", "true")
        grown("README.md")
        assert not Path("ran").exists()


class TestArrivals:
    def of(self, text, most=50):
        return [(a.entry.title, a.time.day) for a in arrivals(parse(text, "README.md"), most)]

    def test_newest_first_and_by_commit_in_the_order_of_the_file(self, repository):
        repository.commit(entries(1, 2))
        repository.commit(entries(3, 1, 2))
        assert self.of(entries(3, 1, 2)) == [
            ("Paper Number 3", 2),
            ("Paper Number 1", 1),
            ("Paper Number 2", 1),
        ]

    def test_a_new_title_or_another_link_is_no_new_paper(self, repository):
        repository.commit(entries(1, 2))
        text = entry(1, "A New Title") + entry(2).replace("/abs/", "/pdf/")
        repository.commit(text)
        assert [day for _, day in self.of(text)] == [1, 1]

    def test_what_is_not_committed_has_not_come_in(self, repository):
        repository.commit(entries(1))
        assert self.of(entries(1, 2)) == [("Paper Number 1", 1)]

    def test_no_more_than_asked_for(self, repository):
        repository.commit(entries(1))
        repository.commit(entries(1, 2, 3))
        assert self.of(entries(1, 2, 3), 2) == [("Paper Number 2", 2), ("Paper Number 3", 2)]


def test_a_clock_that_is_wrong(repository):
    Path("README.md").write_text(entries(1))
    repository.git("add", ".")
    tree = repository.git("write-tree").strip()
    commit = f"tree {tree}\nauthor a <a> 99999999999999 +0000\ncommitter a <a> 99999999999999 +0000\n\nx\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        input=commit, capture_output=True, text=True, check=True,
    )  # fmt: skip
    repository.git("update-ref", "HEAD", made.stdout.strip())
    assert len(grown("README.md")) == 1
