"""AL4: links of one entry that should be of one paper, and one repository."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.source import Source, Span
from ..papers.entry import Entry, Link
from ..papers.labels import label_kind
from ..rare import rare
from .registry import Context, Hit, Place, replace, rule

_ONE_ID_EACH = ("arxiv", "openreview", "cvf", "neurips", "pmlr", "acl", "ecva", "ijcai")
_PAPERS = ("paper", "arxiv", "openreview")
_BADGE = rare(
    r"(?:img\.shields\.io|badgen\.net)/github/(?:stars|last-commit|forks|issues|license|watchers)/"
    r"(?P<name>[\w.-]+/[\w.-]*?)(?:\.svg|\.png|\.json)?(?=[?/)\s\"'>&]|$)"
)
_REPOSITORY = rare(r"https?://(?:www\.)?github\.com/+([\w.-]+)/+([\w.-]+?)(?:\.git)?(?:[/?#]|$)", re.I)


def _scheme(id: str) -> str:
    return id.partition(":")[0]


@rule(
    "AL407",
    "two-papers-in-one-entry",
    scope="entry",
    when=lambda entry: len({*map(_scheme, entry.ids)}) < len(entry.ids),
    severity="warning",
    bad="- A Paper [[abs](https://arxiv.org/abs/2001.00001)] [[pdf](https://arxiv.org/pdf/2001.00002)]\n",
    good="- A Paper [[abs](https://arxiv.org/abs/2001.00001)] [[pdf](https://arxiv.org/pdf/2001.00001)]\n",
)
def two_papers_in_one_entry(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """Two links side by side that name different papers of one site.

    A paper has one arXiv id and one page in its proceedings, so one of the links was
    mistyped or copied from elsewhere. Links under the same label, and tags with words in
    between, are taken for two papers that are meant.
    """
    firsts: dict[str, tuple[Link, int]] = {}
    for link, stretch in _stretches(entry, ctx.source):
        if not _names_it(link):
            continue
        scheme, name = _id(link)
        first, start = firsts.setdefault(scheme, (link, stretch))
        known = _id(first)[1]
        # One that is not the title's stands beside the other, under another label.
        if known != name and (first.label is None or (first.label != link.label and start == stretch)):
            text = f"{name}, but '{first.label or 'the title'}' links to {known}; one of them is wrong"
            yield Hit(link.target, text, related=(Place(ctx.source, first.target, f"{known} here"),))


def _names_it(link: Link) -> bool:
    """Whether a link is there to name the paper: 'extension' or 'v2' may name another."""
    found = link.resource
    if not found or found.scheme not in _ONE_ID_EACH or found.form in ("supplement", "attachment"):
        return False
    label = link.label
    return label is None or (label_kind(label) in _PAPERS and not any(map(str.isdigit, label)))


def _id(link: Link) -> tuple[str, str]:
    scheme, _, name = link.resource.id.partition(":") if link.resource else ("", "", "")
    return scheme, name


def _stretches(entry: Entry, source: Source) -> Iterator[tuple[Link, int]]:
    """The links of an entry, each with the number of its stretch: words part one from the next."""
    number, at = 0, entry.span.start
    for link in entry.links:
        number += any(map(str.isalnum, source.text[at : link.span.start]))
        at = max(at, link.span.end)
        yield link, number


@rule(
    "AL408",
    "badge-of-another-repository",
    scope="entry",
    needs=lambda ctx: "/github/" in ctx.source.text,
    severity="warning",
    fix="unsafe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)] "
    "![stars](https://img.shields.io/github/stars/a/c)\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)] "
    "![stars](https://img.shields.io/github/stars/a/b)\n",
)
def badge_of_another_repository(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A badge with the stars of a repository that the entry does not link to.

    It shows the numbers of other code, or none. The fix writes the linked repository
    into the badge; it is unsafe, for the link may be the wrong one.
    """
    if ctx.source.text.find("/github/", *entry.span) < 0:
        return
    text = ctx.source[entry.span]
    linked = {f"{m[1]}/{m[2]}".lower(): f"{m[1]}/{m[2]}" for m in _repositories(entry)}
    for badge in _BADGE.finditer(text) if linked else ():
        if badge["name"].lower() not in linked:
            start = entry.span.start
            span = Span(start + badge.start("name"), start + badge.end("name"))
            names = sorted(linked.values())
            fix = replace(span, names[0], "name the linked repository", "unsafe") if len(names) == 1 else None
            yield Hit(span, f"badge of {badge['name']}, but the code is at {' and '.join(names)}", fix)


def _repositories(entry: Entry) -> Iterator[re.Match[str]]:
    return (match for link in entry.links if (match := _REPOSITORY.match(link.url)))
