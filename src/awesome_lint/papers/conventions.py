"""What a list does most of the time: matters of taste are judged by this alone."""

from __future__ import annotations

from functools import cached_property

from ..markdown.document import Block
from ..markdown.source import Span
from .by_site import SiteLinks, by_site
from .entry import Entry, Link, PaperList
from .habits import Custom, Habit, habit
from .identifiers import Resource
from .labelling import Labelling
from .lines import break_cases, marker_cases, period_cases
from .link_order import LinkOrder, rows
from .markup import tag_cases, title_cases
from .ordering import infer_order
from .section_order import VenueOrder
from .venues import venue


class Conventions:
    """The habits of one list, each found when first asked for."""

    def __init__(self, papers: PaperList) -> None:
        self.papers = papers
        self._forms: dict[str, Habit | None] = {}

    @cached_property
    def labels(self) -> Labelling:
        return Labelling(self.papers)

    @cached_property
    def link_markup(self) -> Custom[Link]:
        return Custom(tag_cases(self.papers))

    @cached_property
    def title_markup(self) -> Custom[Entry]:
        return Custom(title_cases(self.papers))

    @cached_property
    def title_period(self) -> Custom[Entry]:
        return Custom(period_cases(self.papers))

    @cached_property
    def bullet_marker(self) -> Custom[Block]:
        return Custom(marker_cases(self.papers))

    @cached_property
    def line_break(self) -> Custom[Span]:
        return Custom(break_cases(self.papers))

    @cached_property
    def links(self) -> LinkOrder:
        return LinkOrder(rows(self.papers))

    @cached_property
    def venues(self) -> VenueOrder:
        return VenueOrder(self.papers.sections)

    @cached_property
    def order(self) -> Habit:
        return infer_order(self.papers)

    @cached_property
    def arxiv_version(self) -> Habit | None:
        """Whether arXiv links 'pin' a version or lead to the 'latest'."""
        return habit(["pin" if found.version else "latest" for found in self._resources("arxiv")])

    def form(self, scheme: str) -> Habit | None:
        """Which rendition of a site's papers is linked to: abs or pdf, forum or pdf."""
        if scheme not in self._forms:
            self._forms[scheme] = habit([found.form for found in self._resources(scheme) if found.form])
        return self._forms[scheme]

    @cached_property
    def owners(self) -> dict[str, dict[str, list[Link]]]:
        """Links to GitHub by owner in lower case, then by the owner as it is spelled."""
        found: dict[str, dict[str, list[Link]]] = {}
        for link in self._links("github"):
            if span := owner_span(link):
                owner = self.papers.source[span]
                found.setdefault(owner.lower(), {}).setdefault(owner, []).append(link)
        return found

    @cached_property
    def sites(self) -> dict[str, SiteLinks]:
        return by_site(self.papers)

    def _links(self, scheme: str) -> list[Link]:
        return self.sites[scheme].links if scheme in self.sites else []

    def _resources(self, scheme: str) -> list[Resource]:
        """What links lead to on a site."""
        return [link.resource for link in self._links(scheme) if link.resource]

    def openreview_share(self, entry: Entry) -> float:
        """The share of the papers of this one's venue, since it reviews openly, that link to OpenReview."""
        found = self._on_openreview.get(entry.venue_id, [])
        return sum(found) / len(found) if found else 0.0

    @cached_property
    def _on_openreview(self) -> dict[str | None, list[bool]]:
        found: dict[str | None, list[bool]] = {}
        for entry in filter(reviewed_openly, self.papers.entries):
            found.setdefault(entry.venue_id, []).append(on_openreview(entry))
        return found


def owner_span(link: Link) -> Span | None:
    """Where the owner stands in a link to GitHub."""
    if link.resource is None or link.resource.scheme != "github" or not link.host.endswith("github.com"):
        return None
    at = link.url.lower().find("github.com/") + len("github.com/")
    end = link.url.find("/", at)
    return Span(link.target.start + at, link.target.start + end) if end > at else None


def reviewed_openly(entry: Entry) -> bool:
    """Whether the entry's venue published its reviews on OpenReview in that year."""
    known = venue(entry.venue_id) if entry.venue_id and entry.year else None
    since = known.openreview_since if known else None
    return bool(since and entry.year and entry.year >= since)


def on_openreview(entry: Entry) -> bool:
    return "openreview" in [link.resource.scheme for link in entry.links if link.resource]
