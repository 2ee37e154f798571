"""What fuzzing starts from: cases that broke something once, examples of rules, configurations, pieces of lists."""

import os
from collections.abc import Iterator
from pathlib import Path

from awesome_lint.markdown.source import encode
from awesome_lint.rules.registry import RULES

from ..properties.regressions import FOUND

CORPUS = os.environ.get("AWESOME_LINT_CORPUS")
PIECE = 3_000  # bytes: small enough for thousands of runs a minute
CONFIGS = (
    'order = "title"\nselect = ["AL1", "dead-anchor"]\nignore = ["AL501"]\nfail-level = "info"\n',
    'link-order = ["paper", "code"]\n[labels]\ncode = "Code"\n["per-file"."*.md"]\nignore = ["AL3"]\n',
    'required-version = ">=0.1"\nallow-duplicates = ["arxiv:2001.00001"]\n[links]\ntimeout = 5\n',
)
DATA = (
    '{"version": 1, "entries": [{"title": "A", "year": 2020, "links": [{"kind": "code", "url": "https://a.b"}]}]}',
    "@inproceedings{doe2020, title={A {B}}, author={Doe, J. and Roe, R.}, year=2020, url={https://a.b}}",
    "title,year,paper\nA,2020,https://a.b\n",
    "- title: A\n  year: 2020\n  links: [{kind: code, url: https://a.b}]\n",
)


def seeds(name: str) -> Iterator[bytes]:
    """The first inputs of a target."""
    if name == "config":
        yield from map(encode, CONFIGS)
    elif name == "records":
        yield from map(encode, DATA)
    else:
        yield from map(encode, FOUND.values())
        yield from (encode(text) for rule in RULES.values() for text in (rule.bad, rule.good) if text)
        for path in sorted(Path(CORPUS, "files").glob("*.md")) if CORPUS else ():
            yield path.read_bytes()[:PIECE]
