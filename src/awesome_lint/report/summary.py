"""What every report says besides the findings, and how it is to look."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from ..config import LEVELS
from ..findings import Finding, Place

if TYPE_CHECKING:
    from ..papers.entry import Entry, PaperList

MOST_PLACES = 10


class Line(NamedTuple):
    """A line of a file, 1-based, and what is said of it: a message or its text."""

    path: str
    line: int
    text: str


class Debt(NamedTuple):
    """Findings of a baseline: those that were found again, and those that were not."""

    held: int
    gone: int


class Summary(NamedTuple):
    """Counts of a run.

    `paths` are the files that were looked at; `otherwise` are sections whose entries have
    another shape than the file's; `empty` counts files of directories without an entry;
    `applied` are the fixes made; `since` is the revision after which findings count; `debt`
    tells what a baseline held back.
    """

    paths: tuple[str, ...]
    entries: int
    severities: Counter[str]
    shapes: Counter[str]
    otherwise: tuple[Line, ...]
    not_understood: tuple[Line, ...]
    empty: int
    applied: tuple[Finding, ...]
    since: str | None
    debt: Debt | None

    @property
    def files(self) -> int:
        return len(self.paths)

    def counts(self) -> dict[str, Any]:
        """The numbers that programs are given."""
        found = {level: self.severities[level] for level in LEVELS}
        return {
            "files": self.files,
            "entries": self.entries,
            "not_understood": len(self.not_understood),
            **found,
            **({"baseline": self.debt._asdict()} if self.debt else {}),
        }


def _unpainted(text: str, style: str) -> str:
    return text


class View(NamedTuple):
    """How a report is to look: columns, what paints a text in a style, and how much is said."""

    width: int = 100
    paint: Callable[[str, str], str] = _unpainted
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    show_fixes: bool = False


class Tally(NamedTuple):
    """What a list holds, in numbers, and what there is to say of how it is written."""

    path: str
    entries: int
    shapes: Mapping[str, int]
    otherwise: tuple[Line, ...]
    not_understood: tuple[Line, ...]

    @classmethod
    def of(cls, papers: "PaperList") -> "Tally":
        shapes = Counter(entry.shape for entry in papers.entries)
        said = tuple(_otherwise(papers)), tuple(_skipped(papers))
        return cls(papers.source.path, len(papers.entries), shapes, *said)


def summarise(
    tallies: Sequence[Tally],
    findings: Iterable[Finding],
    *,
    empty: int = 0,
    applied: Iterable[Finding] = (),
    since: str | None = None,
    debt: Debt | None = None,
) -> Summary:
    """Count what was found, in lists of these tallies."""
    shapes: Counter[str] = Counter()
    for tally in tallies:
        shapes.update(tally.shapes)
    return Summary(
        paths=tuple(tally.path for tally in tallies),
        entries=sum(tally.entries for tally in tallies),
        severities=Counter(map(attrgetter("severity"), findings)),
        shapes=shapes,
        otherwise=tuple(line for tally in tallies for line in tally.otherwise),
        not_understood=tuple(line for tally in tallies for line in tally.not_understood),
        empty=empty,
        applied=tuple(applied),
        since=since,
        debt=debt,
    )


def _otherwise(papers: "PaperList") -> Iterable[Line]:
    """Sections whose entries are mostly written in another shape than those of the file."""
    whole = Counter(entry.shape for entry in papers.entries)
    sections: dict[int, list[Entry]] = {}
    for entry in papers.entries:
        sections.setdefault(id(entry.section), []).append(entry)
    for entries in sections.values():
        shapes, section = Counter(entry.shape for entry in entries), entries[0].section
        if shapes.most_common(1)[0][0] != whole.most_common(1)[0][0]:
            said = ", ".join(f"{count} {shape}" for shape, count in shapes.most_common())
            line = papers.source.position(section.heading.span.start if section.heading else 0).line
            yield Line(papers.source.path, line, f"{section.title}: {said}")


def _skipped(papers: "PaperList") -> Iterable[Line]:
    source = papers.source
    for span in papers.skipped:
        number = source.position(span.start).line
        yield Line(source.path, number, source.line(number).strip())


def related(finding: Finding) -> list[Line]:
    """The other places of a finding by their lines."""
    return [
        Line(place.source.path, place.source.position(place.span.start).line, place.message)
        for place in other_places(finding)
    ]


def hints(finding: Finding, name: Callable[[str], str] = str) -> Iterator[str]:
    """Where else to look, in files as they are named, and what mends it."""
    for path, line, text in related(finding):
        yield f"see {name(path)}:{line}: {text}"
    if finding.fix:
        yield f"fix ({finding.fix.applicability}): {finding.fix.title}"


def other_places(finding: Finding) -> list[Place]:
    """The other places of a finding: ten at most, the last of which says how many more there are."""
    if not finding.related:
        return []
    places = list(finding.related[:MOST_PLACES])
    if more := len(finding.related) - len(places):
        last = places[-1]
        places[-1] = last._replace(message=f"{last.message} (and {plural(more, 'more place')})")
    return places


def most_severe_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then remarks, each in the order of the text: what is cut off is the least."""
    return sorted(findings, key=lambda finding: LEVELS.index(finding.severity))


def plural(count: int, noun: str) -> str:
    """'1 entry', '2 entries'."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("ry") else f"{count} {noun}s"
