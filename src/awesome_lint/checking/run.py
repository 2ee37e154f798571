"""Texts -> findings: from records where they still hold, else by the rules, whose records are kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import compress
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ..beside import still_holds
from ..config import Config
from ..findings import Finding
from ..markdown.source import Source
from ..suppress import settle
from .coding import named, parts, to_json
from .columns import pack, unpack
from .record import Record, dump, load
from .task import Task

if TYPE_CHECKING:
    from ..papers.entry import PaperList
    from ..papers.identity import IsNew
    from .store import Store

T = TypeVar("T")
_LARGE = 1_000_000  # characters to check from which on processes pay
_MOST = 8  # processes, unless more are asked for


@dataclass(eq=False, repr=False)
class Checked:
    """A file, and what is known of it."""

    task: Task
    source: Source
    record: Record
    make: Callable[[], PaperList]
    rest: Callable[[], bytes | None]

    @cached_property
    def papers(self) -> PaperList:
        """The list, or as much of it as rules over several lists look at."""
        return self.make()


def check_each(
    tasks: Sequence[Task], store: Store | None = None, jobs: int | None = None
) -> list[Checked | Exception]:
    """What the rules on one list find, of every file, or the error that kept them from it."""
    known = {i: found for i, task in enumerate(tasks) if (found := _recall(task, store))}
    made = _check([task for i, task in enumerate(tasks) if i not in known], store, jobs)
    return [known[i] if i in known else next(made) for i in range(len(tasks))]


def check_together(
    checked: Sequence[Checked], config: Config, store: Store | None = None, is_new: IsNew | None = None
) -> list[list[Finding]]:
    """What rules over all lists find in each, which is kept for just these files in this order."""
    key = _key_of_all(checked) if store and is_new is None else ""
    sources = [each.source for each in checked]
    if key and store and (line := store.head(key)):
        with suppress(ValueError):
            return _unpack_all(named(line, key).get("findings"), checked)
    from ..linter import lint_together  # not where all is known

    found: dict[int, list[Finding]] = {id(source): [] for source in sources}
    for finding in lint_together([each.papers for each in _sharing(checked)], config, is_new):
        found[id(finding.source)].append(finding)
    if key and store:
        packed = [pack(some, sources) if some else None for some in found.values()]
        store.keep(key, f"{to_json({'key': key, 'findings': packed})}\n".encode("ascii"))
    return list(found.values())


def _unpack_all(values: Any, checked: Sequence[Checked]) -> list[list[Finding]]:
    sources = [each.source for each in checked]
    of_each = zip(parts(values, len(checked)), checked, strict=True)
    return [
        unpack(some, each.source, sources, edits=each.task.edits) if some else [] for some, each in of_each
    ]


def _key_of_all(checked: Iterable[Checked]) -> str:
    from .keys import key_of_all  # not where nothing is kept

    return key_of_all([each.task.key for each in checked])


def _sharing(checked: Sequence[Checked]) -> Iterable[Checked]:
    """The files that may share a paper with another, as far as that is known of all of them."""
    if len(checked) < 2:
        return checked
    from ..papers.partners import may_share  # most runs look at one file
    from .facts import read_marks

    rests = (each.rest() for each in checked)
    found = [read_marks(rest.partition(b"\n")[0]) if rest else None for rest in rests]
    known = [marks for marks in found if marks is not None]
    return compress(checked, may_share(known)) if len(known) == len(checked) else checked


def settle_all(checked: Sequence[Checked], together: Iterable[Sequence[Finding]]) -> list[Finding]:
    """All findings that no comment silences, file by file, in the order of the text."""
    settled: list[Finding] = []
    for each, more in zip(checked, together, strict=True):
        found, _, comments, unused, _ = each.record
        if more or comments:
            found = settle(each.source, [*found, *more], comments, report_unused=unused)
        settled += found
    return settled


def _recall(task: Task, store: Store | None) -> Checked | None:
    """What is kept of a file, if it still holds."""
    line = store.head(task.key) if store and task.key else None
    if line is None or store is None:
        return None
    source = Source(task.text, task.path)
    try:
        record = load(line, task, source)
    except ValueError:
        return None
    if not still_holds(record.asked):
        return None
    rest = partial(store.rest, task.key)
    return Checked(task, source, record, lambda: _read_back(rest(), task, source), rest)


def _check(tasks: Sequence[Task], store: Store | None, jobs: int | None) -> Iterator[Checked | Exception]:
    """The files of which nothing is known, in order."""
    many = len(tasks) > 1 and sum(len(task.text) for task in tasks) > _LARGE
    for task, made in zip(tasks, _handed_on(tasks, jobs) if many else _in_hand(tasks), strict=True):
        if isinstance(made, Exception):
            made.add_note(f"while checking {task.path}")
            yield made
            continue
        checked, data = made
        if store and task.key:
            store.keep(task.key, data)
        yield checked


_Made: TypeAlias = tuple[Checked, bytes] | Exception


def _in_hand(tasks: Sequence[Task]) -> Iterator[_Made]:
    """Files checked here, with their records, where these are wanted."""
    for task in tasks:
        try:
            yield _checked_here(task)
        except Exception as error:  # the other files are checked all the same
            yield error


def _checked_here(task: Task) -> tuple[Checked, bytes]:
    from .examine import examine  # not where all is known

    record, papers = examine(task)
    data = dump(record, task.key, papers) if task.key else b""
    rest = data.partition(b"\n")[2] or None
    return Checked(task, papers.source, record, partial(_same, papers), partial(_same, rest)), data


def _handed_on(tasks: Sequence[Task], jobs: int | None) -> Iterator[_Made]:
    """Files of which only the records are held: the trees of many lists would take much memory."""
    from .examine import record_of
    from .workers import results

    found = results(record_of, tasks, jobs or min(_processors(), _MOST))
    for task, data in zip(tasks, found, strict=True):
        yield data if isinstance(data, Exception) else (_received(task, data), data)


def _received(task: Task, data: bytes) -> Checked:
    head, _, rest = data.partition(b"\n")
    source = Source(task.text, task.path)
    made = partial(_read_back, rest, task, source)
    return Checked(task, source, load(head, task, source), made, partial(_same, rest))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_back(data: bytes | None, task: Task, source: Source) -> PaperList:
    from .facts import read_back  # not where all is known

    return read_back((data or b"").partition(b"\n")[2], source, tuple(task.settings["not_papers"]))


def _same(value: T) -> T:
    return value
