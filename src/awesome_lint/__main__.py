"""The program: `awesome-lint`, and `python -m awesome_lint`."""

import os
import sys

from .cli.main import main


def start() -> None:
    """Run it, and end the process at once: to take apart all that it made is work that nobody waits for."""
    try:
        main()
    except SystemExit as end:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        os._exit(int(end.code or 0))


if __name__ == "__main__":
    start()
