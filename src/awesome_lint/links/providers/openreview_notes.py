"""One of OpenReview's APIs, and what its notes say."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ..api import Api, Reply, Unavailable
from ..record import Record, Remark
from .told import text

Note = Mapping[str, Any]

_SEARCH = {"type": "terms", "content": "all", "group": "all", "source": "forum", "limit": "25", "offset": "0"}
_LONGEST = 300  # characters of a title
_REMARKS: tuple[tuple[Remark, re.Pattern[str]], ...] = (
    ("withdrawn", re.compile("Withdrawn")),
    ("rejected", re.compile("Reject")),
)
_UNPUBLISHED = re.compile(
    r"Submi(?:ssion|tted)|Under.Review|Reject|Withdrawn|OpenReview\.net/|\bCoRR\b", re.I
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_CODE = re.compile(r"https://github\.com/[\w.-]+/[\w.-]*[\w-]", re.A)


class Forbidden(Exception):
    """The note is there, and not for everybody."""


class Notes:
    """One API."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.listed = False
        """Whether it was asked for many notes, and answered."""
        self.closed = ""
        """Why it is not asked for notes any more."""
        self.searchable = True

    async def many(self, ids: Sequence[str]) -> list[Note]:
        """Those that it has. Raises Unavailable, which says nothing of a single one."""
        return _listed(await self._answer(self._api.post("/notes/search", {"ids": list(ids)})))

    async def one(self, id: str) -> Note | None:
        """A note, if it has it; where it does not say, it is `closed` from now on. Raises Forbidden."""
        try:
            reply = await self._answer(self._api.get("/notes", {"id": id}))
            match _error(reply):
                case "NotFoundError":
                    return None
                case "ForbiddenError":
                    raise Forbidden
            return next(iter(_listed(reply)), None)
        except Unavailable as error:
            self.closed = str(error)
            return None

    async def search(self, title: str) -> list[Note]:
        """What has words of a title, the best first."""
        try:
            params = {"term": title[:_LONGEST], **_SEARCH}
            return _listed(await self._answer(self._api.get("/notes/search", params)))
        except Unavailable:
            self.searchable = False
            return []

    async def _answer(self, call: Awaitable[Reply]) -> Reply:
        """The answer to a call; where none comes, nothing more is asked for."""
        try:
            return await call
        except Unavailable as error:
            if error.status is None:
                self.closed, self.searchable = str(error), False
            raise


def _error(reply: Reply) -> str:
    """The name of what is wrong."""
    if reply.status not in (403, 404):
        return ""
    told = reply.json()
    return str(told.get("name", "")) if isinstance(told, dict) else ""


def _listed(reply: Reply) -> list[Note]:
    if reply.status == 403 or 300 <= reply.status < 400:
        raise Unavailable("behind a wall for guests")
    if reply.status != 200:
        raise Unavailable(f"answers {reply.status}")
    told = reply.json()
    said = told.get("notes") if isinstance(told, dict) else None
    notes = [note for note in said if _is_note(note)] if isinstance(said, list) else []
    if not notes and said != []:
        raise Unavailable("answers in an unknown shape")
    return notes


def _is_note(note: object) -> bool:
    return isinstance(note, dict) and isinstance(note.get("id"), str)


def record_of(note: Note) -> Record:
    """Of a paper, or of nothing more than a reply to one."""
    content = note.get("content")
    told = dict(_values(content)) if isinstance(content, dict) else {}
    venue, venueid = text(told.get("venue")), text(told.get("venueid"))
    standing = venueid or text(note.get("invitation"))
    reply = note.get("forum") not in (None, note.get("id"))
    code = _CODE.search(text(told.get("code")))
    return Record(
        "OpenReview",
        title="" if reply else text(told.get("title")),
        authors=tuple(_authors(told.get("authors"))),
        year=_year(venueid, venue, note.get("pdate")),
        venue="" if _UNPUBLISHED.search(f"{standing} {venue}") else venue,
        doi=next((id[4:] for id in _strings(note.get("externalIds")) if id.startswith("doi:")), ""),
        remarks=tuple(_remarks(standing, note)),
        links=(("code", code[0]),) if code else (),
    )


def _values(content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The second API wraps them."""
    for name, value in content.items():
        yield name, value.get("value") if isinstance(value, dict) else value


def _strings(values: object) -> Iterator[str]:
    return (value for value in values if isinstance(value, str)) if isinstance(values, list) else iter(())


def _authors(names: object) -> Iterator[str]:
    return (text(name) for name in _strings(names) if name.strip().lower() not in ("", "anonymous"))


def _remarks(standing: str, note: Note) -> Iterator[Remark]:
    said = [remark for remark, pattern in _REMARKS if pattern.search(standing)]
    yield from said or (["withdrawn"] if note.get("ddate") else [])


def _year(venueid: str, venue: str, published: object) -> int | None:
    for said in (venueid, venue):
        if found := _YEAR.search(said):
            return int(found[1])
    try:
        return datetime.fromtimestamp(published / 1000, UTC).year if isinstance(published, int) else None
    except (OverflowError, ValueError, OSError):
        return None
