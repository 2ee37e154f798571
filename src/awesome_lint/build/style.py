"""How the entries of a list that is built are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..config import Config
from ..data.record import Record, RecordLink
from ..papers.labels import KINDS, label_kind
from ..papers.link_order import LinkOrder
from ..papers.spelling import spelling_key
from ..papers.venues import find_venue
from .spelling import spell_label, spell_url

_PLACES = re.compile(r"title|label|url")
_PLAIN = ("tagged-bullet", "numbered")


@dataclass(frozen=True)
class Style:
    """The marks around titles and links, the order of links, and the label of each."""

    title: str
    tag: str
    ranks: dict[str, int]
    labels: dict[str, str]

    def titled(self, title: str, url: str | None) -> str:
        """A title, which is in Markdown already, with its marks."""
        return _filled(self.title, {"title": title, "url": spell_url(url or "")})

    def tagged(self, link: RecordLink) -> str:
        label = self.labels.get(link.label or "", link.label or link.kind)
        return _filled(self.tag, {"label": spell_label(label), "url": spell_url(link.url)})

    def tags(self, record: Record) -> list[RecordLink]:
        """The links that stand as tags, in order; the title's own is one where titles are no links."""
        links = [link for link in record.links if link.label is not None or "url" not in self.title]
        return sorted(links, key=lambda link: self.ranks[link.kind])


def venue_text(record: Record) -> str:
    """The venue as it was written, or by its id where that would be read as another: a workshop, say."""
    return _venue_text(record.venue, record.venue_id) if record.venue else ""


@lru_cache(maxsize=1024)
def _venue_text(written: str, id: str | None) -> str:
    found = find_venue(written, field=True)
    return id if id and found and found.id != id else written


def _filled(template: str, values: dict[str, str]) -> str:
    return _PLACES.sub(lambda place: values[place[0]], template)


def style_of(records: Sequence[Record], config: Config) -> Style:
    """The configured style, else that of the data: bold titles, unless most came from a list without."""
    plain = sum(record.shape in _PLAIN for record in records) * 2 > len(records)
    title = _set(config.title_markup) or ("title" if plain else "**title**")
    tag = _set(config.link_markup) or "[[label](url)]"
    order = dict.fromkeys((*(config.link_order or _link_order(records)), *KINDS))
    return Style(title, tag, {kind: rank for rank, kind in enumerate(order)}, _labels(records, config))


def _set(markup: str) -> str:
    """A configured form; '' where there is none to follow."""
    return "" if markup == "keep" else markup


def _link_order(records: Iterable[Record]) -> tuple[str, ...]:
    """The order that most of the data has."""
    named = ([link for link in record.links if label_kind(link.label)] for record in records)
    return LinkOrder(list(dict.fromkeys(link.kind for link in links)) for links in named).order


def _labels(records: Iterable[Record], config: Config) -> dict[str, str]:
    """What to write for each label: the configured one of its kind, else its most frequent spelling."""
    uses = Counter(link.label for record in records for link in record.links if link.label)
    usual: dict[str, str] = {}
    for label, _ in uses.most_common():
        usual.setdefault(spelling_key(label), label)
    return {
        label: config.labels.get(
            label_kind(label) or "", usual[spelling_key(label)] if label_kind(label) else label
        )
        for label in uses
    }
