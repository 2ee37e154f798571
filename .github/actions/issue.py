"""Keep one issue on what a check found: opened, updated, closed when nothing is left, opened again."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gh
from untrusted import MOST, harmless

MARK = "<!-- awesome-lint: issue -->"
CLEAN, FOUND = "0", "1"


def main(env: Mapping[str, str]) -> int:
    """Do what the status of the check asks for."""
    repository, label = f"repos/{env['GITHUB_REPOSITORY']}", env["INPUT_LABEL"]
    status = env["INPUT_STATUS"]
    if status not in (CLEAN, FOUND):
        print(f"::error::The check did not come to an end (status {status!r}); the issue stays as it is.")
        return 1
    issue = find(repository, label)
    if status == FOUND:
        tell(repository, issue, env["INPUT_TITLE"], label, body(Path(env["INPUT_REPORT"])))
    elif issue and issue["state"] == "open":
        number = f"{repository}/issues/{issue['number']}"
        gh.send("POST", f"{number}/comments", body="Nothing is found any more.")
        gh.send("PATCH", number, state="closed", state_reason="completed")
    return 0


def find(repository: str, label: str) -> dict[str, Any] | None:
    """Our issue: the one that is open, else the newest."""
    issues = gh.listed(f"{repository}/issues", state="all", labels=label)
    ours = [item for item in issues if "pull_request" not in item and MARK in (item["body"] or "")]
    return max(ours, key=lambda item: (item["state"] == "open", item["number"]), default=None)


def tell(repository: str, issue: Mapping[str, Any] | None, title: str, label: str, text: str) -> None:
    """Have the issue open, and say this."""
    if issue:
        gh.send("PATCH", f"{repository}/issues/{issue['number']}", body=text, state="open")
    else:
        gh.send("POST", f"{repository}/issues", title=title, body=text, labels=[label])


def body(report: Path) -> str:
    """The report, marked as ours."""
    with report.open("rb") as file:
        text = file.read(4 * MOST).decode(errors="replace")
    return f"{MARK}\n{harmless(text)}"


if __name__ == "__main__":
    sys.exit(main(os.environ))
