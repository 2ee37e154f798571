"""The API of Semantic Scholar, which is of use with a key only."""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.internet.messages import Answer, Request

from .service import Bucket, Service, as_json, parameters, path_after, pick, sent_json
from .world import Paper

START = "/graph/v1/paper/"
MOST = 500
KINDS = {"arxiv": "arxiv", "doi": "doi", "acl": "acl"}
ARXIV_URL = re.compile(r"https?://arxiv\.org/(?:abs|pdf)/(.+)")


@dataclass
class SemanticScholar(Service):
    """`/graph/v1/paper/batch`, `…/search/match` and `…/ID`."""

    key: str = "s2-invented"
    # Whether those without the key are served; as a rule others were faster.
    anonymous: bool = False
    rate: float = 1
    _bucket: Bucket = field(init=False)

    def __post_init__(self) -> None:
        self._bucket = Bucket(self.rate, self.rate, self.second)

    def __call__(self, request: Request) -> Answer:
        key = request.headers.get("x-api-key")
        if key not in (None, self.key):
            return as_json({"message": "Forbidden"}, 403)
        if not (key or self.anonymous) or not self._bucket.take(request.time):
            return as_json({"message": "Too Many Requests. Please wait and try again.", "code": "429"}, 429)
        asked = parameters(request)
        what = path_after(request, START) or ""
        if what == "batch" and request.method == "POST":
            return self._batch(request, asked.get("fields"))
        if what == "search/match":
            return self._match(asked)
        paper = self._find(what)
        if paper is None:
            return as_json({"error": f"Paper with id {what} not found"}, 404)
        return as_json(_chosen(paper, asked.get("fields")))

    def _batch(self, request: Request, fields: str | None) -> Answer:
        ids: Any = (sent_json(request) or {}).get("ids")
        if not isinstance(ids, list) or not 0 < len(ids) <= MOST:
            return as_json({"error": f"ids must be an array of up to {MOST}"}, 400)
        papers = [self._find(id) for id in ids]
        if not any(papers) or any(not id or id.startswith("https://doi.org") for id in ids):
            return as_json({"error": "No valid paper ids given"}, 400)
        return as_json([paper and _chosen(paper, fields) for paper in papers])

    def _match(self, asked: dict[str, str]) -> Answer:
        words = _plain(asked.get("query", ""))
        for paper in self.world.papers:
            if _plain(paper.title) == words:
                return as_json({"data": [_chosen(paper, asked.get("fields")) | {"matchScore": 172.33}]})
        return as_json({"error": "Title match not found"}, 404)

    def _find(self, id: str) -> Paper | None:
        if url := ARXIV_URL.fullmatch(id.removeprefix("URL:")):
            return self.world.find("arxiv", url[1])
        kind, colon, rest = id.partition(":")
        if not colon:
            return self.world.find("s2", id)
        # A version is not understood.
        return self.world.find(KINDS[kind.lower()], rest) if kind.lower() in KINDS else None


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.lower()))


def _chosen(paper: Paper, fields: str | None) -> dict[str, object]:
    ids = {"ArXiv": paper.arxiv, "DOI": paper.doi, "ACL": paper.acl}
    if paper.arxiv and not paper.doi:
        ids["DOI"] = f"10.48550/arXiv.{paper.arxiv}"
    record = {
        "paperId": paper.s2_id,
        "title": paper.title,
        "year": paper.year,
        "venue": paper.container if paper.doi else "arXiv.org",
        "externalIds": {name: id for name, id in ids.items() if id},
        "authors": [{"authorId": str(number), "name": name} for number, name in enumerate(paper.authors)],
        "url": f"https://www.semanticscholar.org/paper/{paper.s2_id}",
        "openAccessPdf": None,
    }
    return pick(record, f"paperId,{fields or 'title'}")
