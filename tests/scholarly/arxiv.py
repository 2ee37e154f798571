"""The API of arXiv: a feed for a list of ids, slowly, on one connection."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from textwrap import wrap

from tests.internet.messages import Answer, Request

from .service import Service, as_text, parameters
from .world import Paper

LIKE_AN_ID = re.compile(
    r"\d{2}(0[1-9]|1[0-2])\.\d{4,5}|[a-z]+(-[a-z]+)?(\.[A-Z]{2})?/\d{2}(0[1-9]|1[0-2])\d{3}"
)
VERSIONED = re.compile(r"(.+?)(?:v([1-9]\d*))?")
FIELD = re.compile(r'(ti|au|all):(?:"([^"]*)"|(\S+))')
ATOM = "application/atom+xml"
MOST, LONGEST = 2000, 8000


@dataclass
class ArxivApi(Service):
    """`/api/query`, as export.arxiv.org and arxiv.org have it."""

    interval: float = 3
    # How long an answer takes; whoever asks meanwhile is refused.
    takes: float = 0
    refusal: int = 429
    # How many of the first answers say that there are results, and hold none.
    flakes: int = 0
    _free: float = field(init=False, default=0)

    def __call__(self, request: Request) -> Answer:
        if self._too_soon(request.time):
            return as_text("Rate exceeded.", self.refusal)
        if request.path != "/api/query":
            return as_text("Not found", 404)
        if len(request.target) > LONGEST:
            return as_text("URI Too Long", 414)
        asked = parameters(request)
        try:
            feed = self._feed(asked)
        except ValueError as error:
            return as_text(_failure(str(error)), 400, ATOM)
        return Answer(200, (("Content-Type", f"{ATOM}; charset=utf-8"),), feed.encode(), wait=self.takes)

    def _too_soon(self, now: float) -> bool:
        soon = now < self._free
        # Clocks differ: who comes a tenth of the time too early is let in.
        self._free = max(self._free, now + self.takes + 0.9 * self.interval * self.second)
        return soon

    def _feed(self, asked: dict[str, str]) -> str:
        ids, search = asked.get("id_list", ""), asked.get("search_query", "")
        if not ids and not search:
            raise ValueError("either a search_query or id_list must be specified")
        start, size = _number(asked, "start", 0), min(_number(asked, "max_results", 10), MOST)
        found = self._by_ids(ids.split(",")) if ids else self._all()
        found = [(paper, version) for paper, version in found if _fits(paper, search)]
        # No order was promised.
        found.sort(key=lambda one: (str(one[0].arxiv)[::-1], one[1]))
        entries = found[start : start + size]
        if self.flakes:
            self.flakes -= 1
            entries = []
        return _written(ids, search, (start, size, len(found)), [_entry(*one) for one in entries])

    def _all(self) -> Iterator[tuple[Paper, int]]:
        return ((paper, len(paper.titles)) for paper in self.world.papers if paper.arxiv)

    def _by_ids(self, ids: list[str]) -> Iterator[tuple[Paper, int]]:
        for id in ids:
            if not LIKE_AN_ID.search(id):
                raise ValueError(f"incorrect id format for {id}")
        for id in dict.fromkeys(ids):
            name, version = VERSIONED.fullmatch(id).groups()
            paper = self.world.find("arxiv", name)
            if paper and int(version or 1) <= len(paper.titles):
                yield paper, int(version or len(paper.titles))


def _number(asked: dict[str, str], name: str, default: int) -> int:
    if not asked.get(name, str(default)).isdigit():
        raise ValueError(f"{name} must be an integer")
    return int(asked.get(name, default))


def _fits(paper: Paper, search: str) -> bool:
    places = {
        "ti": paper.titles[-1],
        "au": " ".join(paper.authors),
        "all": f"{paper.titles[-1]} {paper.authors}",
    }
    return any(
        all((phrase or word).lower() in places[place].lower() for place, phrase, word in FIELD.findall(part))
        for part in search.split(" OR ")
    )


def _written(ids: str, search: str, numbers: tuple[int, int, int], entries: list[str]) -> str:
    start, size, total = numbers
    query = escape(f"search_query={search}&id_list={ids}&start={start}&max_results={size}")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" '
        'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">\n'
        "  <id>https://arxiv.org/api/UY2mqR74Vu/gU683o8Kx4P2K0xU</id>\n"
        f"  <title>arXiv Query: {query}</title>\n"
        f"  <opensearch:itemsPerPage>{size}</opensearch:itemsPerPage>\n"
        f"  <opensearch:totalResults>{total}</opensearch:totalResults>\n"
        f"  <opensearch:startIndex>{start}</opensearch:startIndex>\n{''.join(entries)}</feed>\n"
    )


def _entry(paper: Paper, version: int) -> str:
    id = f"{paper.arxiv}v{version}"
    # Long titles are broken into lines, as they come.
    title = "\n  ".join(wrap(paper.titles[version - 1], 60, break_long_words=False, break_on_hyphens=False))
    latest = version == len(paper.titles)
    optional = {
        "comment": paper.comment if latest else "",
        "journal_ref": paper.journal_ref,
        "doi": paper.doi if paper.journal_ref else "",
    }
    more = "".join(
        f"    <arxiv:{name}>{escape(text)}</arxiv:{name}>\n" for name, text in optional.items() if text
    )
    authors = "".join(f"    <author><name>{escape(name)}</name></author>\n" for name in paper.authors)
    return (
        f"  <entry>\n    <id>http://arxiv.org/abs/{id}</id>\n    <title>{escape(title)}</title>\n"
        f"    <updated>{paper.year}-0{min(version, 9)}-02T17:59:46Z</updated>\n"
        f'    <link href="https://arxiv.org/abs/{id}" rel="alternate" type="text/html"/>\n'
        f'    <link href="https://arxiv.org/pdf/{id}" rel="related" type="application/pdf" title="pdf"/>\n'
        '    <summary>What was found.</summary>\n    <category term="cs.LG" '
        'scheme="http://arxiv.org/schemas/atom"/>\n'
        f"    <published>{paper.year}-01-02T17:59:46Z</published>\n{more}"
        f'    <arxiv:primary_category term="cs.LG"/>\n{authors}  </entry>\n'
    )


def _failure(message: str) -> str:
    id = "https://arxiv.org/api/errors#" + message.replace(" ", "_")
    entry = (
        f"  <entry>\n    <id>{escape(id)}</id>\n    <title>Error</title>\n"
        f"    <summary>{escape(message)}</summary>\n  </entry>\n"
    )
    return _written("", "", (0, 1, 1), [entry])
