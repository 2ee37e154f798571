"""arxiv.org as people see it: an abstract a page, and not for robots that want many."""

import re
from dataclasses import dataclass

from tests.internet.messages import Answer, Request
from tests.internet.sites import Page, Redirect

from .arxiv import VERSIONED, ArxivApi
from .service import as_text

PATH = re.compile(r"/(abs|pdf|html|format)/(.+?)(\.pdf)?")
PDF = (("Content-Type", "application/pdf"),)


@dataclass
class ArxivPages(ArxivApi):
    """`/abs/ID` and `/pdf/ID`, and the API beside them."""

    # Who asks for more pages is a robot.
    budget: int = 1000

    def __call__(self, request: Request) -> Answer:
        path = PATH.fullmatch(request.path)
        if not path:
            return super().__call__(request)
        if not self.budget:
            return as_text("Access denied", 403)
        self.budget -= 1
        form, id, suffix = path.groups()
        if suffix:
            return Redirect(f"/{form}/{id}", 301)(request)
        name, version = VERSIONED.fullmatch(id).groups()
        paper = self.world.find("arxiv", name)
        if paper is None or int(version or 1) > len(paper.titles):
            return Page("Article identifier not recognized", status=404, cited=False)(request)
        if form == "pdf":
            return Answer(200, PDF, b"%PDF-1.5\n%\n")
        return Page(paper.titles[int(version or 0) - 1], paper.comment)(request)
