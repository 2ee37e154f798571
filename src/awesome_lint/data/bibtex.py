"""BibTeX. Keys come from authors, year and title, types from the venue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

from ..papers.venues import venue
from .latex import to_latex
from .names import split_name, surname
from .record import Record

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "on",
        "of",
        "for",
        "in",
        "to",
        "and",
        "or",
        "is",
        "are",
        "with",
        "by",
        "from",
        "via",
        "at",
        "as",
        "do",
        "does",
        "how",
        "what",
        "why",
    ]
)
_KEY_WORDS = 6
_TYPES = {
    "conference": ("inproceedings", "booktitle"),
    "workshop": ("inproceedings", "booktitle"),
    "journal": ("article", "journal"),
}


def write_bibtex(records: Iterable[Record]) -> str:
    """One entry a record, in their order."""
    records = list(records)
    return "\n".join(map(_entry, records, keys(records)))


def keys(records: Iterable[Record]) -> list[str]:
    """The key of each record: surnameYEARword; without an author, words of the title and the year."""
    taken: dict[str, int] = {}  # keys, and the last number that each was given
    return [_key(record, taken) for record in records]


def _entry(record: Record, key: str) -> str:
    kind = publication(record)[0]
    lines = (f"  {name} = {{{value}}},\n" for name, value in _fields(record))
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def publication(record: Record) -> tuple[str, str]:
    """The type of the entry and the field of its venue; what is not known to be published is misc."""
    known = venue(record.venue_id) if record.venue_id else None
    return _TYPES.get(known.kind if known else "", ("misc", "howpublished"))


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    # The inner braces keep the case of a title's letters.
    yield "title", f"{{{to_latex(record.title)}}}"
    if record.authors:
        yield "author", " and ".join(_name(name) for name in record.authors)
    ids = dict(id.partition(":")[::2] for id in reversed(record.ids))
    if record.venue and (record.venue_id != "arXiv" or "arxiv" not in ids):
        yield publication(record)[1], to_latex(record.venue)
    if record.year:
        yield "year", str(record.year)
    if "arxiv" in ids:
        yield "eprint", ids["arxiv"]
        yield "archivePrefix", "arXiv"
    if "doi" in ids:
        yield "doi", escape_url(ids["doi"])
    yield from _links(record, ids.get("arxiv"))


def _links(record: Record, arxiv: str | None) -> Iterator[tuple[str, str]]:
    """`url` for the main link, and a field for each other kind; styles pass over those they do not know."""
    main = record.url
    if main:
        yield "url", escape_url(main)
    others: dict[str, list[str]] = {}
    for link in record.links:
        if link.url and link.url not in (main, f"https://arxiv.org/abs/{arxiv}"):
            others.setdefault(link.kind, []).append(escape_url(link.url))
    for kind, urls in others.items():
        yield kind, " ".join(urls)


def escape_url(url: str) -> str:
    """A URL in which no brace can end the field and no blank the URL."""
    return re.sub(r"[{}\\\s]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)


def _name(name: str) -> str:
    """A name; braces keep one together that 'and' or a comma would take apart."""
    text = to_latex(name)
    alone = re.search(r"\band\b", name, re.IGNORECASE) or ("," in name and not split_name(name))
    return f"{{{text}}}" if alone else text


def _key(record: Record, taken: dict[str, int]) -> str:
    """A key that is not taken: with more words of the title if need be, and a number at last."""
    words = [word for word in _WORD.findall(_ascii(record.title)) if word not in _SMALL]
    start = "".join(_WORD.findall(_ascii(surname(record.authors[0])))) if record.authors else ""
    start = f"{start}{record.year or ''}" if start else ""
    least = 1 if start else min(3, len(words))
    tail = "" if start else str(record.year or "")
    base = f"{start}{''.join(words[:least])}{tail}" or "paper"
    longer = (f"{start}{''.join(words[:n])}{tail}" for n in range(least + 1, min(len(words), _KEY_WORDS) + 1))
    key = next((key for key in chain([base], longer) if key not in taken), "")
    while not key or key in taken:
        taken[base] += 1
        key = f"{base}-{taken[base]}"
    taken[key] = 1
    return key


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
