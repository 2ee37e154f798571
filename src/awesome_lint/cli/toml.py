"""Values as TOML, whatever text they hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def toml(value: Any) -> str:
    """A value on one line; what cannot be seen is escaped. UnicodeEncodeError for a lone surrogate."""
    if isinstance(value, Mapping):
        pairs = (f"{toml(key)} = {toml(item)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}" if value else "{}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, int | float):
        return repr(value)
    value.encode()
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in quoted)
