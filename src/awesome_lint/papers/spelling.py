"""When two spellings are one word."""

from __future__ import annotations


def spelling_key(text: str) -> str:
    """The text without case, blanks and punctuation: equal for spellings of one label."""
    return "".join(char for char in text.casefold() if char.isalnum())
