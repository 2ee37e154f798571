"""Put the report of a pull request's check into one comment, which is updated from run to run.

It runs with the event `workflow_run`, after a workflow that had no rights: whatever that one left behind
may be forged. So the pull request is the one that GitHub says the commit belongs to, and of the artefact
one file is read, in memory, up to a limit, as text. Nothing of it is run or written to a disk.
"""

import io
import json
import os
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gh
from untrusted import MOST, harmless

MARK = "<!-- awesome-lint: report -->"
AUTHOR = "github-actions[bot]"
REPORT = "report.md"
MOST_ZIP = 20_000_000  # bytes


def main(env: Mapping[str, str]) -> int:
    """Make, update or leave the comment."""
    run = json.loads(Path(env["GITHUB_EVENT_PATH"]).read_text("utf-8"))["workflow_run"]
    repository = f"repos/{env['GITHUB_REPOSITORY']}"
    numbers = pull_requests(repository, run)
    text = report(repository, run["id"], env["INPUT_ARTIFACT"]) if numbers else None
    if text is None:
        print("Nothing to say: the commit is no longer that of an open pull request, or there is no report.")
        return 0
    for number in numbers:
        put(f"{repository}/issues", number, f"{MARK}\n{harmless(text)}", quiet=run["conclusion"] == "success")
    return 0


def pull_requests(repository: str, run: Mapping[str, Any]) -> list[int]:
    """The open pull requests whose last commit was checked. The event names none that come from a fork."""
    head = run["head_repository"]
    if run["event"] != "pull_request" or head is None:
        return []
    branch = f"{head['owner']['login']}:{run['head_branch']}"
    found = gh.listed(f"{repository}/pulls", state="open", head=branch)
    return [pull["number"] for pull in found if pull["head"]["sha"] == run["head_sha"]]


def report(repository: str, run: int, name: str) -> str | None:
    """The report in the artefact of a run, if it has one that can be one."""
    found = gh.pages(f"{repository}/actions/runs/{run}/artifacts", name=name)
    sizes = {item["id"]: item["size_in_bytes"] for page in found for item in page["artifacts"]}
    if not sizes or sizes[max(sizes)] > MOST_ZIP:
        return None
    content = gh.call(f"{repository}/actions/artifacts/{max(sizes)}/zip")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(REPORT) as file:
            return file.read(4 * MOST).decode(errors="replace")
    except (KeyError, NotImplementedError, OSError, RuntimeError, ValueError, zipfile.BadZipFile) as error:
        print(f"No report: {error}")
        return None


def put(issues: str, number: int, body: str, *, quiet: bool) -> None:
    """Update our comment, or make it unless all is well."""
    comments = gh.listed(f"{issues}/{number}/comments")
    # Who deleted the account has no user any more.
    by_us = [item for item in comments if item["user"] and item["user"]["login"] == AUTHOR]
    ours = [item for item in by_us if item["body"].startswith(MARK)]
    if ours:
        gh.send("PATCH", f"{issues}/comments/{ours[0]['id']}", body=body)
    elif not quiet:
        gh.send("POST", f"{issues}/{number}/comments", body=body)


if __name__ == "__main__":
    sys.exit(main(os.environ))
