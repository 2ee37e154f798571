"""Worlds in which all that a list says is true.

papers = awesome_lint.parse(text)
sites = scholarly(world_of(papers), elsewhere=pages_of(papers))
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import unquote, urldefrag, urlsplit
from zlib import crc32

from awesome_lint.papers.entry import Entry, PaperList
from awesome_lint.papers.identifiers import recognise
from tests.internet.messages import Answer, Request
from tests.internet.sites import Page

from .world import ARXIV_DOI, Hub, Paper, Repo, World

KINDS = ("arxiv", "openreview", "doi", "acl")
URL = re.compile(r"https?://[^\s<>()\[\]\"'|`]+")
REPOSITORY = re.compile(
    r"https?://(?:www\.)?github\.com/([\w.-]+)"
    r"(?:/([\w.-]+?)(?:\.git)?(?:/(?:tree|blob)/[^/]+(?:/(.+?))?)?)?/?"
)
GIVEN = ("Ada", "Ben", "Chen", "Dina", "Emil", "Fatou", "Goro", "Hana")
FAMILY = ("Abel", "Bohr", "Cao", "Diaz", "Eriksen", "Faure", "Gupta", "Huber")


def world_of(papers: PaperList) -> World:
    """Every id of a list exists, and what it stands for has the title of the list."""
    urls = [link.url for entry in papers.entries for link in entry.links]
    return World(
        papers=tuple(paper for entry in papers.entries for paper in _papers(entry)),
        repos=tuple(_repos(papers)),
        hubs=tuple({hub for url in [*urls, *URL.findall(papers.text)] if (hub := _hub(url))}),
    )


def pages_of(papers: PaperList) -> "ListPages":
    """All hosts: behind each link of an entry a page with its title."""
    titles = {_address(link.url): entry.title for entry in reversed(papers.entries) for link in entry.links}
    return ListPages(titles)


@dataclass(frozen=True)
class ListPages:
    """Pages by host and path; the title of any other comes from its path."""

    titles: Mapping[tuple[str, str], str]

    def __call__(self, request: Request) -> Answer:
        return Page(self.titles.get((request.host, unquote(request.target))))(request)


def _address(url: str) -> tuple[str, str]:
    parts = urlsplit(urldefrag(url).url)
    query = f"?{parts.query}" if parts.query else ""
    return (parts.hostname or "").lower(), unquote((parts.path or "/") + query)


def _papers(entry: Entry) -> Iterator[Paper]:
    """The paper with the first id of each kind, and more of them where there are more ids of a kind."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for id in entry.ids:
        kind, _, rest = id.partition(":")
        if kind in found and not rest.startswith(ARXIV_DOI):
            found[kind].append(rest)
    for ids in zip_longest(*found.values()):
        yield Paper(
            entry.title,
            tuple(entry.authors) or _authors(entry.title),
            entry.year or 2023,
            **dict(zip(found, ids, strict=True)),
            versions=(entry.title,) * _version(entry),
            openreview_api=1 if (entry.year or 2024) <= 2022 else 2,
            **_accepted(entry),
        )


def _version(entry: Entry) -> int:
    """The highest that a link names."""
    named = [found.version for link in entry.links if (found := link.resource) and found.version]
    return max((int(version[1:]) for version in named if version[1:].isdigit()), default=1)


def _authors(title: str) -> tuple[str, ...]:
    first = crc32(title.encode())
    return tuple(f"{GIVEN[n % 8]} {FAMILY[n // 8 % 8]}" for n in (first, first >> 6))


def _accepted(entry: Entry) -> dict[str, str]:
    if entry.venue and entry.year:
        return {
            "venue": f"{entry.venue} {entry.year} poster",
            "venueid": f"{entry.venue}.cc/{entry.year}/Conference",
        }
    return {"venue": "Submitted to ICLR 2024", "venueid": "ICLR.cc/2024/Conference/Submission"}


def _repos(papers: PaperList) -> Iterator[Repo]:
    """Those of entries, which name the paper in their README, and after them all others."""
    told = {link.url: entry for entry in reversed(papers.entries) for link in entry.links}
    known: dict[str, tuple[str, str, dict[str, str]]] = {}
    for url in dict.fromkeys([*told, *URL.findall(papers.text)]):
        if not (written := REPOSITORY.fullmatch(re.split("[?#]", url)[0])):
            continue
        owner, name, path = written[1], written[2] or ".github", written[3]
        entry = told.get(url)
        *_, files = known.setdefault(f"{owner}/{name}".lower(), (owner, name, {"README.md": "# Code\n"}))
        if entry:
            links = "".join(f"<{link.url}>\n" for link in entry.links)
            files["README.md"] += f"\nOf the paper *{entry.title}*.\n{links}"
        if path:
            files[f"{path}/main.py"] = files[path] = ""
    return (Repo(owner, name, "Code of a paper", files) for owner, name, files in known.values())


def _hub(url: str) -> Hub | None:
    found = recognise(url)
    if found is None or found.scheme != "hf":
        return None
    kind, _, name = found.id.removeprefix("hf:").partition("/")
    return Hub(name, kind) if kind in ("datasets", "spaces") else Hub(found.id.removeprefix("hf:"))
