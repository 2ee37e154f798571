"""Runs a link checker as a process of its own: what it cost, what it said."""

import json
import os
import shlex
import signal
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import MAXRSS_UNIT

COMMAND = "awesome-lint links --providers none --allow-private --output-format json {cache} {rate} {file}"


def words(template: str, file: Path, cache: Path | None, rate: int | None) -> list[str]:
    """A command line, with the file, the cache and the rate in their places."""
    values = {
        "{file}": [str(file)],
        "{cache}": ["--no-cache"] if cache is None else ["--cache", str(cache)],
        "{rate}": [] if rate is None else ["--rate", str(rate)],
    }
    return [word for place in shlex.split(template) for word in values.get(place, [place])]


@dataclass(frozen=True)
class Run:
    """A process that ended: with a status, or by a signal (negative)."""

    cpu: float
    wall: float
    peak_mb: float
    code: int
    # By URL; None if what was printed is no report.
    verdicts: Mapping[str, str] | None

    @property
    def counts(self) -> str:
        """How often there was which verdict."""
        if self.verdicts is None:
            return f"no report, exit status {self.code}"
        counts = Counter(self.verdicts.values()).most_common()
        return ", ".join(f"{count} {verdict}" for verdict, count in counts)


class Child:
    """A checker at work; `finish` must be called."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], timeout: float) -> None:
        # A file, not a pipe: a pipe would need a reader, whose work would disturb what is measured.
        self._output = tempfile.TemporaryFile()  # noqa: SIM115
        self._start = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=self._output, env=environment, start_new_session=True
        )
        self._timer = threading.Timer(timeout, self.send, [signal.SIGKILL])
        self._timer.start()

    def send(self, number: signal.Signals) -> float:
        """Send a signal, and say when, on the clock of the requests."""
        os.kill(self._process.pid, number)
        return time.monotonic()

    def finish(self) -> Run:
        """Wait for the end."""
        # Not Popen.wait(): only wait4 tells the usage of this child and no other.
        _, status, usage = os.wait4(self._process.pid, 0)
        wall = time.perf_counter() - self._start
        self._timer.cancel()
        code = self._process.returncode = os.waitstatus_to_exitcode(status)
        with self._output:
            self._output.seek(0)
            verdicts = _verdicts(self._output.read())
        peak = usage.ru_maxrss * MAXRSS_UNIT / 1e6
        return Run(usage.ru_utime + usage.ru_stime, wall, peak, code, verdicts)


def _verdicts(output: bytes) -> dict[str, str] | None:
    try:
        return {link["url"]: link["verdict"] for link in json.loads(output)["links"]}
    except (ValueError, KeyError, TypeError):
        return None
