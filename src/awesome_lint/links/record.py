"""What the owner of an id says of what it names."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

Remark = Literal[
    "withdrawn",  # by its authors
    "retracted",  # by its publisher
    "rejected",  # or withdrawn from its venue
    "archived",  # a repository that is only kept for reading
]


@dataclass(frozen=True, slots=True)
class Record:
    """Of a paper or a repository, by the service that keeps it. What is unknown is empty."""

    source: str
    """Who says so: 'arXiv', 'Crossref', a host."""
    title: str = ""
    earlier: tuple[str, ...] = ()
    """Titles of earlier versions."""
    traced: bool = False
    """Whether its earlier titles were asked for."""
    version: int = 0
    """The number of its version: the latest, or that which a link pins; 0 where nobody counts."""
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    """Where it was published, in the words of the source."""
    doi: str = ""
    """Of the published version."""
    now: str = ""
    """'owner/name', or 'datasets/owner/name', where a repository has another name than was asked for."""
    remarks: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Kind and URL of what else the source knows of it: ('code', 'https://github.com/…')."""
    text: str = ""
    """What else it says: the comment of an arXiv paper, the first part of a repository's README."""
    sure: bool = True
    """Whether the title is that of the paper, rather than that of a web page."""

    def dump(self) -> dict[str, Any]:
        """As the value of a JSON object, without what is empty."""
        return {f.name: v for f in fields(self) if (v := getattr(self, f.name)) != f.default}

    @classmethod
    def load(cls, data: Any) -> Record:
        """The record that `dump` wrote, of which JSON made lists. Raises TypeError for anything else."""
        record = cls(**{key: _tuples(value) for key, value in data.items()})
        for field in fields(cls):
            value = getattr(record, field.name)
            if value != field.default and not isinstance(value, _TYPES.get(field.name, str)):
                raise TypeError(field.name)
        return record


_TYPES: dict[str, type] = {
    **dict.fromkeys(("earlier", "authors", "remarks", "links"), tuple),
    "year": int,
    "version": int,
    **dict.fromkeys(("sure", "traced"), bool),
}


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
