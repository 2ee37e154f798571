"""What is fuzzed: any bytes must be read, mended, exported and configured with, and nothing be lost.

`python -m tests.fuzz TARGET [OPTION…]` runs one of these with atheris until something breaks.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import awesome_lint
from awesome_lint.config import ConfigError, load_config
from awesome_lint.data.errors import DataError
from awesome_lint.data.formats import read_data, write_data
from awesome_lint.data.listing import list_records
from awesome_lint.fixer import choose
from awesome_lint.markdown.source import decode, encode


def parse(data: bytes) -> None:
    """Blocks join to the text again, and entries stand in it."""
    papers = awesome_lint.parse(decode(data))
    assert encode("".join(papers.source[block.span] for block in papers.blocks)) == data
    assert all(entry.span.contains(entry.title_span) for entry in papers.entries)


def entries(data: bytes) -> None:
    """What is exported can be read again, and is the same each time."""
    papers = awesome_lint.parse(decode(data))
    for form in ("json", "jsonl", "csv", "bibtex"):
        text = write_data([("-", list_records(papers))], form, single=True)
        assert text == write_data([("-", list_records(awesome_lint.parse(papers.text)))], form, single=True)
    exported = json.loads(write_data([("-", list_records(papers))], "json", single=True))
    assert len(exported["entries"]) == len(papers.entries)


def fix(data: bytes) -> None:
    """Mending and formatting end, and a second run of each changes nothing."""
    papers = awesome_lint.parse(decode(data))
    for unsafe in (False, True):
        fixed = awesome_lint.fix(papers, unsafe=unsafe)
        assert not choose(fixed.findings, unsafe)
    once = awesome_lint.format(papers).text
    assert awesome_lint.format(awesome_lint.parse(once)).text == once


def config(data: bytes) -> None:
    """A configuration is used or refused, never half read."""
    with TemporaryDirectory() as folder:
        path = Path(folder, ".awesome-lint.toml")
        path.write_bytes(data)
        try:
            awesome_lint.lint(
                awesome_lint.parse("- A [[paper](http://arxiv.org/abs/2001.00001)]\n"), load_config(path)
            )
        except ConfigError:
            return


def records(data: bytes) -> None:
    """Data to build a list from is read or refused."""
    for form in ("json", "csv", "bibtex", "yaml"):
        try:
            read_data(decode(data), "x", form)
        except DataError:
            continue


TARGETS = {target.__name__: target for target in (parse, entries, fix, config, records)}
