"""AL5: links, as far as a URL says without asking the network."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.source import Span
from ..papers.entry import Entry, Link
from ..papers.identifiers import host_fact
from ..papers.labels import label_kind
from .registry import Context, Fix, Hit, replace, rule
from .tags import removal

_BAD_SCHEME = re.compile(
    r"(?:https?:?/{0,2}(?=https?:/)|h?ttps?:/(?=[^/])|t{1,2}ps?://|hhttps?://|htpps?://|https?//|https?;//)",
    re.I,
)
_GOOD_SCHEME = re.compile(r"https?://(?!http)")
_TRACKING = re.compile(
    r"[?&](?:utm_\w+|fbclid|gclid|casa_token|dgcid|spm|share_source|vd_source|_ga|igshid|mc_cid|mc_eid)=[^&#]*"
)
_GLUED = re.compile(r"[　-〿＀-￯“”‘’]")
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
