"""URLs of a list -> what there is to ask, each thing once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from ..markdown.text import unmark
from ..papers.hosts import retirement, split_host
from .addresses import PrivateAddress, check_literal
from .urls import BadURL, Target, scheme_of, target
from .verdict import Verdict

# Nothing that a reader of a list can follow, or that leads anywhere but into his own machine.
_NO_LINKS = ("mailto", "tel", "javascript", "data", "irc", "ftp", "ftps", "news", "magnet")


@dataclass
class Plan:
    """`settled` needs no request; what is `asked` may share one of `requests` and differ by fragment."""

    settled: dict[str, Verdict] = field(default_factory=dict)
    asked: dict[str, Target] = field(default_factory=dict)
    fragments: dict[str, set[str]] = field(default_factory=dict)

    @property
    def requests(self) -> list[str]:
        """The distinct URLs to ask for, in order of first appearance."""
        return list(self.fragments)


def make_plan(urls: Iterable[str], exclude: Sequence[str] = (), *, private: bool = False) -> Plan:
    """What to ask for the URLs, which stand as in the source. Relative ones are not planned."""
    plan = Plan()
    for url in dict.fromkeys(urls):
        found = _settle(url, exclude, private=private)
        if isinstance(found, Verdict):
            plan.settled[url] = found
        else:
            plan.asked[url] = found
            wanted = plan.fragments.setdefault(found.url, set())
            if found.fragment:
                wanted.add(found.fragment)
    return plan


def is_remote(url: str) -> bool:
    """Whether a destination names a place outside of the list's own repository."""
    return bool(scheme_of(url)) or url.startswith("//")


def _settle(url: str, exclude: Collection[str], *, private: bool) -> Verdict | Target:
    written = unmark(url)
    if any(fnmatchcase(written, pattern) for pattern in exclude):
        return Verdict("skipped", "excluded")
    if written.startswith("//"):
        written = f"https:{written}"
    scheme = scheme_of(written)
    if scheme in _NO_LINKS:
        return Verdict("skipped", f"{scheme}: is not checked")
    if why := retirement(written):
        return Verdict("retired", why)
    try:
        found = target(written)
        if not private:
            check_literal(split_host(found.url).strip("[]"))
    except BadURL as error:
        return Verdict("invalid", str(error))
    except PrivateAddress as error:
        return Verdict("invalid", f"{error} is an address inside of a private network")
    return found
