"""What must hold of every rule: its name, its documentation, its examples and its fixes."""

import re

import pytest

import awesome_lint
from awesome_lint.config import Config
from awesome_lint.fixer import choose
from awesome_lint.links.record import Record
from awesome_lint.links.verdict import Verdict
from awesome_lint.linter import Asked, lint_lists
from awesome_lint.rules import (
    RULES,
    anchors,
    blanks,
    blocks,
    contents,
    detours,
    entries,
    identity,
    ids,
    links,
    liveness,
    malformed,
    metadata,
    mismatches,
    moved,
    order,
    pairs,
    proofs,
    run,
    sites,
    slugs,
    structure,
    tags,
    taste,
    text,
    titles,
    urls,
    verified,
)
from awesome_lint.rules.registry import active

FAMILIES = {
    "AL0": {run},
    "AL1": {text, blanks},
    "AL2": {structure, contents, anchors, blocks},
    "AL3": {entries, titles, tags, malformed, taste},
    "AL4": {metadata, slugs, proofs, pairs},
    "AL5": {links, sites, urls, moved, ids, detours},
    "AL6": {identity, mismatches},
    "AL7": {order},
    "AL8": {liveness, verified},
}
PATH = "nowhere/README.md"
# What a rule needs besides being selected.
NEEDS = {"AL312": {"required_kinds": ("code",)}}
# Examples that are told rather than shown, since nobody wants to read 512,000 bytes.
TOLD = {"AL107": ("- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n" * 10_000, "- A Paper\n")}

# What is known of the links in the examples of the rules that ask the network.
GONE = "https://example.org/gone"
COPY = f"https://web.archive.org/web/20200101000000/{GONE}"


def arxiv(title, **more):
    return Verdict("alive", "200", record=Record("arXiv", title, **more))


KNOWN = {
    "AL801": {GONE: Verdict("dead", "404", archived=COPY)},
    "AL802": {GONE: Verdict("gone-soft", "200, but the page is 'Not found'", archived=COPY)},
    "AL803": {
        "https://arxiv.org/abs/2001.00002": arxiv("Weather Forecasts from Pictures of the Sea"),
        "https://arxiv.org/abs/2001.00001": arxiv("Pruning the Filters of Networks"),
    },
    "AL804": {GONE: Verdict("invalid", "no host")},
    "AL805": {GONE: Verdict("moved", "301", moved_to="https://arxiv.org/abs/2001.00001")},
    "AL806": {GONE: Verdict("blocked", "403")},
    "AL807": {GONE: Verdict("flaky", "500")},
    "AL808": {GONE: Verdict("unverified", "the certificate has expired")},
    "AL809": {"https://arxiv.org/abs/2001.00001": arxiv("Improved Pruning of the Filters of Networks")},
    "AL810": {"https://arxiv.org/abs/2001.00001": arxiv("Pruning", remarks=("withdrawn",))},
    "AL811": {"https://arxiv.org/abs/2001.00001": arxiv("Pruning", text="Accepted at ICML 2020")},
    "AL812": {
        "https://github.com/owner/name": Verdict("alive", record=Record("GitHub", remarks=("archived",)))
    },
    "AL813": {
        "https://arxiv.org/abs/2001.00002": arxiv("Weather Forecasts from Pictures of the Sea"),
        "https://openreview.net/forum?id=abcdefghij": arxiv("Pruning the Filters of Networks"),
        "https://arxiv.org/abs/2001.00001": arxiv("Pruning the Filters of Networks"),
    },
}

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
fixing_rule = pytest.mark.parametrize(
    "rule", [r for r in RULES.values() if r.fix], ids=lambda rule: rule.code
)


def examples(rule):
    return TOLD.get(rule.code, (rule.bad, rule.good))


def only(rule):
    # An unused comment is known as such only when the rule that it names has run.
    ignored = () if rule.code == "AL002" else ("AL002",)
    also = ("AL501",) if rule.code == "AL002" else ()
    return Config(select=(rule.code, *also), ignore=ignored, **NEEDS.get(rule.code, {}))


def known(rule):
    return KNOWN.get(rule.code, {})


def fix(rule, text, config=None, **how):
    return awesome_lint.fix(awesome_lint.parse(text, PATH), config, verdicts=known(rule), **how)


def found(rule, text):
    asked = Asked(named=[PATH], verdicts=known(rule))
    findings = lint_lists([awesome_lint.parse(text, PATH)], only(rule), asked)
    return [finding for finding in findings if finding.rule is rule]


@every_rule
def test_the_code_is_of_its_family(rule):
    assert re.fullmatch(r"AL\d{3}", rule.code)
    assert rule.check.__module__ in {module.__name__ for module in FAMILIES[rule.code[:3]]}
    assert RULES[rule.code] is rule


def test_names_are_kebab_case_and_unique():
    names = [rule.name for rule in RULES.values()]
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []
    assert len(set(names)) == len(names)
    checks = [rule.check for rule in RULES.values()]
    assert len(set(checks)) == len(checks)


@every_rule
def test_the_documentation_is_complete(rule):
    lines = rule.check.__doc__.splitlines()
    assert rule.summary == lines[0].strip() != ""
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 90
    assert lines[1] == ""
    assert rule.why.endswith(".")
    assert len(rule.why.split()) >= 8


class Watched(Config):
    """Settings that know which of them were read."""

    def __getattribute__(self, name):
        super().__getattribute__("__dict__").setdefault("read", set()).add(name)
        return super().__getattribute__(name)


