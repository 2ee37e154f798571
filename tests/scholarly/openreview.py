"""OpenReview: two APIs with a note in one of them only, the pages, and the wall before guests."""

from dataclasses import dataclass

from tests.internet.messages import Answer, Request
from tests.internet.sites import Page, Redirect

from .service import Service, as_json, mentions, parameters, sent_json
from .world import Paper

PAGE = 25


@dataclass
class OpenReviewApi(Service):
    """`/notes?id=`, `/notes/search?term=` and, by POST, `/notes/search` for many ids."""

    version: int = 2
    # What guests are kept from: '' nothing, 'lists' all but the search for a term, 'all' everything.
    wall: str = "lists"
    # Who has it is no guest; None for no way in.
    token: str | None = "or-invented"
    most: int = 1000

    def __call__(self, request: Request) -> Answer:
        asked = parameters(request)
        if _walled(self, request, open_to_guests="term" in asked and request.method == "GET"):
            return _error("ChallengeRequiredError", "Challenge verification required", 403)
        if request.path == "/notes":
            return self._one(asked.get("id") or asked.get("forum") or "")
        if request.path != "/notes/search":
            return _error("NotFoundError", f"The Url {request.path} was not found", 404)
        if request.method == "POST":
            return self._many(request)
        return self._search(asked.get("term", ""))

    def _find(self, id: str) -> Paper | None:
        paper = self.world.find("openreview", id)
        return paper if paper and paper.openreview_api == self.version else None

    def _one(self, id: str) -> Answer:
        paper = self._find(id)
        if paper is None:
            return _error("NotFoundError", f"The Note {id} was not found", 404)
        if paper.forbidden:
            return _error("ForbiddenError", f"You do not have permission to read the note {id}", 403)
        return as_json({"notes": [self._note(paper)], "count": 1})

    def _many(self, request: Request) -> Answer:
        ids = (sent_json(request) or {}).get("ids")
        if not isinstance(ids, list) or len(ids) > self.most:
            return _error("ValidationError", "ids must be an array of no more items", 400)
        papers = [self._find(id) for id in sorted(set(ids))]
        return as_json({"notes": [self._note(paper) for paper in papers if paper and not paper.forbidden]})

    def _search(self, term: str) -> Answer:
        papers = [
            paper
            for paper in self.world.papers
            if paper.openreview and self._find(paper.openreview) and not paper.forbidden
        ]
        papers.sort(key=lambda paper: -mentions(paper.title, term))
        notes = [self._note(paper) for paper in papers[:PAGE] if mentions(paper.title, term)]
        return as_json({"notes": notes, "count": 10000})

    def _note(self, paper: Paper) -> dict[str, object]:
        content: dict[str, object] = {
            "title": paper.title,
            "authors": list(paper.authors),
            "venue": paper.venue,
            "venueid": paper.venueid,
            "pdf": f"/pdf/{paper.s2_id}.pdf",
        }
        if self.version == 2:
            content = {name: {"value": value} for name, value in content.items()}
        return {"id": paper.openreview, "forum": paper.openreview, "cdate": 1700000000000, "content": content}


@dataclass
class OpenReviewPages(Service):
    """openreview.net: `/forum?id=` and `/pdf?id=`."""

    wall: str = "lists"
    token: str | None = None

    def __call__(self, request: Request) -> Answer:
        if request.path == "/challenge":
            return Page("OpenReview", "<p>Verifying that you are human.</p>", cited=False)(request)
        if _walled(self, request, open_to_guests=False):
            return Redirect("/challenge?redirect={path}")(request)
        paper = self.world.find("openreview", parameters(request).get("id", ""))
        if paper is None:
            return Page("Error | OpenReview", "<h1>Error 404</h1>", status=404, cited=False)(request)
        if request.path == "/pdf":
            return Answer(200, (("Content-Type", "application/pdf"),), b"%PDF-1.5\n%\n")
        return Page(paper.title)(request)


def _walled(site: OpenReviewApi | OpenReviewPages, request: Request, open_to_guests: bool) -> bool:
    if site.token and request.headers.get("authorization") == f"Bearer {site.token}":
        return False
    return site.wall == "all" or (site.wall == "lists" and not open_to_guests)


def _error(name: str, message: str, status: int) -> Answer:
    return as_json({"name": name, "message": message, "status": status, "details": {}}, status)
