"""What --diff prints is a patch: Git and `patch` make of the file what the program would make."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cli_samples import BROKEN, CLEAN, FIXED

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

ODD = [
    "a list.md",
    "论文.md",
    "café.md",
    'a "list".md',
    "a\\b.md",
    "a\nb\t.md",
    "caf\udce9.md",
    "-x.md",
    "a\u202eb.md",
]


@pytest.fixture
def apply(repo):
    """Apply a patch to the work tree, with Git."""

    def call(patch, cwd="."):
        subprocess.run(["git", "apply", "-"], input=patch, cwd=cwd, check=True)

    return call


def texts(*paths):
    return [Path(path).read_bytes().decode("utf-8", "surrogateescape") for path in paths]


@pytest.mark.parametrize("name", ["README.md", "docs/more/list.md", *ODD])
def test_names(put, spawn, apply, name):
    put(name, BROKEN)
    done = spawn("check", "--diff", "--", name)
    assert done.returncode == 1
    apply(done.stdout)
    assert texts(name) == [FIXED]


@pytest.mark.parametrize("name", ["README.md", "docs/list.md", "a list.md"])
def test_for_patch(put, spawn, name):
    put(name, BROKEN)
    patch = spawn("check", "--diff", name).stdout
    subprocess.run(["patch", "--quiet", "-p1"], input=patch, check=True)
    assert texts(name) == [FIXED]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("2024\n", "2024\r\n"),
        lambda text: text.removesuffix("\n"),
        lambda text: f"\ufeff{text}",
        lambda text: text.replace("A Paper", "A\rPaper \udcff\x0c"),
        lambda text: text + "\n" * 9,
    ],
)
@pytest.mark.parametrize("autocrlf", ["false", "true", "input"])
def test_texts(repo, put, spawn, apply, change, autocrlf):
    """With or without the line ends of another system, and whatever else it holds."""
    repo("config", "core.autocrlf", autocrlf)
    put("README.md", change(BROKEN))
    patch = spawn("check", "--diff", "README.md").stdout
    apply(patch)
    patched = texts("README.md")
    put("README.md", change(BROKEN))
    spawn("check", "--fix", "README.md")
    fixed = texts("README.md")
    if autocrlf == "true":  # then Git writes CRLF, whatever the file had
        patched, fixed = ([text.replace("\r\n", "\n") for text in some] for some in (patched, fixed))
    assert patched == fixed
    assert "F³" in patched[0]


def test_several_files_at_once(put, spawn, apply):
    names = ["README.md", "docs/a.md", "docs/b c.md"]
    for number, name in enumerate(names):
        put(name, BROKEN.replace("240", f"23{number}"))
    apply(spawn("check", "--diff", ".").stdout)
    assert all("F³ Better" in text for text in texts(*names))


def test_only_what_is_new(repo, put, spawn, apply):
    """The patch for a pull request: old entries stay as they are."""
    put("README.md", BROKEN)
    repo("add", ".")
    repo("commit", "--quiet", "--message=old")
    new = "- FÂ³ Newer [[paper](https://arxiv.org/abs/2403.00003)]\n"
    put("README.md", BROKEN + new)
    done = spawn("check", "--fix", "--changed-since", "HEAD", "--diff", "README.md")
    assert texts("README.md") == [BROKEN + new]
    apply(done.stdout)
    assert texts("README.md") == [BROKEN + new.replace("FÂ³", "F³")]


def test_from_a_subfolder(put, spawn, apply):
    put("docs/list.md", BROKEN)
    apply(spawn("check", "--diff", "list.md", cwd="docs").stdout, cwd="docs")
    assert texts("docs/list.md") == [FIXED]


@pytest.mark.parametrize("way", [lambda name: Path(name).absolute(), lambda name: f"../work/{name}"])
def test_other_ways_to_a_file_of_this_folder(put, spawn, apply, way):
    put("docs/list.md", BROKEN)
    apply(spawn("check", "--diff", way("docs/list.md")).stdout)
    assert texts("docs/list.md") == [FIXED]


def test_a_link_to_a_file(put, spawn, apply):
    put("docs/list.md", BROKEN)
    Path("list.md").symlink_to("docs/list.md")
    apply(spawn("check", "--diff", "list.md").stdout)
    assert texts("docs/list.md") == [FIXED]
    assert Path("list.md").is_symlink()


def test_a_file_of_another_folder_is_told_of(put, spawn):
    put("list.md", BROKEN)
    put("docs/other.md", CLEAN)
    said = "awesome-lint: ../list.md is not below this folder; make the patch where it is to be applied\n"
    for command in "check", "fmt":
        put("list.md", BROKEN.replace("\n\n##", "\n##"))
        assert spawn(command, "--diff", "../list.md", cwd="docs").stderr.decode().startswith(said)
    new = ["--title", "A New Paper", "--section", "2024", "--offline", "2403.00003"]
    assert b"not below" not in spawn("add", *new, "--to", "../list.md", cwd="docs").stderr


def test_of_the_other_commands(put, spawn, apply):
    put("README.md", CLEAN.replace("\n\n##", "\n##"))
    done = spawn("fmt", "--diff", "README.md")
    assert done.returncode == 1
    apply(done.stdout)
    assert texts("README.md") == [CLEAN]


def test_in_a_file(put, spawn, apply):
    put("README.md", BROKEN)
    done = spawn("check", "--diff", "--output-file", "fix.patch", "README.md")
    assert (done.returncode, done.stdout) == (1, b"")
    apply(Path("fix.patch").read_bytes())
    assert texts("README.md") == [FIXED]


def test_an_empty_patch_is_written_too(put, spawn):
    put("README.md", CLEAN)
    assert spawn("check", "--diff", "--output-file", "fix.patch", "README.md").returncode == 0
    assert Path("fix.patch").stat().st_size == 0


def test_the_patch_does_not_replace_the_list(put, spawn):
    put("README.md", BROKEN)
    done = spawn("check", "--diff", "--output-file", "README.md", "README.md")
    assert (done.returncode, texts("README.md")) == (1, [BROKEN])
    assert b"nothing was written" in done.stderr
