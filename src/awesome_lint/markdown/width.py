"""How wide a text is on a screen of fixed-width characters."""

from __future__ import annotations

from wcwidth import wcswidth


def width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    if text.isascii():
        return len(text)
    found = wcswidth(text)
    return found if found >= 0 else len(text)
