"""doi.org: which agency has a DOI, where it leads, and the way there."""

from html import escape
from urllib.parse import unquote

from tests.internet.messages import Answer, Request
from tests.internet.sites import Redirect

from .service import Service, as_json, as_text, path_after
from .world import ARXIV_DOI, Paper


class DoiOrg(Service):
    """`/doiRA/A,B`, `/api/handles/DOI` and `/DOI`."""

    def __call__(self, request: Request) -> Answer:
        if asked := path_after(request, "/doiRA/"):
            return as_json([self._agency(doi) for doi in asked.split(",")])
        if doi := path_after(request, "/api/handles/"):
            return self._handle(doi)
        paper = self.world.find("doi", unquote(request.path[1:]))
        if paper is None:
            page = (
                f"<title>Error: DOI Not Found</title><h1>DOI Not Found</h1><p>{escape(request.path[1:])}</p>"
            )
            return as_text(page, 404, "text/html")
        return Redirect(landing(paper, request.path[1:]))(request)

    def _agency(self, doi: str) -> dict[str, str]:
        if not doi.startswith("10.") or "/" not in doi:
            return {"DOI": doi, "status": "Invalid DOI"}
        paper = self.world.find("doi", doi)
        return (
            {"DOI": doi, "RA": agency(paper, doi)} if paper else {"DOI": doi, "status": "DOI does not exist"}
        )

    def _handle(self, doi: str) -> Answer:
        paper = self.world.find("doi", doi)
        if paper is None:
            return as_json({"responseCode": 100, "handle": doi}, 404)
        data = {"format": "string", "value": landing(paper, doi)}
        value = {"index": 1, "type": "URL", "data": data, "ttl": 86400, "timestamp": "2024-05-01T12:00:00Z"}
        return as_json({"responseCode": 1, "handle": doi, "values": [value]})


def agency(paper: Paper, doi: str) -> str:
    """Who registered a DOI of a paper; those of arXiv are at DataCite."""
    return "DataCite" if doi.lower().startswith(ARXIV_DOI) else paper.agency


def landing(paper: Paper, doi: str) -> str:
    """Where a DOI of a paper leads."""
    if doi.lower().startswith(ARXIV_DOI):
        return f"https://arxiv.org/abs/{paper.arxiv}"
    return paper.landing or f"https://publisher.test/doi/{doi}"
