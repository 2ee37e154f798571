"""The library: `awesome_lint.parse`, `lint`, `fix`, `format` and `check_links`. Texts in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .config import Config
from .fixer import Fixed, fix_lists
from .layout import PARTS, Formatted, format_list
from .linter import Asked, lint_lists
from .papers.entry import PaperList
from .papers.reader import read_list
from .rules import Finding

if TYPE_CHECKING:
    from .links.policy import Policy
    from .links.verdict import Verdict

__all__ = ["check_links", "fix", "format", "lint", "parse"]


def parse(text: str, path: str = "-") -> PaperList:
    """Read a list. Any text can be read; `entries` holds the papers found in it.

    `path` is what findings call the file, and what per-file settings go by.
    """
    return read_list(text, path)


def lint(
    papers: PaperList | Sequence[PaperList],
    config: Config | None = None,
    *,
    verdicts: Mapping[str, Verdict] | None = None,
) -> list[Finding]:
    """What is wrong in a list, or in several together, file by file in the order of the text.

    With the `verdicts` that `check_links` gives, dead links and their like are among it.
    """
    return lint_lists(_several(papers), config or Config(), Asked(verdicts=verdicts or {}))


def fix(
    papers: PaperList | Sequence[PaperList],
    config: Config | None = None,
    *,
    unsafe: bool = False,
    verdicts: Mapping[str, Verdict] | None = None,
) -> Fixed:
    """Make the fixes that are safe, or all of them, until none is left to make.

    A fix that would lose a title, a link or a line that it does not name is left out: `refused`
    of the result says why.
    """
    return fix_lists(_several(papers), config or Config(), unsafe, Asked(verdicts=verdicts or {}))


def format(papers: PaperList, config: Config | None = None, parts: frozenset[str] = PARTS) -> Formatted:
    """The canonical form of a list, or only some parts of it.

    Raises `awesome_lint.guard.LossError` where anything would be lost.
    """
    return format_list(papers, config or Config(), parts)


async def check_links(
    urls: Iterable[str], policy: Policy | None = None, cache: Path | None = None
) -> dict[str, Verdict]:
    """What became of the pages at these URLs, each asked for once, and politely.

    `cache` is a file of outcomes that are not asked for again. Nothing that the network does is
    an exception: it is told by the verdict. Raises `awesome_lint.links.cache.CacheError` where
    the file cannot be used.
    """
    from .links.cache import Cache
    from .links.checker import check
    from .links.plan import make_plan
    from .links.policy import Policy

    policy = policy or Policy()
    kept = Cache(cache) if cache else None
    try:
        plan = make_plan(urls, private=policy.private, providers=policy.providers)
        run = await check(plan, policy, kept)
    finally:
        if kept:
            kept.close()
    return run.verdicts()


def _several(papers: PaperList | Sequence[PaperList]) -> Sequence[PaperList]:
    return [papers] if isinstance(papers, PaperList) else papers
