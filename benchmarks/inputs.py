"""Larger lists, made from a real one: copies that hold no heading, title or id in common.

Copy 0 is the list as it is. In copy 7 every heading and title says "(part 7)", contents anchors
follow, and every URL leads to another paper of the same host, year and form, so that a linter
finds in each copy about what it finds in the original, and no duplicates beyond those.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CONTENTS_LINE = re.compile(r"\s*[-*+] \[.*\]\(#")
ENTRY_LINE = re.compile(r"\s*(?:[-*+|]|\d+[.)])")
# What stands between the pieces of visible text of a line: link targets, brackets, cell borders.
MARKUP = re.compile(r"^\s*[-*+] |\]\([^)]*\)|[\[\]|]")
URL = re.compile(r"""https?://[^\s)\]>"'|]+""")
ARXIV = re.compile(r"\b(\d{4})\.(\d{4,5})(?!\d)")
OPENREVIEW = re.compile(r"(?<=[?&]id=)[\w-]+")
REPOSITORY = re.compile(r"(?<=//github\.com/)[^/]+/[^/?#]+")
LAST_SEGMENT = re.compile(r"[^/?#.]+(?:\.[^/?#]*\d)?(?=(?:\.[a-z]+)?/?(?:[?#].*)?$)")
# "_CVPR_2024_paper" says where and when a paper appeared, and stays.
PROCEEDINGS = re.compile(r"_[A-Za-z]+_\d{4}_paper$")
HASH = re.compile(r"[0-9a-f]{32}")
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True)
class Parts:
    """A list, cut so that many copies still make one list with one table of contents."""

    head: str
    contents: str
    body: str

    @classmethod
    def of(cls, text: str) -> "Parts":
        """Cut before the first and after the last line of the contents."""
        lines = text.splitlines(keepends=True)
        places = [number for number, line in enumerate(lines) if CONTENTS_LINE.match(line)] or [-1]
        start, end = places[0], places[-1] + 1
        return cls("".join(lines[: max(start, 0)]), "".join(lines[max(start, 0) : end]), "".join(lines[end:]))


class Copies:
    """Copies of one list, numbered; each is made when it is asked for, so memory stays small."""

    def __init__(self, text: str) -> None:
        self._parts = Parts.of(text)
        self._arxiv_ids = {match[0] for match in ARXIV.finditer(text)}

    def one_file(self, path: Path, count: int) -> None:
        """Write `count` copies as one list: one title, all contents, then all sections."""
        parts = self._parts
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(parts.head)
            for part in range(count):
                file.write(_anchors(parts.contents, part))
            for part in range(count):
                file.write("\n" if part and not parts.body.endswith("\n") else "")
                file.write(self._body(part))

    def folder(self, path: Path, count: int) -> None:
        """Write `count` files of one copy each."""
        path.mkdir()
        for part in range(count):
            text = self._parts.head + _anchors(self._parts.contents, part) + self._body(part)
            (path / f"part-{part}.md").write_text(text, encoding="utf-8", newline="")

    def _body(self, part: int) -> str:
        if part == 0:
            return self._parts.body
        arxiv: dict[str, str] = {}
        lines = self._parts.body.splitlines(keepends=True)
        return "".join(self._line(line, part, arxiv) for line in lines)

    def _line(self, line: str, part: int, arxiv: dict[str, str]) -> str:
        if line.startswith("#"):
            return re.sub(r"\s*$", lambda end: f" (part {part}){end[0]}", line, count=1)
        if ENTRY_LINE.match(line) and URL.search(line):
            line = _title(line, part)
        return URL.sub(lambda url: self._url(url[0], part, arxiv), _anchors(line, part))

    def _url(self, url: str, part: int, arxiv: dict[str, str]) -> str:
        if "arxiv" in url.lower() and ARXIV.search(url):
            return ARXIV.sub(lambda match: self._arxiv(match, arxiv), url, count=1)
        if "openreview.net" in url:
            return OPENREVIEW.sub(lambda match: _shifted(match[0], part), url)
        if REPOSITORY.search(url):
            return REPOSITORY.sub(lambda match: f"{match[0]}-part-{part}", url)
        return LAST_SEGMENT.sub(lambda match: _segment(match[0], part), url, count=1)

    def _arxiv(self, match: re.Match[str], known: dict[str, str]) -> str:
        """The next free id of the same month; one paper within a copy stays one paper."""
        if match[0] not in known:
            month, number = match.groups()
            room = 10 ** len(number)
            ids = (f"{month}.{i % room:0{len(number)}d}" for i in itertools.count(int(number) + 1))
            known[match[0]] = next(id for id in ids if id not in self._arxiv_ids)
            self._arxiv_ids.add(known[match[0]])
        return known[match[0]]


def _anchors(text: str, part: int) -> str:
    """GitHub's slug of "2024 (part 7)" is "2024-part-7"."""
    return re.sub(r"(\]\(#[^)\s]+)\)", rf"\1-part-{part})", text) if part else text


def _title(line: str, part: int) -> str:
    """Mark the longest piece of visible text, before a period that ends it."""
    _, end = max(_pieces(line), key=lambda piece: len(line[slice(*piece)].strip()))
    end = len(line[:end].rstrip().removesuffix("."))
    return f"{line[:end]} (part {part}){line[end:]}"


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in MARKUP.finditer(line):
        yield start, match.start()
        start = match.end()
    yield start, len(line)


def _shifted(id: str, part: int) -> str:
    """Another id of the same length: its first two characters count the copies."""
    high, low = divmod(part, 64)
    first, second = ALPHABET.find(id[0]) + low, ALPHABET.find(id[1]) + high
    return ALPHABET[first % 64] + ALPHABET[second % 64] + id[2:]


def _segment(segment: str, part: int) -> str:
    """Another last segment of a path, in the same form: a hash, a number or words."""
    if HASH.search(segment):
        return HASH.sub(lambda match: f"{(int(match[0], 16) + part) % 16**32:032x}", segment)
    proceedings = PROCEEDINGS.search(segment)
    core = segment[: proceedings.start()] if proceedings else segment
    tail = segment[len(core) :]
    if core[-1:].isdigit():
        return re.sub(r"\d+$", lambda match: f"{1000 + part}{match[0]}", core) + tail
    return core + (f"_Part_{part}" if "_" in core else f"-part-{part}") + tail
