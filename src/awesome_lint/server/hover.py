"""What is known of a paper, as the text that an editor shows beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ..papers.entry import Entry, Link
from ..papers.venues import venue
from ..report.plain import printable
from .verdicts import Known

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+.!|~&-])")
_ADDRESS = re.compile(r"https?://[^\s<>\x00-\x1f\x7f]+")


def describe(
    entry: Entry, verdicts: Mapping[str, Known], target: Callable[[Link], str], *, markdown: bool
) -> str:
    """Title, venue, ids, and links with their verdicts. `target` tells a link's URL as it is written."""
    show = _escaped if markdown else _one_line
    title, facts = show(entry.title), [show(fact) for fact in _facts(entry)]
    links = [_link(link, verdicts.get(target(link)), show, markdown=markdown) for link in entry.links]
    paragraphs = [f"**{title}**" if markdown else title, *facts, "\n".join(links)]
    return "\n\n".join(filter(None, paragraphs))


def _facts(entry: Entry) -> Iterator[str]:
    """Where it appeared, who wrote it, what it is called elsewhere."""
    known = venue(entry.venue_id) if entry.venue_id else None
    name = f"({known.name})" if known and known.name != entry.venue else ""
    appeared = (entry.venue, str(entry.year) if entry.year else "", name)
    yield " ".join(filter(None, appeared))
    yield ", ".join(entry.authors)
    yield ", ".join(entry.ids)


def _link(link: Link, known: Known | None, show: Callable[[str], str], *, markdown: bool) -> str:
    label = show(link.label or "title")
    kind = "" if link.kind == (link.label or "").lower() else f" ({link.kind})"
    whole = _ADDRESS.fullmatch(link.url) if markdown else None
    url = f"<{link.url}>" if whole else show(link.url)
    said = show(f", {known.verdict.name} on {known.day}: {known.verdict.evidence}") if known else ""
    return f"- {label}{kind}: {url}{said}"


def _escaped(text: str) -> str:
    """A text from the list or from a stranger, with nothing in it that means something in Markdown."""
    return _MARKUP.sub(r"\\\1", _one_line(text))


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
