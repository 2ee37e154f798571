"""Run awesome-lint and strike at one step of its writing: `saboteur.py STEP BLOW COMMAND…`.

A step is a call to the operating system that changes something in the current directory, as Python
announces it to audit hooks: the Nth one is struck. Nothing of the program itself is replaced. With
step 0 nothing is struck, and the steps are named on the last line of standard error.
"""

import os
import signal
import sys
from pathlib import Path

from awesome_lint.cli.main import main

THEIRS = b"- Theirs [[paper](https://arxiv.org/abs/2001.00009)]\n"
_HERE = str(Path.cwd())
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGES = {"os.rename", "os.remove", "os.chmod", "os.chown", "os.truncate", "os.link", "os.symlink"}


def kill():
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt():
    signal.raise_signal(signal.SIGINT)


def fail():
    raise OSError(5, "Input/output error")


def overtake():
    """Another program saves the list, as editors do."""
    Path("theirs.tmp").write_bytes(THEIRS)
    Path("theirs.tmp").replace("README.md")


def changes(event, args):
    """Whether an event of the audit is a step: a change to a file below the current directory."""
    if event == "open":
        path, _, flags = args
        return isinstance(path, str) and path.startswith(_HERE) and flags & _WRITING
    return event in _CHANGES and str(args[0]).startswith(_HERE)


def strike(step, blow):
    passed = []

    def hook(event, args):
        if not changes(event, args):
            return
        passed.append(event)
        if len(passed) == step:
            blow()

    sys.addaudithook(hook)
    return passed


if __name__ == "__main__":
    step, name, *command = sys.argv[1:]
    passed = strike(int(step), globals()[name])
    try:
        main(command)
    finally:
        print(*passed, file=sys.stderr)
