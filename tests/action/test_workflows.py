"""The workflows and actions of this repository, and those that docs/ci.md shows, as linters see them."""

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml

from make_manual import blocks
from run_action import ROOT

PAGE = (ROOT / "docs/ci.md").read_text("utf-8")
SHOWN = [block.body for block in blocks(PAGE) if block.kind == "yaml"]
FILES = sorted(path for path in (ROOT / ".github").rglob("*.yml"))
WORKFLOWS = [path for path in FILES if path.parent.name == "workflows"]
ACTIONS = [ROOT / "action.yml", *(path for path in FILES if path.name == "action.yml")]
PIN = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
HASH = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def run():
    """Run a linter that `pip install -e '.[dev]'` brings where there is a build of it."""

    def call(name, *arguments):
        path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
        if not shutil.which(name, path=path):
            pytest.skip(f"{name} is not installed")
        env = {**os.environ, "PATH": path}  # actionlint looks for shellcheck there
        command = [shutil.which(name, path=path), *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    return call


@pytest.fixture
def shown(tmp_path):
    """A repository with the workflows of the page, at some revision."""
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    for number, text in enumerate(SHOWN):
        if "jobs:" in text:
            (folder / f"{number}.yml").write_text(text.replace("REVISION", f"{HASH} # v1.0.0"))
    return folder


def steps(path):
    data = yaml.safe_load(path.read_text("utf-8"))
    jobs = data["jobs"].values() if "jobs" in data else [data["runs"]]
    return [step for job in jobs for step in job["steps"]]


class TestLinters:
    def test_actionlint(self, run):
        run("actionlint", *WORKFLOWS)

    def test_zizmor(self, run):
        run("zizmor", "--offline", "--pedantic", "--strict-collection", "--no-progress", ROOT)

    @pytest.mark.parametrize("path", ACTIONS, ids=lambda path: str(path.relative_to(ROOT)))
    def test_shellcheck(self, run, path, tmp_path):
        for number, script in enumerate(step["run"] for step in steps(path) if "run" in step):
            (tmp_path / f"{number}.sh").write_text(script)
        run("shellcheck", "--shell=bash", *tmp_path.iterdir())

    @pytest.mark.parametrize(
        ("schema", "files"),
        [
            ("github-actions", ACTIONS),
            ("github-workflows", WORKFLOWS),
            ("dependabot", [ROOT / ".github/dependabot.yml"]),
        ],
    )
    def test_schemas(self, run, schema, files):
        run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


class TestThePage:
    def test_every_workflow_is_looked_at(self, shown):
        assert len(list(shown.iterdir())) == len(SHOWN) - 1 == 4

    def test_actionlint(self, run, shown):
        run("actionlint", *shown.iterdir())

    def test_zizmor(self, run, shown):
        config = ROOT / ".github/zizmor.yml"
        run("zizmor", "--offline", "--pedantic", "--no-progress", "--config", config, shown.parents[1])

    def test_gitlab(self, run, tmp_path):
        (text,) = [text for text in SHOWN if "jobs:" not in text]
        (tmp_path / ".gitlab-ci.yml").write_text(text)
        run("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", tmp_path / ".gitlab-ci.yml")

    def test_its_tables_name_the_inputs_and_outputs(self):
        action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
        for heading, kind in (("### Inputs", "inputs"), ("### Outputs", "outputs")):
            section = PAGE.split(f"{heading}\n")[1].split("\n#")[0]
            rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
            assert re.findall(r"`([\w-]+)`", " ".join(rows)) == sorted_as(action[kind], rows)

    def test_what_it_names_exists(self):
        for target in re.findall(r"\]\(([^)#:]+)", PAGE):
            assert (ROOT / "docs" / target).exists(), target
        inputs = {name for path in ACTIONS for name in yaml.safe_load(path.read_text("utf-8"))["inputs"]}
        for text in SHOWN:
            for job in yaml.safe_load(text).get("jobs", {}).values():
                ours = [step for step in job["steps"] if step["uses"].startswith("OWNER/")]
                assert {name for step in ours for name in step.get("with", {})} <= inputs


def sorted_as(names, rows):
    """The names in the order of the rows, every one of them."""
    text = " ".join(rows)
    return sorted(names, key=lambda name: text.index(f"`{name}`"))


class TestRights:
    @pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
    def test_none_but_those_of_jobs(self, path):
        data = yaml.safe_load(path.read_text("utf-8"))
        assert data["permissions"] == {}
        for job in data["jobs"].values():
            assert job["permissions"]
            assert job["timeout-minutes"]

    @pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
    def test_what_can_write_runs_no_checkout_of_a_pull_request(self, path):
        data = yaml.safe_load(path.read_text("utf-8"))
        for job in data["jobs"].values():
            if "write" in job["permissions"].values() and "pull_request" in data[True]:
                assert not [
                    step for step in job["steps"] if "checkout" in step.get("uses", "") or "run" in step
                ]

    @pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=lambda path: str(path.relative_to(ROOT)))
    def test_scripts_hold_no_expressions(self, path):
        assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []

    @pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=lambda path: str(path.relative_to(ROOT)))
    def test_actions_of_others_are_pinned(self, path):
        used = re.findall(r"uses: (.+)", path.read_text("utf-8"))
        assert [line for line in used if not line.startswith("./") and not PIN.fullmatch(line)] == []

    def test_one_version_of_each(self):
        texts = [path.read_text("utf-8") for path in (*WORKFLOWS, *ACTIONS)]
        pins = {
            match for text in (*texts, PAGE) for match in re.findall(r"uses: (\S+@[0-9a-f]{40} # \S+)", text)
        }
        repositories = ["/".join(pin.split("/")[:2]).partition("@")[0] for pin in pins]
        versions = {
            (repository, pin.partition("@")[2]) for repository, pin in zip(repositories, pins, strict=True)
        }
        assert len(versions) == len(set(repositories))


def test_the_parts_name_one_another():
    comment, lint = (
        yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text())
        for name in ("comment", "lint-list")
    )
    assert comment[True]["workflow_run"]["workflows"] == [lint["name"]]
    assert Path(ROOT / ".github/actions/comment.py").exists()
