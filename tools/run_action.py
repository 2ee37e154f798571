"""Run the steps of a composite action here, as GitHub's runner would.

    python tools/run_action.py --input paths=awesome_pruning.md
    python tools/run_action.py --input links=true --event event.json --workspace ../a-list

Steps with `run:` are run by bash with what the runner gives them. Of the actions that steps use, those
that set up Python, cache or upload are played with folders here; others are named and passed over.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from expressions import condition, fill
from played_actions import PLAYED

ROOT = Path(__file__).parents[1]


@dataclass
class Runner:
    """A job in which one action is run. `temp` is emptied by nobody, `store` outlives jobs."""

    workspace: Path
    temp: Path
    store: Path
    event: Mapping[str, Any] = field(default_factory=dict)
    env: Mapping[str, str] = field(default_factory=dict)
    passed_over: Sequence[str] = ()
    github: dict[str, Any] = field(default_factory=dict)

    def run(self, action: Path, inputs: Mapping[str, str]) -> "Outcome":
        """Run every step whose condition is met; what came of it all."""
        definition = yaml.safe_load((action / "action.yml").read_text("utf-8"))
        job = _Job(self, action.resolve(), self.contexts(action, definition, inputs))
        for step in definition["runs"]["steps"]:
            job.step(step)
        outputs = definition.get("outputs", {})
        job.outcome.outputs = {name: job.fill(output["value"]) for name, output in outputs.items()}
        return job.outcome

    def contexts(self, action: Path, definition: Any, inputs: Mapping[str, str]) -> dict[str, Any]:
        """What expressions can speak of."""
        github = {"event": self.event, "run_id": "1", "run_attempt": "1", "token": "", **self.github}
        github["action_path"] = str(action.resolve())
        declared = definition.get("inputs", {})
        if unknown := set(inputs) - set(declared):
            raise SystemExit(f"The action has no input {', '.join(sorted(unknown))}.")
        runner = {"os": "Linux", "temp": str(self.temp)}
        known = {"github": github, "runner": runner, "inputs": {}, "steps": {}}
        defaults = {name: fill(str(item.get("default", "")), known, {}) for name, item in declared.items()}
        return {**known, "inputs": {**defaults, **inputs}}


@dataclass
class Outcome:
    """Status of the first step that failed, outputs and summary, and what each step did, by its name."""

    status: int = 0
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    log: str = ""
    steps: dict[str, str] = field(default_factory=dict)


class _Job:
    """The steps so far, and what they left behind."""

    def __init__(self, runner: Runner, action: Path, contexts: dict[str, Any]) -> None:
        self.runner, self.action, self.contexts = runner, action, contexts
        self.outcome = Outcome()
        self.functions: Mapping[str, Callable[[], bool]] = {
            "success": lambda: not self.outcome.status,
            "failure": lambda: bool(self.outcome.status),
            "always": lambda: True,
            "cancelled": lambda: False,
        }

    def fill(self, text: str) -> str:
        return fill(text, self.contexts, self.functions)

    def step(self, step: Mapping[str, Any]) -> None:
        """Run a step, if it is to run."""
        name = self.fill(step["name"])
        if not condition(str(step.get("if", "")), self.contexts, self.functions):
            self.outcome.steps[name] = "not run"
        elif "uses" in step:
            self.use(name, step)
        elif name in self.runner.passed_over:
            self.outcome.steps[name] = "passed over"
        else:
            self.execute(name, step)

    def use(self, name: str, step: Mapping[str, Any]) -> None:
        """Play another action."""
        action = step["uses"].partition("@")[0]
        given = {key: self.fill(str(value)) for key, value in step.get("with", {}).items()}
        play = PLAYED.get(action)
        self.outcome.steps[name] = f"played {action}" if play else f"passed over {action}"
        outputs = play(self.runner.store, given) if play else {}
        self.contexts["steps"][step.get("id", name)] = {"outputs": outputs}

    def execute(self, name: str, step: Mapping[str, Any]) -> None:
        """Run a script, and take in what it wrote to the files of the runner."""
        with tempfile.TemporaryDirectory(dir=self.runner.temp) as folder:
            files = {what: Path(folder, what) for what in ("OUTPUT", "STEP_SUMMARY", "ENV", "PATH")}
            for file in files.values():
                file.touch()
            script = Path(folder, "script.sh")
            script.write_text(self.fill(step["run"]), "utf-8")
            given = {key: self.fill(str(value)) for key, value in step.get("env", {}).items()}
            told = {f"GITHUB_{what}": str(file) for what, file in files.items()}
            status, log = self.bash(script, {**given, **told})
            self.contexts["steps"][step.get("id", name)] = {"outputs": _read_outputs(files["OUTPUT"])}
            self.outcome.summary += files["STEP_SUMMARY"].read_text("utf-8")
        self.outcome.log += log
        self.outcome.steps[name] = f"status {status}"
        self.outcome.status = self.outcome.status or status

    def bash(self, script: Path, given: Mapping[str, str]) -> tuple[int, str]:
        env = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("GITHUB_", "INPUT_"))
            },
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(self.action),
            "GITHUB_WORKSPACE": str(self.runner.workspace),
            "RUNNER_TEMP": str(self.runner.temp),
            **self.runner.env,
            **given,
        }
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
        done = subprocess.run(
            command,
            cwd=self.runner.workspace,
            env=env,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        return done.returncode, done.stdout.decode(errors="replace")


def _read_outputs(file: Path) -> dict[str, str]:
    """Outputs of a step, in the one of GitHub's two forms that is used here: a line each."""
    lines = file.read_text("utf-8").splitlines()
    if strange := [line for line in lines if "=" not in line]:
        raise SystemExit(f"Not an output: {strange[0]!r}")
    return dict(line.split("=", 1) for line in lines)


def main() -> int:
    """Run the action with what the command line says, and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--action", type=Path, default=ROOT, help="folder with an action.yml")
    parser.add_argument("--input", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--event", type=Path, help="JSON of the event, such as a pull request")
    parser.add_argument("--workspace", type=Path, default=Path())
    parser.add_argument("--store", type=Path, help="where caches and artefacts are kept, instead of nowhere")
    given = parser.parse_args()
    event = json.loads(given.event.read_text("utf-8")) if given.event else {}
    with tempfile.TemporaryDirectory() as temp:
        store = given.store or Path(temp, "store")
        store.mkdir(parents=True, exist_ok=True)
        runner = Runner(given.workspace.resolve(), Path(temp), store.resolve(), event)
        outcome = runner.run(given.action, dict(item.split("=", 1) for item in given.input))
        print(outcome.log, end="")
        for title, values in {"Steps": outcome.steps, "Outputs": outcome.outputs}.items():
            print(f"\n{title}:", *(f"  {name}: {value}" for name, value in values.items()), sep="\n")
        print(f"\nSummary:\n\n{outcome.summary}", end="")
    return outcome.status


if __name__ == "__main__":
    sys.exit(main())
