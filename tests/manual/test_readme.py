"""README.md: what it says beyond what all pages are tested for."""

import re

import pytest
import yaml

from awesome_lint.cli.options import Inputs
from awesome_lint.cli.settings import load_settings
from awesome_lint.rules import RULES
from make_manual import README, ROOT, blocks

from . import setting

TEXT = README.read_text("utf-8")
BLOCKS = list(blocks(TEXT))


def of(kind):
    return [block.body for block in BLOCKS if block.kind == kind]


@pytest.mark.parametrize(
    ("heading", "last"),
    [
        ("Try it", ".venv/bin/awesome-lint check awesome_pruning.md"),
        ("Run the tests", ".venv/bin/pytest -n auto"),
    ],
)
def test_one_command_for_a_fresh_machine(heading, last):
    """Too slow to run here; `.ci/run` takes the second from this page and runs it."""
    section = re.search(rf"^## {heading}\n(.*?)(?:^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)[1]
    commands = [block.body for block in blocks(section) if block.kind == "sh"]
    assert len(commands) == 1
    make, install, run = commands[0].rstrip("\n").split(" && ")
    assert make == "python3 -m venv .venv"
    assert install in (".venv/bin/pip install --quiet .", ".venv/bin/pip install --quiet -e '.[dev]'")
    assert run == last


def test_ci_runs_the_command_of_this_page():
    assert "readme_command 'Run the tests'" in (ROOT / ".ci/run").read_text()


def test_the_configuration_is_taken(tmp_path):
    (tmp_path / ".awesome-lint.toml").write_text(of("toml")[0])
    config = load_settings(Inputs(config=str(tmp_path / ".awesome-lint.toml")))
    assert config.ignore == ("AL310", "branch-link")


def test_the_hooks_are_those_of_this_repository():
    shown = next(data for data in map(yaml.safe_load, of("yaml")) if "repos" in data)
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in shown["repos"][0]["hooks"]] == [hook["id"] for hook in hooks]
    assert {hook["files"] for hook in hooks} == {r"^README.*\.md$"}


def test_the_commands_for_ci_work(scratch, env):
    shown = next(data for data in map(yaml.safe_load, of("yaml")) if "jobs" in data)
    commands = [step["run"] for step in shown["jobs"]["papers"]["steps"] if "run" in step]
    assert commands[0].startswith("pip install ")
    for command in commands[1:]:
        done = setting.run(command, scratch, env)
        assert done.returncode == 0, done.stdout


def test_every_family_of_rules_is_named():
    assert set(re.findall(r"^\| (AL\d) \|", TEXT, re.MULTILINE)) == {code[:3] for code in RULES}
    assert (ROOT / "LICENSE").read_text().startswith("MIT")
