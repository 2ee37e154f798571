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
    _open_streams()
    from .cli.main import main

    try:
        main()
    except SystemExit as end:
        if sys.gettrace() or sys.getprofile():
            raise  # whoever measures the run tells of it at its end
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:
                stream.flush()
        os._exit(int(end.code or 0))


def _open_streams() -> None:
    """Let those that were closed before the start lead nowhere, and not to the next file that is opened."""
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


if __name__ == "__main__":
    start()
