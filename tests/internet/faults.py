"""What goes wrong between a link and its page, and what is true of the link all the same.

Each fault is a host of its own with three links. `FAULTS` are those that every checker is measured by: 27 kinds
alive, 14 dead, 7 of which nobody can tell. `MORE` are tests of manners and of judgement.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from . import broken, limits, pages
from .messages import Behaviour
from .net import Internet
from .sites import (
    Chain,
    Compressed,
    Methods,
    Needs,
    Page,
    Papers,
    Paths,
    Redirect,
    Refuses,
    Status,
    cookie_wall,
    title_of,
)
from .tls import Certificate

Truth = Literal["alive", "dead", "unknowable"]
TIMES = 3


@dataclass(frozen=True)
class Fault:
    """A kind of link; without a site its host does not exist. `{}` in the target is the number of the link."""

    name: str
    truth: Truth
    site: Behaviour | None
    target: str = "/paper/{}"
    host: str = "{}.test"
    scheme: str = "http"


@dataclass(frozen=True)
class Link:
    """A link of a list, and what is true of it."""

    fault: Fault
    title: str
    url: str


def _alive(name: str, site: Behaviour, **where: str) -> Fault:
    return Fault(name, "alive", site, **where)


def _dead(name: str, site: Behaviour | None, **where: str) -> Fault:
    return Fault(name, "dead", site, **where)


def _unknowable(name: str, site: Behaviour, **where: str) -> Fault:
    return Fault(name, "unknowable", site, **where)


PAGE = Page()
UNAVAILABLE, TOO_MANY = Status(503), Status(429, limits.retry_after(1))
# A script's name, where a browser's or a checker's should stand.
SCRIPTS = ("python", "curl", "Wget", "Go-http-client")


def _moved(location: str, code: int, there: Behaviour = PAGE) -> Behaviour:
    return Paths({"/new/*": there}, Redirect(location, code))


def _home(site: Behaviour = PAGE) -> Behaviour:
    return Paths({"/": pages.HOME}, site)


def _only_these(target: str) -> Behaviour:
    targets = [target.replace("{}", str(number)) for number in range(1, TIMES + 1)]
    return Papers({target: title_of(target) for target in targets})


ALIVE = (
    _alive("page", PAGE),
    _alive("accepted", Page(status=202)),
    _alive("no-content", Status(204)),
    _alive("partial-content", Page(status=206)),
    _alive("unavailable-once", limits.Once(UNAVAILABLE, PAGE)),
    _alive("limited-once", limits.Once(TOO_MANY, PAGE)),
    _alive("reset-once", limits.Once(broken.RESET, PAGE)),
    _alive("cookie-wall", cookie_wall(PAGE)),
    _alive("accept-required", Needs("accept", ("text/html",), Status(406), PAGE)),
    _alive("agent-required", Needs("user-agent", ("",), Status(403), PAGE)),
    _alive("twelve-hops", Chain(12, PAGE)),
    _alive("relative-location", _moved("../new{path}", 302)),
    _alive("permanent", _moved("/new{path}", 301)),
    _alive("temporary", _moved("/new{path}", 307)),
    _alive("head-not-allowed", Methods({"HEAD": Status(405)}, PAGE)),
    _alive("head-not-implemented", Methods({"HEAD": Status(501)}, PAGE)),
    _alive("slow-body", broken.Drip(PAGE, 10, 0.2)),
    _alive("slow-headers", broken.SlowHead(PAGE, 5, 0.5)),
    _alive("body-cut-short", broken.WrongLength(PAGE, 5000)),
    _alive("huge-body", broken.Huge(PAGE)),
    _alive("bad-chunking", broken.BadChunks(PAGE)),
    _alive("anchor", pages.with_anchor("results"), target="/paper/{}#results"),
    _alive("github-anchor", pages.with_anchor("user-content-results"), target="/paper/{}#results"),
    _alive("text-fragment", PAGE, target="/paper/{}#:~:text=such%20a%20page"),
    _alive("non-ascii", _only_these("/papier/%C3%A9tude%20{}"), target="/papier/étude%20{}"),
    _alive("idn", PAGE, host="bücher.test"),
    _alive("query", _only_these("/show?id={}&v=a+b"), target="/show?id={}&v=a+b"),
)
DEAD = (
    _dead("not-found", Status(404)),
    _dead("gone", Status(410)),
    _dead("no-such-host", None),
    _dead("loop", Paths({"/loop/*": Redirect("/paper/1")}, Redirect("/loop{path}"))),
    _dead("endless-chain", Chain(None, PAGE)),
    _dead("leads-to-no-host", Redirect("http://nobody.test:{http}/")),
    _dead("home-page", _home(Redirect("/"))),
    _dead("home-page-elsewhere", Redirect("http://home-page.test:{http}/", 301)),
    _dead("not-found-page", pages.NOT_FOUND),
    _dead("oops-page", pages.OOPS),
    _dead("leads-to-error-page", Paths({"/404": pages.NOT_FOUND}, Redirect("/404"))),
    _dead("leads-to-not-found", _moved("/new{path}", 301, Status(404))),
    _dead("parked", pages.PARKED),
    _dead("only-head-is-fine", Methods({"HEAD": Status(200)}, Status(404))),
)
UNKNOWABLE = (
    _unknowable("cloudflare", pages.CLOUDFLARE),
    _unknowable("unauthorised", pages.unauthorised()),
    _unknowable("linkedin", Status(999)),
    _unknowable("anchor-of-a-script", pages.DRAWN, target="/paper/{}#results"),
    _unknowable("endless-retry-after", Status(429, limits.retry_after(3600))),
    _unknowable("silent", broken.SILENT),
    _unknowable("unavailable", UNAVAILABLE),
)
FAULTS = (*ALIVE, *DEAD, *UNKNOWABLE)

MORE = (
    _alive("scripts-refused", Refuses("user-agent", SCRIPTS, Status(403), PAGE)),
    _alive("head-not-found", Methods({"HEAD": Status(404)}, PAGE)),
    _alive("empty-once", limits.Once(broken.EMPTY, PAGE)),
    _alive("closes-unannounced", broken.Unannounced(PAGE)),
    _alive("limited-until-a-date", limits.RateLimit(1, 1, PAGE, retry_after=2, as_date=True)),
    _alive("limited-without-a-word", limits.RateLimit(1, 1, PAGE, retry_after=None)),
    _alive("body-too-long", broken.WrongLength(PAGE, -500)),
    _alive("bomb", broken.Bomb(PAGE)),
    _alive("compressed", Compressed(PAGE)),
    _alive("many-headers", broken.ManyHeaders(PAGE, 90)),
    _alive("percent-encoded", _only_these("/a%2Fb%3F{}%5B"), target="/a%2Fb%3F{}%5B"),
    _alive("refresh", Paths({"/new/*": PAGE}, pages.refreshing("/new{path}"))),
    _alive("on-link-rot", pages.LINK_ROT),
    _alive("same-home-page", _home(), target="/?{}"),
    _alive("tls", PAGE, scheme="https"),
    _alive("http-to-https", Redirect("https://tls.test:{https}{path}", 301)),
    _dead("refresh-to-not-found", Paths({"/new/*": Status(404)}, pages.refreshing("/new{path}"))),
    _unknowable("forbidden", Status(403)),
    _unknowable("captcha", pages.CAPTCHA),
    _unknowable("login", Paths({"/login*": pages.LOGIN}, pages.walled(PAGE))),
    _unknowable("legal-reasons", Status(451)),
    _unknowable("teapot", Status(418)),
    _unknowable("server-error", Status(500)),
    _unknowable("limited-for-ever", Status(429)),
    _unknowable("empty", broken.EMPTY),
    _unknowable("reset", broken.RESET),
    _unknowable("not-http", broken.NOT_HTTP),
    _unknowable("megabyte-of-headers", broken.ManyHeaders(PAGE, 10_000)),
    _unknowable("expired", Certificate("expired", PAGE), scheme="https"),
    _unknowable("wrong-name", Certificate("wrong name", PAGE), scheme="https"),
    _unknowable("unknown-authority", Certificate("unknown authority", PAGE), scheme="https"),
)


def sites(faults: Iterable[Fault]) -> dict[str, Behaviour]:
    """The hosts of these faults."""
    return {fault.host.format(fault.name): fault.site for fault in faults if fault.site is not None}


def links(net: Internet, faults: Iterable[Fault]) -> Iterator[Link]:
    """The links of these faults, with the titles that their pages have."""
    for fault in faults:
        for number in range(1, TIMES + 1):
            target = fault.target.replace("{}", str(number))
            yield Link(fault, title_of(target), net.url(fault.host.format(fault.name), target, fault.scheme))
