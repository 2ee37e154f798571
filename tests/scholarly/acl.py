"""The ACL Anthology: static files."""

import re

from tests.internet.messages import Answer, Request
from tests.internet.sites import Page, Redirect

from .service import Service, as_text
from .world import Paper

PATH = re.compile(r"/([A-Za-z0-9.-]+?)(/|\.pdf|\.bib)?")


class AclAnthology(Service):
    """`/ID/`, `/ID.pdf` and `/ID.bib`."""

    def __call__(self, request: Request) -> Answer:
        path = PATH.fullmatch(request.path)
        paper = self.world.find("acl", path[1]) if path else None
        if paper is None:
            return Page("404 Not Found", status=404, cited=False)(request)
        if path[2] == ".pdf":
            return Answer(200, (("Content-Type", "application/pdf"),), b"%PDF-1.5\n%\n")
        if path[2] == ".bib":
            return as_text(_bibtex(paper), kind="text/x-bibtex")
        return Page(paper.title)(request) if path[2] else Redirect("{path}/", 301)(request)


def _bibtex(paper: Paper) -> str:
    authors = "  and\n      ".join(", ".join(reversed(name.rsplit(" ", 1))) for name in paper.authors)
    return (
        f'@inproceedings{{abel-{paper.year},\n    title = "{paper.title}",\n    author = "{authors}",\n'
        f'    year = "{paper.year}",\n    url = "https://aclanthology.org/{paper.acl}/",\n}}\n'
    )
