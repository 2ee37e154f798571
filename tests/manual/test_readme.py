"""README.md: its commands run and print what it says, its files and settings are valid."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from awesome_lint.cli.main import COMMANDS
from awesome_lint.cli.options import Inputs
from awesome_lint.cli.settings import load_settings
from awesome_lint.rules import RULES
from make_readme import README, ROOT, blocks, environment, made

TEXT = README.read_text("utf-8")
BLOCKS = list(blocks(TEXT))


def of(kind):
    return [block.body for block in BLOCKS if block.kind == kind]


def test_what_it_shows_is_what_comes_out(tmp_path):
    assert made(TEXT, tmp_path).splitlines() == TEXT.splitlines(), "run python tools/make_readme.py"


def test_every_block_is_looked_at():
    assert {block.kind for block in BLOCKS} == {"markdown", "console", "csv", "sh", "yaml", "toml", "pycon"}
    assert all(block.file for block in BLOCKS if block.kind in ("markdown", "csv", "toml"))
    assert TEXT.count("\n```") == 2 * len(BLOCKS)


def test_every_command_is_shown():
    shown = " ".join(of("console"))
    assert [command for command in COMMANDS if f"$ awesome-lint {command} " not in shown] == []


@pytest.mark.parametrize(
    ("heading", "last"),
    [
        ("Try it", ".venv/bin/awesome-lint check awesome_pruning.md"),
        ("Run the tests", ".venv/bin/pytest -n auto"),
    ],
)
def test_one_command_for_a_fresh_machine(heading, last):
    """Too slow to run here; `.ci/run` takes the second from this page and runs it."""
    section = re.search(rf"^## {heading}\n(.*?)^## ", TEXT, re.DOTALL | re.MULTILINE)[1]
    commands = [block.body for block in blocks(section) if block.kind == "sh"]
    assert len(commands) == 1
    make, install, run = commands[0].rstrip("\n").split(" && ")
    assert make == "python3 -m venv .venv"
    assert install in (".venv/bin/pip install --quiet .", ".venv/bin/pip install --quiet -e '.[dev]'")
    assert run == last


def test_ci_runs_the_command_of_this_page():
    assert "readme_command 'Run the tests'" in (ROOT / ".ci/run").read_text()


def test_the_configuration_is_valid(tmp_path):
    shown = [block for block in BLOCKS if block.kind == "toml"]
    assert [block.file for block in shown] == [".awesome-lint.toml"]
    (tmp_path / ".awesome-lint.toml").write_text(shown[0].body)
    config = load_settings(Inputs(config=str(tmp_path / ".awesome-lint.toml")))
    assert config.for_file(str(tmp_path / "docs/a.md")).ignore == ("AL310", "branch-link", "AL208")


def test_the_hooks_are_those_of_this_repository():
    shown = next(data for data in map(yaml.safe_load, of("yaml")) if "repos" in data)
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in shown["repos"][0]["hooks"]] == [hook["id"] for hook in hooks]
    assert {hook["files"] for hook in hooks} == {r"^README.*\.md$"}


def test_the_commands_for_ci_work(tmp_path):
    shown = next(data for data in map(yaml.safe_load, of("yaml")) if "jobs" in data)
    commands = [step["run"] for step in shown["jobs"]["papers"]["steps"] if "run" in step]
    assert commands[0].startswith("pip install ")
    (tmp_path / "README.md").write_bytes((ROOT / "awesome_pruning.md").read_bytes())
    repository = ["git init --quiet", "git add .", "git commit --quiet --message=list"]
    origin = "git update-ref refs/remotes/origin/main HEAD"
    for command in [*repository, origin, *commands[1:]]:
        done = subprocess.run(
            command.split(), cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_named_exists():
    for target in re.findall(r"\]\(([^)#:]+)\)", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)):
        assert (ROOT / target).exists(), target
    families = {code[:3] for code in RULES}
    assert set(re.findall(r"^\| (AL\d) \|", TEXT, re.MULTILINE)) == families
    help_text = "".join(
        subprocess.run(
            [sys.executable, "-m", "awesome_lint", command, "--help"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for command in COMMANDS
    )
    for option in set(re.findall(r"`(--[a-z-]+)`", TEXT)):
        assert option in help_text, option
    assert Path(ROOT / "LICENSE").read_text().startswith("MIT")
