"""What shells are told of values that only this program knows. Nothing is imported before somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def one_rule(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """Codes and names of rules."""
    return _items(word, _rules())


def rules(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """Codes, families and names of rules, with commas between them."""
    return _after_comma(word, _families() | _rules())


def providers(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """Whom to ask, with commas between them."""
    from ..links.services import NAMES

    return _after_comma(word, _bare(("none", *NAMES)))


def differences(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """Kinds of differences between lists, with commas between them."""
    from ..merging.difference import KINDS

    return _after_comma(word, _bare(KINDS))


def links(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """Kinds of links, up to the sign before their URL."""
    from ..papers.labels import KINDS

    return _items(word, _bare(f"{kind}=" for kind in KINDS))


def venues(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """Short names of venues."""
    from ..papers.facts import facts

    return _items(word, {row["id"]: row["name"] for row in facts("venues")["venue"] if " " not in row["id"]})


def reports(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """Formats of reports, up to the sign before their file."""
    from ..report import FORMATS

    return _items(word, _bare(f"{form}=" for form in FORMATS))


def columns_of_papers(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """Columns of a table, with commas between them."""
    from ..build.columns import known_columns

    return _after_comma(word, _bare(known_columns()))


def some_of(*known: str) -> Completer:
    """A completer of these words, with commas between them."""

    def complete(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
        return _after_comma(word, _bare(known))

    return complete


def _rules() -> dict[str, str]:
    from ..rules import RULES

    every = [RULES[code] for code in sorted(RULES)]
    return {rule.code: f"{rule.name}: {rule.summary}" for rule in every} | {
        rule.name: f"{rule.code}: {rule.summary}" for rule in every
    }


def _families() -> dict[str, str]:
    from ..report.rule_pages import FAMILIES
    from ..rules import RULES

    return {code: f"all rules: {FAMILIES[code].lower()}" for code in sorted({code[:3] for code in RULES})}


def _bare(words: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(words, "")


def _after_comma(word: str, known: Mapping[str, str]) -> list[CompletionItem]:
    """Completions of what stands behind the last comma; what stands before it is not offered again."""
    before, comma, last = word.rpartition(",")
    left = {name: help for name, help in known.items() if name not in before.split(",")}
    return _items(last, left, before + comma)


def _items(word: str, known: Mapping[str, str], before: str = "") -> list[CompletionItem]:
    """The words that begin with this one, in whatever case."""
    from click.shell_completion import CompletionItem

    found = [name for name in known if name.lower().startswith(word.lower())]
    return [CompletionItem(before + name, help=known[name] or None) for name in found]
