"""Papers -> index.html. It is a list that needs no script; what app.js adds stands in the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..papers.entry import Link
from .markup import direction, link, safe
from .papers import Paper

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)
GENERATOR = '<meta name="generator" content="awesome-lint">'
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{generator}
<title>{title}</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="style.css">
{feed}<script src="app.js" defer></script>
</head>
<body>
<header>
<h1{direction}>{title}</h1>
<p>{summary}</p>
<nav aria-label="As data">{downloads}</nav>
</header>
<form id="find" role="search" hidden>
<input id="query" type="search" placeholder="Search titles, authors, sections" aria-label="Search" \
aria-keyshortcuts="/" autocomplete="off" spellcheck="false">
<select id="year" aria-label="Year"><option value="">All years</option></select>
<select id="venue" aria-label="Venue"><option value="">All venues</option></select>
<label><input id="code" type="checkbox"> Has code</label>
<button id="clear" type="reset">Clear</button>
<output id="count" aria-live="polite"></output>
</form>
<main>
{papers}
</main>
<footer>Made with awesome-lint.</footer>
</body>
</html>
"""
_FEED = '<link rel="alternate" type="application/atom+xml" title="New papers" href="atom.xml">\n'
_LIST = 40  # papers in one element: of those out of sight a browser draws nothing
_VAGUE = frozenset({"other", "venue", "paper"})
_LABEL = 40  # characters of a link's label that are shown


def page(title: str, papers: Sequence[Paper], downloads: Iterable[tuple[str, str]], *, feed: bool) -> str:
    """The page; `downloads` are names of files beside it, and what they are called."""
    return _PAGE.format(
        policy=_POLICY,
        generator=GENERATOR,
        title=safe(title),
        direction=direction(title),
        feed=_FEED if feed else "",
        summary=_summary(papers),
        downloads=" ".join(_download(*one) for one in downloads),
        papers="\n".join(_groups(papers, 0)),
    )


def _download(file: str, name: str) -> str:
    return f'<a href="{file}"{"" if file == "atom.xml" else " download"}>{name}</a>'


def _summary(papers: Sequence[Paper]) -> str:
    years = sorted({paper.entry.year for paper in papers if paper.entry.year})
    code = sum(paper.code for paper in papers)
    parts = [f"{len(papers):,} {'paper' if len(papers) == 1 else 'papers'}"]
    if years:
        parts.append(f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0]))
    return safe(", ".join([*parts, f"{code:,} with code"]))


def _groups(papers: Iterable[Paper], depth: int) -> Iterator[str]:
    """Papers below their headings, those of one heading in one section."""
    for heading, group in groupby(papers, key=lambda paper: paper.headings[depth : depth + 1]):
        if heading:
            level = min(depth + 2, 6)
            yield f"<section>\n<h{level}{direction(heading[0])}>{safe(heading[0])}</h{level}>"
            yield from _groups(group, depth + 1)
            yield "</section>"
        else:
            items = [_item(paper) for paper in group]
            yield from (_list(items[at : at + _LIST]) for at in range(0, len(items), _LIST))


def _list(items: Sequence[str]) -> str:
    return "\n".join(["<ul>", *items, "</ul>"])


def _item(paper: Paper) -> str:
    """A paper. No element is closed that HTML closes by itself: there are thousands of these."""
    title, anchor = paper.entry.title or "(no title)", safe(paper.anchor)
    name = link(paper.main.url, title) if paper.main else f"<b>{safe(title)}</b>"
    about = [f"<span>{safe(part)}</span>" for part in _about(paper)]
    kinds = Counter(one.kind for one in paper.links)
    links = [link(one.url, _label(one, kinds)) for one in paper.links]
    rest = " ".join([*about, *links, f'<a href="#{anchor}" title="Permalink">#</a>'])
    return f'<li id="{anchor}"{_data(paper)}{direction(title)}>{name}\n<p>{rest}'


def _data(paper: Paper) -> str:
    """What app.js filters by."""
    year = f' data-year="{paper.entry.year}"' if paper.entry.year else ""
    venue = f' data-venue="{safe(paper.venue)}"' if paper.venue else ""
    return f"{year}{venue}{' data-code' if paper.code else ''}"


def _about(paper: Paper) -> Iterator[str]:
    if paper.entry.authors:
        yield ", ".join(paper.entry.authors)
    if where := " ".join(filter(None, [paper.venue, str(paper.entry.year or "")])):
        yield where


def _label(one: Link, kinds: Counter[str]) -> str:
    """What a link is called: by its kind where that says enough, for labels can be anything."""
    says_enough = kinds[one.kind] == 1 and one.kind not in _VAGUE
    return one.kind if says_enough else (one.label or "").strip()[:_LABEL] or one.kind
