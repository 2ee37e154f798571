"""What a URL identifies, told from its text alone."""

import re
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from .computed import COMPUTED
from .facts import facts
from .hosts import Address, HostFact, host_fact, lookups, split_host, split_url
from .sources import Groups

__all__ = ["HostFact", "Resource", "host_fact", "recognise", "split_host"]


class Resource(NamedTuple):
    """A thing on the web, whichever of its addresses was written."""

    id: str
    """Canonical key: 'arxiv:1706.03762', 'github:owner/repo'."""
    scheme: str
    """The part of the id before the colon."""
    url: str
    """Canonical https URL of the same thing."""
    form: str | None
    """Which rendition the URL leads to: 'abs', 'pdf', 'html', 'forum', 'supplement', 'tree'…"""
    version: str | None
    """'v5', where the URL pins a version."""
    venue: str | None
    """Canonical id of the venue that the URL names."""
    year: int | None
    """Year that the URL names; for arXiv that of the identifier."""
    month: int | None
    """Month of an arXiv identifier, 1 to 12."""
    kind: str
    """Kind of a link to it whose label says nothing."""
    slug: str | None = None
    """Words of the title, where the URL spells them: 'attention-is-all-you-need'."""
    same_form: str = ""
    """Canonical URL in the form that was written: a PDF stays a PDF."""
    is_paper: bool = True
    """Whether it is a paper, in whatever form, not its code, video, dataset or venue."""


class _Row:
    """A [[resource]] row; its patterns are compiled when the rows before it did not match."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.scheme: str = row["scheme"]
        self.kind: str = row["kind"]
        self.id = _template(row.get("id", "{id}"))
        self.url = _template(row["url"])
        self.pdf = _template(row["pdf"]) if "pdf" in row else None
        self.form: str | None = row.get("form")
        self.forms: dict[str, str] = row.get("forms", {})
        self.venue: str | None = row.get("venue")
        self.lower: bool = row.get("lower", False)
        self._row = row
        self.compute = COMPUTED[row.get("compute", "plain")]

    @cached_property
    def path(self) -> re.Pattern[str]:
        return re.compile(self._row["path"])

    @cached_property
    def query(self) -> re.Pattern[str] | None:
        return re.compile(self._row["query"]) if "query" in self._row else None

    def match(self, address: Address) -> Resource | None:
        """The resource at the address, if this row describes it."""
        path = self.path.fullmatch(address.path)
        if path is None:
            return None
        found = path.groupdict("")
        if self.query is not None:
            query = self.query.search(address.query)
            if query is None:
                return None
            found |= query.groupdict("")
        found["host"] = address.host
        groups = self.compute(found)
        return self._resource(groups) if groups else None

    def _resource(self, groups: Groups) -> Resource:
        get = groups.get
        scheme, key, url = get("scheme", self.scheme), self.id % groups, self.url % groups
        year, month = get("year"), get("month")
        rendition = (get("rendition") or get("form", "")).lower()
        form = self.forms.get(rendition, rendition) or self.form
        return Resource(
            f"{scheme}:{key.lower() if self.lower else key}",
            scheme,
            url,
            form,
            get("version") or None,
            get("venue") or self.venue,
            int(year) if year else None,
            int(month) if month else None,
            "supplement" if form == "supplement" else self.kind,
            get("slug") or None,
            self.pdf % groups if self.pdf and form == "pdf" else url,
            scheme in _paper_schemes(),
        )


def _template(text: str) -> str:
    """A template with names in braces as `%` takes it, which costs about half of `format_map`."""
    return re.sub(r"\{(\w+)\}", r"%(\1)s", text.replace("%", "%%"))


@lru_cache(maxsize=16384)
def recognise(url: str) -> Resource | None:
    """What the URL identifies; None where nothing is known, and for anything that is no clean URL."""
    address = split_url(url)
    if address is None:
        return None
    for row in _rows(address.host):
        if found := row.match(address):
            return found
    return None


@cache
def _paper_schemes() -> frozenset[str]:
    """Schemes whose rows are not marked as something else."""
    rows = facts("hosts")["resource"]
    virtual = {f"{name.lower()}-virtual" for _, name in facts("hosts")["sites"].values()}
    return frozenset(row["scheme"] for row in rows if row.get("names") != "other") | virtual


@cache
def _by_host() -> dict[str, list[dict[str, Any]]]:
    index: dict[str, list[dict[str, Any]]] = {}
    for row in facts("hosts")["resource"]:
        for host in row["hosts"]:
            index.setdefault(host, []).append(row)
    return index


@lru_cache(maxsize=4096)
def _rows(host: str) -> tuple[_Row, ...]:
    """The rows of a host, the most specific first; their patterns wait to be compiled."""
    return tuple(row for key in lookups(host) for row in _own_rows(key))


@lru_cache(maxsize=1024)
def _own_rows(key: str) -> tuple[_Row, ...]:
    return tuple(_Row(row) for row in _by_host().get(key, ()))
