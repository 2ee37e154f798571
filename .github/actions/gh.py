"""GitHub's API by way of `gh`, which finds its key in GH_TOKEN."""

import json
import subprocess
from typing import Any


def pages(path: str, **query: str) -> list[Any]:
    """Every page of what the API has at a path."""
    fields = [part for name, value in query.items() for part in ("--raw-field", f"{name}={value}")]
    listed = call("--method", "GET", "--paginate", "--slurp", path, "--raw-field", "per_page=100", *fields)
    return list(json.loads(listed))


def listed(path: str, **query: str) -> list[Any]:
    """The items of all pages of a list."""
    return [item for page in pages(path, **query) for item in page]


def send(method: str, path: str, **values: Any) -> None:
    """Make or change something."""
    call("--method", method, path, "--input", "-", given=json.dumps(values))


def call(*arguments: str, given: str = "") -> bytes:
    """What `gh api` prints; it says itself what goes wrong."""
    command = ["gh", "api", *arguments]
    return subprocess.run(command, input=given.encode(), stdout=subprocess.PIPE, check=True).stdout
