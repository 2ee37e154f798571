"""What action.yml runs: `awesome-lint check`, its reports as files, and what the runner is told of them.

Inputs come in by the environment, and no text of theirs or of a list reaches a shell or an output.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

CHECK = (sys.executable, "-I", "-m", "awesome_lint", "check")
FILES = {"json": "report.json", "sarif": "report.sarif", "markdown": "report.md"}
PATCH = "fixes.patch"
NOTE = f"\nThe artefact of the run holds `{PATCH}`: `git apply {PATCH}` makes all fixes that are safe.\n"
COUNTS = {"error": "errors", "warning": "warnings", "info": "infos"}
FOUND, USAGE = 1, 2
MOST_SUMMARY = 1_000_000  # bytes; above 1 MiB the runner drops the summary


def main(env: Mapping[str, str]) -> int:
    """Check, and tell the runner; the exit status of the program."""
    reports = Path(tempfile.mkdtemp(prefix="awesome-lint-", dir=env["RUNNER_TEMP"]))
    try:
        given = arguments(env)
        status, said = check(given, reports)
    except ValueError as error:
        status, said = USAGE, f"awesome-lint: {error}\n"
    else:
        if status in (0, FOUND):
            make_patch(given, reports)
    say(said, status)
    outputs = {"status": status, **counts(reports), **made(reports)}
    append(env["GITHUB_OUTPUT"], "".join(f"{name}={value}\n" for name, value in outputs.items()))
    append(env["GITHUB_STEP_SUMMARY"], summary(reports, said))
    return status


def arguments(env: Mapping[str, str]) -> list[str]:
    """What the inputs say. Raises ValueError."""
    given = ["--links"] if is_true(env, "INPUT_LINKS") else []
    if is_true(env, "INPUT_CHANGED_ONLY") and (base := env.get("BASE_SHA")):
        given += ["--changed-since", base]
    try:
        given += shlex.split(env.get("INPUT_ARGUMENTS", ""))
    except ValueError as error:
        raise ValueError(f"the input 'arguments' cannot be read: {error}") from error
    return [*given, "--", *filter(None, map(str.strip, env.get("INPUT_PATHS", "").split("\n")))]


def is_true(env: Mapping[str, str], name: str) -> bool:
    """A switch. Raises ValueError where it is neither on nor off."""
    value = env.get(name, "").lower()
    if value not in ("", "true", "false"):
        shown = name.removeprefix("INPUT_").replace("_", "-").lower()
        raise ValueError(f"the input '{shown}' is neither true nor false: {value!r}")
    return value == "true"


def check(given: Sequence[str], reports: Path) -> tuple[int, str]:
    """Annotate and write the reports; the exit status, and what the program complained of."""
    also = [part for form, name in FILES.items() for part in ("--also", f"{form}={reports / name}")]
    command = [*CHECK, "--output-format", "github", *also, *given]
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False)
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    return status, done.stderr.decode(errors="replace")


def make_patch(given: Sequence[str], reports: Path) -> None:
    """Write what the safe fixes would change, if anything; no link is asked for a second time."""
    offline = ["--offline"] if "--links" in given else []
    done = subprocess.run([*CHECK, "--diff", *offline, *given], capture_output=True, check=False)
    if done.returncode in (0, FOUND) and done.stdout:
        (reports / PATCH).write_bytes(git_patch(done.stdout))
        append(str(reports / FILES["markdown"]), NOTE)


def git_patch(diff: bytes) -> bytes:
    """The diff with paths as Git wants them: from here, after a/ and b/.

    Nothing else looks like this, for a hunk ends with unchanged lines unless it is the file's last.
    """
    return re.sub(rb"^--- (.*)\n\+\+\+ \1\n(?=@@ )", _header, diff, flags=re.MULTILINE)


def _header(match: re.Match[bytes]) -> bytes:
    path = os.path.relpath(match[1])
    return b"--- a/%b\n+++ b/%b\n" % (path, path)


def say(said: str, status: int) -> None:
    """Show complaints in the log, none of which may be read as a command, and failures above it."""
    for line in said.splitlines():
        print("|", line.replace("##[", "## ["))
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
    return shortened(file.read_text("utf-8"))


def indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.splitlines()]


def shortened(text: str) -> str:
    """As many lines as the runner takes."""
    data = text.encode()
    if len(data) <= MOST_SUMMARY:
        return text
    return data[: data.rindex(b"\n", 0, MOST_SUMMARY) + 1].decode() + "\nThe rest is in the artefact.\n"


def append(path: str, text: str) -> None:
    """Add to one of the runner's files."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main(os.environ))
