"""A pull request against a list with fifty old findings, in a clone of a bare repository."""

import json
import os
import subprocess

import pytest

from .action_samples import entry
from .test_action import apply

OLD = "# Papers\n\n" + "".join(entry(f"Paper {n} on Pruning", f"2401.{n:05}", "http") for n in range(1, 51))
NEW = entry("A New Paper", "2403.00003", "http")
NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


@pytest.fixture
def git(job):
    def call(*args, cwd=job.workspace):
        outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        env = {**outer, **NOBODY}
        done = subprocess.run(["git", *args], cwd=cwd, env=env, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    return call


@pytest.fixture
def origin(job, git, tmp_path):
    """The bare repository: a branch with one bad entry, and what `main` got in the meantime."""
    remote, seed = tmp_path / "origin.git", tmp_path / "seed"
    git("init", "--quiet", "--bare", "--initial-branch=main", str(remote), cwd=tmp_path)
    git("clone", "--quiet", str(remote), str(seed), cwd=tmp_path)
    for branch, text in {"main": OLD, "topic": OLD + NEW}.items():
        git("checkout", "--quiet", "-B", branch, cwd=seed)
        (seed / "README.md").write_text(text)
        git("add", ".", cwd=seed)
        git("commit", "--quiet", "--message", branch, cwd=seed)
    git("checkout", "--quiet", "main", cwd=seed)
    (seed / "other.md").write_text("Since then.\n")
    git("add", ".", cwd=seed)
    git("commit", "--quiet", "--message=other", cwd=seed)
    git("checkout", "--quiet", "-b", "merge", cwd=seed)
    git("merge", "--quiet", "--no-edit", "topic", cwd=seed)
    git("push", "--quiet", "--all", cwd=seed)
    job.event = {"pull_request": {"base": {"sha": git("rev-parse", "main", cwd=seed)}}}
    return f"file://{remote}"


def test_exactly_what_is_new(job, git, origin):
    git("clone", "--quiet", "--branch=merge", origin, ".")
    outcome = job.run(changed_only="true")
    findings = json.loads((job.store / "artifacts/awesome-lint/report.json").read_text())["findings"]
    assert [(finding["code"], finding["line"]) for finding in findings] == [("AL501", 53)]
    assert (outcome.status, outcome.outputs["warnings"]) == (1, "1")
    apply(outcome.outputs["patch"], job.workspace)
    assert (job.workspace / "README.md").read_text() == OLD + NEW.replace("http:", "https:")
    assert job.run(changed_only="true").status == 0


def test_what_changed_is_told(job, git, origin):
    git("clone", "--quiet", "--branch=merge", origin, ".")
    outcome = job.run()
    assert "1 added" in outcome.summary
    assert "| added | `A New Paper (arxiv:2403.00003)` |" in outcome.summary


def test_everything(job, git, origin):
    git("clone", "--quiet", "--branch=merge", origin, ".")
    assert job.run().outputs["warnings"] == "51"
    job.event = {}
    assert job.run(changed_only="true").outputs["warnings"] == "51"


def test_a_checkout_without_history(job, git, origin):
    git("clone", "--quiet", "--depth=1", "--branch=merge", origin, ".")
    outcome = job.run(changed_only="true")
    assert (outcome.status, "fetch-depth: 0" in outcome.summary) == (2, True)
    assert "Papers\n" not in job.run().summary


def test_a_base_that_is_no_revision(job, git, origin):
    git("clone", "--quiet", "--branch=merge", origin, ".")
    job.event["pull_request"]["base"]["sha"] = "--output=ran"
    assert job.run(changed_only="true").status == 2
    assert not (job.workspace / "ran").exists()
