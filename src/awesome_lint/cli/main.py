"""`awesome-lint`: the commands, each imported when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any

import click

from .. import __version__
from ..config import did_you_mean
from . import errors

# In the order of the help: what checks, what writes, what makes data of a list or a list of data, the rest.
COMMANDS = (
    *("check", "fmt", "links", "diff"),
    *("add", "enrich"),
    *("export", "build", "stats", "site"),
    *("sync", "merge"),
    *("init", "rule", "cache", "server", "completion"),
)


class Program(click.Group):
    """A group whose commands live in modules of their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f".{cmd_name}", __package__).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and name not in COMMANDS:
            ctx.fail(f"No such command '{name}'{did_you_mean(name, COMMANDS)}")
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run and exit."""
        run = partial(super().main, args, self.name, complete_var, standalone_mode=False, **extra)
        if not standalone_mode:
            return errors.run(run)
        return sys.exit(errors.run(run))


@click.group(
    "awesome-lint",
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  awesome-lint check README.md         report what is wrong
  awesome-lint check --fix README.md   and mend what can safely be mended
  awesome-lint fmt --diff README.md    show its canonical form
  awesome-lint add 2403.14729 --title "A Title" --section Pruning
  awesome-lint rule AL101              explain a rule

\b
Exit status: 0 nothing found, 1 findings or a file that would change, 2 wrong
usage or configuration, 3 a bug in awesome-lint, 130 interrupted.

\b
Shell completion: awesome-lint completion --install
""",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Lint, fix and format awesome lists of research papers in Markdown."""
