"""Reading BibTeX, strictly: what is wrong is an error with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..papers.identifiers import recognise
from ..papers.labels import KINDS, link_kind
from .fields import Place, clean, link_ids, read_fields
from .latex import from_latex
from .names import split_name
from .record import Record, RecordLink

_START = re.compile(r"@\s*([A-Za-z]+)\s*([{(])\s*")
_KEY = re.compile(r"([^\s,{}()=\"#%]*)\s*,")
_NAME = re.compile(r"\s*([A-Za-z][^\s=,{}()\"#%]*)\s*=\s*")
_WORD = re.compile(r"[A-Za-z0-9_:.+/-]+")
_NEXT = re.compile(r"\s*([#,})])\s*")
_BRACE = re.compile(r"[{}]")
_QUOTE = re.compile(r'[{}"]')
_BRACED = re.compile(r"\{[^{}]*\}")
_VENUES = ("booktitle", "journal", "journaltitle", "howpublished", "publisher")
_KEPT = ("keywords", "note", "abbr")
_LONGEST = 1_000_000  # characters of a value: @strings made of each other double quickly
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def read_bibtex(text: str, path: str) -> list[Record]:
    """The records of a BibTeX file; text between entries is a comment, as in BibTeX."""
    return [_record(fields, place) for fields, place in _Reader(text, path).entries()]


class _Reader:
    """A pass over the text. `strings` are the abbreviations defined so far."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path, self.at = text, path, 0
        self.counted, self.line = 0, 1
        self.strings = {month: month for month in _MONTHS}

    def entries(self) -> Iterator[tuple[dict[str, str], Place]]:
        while start := _START.search(self.text, self.at):
            place, self.at = self.place(start.start()), start.end()
            kind = start[1].lower()
            if kind in ("comment", "preamble"):
                self.closed(start.end(2), _BRACE if start[2] == "{" else re.compile(r"[()]"), place)
            elif kind == "string":
                self.strings |= self.fields(place)
            else:
                self.expect(_KEY, "a key and a comma")
                yield self.fields(place), place

    def place(self, at: int) -> Place:
        self.line += self.text.count("\n", self.counted, at)
        self.counted = at
        return Place(self.path, self.line)

    def expect(self, pattern: re.Pattern[str], what: str) -> re.Match[str]:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise self.place(self.at).error(f"{what} was expected, not {self.text[self.at : self.at + 20]!r}")
        self.at = found.end()
        return found

    def fields(self, place: Place) -> dict[str, str]:
        """The fields up to the end of the entry."""
        fields: dict[str, str] = {}
        end = ","
        while end == ",":
            closing = re.compile(r"\s*[})]").match(self.text, self.at)
            if closing:
                self.at = closing.end()
                return fields
            name = self.expect(_NAME, "a field").group(1).lower()
            if name in fields:
                raise self.place(self.at).error(f"'{name}' for the second time in one entry")
            fields[name], end = self.value()
        return fields

    def value(self) -> tuple[str, str]:
        """A field's value, its parts joined, and what ends it."""
        parts, end = [], "#"
        while end == "#":
            parts.append(self.part())
            if sum(map(len, parts)) > _LONGEST and len(parts) > 1:
                raise self.place(self.at).error(f"a value of more than {_LONGEST:,} characters")
            end = self.expect(_NEXT, "a comma or the end of the entry").group(1)
        return "".join(parts), end

    def part(self) -> str:
        opening, start = self.text[self.at : self.at + 1], self.at + 1
        if opening == "{":
            return self.closed(start, _BRACE, self.place(self.at))
        if opening == '"':
            return self.closed(start, _QUOTE, self.place(self.at))
        word = self.expect(_WORD, "a value").group()
        if not word.isdecimal() and word.lower() not in self.strings:
            raise self.place(self.at).error(f"'{word[:40]}' is no @string of this file")
        return self.strings.get(word.lower(), word)

    def closed(self, start: int, marks: re.Pattern[str], place: Place) -> str:
        """The text up to the brace or quote that closes what was opened before `start`."""
        depth = 0
        for mark in marks.finditer(self.text, start):
            if mark[0] in "{(":
                depth += 1
            elif depth == 0:
                self.at = mark.end()
                return self.text[start : mark.start()]
            elif mark[0] != '"':
                depth -= 1
        raise place.error("what is opened here is not closed")


def _record(fields: dict[str, str], place: Place) -> Record:
    values = {name: fields[name] for name in _KEPT if name in fields}
    known: dict[str, object] = {name: from_latex(value) for name, value in values.items()}
    known["title"] = from_latex(fields.get("title", ""))
    known["authors"] = [_person(name) for name in _people(fields.get("author", ""))]
    known["year"] = _year(fields)
    known["venue"] = next((from_latex(fields[name]) for name in _VENUES if fields.get(name)), None)
    record = read_fields(known, place)
    record.links = list(_links(fields))
    record.ids = link_ids(record)
    preprint = fields.get("archiveprefix", fields.get("eprinttype", "")).lower() == "arxiv"
    if preprint and record.venue is None:
        record.venue = record.venue_id = "arXiv"
    return record


def _year(fields: dict[str, str]) -> str:
    return from_latex(fields.get("year") or fields.get("date", "")[:4]).strip()


def _links(fields: dict[str, str]) -> Iterator[RecordLink]:
    """The links, each URL once: what the main one is, its host tells."""
    urls = {"url": fields.get("url", "")} | {kind: fields[kind] for kind in KINDS if kind in fields}
    if fields.get("doi"):
        urls["doi"] = f"https://doi.org/{fields['doi'].removeprefix('https://doi.org/')}"
    if fields.get("eprint") and "arxiv" in fields.get("archiveprefix", fields.get("eprinttype", "")).lower():
        preprint = f"https://arxiv.org/abs/{fields['eprint']}"
        if not _names_same(preprint, urls.values()):
            urls.setdefault("arxiv", preprint)
    seen: set[str] = set()
    for name, value in urls.items():
        for url in re.sub(r"\\([_%&#~])", r"\1", value).split():
            kind = name if name in KINDS else link_kind(None, url)
            if url not in seen and not (name == "doi" and seen):
                yield RecordLink(kind, kind, clean(url))
            seen.add(url)


def _names_same(url: str, values: Iterable[str]) -> bool:
    """Whether a URL among the values leads to the same paper, in another form or version."""
    wanted = recognise(url)
    found = (recognise(other) for value in values for other in value.split())
    return wanted is not None and any(other and other.id == wanted.id for other in found)


def _people(text: str) -> Iterator[str]:
    """Names between 'and's that stand in no braces."""
    depth = start = 0
    for match in re.finditer(r"[{}]|(?<!\s)\s++and\s+", text, re.IGNORECASE):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match[0] not in "{}":
            yield text[start : match.start()]
            start = match.end()
    if text[start:].strip():
        yield text[start:]


def _person(name: str) -> str:
    """'Last, First' as 'First Last'; a comma in braces parts nothing."""
    text = " ".join(from_latex(name).split())
    bare = _BRACED.sub("", name)
    parts = split_name(text) if "," in bare else None
    return f"{parts[1]} {parts[0]}" if parts else text
