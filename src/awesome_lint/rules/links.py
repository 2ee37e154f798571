"""AL5: links, as far as a URL says without asking the network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..markdown.source import Span
from ..papers.conventions import owner_span
from ..papers.entry import Entry, Link
from ..papers.identifiers import host_fact
from ..papers.labels import label_kind
from .entries import removal
from .registry import Context, Fix, Hit, Place, Severity, replace, rule

_BAD_SCHEME = re.compile(
    r"(?:https?:?/{0,2}(?=https?:/)|h?ttps?:/(?=[^/])|t{1,2}ps?://|hhttps?://|htpps?://|https?//|https?;//)",
    re.I,
)
_GOOD_SCHEME = re.compile(r"https?://(?!http)")
_TRACKING = re.compile(
    r"[?&](?:utm_\w+|fbclid|gclid|casa_token|dgcid|spm|share_source|vd_source|_ga|igshid|mc_cid|mc_eid)=[^&#]*"
)
_GLUED = re.compile(r"[　-〿＀-￯“”‘’]")
_ARXIV_ID = re.compile(
    r"arxiv\.org/(?:abs|pdf|html)/+(?:arxiv:)?(?P<id>\d{3,6}\.\d{3,8})(?P<rest>[^?#]*)", re.I
)
_SITES = ("code", "arxiv", "openreview")
_BRANCH = re.compile(r"https?://github\.com/[^/]+/[^/]+/(?:tree|blob)/(?P<branch>master|main)/.", re.I)


@rule(
    "AL501",
    "insecure-url",
    scope="link",
    severity="warning",
    fix="safe",
    bad="- A Paper [[paper](http://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def insecure_url(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """`http:` where the host serves `https:`.

    Every reader is redirected, and the first request can be read and changed on the
    way. Only hosts that are known to serve https are reported.
    """
    if link.url.lower().startswith("http://"):
        fact = host_fact(link.host)
        if fact and fact.https and not fact.retired:
            span = Span(link.target.start, link.target.start + len("http"))
            yield Hit(
                link.target,
                f"http: to {link.host}, which serves https:",
                replace(span, "https", "use https:"),
            )


@rule(
    "AL502",
    "retired-host",
    scope="link",
    severity="warning",
    fix="unsafe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[pwc](https://paperswithcode.com/paper/a-paper)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def retired_host(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link to a service that was shut down.

    A status check sees a redirect to some general page and finds it alive. The fix
    removes the link, so it is unsafe; it is offered only where the entry keeps another
    link to the paper or its code.
    """
    fact = host_fact(link.host)
    if fact and fact.retired:
        others = [x for x in entry.links if x is not link and x.url and not _is_retired(x)]
        fix = (
            Fix("remove the link", (removal(link, ctx),), "unsafe")
            if others and link.label is not None
            else None
        )
        yield Hit(link.target, fact.retired, fix)


def _is_retired(link: Link) -> bool:
    fact = host_fact(link.host)
    return bool(fact and fact.retired) or link.url.startswith("#")


