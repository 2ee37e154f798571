"""github.com as people see it, for those who do not hurry."""

from dataclasses import dataclass, field
from html import escape

from tests.internet.messages import Answer, Request
from tests.internet.sites import Page, Redirect

from .service import Bucket, Service, as_text, path_after
from .world import Repo

_NOT_FOUND = Page(
    "Page not found · GitHub", "<p>This is not the page you are looking for.</p>", status=404, cited=False
)


@dataclass
class GitHubPages(Service):
    """Repositories, their owners and their files."""

    rate: float = 1
    burst: int = 10
    _bucket: Bucket = field(init=False)

    def __post_init__(self) -> None:
        self._bucket = Bucket(self.rate, self.burst, self.second)

    def __call__(self, request: Request) -> Answer:
        if not self._bucket.take(request.time):
            return as_text("Too many requests", 429, "text/html", (("Retry-After", "60"),))
        owner, name, *rest = [*(path_after(request, "/") or "").rstrip("/").split("/"), "", ""]
        repo = self.world.repo(f"{owner}/{name.removesuffix('.git')}")
        if not name:
            known = any(one.owner.lower() == owner.lower() for one in self.world.repos)
            return (Page(owner, cited=False) if known else _NOT_FOUND)(request)
        if repo is None or repo.hidden or not _has(repo, rest):
            return _NOT_FOUND(request)
        if repo.renamed_to:
            there = "/".join(filter(None, [self.world.today(repo).full_name, *rest]))
            return Redirect(f"/{there}", 301)(request)
        title = f"GitHub - {repo.full_name}: {repo.description}".removesuffix(": ")
        readme = f"<article>{escape(repo.files.get('README.md', ''))}</article>"
        return Page(title, readme, cited=False)(request)


def _has(repo: Repo, rest: list[str]) -> bool:
    form, _, *path = [*filter(None, rest), "", ""]
    wanted = "/".join(filter(None, path))
    if form not in ("tree", "blob") or not wanted or repo.renamed_to:
        return True
    return any(name == wanted or name.startswith(f"{wanted}/") for name in repo.files)
