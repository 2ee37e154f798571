"""AL6: one paper, one entry. Over all lists of the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..markdown.source import Edit, Span
from ..papers.entry import PaperList
from ..papers.identity import Pair, clashing_ids, cut_off, find_pairs, paper_key, two_versions
from ..papers.placing import Placing
from ..papers.titles import title_key
from .registry import Context, Fix, Hit, Place, Severity, rule, short

_PAPER = "[[paper](https://arxiv.org/abs/2001.00001)]"
_TRACKS = {"Findings": {"ACL", "EMNLP", "NAACL", "EACL", "AACL"}, "NeurIPS D&B": {"NeurIPS"}}


def _all_pairs(lists: Sequence[PaperList], ctx: Context) -> list[Pair]:
    pairs: list[Pair] = ctx.shared("pairs", lambda: find_pairs(lists, ctx.is_new))
    return pairs


def pairs_of(lists: Sequence[PaperList], ctx: Context) -> list[Pair]:
    """The pairs that no `allow-duplicates` names."""
    names = ctx.config.allow_duplicates
    ids, titles = set(map(paper_key, names)), set(map(title_key, names))
    return [
        pair
        for pair in _all_pairs(lists, ctx)
        if not names or not (pair.shared in ids or title_key(pair.second.entry.title) in titles)
    ]


def pair_hit(
    pair: Pair, span: Span, message: str, fix: Fix | None = None, severity: Severity | None = None
) -> Hit:
    """A hit on the second entry of a pair that names the first."""
    first = pair.first
    related = Place(first.papers.source, first.entry.title_span, f"'{first.entry.title}'")
    return Hit(span, message, fix, (related,), severity, pair.second.papers.source)


def where(pair: Pair) -> str:
    """The line of the first entry, with its file if that is another."""
    source = pair.first.papers.source
    line = source.position(pair.first.entry.title_span.start).line
    return f"line {line}" if pair.first.papers is pair.second.papers else f"{source.path}:{line}"


def _placing(lists: Sequence[PaperList], ctx: Context) -> Placing:
    """Where a paper should stand once, for all pairs of the run."""
    made: Placing = ctx.shared("placing", lambda: Placing(_all_pairs(lists, ctx), lists))
    return made


def _repeats(lists: Sequence[PaperList], ctx: Context) -> Iterator[tuple[Pair, bool]]:
    """The pairs that are one paper, each with whether it should stand in one of the two places only."""
    placing = _placing(lists, ctx)
    for pair in pairs_of(lists, ctx):
        if pair.shared and pair.likeness in ("same", "part"):
            yield pair, placing.wrong(pair)
        elif pair.likeness == "same" and not _apart(pair):
            yield pair, placing.wrong(pair) and not two_versions(*pair.entries)


def _apart(pair: Pair) -> bool:
    """Whether different ids say that these may be two papers; not where one id is the other cut off."""
    clash = clashing_ids(*pair.entries)
    return clash is not None and not cut_off(*clash)


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
    once. A remark across topics, where a workshop or conference paper has become another
    publication, and where two sections or files share more than 30 % of their papers:
    lists do that on purpose. The fix removes the later entry, and is offered only where
    all its links stand in the first, under the same title, venue and year.
    """
    for pair, wrong in _repeats(lists, ctx):
        other = [text for text, _ in _conflicts(pair) if not text.startswith("title")]
        why = (pair.shared or "same title") + (f", but {', '.join(other)}" if wrong and other else "")
        message = f"same paper as {where(pair)} ({why}); keep one"
        fix = _removal(pair) if wrong and not other and pair.likeness == "same" else None
        yield pair_hit(pair, pair.second.entry.title_span, message, fix, None if wrong else "info")


def _removal(pair: Pair) -> Fix | None:
    first, second = pair.entries
    kept = {link.url for link in first.links}
    if pair.first.papers is not pair.second.papers or not all(link.url in kept for link in second.links):
        return None
    source = pair.second.papers.source
    line, last = source.position(second.span.start).line, source.position(second.span.end).line
    starts = source.line_starts
    end = starts[last] if last < len(starts) else len(source.text)
    return Fix("remove the second", (Edit(Span(starts[line - 1], end), ""),), "unsafe")


