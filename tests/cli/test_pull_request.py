"""A pull request in a scratch repository with a bare remote: only what it brings is told of, and mended."""

import json
import shutil
from pathlib import Path

import pytest
from cli_samples import entry

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

NOUNS = ["Graphs", "Masks", "Trees", "Tokens", "Frames", "Layers", "Voxels", "Streams", "Agents", "Prompts"]
TITLES = [
    f"{how} {noun} in Sparse Networks"
    for noun in NOUNS
    for how in ("Cutting", "Growing", "Ranking", "Sharing", "Folding")
]
OLD = "# Papers\n\n## 2024\n\n" + "".join(
    entry(title, f"2401.{number:05}", "http") for number, title in enumerate(TITLES, 1)
)
BAD = entry("FÂ³ Pruning Quickly", "2402.00001", "http")
MENDED = BAD.replace("FÂ³", "F³").replace("http:", "https:")
SINCE = ("--changed-since", "origin/main")


@pytest.fixture
def clone(git, put, tmp_path, monkeypatch):
    """Git in a clone on a branch, which is one commit behind its remote."""
    git("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "remote.git"))
    git("clone", "--quiet", str(tmp_path / "remote.git"), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    git("checkout", "--quiet", "-B", "main")
    put("README.md", OLD)
    git("add", ".")
    git("commit", "--quiet", "--message=old")
    git("push", "--quiet", "origin", "main")
    git("checkout", "--quiet", "-b", "branch")
    put("README.md", OLD + BAD)
    git("commit", "--quiet", "--all", "--message=one paper")
    git("checkout", "--quiet", "main")
    put(
        "README.md",
        OLD.replace("# Papers", "# Awesome Papers") + entry("Merged Meanwhile", "2403.00009", "http"),
    )
    git("commit", "--quiet", "--all", "--message=meanwhile")
    git("push", "--quiet", "origin", "main")
    git("checkout", "--quiet", "branch")
    return git


@pytest.fixture
def check(run):
    def call(*args, status):
        result = run("check", *args, "--output-format=json", "README.md")
        assert result.exit_code == status, result.output
        return [(f["code"], f["line"]) for f in json.loads(result.stdout)["findings"]]

    return call


def test_what_it_is_about(clone, check):
    assert len(check(status=1)) == 52
    assert check(*SINCE, status=1) == [("AL101", 55), ("AL501", 55)]


def test_mended(clone, check):
    assert check("--fix", *SINCE, status=0) == []
    assert Path("README.md").read_text() == OLD + MENDED
    assert len(check(status=1)) == 50


def test_mended_by_a_patch(clone, check, spawn, tmp_path):
    patch = spawn("check", *SINCE, "--diff", "README.md")
    assert patch.returncode == 1
    (tmp_path / "fix.patch").write_bytes(patch.stdout)
    clone("apply", str(tmp_path / "fix.patch"))
    assert check(*SINCE, status=0) == []
    assert Path("README.md").read_text() == OLD + MENDED


def test_the_merge_that_ci_checks_out(clone, check):
    """HEAD is detached at a merge into main by now, and the clone holds two commits of each line."""
    clone("checkout", "--quiet", "--detach", "origin/main")
    clone("merge", "--quiet", "--no-edit", "-X", "theirs", "branch")
    assert check(*SINCE, status=1) == check("--changed-since", "HEAD^1", status=1)
    assert [code for code, _ in check(*SINCE, status=1)] == ["AL101", "AL501"]


def test_a_clone_that_is_only_just_deep_enough(clone, check, tmp_path, monkeypatch):
    clone("checkout", "--quiet", "--detach", "origin/main")
    clone("merge", "--quiet", "--no-edit", "-X", "theirs", "branch")
    clone("push", "--quiet", "origin", "HEAD:refs/heads/merged")
    clone(
        "clone",
        "--quiet",
        "--depth=2",
        "--branch=merged",
        f"file://{tmp_path}/remote.git",
        str(tmp_path / "ci"),
    )
    monkeypatch.chdir(tmp_path / "ci")
    assert [code for code, _ in check("--changed-since", "HEAD^1", status=1)] == ["AL101", "AL501"]


@pytest.mark.parametrize("depth", [1, 2])
def test_a_clone_that_is_too_shallow(clone, run, tmp_path, monkeypatch, depth):
    url = f"file://{tmp_path}/remote.git"
    clone("push", "--quiet", "origin", "branch")
    clone("clone", "--quiet", f"--depth={depth}", "--branch=branch", url, str(tmp_path / "ci"))
    monkeypatch.chdir(tmp_path / "ci")
    if depth == 2:  # main is there, and what it has in common with the branch is not
        clone("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    for command in ("check", "--changed-since", "origin/main"), ("diff", "origin/main"):
        result = run(*command, "README.md")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "fetch-depth: 0" in result.stderr


def test_a_worktree(clone, check, tmp_path, monkeypatch):
    clone("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"), "branch")
    monkeypatch.chdir(tmp_path / "tree")
    assert check(*SINCE, status=1) == [("AL101", 55), ("AL501", 55)]


def test_a_submodule(git, repo, put, run, tmp_path, monkeypatch):
    """The history is that of the repository that the list is in."""
    (tmp_path / "lists").mkdir()
    git("-C", str(tmp_path / "lists"), "init", "--quiet", "--initial-branch=main")
    (tmp_path / "lists/list.md").write_text(OLD)
    git("-C", str(tmp_path / "lists"), "add", ".")
    git("-C", str(tmp_path / "lists"), "commit", "--quiet", "--message=old")
    repo("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "lists"), "lists")
    put("lists/list.md", OLD + BAD)
    for folder, path in ((".", "lists/list.md"), ("lists", "list.md")):
        monkeypatch.chdir(tmp_path / "work" / folder)
        result = run("check", "--changed-since", "HEAD", "--output-format=json", path)
        found = [(f["code"], f["line"]) for f in json.loads(result.stdout)["findings"]]
        assert found == [("AL101", 55), ("AL501", 55)]


@pytest.mark.parametrize("autocrlf", ["true", "input"])
def test_lines_that_git_converts(clone, check, put, autocrlf):
    clone("config", "core.autocrlf", autocrlf)
    put("README.md", (OLD + BAD).replace("\n", "\r\n"))
    assert check(*SINCE, status=1) == [("AL101", 55), ("AL501", 55)]
    assert check("--fix", *SINCE, status=0) == []
    assert Path("README.md").read_bytes().decode() == (OLD + MENDED).replace("\n", "\r\n")


def test_a_list_that_the_branch_adds_and_one_that_it_renames(clone, put, run):
    clone("mv", "README.md", "papers.md")
    put("papers.md", OLD + BAD)
    put("docs/new.md", "# P\n\n" + BAD.replace("2402", "2405").replace("Quickly", "at Last"))
    clone("add", ".")
    clone("commit", "--quiet", "--message=files")
    result = run("check", *SINCE, "--output-format=json", ".")
    found = [(f["file"], f["code"], f["line"]) for f in json.loads(result.stdout)["findings"]]
    wanted = [("docs/new.md", 3), ("papers.md", 55)]
    assert {(file, line) for file, code, line in found if code in ("AL101", "AL501")} == {*wanted}
    assert not [file for file, _, line in found if file == "papers.md" and line != 55]


def test_no_finding_where_only_main_went_on(clone, check, put):
    put("README.md", OLD)
    assert check(*SINCE, status=0) == []


def test_a_padded_table_keeps_its_old_findings(clone, git, put, run):
    rows = [
        ("Title", "Paper"),
        ("---", "---"),
        *((t, f"[pdf](http://arxiv.org/abs/2406.{i:05})") for i, t in enumerate(TITLES[:6])),
    ]
    text = "# P\n\n" + "".join(f"| {a:40} | {b:42} |\n" for a, b in rows)
    put("table.md", text)
    clone("add", ".")
    clone("commit", "--quiet", "--message=table")
    new = f"| {'Mending Rows':40} | {'[pdf](http://arxiv.org/abs/2407.00001)':42} |\n"
    put("table.md", text + new)
    result = run("check", "--fix", "--changed-since", "HEAD", "table.md")
    assert result.exit_code == 0
    fixed = Path("table.md").read_text()
    assert fixed.startswith(text)
    assert fixed.removeprefix(text).rstrip("| \n") == new.replace("http:", "https:").rstrip("| \n")
