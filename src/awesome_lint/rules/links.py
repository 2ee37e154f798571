"""AL5: links, as far as a URL says without asking the network."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown.source import Span
from ..papers.entry import Entry, Link
from ..papers.identifiers import host_fact, split_host
from ..papers.labels import label_kind
from .registry import Context, Fix, Hit, replace, rule
from .tags import removal

_SITES = ("code", "arxiv", "openreview")


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
    host, found = link.host, link.resource
    fact = host_fact(host)
    target = (fact.mirror_of or fact.moved_to) if fact else None
    # Some old forms of URL are known on the mirror alone.
    if not fact or not target or fact.retired or (found and split_host(found.url) == host):
        return
    fix = None
    if found:
        keeps_form = found.form in (None, "abs", "html", "forum")
        at = link.url.lower().index(host)
        url = found.url if keeps_form else link.url[:at] + target + link.url[at + len(host) :]
        fix = replace(link.target, url.replace("http://", "https://", 1), f"link to {target}")
    verb = "has moved to" if fact.moved_to else "mirrors"
    yield Hit(link.target, f"{host} {verb} {target}", fix)


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
