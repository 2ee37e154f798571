"""Fuzz one target with atheris, which changes its inputs towards code that none has reached.

    pip install atheris
    python -m tests.fuzz fix -max_total_time=3600

Options are libFuzzer's. It starts from the cases here, the examples of rules and, where
AWESOME_LINT_CORPUS is set, from pieces of real lists. Inputs that reach more are kept in
`.fuzz/TARGET/`; one that breaks is written to `.fuzz/crash-…`.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["awesome_lint", "mistune"]):
    from .seeds import seeds
    from .targets import TARGETS


def main() -> None:
    name, *options = sys.argv[1:]
    kept = Path(".fuzz", name)
    kept.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (kept / f"seed-{number}").write_bytes(seed)
    given = [f"-artifact_prefix=.fuzz/{name}-", "-timeout=20", "-max_len=4096", *options, str(kept)]
    atheris.Setup([sys.argv[0], *given], TARGETS[name])
    atheris.Fuzz()


main()
