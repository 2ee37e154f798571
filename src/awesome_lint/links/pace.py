"""How fast one host is asked: as it allows, which is learnt from what it refuses."""

from __future__ import annotations

from dataclasses import dataclass

_HALVED = 0.5  # of the pace, where the first refusal says only that it was too fast
_LOWERED = 0.85  # of the pace at a later refusal, when it is nearly right
_BELOW = 0.9  # of the pace last refused: the most that is tried again at once
_GROWTH = 0.01  # a second, of the pace, while nothing is refused
_SLOWEST = 0.1  # requests a second
_LONGEST_GUESS = 30.0  # seconds of pause, where the host does not say how long
_ITS_OWN_FAULT = 3  # refusals of one URL, with answers to others in between, that say nothing of the pace


@dataclass
class Pace:
    """The pace of one host. Times are seconds of a monotonic clock that the caller reads.

    `rate` is requests a second, 0 for no limit. After a refusal (429, or 503 with a time) nothing
    is sent until the pause is over, then one request alone, and the others when it succeeded.
    """

    rate: float
    patience: float = 45.0
    """Seconds of pauses in a run; a longer one is not waited for."""

    def __post_init__(self) -> None:
        self._limit = self.rate
        self._refused_at = 0.0
        self._next = 0.0
        self._until = 0.0
        self._grown = 0.0
        self._in_a_row = 0
        self._probing = False
        self._before: tuple[float, float] | None = None
        self._suspects = 0

    def wait(self, now: float) -> float:
        """Seconds until a request may be sent; infinite while the one after a pause is under way."""
        if self._probing:
            return float("inf")
        return max(self._until, self._next) - now

    def sent(self, now: float) -> bool:
        """A request goes out; whether it is the one alone after a pause."""
        self._probing = self._in_a_row > 0
        if self.rate:
            self._next = max(now, self._next) + 1 / self.rate
        return self._probing

    def over(self) -> None:
        """The request that went out alone is over, however it ended."""
        self._probing = False

    def answered(self, now: float, *, alone: bool = True) -> None:
        """An answer came that is no refusal, or none came: the host may be asked on.

        After a pause only the request that went out alone says so: others are from before.
        """
        if self._in_a_row and not alone:
            return
        self._in_a_row = 0
        if self._refused_at and now - self._grown >= 1:
            most = max(self.rate, min(self._refused_at * _BELOW, self._limit or self._refused_at))
            self.rate = min(self.rate * (1 + _GROWTH * (now - self._grown)), most)
            self._grown = now

    def refused(self, now: float, after: float | None, running: float, *, times: int = 1) -> bool:
        """The host refused and said to come back after some seconds, or did not say.

        `running` is the pace at which requests were really sent, for where there is no limit. `times`
        is how often this very URL was refused: again and again, while others are answered, says
        nothing of the pace. False where the pause would be longer than there is patience for.
        """
        # Refusals of requests that were under way together count as one.
        one_more = now >= self._until
        pause = max(after or 0.0, self._guess() if one_more and (self._in_a_row or after is None) else 0.0)
        if pause > self.patience:
            return False
        self._suspects += times == 1
        if one_more and not self._in_a_row:
            if times == 1:
                self._slow_down(self.rate or running)
            elif times == _ITS_OWN_FAULT:
                self._acquit()
        if now + pause > self._until:
            self.patience -= now + pause - max(self._until, now)
            self._until = now + pause
        self._in_a_row += one_more
        self._grown = self._until
        return True

    def _guess(self) -> float:
        """Seconds to wait: twice as long each time, whatever the host says."""
        return min(2.0**self._in_a_row, _LONGEST_GUESS)

    def _acquit(self) -> None:
        """One URL less that may have been refused for the pace; without any, the pace was right."""
        self._suspects -= 1
        if not self._suspects and self._before:
            self.rate, self._refused_at = self._before
            self._before = None

    def _slow_down(self, rate: float) -> None:
        self._before = self._before or (self.rate, self._refused_at)
        self.rate = max(rate * (_LOWERED if self._refused_at else _HALVED), _SLOWEST)
        self._refused_at = rate
        self._next = 0.0
