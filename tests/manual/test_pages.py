"""README.md and the pages of docs/: what they show is what comes out, what they name is there."""

import csv
import json
import re
import tomllib

import pytest
import yaml

import awesome_lint
from awesome_lint.cli.main import COMMANDS
from awesome_lint.config import NAMES, Config
from make_manual import README, ROOT, blocks, made, pages

from . import setting

PAGES = {str(page.relative_to(ROOT)): page for page in pages()}
BLOCKS = {name: list(blocks(page.read_text("utf-8"))) for name, page in PAGES.items()}
EVERY = [(name, block) for name, found in BLOCKS.items() for block in found]
INDEX = ROOT / "docs/README.md"
# Shown as they are, with nothing to try them by.
PLAIN = {"markdown", "text", "diff", "lua", "vim", "elisp", "jinja"}
TRIED = {"console", "sh", "pycon", "python", "json", "jsonl", "toml", "yaml", "csv"}
RUN = {"console", "sh", "pycon", "python"}


def of(kind):
    return [
        pytest.param(block, id=f"{name}-{block.body[:30]!r}") for name, block in EVERY if block.kind == kind
    ]


@pytest.mark.parametrize("name", PAGES)
def test_what_it_shows_is_what_comes_out(name, scratch, env):
    text = PAGES[name].read_text("utf-8")
    new = made(text, scratch, env)
    assert new.splitlines() == text.splitlines(), f"run python tools/make_manual.py {name}"


@pytest.mark.parametrize("name", PAGES)
def test_every_block_is_looked_at(name):
    assert {block.kind for block in BLOCKS[name]} <= TRIED | PLAIN
    fences = re.findall(r"^```", PAGES[name].read_text("utf-8"), re.MULTILINE)
    assert len(fences) == 2 * len(BLOCKS[name])


def test_little_is_not_run_and_that_has_a_reason():
    runnable = [block for _, block in EVERY if block.kind in RUN]
    reasons = [block.not_run for block in runnable if block.not_run is not None]
    assert all(len(reason.split()) >= 3 for reason in reasons)
    assert len(reasons) <= len(runnable) / 4


def test_every_command_is_shown():
    shown = " ".join(block.body for _, block in EVERY if block.kind in ("console", "sh"))
    by_people = [command for command in COMMANDS if command != "server"]
    assert [command for command in by_people if f"awesome-lint {command} " not in shown] == []
    assert any("awesome-lint server" in page.read_text("utf-8") for page in pages())


@pytest.mark.parametrize("block", of("json"))
def test_json_is_json(block):
    json.loads(block.body)


@pytest.mark.parametrize("block", of("yaml"))
def test_yaml_is_yaml(block):
    assert yaml.safe_load(block.body)


@pytest.mark.parametrize("block", of("csv"))
def test_csv_has_as_many_cells_in_each_row(block):
    assert len({len(row) for row in csv.reader(block.body.splitlines())}) == 1


@pytest.mark.parametrize("block", of("toml"))
def test_settings_are_settings(block, tmp_path, env):
    """What is no configuration of awesome-lint stands below the name of another file."""
    assert tomllib.loads(block.body)
    name = block.file or NAMES[0]
    if name in NAMES:
        (tmp_path / name).write_text(block.body, "utf-8")
        (tmp_path / "README.md").write_bytes((setting.SCRATCH / "README.md").read_bytes())
        done = setting.run(f"awesome-lint check --config {name} --show-settings README.md", tmp_path, env)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("page", [*PAGES.values(), ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_and_anchors_lead_somewhere(page):
    assert dead(page.read_text("utf-8"), page) == []


def test_a_link_that_leads_nowhere_would_be_found():
    hostile = "# A\n\n[x](#b) [y](nowhere.md) [z](links.md#nothing)\n"
    assert len(dead(hostile, INDEX)) == 3


def dead(text, page):
    """The links of a page to headings and files that are not there."""
    found = awesome_lint.lint(awesome_lint.parse(text, str(page)), Config(select=("AL201", "AL203")))
    return [finding.message for finding in found]


def linked(page):
    """The pages of docs/ that a page links to."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    targets = re.findall(r"\]\(([^)\s#]+)(?:#[^)\s]*)?\)", text)
    return {(page.parent / target).resolve() for target in targets if target.endswith(".md")}


def test_every_page_is_in_the_index():
    assert INDEX in linked(README)
    assert {*(ROOT / "docs").glob("*.md"), ROOT / "docs/rules/README.md"} - {INDEX} <= linked(INDEX)


@pytest.mark.parametrize("name", PAGES)
def test_an_option_that_is_named_is_there(name, options):
    text = re.sub(r"^```.*?^```$", "", PAGES[name].read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    assert set(re.findall(r"`(?:awesome-lint [a-z ]*)?(--[a-z-]+)", text)) <= options


@pytest.fixture(scope="module")
def options():
    """The options of all commands."""
    from .test_examples import commands

    every = {name for _, command in commands() for item in command.params for name in item.opts}
    return every | {"--help"}


def test_a_page_is_no_longer_than_one_reads():
    assert len(README.read_text("utf-8").splitlines()) <= 200
    assert max(len(page.read_text("utf-8").splitlines()) for page in PAGES.values()) < 320
