import json
import subprocess
from pathlib import Path

import pytest
import yaml

from expressions import fill
from run_action import ROOT

from .action_samples import BROKEN, CLEAN, FIXED

COUNTS = ("findings", "errors", "warnings", "infos", "files", "entries")


def counts(outcome):
    return {name: int(outcome.outputs[name]) for name in COUNTS}


def apply(patch, folder):
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    subprocess.run(["git", "apply", patch], cwd=folder, check=True)


class TestFindings:
    @pytest.fixture
    def outcome(self, job):
        job.put("README.md", BROKEN)
        return job.run()

    def test_the_step_fails_as_the_program_does(self, outcome):
        assert outcome.status == 1
        assert outcome.steps["Check"] == "status 1"

    def test_outputs(self, outcome):
        said = {"findings": 2, "errors": 1, "warnings": 1, "infos": 0, "files": 1, "entries": 3}
        assert (counts(outcome), outcome.outputs["status"]) == (said, "1")
        findings = json.loads(Path(outcome.outputs["json"]).read_text())["findings"]
        assert [finding["code"] for finding in findings] == ["AL501", "AL602"]

    def test_annotations(self, outcome):
        shown = outcome.log.splitlines()
        assert shown[0].startswith("::error file=README.md,line=5,")
        assert shown[1].startswith("::warning file=README.md,line=4,")

    def test_summary(self, outcome):
        assert outcome.summary == Path(outcome.outputs["markdown"]).read_text()
        assert "AL602" in outcome.summary

    def test_sarif(self, outcome):
        assert "AL602" in Path(outcome.outputs["sarif"]).read_text()

    def test_the_patch_applies(self, outcome, job):
        apply(outcome.outputs["patch"], job.workspace)
        assert (job.workspace / "README.md").read_text() == FIXED
        assert "git apply fixes.patch" in outcome.summary

    def test_arguments_put_nothing_elsewhere(self, job):
        job.put("README.md", BROKEN)
        outcome = job.run(arguments="--output-format json --output-file mine.json")
        assert json.loads((job.workspace / "mine.json").read_text())["summary"]["entries"] == 3
        assert Path(outcome.outputs["patch"]).read_text().startswith("--- a/README.md\n")

    def test_what_is_uploaded(self, outcome, job):
        names = {path.name for path in (job.store / "artifacts/awesome-lint").iterdir()}
        assert names == {"report.json", "report.sarif", "report.md", "fixes.patch"}


class TestNothingFound:
    def test_outputs(self, job):
        job.put("README.md", CLEAN)
        outcome = job.run()
        assert (outcome.status, outcome.outputs["status"], outcome.outputs["patch"]) == (0, "0", "")
        assert counts(outcome)["findings"] == 0
        assert "::" not in outcome.log

    def test_no_artefact(self, job):
        job.put("README.md", CLEAN)
        outcome = job.run(artifact="", cache="false")
        assert {name for name, did in outcome.steps.items() if did == "not run"} == {
            "Restore what was learnt",
            "Keep what was learnt",
            "Upload the reports",
        }


class TestFailures:
    def failed(self, outcome, said):
        assert (outcome.status, outcome.outputs["status"], outcome.outputs["findings"]) == (2, "2", "")
        shown = outcome.log.splitlines()
        assert any(line.startswith("::error title=awesome-lint could not check::") for line in shown)
        assert said in outcome.log
        assert said in outcome.summary
        assert outcome.steps["Upload the reports"] == "not run"

    def test_a_missing_file(self, job):
        self.failed(job.run(paths="gone.md"), "gone.md: No such file or directory")

    def test_an_unknown_option(self, job):
        job.put("README.md", CLEAN)
        self.failed(job.run(arguments="--nonsense"), "No such option")

    def test_a_quote_that_is_not_closed(self, job):
        self.failed(
            job.run(arguments="--ignore 'AL5"), "the input 'arguments' cannot be read: No closing quot"
        )

    @pytest.mark.parametrize("name", ["links", "changed-only"])
    def test_a_switch_that_is_neither(self, job, name):
        self.failed(job.run(**{name: "perhaps"}), f"the input '{name}' is neither true nor false: 'perhaps'")

    def test_no_such_input(self, job):
        with pytest.raises(SystemExit, match="no input path"):
            job.run(path="README.md")


class TestHostile:
    @pytest.mark.parametrize(
        "name",
        ["a b.md", "; touch ran.md", "$(touch ran).md", "-x.md", "`touch ran`.md", "'.md", "&& touch ran.md"],
    )
    def test_a_path_is_a_path(self, job, name):
        job.put(name, BROKEN)
        outcome = job.run(paths=name)
        assert (outcome.outputs["files"], outcome.outputs["errors"]) == ("1", "1"), outcome.log
        assert [path.name for path in job.workspace.iterdir()] == [name]

    def test_paths_one_a_line(self, job):
        for name in ("a.md", "b c.md"):
            job.put(name, CLEAN.replace("2401", f"24{ord(name[0]) - 90:02}"))
        assert job.run(paths="\na.md\n  b c.md\n").outputs["files"] == "2"

    def test_an_argument_is_an_argument(self, job):
        job.put("README.md", BROKEN)
        outcome = job.run(arguments='--ignore "AL501" --ignore AL602 ; touch ran')
        assert (outcome.status, list(job.workspace.iterdir())) == (2, [job.workspace / "README.md"])
        assert job.run(arguments="--ignore 'AL501,AL602'").status == 0

    def test_arguments_name_no_variables(self, job):
        job.put("README.md", BROKEN)
        outcome = job.run(arguments="--ignore $HOME --ignore $(id)")
        assert "$HOME" in outcome.log

    def test_a_name_that_looks_like_a_command(self, job):
        job.put("::error title=x::y.md", "# Nothing\n")
        outcome = job.run(paths="::error title=x::y.md")
        assert not [line for line in outcome.log.splitlines() if line.startswith("::error title=x")]

    def test_a_complaint_that_looks_like_a_command(self, job):
        job.put("README.md", CLEAN)
        subprocess.run(["git", "init", "--quiet"], cwd=job.workspace, check=True)
        outcome = job.run(arguments="--changed-since 'x\n::error::##[error]ran'")
        assert r"| \x3a:error::##\x5berror]ran' is no revision" in outcome.log.splitlines()
        assert "##[" not in outcome.log

    def test_modules_beside_the_list_are_not_run(self, job):
        job.put("README.md", CLEAN)
        for name in (
            "awesome_lint/__init__.py",
            "json.py",
            "venv.py",
            "sitecustomize.py",
            "usercustomize.py",
        ):
            job.put(name, "open('ran', 'w')\n")
        assert job.run().status == 0
        assert not (job.workspace / "ran").exists()


class TestPatch:
    def test_names_and_line_ends(self, job):
        windows = BROKEN.replace("2401", "2301").replace("\n", "\r\n")
        paths = [job.put("docs/a b.md", windows.removesuffix("\r\n")), job.put("论文.md", BROKEN)]
        patch = job.run(paths="./docs/\n论文.md").outputs["patch"]
        apply(patch, job.workspace)
        assert [path.read_bytes().decode() for path in paths] == [windows.replace("http:", "https:"), FIXED]


def test_the_key_is_for_links_only():
    steps = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]
    (given,) = [step["env"] for step in steps if step["name"] == "Check"]

    def token(links):
        return fill(given["GITHUB_TOKEN"], {"inputs": {"links": links, "token": "secret"}}, {})

    assert (token("true"), token("false"), token("")) == ("secret", "", "")
