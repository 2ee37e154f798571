"""A folder to stand in, and the program run in this process."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from awesome_lint.cli.main import main


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


@pytest.fixture
def kept(tmp_path):
    """The folder of records."""
    return tmp_path / "cache" / "check"


@pytest.fixture
def check():
    """What `check` prints and its status."""

    def call(*args, **given):
        result = CliRunner().invoke(main, ["check", *map(str, args)], **given)
        return result.exit_code, result.stdout, result.stderr

    return call


@pytest.fixture
def computed(monkeypatch):
    """The paths of the files that the rules were run on, by the process of the test."""
    from awesome_lint.checking import examine

    paths, lint_list = [], examine.lint_list

    def note(papers, *args):
        paths.append(papers.source.path)
        return lint_list(papers, *args)

    monkeypatch.setattr(examine, "lint_list", note)
    return paths


@pytest.fixture
def put():
    def write(path, text):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(text.encode("utf-8", "surrogateescape"))
        return path

    return write
