"""How well lists in the wild are read: `python -m tests.corpus_score [NAME…]`.

Needs the folder of real lists in the environment variable AWESOME_LINT_CORPUS: `files/`,
`manifest.tsv`, `oracle/` with a row an entry, `gold/` with entries checked by eye. Prints
a table a file and a class, and every difference in the files that are named.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from awesome_lint.config import Config
from awesome_lint.guard import check_loss
from awesome_lint.layout import format_list
from awesome_lint.markdown.source import Edit, decode
from awesome_lint.papers.entry import Entry, PaperList
from awesome_lint.papers.reader import read_list
from awesome_lint.papers.titles import plain
from awesome_lint.papers.venues import find_venue, resolve

CORPUS = Path(os.environ.get("AWESOME_LINT_CORPUS", ""))
WIDER = 0.02
FIELDS = ("titles", "links", "years", "venues")


@dataclass
class Ratio:
    """Right of asked."""

    right: float = 0
    asked: float = 0

    def add(self, right: float, asked: float = 1) -> None:
        self.right += right
        self.asked += asked

    @property
    def share(self) -> float:
        return self.right / self.asked if self.asked else 1.0

    def __str__(self) -> str:
        return f"{100 * self.right / self.asked:5.1f}" if self.asked else "    –"


@dataclass
class Score:
    """What was found out about one file, or about many."""

    entries: int = 0
    low: int = 0
    high: int = 0
    precision: Ratio = field(default_factory=Ratio)
    recall: Ratio = field(default_factory=Ratio)
    titles: Ratio = field(default_factory=Ratio)
    link_precision: Ratio = field(default_factory=Ratio)
    link_recall: Ratio = field(default_factory=Ratio)
    years: Ratio = field(default_factory=Ratio)
    venues: Ratio = field(default_factory=Ratio)
    restored: bool = True
    stable: bool = True
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    @property
    def in_bounds(self) -> bool:
        return self.low * (1 - WIDER) <= self.entries <= self.high * (1 + WIDER)


def score_file(row: dict[str, str], with_format: bool = True) -> Score:
    """Read one file of the manifest and compare."""
    path = CORPUS / "files" / row["file"]
    text = decode(path.read_bytes())
    start = time.process_time()
    papers = read_list(text, str(path))
    score = Score(len(papers.entries), int(row["oracle_lo"]), int(row["oracle_hi"]))
    score.seconds = time.process_time() - start
    score.restored = "".join(papers.source[block.span] for block in papers.blocks) == text
    _starts(score, papers, row)
    _gold(score, papers, row)
    if with_format:
        _format(score, papers)
    return score


def _starts(score: Score, papers: PaperList, row: dict[str, str]) -> None:
    """Start lines of entries against the oracle's."""
    with (CORPUS / "oracle" / Path(row["file"]).with_suffix(".tsv").name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    titles = {int(item["line"]): item["title"] for item in rows}
    ours = Counter(papers.source.position(entry.span.start).line for entry in papers.entries)
    theirs = Counter(int(item["line"]) for item in rows)
    common = (ours & theirs).total()
    score.precision.add(common, ours.total())
    score.recall.add(common, theirs.total())
    for line in sorted(theirs - ours):
        score.wrong.append(f"{line}: not read: {titles[line][:100]}")
    for entry in papers.entries:
        line = papers.source.position(entry.span.start).line
        if line not in theirs:
            score.wrong.append(f"{line}: no entry there: [{entry.shape}] {entry.title[:100]}")


def _gold(score: Score, papers: PaperList, row: dict[str, str]) -> None:
    path = CORPUS / "gold" / Path(row["file"]).with_suffix(".json").name
    if not path.exists():
        return
    by_line = {papers.source.position(entry.span.start).line: entry for entry in papers.entries}
    for wanted in json.loads(path.read_text("utf-8"))["entries"]:
        _compare(score, by_line.get(wanted["line"]), wanted)


def _compare(score: Score, entry: Entry | None, wanted: dict) -> None:
    line = wanted["line"]
    same = entry is not None and normal(entry.title) == normal(wanted["title"])
    score.titles.add(same)
    if not same:
        score.wrong.append(f"{line}: title {entry and entry.title!r} is {wanted['title']!r}")
    urls = {link["url"] for link in wanted["links"]}
    ours = {link.url for link in entry.links} if entry else set()
    score.link_precision.add(len(urls & ours), len(ours))
    score.link_recall.add(len(urls & ours), len(urls))
    if urls != ours:
        score.wrong.append(f"{line}: links lack {sorted(urls - ours)}, have {sorted(ours - urls)}")
    if wanted["year"] is not None:
        right = entry is not None and entry.year == wanted["year"]
        score.years.add(right)
        if not right:
            score.wrong.append(f"{line}: year {entry and entry.year} is {wanted['year']}")
    if wanted["venue"]:
        right = entry is not None and same_venue(entry, wanted["venue"])
        score.venues.add(right)
        if not right:
            score.wrong.append(f"{line}: venue {entry and entry.venue!r} is {wanted['venue']!r}")


def normal(title: str) -> str:
    """NFKC, without markup and surrounding punctuation, blanks and case folded."""
    text = unicodedata.normalize("NFKC", plain(title))
    return " ".join(re.sub(r"^\W+|\W+$", "", text).casefold().split())


def same_venue(entry: Entry, wanted: str) -> bool:
    """Whether the venues are one, under whichever names."""
    found = find_venue(wanted, field=True)
    ids = {resolve(wanted), found.id if found else None} - {None}
    return (entry.venue_id in ids) if ids and entry.venue_id else normal(entry.venue or "") == normal(wanted)


def _format(score: Score, papers: PaperList) -> None:
    try:
        once = read_list(format_list(papers, Config()).text, papers.source.path)
        twice = format_list(once, Config()).text
        contents = [Edit(papers.contents.span, "")] if papers.contents else []
        check_loss(papers, once, contents)
        score.stable = once.text == twice
        if not score.stable:
            score.wrong.append("fmt again changes it again")
    except Exception as error:
        score.stable = False
        score.wrong.append(f"fmt: {type(error).__name__}: {error}")


def manifest() -> Iterator[dict[str, str]]:
    with (CORPUS / "manifest.tsv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t")


def total(scores: list[Score]) -> Score:
    """One score over many files."""
    whole = Score()
    for score in scores:
        whole.entries += score.entries
        whole.seconds += score.seconds
        for name in ("precision", "recall", "titles", "link_precision", "link_recall", "years", "venues"):
            part = getattr(score, name)
            getattr(whole, name).add(part.right, part.asked)
    return whole


def f1(score: Score) -> float:
    p, r = score.link_precision, score.link_recall
    return 200 * p.right / (p.asked + r.asked) if p.asked + r.asked else 0.0


def line_of(name: str, score: Score, bounds: str) -> str:
    links = f"{f1(score):5.1f}" if score.link_recall.asked else "    –"
    return (
        f"{name[:52]:52} {score.entries:5} {bounds:>10} {score.precision} {score.recall} {score.titles} "
        f"{links} {score.years} {score.venues} {score.seconds:6.2f}"
    )


def main(names: list[str]) -> int:
    quick = "--no-format" in names
    names = [name for name in names if not name.startswith("-")]
    print(f"{'file':52} {'found':>5} {'oracle':>10}  prec recall title links  year venue seconds")
    scores: dict[str, list[Score]] = {}
    for row in manifest():
        if names and not any(name in row["file"] for name in names):
            continue
        score = score_file(row, not quick)
        scores.setdefault(row["grammar"], []).append(score)
        bounds = str(score.low) if score.low == score.high else f"{score.low}-{score.high}"
        marks = ("" if score.in_bounds else " OUT") + ("" if score.restored else " BYTES")
        print(line_of(row["file"], score, bounds) + marks + ("" if score.stable else " FMT"))
        if names:
            print("\n".join(f"    {text}" for text in score.wrong[:80]))
    print()
    for grammar, group in sorted(scores.items()):
        print(line_of(grammar, total(group), ""))
    every = [score for group in scores.values() for score in group]
    print(line_of("all", total(every), f"{sum(s.in_bounds for s in every)}/{len(every)}"))
    missed = list(shortfalls(every)) if not names and not quick else []
    print("\n".join(f"below the threshold: {text}" for text in missed))
    return 1 if missed else 0


def shortfalls(scores: list[Score]) -> Iterator[str]:
    """What falls below the thresholds that all lists together must reach."""
    whole = total(scores)
    reached = {
        "files in bounds": (sum(score.in_bounds for score in scores), 51),
        "precision of start lines": (100 * whole.precision.share, 96),
        "recall of start lines": (100 * whole.recall.share, 96),
        "titles": (100 * whole.titles.share, 97),
        "links (F1)": (f1(whole), 98),
        "years": (100 * whole.years.share, 96),
        "venues": (100 * whole.venues.share, 92),
        "files restored": (sum(score.restored for score in scores), len(scores)),
        "files whose form is stable": (sum(score.stable for score in scores), len(scores)),
    }
    for name, (value, least) in reached.items():
        if value < least:
            yield f"{name}: {value:.2f} is less than {least}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
