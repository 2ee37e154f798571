"""AL6: one id, one title, and the other way round. Over all lists of the run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..markdown.source import Span
from ..papers.entry import Entry, PaperList
from ..papers.identity import Pair, clashing_ids, cut_off, paper_key, two_versions
from ..rare import rare
from .identity import pair_hit, pairs_of, where
from .registry import Context, Hit, Severity, rule, short

_SAID = rare(r"\barXiv(?: preprint)?[: ]{1,2}(?:arXiv: ?)?(\d{4}\.\d{4,5})(?!\d)", re.IGNORECASE)


@rule(
    "AL602",
    "one-id-two-titles",
    scope="lists",
    severity="error",
    bad="# 2020\n\n- Pruning Networks Quickly and Well [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- A Study of Graph Colouring [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="# 2020\n\n- Pruning Networks Quickly and Well [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- A Study of Graph Colouring [[paper](https://arxiv.org/abs/2001.00002)]\n",
    options="allow-duplicates",
)
def one_id_two_titles(lists: Sequence[PaperList], ctx: Context) -> Iterator[Hit]:
    """One id under two titles that have nothing to do with each other.

    One of the two links leads to another paper, and no link checker sees it, for the
    link works. It comes from copying an entry and forgetting to change the link.
    """
    for pair in pairs_of(lists, ctx):
        if pair.shared and pair.likeness == "unrelated":
            message = f"{pair.shared} is also the id of another title, {where(pair)}; one link is wrong"
            yield pair_hit(pair, _id_span(pair.second.entry, pair.shared), message)


def _id_span(entry: Entry, name: str) -> Span:
    return next(x.target for x in entry.links if x.resource and paper_key(x.resource.id) == name)


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
    or two papers of which one has the other's link. A remark where a conference paper
    and its journal version may share a preprint. Not where the links pin two versions
    of a paper, which may have two titles.
    """
    for pair in pairs_of(lists, ctx):
        if pair.shared and pair.likeness in ("variant", "suspect") and not _two_pinned(pair):
            other = "spelled" if pair.likeness == "variant" else "called"
            title = short(pair.first.entry.title)
            message = f"{pair.shared} is {other} '{title}' at {where(pair)}; which is right?"
            severity: Severity | None = "info" if two_versions(*pair.entries) else None
            yield pair_hit(pair, pair.second.entry.title_span, message, severity=severity)


def _two_pinned(pair: Pair) -> bool:
    versions = [_pinned(entry, pair.shared) for entry in pair.entries]
    return all(versions) and versions[0].isdisjoint(versions[1])


def _pinned(entry: Entry, name: str) -> set[str]:
    resources = [link.resource for link in entry.links if link.resource]
    return {r.version for r in resources if r.version and paper_key(r.id) == name}


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

    One of them is mistyped or cut off, or leads to another paper. Silent where the two
    entries name different venues or years, for a paper may be published twice; but arXiv
    has it once.
    """
    for pair in pairs_of(lists, ctx):
        clash = clashing_ids(*pair.entries)
        if pair.likeness == "same" and not pair.shared and clash and _doubtful(pair, clash):
            message = f"{clash[1]} here, but {clash[0]} at {where(pair)}; which is right?"
            span = _id_span(pair.second.entry, clash[1])
            yield pair_hit(pair, span, message)


def _doubtful(pair: Pair, clash: tuple[str, str]) -> bool:
    first, second = pair.entries
    if clash[0].startswith("arxiv:") or cut_off(*clash):
        return True
    return first.section is second.section and (first.venue_id, first.year) == (second.venue_id, second.year)


@rule(
    "AL607",
    "text-and-link-differ",
    scope="entry",
    needs=lambda ctx: "arxiv:" in ctx.small or "arxiv " in ctx.small,
    severity="warning",
    bad='# 2020\n\n- J. Doe, "Pruning Networks Quickly", arXiv:2001.00001, 2020. '
    "[[paper](https://arxiv.org/abs/2001.00010)]\n",
    good='# 2020\n\n- J. Doe, "Pruning Networks Quickly", arXiv:2001.00001, 2020. '
    "[[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def text_and_link_differ(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An entry that says one arXiv id and links to another.

    One of the two is mistyped, or was left over when the entry was copied. Only where the
    entry says one id and links to one.
    """
    linked = {name for name in entry.ids if name.startswith("arxiv:")}
    if len(linked) != 1:
        return
    part = ctx.source[entry.span].lower()
    if "arxiv:" not in part and "arxiv " not in part:
        return
    said = {match[1] for match in _SAID.finditer(part)}
    if len(said) == 1 and not {f"arxiv:{id}" for id in said} & linked:
        name = linked.pop()
        message = f"the text says arXiv:{said.pop()}, but the link leads to {name}; which is right?"
        yield Hit(_id_span(entry, name), message)
