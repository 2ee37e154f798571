"""Texts of a list -> text and links of a page, whatever they hold."""

from __future__ import annotations

import re
from html import escape

# What HTML and XML have no way to say: control characters, halves of surrogate pairs, non-characters.
_UNSAYABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SAFE = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")


def safe(text: object) -> str:
    """The text as it is shown, for an element or a quoted attribute."""
    return escape(_UNSAYABLE.sub("\ufffd", str(text)))


def followable(url: str) -> bool:
    """Whether a URL leads out of the page: not `javascript:` and its like, and no path in the repository."""
    return bool(_SAFE.match(url))


def link(url: str, text: str, attributes: str = "") -> str:
    """A link that leads out."""
    return f'<a{attributes} href="{safe(url)}">{safe(text)}</a>'


def direction(text: str) -> str:
    """The attribute of an element whose text is, or tries to be, written from right to left."""
    return ' dir="auto"' if _RIGHT_TO_LEFT.search(text) else ""
