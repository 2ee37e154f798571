"""Defects of URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from awesome_lint.markdown.source import Span
from awesome_lint.papers.conventions import Conventions
from awesome_lint.papers.entry import PaperList
from awesome_lint.papers.habits import CASES, Habit

from .kinds import Draft, change, insert, is_inline, kind, some_links

SECURE = {
    *("arxiv.org", "openreview.net", "github.com", "aclanthology.org", "proceedings.mlr.press", "doi.org"),
    *("openaccess.thecvf.com", "ieeexplore.ieee.org", "dl.acm.org", "huggingface.co", "www.youtube.com"),
    *("proceedings.neurips.cc", "link.springer.com", "www.nature.com", "youtu.be", "twitter.com"),
}
SCHEMES = (
    *("ttps://", "https//", "https:/", "https://https://", "http://https://"),
    *("htps://", "hhttps://", "htttps://"),
)
TRACKING = (
    *("utm_source=chatgpt.com", "utm_source=twitter&utm_medium=social"),
    *("fbclid=IwAR0kT2", "gclid=Cj0KCQ"),
)
OLD_HOSTS = [
    (r"https://arxiv\.org/", "https://export.arxiv.org/"),
    (r"https://arxiv\.org/", "https://cn.arxiv.org/"),
    (r"https://arxiv\.org/", "https://xxx.lanl.gov/"),
    (r"https://aclanthology\.org/(?=[\w.-]+/?$)", "https://www.aclweb.org/anthology/"),
    (r"https://doi\.org/", "https://dx.doi.org/"),
    (r"https://proceedings\.neurips\.cc/(?=paper_files/paper/\d+/hash)", "https://papers.nips.cc/"),
]
_ARXIV_ID = re.compile(r"(?<=/)\d\d\d\d\.\d{5}(?!\d)")


@kind("insecure-url", "AL501", fix="safe")
def insecure_url(papers: PaperList, random: Random) -> Iterator[Draft]:
    for _, link in some_links(papers, random):
        if link.url.startswith("https://") and (link.host in SECURE or link.host.endswith(".github.io")):
            yield change(link.target, link.url.replace("https", "http", 1))


@kind("empty-target", "AL302", "AL203")
def empty_target(papers: PaperList, random: Random) -> Iterator[Draft]:
    for _, link in some_links(papers, random):
        if is_inline(papers, link) and link.url.startswith("http"):
            yield change(link.target, random.choice(["", "", "", "#", "TBD", "nan"]))


@kind("malformed-scheme", "AL511", fix="safe")
def malformed_scheme(papers: PaperList, random: Random) -> Iterator[Draft]:
    for _, link in some_links(papers, random):
        if link.url.startswith("https://") and is_inline(papers, link):
            yield change(link.target, link.url.replace("https://", random.choice(SCHEMES), 1))


@kind("tracking-parameter", "AL510", fix="safe")
def tracking_parameter(papers: PaperList, random: Random) -> Iterator[Draft]:
    for _, link in some_links(papers, random):
        page, mark, place = link.url.partition("#")
        parameter = "si=Qk3v9Zt1" if "youtu" in link.host else random.choice(TRACKING)
        if page.startswith("https://") and "si=" not in page:
            yield change(link.target, f"{page}{'&' if '?' in page else '?'}{parameter}{mark}{place}")


@kind("old-host", "AL505", fix="safe")
def old_host(papers: PaperList, random: Random) -> Iterator[Draft]:
    for _, link in some_links(papers, random):
        fitting = [(now, old) for now, old in OLD_HOSTS if re.match(now, link.url)]
        if fitting and not link.url.endswith(("#", "/")):
            yield change(link.target, re.sub(*random.choice(fitting), link.url, count=1))


@kind("arxiv-form", "AL503", "AL504", fix="unsafe")
def arxiv_form(papers: PaperList, random: Random) -> Iterator[Draft]:
    """A version, or abs for pdf and the other way round, against what the list does throughout."""
    conventions = Conventions(papers)
    form, version = conventions.form("arxiv"), conventions.arxiv_version
    for _, link in some_links(papers, random):
        found = link.resource if link.host == "arxiv.org" else None
        if not found or found.version or found.form not in ("abs", "pdf") or "?" in link.url:
            continue
        plain = link.url in (found.url, found.url.replace("/abs/", "/pdf/"))
        ways = []
        if _throughout(form) and form.value == found.form:
            other = f"/{'pdf' if found.form == 'abs' else 'abs'}/"
            ways.append(link.url.replace(f"/{found.form}/", other).removesuffix(".pdf"))
        if _throughout(version) and version.value == "latest":
            ways.append(re.sub(r"(\.pdf)?$", rf"v{random.randint(1, 4)}\1", link.url, count=1))
        if ways:
            yield change(link.target, random.choice(ways), fixable=plain)


def _throughout(habit: Habit | None) -> bool:
    """Whether a habit stays binding when some defects are against it."""
    return habit is not None and habit.share >= 0.9 and habit.cases >= 2 * CASES


@kind("impossible-arxiv-id", "AL506")
def impossible_arxiv_id(papers: PaperList, random: Random) -> Iterator[Draft]:
    """A month that no year has, a digit too many, a year to come, a letter at the end."""
    for _, link in some_links(papers, random):
        match = _ARXIV_ID.search(link.url) if link.host == "arxiv.org" else None
        if match:
            year, month, number = match[0][:2], match[0][2:4], match[0][5:]
            months = [f"{year}{random.randint(13, 99)}", f"{year}00", f"{int(year) + 30}{month}"]
            ways = [f"{wrong}.{number}" for wrong in months]
            ways += [f"{match[0]}{number[-1]}", f"{match[0]}x"]
            yield change(link.target, link.url.replace(match[0], random.choice(ways)))


@kind("cut-openreview-id", "AL508", "AL604")
def cut_openreview_id(papers: PaperList, random: Random) -> Iterator[Draft]:
    """An id that lost its last character, where the year says that it had ten."""
    for entry, link in some_links(papers, random):
        found = link.resource
        name = found.id.partition(":")[2] if found and found.scheme == "openreview" else ""
        if len(name) == 10 and entry.year and entry.year >= 2020 and link.url.endswith(name):
            yield change(link.target, link.url[:-1])


@kind("full-width-character", "AL514", "AL303", fix="safe")
def full_width_character(papers: PaperList, random: Random) -> Iterator[Draft]:
    """Punctuation of the sentence within the URL, or a full-width parenthesis as its end."""
    for _, link in some_links(papers, random):
        if not link.url.startswith("http"):
            continue
        if link.text == link.target or not is_inline(papers, link):
            if papers.text[link.target.end : link.target.end + 1] in ("\n", "\r", ""):
                yield insert(link.target.end, random.choice("，。；"))
        elif random.random() < 0.3:
            yield change(Span(link.target.end, link.target.end + 1), "）", fixable=False)
        else:
            yield insert(link.target.end, random.choice("），。；”"))
