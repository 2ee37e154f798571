"""Parts of a list that stay as they are: between `fmt off` and `fmt on` comments."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..markdown.source import Span
from ..papers.entry import PaperList
from ..suppress import comment_places

_SWITCH = re.compile(r"<!--\s*awesome-lint:\s*fmt\s+(on|off)\s*-->")


def off_regions(papers: PaperList) -> list[Span]:
    """The spans from each `fmt off` to the next `fmt on`, or to the end."""
    if "awesome-lint:" not in papers.text:
        return []
    regions, start = [], None
    for place in comment_places(papers):
        for match in _SWITCH.finditer(papers.text, *place):
            if match[1] == "off" and start is None:
                start = match.start()
            elif match[1] == "on" and start is not None:
                regions.append(Span(start, match.end()))
                start = None
    # One that is left open ends with no section: moved, it would be another.
    return [*regions, Span(start, len(papers.text) + 1)] if start is not None else regions


def cut(places: Iterable[Span], regions: list[Span]) -> bool:
    """Whether a region is in part in one of the places, so that they must not change places."""
    return bool(regions) and any(r.touches(p) and not p.contains(r) for p in places for r in regions)
