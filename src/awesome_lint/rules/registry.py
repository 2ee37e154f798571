"""What a rule is, what it reports, and the table of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..beside import Beside
from ..config import Config
from ..findings import SEVERITIES as SEVERITIES
from ..findings import Applicability as Applicability
from ..findings import Finding as Finding
from ..findings import Fix as Fix
from ..findings import Named, Scope, selects
from ..findings import Place as Place
from ..findings import Severity as Severity
from ..findings import short as short
from ..markdown.source import Edit, Source, Span
from ..papers.conventions import Conventions
from ..papers.entry import PaperList
from ..papers.identity import IsNew

if TYPE_CHECKING:
    from ..links.verdict import Verdict


class Hit(NamedTuple):
    """What a rule function yields. Severity and source stand only where they are not the default."""

    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Place, ...] = ()
    severity: Severity | None = None
    source: Source | None = None


@dataclass(eq=False, repr=False)
class Context:
    """What a rule may look at besides its subject. `is_new` tells entries that are known to be new."""

    papers: PaperList
    config: Config
    must_have_entries: bool = False
    is_new: IsNew | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    beside: Beside = field(default_factory=Beside)
    memo: dict[str, Any] = field(default_factory=dict)

    def shared(self, name: str, make: Callable[[], Any]) -> Any:
        """A value that several rules need, made once a run."""
        if name not in self.memo:
            self.memo[name] = make()
        return self.memo[name]

    @cached_property
    def source(self) -> Source:
        return self.papers.source

    @cached_property
    def small(self) -> str:
        """The text in small letters."""
        return self.source.text.lower()

    @cached_property
    def today(self) -> date:
        return date.today()

    @cached_property
    def conventions(self) -> Conventions:
        return Conventions(self.papers)


@dataclass(eq=False, repr=False)
class Rule(Named):
    """A rule and its documentation.

    `scope` says what `check` is called with: all lists of the run, one list, one
    entry, or one link with its entry; always with the context last. Most of them are none
    of a rule's business, so it says which are: `needs` tests the list as a whole, `sites`
    names the schemes of the only links it wants ('' where a URL is not recognised), () for
    all, `hosts` tests their host, once for each, and `when` is called as `check` is, without
    the context, for every link or entry that is left.
    `fix` is the applicability of the fixes it may offer. `bad` and `good` are lists
    before and after; they are shown to people and are the rule's first tests.
    """

    severity: Severity
    fix: Applicability | None
    enabled: bool
    bad: str
    good: str
    options: str
    sites: tuple[str, ...]
    check: Callable[..., Iterator[Hit]]
    needs: Callable[[Context], object] | None = None
    hosts: Callable[[str], object] | None = None
    when: Callable[..., object] | None = None

    @property
    def summary(self) -> str:
        """What it does, in one line."""
        return (self.check.__doc__ or "").strip().partition("\n")[0]

    @property
    def why(self) -> str:
        """Why it matters, and what makes the fix safe or unsafe."""
        lines = (self.check.__doc__ or "").partition("\n")[2].splitlines()
        return "\n".join(line.strip() for line in lines).strip()


RULES: dict[str, Rule] = {}


def rule(
    code: str,
    name: str,
    *,
    scope: Scope,
    severity: Severity,
    bad: str,
    good: str,
    fix: Applicability | None = None,
    enabled: bool = True,
    options: str = "",
    sites: tuple[str, ...] = (),
    needs: Callable[[Context], object] | None = None,
    hosts: Callable[[str], object] | None = None,
    when: Callable[..., object] | None = None,
) -> Callable[[Callable[..., Iterator[Hit]]], Callable[..., Iterator[Hit]]]:
    """Register the decorated generator as the check of a rule."""

    def register(check: Callable[..., Iterator[Hit]]) -> Callable[..., Iterator[Hit]]:
        assert code not in RULES, code
        texts = bad, good, options
        RULES[code] = Rule(
            code, name, scope, severity, fix, enabled, *texts, sites, check, needs, hosts, when
        )
        return check

    return register


def replace(span: Span, text: str, title: str, applicability: Applicability = "safe") -> Fix:
    """A fix of one edit."""
    return Fix(title, (Edit(span, text),), applicability)


def active(config: Config) -> list[Rule]:
    """The rules that a configuration switches on; naming one wins over its default."""
    on: list[Any] = []
    for item in RULES.values():
        chosen = selects(config.select, item) if config.select else item.enabled
        chosen = chosen or selects(config.extend_select, item)
        if chosen and not selects(config.ignore, item):
            on.append(item)
    return on
