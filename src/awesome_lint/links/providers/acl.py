"""The ACL Anthology: a small file of BibTeX for each paper."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...papers.title_forms import from_latex
from ..api import Api, Unavailable
from ..outcome import Outcome
from ..plan import Question
from ..record import Record
from .told import text, year

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_LARGEST = 20_000  # characters of a file
# As the Anthology writes them: a field starts a line, and the last of its lines ends with its mark.
_FIELD = re.compile(
    r'^\s{0,20}(title|author|year|booktitle|journal)\s{0,20}=\s{0,20}(?:"(.{0,10000}?)"|\{(.{0,10000}?)\}),?\s{0,9}$',
    re.M | re.S | re.I,
)
_AND = re.compile(r"\sand\s")


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
    record = _record(reply.body.decode("utf-8", "replace")[:_LARGEST]) if reply.status == 200 else None
    return Outcome(status=200, record=record) if record else None


def _record(bibtex: str) -> Record | None:
    """What an entry says; None for a file that is none."""
    fields = {name.lower(): quoted or braced for name, quoted, braced in _FIELD.findall(bibtex)}
    if not fields.get("title") or not bibtex.lstrip().startswith("@"):
        return None
    return Record(
        "ACL Anthology",
        title=_read(fields["title"]),
        authors=tuple(filter(None, map(_name, _AND.split(fields.get("author", ""))))),
        year=year(fields.get("year", "").strip()),
        venue=_read(fields.get("booktitle") or fields.get("journal", "")),
    )


def _read(latex: str) -> str:
    return text(from_latex(text(latex)))


def _name(written: str) -> str:
    """'Given Family' of 'Family, Given'."""
    family, _, given = _read(written).partition(",")
    return f"{given.strip()} {family.strip()}".strip()
