"""AL5: links, as far as a URL says without asking the network."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown.source import Span
from ..papers.entry import Entry, Link
from ..papers.identifiers import host_fact
from ..papers.labels import label_kind
from ..papers.venues import find_year
from .registry import Context, Hit, replace, rule

_SITES = ("code", "arxiv", "openreview")


@rule(
    "AL501",
    "insecure-url",
    scope="link",
    needs=lambda ctx: "http://" in ctx.small,
    when=lambda link, entry: link.url[:7].lower() == "http://",
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
    fact = host_fact(link.host)
    if fact and fact.https and not fact.retired:
        span = Span(link.target.start, link.target.start + len("http"))
        fix = replace(span, "https", "use https:")
        yield Hit(link.target, f"http: to {link.host}, which serves https:", fix)


@rule(
    "AL509",
    "label-contradicts-host",
    scope="link",
    when=lambda link, entry: label_kind(link.label) not in (None, link.kind),
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://arxiv.org/abs/2001.00001v1)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n",
)
def label_contradicts_host(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A label that says one thing on a host that can only be another.

    `code` on arxiv.org, `arxiv` on github.com: two links were probably mixed up. A label
    with a year states a venue, and a link to a part of a page may lead to anything.
    """
    said = label_kind(link.label) if link.label else None
    if said not in _SITES or link.kind not in (*_SITES, "paper"):
        return
    if find_year(link.label or "") or "#" in link.url:
        return
    if {said, link.kind} != {"arxiv", "paper"} or (link.resource and link.resource.scheme != "arxiv"):
        yield Hit(link.span, f"label '{link.label}' on {link.host}; one of them is wrong")
