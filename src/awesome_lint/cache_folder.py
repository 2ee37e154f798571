"""Where things are kept between runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "AWESOME_LINT_CACHE_DIR"


def cache_folder() -> Path:
    """The folder that the environment names, else the one of this user's caches."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    system: str = sys.platform
    if system == "linux":  # platformdirs says the same, and takes as long as all the rest of a run
        caches = os.environ.get("XDG_CACHE_HOME", "").strip()
        # A user without a home is not expanded; Path would raise an error.
        return Path(os.path.expanduser(caches or "~/.cache")) / "awesome-lint"  # noqa: PTH111
    from platformdirs import user_cache_path

    return user_cache_path("awesome-lint", appauthor=False)
