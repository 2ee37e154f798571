"""What became of every URL: as JSON, as a table by host, and as Markdown for an issue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..links.verdict import BROKEN, NAMES
from .comments import code_span, no_room, that_fit
from .plain import each_dumped, printable
from .summary import MOST_PLACES, View, plural

if TYPE_CHECKING:
    from ..links.verdict import Name, Verdict

VERSION = 1
_HOSTS = 20  # in the table, those with the most links
_STYLES: dict[str, str] = {"alive": "green", "moved": "yellow", "retired": "yellow"}
_TITLES: dict[Name, str] = {
    "dead": "Dead",
    "gone-soft": "Gone, though the server says 200",
    "wrong-paper": "Another paper",
    "invalid": "No links",
    "moved": "Moved for good",
    "retired": "Of services that were shut down",
    "flaky": "Failed each time",
    "unverified": "Not verified",
    "blocked": "Not for robots",
}


class Checked(NamedTuple):
    """A URL, its verdict, how many requests it cost in this run, and its places: path and line."""

    url: str
    verdict: Verdict
    requests: int
    places: Sequence[tuple[str, int]]


class Cost(NamedTuple):
    """What a run took."""

    requests: int
    seconds: float


def count(checked: Iterable[Checked]) -> dict[Name, int]:
    """How many URLs have each verdict."""
    counts = Counter(item.verdict.name for item in checked)
    return {name: counts[name] for name in NAMES}


def links_json(checked: Sequence[Checked], cost: Cost) -> Iterator[str]:
    """Every URL, in order of first appearance, piece by piece. The schema is schemas/links.schema.json."""
    summary: dict[str, object] = dict(count(checked).items())
    summary |= {"requests": cost.requests, "seconds": round(cost.seconds, 1)}
    yield from each_dumped({"version": VERSION}, "links", map(_data, checked), {"summary": summary})
    yield "\n"


def _data(item: Checked) -> dict[str, object]:
    verdict = item.verdict
    return {
        "url": item.url,
        "verdict": verdict.name,
        "status": verdict.status,
        "final_url": verdict.final_url or None,
        "requests": item.requests,
        "evidence": verdict.evidence,
        **({"archived": verdict.archived} if verdict.archived else {}),
        "places": [{"file": path, "line": line} for path, line in item.places],
    }


def links_table(checked: Sequence[Checked], cost: Cost, view: View) -> Iterator[str]:
    """Counts by host, the busiest first, and what the run cost."""
    from ..papers.hosts import split_host  # costly to import, and needed only when links were checked

    hosts: dict[str, Counter[str]] = defaultdict(Counter)
    for item in checked:
        hosts[split_host(item.url) or "–"][item.verdict.name] += 1
    shown = [name for name in NAMES if any(counts[name] for counts in hosts.values())]
    rows = sorted(hosts.items(), key=lambda row: (-row[1].total(), row[0]))
    if shown and not view.quiet:
        width = max(len(printable(host)) for host, _ in rows[:_HOSTS])
        yield f"{'host':{width}}  {'  '.join(shown)}"
        for host, counts in rows[:_HOSTS]:
            yield f"{printable(host):{width}}  {'  '.join(_cell(counts, name, view) for name in shown)}"
        if len(rows) > _HOSTS:
            yield f"and {plural(len(rows) - _HOSTS, 'more host')}"
    said = ", ".join(f"{number} {name}" for name, number in count(checked).items() if number)
    yield f"{plural(len(checked), 'URL')}: {said or 'nothing to check'}."
    if cost.requests:
        yield f"{plural(cost.requests, 'request')} in {cost.seconds:.1f} s."


def _cell(counts: Counter[str], name: str, view: View) -> str:
    text = f"{counts[name] or '·':>{len(name)}}"
    style = "red" if name in BROKEN else _STYLES.get(name, "cyan")
    return view.paint(text, style) if counts[name] else text


def links_markdown(checked: Sequence[Checked], cost: Cost) -> str:
    """A report for an issue: what is broken first, each with its evidence and its places."""
    lines = ["# Links", "", *_summary(checked, cost)]
    for name, title in _TITLES.items():
        found = [item for item in checked if item.verdict.name == name]
        if found:
            lines += ["", f"## {title}: {len(found)}", "", *map(_item, found)]
    shown = that_fit(lines)
    if left_out := sum(line.startswith("- ") for line in lines[shown:]):
        lines[shown:] = ["", no_room(left_out, "URL")]
    return "".join(f"{line}\n" for line in lines)


def _summary(checked: Sequence[Checked], cost: Cost) -> Iterator[str]:
    yield "| verdict | URLs |"
    yield "| --- | ---: |"
    for name, number in count(checked).items():
        if number:
            yield f"| {name} | {number} |"
    yield ""
    yield f"{plural(len(checked), 'URL')}, {plural(cost.requests, 'request')}, {cost.seconds:.0f} s."


def _item(item: Checked) -> str:
    places = ", ".join(code_span(f"{path}:{line}") for path, line in item.places[:MOST_PLACES])
    more = f" and {len(item.places) - MOST_PLACES} more" if len(item.places) > MOST_PLACES else ""
    evidence = f": {code_span(item.verdict.evidence)}" if item.verdict.evidence else ""
    return f"- {code_span(item.url, 500)}{evidence} ({places}{more})"
