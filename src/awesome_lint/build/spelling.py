"""Plain values spelled in Markdown, read back as they are, with nothing in them that comes alive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from ..markdown.tables import PIPE
from ..papers.labels import label_kind
from ..papers.reader import read_list

# Words and the punctuation between them, of which no reader makes anything.
_SAFE = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;?!'’()/+–—-]|:(?= ))*[^\W_.]?[.?!)]?", re.DOTALL)
_BARE = re.compile(r"(?:[^\W_]|[ ,.;?!'’/+–—-])*")
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w])|!(?=\[)|\{(?=[{%#])")
_NEVER = re.compile(r"<|~~|`|\{[{%#]|:[a-z0-9_+-]+:|&\w+;|&#")  # live on GitHub or on its Pages
_ENTITY_ONLY = "{$"
_OPENING = 24  # characters in which a number may be taken for a date or a venue's year
_SHORT = 8
_URL_OF_PAPER = "https://arxiv.org/abs/2001.00001"
_TAG = f"[[paper]({_URL_OF_PAPER})]"
_URL = re.compile(r"[^\s<>()\x00-\x1f\x7f]*")
_ENDING = re.compile(r"[\s<>\x00-\x1f\x7f]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


class Frame(NamedTuple):
    """Where titles are to stand: lines before them, how one is written in its line, and the links of that."""

    head: Sequence[str]
    line: Callable[[str], str]
    links: int


def spell_titles(titles: Iterable[str], frame: Frame) -> list[str]:
    """Titles in Markdown. What is doubtful is escaped as far as it takes to read it back in its frame."""
    titles = list(titles)
    found = list(titles)
    doubtful = [i for i, title in enumerate(titles) if not _is_plain(title)]
    for spell in (_as_it_is, escape, entities, _all_entities):
        if doubtful:
            for i in doubtful:
                found[i] = spell(titles[i])
            read = _read_back([found[i] for i in doubtful], frame)
            doubtful = [i for i, title in zip(doubtful, read, strict=True) if title != titles[i]]
    return found


def _is_plain(title: str) -> bool:
    if len(title) < _SHORT or " " not in title or not _SAFE.fullmatch(title):
        return False
    key = title.partition(":")[0]
    return not any(map(str.isdecimal, title[:_OPENING])) and (key == title or not label_kind(key))


def _as_it_is(title: str) -> str:
    return escape(title) if _NEVER.search(title) else title.replace("|", r"\|")


def escape(text: str) -> str:
    """The text with backslashes before what has a meaning in Markdown."""
    return text if _BARE.fullmatch(text) else _SPECIAL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    return f"&#{ord(char)};" if char in _ENTITY_ONLY else "&amp;" if char == "&" else f"\\{char}"


def entities(text: str) -> str:
    """The text with everything but letters, digits and blanks as numbers."""
    return "".join(c if c.isalnum() or c == " " else _entity(c) for c in text)


def _all_entities(text: str) -> str:
    return "".join(c if c == " " else _entity(c) for c in text)


def _entity(char: str) -> str:
    """A character as a number, if HTML reads it as that character."""
    number = f"&#{ord(char)};"
    return number if unescape(number) == char else char


def _read_back(spelled: list[str], frame: Frame) -> list[str | None]:
    """What the titles are read as, each in a line of its own."""
    lines = [*frame.head, *map(frame.line, spelled)]
    papers = read_list("\n".join(lines) + "\n")
    position = papers.source.position
    found = {
        position(entry.span.start).line: entry.title
        for entry in papers.entries
        if len(entry.links) == frame.links  # a URL in a title makes one more
    }
    first = len(frame.head) + 1
    return [found.get(first + i) for i in range(len(spelled))]


def bullet_frame(line: Callable[[str], str], links: int) -> Frame:
    """Titles in bullets, each with a link to a paper after it, and as many as given on it."""
    return Frame((), lambda title: f"{line(title)} {_TAG}", links + 1)


def table_frame(*, linked: bool) -> Frame:
    """Titles in cells of their column, as links or not."""
    target = f"({_URL_OF_PAPER})" if linked else ""

    def line(title: str) -> str:
        text = PIPE.sub(r"\\|", title)
        return f"| [{text}]{target} | {_TAG[1:-1]} |" if linked else f"| {text} | {_TAG[1:-1]} |"

    return Frame(("| title | paper |", "| --- | --- |"), line, linked + 1)


@lru_cache(maxsize=4096)
def spell_label(label: str) -> str:
    """A link's label."""
    return label if _BARE.fullmatch(label) else escape(label)


def spell_url(url: str) -> str:
    """A link's target; what would end it early is put in angle brackets, or written as its code.

    A backslash stays: where a URL has one, it was read from Markdown.
    """
    if not url.endswith("\\") and (_URL.fullmatch(url) or (_balanced(url) and not _ENDING.search(url))):
        return url
    coded = _CONTROL.sub(lambda match: f"%{ord(match[0]):02X}", url)
    coded = f"{coded[:-1]}%5C" if coded.endswith("\\") else coded
    return "<" + re.sub(r"[<>]", lambda match: f"\\{match[0]}", coded) + ">"


def _balanced(url: str) -> bool:
    depth = 0
    for char in url:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0
