"""The examples of `--help`: each is run, as it stands there."""

import re
import shutil

import pytest
from click import Group

from awesome_lint.cli.main import COMMANDS, main

from . import setting

# Besides 0: what finds something in the lists that are there.
STATUSES = {
    "awesome-lint build papers.yaml --output README.md --check": 1,
    "awesome-lint diff --output-format json --exit-code HEAD~1 docs/": 1,
    "awesome-lint merge README.md theirs.md --diff": 1,
    # Nobody is there, and the server is not told that it can go.
    "awesome-lint server": 1,
    "awesome-lint sync README.md README_zh.md": 1,
    "awesome-lint sync --only missing-paper,missing-section README.md docs/": 1,
    "awesome-lint sync --output-format json README.md README_zh.md README_ko.md": 1,
}
NOT_RUN = ("pip ",)


def commands(group=main, names=()):
    """All commands, and those of commands, with the name each is called by."""
    yield " ".join(["awesome-lint", *names]), group
    for name in group.list_commands(None) if isinstance(group, Group) else ():
        yield from commands(group.get_command(None, name), [*names, name])


def examples(command):
    """The lines below 'Examples:', without what is said about them."""
    _, found, rest = (command.epilog or "").partition("Examples:\n")
    block = rest.partition("\n\n")[0] if found else ""
    return [re.split(r" {2,}", line.strip())[0] for line in block.splitlines()]


EVERY = [(name, line) for name, command in commands() for line in examples(command)]


def test_every_command_has_examples():
    assert [name for name, command in commands() if not examples(command)] == []
    assert {name for name, _ in EVERY} >= {f"awesome-lint {name}" for name in COMMANDS}


def test_expected_statuses_are_of_examples():
    assert STATUSES.keys() <= {line for _, line in EVERY}


@pytest.mark.parametrize("line", sorted({line for _, line in EVERY}))
def test_an_example_does_what_it_should(line, scratch, env):
    if line.startswith(NOT_RUN):
        pytest.skip("installs something")
    if "| jq " in line and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    assert "awesome-lint" in line
    if " --watch " in line:  # which goes on until it is interrupted
        done = setting.run(f"timeout --signal=INT 5 {line}", scratch, env)
        assert (done.returncode, "No problems in 1 file" in done.stdout) == (124, True), done.stdout
        return
    done = setting.run(line, scratch, env)
    assert done.returncode == STATUSES.get(line, 0), done.stdout
