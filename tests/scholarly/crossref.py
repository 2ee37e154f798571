"""The API of Crossref: works by DOI, one or many, and by what a title may be."""

import re
from dataclasses import dataclass, field

from tests.internet.messages import Answer, Request

from .doi import agency, landing
from .service import Bucket, Service, as_json, as_text, mentions, parameters, path_after, pick
from .world import Paper

MOST = 1000
# Its records look like famous papers, and are none.
FAKE = "10.65215"


@dataclass
class Crossref(Service):
    """`/works`, slow for lists, and `/works/DOI`."""

    # Requests a second, all in all and of lists, and how many at once from those who say who they are.
    single: int = 5
    lists: int = 1
    polite: int = 10
    _buckets: dict[str, Bucket] = field(init=False)

    def __post_init__(self) -> None:
        rates = {"public-single": self.single, "public-array": self.lists, "polite": self.polite}
        self._buckets = {pool: Bucket(rate, rate, self.second) for pool, rate in rates.items()}

    def __call__(self, request: Request) -> Answer:
        asked = parameters(request)
        doi = path_after(request, "/works/")
        pool = _pool(request, asked, "public-single" if doi else "public-array")
        headers = (("x-api-pool", pool), ("x-rate-limit-limit", f"{self._buckets[pool].rate}"))
        headers = (*headers, ("x-rate-limit-interval", "1s"))
        if not self._buckets[pool].take(request.time):
            return as_text("Too Many Requests", 429, headers=headers)
        if doi:
            return self._one(doi, headers)
        if request.path.rstrip("/") != "/works":
            return as_text("Resource not found.", 404, headers=headers)
        return self._list(asked, headers)

    def _one(self, doi: str, headers: tuple[tuple[str, str], ...]) -> Answer:
        doi, slash, rest = doi.partition("/agency")
        paper = self.world.find("doi", doi)
        if paper is None or (agency(paper, doi) != "Crossref" and not slash):
            return as_text("Resource not found.", 404, headers=headers)
        if slash and not rest:
            who = agency(paper, doi)
            return as_json(_message("work-agency", {"DOI": doi, "agency": {"id": who.lower(), "label": who}}))
        return as_json(_message("work", work(paper)), headers=headers)

    def _list(self, asked: dict[str, str], headers: tuple[tuple[str, str], ...]) -> Answer:
        rows = asked.get("rows", "20")
        if not rows.isdigit() or int(rows) > MOST:
            return as_json(
                {"status": "failed", "message": [{"value": rows, "type": "integer-not-valid"}]}, 400
            )
        words = asked.get("query.bibliographic") or asked.get("query.title")
        found = self._search(words) if words else self._by_dois(asked.get("filter", ""))
        total = 2_345_678 if words else len(found)
        items = [pick(work(paper), asked.get("select")) for paper in found[: int(rows)]]
        listed = {"total-results": total, "items": items, "items-per-page": int(rows)}
        return as_json(_message("work-list", listed), headers=headers)

    def _by_dois(self, filters: str) -> list[Paper]:
        # A DOI may hold a comma.
        dois = [doi for doi in re.split(",(?=doi:)", filters) if doi]
        papers = {doi: self.world.find("doi", doi.removeprefix("doi:")) for doi in dois}
        # In no order that was promised.
        return [
            paper for doi, paper in sorted(papers.items()) if paper and agency(paper, doi[4:]) == "Crossref"
        ]

    def _search(self, words: str) -> list[Paper]:
        papers = [paper for paper in self.world.papers if paper.doi and paper.agency == "Crossref"]
        return sorted(papers, key=lambda paper: -mentions(paper.title, words))


def work(paper: Paper) -> dict[str, object]:
    """A paper as Crossref has it; its title is HTML."""
    retraction = {"DOI": f"{paper.doi}.r", "type": "retraction", "source": "retraction-watch"}
    found = {
        "DOI": str(paper.doi).lower(),
        "type": "journal-article",
        "title": [paper.title.replace("&", "&amp;").replace("<", "&lt;")],
        "author": [_author(name) for name in paper.authors],
        "container-title": [paper.container],
        "issued": {"date-parts": [[paper.year]]},
        "prefix": str(paper.doi).partition("/")[0],
        "resource": {"primary": {"URL": landing(paper, str(paper.doi))}},
        "score": 17.0,
    }
    return found | ({"updated-by": [retraction]} if paper.retracted else {})


def _author(name: str) -> dict[str, str]:
    given, _, family = name.rpartition(" ")
    return {"given": given, "family": family, "sequence": "first"}


def _message(kind: str, message: object) -> dict[str, object]:
    return {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message}


def _pool(request: Request, asked: dict[str, str], public: str) -> str:
    return "polite" if "mailto" in asked or "mailto:" in request.headers.get("user-agent", "") else public