@every_rule
def test_its_options_are_the_settings_that_it_reads(rule):
    config = Watched(**vars(only(rule)))
    for example in examples(rule):
        lint_lists([awesome_lint.parse(example, PATH)], config, Asked(named=[PATH], verdicts=known(rule)))
    of_no_rule = {"select", "extend_select", "ignore", "per_file", "source"}
    read = (config.read & set(Config.__dataclass_fields__)) - of_no_rule
    assert ", ".join(sorted(name.replace("_", "-") for name in read)) == rule.options


@every_rule
def test_the_scope_severity_and_fix_are_known(rule):
    assert rule.scope in ("lists", "list", "entry", "link")
    assert rule.severity in ("error", "warning", "info")
    assert rule.fix in (None, "safe", "unsafe")


@every_rule
def test_the_bad_example_is_found(rule):
    bad, good = examples(rule)
    assert found(rule, bad)
    assert bad != good


@every_rule
def test_the_good_example_is_not(rule):
    _, good = examples(rule)
    assert found(rule, good) == []


@every_rule
def test_nor_is_an_error_of_another_rule_in_it(rule):
    _, good = examples(rule)
    assert [f for f in awesome_lint.lint(awesome_lint.parse(good, PATH)) if f.severity == "error"] == []


@every_rule
def test_examples_end_with_a_newline_and_hold_papers(rule):
    bad, good = examples(rule)
    assert good.endswith("\n")
    assert bad.endswith("\n") is (rule.code != "AL104")


@every_rule
def test_findings_lie_in_the_text_and_say_something(rule):
    bad, _ = examples(rule)
    for finding in found(rule, bad):
        assert 0 <= finding.span.start <= finding.span.end <= len(bad)
        assert finding.message == finding.message.strip() != ""
        assert "\n" not in finding.message
        assert not finding.message.endswith(".")
        assert len(finding.message) <= 120
        assert finding.severity in ("error", "warning", "info")
        assert all(place.message for place in finding.related)


@every_rule
def test_the_declared_fix_is_true(rule):
    bad, _ = examples(rule)
    offered = {finding.fix.applicability for finding in found(rule, bad) if finding.fix}
    assert offered == ({rule.fix} if rule.fix else set())


@fixing_rule
def test_a_fix_names_what_it_does_and_changes_the_text(rule):
    bad, _ = examples(rule)
    fixes = [finding.fix for finding in found(rule, bad) if finding.fix]
    assert all(fix.title and fix.edits for fix in fixes)
    assert all(bad[edit.span.start : edit.span.end] != edit.text for fix in fixes for edit in fix.edits)


@fixing_rule
def test_fixing_the_bad_example_ends_and_removes_the_finding(rule):
    bad, _ = examples(rule)
    fixed = fix(rule, bad, only(rule), unsafe=True)
    assert fixed.applied
    assert [f for f in fixed.findings if f.rule is rule and f.fix] == []
    assert choose(fixed.findings, unsafe=True) == []
    again = fix(rule, fixed.lists[0].text, only(rule), unsafe=True)
    assert again.applied == []
    assert again.lists[0].text == fixed.lists[0].text != bad


@fixing_rule
def test_fixing_the_bad_example_with_all_rules_on_ends_too(rule):
    bad, _ = examples(rule)
    first = fix(rule, bad, unsafe=True)
    second = fix(rule, first.lists[0].text, unsafe=True)
    assert choose(first.findings, unsafe=True) == []
    assert second.applied == []
    assert second.lists[0].text == first.lists[0].text


@fixing_rule
def test_the_fix_of_the_bad_example_gives_the_good_one(rule):
    bad, good = examples(rule)
    fixed = fix(rule, bad, only(rule), unsafe=True)
    assert fixed.lists[0].text == good


@pytest.mark.parametrize("rule", [r for r in RULES.values() if r.fix == "safe"], ids=lambda rule: rule.code)
def test_a_safe_fix_takes_out_no_entry_and_leads_nowhere_else(rule):
    def resources(papers):
        return {link.resource.id for entry in papers.entries for link in entry.links if link.resource}

    bad, _ = examples(rule)
    before, after = awesome_lint.parse(bad, PATH), fix(rule, bad, only(rule)).lists[0]
    assert resources(before) <= resources(after)
    assert len(before.entries) <= len(after.entries)


@pytest.mark.parametrize("rule", [r for r in RULES.values() if r.fix == "unsafe"], ids=lambda rule: rule.code)
def test_an_unsafe_fix_is_not_made_unasked(rule):
    bad, _ = examples(rule)
    fixed = fix(rule, bad, only(rule))
    assert fixed.applied == []
    assert fixed.lists[0].text == bad


def test_rules_are_on_unless_they_say_otherwise():
    on = {rule.code for rule in active(Config())}
    assert {rule.code for rule in RULES.values()} - on == {"AL209"}


@pytest.mark.parametrize(
    ("config", "codes"),
    [
        (Config(select=("AL104",)), {"AL104"}),
        (Config(select=("mojibake",)), {"AL101"}),
        (
            Config(select=("AL10",), ignore=("AL106", "file-too-long")),
            {"AL101", "AL102", "AL103", "AL104", "AL105"},
        ),
        (Config(select=("AL104",), extend_select=("AL209",)), {"AL104", "AL209"}),
        (Config(select=("AL2",), ignore=("AL2",)), set()),
    ],
)
def test_what_a_configuration_switches_on(config, codes):
    assert {rule.code for rule in active(config)} == codes
