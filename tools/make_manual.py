"""Run what README.md and the pages of docs/ show, and write what comes out below it.

    python tools/make_manual.py [PAGE]...

Each page is followed from its top in a folder of its own, which `tests/manual/setting.py` fills, with
a simulated internet around it. A block below a line like "`papers.md`:" is that file. Lines of
`console` blocks that start with `$ ` are run by bash and what they print is written below them, those
of `pycon` blocks with `>>> ` by Python; `sh` and `python` blocks are run whole. A comment above a block
says what is special:

    <!-- exits: 1 -->            commands end with this status; without it, `sh` with 0, `console` with 0 or 1
    <!-- not run: why not -->    nobody runs it
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from doctest import DocTestParser
from io import StringIO
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_SECONDS = re.compile(r"(?<= requests) in [\d.]+ s\b")
_BLOCK = re.compile(
    r"(?:^<!-- (?P<note>exits|not run): (?P<said>[^\n]+) -->\n|^`(?P<file>[^`\n]+)`:\n\n)?"
    r"^```(?P<kind>\S*)\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


class Wrong(Exception):
    """A command does not end as the page says."""


class Block(NamedTuple):
    """A fenced block: its language, text and place, the file that it shows, and what is said of it."""

    kind: str
    body: str
    start: int
    end: int
    file: str | None = None
    statuses: tuple[int, ...] = ()
    not_run: str | None = None


def pages() -> list[Path]:
    """README.md and the pages of docs/ but for those of the rules, which are made by another tool."""
    return [README, *sorted((ROOT / "docs").glob("*.md"))]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page."""
    for match in _BLOCK.finditer(text):
        said = {match["note"]: match["said"]}
        statuses = (int(said["exits"]),) if "exits" in said else (0,) if match["kind"] == "sh" else (0, 1)
        span = match.span("body")
        yield Block(match["kind"], match["body"], *span, match["file"], statuses, said.get("not run"))


def made(text: str, folder: Path, env: Mapping[str, str]) -> str:
    """The page with the output that its commands have in `folder`. Raises Wrong."""
    parts, at, names = [], 0, {"__name__": "__main__"}
    if "$ git init " in text:  # then it starts outside of a repository
        shutil.rmtree(folder / ".git")
    for block in blocks(text):
        if block.file and not Path(block.file).is_absolute():
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.body, "utf-8")
        if block.not_run is None and block.kind in _RUN and not block.file:
            parts += [text[at : block.start], _RUN[block.kind](block, folder, env, names)]
            at = block.end
    return "".join([*parts, text[at:]])


def _console(block: Block, folder: Path, env: Mapping[str, str], names: dict[str, object]) -> str:
    lines = [line for line in block.body.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{_bash(line[2:], block, folder, env)}" for line in lines)


def _sh(block: Block, folder: Path, env: Mapping[str, str], names: dict[str, object]) -> str:
    _bash(block.body, block, folder, env)
    return block.body


def _bash(command: str, block: Block, folder: Path, env: Mapping[str, str]) -> str:
    from tests.manual.setting import run

    done = run(command, folder, env)
    if done.returncode not in block.statuses:
        raise Wrong(f"{command}: status {done.returncode}, not {block.statuses}\n{done.stdout}")
    return _SECONDS.sub(" in 1 s", done.stdout)


def _pycon(block: Block, folder: Path, env: Mapping[str, str], names: dict[str, object]) -> str:
    before, shown = Path.cwd(), []
    os.chdir(folder)
    try:
        for example in DocTestParser().get_examples(block.body):
            lines = example.source.splitlines()
            shown += [f"{'... ' if i else '>>> '}{line}".rstrip() + "\n" for i, line in enumerate(lines)]
            with redirect_stdout(StringIO()) as out:
                exec(compile(example.source, "page", "single"), names)
            shown.append(out.getvalue())
    finally:
        os.chdir(before)
    return "".join(shown)


def _python(block: Block, folder: Path, env: Mapping[str, str], names: dict[str, object]) -> str:
    (folder / "example.py").write_text(block.body, "utf-8")
    _bash("python example.py", block, folder, env)
    return block.body


_RUN = {"console": _console, "sh": _sh, "pycon": _pycon, "python": _python}


def main(wanted: list[str]) -> None:
    """Write the pages anew, all or those that are named."""
    sys.path.insert(0, str(ROOT))
    from tests.manual.setting import internet, prepare

    with internet() as env:
        for page in [Path(name) for name in wanted] or pages():
            with tempfile.TemporaryDirectory() as folder:
                text = page.read_text("utf-8")
                new = made(text, prepare(Path(folder) / "scratch", env), env)
                if new != text:
                    page.write_text(new, "utf-8")
                    print(f"{page}: written")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
