"""Run what README.md shows, and write what comes out below it.

    python tools/make_readme.py

A block below a line like "`papers.md`:" is that file. Lines of `console` blocks that start
with `$ ` are run by bash, those of `pycon` blocks with `>>> ` by Python, in the order of the
page and in one folder, which holds those files and a copy of awesome_pruning.md.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from doctest import DocTestParser
from io import StringIO
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(
    r"(?:^`(?P<file>[^`\n]+)`:\n\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)


class Block(NamedTuple):
    """A fenced block: its language, its text, the place of the text, and the file it shows."""

    kind: str
    body: str
    start: int
    end: int
    file: str | None


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of the page."""
    for match in _BLOCK.finditer(text):
        yield Block(match["kind"], match["body"], *match.span("body"), match["file"])


def made(text: str, folder: Path) -> str:
    """The page with the output that its commands have in `folder`."""
    shutil.copy(ROOT / "awesome_pruning.md", folder)
    parts, at = [], 0
    for block in blocks(text):
        if block.file:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.body, "utf-8")
        if block.kind in ("console", "pycon"):
            run = _console if block.kind == "console" else _python
            parts += [text[at : block.start], run(block.body, folder)]
            at = block.end
    return "".join([*parts, text[at:]])


def environment() -> dict[str, str]:
    """That of this process, with the program in it, English messages, and Git as nobody in particular."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    git = {f"GIT_{who}_{what}": "nobody" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    git |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    path = f"{sysconfig.get_path('scripts')}:{os.environ['PATH']}"
    return {**outer, **git, "PATH": path, "LC_ALL": "C.UTF-8"}


def _console(body: str, folder: Path) -> str:
    env, shown = environment(), []
    for line in body.splitlines():
        if line.startswith("$ "):
            command = ["bash", "-c", line.removeprefix("$ ")]
            done = subprocess.run(
                command,
                cwd=folder,
                env=env,
                check=False,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            shown += [f"{line}\n", done.stdout]
    return "".join(shown)


def _python(body: str, folder: Path) -> str:
    before, shown, names = Path.cwd(), [], {"__name__": "__main__"}
    os.chdir(folder)
    try:
        for example in DocTestParser().get_examples(body):
            lines = example.source.splitlines()
            shown += [f"{'... ' if i else '>>> '}{line}".rstrip() + "\n" for i, line in enumerate(lines)]
            with redirect_stdout(StringIO()) as out:
                exec(compile(example.source, "README.md", "single"), names)
            shown.append(out.getvalue())
    finally:
        os.chdir(before)
    return "".join(shown)


def main() -> None:
    """Write the page anew."""
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(made(README.read_text("utf-8"), Path(folder)), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