@rule(
    "AL605",
    "conflicting-data",
    scope="lists",
    severity="warning",
    bad="# Pruning\n\n| title | venue | year |\n| --- | --- | --- |\n"
    "| [Pruning Networks Quickly](https://arxiv.org/abs/2001.00001) | ICML | 2020 |\n\n"
    "# Vision\n\n| title | venue | year |\n| --- | --- | --- |\n"
    "| [Pruning Networks Quickly](https://arxiv.org/abs/2001.00001) | ICLR | 2021 |\n",
    good="# Pruning\n\n| title | venue | year |\n| --- | --- | --- |\n"
    "| [Pruning Networks Quickly](https://arxiv.org/abs/2001.00001) | ICML | 2020 |\n\n"
    "# Vision\n\n| title | venue | year |\n| --- | --- | --- |\n"
    "| [Pruning Networks Quickly](https://arxiv.org/abs/2001.00001) | ICML | 2020 |\n",
    options="allow-duplicates",
)
def conflicting_data(lists: Sequence[PaperList], ctx: Context) -> Iterator[Hit]:
    """One paper in two places with different data.

    A preprint that was published since, or a slip. A remark where only the spelling of
    the title differs, or the venues are of two kinds. Where the paper should stand once
    anyway, duplicate-paper (AL601) says it.
    """
    for pair, wrong in _repeats(lists, ctx):
        data = list(_conflicts(pair))
        if data and not wrong:
            message = f"other data than {where(pair)}: {'; '.join(text for text, _ in data)}"
            severity: Severity | None = None if any(grave for _, grave in data) else "info"
            yield pair_hit(pair, pair.second.entry.title_span, message, severity=severity)


def _conflicts(pair: Pair) -> Iterator[tuple[str, bool]]:
    """What the entries say differently, and whether one of them must be wrong or out of date."""
    first, second = pair.entries
    if first.title != second.title:
        yield f"title '{second.title}' against '{first.title}'", False
    grave = not two_versions(first, second) and not _track(first.venue_id, second.venue_id)
    if first.venue_id and second.venue_id and first.venue_id != second.venue_id and _stated(pair, "venue"):
        names = second.venue, first.venue
        here, there = names if names[0] != names[1] else (second.venue_id, first.venue_id)
        yield f"venue {here} against {there}", grave
    if first.year and second.year and first.year != second.year and _stated(pair, "year"):
        yield f"year {second.year} against {first.year}", grave


def _track(a: str | None, b: str | None) -> bool:
    """Whether one venue is a track of the other, which many lists do not tell apart."""
    return a in _TRACKS.get(b or "", ()) or b in _TRACKS.get(a or "", ())


def _stated(pair: Pair, what: str) -> bool:
    """Whether both lists say it themselves, rather than their URLs."""
    return "url" not in {getattr(entry, f"{what}_source") for entry in pair.entries}


@rule(
    "AL606",
    "near-duplicate",
    scope="lists",
    severity="warning",
    bad="# 2020\n\n- Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- Prunning Networks Quickly [[paper](https://example.org/pruning.pdf)]\n",
    good="# 2020\n\n- Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00001)]\n",
    options="allow-duplicates",
)
def near_duplicate(lists: Sequence[PaperList], ctx: Context) -> Iterator[Hit]:
    """Two titles, with no id in common, that differ in a typo, a hyphen or a word's place.

    Or of which only one begins with the paper's name. Probably one paper twice: a warning
    where it should stand once, as for duplicate-paper (AL601), and no ids speak for two;
    else a remark. Titles that differ in a number, a negation or a prefix such as 'semi-'
    are two papers.
    """
    placing = _placing(lists, ctx)
    for pair in pairs_of(lists, ctx):
        if pair.likeness in ("variant", "part") and not pair.shared:
            other = clashing_ids(*pair.entries) or two_versions(*pair.entries)
            title = short(pair.first.entry.title)
            message = f"nearly the title of {where(pair)}, '{title}'; if it is one paper, keep one"
            severity: Severity | None = "info" if other or not placing.wrong(pair) else None
            yield pair_hit(pair, pair.second.entry.title_span, message, severity=severity)
