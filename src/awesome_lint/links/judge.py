"""What is made of an outcome. A pure function: the same facts always get the same verdict."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urlsplit

from ..papers.identifiers import recognise
from ..papers.title_forms import LONGEST
from .outcome import Failure, Outcome
from .record import Record
from .urls import Target
from .verdict import Name, Verdict

_PERMANENT = (301, 308)
# What is answered to robots, to guests and to hurry: nothing that says whether a person sees the page.
_WALLS = frozenset({401, 402, 403, 405, 406, 407, 412, 418, 421, 425, 429, 430, 451, 460, 498, 999})
_CROWD = 5  # URLs of one host that lead to one page: it answers anything with it
_CROWD_AT_HOME = 3  # where that page is a home page
_GONE_PATH = re.compile(r"/(?:404|not-?found|page-?not-?found|errors?|error-?404)(?:\.\w+)?/?\Z", re.I)
_LOGIN_PATH = re.compile(r"/(?:users?/|accounts?/|auth/)?(?:log-?in|sign-?in|sso)(?:[/.]|\Z)", re.I)
_WALL_PATH = re.compile(
    r"cookie-?(?:absent|s?-?(?:not|disabled))|/(?:captcha|challenge|consent|sorry|blocked)(?:[/.]|\Z)", re.I
)
_LOGIN_HOSTS = ("accounts.google.com", "login.microsoftonline.com")
_LANGUAGE = (
    r"(?:ar|cs|de|el|en|es|fa|fi|fr|he|hi|hu|id|it|ja|jp|ko|kr|nl|no|pl|pt|ro|ru|sv|th|tr|uk|vi|zh|cn|tw)"
)
_HOME = re.compile(
    rf"/?(?:{_LANGUAGE}(?:[-_][a-z]{{2,4}})?(?:/|\Z))?(?:(?:index|home|default|main|welcome)(?:\.\w+)?/?)?\Z",
    re.I,
)

# Seconds for which an outcome is taken from the cache; others are asked for again.
_DAY = 24 * 3600.0
KEPT: Mapping[Name, float] = {
    "alive": 7 * _DAY,
    "moved": 7 * _DAY,
    "blocked": 1 * _DAY,
    "dead": _DAY / 24,
    "gone-soft": _DAY / 24,
}

_FAILURES: Mapping[Failure, Name] = {
    "no-such-host": "dead",
    "unknown": "dead",
    "unsaid": "unverified",
    "loop": "dead",
    "redirects": "dead",
    "private": "skipped",
    "url": "invalid",
    "busy": "unverified",
    "unasked": "unverified",
    "tls": "unverified",
    "proxy": "unverified",
}
_SAID: Mapping[Failure, str] = {
    "no-such-host": "no such host",
    "resolver": "the name could not be resolved",
    "refused": "connection refused",
    "reset": "the connection broke",
    "timeout": "no answer in time",
    "protocol": "the answer is not HTTP",
    "tls": "no safe connection",
    "unknown": "no such id",
    "proxy": "the proxy cannot be used",
}

_DETAILED = ("tls", "unknown", "proxy")


def judge(
    target: Target, outcome: Outcome, accept: Collection[int] = (), crowds: Collection[str] = ()
) -> Verdict:
    """The verdict on a URL. `accept` are statuses as good as 200; `crowds` comes from `find_crowds`."""
    final = outcome.final_url(target.url)
    name, evidence = _judge(target, outcome, frozenset(accept), crowds)
    moved_to = _moved_to(target, outcome) if name == "alive" else ""
    if moved_to:
        how = outcome.hops[0].status if outcome.hops else "renamed"
        name, evidence, final = "moved", f"{how}, to {moved_to}", moved_to
    if outcome.record and not outcome.failure:
        evidence = "; ".join((evidence, *_told(outcome.record)))
    return Verdict(name, evidence, outcome.status, final, moved_to, record=outcome.record)


def _moved_to(target: Target, outcome: Outcome) -> str:
    """Where it is for good, if that is elsewhere."""
    if outcome.record and outcome.record.now:
        parts = urlsplit(target.url)
        now = outcome.record.now.split("/")
        rest = parts.path.strip("/").split("/")[len(now) :]
        return parts._replace(path="/".join(("", *now, *rest))).geturl()
    permanent = bool(outcome.hops) and all(hop.status in _PERMANENT for hop in outcome.hops)
    return outcome.final_url(target.url) if permanent else ""


def _told(record: Record) -> Iterator[str]:
    """What the owner says that a reader should know."""
    yield from record.remarks
    if record.title:
        yield f"{record.source}: '{record.title[:LONGEST]}'"


def _judge(
    target: Target, outcome: Outcome, accept: frozenset[int], crowds: Collection[str]
) -> tuple[Name, str]:
    status, failure = outcome.status, outcome.failure
    if failure == "no-such-host" and recognise(target.url):
        failure = "resolver"  # those who keep ids are there: it is the network that does not know them
    if failure:
        said = _SAID.get(failure, "")
        detail = outcome.detail if failure not in _SAID or failure in _DETAILED else ""
        return _FAILURES.get(failure, "flaky"), ": ".join(filter(None, [said, detail]))
    assert status is not None
    if status in accept:
        return "alive", str(status)
    if status in (404, 410) and "wall" not in outcome.signs:
        return "dead", str(status)
    if status in _WALLS or "wall" in outcome.signs:
        return "blocked", f"{status}, for robots or guests"
    if status >= 400:
        return ("flaky" if status >= 500 else "unverified"), str(status)
    if 300 <= status < 400 and status not in (300, 304):
        return "unverified", f"{status} that leads nowhere"
    return _judge_page(target, outcome, crowds)


def _judge_page(target: Target, outcome: Outcome, crowds: Collection[str]) -> tuple[Name, str]:
    """Of a page that came with 200: whether it is the one that was asked for."""
    if "not-found" in outcome.signs:
        return "gone-soft", f"{outcome.status}, but the page is '{outcome.title or 'not found'}'"
    if "parked" in outcome.signs:
        return "gone-soft", f"{outcome.status}, but the domain is for sale"
    if outcome.hops and (led := _judge_way(target, outcome, crowds)):
        return led
    if outcome.anchors.get(target.fragment) is False:
        return "unverified", f"{outcome.status}, but no #{target.fragment} in the page as it is served"
    return "alive", str(outcome.status)


def _judge_way(target: Target, outcome: Outcome, crowds: Collection[str]) -> tuple[Name, str] | None:
    """Of redirects: whether they lead to the page that was asked for; None where they seem to."""
    final, asked = urlsplit(outcome.final_url(target.url)), urlsplit(target.url)
    led = f"leads to {final.geturl()}"
    if _is_login(final.hostname or "", final.path) and not _LOGIN_PATH.search(asked.path):
        return "blocked", f"{led}, to log in"
    if _GONE_PATH.search(final.path) and not _GONE_PATH.search(asked.path):
        return "gone-soft", led
    if _WALL_PATH.search(final.path) and not _WALL_PATH.search(asked.path):
        return "blocked", f"{led}, for robots or guests"
    if final.geturl() in crowds:
        return "gone-soft", f"{led}, as do other links to {asked.hostname}"
    if _is_home(asked.path, final.path, final.query):
        same = _site(asked.hostname) == _site(final.hostname)
        return ("gone-soft" if same else "unverified"), f"{led}, a home page"
    if "login" in outcome.signs:
        return "blocked", f"{led}, to log in"
    return None


def _is_login(host: str, path: str) -> bool:
    return host in _LOGIN_HOSTS or bool(_LOGIN_PATH.search(path))


def _is_home(asked: str, final: str, query: str) -> bool:
    return not query and bool(_HOME.fullmatch(final)) and not _HOME.fullmatch(asked)


def _site(host: str | None) -> str:
    """A host without what is put before the name of a site."""
    return (host or "").removeprefix("www.").removeprefix("m.")


def find_crowds(outcomes: Mapping[str, Outcome]) -> frozenset[str]:
    """Pages that several URLs of one host lead to: what is answered where nothing is left.

    A paper's id in the page's own address says that it is an answer after all.
    """
    leading: dict[tuple[str, str], set[str]] = defaultdict(set)
    for url, outcome in outcomes.items():
        if outcome.hops and not outcome.failure:
            leading[urlsplit(url).netloc, outcome.final_url(url)].add(urlsplit(url).path)
    return frozenset(final for (_, final), paths in leading.items() if _is_crowd(final, len(paths)))


def _is_crowd(final: str, size: int) -> bool:
    least = _CROWD_AT_HOME if _HOME.fullmatch(urlsplit(final).path) else _CROWD
    return size >= least and recognise(final) is None


def no_network(outcomes: Mapping[str, Outcome]) -> bool:
    """Whether nothing at all was reached: then it is not the names that are missing."""
    return bool(outcomes) and all(o.failure in ("no-such-host", "resolver") for o in outcomes.values())
