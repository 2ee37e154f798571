"""Whether a paper is in a list already, by any of its URLs or by its title."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from ..papers.entry import Entry, PaperList
from ..papers.identity import find_pairs, paper_key
from ..papers.reader import read_list
from .describe import link_id
from .paper import PAPERS, NewPaper


class Duplicate(NamedTuple):
    """An entry that is the same paper, and what tells so."""

    papers: PaperList
    entry: Entry
    why: str


def find_duplicate(
    lists: Sequence[PaperList], paper: NewPaper, given: Collection[str] = ()
) -> Duplicate | None:
    """The entry of a paper, if there is one. `given` are URLs that stand for it, whatever they lead to."""
    wanted = {link_id(url) for kind, url in paper.links if kind in PAPERS or url in given}
    for papers in lists:
        for entry in papers.entries:
            shared = next((x.url for x in entry.links if x.url and link_id(x.url) in wanted), None)
            if shared:
                return Duplicate(papers, entry, f"it links to {shared}")
    return _by_identity(lists, paper)


def _by_identity(lists: Sequence[PaperList], paper: NewPaper) -> Duplicate | None:
    """As the rules on identity find it: ids of any form, and titles."""
    example = next((papers.entries[0] for papers in lists if papers.entries), None)
    if example is None:
        return None
    alone = read_list("")
    new = paper.as_entry(example)
    alone.entries.append(new)
    for pair in find_pairs([*lists, alone], lambda papers, entry: entry is new):
        if pair.second.entry is new:
            title = pair.first.entry.title
            why = f"the id is {paper_key(pair.shared)}" if pair.shared else f"the title is '{title}'"
            return Duplicate(pair.first.papers, pair.first.entry, why)
    return None