@rule(
    "AL503",
    "arxiv-form",
    scope="link",
    sites=("arxiv",),
    severity="info",
    fix="unsafe",
    bad="- A Paper [[paper](https://arxiv.org/pdf/2001.00001.pdf)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def arxiv_form(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An arXiv link of another form than the list's: the PDF, or the abstract page.

    Judged by what the list does four fifths of the time among ten links or more.
    Where it shows no habit, a link that ends in `.pdf` is a remark: arXiv redirects it.
    The fix leads to another page of the same paper, so it is unsafe.
    """
    found = link.resource
    if not found or found.form not in ("abs", "pdf") or link.host != "arxiv.org":
        return
    habit = ctx.conventions.form("arxiv")
    if habit and habit.binding and habit.value != found.form and habit.value in ("abs", "pdf"):
        url = found.url if habit.value == "abs" else found.url.replace("/abs/", "/pdf/")
        url += found.version or ""
        fix = replace(link.target, url, f"link to /{habit.value}/", "unsafe")
        yield Hit(
            link.target, f"arXiv {found.form} link; the list links to {habit.value}", fix, severity="warning"
        )
    elif not (habit and habit.binding) and found.form == "pdf" and link.url.endswith(".pdf"):
        fix = replace(link.target, found.url + (found.version or ""), "link to the abstract page", "unsafe")
        yield Hit(link.target, "arXiv link to a .pdf, which redirects; link to /abs/", fix)


@rule(
    "AL504",
    "arxiv-version",
    scope="link",
    sites=("arxiv",),
    severity="info",
    fix="unsafe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001v2)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def arxiv_version(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An arXiv link that pins one version.

    Readers miss later corrections. A warning where the list pins hardly any, else a
    remark. The fix leads to the latest version, so it is unsafe.
    """
    found = link.resource
    if found and found.version and link.url.count(found.version) == 1:
        at = link.target.start + link.url.index(found.version)
        fix = replace(Span(at, at + len(found.version)), "", "link to the latest version", "unsafe")
        pinned = ctx.conventions.arxiv_pinned
        if not (pinned and pinned.binding and pinned.value):
            severity: Severity = "warning" if pinned and pinned.binding else "info"
            yield Hit(link.target, f"arXiv link to version {found.version}", fix, severity=severity)


@rule(
    "AL505",
    "mirror-host",
    scope="link",
    severity="warning",
    fix="safe",
    bad="- A Paper [[paper](https://export.arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def mirror_host(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A mirror, or a host whose pages have moved to another.

    Mirrors lag behind and go away; the same page stands on the canonical host.
    """
    host = link.host
    fact = host_fact(host)
    target = (fact.mirror_of or fact.moved_to) if fact else None
    if fact and target and not fact.retired:
        fix = None
        if link.resource:
            keeps_form = link.resource.form in (None, "abs", "html", "forum")
            url = link.resource.url if keeps_form else link.url.replace(host, target, 1)
            fix = replace(link.target, url.replace("http://", "https://", 1), f"link to {target}")
        yield Hit(
            link.target, f"{host} has moved to {target}" if fact.moved_to else f"{host} mirrors {target}", fix
        )


@rule(
    "AL506",
    "impossible-arxiv-id",
    scope="link",
    severity="error",
    bad="- A Paper [[paper](https://arxiv.org/abs/2013.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2012.00001)]\n",
)
def impossible_arxiv_id(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An arXiv id that cannot exist: a month 13, a month to come, too many digits.

    Ids are YYMM.NNNN until 2014 and YYMM.NNNNN since. Look the paper up.
    """
    match = _ARXIV_ID.search(link.url) if link.host.endswith("arxiv.org") else None
    if match is None:
        return
    found = link.resource
    today = date.today()
    if found is None:
        yield Hit(link.target, f"'{match['id']}' cannot be an arXiv id; look the paper up")
    elif found.year and (found.year, found.month or 0) > (today.year, today.month):
        yield Hit(link.target, f"arXiv id {match['id']} is of a month to come; look the paper up")


@rule(
    "AL507",
    "openreview-form",
    scope="link",
    sites=("openreview",),
    severity="info",
    fix="safe",
    bad="- A Paper [[paper](https://openreview.net/pdf?id=abcdefghij)]\n",
    good="- A Paper [[paper](https://openreview.net/forum?id=abcdefghij)]\n",
)
def openreview_form(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An OpenReview link to the PDF in a list that links to the forum.

    A warning where the list links to the forum four fifths of the time among ten links
    or more; silent where it links to PDFs.
    """
    found = link.resource
    habit = ctx.conventions.form("openreview")
    if found and found.form == "pdf" and habit and habit.value != "pdf":
        fix = replace(link.target, found.url, "link to the forum")
        severity: Severity = "warning" if habit.binding else "info"
        message = "OpenReview link to the PDF; the list links to the forum"
        yield Hit(link.target, message, fix, severity=severity)
    elif found and found.form == "pdf" and habit and habit.cases == 1:
        fix = replace(link.target, found.url, "link to the forum")
        yield Hit(link.target, "OpenReview link to the PDF; the forum has the reviews too", fix)


@rule(
    "AL508",
    "openreview-id",
    scope="link",
    sites=("openreview",),
    severity="warning",
    bad="# ICLR 2023\n\n- A Paper [[paper](https://openreview.net/forum?id=abcdefghi)]\n",
    good="# ICLR 2023\n\n- A Paper [[paper](https://openreview.net/forum?id=abcdefghij)]\n",
)
def openreview_id(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An OpenReview id of a length that its year does not have.

    Ids had 9 characters until 2018 and have 10 or 11 since 2020. Programs that
    turn text into links drop an underscore or hyphen at the end of an id.
    """
    found = link.resource
    if found and entry.year and entry.year >= 2020:
        key = found.id.partition(":")[2]
        if len(key) not in (10, 11, 12, 13):
            length = f"has {len(key)} characters; since 2020 they have 10 or 11"
            yield Hit(link.target, f"OpenReview id '{key}' {length}: is its end cut off?")


@rule(
    "AL509",
    "label-contradicts-host",
    scope="link",
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://arxiv.org/abs/2001.00001v1)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n",
)
def label_contradicts_host(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A label that says one thing on a host that can only be another.

    `code` on arxiv.org, `arxiv` on github.com: two links were probably mixed up.
    """
    said = label_kind(link.label) if link.label else None
    if said not in _SITES or link.kind == said or link.kind not in (*_SITES, "paper"):
        return
    if {said, link.kind} != {"arxiv", "paper"} or (link.resource and link.resource.scheme != "arxiv"):
        yield Hit(link.span, f"label '{link.label}' on {link.host}; check the link")


@rule(
    "AL510",
    "tracking-parameter",
    scope="link",
    severity="warning",
    fix="safe",
    bad="- A Paper [[blog](https://example.org/post?utm_source=x&id=1)] [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[blog](https://example.org/post?id=1)] [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def tracking_parameter(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A parameter that only says where the link was copied.

    `utm_source` and its like track the reader, and give one page several URLs.
    """
    match = _TRACKING.search(link.url) if "?" in link.url else None
    if match:
        cleaned = _TRACKING.sub("", link.url)
        if "?" not in cleaned and "&" in cleaned:
            cleaned = cleaned.replace("&", "?", 1)
        name = match.group()[1:].partition("=")[0]
        yield Hit(link.target, f"tracking parameter {name}", replace(link.target, cleaned, "remove it"))


@rule(
    "AL511",
    "malformed-scheme",
    scope="link",
    severity="error",
    fix="safe",
    bad="- A Paper [[paper](ttps://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def malformed_scheme(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A mistyped `https://`.

    `ttps://`, `https:/`, `https://https://`: browsers do not know the scheme, or take the
    address for a file beside the list.
    """
    match = None if _GOOD_SCHEME.match(link.url) else _BAD_SCHEME.match(link.url)
    if match:
        rest = link.url[match.end() :]
        url = rest if rest.lower().startswith("http") else f"https://{rest.lstrip('/')}"
        yield Hit(
            link.target, f"malformed scheme in '{link.url[:40]}'", replace(link.target, url, "write https://")
        )


@rule(
    "AL512",
    "owner-spelling",
    scope="link",
    sites=("github",),
    severity="info",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/NVlabs/a)]\n"
    "- B Paper [[paper](https://arxiv.org/abs/2001.00002)] [[code](https://github.com/nvlabs/b)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/NVlabs/a)]\n"
    "- B Paper [[paper](https://arxiv.org/abs/2001.00002)] [[code](https://github.com/NVlabs/b)]\n",
)
def owner_spelling(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """One GitHub owner in two spellings.

    GitHub ignores case; somebody who searches or compares may not. A name with capitals was
    probably copied from its page, so the spelling with more of them is proposed.
    """
    span = owner_span(link)
    if span is None:
        return
    owner = ctx.source[span]
    spellings = ctx.conventions.owners.get(owner.lower(), {})
    best = max(spellings, key=lambda s: sum(map(str.isupper, s)), default=owner)
    if best != owner and sum(map(str.isupper, best)) > sum(map(str.isupper, owner)):
        places = tuple(Place(ctx.source, x.target, f"'{best}' here") for x in spellings[best][:10])
        yield Hit(
            span, f"owner '{owner}', elsewhere '{best}'", replace(span, best, f"write '{best}'"), places
        )


@rule(
    "AL513",
    "branch-link",
    scope="link",
    sites=("github",),
    severity="info",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b/tree/master/c)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n",
)
def branch_link(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link to a folder or file on a branch.

    It breaks when the folder moves or the branch is renamed. Link to the repository, or
    to the commit that belongs to the paper.
    """
    match = _BRANCH.match(link.url)
    if match:
        yield Hit(link.target, f"link into the branch '{match['branch']}', whose files move")


@rule(
    "AL514",
    "url-with-full-width-character",
    scope="link",
    severity="error",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001）)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def url_with_full_width_character(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A URL that ends in a full-width bracket, comma or quotation mark.

    The mark belongs to the text, and the address with it leads nowhere.
    """
    match = None if link.url.isascii() else _GLUED.search(link.url)
    if match and link.url.startswith("http"):
        at = link.target.start + match.start()
        rest = link.url[match.start() :]
        fix = replace(Span(at, link.target.end), "", "end the URL before it") if len(rest) == 1 else None
        yield Hit(Span(at, link.target.end), f"'{match.group()}' in the URL", fix)
