"""awesome_pruning.md: clean, in canonical form, and made by tools/make_awesome_pruning.py."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from awesome_lint.cli.main import main

ROOT = Path(__file__).parents[1]
LIST = ROOT / "awesome_pruning.md"
SEEDS = os.environ.get("AWESOME_LINT_SEEDS")


def run(*args):
    return CliRunner().invoke(main, [*args, "--isolated", str(LIST)])


def test_check_finds_only_remarks():
    result = run("check", "--output-format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 0
    assert data["summary"] == {
        "files": 1,
        "entries": 350,
        "not_understood": 0,
        "error": 0,
        "warning": 0,
        "info": len(data["findings"]),
    }
    # CHANGELOG.md names these.
    assert Counter(finding["code"] for finding in data["findings"]) == {"AL310": 9, "AL513": 2}


def test_nothing_in_it_is_silenced():
    assert "awesome-lint:" not in LIST.read_text("utf-8")


def test_fmt_changes_nothing():
    result = run("fmt", "--check")
    assert (result.exit_code, result.output) == (0, "")


def test_no_paper_is_in_it_twice():
    entries = json.loads(run("export").stdout)["entries"]
    assert len({entry["title"].casefold() for entry in entries}) == len(entries) == 350
    assert max(Counter(id for entry in entries for id in entry["ids"]).values()) == 1


@pytest.mark.skipif(not SEEDS, reason="AWESOME_LINT_SEEDS names no folder with the two lists it is made of")
def test_can_be_made_again(tmp_path):
    made = tmp_path / "made.md"
    command = [sys.executable, ROOT / "tools/make_awesome_pruning.py", SEEDS, made]
    subprocess.run(command, check=True)
    assert made.read_bytes() == LIST.read_bytes()
