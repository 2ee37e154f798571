"""What tells findings apart from run to run: what they are about, and not where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, reduce
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..markdown.source import Source
    from ..rules import Finding

_BLANKS = re.compile("[ \t]+")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_NO_CHARACTERS = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_BLOCK, _BASE, _WORD = 100, 37, 1 << 64
_END = "\uffff"


def fingerprints(findings: Iterable[Finding], name: Callable[[str], str]) -> Iterator[str]:
    """A hash for each finding: of its file as it is named, its rule, its line, and a count of equal ones."""
    line_of = cache(_line)
    alike: Counter[str] = Counter()
    for finding in findings:
        line = line_of(finding.source, finding.source.position(finding.span.start).line)
        about = "\0".join((name(finding.source.path), finding.rule.code, line))
        alike[about] += 1
        yield _hash(f"{about}\0{alike[about]}")


def _line(source: Source, number: int) -> str:
    return _hash(" ".join(source.line(number).split()))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def line_hashes(source: Source) -> Callable[[int], str]:
    """What GitHub's upload of SARIF takes for the identity of each line, by its number.

    A hash of the hundred characters from the line's start, blanks left out, and which of the
    lines with the same it is. The upload would warn of any other, finding by finding.
    """
    text = _BLANKS.sub("", _as_read(source.text).replace("\r\n", "\n").replace("\r", "\n"))
    units = _ASTRAL.sub(_surrogates, text) + _END
    starts = [0, *(match.end() for match in re.finditer("\n", units))]
    alike: Counter[str] = Counter()
    lines = []
    for start in starts:
        block = units[start : start + _BLOCK]
        alike[block] += 1
        lines.append((block, alike[block]))
    return cache(lambda number: f"{_rolling(lines[number - 1][0]):x}:{lines[number - 1][1]}")


def _as_read(text: str) -> str:
    """What a program reads that does not keep bytes that are no UTF-8."""
    return _NO_CHARACTERS.sub("\ufffd", text).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _surrogates(char: re.Match[str]) -> str:
    code = ord(char[0]) - 0x10000
    return chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF))


def _rolling(block: str) -> int:
    return reduce(lambda value, unit: (value * _BASE + unit) % _WORD, map(ord, block.ljust(_BLOCK, "\0")), 0)
