"""The lists of links that a checker is given, and the hosts on which they lead somewhere."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.internet import Internet
from tests.internet.sites import Papers

LINK = re.compile(r"\]\((https?://[^)\s]+)\)")
# Its links stay as they are: of a service that was shut down nothing needs to be asked.
RETIRED = "paperswithcode.com"


@dataclass(frozen=True)
class Paper:
    """A link of a list: to an invented host, or to the retired one."""

    title: str
    host: str
    target: str

    def url(self, net: Internet) -> str:
        """Where it is found in this internet."""
        return f"https://{RETIRED}{self.target}" if self.host == RETIRED else net.url(self.host, self.target)


def papers_of(path: Path) -> list[Paper]:
    """The distinct links of a list; each host of it is one that nobody knows, with the same pages."""
    urls = dict.fromkeys(LINK.findall(path.read_text("utf-8", "surrogateescape")))
    return [_paper(number, url) for number, url in enumerate(urls, 1)]


def _paper(number: int, url: str) -> Paper:
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc == RETIRED else f"{parts.netloc.replace('.', '-')}.test"
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Paper(f"Title {number}", host, target)


def asked(papers: Iterable[Paper]) -> list[Paper]:
    """Those that cost a request."""
    return [paper for paper in papers if paper.host != RETIRED]


def multiplied(papers: Sequence[Paper], count: int) -> list[Paper]:
    """So many papers, on the same hosts in the same proportion."""
    numbers = itertools.count(1)
    copies = (
        Paper(f"Title {next(numbers)}", paper.host, _with(paper.target, f"copy={copy}"))
        for copy in itertools.count()
        for paper in papers
    )
    return list(itertools.islice(copies, count))


# The argument is called `copy` on purpose: `&copy` without a semicolon is no entity and must be left alone.
def _with(target: str, argument: str) -> str:
    return f"{target}{'&' if '?' in target else '?'}{argument}"


def sites_of(papers: Iterable[Paper]) -> dict[str, Papers]:
    """The hosts, each with the pages of its papers and no others."""
    titles: dict[str, dict[str, str]] = {}
    for paper in papers:
        titles.setdefault(paper.host, {})[paper.target] = paper.title
    return {host: Papers(pages) for host, pages in titles.items() if host != RETIRED}


def busiest(papers: Iterable[Paper]) -> int:
    """How many papers the host has that has most of them."""
    return max(Counter(paper.host for paper in papers).values())


def write(path: Path, entries: Iterable[tuple[str, str]]) -> Path:
    """Write a list of titles and URLs."""
    lines = [f"- {title} [[paper]({url})]" for title, url in entries]
    path.write_text("\n".join(["# Papers", "", *lines, ""]), "utf-8")
    return path
