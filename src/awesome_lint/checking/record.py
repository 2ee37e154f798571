"""What is known of a file once it was checked: its findings, its marks, a line each, and its entries.

A record is what is kept between runs, and what a process that checked a file hands back.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from ..beside import Answer
from ..findings import Finding
from ..markdown.source import Source
from ..report.summary import Line, Tally
from ..suppress import Suppression
from .coding import Damaged, named, parts, span, to_json, typed
from .columns import pack, unpack
from .task import Task

if TYPE_CHECKING:
    from ..papers.entry import PaperList


class Record(NamedTuple):
    """What rules on one list found, before comments silence any of it, and what that depends on.

    Findings are in the order of the text. `asked` are the answers on files beside it, `report_unused`
    whether comments that silence nothing are to be told of.
    """

    findings: list[Finding]
    tally: Tally
    suppressions: list[Suppression]
    report_unused: bool
    asked: dict[str, Answer]


def dump(record: Record, key: str, papers: "PaperList") -> bytes:
    """The record as it is kept. `key` says what it is of."""
    from .facts import pack_list, pack_marks  # not where all is known

    head = {
        "key": key,
        "findings": pack(record.findings, [papers.source]),
        "tally": _pack_tally(record.tally),
        "suppressions": [[*s.comment, *s.covers, list(s.codes)] for s in record.suppressions],
        "report_unused": record.report_unused,
        "asked": record.asked,
    }
    return to_json(head).encode("ascii") + b"\n" + pack_marks(papers) + pack_list(papers)


def load(line: bytes, task: Task, source: Source) -> Record:
    """What a record says first, in its first line. Raises Damaged."""
    data = named(line, task.key)
    asked = typed(data.get("asked"), dict)
    if not all(type(answer) in (str, bool, type(None)) for answer in asked.values()):
        raise Damaged
    return Record(
        unpack(data.get("findings"), source, [source], edits=task.edits),
        _tally(data.get("tally"), source.path),
        [_suppression(item, source) for item in typed(data.get("suppressions"), list)],
        typed(data.get("report_unused"), bool),
        asked,
    )


def _pack_tally(tally: Tally) -> list[Any]:
    lines = [[[line, text] for _, line, text in some] for some in (tally.otherwise, tally.not_understood)]
    return [tally.entries, list(tally.shapes.items()), *lines]


def _tally(values: Any, path: str) -> Tally:
    entries, shapes, otherwise, skipped = parts(values, 4)
    pairs = (parts(pair, 2) for pair in typed(shapes, list))
    counts = {_shape(shape): typed(count, int) for shape, count in pairs}
    return Tally(path, typed(entries, int), counts, _lines(otherwise, path), _lines(skipped, path))


def _shape(value: Any) -> str:
    """A word that can be shown as it is."""
    if not (typed(value, str).isascii() and value.replace("-", "").isalpha()):
        raise Damaged
    return str(value)


def _lines(values: Any, path: str) -> tuple[Line, ...]:
    pairs = (parts(pair, 2) for pair in typed(values, list))
    return tuple(Line(path, typed(line, int), typed(text, str)) for line, text in pairs)


def _suppression(values: Any, source: Source) -> Suppression:
    start, end, first, last, codes = parts(values, 5)
    chosen = tuple(typed(code, str) for code in typed(codes, list))
    # What a comment covers may end behind the text.
    covers = span(first, min(typed(last, int), len(source.text)), source)
    return Suppression(span(start, end, source), chosen, covers._replace(end=last))
