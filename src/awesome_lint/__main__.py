"""The program: `awesome-lint`, and `python -m awesome_lint`."""

import gc
import os
import sys


def start() -> None:
    """Run it, and end the process at once.

    It makes few circles: to look for them, from the first import on, takes a tenth of its time,
    and to take apart all that it made a thirtieth.
    """
    gc.disable()
    from .cli.main import main

    try:
        main()
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            if stream and not stream.closed:
                stream.flush()
        os._exit(int(end.code or 0))


if __name__ == "__main__":
    start()
