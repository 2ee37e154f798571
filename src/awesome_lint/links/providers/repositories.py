"""What GitHub says of a repository, by whichever of its APIs."""

from __future__ import annotations

import re

from ..outcome import Outcome
from ..record import Record

_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}")


def unknown(id: str) -> Outcome:
    """It is not there, or not for everybody: GitHub makes no difference."""
    return Outcome(failure="unknown", detail=f"GitHub has no {id}")


def unsaid(why: str) -> Outcome:
    """It may be there."""
    return Outcome(failure="unsaid", detail=f"GitHub: {why}")


def repository(id: str, name: object, archived: object, text: object, homepage: object) -> Record:
    """The record of a repository, which may have another name by now than 'owner/name' that was asked for."""
    return Record(
        "GitHub",
        now=_name(name) if _name(name).lower() != id.lower() else "",
        remarks=("archived",) if archived is True else (),
        links=(("project", homepage),) if isinstance(homepage, str) and homepage else (),
        text=text if isinstance(text, str) else "",
    )


def _name(name: object) -> str:
    return name if isinstance(name, str) and _NAME.fullmatch(name) else ""
