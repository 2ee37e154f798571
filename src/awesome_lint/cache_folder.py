"""Where things are kept between runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .failure import Failure

VARIABLE = "AWESOME_LINT_CACHE_DIR"


class NoFolder(Failure):
    """There is none; the message says what to do."""


def cache_folder() -> Path:
    """The folder that the environment names, else the one of this user's caches. Raises NoFolder."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    system: str = sys.platform
    if system == "linux":  # platformdirs says the same, and takes as long as all the rest of a run
        caches = os.environ.get("XDG_CACHE_HOME", "").strip()
        try:
            return Path(caches or "~/.cache").expanduser() / "awesome-lint"
        except RuntimeError as error:
            raise NoFolder(f"this user has no folder for caches; name one in {VARIABLE}") from error
    from platformdirs import user_cache_path

    return user_cache_path("awesome-lint", appauthor=False)
