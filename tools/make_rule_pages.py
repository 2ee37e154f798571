"""Write docs/rules/: a page for each rule, as `awesome-lint rule` prints it, and one that leads to them.

    python tools/make_rule_pages.py

Pages of rules that are gone are deleted. A test fails when a page is stale.
"""

from pathlib import Path

from awesome_lint.report.rule_pages import markdown_index, markdown_page
from awesome_lint.rules import RULES

FOLDER = Path(__file__).parents[1] / "docs/rules"


def pages() -> dict[str, str]:
    """What the folder must hold, by name."""
    return {"README.md": markdown_index(list(RULES.values()))} | {
        f"{rule.code}.md": markdown_page(rule) for rule in RULES.values()
    }


def main() -> None:
    """Make the folder so."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in FOLDER.iterdir():
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
