"""Moves as edits: pieces of the text change places, and what stands between them stays."""

from __future__ import annotations

from collections.abc import Sequence

from ..markdown.source import BOM, Edit, Source, Span


def permute(source: Source, places: Sequence[Span], order: Sequence[int]) -> list[Edit]:
    """Put at each place the piece that stands at `order[i]` now. The mark at a file's start stays there."""
    first = len(BOM) if source.text.startswith(BOM) else 0
    places = [Span(max(start, first), end) for start, end in places]
    return [
        Edit(place, source[places[index]])
        for place, index, here in zip(places, order, range(len(places)), strict=True)
        if index != here
    ]
