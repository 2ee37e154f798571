"""Papers and repositories that nobody wrote, and by what ids the services know them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self
from zlib import crc32

ARXIV_DOI = "10.48550/arxiv."


@dataclass(frozen=True)
class Paper:
    """A paper; services know those that have an id of theirs."""

    title: str
    authors: tuple[str, ...] = ("Ada Abel", "Ben Bohr")
    year: int = 2023
    # Without a version, zero-padded.
    arxiv: str | None = None
    # The title of each version on arXiv, the first first; `title` for the only one.
    versions: tuple[str, ...] = ()
    comment: str = ""
    journal_ref: str = ""
    doi: str | None = None
    agency: str = "Crossref"
    # Where the DOI leads.
    landing: str | None = None
    container: str = "Journal of Invented Results"
    retracted: bool = False
    openreview: str | None = None
    openreview_api: int = 2
    venue: str = "ICLR 2024 poster"
    venueid: str = "ICLR.cc/2024/Conference"
    # It is there, and not for everybody.
    forbidden: bool = False
    acl: str | None = None
    s2: str | None = None
    repo: str | None = None
    project: str | None = None
    # Whether somebody had Hugging Face make a page of it.
    on_huggingface: bool = True

    @property
    def titles(self) -> tuple[str, ...]:
        """By version, of which there is at least one."""
        return self.versions or (self.title,)

    @property
    def s2_id(self) -> str:
        """The 40 hexadecimal digits of Semantic Scholar."""
        return self.s2 or f"{crc32(self.title.encode()):08x}" * 5

    def known_as(self) -> list[tuple[str, str]]:
        """By what it is found: the kind of an id and the id, in lower case where case does not matter."""
        ids = {"arxiv": self.arxiv, "openreview": self.openreview, "acl": self.acl, "s2": self.s2_id}
        keys = [(kind, id) for kind, id in ids.items() if id]
        if self.doi:
            keys.append(("doi", self.doi.lower()))
        if self.arxiv:
            keys.append(("doi", ARXIV_DOI + self.arxiv.lower()))
        return keys


@dataclass(frozen=True)
class Repo:
    """A repository of GitHub, or what is left of its old name where it was renamed."""

    owner: str
    name: str
    description: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    branch: str = "main"
    archived: bool = False
    # 'owner/name' as it is today, which is in the world by itself.
    renamed_to: str | None = None
    # 'NOT_FOUND' for all that want to see it; 'FORBIDDEN' by the organisation; 'DMCA' taken down.
    hidden: str | None = None
    homepage: str = ""

    @property
    def full_name(self) -> str:
        """Owner and name, as GitHub writes them."""
        return f"{self.owner}/{self.name}"

    @property
    def id(self) -> int:
        """The number that outlives renaming."""
        return crc32(self.full_name.encode())


@dataclass(frozen=True)
class Hub:
    """A model, dataset or space of Hugging Face; `kind` is 'models', 'datasets' or 'spaces'."""

    name: str
    kind: str = "models"
    renamed_to: str | None = None
    private: bool = False
    gated: bool = False


@dataclass(frozen=True)
class World:
    """All that the services know."""

    papers: tuple[Paper, ...] = ()
    repos: tuple[Repo, ...] = ()
    hubs: tuple[Hub, ...] = ()
    # URLs that the Wayback Machine has, with the time of the copy: 20130919044612.
    copies: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _papers(self) -> dict[tuple[str, str], Paper]:
        return {key: paper for paper in reversed(self.papers) for key in paper.known_as()}

    @cached_property
    def _repos(self) -> dict[str, Repo]:
        return {repo.full_name.lower(): repo for repo in reversed(self.repos)}

    def find(self, kind: str, id: str) -> Paper | None:
        """The paper with an id: 'arxiv', 'doi', 'openreview', 'acl' or 's2'."""
        return self._papers.get((kind, id.lower() if kind in ("doi", "s2") else id))

    def repo(self, full_name: str) -> Repo | None:
        """The repository of this name, whatever it is called today."""
        return self._repos.get(full_name.lower())

    def today(self, repo: Repo) -> Repo:
        """The repository under its name of today."""
        while repo.renamed_to:
            repo = self._repos[repo.renamed_to.lower()]
        return repo

    def with_paper(self, paper: Paper, **changes: object) -> Self:
        """The same world, but for one paper."""
        changed = replace(paper, **changes)
        return replace(self, papers=tuple(changed if one is paper else one for one in self.papers))

    def swapped(self, kind: str, one: str, other: str) -> Self:
        """A world where two ids lead to each other's papers: 'arxiv', 'doi', 'openreview' or 'acl'."""
        first, second = self.find(kind, one), self.find(kind, other)
        assert first
        assert second
        return self.with_paper(first, **{kind: other}).with_paper(second, **{kind: one})

    def renamed(self, arxiv: str, title: str) -> Self:
        """A world where a paper has got a newer version on arXiv, with another title."""
        paper = self.find("arxiv", arxiv)
        assert paper
        return self.with_paper(paper, versions=(*paper.titles, title))

    def with_repo(self, repo: Repo, **changes: object) -> Self:
        """The same world, but for one repository."""
        changed = replace(repo, **changes)
        return replace(self, repos=tuple(changed if one is repo else one for one in self.repos))

    def moved(self, old: str, new: str) -> Self:
        """A world where a repository has got another owner or name."""
        repo, (owner, _, name) = self.repo(old), new.partition("/")
        assert repo
        world = self.with_repo(repo, owner=owner, name=name)
        return replace(world, repos=(*world.repos, Repo(repo.owner, repo.name, renamed_to=new)))
