"""What action.yml runs: `awesome-lint check`, its reports as files, and what the runner is told of them.

Inputs come in by the environment, and no text of theirs or of a list reaches a shell or an output.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

PROGRAM = (sys.executable, "-I", "-m", "awesome_lint")
CHECK = (*PROGRAM, "check")
FILES = {"json": "report.json", "sarif": "report.sarif", "markdown": "report.md"}
PATCH = "fixes.patch"
NOTE = f"\n`git apply {PATCH}` makes all fixes that are safe; the file is in the artefact of the run.\n"
COUNTS = {"error": "errors", "warning": "warnings", "info": "infos"}
FOUND, USAGE = 1, 2


class Given(NamedTuple):
    """What the inputs ask for."""

    options: list[str]
    paths: list[str]


def main(env: Mapping[str, str]) -> int:
    """Check, and tell the runner; the exit status of the program."""
    reports = Path(tempfile.mkdtemp(prefix="awesome-lint-", dir=env["RUNNER_TEMP"]))
    try:
        given = read_inputs(env)
        status, said = check(given, reports)
    except ValueError as error:
        status, said = USAGE, f"awesome-lint: {error}\n"
    else:
        if status in (0, FOUND):
            make_patch(given, reports)
            tell_changes(given, env.get("BASE_SHA"), reports)
    say(said, status)
    outputs = {"status": status, **counts(reports), **made(reports)}
    append(env["GITHUB_OUTPUT"], "".join(f"{name}={value}\n" for name, value in outputs.items()))
    append(env["GITHUB_STEP_SUMMARY"], summary(reports, said))
    return status


def read_inputs(env: Mapping[str, str]) -> Given:
    """What the environment says. Raises ValueError."""
    options = ["--links"] if is_true(env, "INPUT_LINKS") else []
    if is_true(env, "INPUT_CHANGED_ONLY") and (base := env.get("BASE_SHA")):
        options += ["--changed-since", base]
    try:
        options += shlex.split(env.get("INPUT_ARGUMENTS", ""))
    except ValueError as error:
        raise ValueError(f"the input 'arguments' cannot be read: {error}") from error
    return Given(options, [path for line in env.get("INPUT_PATHS", "").split("\n") if (path := line.strip())])


def is_true(env: Mapping[str, str], name: str) -> bool:
    """A switch. Raises ValueError where it is neither on nor off."""
    value = env.get(name, "").lower()
    if value not in ("", "true", "false"):
        shown = name.removeprefix("INPUT_").replace("_", "-").lower()
        raise ValueError(f"the input '{shown}' is neither true nor false: {value!r}")
    return value == "true"


def check(given: Given, reports: Path) -> tuple[int, str]:
    """Annotate and write the reports; the exit status, and what the program complained of."""
    also = [part for form, name in FILES.items() for part in ("--also", f"{form}={reports / name}")]
    command = [*CHECK, "--output-format", "github", *given.options, *also, "--", *given.paths]
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False)
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    return status, done.stderr.decode(errors="replace")


def make_patch(given: Given, reports: Path) -> None:
    """Write what the safe fixes would change, if anything; no link is asked for a second time."""
    offline = ["--offline"] if "--links" in given.options else []
    file = reports / PATCH
    options = [*given.options, *offline, "--diff", "--output-file", str(file)]
    subprocess.run([*CHECK, *options, "--", *given.paths], capture_output=True, check=False)
    if file.exists() and file.stat().st_size:
        append(str(reports / FILES["markdown"]), NOTE)
    else:
        file.unlink(missing_ok=True)


def tell_changes(given: Given, base: str | None, reports: Path) -> None:
    """Add to the report which papers a pull request brings, if the checkout has the history to know."""
    if not base:
        return
    options = ["diff", "--output-format", "markdown", "--", base, *given.paths]
    done = subprocess.run(
        [*PROGRAM, *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    )
    if done.returncode == 0:
        append(str(reports / FILES["markdown"]), f"\n## Papers\n\n{done.stdout.decode(errors='replace')}")


def say(said: str, status: int) -> None:
    """Show complaints in the log, none of which may be read as a command, and failures above it."""
    said = said.replace("##[", "## [")
    for line in said.splitlines():
        print("|", line)
    if status not in (0, FOUND):
        escaped = said.strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        print(f"::error title=awesome-lint could not check::{escaped}")
    sys.stdout.flush()


def counts(reports: Path) -> dict[str, int]:
    """The numbers of the report, if there is one."""
    file = reports / FILES["json"]
    if not file.exists():
        return {}
    found = json.loads(file.read_text("utf-8"))["summary"]
    named = {name: found[level] for level, name in COUNTS.items()}
    return {**named, "findings": sum(named.values()), "files": found["files"], "entries": found["entries"]}


def made(reports: Path) -> dict[str, Path]:
    """The files that there are, and their folder."""
    files = {**FILES, "patch": PATCH}
    there = {name: reports / file for name, file in files.items() if (reports / file).exists()}
    return {"reports": reports, **there} if there else {}


def summary(reports: Path, said: str) -> str:
    """What the page of the run shows."""
    file = reports / FILES["markdown"]
    if not file.exists():
        return "".join(f"{line}\n" for line in ("awesome-lint could not check:", "", *indented(said)))
    return file.read_text("utf-8")


def indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.splitlines()]


def append(path: str, text: str) -> None:
    """Add to one of the runner's files."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main(os.environ))
