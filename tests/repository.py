"""A Git repository in the folder of a test, for the tests that read a history."""

import os
import subprocess
from pathlib import Path

import pytest


class Repository:
    """The repository here. Each commit is a day later than the one before."""

    def __init__(self):
        self.day = 0
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *args, **env):
        done = subprocess.run(
            ["git", *args], check=True, capture_output=True, text=True, env={**os.environ, **env}
        )
        return done.stdout

    def commit(self, text, path="README.md"):
        Path(path).write_text(text, "utf-8")
        self.day += 1
        date = f"2024-01-{self.day:02}T12:00:00Z"
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=day", GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """Git as nobody in particular, with no settings but the repository's."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    people = {f"GIT_{who}_{what}": "test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for name, value in {**settings, **people}.items():
        monkeypatch.setenv(name, value)
    return Repository()
