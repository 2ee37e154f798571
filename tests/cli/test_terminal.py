"""In a terminal: colours and width; the same text without colours where they are not wanted."""

import os
import re
import shutil
import subprocess
import sys
import time

import pytest
from cli_samples import BROKEN

pty = pytest.importorskip("pty")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
PROGRAM = [sys.executable, "-m", "awesome_lint"]
CHECK = [*PROGRAM, "check", "list.md"]


def in_terminal(*args, command="check", **env):
    """What the program writes when its standard output is a terminal of 60 columns."""
    outside, inside = pty.openpty()
    whole = {**os.environ, "TERM": "xterm", "COLUMNS": "60", "NO_COLOR": "", **env}
    with subprocess.Popen([*PROGRAM, command, "list.md", *args], stdout=inside, stderr=inside, env=whole):
        os.close(inside)
        parts = []
        try:
            while part := os.read(outside, 4096):
                parts.append(part)
        except OSError:  # how a terminal says that all have left
            pass
    os.close(outside)
    return b"".join(parts).decode().replace("\r\n", "\n")


def test_colours_and_the_same_text_without(put):
    put("list.md", BROKEN)
    coloured, plain = in_terminal(), in_terminal(NO_COLOR="1")
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert "\x1b" not in plain
    assert ANSI.sub("", coloured) == plain
    assert plain.startswith("list.md:6:3: AL101 error ")
    assert "\x1b" not in in_terminal(TERM="dumb")
    assert "\x1b" not in subprocess.run(CHECK, capture_output=True, text=True, check=False).stdout


def test_lines_are_cut_to_the_width(put):
    put("list.md", BROKEN.replace("Better", "Better " * 30))
    lines = in_terminal(NO_COLOR="1").splitlines()
    assert len(lines[1]) == 60
    assert lines[1].endswith("…")


def test_a_diff_is_coloured_and_harmless(put):
    put("list.md", BROKEN.replace("Better", "\x1b[5m"))
    text = in_terminal("--diff")
    assert "\x1b[32m+- F³" in text
    assert "\\x1b[5m" in text
    assert "\x1b[5m" not in text


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_in_a_real_terminal(put, tmp_path):
    """tmux shows what a person sees: the mark stands below the place, also after wide characters."""
    put("list.md", BROKEN.replace("FÂ³", "剪枝 FÂ³"))
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    command = f"{' '.join(CHECK)}; echo finished; sleep 60"
    subprocess.run([*tmux, "-u", "new-session", "-d", "-x", "80", "-y", "24", command], check=True)
    try:
        for _ in range(100):
            shown = subprocess.run(
                [*tmux, "capture-pane", "-p", "-e"], capture_output=True, check=True
            ).stdout.decode()
            if "finished" in shown:
                break
            time.sleep(0.1)
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)
    assert "\x1b[1m\x1b[31m" in shown
    lines = ANSI.sub("", shown).splitlines()
    at = next(i for i, line in enumerate(lines) if "FÂ³ Better" in line)
    # Each wide character is one character in the captured text and two columns on the screen.
    assert lines[at + 1].index("^") == lines[at].index("FÂ³") + 2


def test_counts_are_drawn(put):
    put("list.md", BROKEN)
    lines = ANSI.sub("", in_terminal(command="stats")).splitlines()
    assert lines[0] == "2 entries in 1 file, 2024, 0 with code (0%)"
    assert any(line.split()[:2] == ["2024", "2"] and "━" in line for line in lines)
    assert "\x1b" not in in_terminal(command="stats", NO_COLOR="1", TERM="dumb")
