"""Make awesome_pruning.md again from the two lists it was brought together from.

    python tools/make_awesome_pruning.py FOLDER [OUTPUT]

FOLDER holds `pruning_bullets.md`, sections by year and venue, and `efficient_table.md`,
a table. Papers of the table that the bullets lack are added to their sections; what no
rule can mend is mended by hand below; `awesome-lint check --unsafe-fixes` and
`awesome-lint fmt` do the rest.
"""

import subprocess
import sys
from pathlib import Path

import awesome_lint
from awesome_lint.papers.entry import Entry, PaperList
from awesome_lint.papers.identity import find_pairs
from awesome_lint.papers.ordering import main_link

LIST = Path(__file__).parents[1] / "awesome_pruning.md"

# What no rule can mend: (as it was, as it is, why).
BY_HAND = [
    (
        "# Awesome Other Pruning Paper Collection",
        "# Awesome Pruning Papers",
        "the list is no longer the other one",
    ),
    ("âLearning-Compressionâ Algorithms", "“Learning-Compression” Algorithms", "the words of the URL's slug"),
    (
        "REVISITING PRUNING AT INITIALIZATION THROUGH THE LENS OF RAMANUJAN GRAPH",
        "Revisiting Pruning at Initialization Through the Lens of Ramanujan Graph",
        "as the table has it",
    ),
    (
        "SNIP: SINGLE-SHOT NETWORK PRUNING BASED ON CONNECTION SENSITIVITY",
        "SNIP: Single-Shot Network Pruning Based on Connection Sensitivity",
        "capitals only",
    ),
    (" [[openreview](https://openreview.net/forum?id=sUgpxb9QD)]", "", "no such id: it lacks a character"),
]


def main() -> None:
    """Write the list, and let the tool finish it."""
    folder = Path(sys.argv[1])
    output = Path(sys.argv[2]) if len(sys.argv) > 2 else LIST
    bullets = awesome_lint.parse((folder / "pruning_bullets.md").read_text("utf-8"), "bullets")
    table = awesome_lint.parse((folder / "efficient_table.md").read_text("utf-8"), "table")
    known = {id(pair.second.entry) for pair in find_pairs([bullets, table])}
    text = bullets.text
    for entry in reversed([entry for entry in table.entries if id(entry) not in known]):
        text = _add(awesome_lint.parse(text), entry)
    for old, new, why in BY_HAND:
        assert text.count(old) == 1, f"{why}: {old}"
        text = text.replace(old, new)
    output.write_text(text, "utf-8")
    # The check finds what only a person can decide, too.
    _run("check", "--unsafe-fixes", "--exit-zero", output)
    _run("fmt", output)


def _run(command: str, *args: str | Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "awesome_lint", command, "--isolated", "--quiet", *args], check=True
    )


def _add(papers: PaperList, entry: Entry) -> str:
    """The list with a bullet for the paper at the top of its section, which is made where it is missing."""
    name = f"{entry.venue}-{entry.year}"
    section = next((s for s in papers.sections if s.title == name), None)
    if section is not None and section.heading:
        at = section.heading.span.end
        return f"{papers.text[:at]}\n{_bullet(entry)}\n{papers.text[at:]}"
    year = next(s for s in papers.sections if s.title == str(entry.year))
    # A new section goes to the end of its year and of that year's contents.
    last = papers.contents and [x for x in papers.contents.lines if x.anchor.endswith(f"-{entry.year}")][-1]
    assert last
    line = f"  - [{entry.venue}](#{name.lower()})\n"
    top, rest = papers.text[: year.span.end].rstrip("\n"), papers.text[year.span.end :]
    end = papers.text.index("\n", last.link.span.end) + 1
    return f"{top[:end]}{line}{top[end:]}\n\n## {name}\n\n{_bullet(entry)}\n\n{rest}"


def _bullet(entry: Entry) -> str:
    """A paper of the table as the bullets write one."""
    paper = main_link(entry)
    assert paper
    assert paper.resource
    label = "arxiv" if paper.kind == "arxiv" else "paper"
    code = [f"[[code]({link.url})]" for link in entry.links if link.kind == "code"]
    return " ".join([f"- {entry.title}", f"[[{label}]({paper.resource.url})]", *code])


if __name__ == "__main__":
    main()
