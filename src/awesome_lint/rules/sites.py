"""AL5: links to arXiv, OpenReview and GitHub, whose URLs are known well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.source import Span
from ..papers.conventions import owner_span
from ..papers.entry import Entry, Link, PaperList
from ..papers.habits import Habit, settle
from .registry import Context, Hit, Place, Severity, replace, rule

_BRANCH = re.compile(
    r"https?://github\.com/[^/]+/[^/]+/(?:tree/(?P<folder>master)|blob/(?P<file>master|main))/.", re.I
)
_OFTENER = 10  # times that one spelling is used for each use of another


def _always(value: str, learnt: Habit | None) -> bool:
    """Whether a list does nothing else."""
    return learnt is not None and learnt.value == value and learnt.share == 1


@rule(
    "AL503",
    "arxiv-form",
    scope="link",
    sites=("arxiv",),
    needs=lambda ctx: ctx.config.arxiv_form or not _always("abs", ctx.conventions.form("arxiv")),
    severity="info",
    fix="unsafe",
    bad="- A Paper [[paper](https://arxiv.org/pdf/2001.00001.pdf)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    options="arxiv-form",
)
def arxiv_form(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An arXiv link of another form than the list's: the PDF, or the abstract page.

    Judged by what the list does four fifths of the time among ten links or more, or by `arxiv-form`.
    Where it shows no habit, and links to PDFs less often, a link that ends in `.pdf` is a
    remark: arXiv redirects it.
    The fix leads to another page of the same paper, so it is unsafe.
    """
    found = link.resource
    if not found or found.form not in ("abs", "pdf") or link.host != "arxiv.org":
        return
    wanted = settle(ctx.config.arxiv_form, ctx.conventions.form("arxiv"))
    if wanted in ("abs", "pdf") and wanted != found.form:
        url = found.url if wanted == "abs" else found.url.replace("/abs/", "/pdf/")
        url += found.version or ""
        fix = replace(link.target, url, f"link to /{wanted}/", "unsafe")
        message = f"arXiv {found.form} link; the list links to {wanted}"
        yield Hit(link.target, message, fix, severity="warning")
    elif wanted or ctx.config.arxiv_form or found.form != "pdf" or not link.url.endswith(".pdf"):
        return
    elif (habit := ctx.conventions.form("arxiv")) and (habit.value != "pdf" or habit.cases < 3):
        fix = replace(link.target, found.url + (found.version or ""), "link to the abstract page", "unsafe")
        yield Hit(link.target, "arXiv link to a .pdf, which redirects; link to /abs/", fix)


@rule(
    "AL504",
    "arxiv-version",
    scope="link",
    sites=("arxiv",),
    needs=lambda ctx: ctx.config.arxiv_version or not _always("latest", ctx.conventions.arxiv_version),
    severity="info",
    fix="unsafe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001v2)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
    options="arxiv-version",
)
def arxiv_version(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An arXiv link that pins one version.

    Readers miss later corrections. A warning where the list pins hardly any or
    `arxiv-version` is 'latest', else a remark; with 'pin' it is the links without a version
    that are reported. The fix leads to the latest version, so it is unsafe.
    """
    found, configured = link.resource, ctx.config.arxiv_version
    wanted = settle(configured, ctx.conventions.arxiv_version)
    if (
        found
        and found.version
        and link.url.count(found.version) == 1
        and wanted != "pin"
        and configured != "keep"
    ):
        at = link.target.start + link.url.index(found.version)
        fix = replace(Span(at, at + len(found.version)), "", "link to the latest version", "unsafe")
        severity: Severity = "warning" if wanted else "info"
        yield Hit(link.target, f"arXiv link to version {found.version}", fix, severity=severity)
    elif found and not found.version and configured == "pin":
        yield Hit(link.target, "arXiv link without a version", severity="warning")


@rule(
    "AL507",
    "openreview-form",
    scope="link",
    sites=("openreview",),
    needs=lambda ctx: ctx.config.openreview_form or not _always("forum", ctx.conventions.form("openreview")),
    severity="info",
    fix="safe",
    bad="- A Paper [[paper](https://openreview.net/pdf?id=abcdefghij)]\n",
    good="- A Paper [[paper](https://openreview.net/forum?id=abcdefghij)]\n",
    options="openreview-form",
)
def openreview_form(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An OpenReview link to the PDF in a list that links to the forum.

    A warning where the list links to the forum four fifths of the time among ten links
    or more, or `openreview-form` says so; silent where it links to PDFs.
    """
    found, configured = link.resource, ctx.config.openreview_form
    habit = ctx.conventions.form("openreview")
    wanted = settle(configured, habit)
    if found is None or found.form not in ("forum", "pdf") or found.form == wanted or configured == "keep":
        return
    if found.form == "forum":
        if configured:
            yield Hit(link.target, "OpenReview link to the forum; the list links to PDFs", severity="warning")
        return
    mostly = habit and (habit.cases == 1 or (habit.value != "pdf" and habit.share > 1 / 2))
    if "pdf" not in (link.label or "").lower() and (wanted or mostly):
        fix = replace(link.target, found.url, "link to the forum")
        severity: Severity = "warning" if wanted else "info"
        yield Hit(
            link.target, "OpenReview link to the PDF; the forum has the reviews too", fix, severity=severity
        )


@rule(
    "AL512",
    "owner-spelling",
    scope="list",
    severity="info",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/NVlabs/a)]\n"
    "- B Paper [[paper](https://arxiv.org/abs/2001.00002)] [[code](https://github.com/nvlabs/b)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/NVlabs/a)]\n"
    "- B Paper [[paper](https://arxiv.org/abs/2001.00002)] [[code](https://github.com/NVlabs/b)]\n",
)
def owner_spelling(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """One GitHub owner in two spellings.

    GitHub ignores case; somebody who searches or compares may not. A name with capitals was
    probably copied from its page, so the spelling with more of them is proposed, unless the
    list writes the other one nearly always.
    """
    for spellings in (found for found in ctx.conventions.owners.values() if len(found) > 1):
        best = max(spellings, key=_capitals)
        places = tuple(Place(papers.source, x.target, f"'{best}' here") for x in spellings[best][:10])
        for owner, links in spellings.items():
            if _capitals(owner) < _capitals(best) and len(links) < len(spellings[best]) * _OFTENER:
                for span in filter(None, map(owner_span, links)):
                    fix = replace(span, best, f"write '{best}'")
                    yield Hit(span, f"owner '{owner}', elsewhere '{best}'", fix, places)


def _capitals(name: str) -> int:
    return sum(map(str.isupper, name))


@rule(
    "AL513",
    "branch-link",
    scope="link",
    sites=("github",),
    when=lambda link, entry: _BRANCH.match(link.url),
    severity="info",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b/tree/master/c)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n",
)
def branch_link(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link to a file on a branch, or to anything on one called `master`.

    It breaks when the file moves or the branch is renamed, as most of that name were. Link
    to the repository, or to the commit that belongs to the paper.
    """
    match = _BRANCH.match(link.url)
    if match:
        branch = match["folder"] or match["file"]
        yield Hit(link.target, f"link into the branch '{branch}', whose files move; link to the repository")
