"""AL5: hosts that were shut down, moved, or mirror another."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown.source import Span
from ..papers.entry import Entry, Link
from ..papers.hosts import HostFact, host_fact, retirement, split_host
from ..papers.labels import label_kind
from .registry import Context, Fix, Hit, replace, rule
from .tags import removal

_ATTACHED = ("supplement", "bib", "xml", "endf")  # forms that belong to a paper, and are not it


@rule(
    "AL502",
    "retired-host",
    scope="link",
    hosts=lambda host: (fact := host_fact(host)) and (fact.retired or fact.retired_paths),
    severity="warning",
    fix="unsafe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[pwc](https://paperswithcode.com/paper/a-paper)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def retired_host(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link to a service that was shut down.

    A status check sees a redirect to some general page and finds it alive. The fix
    links to the paper where the URL still names it, or removes the link where the entry
    keeps another one to the paper; both are unsafe.
    """
    if why := _gone(link):
        yield Hit(link.target, why, _renewal(link, entry, ctx))


def _gone(link: Link) -> str | None:
    fact = host_fact(link.host)
    return fact.retired or (retirement(link.url) if fact.retired_paths else None) if fact else None


def _renewal(link: Link, entry: Entry, ctx: Context) -> Fix | None:
    found = link.resource
    if found and found.is_paper and not retirement(found.url):
        return replace(link.target, found.url, "link to the paper itself", "unsafe")
    pages = (x for x in entry.links if x is not link and x.resource and x.resource.is_paper)
    if not label_kind(link.label) or all(map(_gone, pages)):
        return None
    edit = removal(link, ctx)
    return Fix("remove the link", (edit,), "unsafe") if _beside_others(ctx.source.text, edit.span) else None


def _beside_others(text: str, span: Span) -> bool:
    """Whether something else stands in the line, and no mark is left that parted the link from it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before = text[start : span.start].rstrip()
    after = text[span.end : end if end >= 0 else len(text)].lstrip()
    parted = before.endswith((":", "：", ",", "/", "|")) or after.startswith((",", "/"))
    return before.strip(" -*+|>") != "" and not parted


@rule(
    "AL505",
    "mirror-host",
    scope="link",
    hosts=lambda host: (fact := host_fact(host)) and (fact.mirror_of or fact.moved_to),
    severity="warning",
    fix="safe",
    bad="- A Paper [[paper](https://export.arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def mirror_host(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A mirror, or a host whose pages have moved to another.

    Mirrors lag behind and go away; the same page stands on the canonical host. A remark
    where the old name stays in service, or nobody can say where the page is now.
    """
    fact = host_fact(link.host)
    target = (fact.mirror_of or fact.moved_to) if fact else None
    found = link.resource
    if not fact or not target or fact.retired or (found and _host(found.url) != target):
        return
    url = _moved_url(link, fact, target)
    fix = replace(link.target, url, f"link to {target}") if url else None
    text = f"{link.host} has moved to {target}" if fact.moved_to else f"{link.host} mirrors {target}"
    yield Hit(link.target, text, fix, severity="info" if fact.stays or not url else None)


def _moved_url(link: Link, fact: HostFact, target: str) -> str | None:
    """Where the same page stands now, if that is known."""
    if fact.mirror_of:
        at = link.url.lower().index(link.host)
        return f"https://{target}{link.url[at + len(link.host) :]}"
    found = link.resource
    return found.same_form if found and found.form not in _ATTACHED else None


def _host(url: str) -> str:
    return split_host(url).removeprefix("www.")
