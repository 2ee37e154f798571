"""Entries -> findings: every rule that is on, over one list and over all lists together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .config import Config
from .focus import Focus
from .papers.destinations import destinations
from .papers.entry import PaperList
from .rules import RULES, Context, Finding, Rule
from .rules.registry import Hit, active
from .suppress import find_suppressions, suppress, unused

if TYPE_CHECKING:
    from .links.verdict import Verdict


@dataclass(frozen=True, eq=False)
class Asked:
    """What a run was asked for besides its lists and configuration.

    `named` are the paths that must hold entries, `focus` says which findings count, and
    `verdicts` is what is known of the URLs in the lists, {} where nobody asked for that.
    """

    named: Collection[str] = ()
    focus: Focus = field(default_factory=Focus)
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)

    def of(self, lists: Iterable[PaperList]) -> Asked:
        """The same of lists whose URLs a fix may have spelled anew."""
        if not self.verdicts:
            return self
        from .links.spellings import known_under  # most runs ask for no links

        urls = (place.url for papers in lists for place in destinations(papers))
        return replace(self, verdicts=known_under(urls, self.verdicts))


EVERYTHING = Asked()


def lint_lists(lists: Sequence[PaperList], config: Config, asked: Asked = EVERYTHING) -> list[Finding]:
    """The findings on all lists that count, file by file, in the order of the text."""
    configs = {id(papers): config.for_file(papers.source.path) for papers in lists}
    findings: dict[int, list[Finding]] = {id(papers.source): [] for papers in lists}
    for papers in lists:
        named = papers.source.path in asked.named
        context = Context(papers, configs[id(papers)], lists, named, verdicts=asked.verdicts)
        findings[id(papers.source)] += _check_list(papers, context, active(context.config))
    for finding in _check_together(lists, config, asked.focus):
        findings[id(finding.source)].append(finding)
    result = []
    for papers in lists:
        on = active(configs[id(papers)])
        result += sorted(_settle(papers, findings[id(papers.source)], on), key=lambda f: f.sort_key)
    return asked.focus.choose(lists, result)


def _check_list(papers: PaperList, context: Context, rules: Iterable[Rule]) -> list[Finding]:
    by_scope: dict[str, list[Rule]] = {"list": [], "entry": [], "link": [], "lists": []}
    for rule in rules:
        by_scope[rule.scope].append(rule)
    by_site: dict[str, list[Rule]] = {}
    found = [(rule, hit) for rule in by_scope["list"] for hit in rule.check(papers, context)]
    for entry in papers.entries:
        found += [(rule, hit) for rule in by_scope["entry"] for hit in rule.check(entry, context)]
        for link in entry.links:
            site = link.resource.scheme if link.resource else ""
            wanting = by_site.get(site) or by_site.setdefault(site, _wanting(by_scope["link"], site))
            found += [(rule, hit) for rule in wanting for hit in rule.check(link, entry, context)]
    return [_finding(rule, papers, hit) for rule, hit in found]


def _wanting(rules: Iterable[Rule], site: str) -> list[Rule]:
    """The rules that want to see links to a site."""
    return [rule for rule in rules if not rule.sites or site in rule.sites]


def _check_together(lists: Sequence[PaperList], config: Config, focus: Focus) -> Iterator[Finding]:
    """Rules over all lists; the configuration of the file a finding is on says whether it counts."""
    if not lists:
        return
    context = Context(lists[0], config, lists, is_new=focus.is_new)
    on = {id(papers.source): active(config.for_file(papers.source.path)) for papers in lists}
    for rule in RULES.values():
        if rule.scope == "lists" and any(rule in rules for rules in on.values()):
            for finding in (_finding(rule, lists[0], hit) for hit in rule.check(lists, context)):
                if rule in on[id(finding.source)]:
                    yield finding


def _finding(rule: Rule, papers: PaperList, hit: Hit) -> Finding:
    source, severity = hit.source or papers.source, hit.severity or rule.severity
    return Finding(rule, source, hit.span, severity, hit.message, hit.related, hit.fix)


def _settle(papers: PaperList, findings: list[Finding], on: list[Rule]) -> list[Finding]:
    """Without those that comments silence, with those comments that silence nothing."""
    suppressions = find_suppressions(papers)
    if not suppressions:
        return findings
    kept = suppress(findings, suppressions)
    rule = RULES["AL002"]
    if rule in on:
        kept += suppress([_finding(rule, papers, hit) for hit in unused(suppressions)], suppressions)
    return kept
