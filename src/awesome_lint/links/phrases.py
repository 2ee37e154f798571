"""Signs that a page is not what was asked for, from what it says; phrases.toml has the phrases."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

TITLE_PARTS = re.compile(r"\s+[-–—~]+\s+|\s*[|·•»]\s*")
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1|\Z)", re.I | re.S)
_TAG = re.compile(r"<[^>]{0,1000}>")
_LONGEST = 200
_FEW = 250  # words that somebody needs to sell a domain


def signs(title: str, heading: str, text: str) -> Iterator[str]:
    """Kinds of phrases in a page: not-found, parked, wall, login."""
    phrases = _phrases()
    said = [part.strip(" .!:…'\"“”") for words in (title, heading) for part in _ends(words[:_LONGEST])]
    for sign, pattern in phrases["whole"].items():
        if any(map(pattern.fullmatch, said)):
            yield sign
    for sign, pattern in phrases["short"].items():
        if any(map(pattern.search, said)) or (pattern.search(text) and _is_short(text)):
            yield sign
    for sign, pattern in phrases["page"].items():
        if pattern.search(text):
            yield sign


def _is_short(text: str) -> bool:
    """Whether a page shows few words."""
    return len(_TAG.sub(" ", _HIDDEN.sub(" ", text)).split()) < _FEW


def _ends(words: str) -> Iterator[str]:
    """A title, its first part and its last: the other may be the name of the site."""
    parts = TITLE_PARTS.split(words)
    yield from dict.fromkeys((words, parts[0], parts[-1]))


@cache
def _phrases() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    tables = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text("utf-8"))
    words = tables.pop("words")
    return {
        where: {sign: re.compile(_fill("|".join(patterns), words), re.I) for sign, patterns in kinds.items()}
        for where, kinds in tables.items()
    }


def _fill(pattern: str, words: Mapping[str, str]) -> str:
    for name, alternatives in words.items():
        pattern = pattern.replace(f"{{{name}}}", alternatives)
    return pattern
