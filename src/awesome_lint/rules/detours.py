"""AL5: links that hide where they lead, lead there by a detour, or do not last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from ..papers.entry import Entry, Link
from ..papers.hosts import Address, HostFact, host_fact, split_url
from ..papers.labels import label_kind
from .registry import Context, Hit, Severity, replace, rule

_PROXY = re.compile(r"ezproxy|libproxy|proxy\d*\.lib|webvpn\.|\.idm\.oclc\.org$")
_UNKNOWN = ("",)  # sites: the URL tells nothing about what it leads to


@rule(
    "AL515",
    "short-link",
    scope="link",
    sites=_UNKNOWN,
    hosts=lambda host: (fact := host_fact(host)) and fact.short,
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[project](https://bit.ly/3abcdef)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[project](https://example.org/a)]\n",
)
def short_link(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link through a URL shortener.

    Nobody sees where it leads, it can be pointed elsewhere, and it dies with the service.
    Link to the address that it leads to.
    """
    yield Hit(link.target, f"{link.host} hides where the link leads; link to that address")


@rule(
    "AL516",
    "indirect-link",
    scope="link",
    sites=_UNKNOWN,
    hosts=lambda host: host_fact(host) or _PROXY.search(host),
    severity="warning",
    fix="safe",
    bad="- A Paper [[paper](https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa.pdf)] "
    "[[code](https://github.com/a/b)]\n",
    good="- A Paper [[paper](https://example.org/a.pdf)] [[code](https://github.com/a/b)]\n",
)
def indirect_link(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link through a search engine, a redirecting page or a library's proxy.

    It was copied from a page of results, tracks the reader, or asks for the password of a
    university. The fix puts in the address where the link holds it.
    """
    if _PROXY.search(link.host):
        yield Hit(link.target, f"{link.host} is a library's proxy, which asks others for a password")
    fact, address = host_fact(link.host), split_url(link.url)
    if not fact or not address:
        return
    if url := _destination(fact, address):
        fix = replace(link.target, url, "link to the address itself")
        yield Hit(link.target, f"link through {link.host}, which only leads on", fix)
    elif fact.search == address.path and "q=" in address.query and link.kind == "paper":
        yield Hit(link.target, f"a search on {link.host} is no paper; link to the paper itself")


def _destination(fact: HostFact, address: Address) -> str | None:
    """The address that the parameters of a redirecting page hold."""
    given = parse_qs(urlsplit(address.query).query)
    names = fact.redirects.get(address.path or "/", ())
    urls = (given[name][0] for name in names if name in given)
    return next((url for url in urls if re.match(r"https?://[^\s()<>]+\Z", url)), None)


@rule(
    "AL517",
    "expiring-link",
    scope="link",
    sites=_UNKNOWN,
    hosts=lambda host: (fact := host_fact(host)) and fact.expires,
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://anonymous.4open.science/r/a-1234)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n",
)
def expiring_link(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link to a place that was made for a time only.

    A repository that was anonymised for a review expires when the review is over. By then
    most authors have published it under their names.
    """
    fact = host_fact(link.host)
    if fact and fact.expires:
        yield Hit(link.target, fact.expires)


@rule(
    "AL518",
    "not-a-repository",
    scope="link",
    sites=_UNKNOWN,
    hosts=lambda host: host.endswith("github.com"),
    severity="warning",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b/c)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n",
)
def not_a_repository(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link to code on GitHub that is not one to a repository.

    Addresses have the form `github.com/owner/repository`; what stands behind it is one of
    few words, such as `tree` or `issues`. A remark where the link leads to an owner, who
    may keep the code in several repositories.
    """
    address = split_url(link.url)
    if address and address.host == "github.com" and label_kind(link.label) == "code":
        owner = re.fullmatch(r"/[\w-]+", address.path)
        severity: Severity | None = "info" if owner else None
        what = f"the page of '{owner.group()[1:]}'" if owner else "no repository's page"
        yield Hit(link.target, f"the code link leads to {what}", severity=severity)
