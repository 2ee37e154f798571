"""The ACL Anthology: a small file of BibTeX for each paper."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..api import Api, Unavailable
from ..outcome import Outcome
from ..plan import Question
from ..record import Record

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

# As the Anthology writes them: one field a line, or an author a line.
_FIELD = re.compile(r'^\s{0,20}(title|author|year|booktitle|journal) = ["{](.{0,20000}?)["}],?$', re.M | re.S)
_AND = re.compile(r"\s+and\s+")
_BRACES = str.maketrans("", "", "{}")


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """What it says of its papers; one that it does not have is 404. The page is asked for otherwise."""

    async def one(question: Question) -> tuple[Question, Outcome | None]:
        return question, await _fetch(apis["acl"], question.asks.id if question.asks else "")

    for answer in asyncio.as_completed([one(question) for question in questions]):
        yield await answer


async def _fetch(api: Api, id: str) -> Outcome | None:
    try:
        reply = await api.get(f"/{id}.bib")
    except Unavailable:
        return None
    if reply.status == 404:
        return Outcome(failure="unknown", detail=f"the ACL Anthology has no {id}")
    fields = dict(_FIELD.findall(reply.body.decode("utf-8", "replace")[:60000]))
    return Outcome(status=200, record=_record(fields)) if reply.status == 200 and "title" in fields else None


def _record(fields: dict[str, str]) -> Record:
    year = fields.get("year", "").strip()
    return Record(
        "ACL Anthology",
        title=_text(fields["title"]),
        authors=tuple(map(_name, _AND.split(_text(fields.get("author", ""))))),
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        venue=_text(fields.get("booktitle") or fields.get("journal", "")),
    )


def _text(written: str) -> str:
    """What a field says: titles keep their LaTeX, which is read when they are compared."""
    return " ".join(written.translate(_BRACES).split())


def _name(written: str) -> str:
    """'Given Family' of 'Family, Given'."""
    family, comma, given = written.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else written
