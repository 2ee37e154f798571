"""Lists -> the files of their site."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from ..data.formats import write_data
from ..data.listing import list_records
from ..history import Arrival
from ..papers.entry import PaperList
from .feed import FEED, News, feed
from .page import page
from .papers import papers_of, title_of

_DOWNLOADS = (("papers.bib", "BibTeX", "bibtex"), ("papers.csv", "CSV", "csv"))
_STATIC = ("app.js", "style.css", "icon.svg")


def build_site(
    lists: Sequence[PaperList],
    arrivals: Sequence[Arrival] = (),
    *,
    title: str | None = None,
    url: str | None = None,
) -> dict[str, str]:
    """The texts of all files by name. There is a feed when it is known what came in when."""
    title = title or title_of(lists[0])
    papers = papers_of(lists)
    by_entry = {id(paper.entry): paper for paper in papers}
    news = [News(by_entry[id(entry)], time) for entry, time in arrivals]
    made = {name: files(__package__).joinpath("static", name).read_text("utf-8") for name in _STATIC}
    records = [(one.source.path, list_records(one)) for one in lists]
    made |= {name: write_data(records, form, single=False) for name, _, form in _DOWNLOADS}
    downloads = [(name, label) for name, label, _ in _DOWNLOADS]
    if news:
        made[FEED] = feed(title, news, url)
        downloads.append((FEED, "Feed"))
    made["index.html"] = page(title, papers, downloads, feed=bool(news))
    return made
