"""AL6: one paper, one entry; one id, one paper. Over all lists of the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..markdown.source import Edit, Span
from ..papers import identity
from ..papers.entry import Entry, PaperList
from ..papers.identity import Overlaps, Pair, clashing_ids, find_pairs, same_place
from ..papers.titles import title_key
from .registry import Context, Fix, Hit, Place, Severity, rule

_PAPER = "[[paper](https://arxiv.org/abs/2001.00001)]"


def _pairs(lists: Sequence[PaperList], ctx: Context) -> list[Pair]:
    """The pairs that no `allow-duplicates` names."""
    allowed = {*ctx.config.allow_duplicates, *map(title_key, ctx.config.allow_duplicates)}
    return [
        pair
        for pair in ctx.shared("pairs", lambda: find_pairs(lists, ctx.is_new))
        if pair.shared not in allowed and title_key(pair.second.entry.title) not in allowed
    ]


def _hit(
    pair: Pair, span: Span, message: str, fix: Fix | None = None, severity: Severity | None = None
) -> Hit:
    """A hit on the second entry of a pair that names the first."""
    first = pair.first
    related = Place(first.papers.source, first.entry.title_span, f"'{first.entry.title}'")
    return Hit(span, message, fix, (related,), severity, pair.second.papers.source)


def _where(place: identity.Place, pair: Pair) -> str:
    line = place.papers.source.position(place.entry.title_span.start).line
    same_file = pair.first.papers is pair.second.papers
    return f"line {line}" if same_file else f"{place.papers.source.path}:{line}"


@rule(
    "AL601",
    "duplicate-paper",
    scope="lists",
    severity="warning",
    fix="unsafe",
    bad=f"# 2020\n\n- A Paper of Note {_PAPER}\n- B Paper [[paper](https://arxiv.org/abs/2001.00002)]\n"
    f"- A Paper of Note {_PAPER}\n",
    good=f"# 2020\n\n- A Paper of Note {_PAPER}\n- B Paper [[paper](https://arxiv.org/abs/2001.00002)]\n",
    options="allow-duplicates",
)
def duplicate_paper(lists: Sequence[PaperList], ctx: Context) -> Iterator[Hit]:
    """One paper twice: by id across abs, pdf, version, DOI and OpenReview, or by title.

    A warning in one section, or where year and venue sections each should hold a paper
    once. A remark across topics, and where two sections or files share more than 30 % of
    their papers: lists do that on purpose. The fix removes the later entry, and is
    offered only where all its links stand in the first.
    """
    pairs = _pairs(lists, ctx)
    overlaps = Overlaps(pairs, lists)
    for pair in pairs:
        first, second = pair.first.entry, pair.second.entry
        if pair.likeness != "same" or (not pair.shared and _apart(first, second)):
            continue
        wrong = same_place(pair) and not overlaps.meant(pair)
        why = pair.shared or "same title"
        message = f"same paper as {_where(pair.first, pair)} ({why}); keep one"
        fix = _removal(pair) if wrong else None
        yield _hit(pair, second.title_span, message, fix=fix, severity=None if wrong else "info")


def _apart(first: Entry, second: Entry) -> bool:
    """Whether different ids say that these may be two papers; not where one id is the other cut off."""
    clash = clashing_ids(first, second)
    return clash is not None and not (clash[0].startswith(clash[1]) or clash[1].startswith(clash[0]))


def _removal(pair: Pair) -> Fix | None:
    first, second = pair.first.entry, pair.second.entry
    kept = {link.url for link in first.links}
    if pair.first.papers is not pair.second.papers or not all(link.url in kept for link in second.links):
        return None
    source = pair.second.papers.source
    line, last = source.position(second.span.start).line, source.position(second.span.end).line
    starts = source.line_starts
    end = starts[last] if last < len(starts) else len(source.text)
    return Fix("remove the second", (Edit(Span(starts[line - 1], end), ""),), "unsafe")


@rule(
    "AL602",
    "one-id-two-titles",
    scope="lists",
    severity="error",
    bad="# 2020\n\n- Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- A Study of Graph Colouring [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="# 2020\n\n- Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- A Study of Graph Colouring [[paper](https://arxiv.org/abs/2001.00002)]\n",
    options="allow-duplicates",
)
def one_id_two_titles(lists: Sequence[PaperList], ctx: Context) -> Iterator[Hit]:
    """One id under two titles that have nothing to do with each other.

    One of the two links leads to another paper, and no link checker sees it, for the
    link works. It comes from copying an entry and forgetting to change the link.
    """
    for pair in _pairs(lists, ctx):
        if pair.likeness == "unrelated":
            where = _where(pair.first, pair)
            message = f"{pair.shared} is also the id of another title, {where}; one link is wrong"
            yield _hit(pair, _id_span(pair.second.entry, pair.shared), message)


def _id_span(entry: Entry, name: str) -> Span:
    link = next(link for link in entry.links if link.resource and link.resource.id == name)
    return link.target


@rule(
    "AL603",
    "one-id-two-spellings",
    scope="lists",
    severity="warning",
    bad="# 2020\n\n- Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- Pruning Network Quickly [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="# 2020\n\n- Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00001)]\n",
    options="allow-duplicates",
)
def one_id_two_spellings(lists: Sequence[PaperList], ctx: Context) -> Iterator[Hit]:
    """One id under two titles that differ in some words.

    The same paper twice, under an old and a new title or with a slip in one of them;
    or two papers of a series of which one has the other's link.
    """
    for pair in _pairs(lists, ctx):
        if pair.likeness == "variant":
            message = f"{pair.shared} has another title at {_where(pair.first, pair)}; which is right?"
            yield _hit(pair, pair.second.entry.title_span, message)


@rule(
    "AL604",
    "one-title-two-ids",
    scope="lists",
    severity="warning",
    bad="# 2020\n\n- Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00002)]\n",
    good="# 2020\n\n- Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00001)]\n",
    options="allow-duplicates",
)
def one_title_two_ids(lists: Sequence[PaperList], ctx: Context) -> Iterator[Hit]:
    """One title with two different ids of one site.

    One of them is mistyped or cut off, or leads to another paper.
    """
    for pair in _pairs(lists, ctx):
        clash = clashing_ids(pair.first.entry, pair.second.entry)
        if pair.likeness == "same" and not pair.shared and clash:
            message = f"{clash[1]} here, but {clash[0]} at {_where(pair.first, pair)}; which is right?"
            yield _hit(pair, _id_span(pair.second.entry, clash[1]), message)


@rule(
    "AL605",
    "conflicting-data",
    scope="lists",
    severity="warning",
    bad="# Pruning\n\n| title | venue | year |\n| --- | --- | --- |\n"
    "| [Pruning Networks Quickly](https://arxiv.org/abs/2001.00001) | ICML | 2020 |\n"
    "| [Pruning Networks Quickly](https://arxiv.org/abs/2001.00001) | ICLR | 2021 |\n",
    good="# Pruning\n\n| title | venue | year |\n| --- | --- | --- |\n"
    "| [Pruning Networks Quickly](https://arxiv.org/abs/2001.00001) | ICML | 2020 |\n",
    options="allow-duplicates",
)
def conflicting_data(lists: Sequence[PaperList], ctx: Context) -> Iterator[Hit]:
    """One paper in two places with different data.

    A preprint that was published since, or a slip. A remark where only the spelling of
    the title differs.
    """
    for pair in _pairs(lists, ctx):
        if pair.likeness == "same":
            data = list(_conflicts(pair.first.entry, pair.second.entry))
            if data:
                only_title = all(text.startswith("title") for text in data)
                message = f"other data than {_where(pair.first, pair)}: {'; '.join(data)}"
                yield _hit(
                    pair, pair.second.entry.title_span, message, severity="info" if only_title else None
                )


def _conflicts(first: Entry, second: Entry) -> Iterator[str]:
    if first.title != second.title:
        yield f"title '{second.title}' against '{first.title}'"
    if (
        first.venue_id
        and second.venue_id
        and first.venue_id != second.venue_id
        and _stated(first, second, "venue")
    ):
        yield f"venue {second.venue} against {first.venue}"
    if first.year and second.year and first.year != second.year and _stated(first, second, "year"):
        yield f"year {second.year} against {first.year}"


def _stated(first: Entry, second: Entry, what: str) -> bool:
    """Whether both lists say it themselves, rather than their URLs."""
    sources = getattr(first, f"{what}_source"), getattr(second, f"{what}_source")
    return "url" not in sources
