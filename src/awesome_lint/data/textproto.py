"""Protobuf's text format, as much of it as messages of texts, numbers and names need.

The format is small and its reader needs no schema; the protobuf library would need one, compiled for it.
https://protobuf.dev/reference/protobuf/textformat-spec/
"""

from __future__ import annotations

import re
from typing import Any

from .errors import DataError
from .fields import Place

Message = dict[str, list[Any]]

_SPACE = re.compile(r"(?:\s|#[^\n]*)*")
_NAME = re.compile(r"[A-Za-z_]\w*")
_TEXT = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'")
_SCALAR = re.compile(r"[-+]?[\w.+-]+")
_ESCAPE = re.compile(
    r"\\(?:([0-7]{1,3})|[xX]([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\"\\]")
_BYTES = re.compile("[\udc80-\udcff]")
_DEEPEST = 20


def read_message(text: str, path: str) -> Message:
    """The fields of a message, each with its values in order. Raises DataError with the line of a fault."""
    return _Reader(text, path).message("", 0)


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self.text, self.path, self.at = text, path, 0

    def message(self, end: str, depth: int) -> Message:
        """Fields up to the bracket that ends the message, or the end of the file."""
        if depth > _DEEPEST:
            raise self.error("messages within messages too deep")
        fields: Message = {}
        while not self.takes(end) if end else self.more():
            name = self.expect(_NAME, "a field")[0]
            colon = self.takes(":")
            fields.setdefault(name, []).extend(self.values(depth, colon))
            if not self.takes(","):
                self.takes(";")
        return fields

    def values(self, depth: int, colon: bool) -> list[Any]:
        for opening, closing in ("{}", "<>"):
            if self.takes(opening):
                return [self.message(closing, depth + 1)]
        if not colon:
            raise self.error("a colon or a brace was expected")
        if not self.takes("["):
            return [self.scalar()]
        found: list[Any] = []
        while not self.takes("]"):
            found += self.values(depth + 1, True)
            self.takes(",")
        return found

    def scalar(self) -> str:
        """A text, its parts joined, or a number or name as it stands."""
        parts = []
        while self.more() and (match := _TEXT.match(self.text, self.at)):
            self.at = match.end()
            parts.append(_unescaped(match[1] or match[2] or ""))
        return "".join(parts) if parts else self.expect(_SCALAR, "a value")[0]

    def more(self) -> bool:
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at
        return self.at < len(self.text)

    def takes(self, char: str) -> bool:
        found = self.more() and self.text.startswith(char, self.at)
        self.at += found
        return found

    def expect(self, pattern: re.Pattern[str], what: str) -> re.Match[str]:
        match = pattern.match(self.text, self.at) if self.more() else None
        if match is None:
            raise self.error(f"{what} was expected")
        self.at = match.end()
        return match

    def error(self, message: str) -> DataError:
        return Place(self.path, self.text.count("\n", 0, self.at) + 1).error(message)


def _unescaped(text: str) -> str:
    return _utf8(_ESCAPE.sub(_character, text)) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    octal, byte, short, long, char = match.groups()
    if octal or byte:
        return (
            chr(0xDC00 + code)
            if (code := int(octal or byte, 8 if octal else 16) & 0xFF) > 0x7F
            else chr(code)
        )
    if short or long:
        code = int(short or long, 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    return _LETTERS.get(char, char)


def _utf8(text: str) -> str:
    """Escaped bytes put together to the characters that they are."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if _BYTES.search(text) else text


def write_text(text: str) -> str:
    """A text between quotes."""
    return f'"{_UNSAFE.sub(_escaped, text)}"'


def _escaped(char: re.Match[str]) -> str:
    return f"\\{char[0]}" if char[0] in '"\\' else f"\\{ord(char[0]):03o}"
