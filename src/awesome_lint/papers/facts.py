"""The facts that the package ships: hosts, links, venues and labels.

They are written as TOML in `data/`. Reading TOML takes longer than linting a list, so
what is loaded is `data/facts.json`, which `python -m awesome_lint.papers.facts` writes
from them; a test fails when it is stale.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"
NAMES = ("hosts", "labels", "links", "venues")


@cache
def _all() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((_DATA / "facts.json").read_text("utf-8"))
    return loaded


def facts(name: str) -> Any:
    """The table `data/<name>.toml`, or `aliases`; read once, not to be changed by its readers."""
    return _all()[name]


def compiled() -> str:
    """What `facts.json` must hold."""
    import tomllib

    from .venue_table import index_aliases

    tables: dict[str, Any] = {
        name: tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8")) for name in NAMES
    }
    tables["aliases"] = index_aliases(tables["venues"]["venue"])
    return json.dumps(tables, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


if __name__ == "__main__":
    from . import submissions

    (_DATA / "facts.json").write_text(compiled(), "utf-8")
    submissions.DATA.write_bytes(submissions.compiled())
