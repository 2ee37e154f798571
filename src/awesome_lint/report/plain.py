"""Text that is safe to show: no control characters, nothing that UTF-8 cannot say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..rare import rare

# What moves the cursor, reorders the line or cannot be seen: control and format characters, lone surrogates.
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# What the log of a workflow takes for a command: `::name::` at the start of a line, `##[name]` anywhere.
_COMMAND = rare(r"(?m)^([^\S\n]*)(:)(?=:[^\n]*::)|(?<=##)(\[)")
_SURROGATE = rare("[\ud800-\udfff]")
_UNSEEN_IN_JSON = rare("(?<=##)\\[|[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""The text with what cannot be shown spelled out: `\x1b`, `\u200b`; a byte that was no UTF-8: `\x80`."""
    return text if text.isprintable() else "".join(map(show, text))


def show(char: str) -> str:
    """One character as `printable` writes it. A tab is a blank."""
    if char == "\t":
        return " "
    import unicodedata  # few texts hold what cannot be shown

    if unicodedata.category(char) not in _UNSEEN:
        return char
    if "\udc80" <= char <= "\udcff":
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("ascii", "backslashreplace").decode() if ord(char) > 0x7F else f"\\x{ord(char):02x}"


def inert(text: str) -> str:
    r"""Lines of which none is a command of a workflow, in whose log they may stand: `\x3a:set-output …`."""
    return _COMMAND.sub(_spelled, text) if "::" in text or "##[" in text else text


def _spelled(command: re.Match[str]) -> str:
    return f"{command[1]}\\x3a" if command[2] else "\\x5b"


def is_unicode(text: str) -> bool:
    """Whether UTF-8 can say it: it holds no bytes of a file that were none."""
    return not _SURROGATE.search(text)


def dump(value: Any) -> str:
    """JSON of one line that is valid UTF-8 and harmless in a terminal or a log, whatever the value holds."""
    text = _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False))
    return _UNSEEN_IN_JSON.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def dump_records(head: Mapping[str, Any], key: str, records: Iterable[Any], tail: Mapping[str, Any]) -> str:
    """A JSON object of which `key` holds a list, each of its records on a line of its own."""
    return "".join(each_dumped(head, key, records, tail))


def each_dumped(
    head: Mapping[str, Any], key: str, records: Iterable[Any], tail: Mapping[str, Any]
) -> Iterator[str]:
    """The same, piece by piece: it may be long."""
    start = "".join(f"{dump(name)}: {dump(value)}, " for name, value in head.items())
    end = "".join(f",\n {dump(name)}: {dump(value)}" for name, value in tail.items())
    yield f"{{{start}{dump(key)}: ["
    before, after = "\n  ", ""
    for record in records:
        yield before + dump(record)
        before, after = ",\n  ", "\n"
    yield f"{after}]{end}}}"
