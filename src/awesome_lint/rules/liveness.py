"""AL8: what became of the pages that the list links to. Silent unless links were checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from ..papers.destinations import Destination, destinations
from ..papers.entry import PaperList
from ..papers.identifiers import recognise
from ..rare import rare
from .registry import Applicability, Context, Fix, Hit, replace, rule, short

if TYPE_CHECKING:
    from ..links.verdict import Verdict

_BAD = "- A Paper [[paper](https://example.org/gone)]\n"
_ADVICE = "; look for it, also at web.archive.org, or remove it"
_COPY = "https://web.archive.org/web/20200101000000/https://example.org/gone"
_COPIED = f"- A Paper [[paper]({_COPY})]\n"
_DAY = rare(r"/web/(\d{4})(\d\d)(\d\d)\d{6}/")
_GOOD = "- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n"
_UNSAFE_IN_MARKDOWN = rare(r"[\s()<>|\\`*\[\]'\"]")
_ENTITY = rare(r"&(?=#?\w+;)")


def _judged(papers: PaperList, ctx: Context, name: str) -> Iterator[tuple[Destination, Verdict]]:
    """The destinations with this verdict."""
    if ctx.verdicts:
        found = ctx.shared("judged", lambda: _by_verdict(papers, ctx))
        yield from found.get(name, ())


def _by_verdict(papers: PaperList, ctx: Context) -> dict[str, list[tuple[Destination, Verdict]]]:
    found: dict[str, list[tuple[Destination, Verdict]]] = defaultdict(list)
    for place in destinations(papers):
        verdict = ctx.verdicts.get(place.url)
        if verdict and verdict.name != "alive":  # which nearly all are, and no rule speaks of
            found[verdict.name].append((place, verdict))
    return found


def _since(verdict: Verdict) -> str:
    """Since when a link has been failing, where that is longer than today."""
    if verdict.failing_since is None:
        return ""
    day = datetime.fromtimestamp(verdict.failing_since, UTC).date()
    return f", first seen failing on {day}" if day < datetime.now(UTC).date() else ""


def _told(papers: PaperList, ctx: Context, name: str, what: str, advice: str = "") -> Iterator[Hit]:
    for place, verdict in _judged(papers, ctx, name):
        said = f" ({short(verdict.evidence, 200)}{_since(verdict)})" if verdict.evidence else ""
        told, fix = _copy(place, verdict) if verdict.archived else (advice, None)
        yield Hit(place.span, f"{what}: {short(place.url, 200)}{said}{told}", fix)


def _copy(place: Destination, verdict: Verdict) -> tuple[str, Fix]:
    """What is advised where there is a copy, and the fix that links to it."""
    day = _DAY.search(verdict.archived)
    copy = f"copy of {'-'.join(day.groups())}" if day else "copy"
    advice = f"link to the {copy} at web.archive.org"
    url = quote_for_markdown(verdict.archived + _fragment(place.url))
    return f"; {advice}", replace(place.span, url, advice, "unsafe")


@rule("AL801", "dead-link", scope="list", severity="error", fix="unsafe", bad=_BAD, good=_COPIED)
def dead_link(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A link to a page that is not there.

    The server says 404 or 410, or there is no such host; asked twice, with time between. Find
    where the page went, or take the link out. Asked with `--archive`, the Wayback Machine says where
    a copy is; the fix that links to it is unsafe, for somebody should see what it shows.
    """
    yield from _told(papers, ctx, "dead", "dead link", _ADVICE)


@rule("AL802", "gone-soft", scope="list", severity="error", fix="unsafe", bad=_BAD, good=_COPIED)
def gone_soft(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A link that is answered with 200, and not with what was linked to.

    A page that says it was not found, the home page in place of the page, a domain that is
    for sale. A status check finds it alive. Asked with `--archive`, the Wayback Machine says where its
    first copy of the page is; the fix that links to it is unsafe, for somebody should see what it shows.
    """
    yield from _told(papers, ctx, "gone-soft", "gone", _ADVICE)


@rule("AL804", "invalid-link", scope="list", severity="error", bad=_BAD, good=_GOOD)
def invalid_link(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A link that no browser of a reader can follow.

    No host, a scheme that is not of the web, an address inside of a private network.
    """
    yield from _told(papers, ctx, "invalid", "no link that a reader can follow", "; mend or remove it")


@rule("AL805", "moved-link", scope="list", severity="info", fix="unsafe", bad=_BAD, good=_GOOD)
def moved_link(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A link that is redirected for good.

    Redirects are switched off some day, and cost each reader a request. The fix writes where
    the link leads now. It is safe where the host and what the URL identifies stay the same,
    else unsafe: somebody should have a look.
    """
    for place, verdict in _judged(papers, ctx, "moved"):
        url = quote_for_markdown(verdict.moved_to + _fragment(place.url))
        kind: Applicability = "safe" if _same(place.url, verdict.moved_to) else "unsafe"
        fix = Fix("link to where it leads", replace(place.span, url, "").edits, kind)
        yield Hit(place.span, f"moved for good to {short(verdict.moved_to, 200)}", fix)


def _fragment(url: str) -> str:
    return f"#{url.partition('#')[2]}" if "#" in url else ""


def _same(url: str, moved_to: str) -> bool:
    """Whether two URLs are the same thing on the same host."""
    before, after = urlsplit(url), urlsplit(moved_to)
    if _bare(before.hostname) != _bare(after.hostname):
        return False
    known, now = recognise(url), recognise(moved_to)
    if known or now:
        return bool(known and now and known.id == now.id)
    return (before.path.rstrip("/"), before.query) == (after.path.rstrip("/"), after.query)


def _bare(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def quote_for_markdown(url: str) -> str:
    """A URL that came from the network, with what Markdown would take for its own spelled in percent."""
    return _ENTITY.sub("&amp;", _UNSAFE_IN_MARKDOWN.sub(lambda m: quote(m[0], safe=""), url))


@rule("AL806", "blocked-link", scope="list", severity="info", bad=_BAD, good=_GOOD)
def blocked_link(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A link whose host does not answer robots.

    It says 401, 403 or 999, or asks for a captcha. Nothing is known of the page; a person has
    to look.
    """
    yield from _told(papers, ctx, "blocked", "cannot be checked")


@rule("AL807", "flaky-link", scope="list", severity="info", bad=_BAD, good=_GOOD)
def flaky_link(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A link that failed each time it was asked, in a way that may pass.

    Time-outs, broken connections, server errors. Look again in some days.
    """
    yield from _told(papers, ctx, "flaky", "failed each time")


@rule("AL808", "unverified-link", scope="list", severity="info", bad=_BAD, good=_GOOD)
def unverified_link(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A link of which nothing certain is known.

    The host asked to be left alone for longer than the run waits, the certificate is bad, or
    the page as it is served has no such anchor, which a script may draw.
    """
    yield from _told(papers, ctx, "unverified", "not verified")
