"""The feeds of arXiv's API: what they say of papers, and whether they say all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NoReturn
from xml.etree import ElementTree  # nosec B405  # expat fetches nothing, and limits what entities grow to

from ..api import Unavailable
from ..record import Record
from .told import text, year

_ENTRY_ID = re.compile(r"https?://[^/]{1,100}/abs/(?P<id>.+?)(?:v(?P<version>[1-9]\d{0,3}))?\Z", re.A)
_ERROR_ID = "/api/errors"
# 'withdrawn from ICLR' is said of a venue, 'the withdrawn paper' of another paper.
_WITHDRAWN = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!previously )(?<!earlier )(?<!\bnot )(?<!not been )\bwithdrawn?\b"
    r"(?! from (?!arxiv))",
    re.I,
)
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"


class Feed:
    """An answer. Raises Unavailable for anything that is none."""

    def __init__(self, body: bytes) -> None:
        self._root = _parse(body)
        total = text(self._root.findtext("{*}totalResults"))
        if self._root.tag != f"{_ATOM}feed" or not (total.isascii() and total.isdigit()):
            raise Unavailable("answers with something else than a feed")
        self._entries = self._root.findall(f"{_ATOM}entry")
        self.whole = len(self._entries) >= int(total[:9])
        """Whether all that were found are there: now and then a page comes empty."""

    @property
    def error(self) -> str:
        """What is wrong with the request, in the words of arXiv; '' for nothing."""
        return next((_said(one, "summary") for one in self._entries if _ERROR_ID in _said(one, "id")), "")

    def found(self, ids: Sequence[str]) -> dict[str, Record]:
        """What is there of the papers that were asked for, under the ids that were asked for."""
        by_id: dict[str, Record] = {}
        for (id, version), record in sorted(self._by_version().items(), key=_version):
            by_id[f"{id}v{version}"] = by_id[id] = replace(record, version=version)
        return {id: by_id[id] for id in ids if id in by_id}

    def _by_version(self) -> dict[tuple[str, int], Record]:
        found = ((_ENTRY_ID.fullmatch(_said(entry, "id")), entry) for entry in self._entries)
        return {(id["id"], int(id["version"] or 1)): _record(entry) for id, entry in found if id}

    def with_links(self) -> list[Record]:
        """All papers, in order, each with a link to it."""
        return [
            replace(record, links=(("arxiv", f"https://arxiv.org/abs/{id}"),))
            for (id, _), record in self._by_version().items()
        ]


class _Papers(ElementTree.TreeBuilder):
    """Where entities can be declared, a short text can become gigabytes."""

    def doctype(self, *_: object) -> NoReturn:
        raise Unavailable("answers with something else than a feed")


def _parse(body: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(body, ElementTree.XMLParser(target=_Papers()))  # nosec B314  # see above
    except (ElementTree.ParseError, ValueError) as error:
        raise Unavailable("answers with something else than a feed") from error


def _version(item: tuple[tuple[str, int], Record]) -> int:
    return item[0][1]


def _said(entry: ElementTree.Element, name: str, space: str = _ATOM) -> str:
    return text(entry.findtext(f"{space}{name}"))


def _record(entry: ElementTree.Element) -> Record:
    comment = _said(entry, "comment", _ARXIV)
    return Record(
        "arXiv",
        title=_said(entry, "title"),
        authors=tuple(filter(None, (text(name.text) for name in entry.iter(f"{_ATOM}name")))),
        year=year(_said(entry, "published")[:4]),
        venue=_said(entry, "journal_ref", _ARXIV),
        doi=_said(entry, "doi", _ARXIV),
        remarks=("withdrawn",) if _WITHDRAWN.search(comment) else (),
        text=comment,
    )
