"""Other machines, as far as they can be played: locales and consoles without Unicode, Windows's files and line ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LIST = """\
# 剪枝 Papers ✂

## 2024

- FÂ³ Étude of “Pruning” – 剪枝 🔥 [[paper](http://arxiv.org/abs/2401.00001)]
- Better Pruning [[paper](https://arxiv.org/abs/2402.00002)]
"""
MACHINES = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "C and UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "1"},
    "POSIX in ASCII": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    "a strict console": {"PYTHONIOENCODING": "ascii:strict", "TERM": "dumb"},
    "Windows in the west": {"PYTHONIOENCODING": "cp1252:strict"},
    "DOS": {"PYTHONIOENCODING": "cp437:strict"},
    "China": {"PYTHONIOENCODING": "gbk:strict"},
    "UTF-8": {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
}
FILES = [("fmt", "-"), ("export", "--format=csv", "-")]
TOLD = [("check", "-"), ("check", "--verbose", "café.md"), ("stats", "-"), ("links", "--offline", "café.md")]


def on(machine, *command):
    """Each machine's bytes; a locale of another encoding makes of the name of a file what it can."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHONUTF8"))}
    program = [sys.executable, "-m", "awesome_lint", *command]
    return subprocess.run(
        program, input=LIST.encode(), env={**kept, **MACHINES[machine]}, capture_output=True, check=False
    )


@pytest.mark.parametrize("machine", MACHINES)
def test_what_is_said_can_be_said_everywhere(put, machine):
    put("café.md", LIST)
    for command in TOLD:
        done = on(machine, *command)
        assert (done.returncode in (0, 1), b"Traceback" in done.stderr) == (True, False), done.stderr
        assert done.stdout or done.stderr


@pytest.mark.parametrize("command", FILES, ids=" ".join)
def test_files_are_the_same_bytes_everywhere(command):
    made = {on(machine, *command).stdout for machine in MACHINES}
    assert len(made) == 1
    assert "剪枝" in made.pop().decode()


def test_line_ends_are_not_translated():
    """As the standard output of Windows would."""
    program = (
        "import io, sys; sys.stdout = io.TextIOWrapper(sys.stdout.buffer, 'cp1252', newline='\\r\\n'); "
        "from awesome_lint.__main__ import start; start()"
    )
    for ends in ("\n", "\r\n"):
        command = [sys.executable, "-c", program, "fmt", "-"]
        given = LIST.replace("\n", ends).encode()
        made = subprocess.run(command, input=given, capture_output=True, check=True).stdout
        assert (made.count(b"\r\n"), made.count(b"\n")) == (
            made.count(b"\n") * (ends == "\r\n"),
            given.count(b"\n"),
        )


def test_without_owners(put, run, monkeypatch):
    monkeypatch.delattr(os, "chown")
    put("list.md", LIST.replace("\n", "\r\n"))
    assert run("check", "--fix", "list.md").exit_code == 0
    made = Path("list.md").read_bytes()
    assert b"https://arxiv.org/abs/2401.00001" in made
    assert made.count(b"\r\n") == made.count(b"\n")


def test_a_file_that_another_program_keeps_open(put, run, monkeypatch):
    def held(path, target):
        raise PermissionError(13, "The process cannot access the file", str(target))

    monkeypatch.setattr(Path, "replace", held)
    put("list.md", LIST)
    done = run("check", "--fix", "list.md")
    assert (done.exit_code, "cannot access the file" in done.stderr) == (2, True)
    assert [(path.name, path.read_text("utf-8")) for path in Path().iterdir()] == [("list.md", LIST)]
