"""The REST API of GitHub, with the small budget of those who have no token."""

import base64
from dataclasses import dataclass

from tests.internet.messages import Answer, Request

from .service import Service, as_json, as_text, path_after
from .world import Repo

DOCUMENTATION = "https://docs.github.com/rest"


@dataclass
class GitHubRest(Service):
    """`/repos/…` and `/repositories/ID`; a budget without the known token and another with it."""

    token: str = "ghp_invented"
    budget: int = 60
    token_budget: int = 5000

    def __call__(self, request: Request) -> Answer:
        if not request.headers.get("user-agent"):
            return as_text("Request forbidden by administrative rules.", 403, "text/html")
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind and given != self.token:
            return _message("Bad credentials", 401)
        name = "token_budget" if kind else "budget"
        if not (left := getattr(self, name)):
            return _message("API rate limit exceeded for 203.0.113.7.", 403, remaining=0)
        setattr(self, name, left - 1)
        return self._found(request, left - 1)

    def _found(self, request: Request, remaining: int) -> Answer:
        if (number := path_after(request, "/repositories/")) is not None:
            found = (repo for repo in self.world.repos if str(repo.id) == number)
            return _repository(next(found, None), remaining)
        owner, name, part, *path = [*(path_after(request, "/repos/") or "").split("/"), "", ""]
        repo = self.world.repo(f"{owner}/{name}")
        if repo is None or repo.hidden:
            return _repository(repo, remaining)
        if repo.renamed_to:
            return _moved(request, self.world.today(repo), remaining)
        if part == "readme":
            return _file(repo, "README.md", remaining)
        if part == "contents":
            return _file(repo, "/".join(path).strip("/"), remaining)
        return _repository(repo, remaining)


def _repository(repo: Repo | None, remaining: int) -> Answer:
    if repo is None or repo.hidden in ("NOT_FOUND", "FORBIDDEN"):
        return _message("Not Found", 404, remaining)
    if repo.hidden:
        return _message("Repository access blocked", 451, remaining)
    url = f"https://github.com/{repo.full_name}"
    no = dict.fromkeys(("disabled", "fork", "private", "is_template"), False)
    return _json(
        {
            **no,
            "id": repo.id,
            "name": repo.name,
            "full_name": repo.full_name,
            "html_url": url,
            "archived": repo.archived,
            "description": repo.description or None,
            "homepage": repo.homepage or None,
            "default_branch": repo.branch,
            "visibility": "public",
            "stargazers_count": 7,
            "pushed_at": "2024-05-01T12:00:00Z",
            "size": 108,
        },
        200,
        remaining,
    )


def _file(repo: Repo, path: str, remaining: int) -> Answer:
    text = repo.files.get(path)
    if text is None:
        return _message("Not Found", 404, remaining)
    content = base64.encodebytes(text.encode()).decode()
    return _json({"type": "file", "path": path, "encoding": "base64", "content": content}, 200, remaining)


def _moved(request: Request, repo: Repo, remaining: int) -> Answer:
    url = f"{request.scheme}://{request.headers['host']}/repositories/{repo.id}"
    body = {"message": "Moved Permanently", "url": url, "documentation_url": DOCUMENTATION}
    return _json(body, 301, remaining, ("Location", url))


def _message(text: str, status: int, remaining: int = 59) -> Answer:
    return _json({"message": text, "documentation_url": DOCUMENTATION}, status, remaining)


def _json(body: object, status: int, remaining: int, *headers: tuple[str, str]) -> Answer:
    return as_json(body, status, (("x-ratelimit-remaining", str(remaining)), *headers))
