"""check --watch: checks when something was saved, in a terminal in place, on a pipe one after the other."""

import os
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from cli_samples import BROKEN, CLEAN, FIXED

pytest.importorskip("watchfiles")
pty = pytest.importorskip("pty")
PROGRAM = [sys.executable, "-m", "awesome_lint", "check", "--watch"]
CLEARED = "\x1b[2J"
PATIENCE = 30


class Watched:
    """The program, and what it has written so far."""

    def __init__(self, stream, process):
        self.stream, self.process, self.text = stream, process, ""

    def until(self, pattern):
        """Read until this is there, and forget what stood before its end."""
        end = time.monotonic() + PATIENCE
        while not (match := re.search(pattern, self.text, re.DOTALL)):
            assert time.monotonic() < end, self.text
            assert self.process.poll() is None, self.text
            self.read()
        shown, self.text = self.text[: match.end()], self.text[match.end() :]
        return shown

    def read(self):
        os.set_blocking(self.stream, False)
        try:
            self.text += os.read(self.stream, 65536).decode().replace("\r\n", "\n")
        except BlockingIOError:
            time.sleep(0.05)

    def silence(self, seconds=1.5):
        """What comes within some time: nothing, where nothing is to be told."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read()
        return self.text

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def start():
    """Start the program on a pipe, or in a terminal."""
    started = []

    def call(*args, terminal=False, **env):
        outside, inside = pty.openpty() if terminal else os.pipe()
        whole = {**os.environ, "TERM": "xterm", "NO_COLOR": "1", **env}
        # Where the tests run in the background, Ctrl-C is ignored.
        listen = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
        command = [*PROGRAM, *args]
        process = subprocess.Popen(command, stdout=inside, stderr=inside, env=whole, preexec_fn=listen)
        os.close(inside)
        started.append((process, outside))
        return Watched(outside, process)

    yield call
    for process, stream in started:
        process.kill()
        process.wait()
        os.close(stream)


def save(path, text):
    """As many editors save: another file takes the place of this one."""
    Path(f"{path}~").write_text(text, "utf-8")
    Path(f"{path}~").replace(path)


@pytest.mark.parametrize("write", [save, lambda path, text: Path(path).write_text(text, "utf-8")])
def test_on_a_pipe(put, start, write):
    program = start(put("list.md", BROKEN))
    assert "AL101" in program.until(r"Found 1 error.*\n1 fixable.*\n")
    write("list.md", CLEAN)
    assert program.until(r"entries\)\.\n") == "No problems in 1 file (2 entries).\n"
    write("list.md", BROKEN)
    program.until("AL101")
    assert program.stop() == 130


def test_in_a_terminal(put, start):
    program = start(put("list.md", BROKEN), terminal=True)
    first = program.until(r"Ctrl-C ends it\.\n")
    assert re.search(r"AL101.*\d\d:\d\d:\d\d watching 1 file; Ctrl-C ends it", first, re.DOTALL)
    save("list.md", CLEAN)
    second = program.until(r"Ctrl-C ends it\.\n")
    assert CLEARED in second.partition("No problems")[0]
    assert "AL101" not in second
    assert program.stop() == 130


def test_a_dumb_terminal_is_not_cleared(put, start):
    program = start(put("list.md", BROKEN), terminal=True, TERM="dumb")
    assert "\x1b" not in program.until(r"Ctrl-C ends it\.\n")


def test_files_of_a_folder(put, start):
    put("docs/list.md")
    program = start("docs")
    program.until(r"1 file")
    put("docs/new.md", BROKEN.replace("240", "230"))
    assert "new.md" in program.until(r"2 files")
    put("docs/more/deep/list.md", CLEAN.replace("240", "220").replace("Paper", "Work"))
    program.until(r"3 files")
    save("docs/more/deep/list.md", BROKEN.replace("240", "220"))
    assert "deep/list.md" in program.until(r"3 files")
    Path("docs/new.md").unlink()
    program.until(r"2 files")


def test_what_is_not_looked_at(put, start):
    program = start(put("list.md"))
    program.until(r"entries\)\.\n")
    put("other.md", BROKEN)
    put("list.md~", BROKEN)
    put(".hidden/x.md", BROKEN)
    assert program.silence() == ""


def test_the_configuration(put, start):
    program = start(put("list.md", BROKEN))
    program.until(r"Found 1 error")
    put(".awesome-lint.toml", 'ignore = ["AL101"]\n')
    program.until(r"No problems")
    put(".awesome-lint.toml", 'ignore = ["AL1\n')
    assert ".awesome-lint.toml" in program.until(r"awesome-lint: [^\n]+\n")
    put("list.md", CLEAN)
    program.until(r"awesome-lint: [^\n]+\n")
    put(".awesome-lint.toml", 'ignore = ["AL501"]\n')
    program.until(r"No problems")
    assert program.stop() == 130


def test_a_file_that_is_gone_for_a_while(put, start):
    program = start(put("list.md"))
    program.until(r"No problems")
    Path("list.md").unlink()
    assert "list.md" in program.until(r"awesome-lint: [^\n]+No such file[^\n]*\n")
    put("list.md", BROKEN)
    program.until(r"Found 1 error")


def test_a_fix_is_made_and_told_of_once(put, start):
    program = start("--fix", put("list.md", BROKEN))
    assert "Fixed 1 finding" in program.until(r"entries\)\.\n")
    assert Path("list.md").read_text("utf-8") == FIXED
    assert program.silence() == ""
    save("list.md", BROKEN)
    assert "Fixed 1 finding" in program.until(r"entries\)\.\n")
    assert Path("list.md").read_text("utf-8") == FIXED
    assert program.silence() == ""
    assert program.stop() == 130


def test_the_end_of_its_reader_ends_it(put):
    command = f"{' '.join(PROGRAM)} {put('list.md', BROKEN)} | head -1"
    with subprocess.Popen(command, shell=True, stdout=subprocess.PIPE, start_new_session=True) as shell:
        assert b"AL101" in shell.stdout.readline()
        put("list.md", CLEAN)
        time.sleep(1)
        put("list.md", BROKEN)
        try:
            shell.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(shell.pid, signal.SIGKILL)
            raise


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["-"], "standard input"),
        (["--diff", "list.md"], "cannot go with --diff"),
        (["--output-file", "x", "list.md"], "cannot go with --output-file"),
        (["--write-baseline", "x", "list.md"], "cannot go with --write-baseline"),
        (["--show-settings"], "cannot go with --show-settings"),
        (["--links", "list.md"], "awesome-lint links"),
    ],
)
def test_refused(put, run, args, said):
    put("list.md")
    result = run("check", "--watch", *args)
    assert result.exit_code == 2
    assert said in result.stderr


def test_without_the_package(put, run, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = run("check", "--watch", put("list.md"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pip install 'awesome-lint[watch]'" in result.stderr
