"""A Jinja template, which may come from a stranger's pull request.

It is rendered in a sandbox and in a process of its own, which is held to a time, a size and a memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from ..data.errors import DataError
from ..data.fields import clean
from ..data.json_format import entry_data
from ..data.record import Record
from .grouping import Group
from .lists import Built

SECONDS = 10
LARGEST = 20_000_000  # characters of what comes out
MEMORY = 1_000_000_000  # bytes


def render_template(template: str, path: str, built: Built) -> str:
    """What the template makes of the records. Raises DataError with its line when it fails."""
    data = {
        "template": template,
        "values": {
            "title": built.title,
            "papers": [_data(record) for record in built.records],
            "sections": _sections(built.root),
            "count": built.root.count,
        },
    }
    # Without -P, modules of the current folder would be imported, which may be a checkout of the stranger.
    command = [sys.executable, "-P", "-m", "awesome_lint.build.sandbox"]
    try:
        done = subprocess.run(
            command, input=json.dumps(data).encode(), capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise DataError(f"{path}: the template took more than {SECONDS} seconds") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise DataError(f"{path}: the template needs more time or memory than it may have") from None
    if "error" in answer:
        line = f":{answer['line']}" if answer.get("line") else ""
        raise DataError(f"{path}{line}: {answer['error']}")
    return clean(str(answer["text"]))


def _data(record: Record) -> dict[str, Any]:
    return {**record.more, **entry_data(record), "url": record.url}


def _sections(root: Group) -> list[dict[str, Any]]:
    return [
        {
            "title": group.title,
            "count": group.count,
            "papers": [_data(record) for record in group.records],
            "sections": _sections(group),
        }
        for group in root.children
    ]
