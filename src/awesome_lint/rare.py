"""Regular expressions that few lists need, compiled for those that do."""

from __future__ import annotations

import re
from typing import Any, cast


class _Rare:
    """Compiled when one of its methods is first asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._arguments = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._arguments), name)
        setattr(self, name, found)  # from now on it is an attribute like any other
        return found


def rare(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile` for a pattern that a run seldom comes to: to compile all of them would take longer than to
    read a short list. A mistake in one is an error where it is first used.
    """
    return cast("re.Pattern[str]", _Rare(pattern, flags))
