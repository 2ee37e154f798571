"""Hugging Face: papers that somebody had indexed, and models, datasets and spaces."""

from dataclasses import dataclass

from tests.internet.messages import Answer, Headers, Request
from tests.internet.sites import Page, Redirect

from .service import Service, as_json, as_text, path_after
from .world import Hub, Paper

KINDS = ("models", "datasets", "spaces")


@dataclass
class HuggingFace(Service):
    """`/api/papers/ID`, `/api/models/…`, `/api/datasets/…`, `/api/spaces/…`, and the pages of the same."""

    # In five minutes, of each.
    budget: int = 500
    page_budget: int = 100

    def __call__(self, request: Request) -> Answer:
        api = path_after(request, "/api/")
        name = "page_budget" if api is None else "budget"
        left = getattr(self, name)
        headers = (
            ("RateLimit", f'"{"pages" if api is None else "api"}";r={max(left - 1, 0)};t=120'),
            ("RateLimit-Policy", f'"fixed window";"api";q={self.budget};w=300'),
        )
        if not left:
            return as_text("Too Many Requests", 429, headers=headers)
        setattr(self, name, left - 1)
        return self._page(request) if api is None else self._api(request, api, headers)

    def _api(self, request: Request, asked: str, headers: Headers) -> Answer:
        kind, _, name = asked.partition("/")
        if kind == "papers":
            paper = self.world.find("arxiv", name)
            if paper is None or not paper.on_huggingface:
                return as_json({"error": "Paper not found"}, 404, headers)
            return as_json(_paper(paper), headers=headers)
        hub = self._find(kind, name)
        if hub is None:
            return as_json({"error": "Repository not found"}, 401, headers)
        if hub.renamed_to:
            return Redirect(f"/api/{kind}/{hub.renamed_to}", 307, headers)(request)
        return as_json(
            {"id": name, "gated": "manual" if hub.gated else False, "private": False}, headers=headers
        )

    def _page(self, request: Request) -> Answer:
        kind, _, name = request.path[1:].partition("/")
        if kind == "papers":
            paper = self.world.find("arxiv", name)
            return _seen(f"Paper page - {paper.title}" if paper and paper.on_huggingface else None, request)
        start = f"/{kind}/"
        if kind not in KINDS:
            kind, name, start = "models", request.path[1:], "/"
        # Behind the name may stand a branch.
        hub = self._find(kind, "/".join(name.split("/")[:2]))
        if hub and hub.renamed_to:
            return Redirect(start + hub.renamed_to, 307)(request)
        return _seen(f"{hub.name} · Hugging Face" if hub else None, request)

    def _find(self, kind: str, name: str) -> Hub | None:
        """What everybody may see."""
        found = (one for one in self.world.hubs if (one.kind, one.name) == (kind, name) and not one.private)
        return next(found, None)


def _seen(title: str | None, request: Request) -> Answer:
    return Page(title or "404 - Hugging Face", status=200 if title else 404, cited=False)(request)


def _paper(paper: Paper) -> dict[str, object]:
    found = {
        "id": paper.arxiv,
        "title": paper.title,
        "authors": [{"name": name} for name in paper.authors],
        "publishedAt": f"{paper.year}-01-02T00:00:00.000Z",
        "summary": "What was found.",
        "upvotes": 7,
    }
    if paper.repo:
        found["githubRepo"] = f"https://github.com/{paper.repo}"
    if paper.project:
        found["projectPage"] = paper.project
    return found
