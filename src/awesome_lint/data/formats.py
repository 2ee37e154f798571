"""The formats by name: how records are written in each, how they are read, and the files that are in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from ..papers.reader import read_list
from .bibtex import write_bibtex
from .bibtex_reader import read_bibtex
from .csl import read_csl, write_csl
from .csv_format import read_csv, write_csv
from .errors import DataError
from .fields import clean
from .json_format import read_json, read_jsonl, write_json, write_jsonl
from .listing import list_records
from .prototxt import SUFFIX, read_prototxt
from .record import Record
from .yaml_format import read_yaml, write_yaml

Read = Callable[[str, str], list[Record]]
Files = Sequence[tuple[str, list[Record]]]


class Format(NamedTuple):
    """A format: `read` takes a text and its path."""

    write: Callable[[list[Record]], str]
    read: Read
    suffixes: tuple[str, ...]


def _json(records: list[Record]) -> str:
    return write_json([("-", records)], single=True)


FORMATS = {
    "json": Format(_json, read_json, (".json",)),
    "jsonl": Format(write_jsonl, read_jsonl, (".jsonl", ".ndjson")),
    "csv": Format(write_csv, read_csv, (".csv",)),
    "yaml": Format(write_yaml, read_yaml, (".yaml", ".yml")),
    "bibtex": Format(write_bibtex, read_bibtex, (".bib",)),
    "csl-json": Format(write_csl, read_csl, (".csl", ".csl.json")),
}


def _read_markdown(text: str, path: str) -> list[Record]:
    return list_records(read_list(text, path))


READERS: dict[str, Read] = {
    **{name: form.read for name, form in FORMATS.items()},
    "prototxt": read_prototxt,
    "markdown": _read_markdown,
}
_NAMED = {SUFFIX: "prototxt", ".md": "markdown", ".markdown": "markdown"}


def write_data(files: Files, form: str, *, single: bool) -> str:
    """The records of all files in a format; in JSON each file is an object of its own."""
    if form == "json":
        return write_json(files, single=single)
    return clean(FORMATS[form].write([record for _, records in files for record in records]))


def read_data(text: str, path: str, form: str | None = None) -> list[Record]:
    """The records of a text in a format, else in the one that the path or the text itself tells.

    Raises DataError with the place of what is wrong.
    """
    return READERS[form or guess_format(text, path)](text.removeprefix("\ufeff"), path)


def guess_format(text: str, path: str) -> str:
    """The format of a file by its name, else by how it starts. Raises DataError."""
    name = PurePath(path).name.lower()
    if own := _NAMED.get(PurePath(name).suffix):
        return own
    found = [form for form, format in FORMATS.items() if name.endswith(format.suffixes)]
    if found and found[-1] != "json":
        return found[-1]
    start = text.lstrip("\ufeff \t\r\n")[:2000]
    if start.startswith("["):
        return "csl-json" if '"entries"' not in start and _is_csl(start) else "json"
    if found or start.startswith("{"):
        first = start.partition("\n")[0]
        return "jsonl" if not found and '"entries": [' not in first and '"files": [' not in first else "json"
    if start.startswith(("@", "%")):
        return "bibtex"
    if start.startswith(("- ", "-\n", "entries:", "#", "---")):
        return "yaml"
    if "title" in start.partition("\n")[0].lower():
        return "csv"
    raise DataError(f"{path}: of no format that is known; name it with --from")


def _is_csl(start: str) -> bool:
    return '"type"' in start or '"issued"' in start or '"author"' in start
