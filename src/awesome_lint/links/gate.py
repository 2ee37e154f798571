"""The gate of one host: all that want to ask it queue here."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import inf

from .pace import Pace

_HOPELESS = 8  # failures in a row, and no answer ever, after which a host is left alone
_TOO_LONG = 3  # refusals in a row that ask for more than there is patience for


class Closed(Exception):
    """The host is not asked any more in this run; the message says why."""


class Gate:
    """Lets requests through as the pace of the host and its concurrency allow, first come first served."""

    def __init__(self, pace: Pace, concurrency: int) -> None:
        self.pace = pace
        self._free = concurrency
        self._waiting: deque[asyncio.Future[bool]] = deque()
        self._alone: asyncio.Task[object] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._loop = asyncio.get_running_loop()
        self._failures = self._long = 0
        self._error: BaseException | None = None
        self._answered = False
        self._started, self._sent = self._loop.time(), 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, and hold it while the request is under way. Raises Closed."""
        await self._enter()
        try:
            yield
        finally:
            self._leave()

    async def _enter(self) -> None:
        turn: asyncio.Future[bool] = self._loop.create_future()
        self._waiting.append(turn)
        self._let_in()
        try:
            alone = await turn
        except asyncio.CancelledError:
            # It may have got its turn and been cancelled at once.
            if turn.done() and not turn.cancelled():
                self._alone = asyncio.current_task() if turn.result() else self._alone
                self._leave()
            raise
        if alone:
            self._alone = asyncio.current_task()
        if reason := self.closed:
            self._leave()
            raise Closed(reason)

    def _leave(self) -> None:
        self._free += 1
        if self._is_alone():
            self._alone = None
            self.pace.over()
        self._let_in()

    def _is_alone(self) -> bool:
        """Whether it is the one request after a pause that speaks, and none that was sent before."""
        return self._alone is not None and self._alone is asyncio.current_task()

    @property
    def closed(self) -> str:
        """Why the host is not asked any more, or ''."""
        if self._long >= _TOO_LONG:
            return "it asks to be left alone for longer than this run waits"
        if self._failures >= _HOPELESS and not self._answered:
            return f"{self._failures} requests in a row failed"
        return ""

    def _let_in(self) -> None:
        while self._waiting and self._free:
            wait = 0.0 if self.closed else self.pace.wait(self._loop.time())
            if wait == inf:
                return
            if wait > 0:
                if self._timer is None or self._timer.cancelled():
                    self._timer = self._loop.call_later(wait, self._ring)
                return
            turn = self._waiting.popleft()
            if not turn.done():
                self._free -= 1
                self._sent += 1
                turn.set_result(self.pace.sent(self._loop.time()))

    def _ring(self) -> None:
        self._timer = None
        self._let_in()

    def answered(self) -> None:
        """The host answered, and not that it is asked too fast."""
        self._answered, self._failures, self._long = True, 0, 0
        self.pace.answered(self._loop.time(), alone=self._is_alone())

    def failed(self, error: BaseException) -> None:
        """Nothing came back. Those that wait for one look-up fail with one error, which counts once."""
        self._failures += error is not self._error
        self._error = error
        self.pace.answered(self._loop.time(), alone=self._is_alone())

    def refused(self, after: float | None, times: int = 1) -> bool:
        """The host was asked too fast, `times` for this URL; whether it is worth waiting as it says."""
        now = self._loop.time()
        running = self._sent / max(now - self._started, 0.1)
        worth = self.pace.refused(now, after, running, times=times)
        self._long = 0 if worth else self._long + 1
        return worth
