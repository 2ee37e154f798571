"""What can be written next: the labels that a list uses, and venues as it writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from lsprotocol import types

from ..markdown.source import Edit, Span
from ..papers.conventions import Conventions
from ..papers.entry import PaperList
from ..papers.habits import habit
from ..papers.venue_table import aliases, venue
from ..papers.venues import find_venue
from .positions import Places

TRIGGERS = ["["]
_LABEL = re.compile(r"(?P<outer>[\[(]?)\[(?P<word>[^\[\]()]{0,30})\Z")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_IN_HEADING = re.compile(r"[\s(\[](?P<word>[A-Z][\w&-]{0,20})\Z")
_IN_TEXT = re.compile(r"[\[(|*_`,]\s{0,2}(?P<word>[A-Z][\w&-]{0,20})\Z")
_BESIDE = re.compile(r"(?P<gap>\s?['’]|[ -]?)(?P<year>(?:19|20)\d\d|\d\d)(?!\d)")
_USUAL = " |4"  # 'ICLR 2024'
_MOST, _YEARS = 60, 2
_LOOKED_AT = 100  # characters before the cursor


class Offer(NamedTuple):
    """A text to write, and what is said of it."""

    text: str
    detail: str
    kind: types.CompletionItemKind


def completion(papers: PaperList, places: Places, offset: int) -> types.CompletionList:
    """What the line up to the cursor asks for: a label behind `[[`, a venue where venues stand."""
    start = places.source.line_span(places.source.position(offset).line).start
    before = places.source.text[max(start, offset - _LOOKED_AT) : offset]
    in_heading = _HEADING.match(places.source.text, start, offset)
    offers: list[tuple[str, Offer]] = []
    if (label := _LABEL.search(before)) and (label["outer"] or _has_words(before[: label.start()])):
        offers += [(label["word"], offer) for offer in _labels(papers)]
    if name := (_IN_HEADING if in_heading else _IN_TEXT).search(before):
        offers += [(name["word"], offer) for offer in _venues(papers, name["word"])]
    items = [_item(rank, offset, places, *offer) for rank, offer in enumerate(islice(offers, _MOST))]
    return types.CompletionList(is_incomplete=True, items=items)


def _has_words(text: str) -> bool:
    """Whether there is something to label: a bracket at the start of an item is for the title."""
    return any(map(str.isalnum, text))


def _item(rank: int, offset: int, places: Places, word: str, offer: Offer) -> types.CompletionItem:
    edit = places.edits([Edit(Span(offset - len(word), offset), offer.text)])[0]
    return types.CompletionItem(
        offer.text,
        kind=offer.kind,
        detail=offer.detail,
        sort_text=f"{rank:04}",
        filter_text=offer.text,
        text_edit=edit,
    )


def _labels(papers: PaperList) -> Iterator[Offer]:
    """The list's own labels, the most frequent first."""
    for label, count in Conventions(papers).labels.uses.most_common():
        yield Offer(label, f"{count} in this list", types.CompletionItemKind.Keyword)


def _venues(papers: PaperList, word: str) -> Iterator[Offer]:
    """Venues that begin with a word, those of the list first; each with its latest years, and alone."""
    used = Counter(entry.venue_id for entry in papers.entries if entry.venue_id)
    known = dict.fromkeys([*(id for id, _ in used.most_common()), *sorted({alias.id for alias in aliases()})])
    years = sorted({entry.year for entry in papers.entries if entry.year}, reverse=True)[:_YEARS]
    gap, _, digits = _year_form(papers).partition("|")
    for id in known:
        found = venue(id) if id.lower().startswith(word.lower()) else None
        held = [year for year in years if found and found.held(year) is not False]
        written = [f"{id}{gap}{str(year)[-int(digits) :]}" for year in held] if found else []
        for text in [*written, id] if found else ():
            yield Offer(text, found.name if found else "", types.CompletionItemKind.Event)


def _year_form(papers: PaperList) -> str:
    """How the list writes a year beside a venue: what stands between, and the number of digits."""
    labels = Conventions(papers).labels.uses
    texts = [*(section.title for section in papers.sections), *labels.elements()]
    found = habit(_forms(texts))
    return found.value if found else _USUAL


def _forms(texts: Iterable[str]) -> Iterator[str]:
    for text, count in Counter(texts).items():
        name = find_venue(text)
        if name and name.id and name.year and name.written:
            at = text.find(name.written) + len(name.written)
            if form := _BESIDE.match(text, at):
                yield from [f"{form['gap']}|{len(form['year'])}"] * count
