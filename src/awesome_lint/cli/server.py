"""`awesome-lint server`: the language server, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from .errors import FOUND
from .options import PATH

_EXTRA = ("pygls", "lsprotocol")


@click.command(
    "server",
    short_help="Answer an editor, as a language server.",
    epilog="""\b
Examples:
  pip install 'awesome-lint[server]'     what it needs besides
  awesome-lint server                    as editors start it
""",
)
@click.option(
    "--cache", "path", type=PATH, metavar="PATH", help="What is known of links. [the user's cache directory]"
)
@click.option(
    "--stdio",
    is_flag=True,
    expose_value=False,
    help="Speak over standard input and output, as it always does.",
)
def command(path: str | None) -> int:
    """Speak the Language Server Protocol over standard input and output.

    An editor shows what is wrong in a list while it is written, offers to mend or to ignore it,
    formats it, shows its sections and papers, what is known of a paper, and completes labels and venues.
    Nothing is asked over the network. docs/editors.md tells how to set editors up.
    """
    try:
        from ..server.running import serve
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        message = f"the language server needs {error.name}: pip install 'awesome-lint[server]'"
        raise click.ClickException(message) from error
    from ..links.cache import default_path

    return 0 if serve(Path(path) if path else default_path()) else FOUND
