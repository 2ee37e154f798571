"""Small lists in a directory of their own, and the program run on them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_samples import CLEAN, OLD
from click.testing import CliRunner

from awesome_lint.cli.main import main


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.delenv("AWESOME_LINT_DEBUG", raising=False)


@pytest.fixture
def put():
    """Write files, and the directories that they are in."""

    def make(path, text=CLEAN):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(text.encode("utf-8", "surrogateescape"))
        return path

    return make


@pytest.fixture
def run():
    """Run the program in this process."""

    def call(*args, input=None):
        data = input.encode("utf-8", "surrogateescape") if isinstance(input, str) else input
        return CliRunner().invoke(main, [str(arg) for arg in args], input=data)

    return call


@pytest.fixture
def spawn():
    """Run the program in a process of its own."""

    def call(*args, **given):
        command = [sys.executable, "-m", "awesome_lint", *args]
        env = {**os.environ, **given.pop("env", {})}
        return subprocess.run(command, capture_output=True, check=False, env=env, timeout=60, **given)

    return call


@pytest.fixture
def git(monkeypatch):
    """Run Git here, as nobody in particular and with no settings but the repository's."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    people = {f"GIT_{who}_{what}": "test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {**settings, **people}.items():
        monkeypatch.setenv(name, value)

    def call(*args):
        return subprocess.run(["git", *args], check=True, capture_output=True, text=True).stdout

    return call


@pytest.fixture
def repo(git, put):
    """A repository in which README.md holds one old finding."""
    git("init", "--quiet", "--initial-branch=main")
    put("README.md", OLD)
    git("add", ".")
    git("commit", "--quiet", "--message=old")
    return git
