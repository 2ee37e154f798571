"""What lists have and lack, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .plain import dump_records, printable
from .summary import View, plural

if TYPE_CHECKING:
    from ..merging.difference import Difference

VERSION = 1
_LACKS = {"missing-paper": "paper", "missing-link": "link", "missing-section": "section"}


def difference_lines(differences: Iterable[Difference], view: View) -> Iterator[str]:
    """A line for each, and one for each further place that it is told from."""
    for found in differences:
        column = found.at.source.position(found.at.span.start).column
        place = view.paint(f"{printable(found.at.source.path)}:{found.at.line}:{column}:", "bold")
        yield f"{place} {view.paint(found.kind, 'bold yellow')} {printable(found.at.text)}"
        for other in found.others[1:]:
            yield f"  = see {printable(str(other))}: {printable(other.text)}"


def sync_text(differences: Sequence[Difference], summary: Mapping[str, int], view: View) -> str:
    """The differences, file by file, and how many each file has."""
    lines = [*difference_lines(differences, view)]
    if not view.quiet:
        lines += _totals(differences, summary)
    return "".join(f"{line}\n" for line in lines)


def _totals(differences: Sequence[Difference], summary: Mapping[str, int]) -> Iterator[str]:
    by_file: dict[str, Counter[str]] = {}
    for found in differences:
        by_file.setdefault(found.at.source.path, Counter())[found.kind] += 1
    for path, kinds in by_file.items():
        lacks = [plural(kinds[kind], noun) for kind, noun in _LACKS.items() if kinds[kind]]
        other = sum(count for kind, count in kinds.items() if kind not in _LACKS)
        said = [f"lacks {', '.join(lacks)}"] * bool(lacks) + [f"has {other} otherwise"] * bool(other)
        yield f"{printable(path)} {' and '.join(said)}."
    count = plural(len(differences), "difference") if differences else "no difference"
    shared = f"{plural(summary['papers'], 'paper')}, {summary['shared']} in all of them"
    yield f"Found {count} between {plural(summary['files'], 'list')} ({shared})."
    if hidden := summary["not_comparable"]:
        yield f"{plural(hidden, 'paper')} without an id cannot be told apart: the titles are translated."


def differences_json(differences: Iterable[Difference], summary: Mapping[str, int]) -> str:
    """Every difference. The schema is schemas/sync.schema.json."""
    records = map(_data, differences)
    return dump_records({"version": VERSION}, "differences", records, {"summary": summary}) + "\n"


def _data(found: Difference) -> dict[str, Any]:
    position = found.at.source.position(found.at.span.start)
    return {
        "kind": found.kind,
        "file": found.at.source.path,
        "line": position.line,
        "column": position.column,
        "message": found.at.text,
        "title": found.title,
        "ids": list(found.ids),
        "url": found.url,
        "related": [
            {"file": other.source.path, "line": other.line, "message": other.text} for other in found.others
        ],
    }
