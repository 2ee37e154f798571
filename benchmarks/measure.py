"""What one run of a command costs: CPU time, wall time and peak memory of its processes.

The kernel adds up CPU time over a process and every descendant that was waited for. Memory it does
not add up: `ru_maxrss` is the peak of the largest *single* process, so a tool that spreads over
several processes uses more than is shown; and it starts from the memory of the process that forks,
so nothing below this script's own (about 15 MB) can be seen.
"""

import math
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

# A linter's status is 1 where it found something; Python and Node also end with 1 where they failed.
FINISHED = (0, 1)
FAILURE = re.compile(
    rb"Traceback \(most recent call last\)|Maximum call stack size exceeded|heap out of memory"
    rb"|Invalid string length|RangeError|panicked at|Cannot find (?:module|package)"
)
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Sample:
    """One run; `failure` says why its figures do not count."""

    cpu: float
    wall: float
    peak_mb: float
    failure: str | None = None


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str], timeout: float) -> Sample:
    """Run a command to its end, or kill it and its children after `timeout` seconds."""
    # Files, not pipes: a pipe would need a reader, whose work would disturb what is measured.
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
        code, usage, timed_out = _wait(process, timeout)
        wall = time.perf_counter() - start
        failure = f"timed out after {timeout:g} s" if timed_out else _failure(code, output, errors)
    peak = usage.ru_maxrss * MAXRSS_UNIT / 1e6
    return Sample(usage.ru_utime + usage.ru_stime, wall, peak, failure)


def _wait(process: subprocess.Popen[bytes], timeout: float) -> tuple[int, resource.struct_rusage, bool]:
    expired = threading.Event()

    def expire() -> None:
        expired.set()
        _kill(process)

    timer = threading.Timer(timeout, expire)
    timer.start()
    try:
        # Not Popen.wait(): only wait4 tells the usage of this child and no other.
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        # In its own session the child does not see Ctrl-C.
        _kill(process)
        raise
    finally:
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage, expired.is_set()


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _failure(code: int, *outputs: BinaryIO) -> str | None:
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    for output in outputs:
        if match := FAILURE.search(_tail(output)):
            return f"crashed: {match[0].decode()}"
    return None if code in FINISHED else f"exit status {code}"


def _tail(output: BinaryIO, size: int = 8192) -> bytes:
    end = output.seek(0, os.SEEK_END)
    output.seek(max(0, end - size))
    return output.read()


def interleaved(
    commands: Mapping[str, Callable[[], Sample]],
    runs: int,
    report: Callable[[str, Sample], None],
    enough: float = math.inf,
) -> dict[str, list[Sample]]:
    """Take turns (A B C A B C …), so that a busy minute of the machine does not hit one tool alone.

    A tool that has run for `enough` seconds in all is not run again.
    """
    samples: dict[str, list[Sample]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            # What crashed or ran out of time once will do so again.
            taken = sum(sample.wall for sample in samples[name])
            if taken > enough or any(sample.failure for sample in samples[name]):
                continue
            samples[name].append(command())
            report(name, samples[name][-1])
    return samples
