"""`awesome-lint rule`: what the rules are, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from ..report.plain import dump, dump_records
from ..report.rule_pages import markdown_page, table, text_page
from .completing import one_rule
from .output import put

if TYPE_CHECKING:
    from ..rules import Rule


@click.command(
    "rule",
    short_help="Explain a rule, or list them all.",
    epilog="""\b
Examples:
  awesome-lint rule                  all rules, one a line
  awesome-lint rule AL101            by code
  awesome-lint rule mojibake         or by name
  awesome-lint rule --all            all pages, as Markdown
""",
)
@click.argument("name", metavar="[CODE|NAME]", required=False, shell_complete=one_rule)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--all", "every", is_flag=True, help="Print the page of every rule, as Markdown.")
def command(name: str | None, form: str, every: bool) -> int:
    """Explain the rule with this code or name: what it finds, why, and what a fix does.

    Without one, list all rules: code, name, severity, fix, and whether it is on by default.
    """
    from ..rules import RULES

    rules = [RULES[code] for code in sorted(RULES)]
    if name is not None:
        rules = [_find(name, rules)]
    if form == "json":
        put(_json(rules, single=name is not None), exact=True)
    elif every:
        put("\n".join(map(markdown_page, rules)))
    else:
        put(table(rules) if name is None else text_page(rules[0]))
    return 0


def _find(name: str, rules: Iterable[Rule]) -> Rule:
    from ..config_names import nearest_rule

    for rule in rules:
        if name.upper() == rule.code or name.lower() == rule.name:
            return rule
    raise click.UsageError(f"no rule '{name}'{nearest_rule(name)}")


def _json(rules: Iterable[Rule], *, single: bool) -> str:
    data = [_data(rule) for rule in rules]
    return f"{dump(data[0]) if single else dump_records({'version': 1}, 'rules', data, {})}\n"


def _data(rule: Rule) -> dict[str, Any]:
    shown = ("code", "name", "severity", "fix", "enabled", "summary", "why", "bad", "good", "options")
    return {key: getattr(rule, key) for key in shown}
