"""Locks what developing and releasing need, with hashes: `python tools/lock_dependencies.py` (needs uv)."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = "requirements-dev.txt"
COMMAND = [
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *(
        "--no-emit-index-url",
        "--no-annotate",
        "--custom-compile-command",
        "python tools/lock_dependencies.py",
    ),
    *("--extra", "dev", "--group", "release", "--output-file", LOCK, "pyproject.toml"),
]

if __name__ == "__main__":
    subprocess.run(COMMAND, cwd=ROOT, check=True)
