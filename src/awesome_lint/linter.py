"""Entries -> findings: every rule that is on, over one list and over all lists together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from .beside import Beside
from .config import Config
from .focus import Focus
from .papers.destinations import destinations
from .papers.entry import Entry, Link, PaperList
from .papers.identity import IsNew
from .rules import RULES, Context, Finding, Rule
from .rules.registry import Hit, active
from .suppress import find_suppressions, settle

if TYPE_CHECKING:
    from .links.verdict import Verdict


class Asked(NamedTuple):
    """What a run was asked for besides its lists and configuration.

    `named` are the paths that must hold entries, `focus` says which findings count, and
    `verdicts` is what is known of the URLs in the lists, {} where nobody asked for that.
    """

    named: Collection[str] = ()
    focus: Focus = Focus()
    verdicts: Mapping[str, Verdict] = MappingProxyType({})

    def of(self, lists: Iterable[PaperList]) -> Asked:
        """The same of lists whose URLs a fix may have spelled anew."""
        if not self.verdicts:
            return self
        from .links.spellings import known_under  # most runs ask for no links

        urls = (place.url for papers in lists for place in destinations(papers))
        return self._replace(verdicts=known_under(urls, self.verdicts))


EVERYTHING = Asked()


def lint_lists(lists: Sequence[PaperList], config: Config, asked: Asked = EVERYTHING) -> list[Finding]:
    """The findings on all lists that count, file by file, in the order of the text."""
    found = [lint_list(papers, config.for_file(papers.source.path), asked) for papers in lists]
    findings = {id(papers.source): of_list for papers, of_list in zip(lists, found, strict=True)}
    for finding in lint_together(lists, config, asked.focus.is_new):
        findings[id(finding.source)].append(finding)
    result = []
    for papers in lists:
        suppressions = find_suppressions(papers)
        unused = bool(suppressions) and reports_unused(config.for_file(papers.source.path))
        result += settle(papers.source, findings[id(papers.source)], suppressions, report_unused=unused)
    return asked.focus.choose(lists, result)


def lint_list(
    papers: PaperList, config: Config, asked: Asked = EVERYTHING, beside: Beside | None = None
) -> list[Finding]:
    """What the rules on one list find, given its own configuration; comments do not yet silence anything.

    `beside` is asked for the files that the list links to, and remembers what it answered.
    """
    context = Context(
        papers, config, papers.source.path in asked.named, verdicts=asked.verdicts, beside=beside or Beside()
    )
    return _check_list(papers, context, active(config))


def reports_unused(config: Config) -> bool:
    """Whether comments that silence nothing are to be told of."""
    return RULES["AL002"] in active(config)


def _check_list(papers: PaperList, context: Context, rules: Iterable[Rule]) -> list[Finding]:
    return [
        _finding(rule, papers, hit)
        for rule in rules
        if rule.needs is None or rule.needs(context)
        for subject in _subjects(rule, context)
        for hit in rule.check(*subject, context)
    ]


def _subjects(rule: Rule, context: Context) -> Iterable[tuple[Any, ...]]:
    """What a rule on one list is to be called with, one after the other, before the context."""
    if rule.scope == "list":
        return [(context.papers,)]
    if rule.scope == "entry":
        return zip(filter(rule.when, context.papers.entries), strict=True)
    if rule.scope == "link":
        sites = context.conventions.sites
        groups = (sites[site] for site in rule.sites or sites if site in sites)
        return chain.from_iterable(_chosen(rule, *group) for group in groups)
    return ()


def _chosen(
    rule: Rule, links: Sequence[Link], hosts: Sequence[str], entries: Sequence[Entry]
) -> Iterable[tuple[Link, Entry]]:
    """The links of a site that a rule wants to see, each with its entry."""
    if rule.hosts:
        wanted = {host: rule.hosts(host) for host in set(hosts)}
        if not any(wanted.values()):
            return ()
        on_host = [*map(wanted.__getitem__, hosts)]
        links, entries = [*compress(links, on_host)], [*compress(entries, on_host)]
    pairs = zip(links, entries, strict=True)
    return compress(pairs, map(rule.when, links, entries)) if rule.when else pairs


def lint_together(
    lists: Sequence[PaperList], config: Config, is_new: IsNew | None = None
) -> Iterator[Finding]:
    """What rules over all lists find, where the configuration of the file that it is on has them on."""
    if not lists:
        return
    context = Context(lists[0], config, is_new=is_new)
    on = {id(papers.source): active(config.for_file(papers.source.path)) for papers in lists}
    for rule in RULES.values():
        if rule.scope == "lists" and any(rule in rules for rules in on.values()):
            for finding in (_finding(rule, lists[0], hit) for hit in rule.check(lists, context)):
                if rule in on[id(finding.source)]:
                    yield finding


def _finding(rule: Rule, papers: PaperList, hit: Hit) -> Finding:
    source, severity = hit.source or papers.source, hit.severity or rule.severity
    return Finding(rule, source, hit.span, severity, hit.message, hit.related, hit.fix)
