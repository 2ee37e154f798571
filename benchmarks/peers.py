"""The tools that are compared: how to install each, and how to have it check without writing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


class CannotInstall(Exception):
    """A tool is left out; the message says why."""


@dataclass(frozen=True)
class Tool:
    """A command-line tool from PyPI or npm, installed into a folder of its own.

    `ways` are its arguments by the way it is run, none of which writes a list: 'cold', without a
    cache; 'cached', after a run that filled its cache; 'format', whether a formatter would change it.
    `{bin}` in them is the folder of the executable: what is loaded by name is sought from the list.
    """

    name: str
    registry: str
    packages: Sequence[str]
    executable: str
    ways: Mapping[str, Sequence[str]]
    env: Mapping[str, str] = field(default_factory=dict)
    takes_folder: bool = True

    def install(self, cache: Path) -> Path:
        """The path of the executable, which is installed where it is not there yet."""
        folder = cache / self.name
        path = folder / _BIN[self.registry] / self.executable
        if not path.exists() or self.registry == "local":
            _INSTALL[self.registry](folder, self.packages)
        if not path.exists():
            raise CannotInstall(f"{self.packages[0]} brought no executable {self.executable}")
        return path

    def as_installed(self, path: Path) -> "Tool":
        """This tool, without a cache where the version at `path` has none."""
        if self.registry == "local" and "--no-cache" not in _output([str(path), "check", "--help"]):
            return replace(self, ways={"cold": ["check"], "format": self.ways["format"]})
        return self

    def environment(self) -> dict[str, str]:
        """The caller's environment with what this tool needs."""
        return {**os.environ, **self.env}


# npm's awesome-lint asks GitHub about the repository, whose address it has from git. Without one it
# reports that there is none, and everything else runs offline.
NO_REPOSITORY = {"GIT_DIR": os.devnull}

TOOLS = (
    # Installed as a user has it, not in editable mode, and anew each time: the tree may have changed.
    Tool(
        "awesome-lint",
        "local",
        [str(REPOSITORY)],
        "awesome-lint",
        {"cold": ["check", "--no-cache"], "cached": ["check"], "format": ["fmt", "--check"]},
    ),
    Tool("mdformat", "pypi", ["mdformat", "mdformat-gfm"], "mdformat", {"cold": ["--check"]}),
    Tool("rumdl", "pypi", ["rumdl"], "rumdl", {"cold": ["check", "--no-cache"], "cached": ["check"]}),
    Tool("markdownlint-cli2", "npm", ["markdownlint-cli2"], "markdownlint-cli2", {"cold": []}),
    Tool("prettier", "npm", ["prettier"], "prettier", {"cold": ["--check"]}),
    Tool(
        "remark",
        "npm",
        ["remark-cli", "remark-preset-lint-recommended"],
        "remark",
        {"cold": ["--no-stdout", "--use", "{bin}/../remark-preset-lint-recommended/index.js"]},
    ),
    Tool(
        "npm-awesome-lint",
        "npm",
        ["awesome-lint"],
        "awesome-lint",
        {"cold": []},
        env=NO_REPOSITORY,
        takes_folder=False,
    ),
)


def _pip(folder: Path, packages: Sequence[str]) -> None:
    if not (folder / "bin" / "pip").exists():
        _call([sys.executable, "-m", "venv", "--clear", str(folder)])
    _call([str(folder / "bin" / "pip"), "install", "--quiet", *packages])


def _npm(folder: Path, packages: Sequence[str]) -> None:
    if shutil.which("npm") is None:
        raise CannotInstall("npm is not on the path")
    _call(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *packages])


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _call(command: Sequence[str]) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise CannotInstall(f"`{' '.join(command)}` failed: {' '.join(last)}")


_INSTALL = {"local": _pip, "pypi": _pip, "npm": _npm}
_BIN = {"local": "bin", "pypi": "bin", "npm": "node_modules/.bin"}
