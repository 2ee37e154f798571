"""The API of DataCite: DOIs, those of all papers of arXiv among them."""

from dataclasses import dataclass

from tests.internet.messages import Answer, Request

from .doi import agency, landing
from .service import Service, as_json, parameters, path_after, pick
from .world import Paper

MOST = 1000
API = "application/vnd.api+json"


@dataclass
class DataCite(Service):
    """`/dois?ids=` and `/dois/DOI`."""

    # For those who do not say who they are, in five minutes.
    budget: int = 500

    def __call__(self, request: Request) -> Answer:
        if not self.budget:
            return as_json(
                {"errors": [{"status": "429", "title": "Too Many Requests"}]}, 429, (("Retry-After", "300"),)
            )
        self.budget -= 1
        asked = parameters(request)
        if doi := path_after(request, "/dois/"):
            paper = self._find(doi)
            return as_json({"data": record(paper, doi)}) if paper else _missing()
        if request.path.rstrip("/") != "/dois":
            return _missing()
        dois = sorted({doi.lower() for doi in asked.get("ids", "").split(",")})
        found = [record(paper, doi, asked.get("fields[dois]")) for doi in dois if (paper := self._find(doi))]
        size = min(int(asked.get("page[size]", 25)), MOST)
        meta = {"total": len(found), "totalPages": -(-len(found) // max(size, 1)), "page": 1}
        return as_json({"data": found[:size], "meta": meta})

    def _find(self, doi: str) -> Paper | None:
        paper = self.world.find("doi", doi)
        return paper if paper and agency(paper, doi) == "DataCite" else None


def record(paper: Paper, doi: str, fields: str | None = None) -> dict[str, object]:
    """A paper as DataCite has it, by one of its DOIs; of one on arXiv, the latest version."""
    people = [_creator(name) for name in paper.authors]
    attributes = {
        "doi": doi.lower(),
        "titles": [{"title": paper.titles[-1]}],
        "creators": people,
        "publicationYear": paper.year,
        "version": str(len(paper.titles)),
        "types": {"resourceTypeGeneral": "Preprint"},
        "url": landing(paper, doi),
        "relatedIdentifiers": [],
    }
    return {"id": doi.lower(), "type": "dois", "attributes": pick(attributes, fields)}


def _creator(name: str) -> dict[str, str]:
    given, _, family = name.rpartition(" ")
    return {"name": f"{family}, {given}", "givenName": given, "familyName": family, "nameType": "Personal"}


def _missing() -> Answer:
    error = {"status": "404", "title": "The resource you are looking for doesn't exist."}
    return as_json({"errors": [error]}, 404)
