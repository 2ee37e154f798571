"""URLs of a list -> what there is to ask, each thing once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from ..markdown.text import unmark
from ..papers.claims import Claim
from ..papers.hosts import retirement, split_host
from ..papers.sameness import fit
from .addresses import PrivateAddress, check_literal
from .fitting import Expected
from .owners import Asks, whom_to_ask
from .record import Record
from .urls import BadURL, Target, scheme_of, target
from .verdict import Verdict

# Nothing that a reader of a list can follow, or that leads anywhere but into his own machine.
_NO_LINKS = ("mailto", "tel", "javascript", "data", "irc", "ftp", "ftps", "news", "magnet")


@dataclass(slots=True)
class Question:
    """One thing to ask for, however many URLs lead to it."""

    url: str
    """Without fragment: the page to ask for where no provider answers."""
    asks: Asks | None = None
    """The provider, and the id in its own words."""
    fragments: frozenset[str] = frozenset()
    claims: tuple[Claim, ...] = ()

    @property
    def key(self) -> str:
        """What its outcome is kept under."""
        return str(self.asks) if self.asks else self.url

    def doubts(self, record: Record) -> bool:
        """Whether what an owner says is not what some entry claims."""
        return any(fit(record, claim) in ("wrong", "doubtful") for claim in self.claims)


@dataclass
class Plan:
    """`settled` needs no request; each URL that is `asked` has its question."""

    settled: dict[str, Verdict] = field(default_factory=dict)
    asked: dict[str, Target] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """Of URLs whose question is not for their page."""
    questions: dict[str, Question] = field(default_factory=dict)
    """By key."""
    expected: Iterable[Expected] = ()

    def add(self, url: str, target: Target, asks: Asks | None) -> None:
        """Ask for a URL."""
        question = Question(target.url, asks)
        question = self.questions.setdefault(question.key, question)
        self.asked[url] = target
        if asks:
            self.keys[url] = question.key
        if target.fragment:
            question.fragments |= {target.fragment}

    def key(self, url: str) -> str:
        """The key of the question of a URL that is asked."""
        return self.keys.get(url) or self.asked[url].url

    def expect(self, expected: Iterable[Expected]) -> None:
        """Tell the questions that owners of ids are asked what the answers should be about."""
        self.expected = expected
        for claim, urls in expected:
            for url in urls:
                if key := self.keys.get(url):
                    self.questions[key].claims += (claim,)


def make_plan(
    urls: Iterable[str],
    exclude: Sequence[str] = (),
    *,
    private: bool = False,
    providers: Collection[str] = (),
    expected: Iterable[Expected] = (),
) -> Plan:
    """What to ask for the URLs, which stand as in the source. Relative ones are not planned."""
    plan = Plan()
    for url in dict.fromkeys(urls):
        found = _settle(url, exclude, private=private)
        if isinstance(found, Verdict):
            plan.settled[url] = found
        else:
            plan.add(url, found, whom_to_ask(found.url, providers))
    plan.expect(expected)
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
