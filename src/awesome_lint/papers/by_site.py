"""The links of a list by the site that they lead to."""

from __future__ import annotations

from typing import NamedTuple

from .entry import Entry, Link, PaperList


class SiteLinks(NamedTuple):
    """The links to one site, in the order of the text, with the host and the entry of each."""

    links: list[Link]
    hosts: list[str]
    entries: list[Entry]


def by_site(papers: PaperList) -> dict[str, SiteLinks]:
    """The links of all entries by the scheme of what their URLs are recognised as, '' for none."""
    found: dict[str, SiteLinks] = {}
    for entry in papers.entries:
        for link in entry.links:
            scheme = link.resource.scheme if link.resource else ""
            if scheme not in found:
                found[scheme] = SiteLinks([], [], [])
            links, hosts, entries = found[scheme]
            links.append(link)
            hosts.append(link.host)
            entries.append(entry)
    return found
