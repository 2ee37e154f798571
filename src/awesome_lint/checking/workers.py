"""One function over many values in several processes; results come in the order of the values.

A pipe to each process, and no more: neither threads nor semaphores, which some containers lack.
A process that dies ends its pipe, so it is known which value it was at.
"""

from __future__ import annotations

import gc
import pickle  # nosec B403 - only what this process made itself is read
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, cast


class Died(Exception):
    """The process that was at a value ended without a result."""

    def __init__(self) -> None:
        super().__init__("the process that checked this file died")


def results(function: Callable[[Any], Any], values: Sequence[Any], jobs: int) -> Iterator[Any]:
    """What the function makes of each value, or the error that it raised, or Died.

    Where there should be only one process, or no other can be started, it is this one.
    """
    jobs = min(jobs, len(values))
    try:
        pool = _Pool(function, jobs) if jobs > 1 else None
    except OSError:
        pool = None
    return _elsewhere(pool, values) if pool else _here(function, values)


def _here(function: Callable[[Any], Any], values: Sequence[Any]) -> Iterator[Any]:
    for value in values:
        yield _answer(function, value)
        gc.collect(0)  # the tree of a list goes in circles; what is older was looked at


def _elsewhere(pool: _Pool, values: Sequence[Any]) -> Iterator[Any]:
    try:
        done: dict[int, Any] = {}
        for number in range(len(values)):
            while number not in done and pool.lives:
                pool.hand_out(values)
                done.update(pool.collect())
            yield done.pop(number) if number in done else Died()
    finally:
        pool.stop()


class _Pool:
    """Processes, the value that each is at, and those that are idle."""

    def __init__(self, function: Callable[[Any], Any], jobs: int) -> None:
        self._function = function
        self._next = 0
        self._processes: list[BaseProcess] = []
        self._idle: list[Connection] = []
        self._at: dict[Connection, int] = {}
        try:
            for _ in range(jobs):
                self._start()
        except OSError:
            if not self.lives:
                raise

    @property
    def lives(self) -> bool:
        """Whether there is a process."""
        return bool(self._idle or self._at)

    def _start(self) -> None:
        # A copy of this process starts at once and has imported all, where the system can make one safely.
        copied = sys.platform == "linux" and threading.active_count() == 1
        context: Any = get_context("fork" if copied else "spawn")
        ours, theirs = context.Pipe()
        # A copy that held the ends of others would keep them open, and they would wait for ever.
        process = context.Process(
            target=_serve, args=(self._function, theirs, [*self._ours(), ours] if copied else []), daemon=True
        )
        process.start()
        theirs.close()
        self._processes.append(process)
        self._idle.append(ours)

    def hand_out(self, values: Sequence[Any]) -> None:
        """Give each idle process a value."""
        while self._idle and self._next < len(values):
            pipe, number = self._idle.pop(), self._next
            self._at[pipe], self._next = number, number + 1
            with suppress(OSError):  # that it died shows when its answer is fetched
                pipe.send(values[number])

    def collect(self) -> Iterator[tuple[int, Any]]:
        """What is finished, once anything is."""
        for pipe in cast("list[Connection]", wait(list(self._at))):
            number = self._at.pop(pipe)
            try:
                result = pipe.recv()
            except (EOFError, OSError):
                result = Died()
                pipe.close()
                with suppress(OSError):  # those that run go on
                    self._start()
            else:
                self._idle.append(pipe)
            yield number, result

    def _ours(self) -> Sequence[Connection]:
        return *self._idle, *self._at

    def stop(self) -> None:
        for pipe in self._ours():
            pipe.close()
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()


def _serve(function: Callable[[Any], Any], pipe: Connection, others: Sequence[Connection]) -> None:
    """Answer until nobody asks any more."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_answer(function, pipe.recv()))
            gc.collect(0)


def _answer(function: Callable[[Any], Any], value: Any) -> Any:
    try:
        return function(value)
    except Exception as error:
        return _portable(error)


def _portable(error: Exception) -> Exception:
    """The error, or one that says the same, where it cannot leave this process."""
    try:
        pickle.loads(pickle.dumps(error))  # nosec B301 - made here
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
