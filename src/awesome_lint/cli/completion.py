"""`awesome-lint completion`: have a shell complete commands, options and their values."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import click

from ..files import FileError, write
from ..markdown.source import decode
from ..report.plain import printable
from .output import put

_PROGRAM, _VARIABLE = "awesome-lint", "_AWESOME_LINT_COMPLETE"
_SHELLS = ("bash", "zsh", "fish")


class Place(NamedTuple):
    """Where a shell finds the script by itself, or the line of which file tells it."""

    script: Path
    profile: Path | None
    line: str


@click.command(
    "completion",
    short_help="Have the shell complete commands and values.",
    epilog="""\b
Examples:
  awesome-lint completion --install          for the shell that $SHELL names, from the next one on
  awesome-lint completion zsh --install      for another
  awesome-lint completion bash               print the script, write nothing
  eval "$(awesome-lint completion bash)"     for this shell only
""",
)
@click.argument("shell", type=click.Choice(_SHELLS), required=False)
@click.option("--install", is_flag=True, help="Write the script where the shell looks for it.")
def command(shell: str | None, install: bool) -> int:
    """Print the script that completes commands, options, rules, formats, venues and files in SHELL.

    With --install it is written to the shell's folder of such scripts, and, where the shell does
    not look there by itself, a line is added to ~/.bashrc or ~/.zshrc. A second time changes
    nothing.
    """
    shell = shell or _shell_of_user()
    script = _script(shell)
    if not install:
        put(script)
        return 0
    place = _place(shell)
    changed = _write_script(place.script, script)
    changed |= place.profile is not None and _add_line(place.profile, place.line)
    if changed:
        click.echo(f"Open a new {shell} to have it.")
    return 0


def _shell_of_user() -> str:
    name = Path(os.environ.get("SHELL", "")).name
    if name not in _SHELLS:
        raise click.UsageError(f"For which shell? Say {', '.join(_SHELLS[:-1])} or {_SHELLS[-1]}.")
    return name


def _script(shell: str) -> str:
    from click.shell_completion import get_completion_class

    from .main import main

    made = get_completion_class(shell)
    assert made
    script = made(main, {}, _PROGRAM, _VARIABLE).source()
    # Values hold commas: 'AL5,mojibake'.
    return script.replace('string split ","', 'string split --max 1 ","')


def _place(shell: str) -> Place:
    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    if shell == "fish":
        config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        return Place(config / "fish/completions/awesome-lint.fish", None, "")
    if shell == "zsh":
        script = data / "zsh/site-functions/_awesome-lint"
        profile = Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
        ready = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }"
        return Place(script, profile, f"{ready}; source {_quoted(script)}")
    script = data / "bash-completion/completions/awesome-lint"
    return Place(script, home / ".bashrc", f"source {_quoted(script)}")


def _quoted(path: Path) -> str:
    from shlex import quote

    return quote(str(path))


def _shown(path: Path) -> str:
    home = Path.home()
    return printable(f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path))


def _write_script(path: Path, script: str) -> bool:
    if _text(path) == script:
        click.echo(f"{_shown(path)}: is there already")
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"{path.parent}: {error.strerror}") from error
    write(str(path), script)
    click.echo(f"{_shown(path)}: written")
    return True


def _add_line(profile: Path, line: str) -> bool:
    text = _text(profile)
    if line in text.splitlines():
        click.echo(f"{_shown(profile)}: loads it already")
        return False
    gap = "" if not text or text.endswith("\n") else "\n"
    write(str(profile), f"{text}{gap}# Completion for awesome-lint\n{line}\n", text or None)
    click.echo(f"{_shown(profile)}: added the line that loads it")
    return True


def _text(path: Path) -> str:
    """What a file holds; nothing where there is none."""
    try:
        return decode(path.read_bytes())
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise FileError(f"{path}: {error.strerror}") from error
