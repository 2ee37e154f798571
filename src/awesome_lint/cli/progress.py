"""A bar with rate and time left, and what the busiest hosts are at. On standard error, on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from ..links.verdict import BROKEN
from ..report.plain import printable

if TYPE_CHECKING:
    from ..links.recall import Progress as Told
    from ..links.verdict import Verdict

_HOSTS = 8  # that are shown: those with the most left to ask


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


class _Hosts:
    """How many URLs of each host are left, and what became of the others."""

    def __init__(self, urls: Sequence[str]) -> None:
        self._left = Counter(urlsplit(url).netloc for url in urls)
        self._done: Counter[str] = Counter()
        self._broken: Counter[str] = Counter()

    def tell(self, url: str, verdict: Verdict) -> None:
        host = urlsplit(url).netloc
        self._left[host] -= 1
        self._done[host] += 1
        self._broken[host] += verdict.name in BROKEN

    def __rich__(self) -> Table:
        table = Table.grid(padding=(0, 2))
        for host, left in self._left.most_common(_HOSTS):
            if left:
                broken = f"{self._broken[host]} broken" if self._broken[host] else ""
                table.add_row(Text(printable(host)), f"{self._done[host]} done", f"{left} left", broken)
        return table


@contextmanager
def watch(urls: Sequence[str]) -> Iterator[Told]:
    """Show how far a run is; the value is to be told of each URL that is settled."""
    console = Console(stderr=True)
    bar = Progress(BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn(), console=console)
    task, hosts = bar.add_task("links", total=len(urls)), _Hosts(urls)

    def tell(url: str, verdict: Verdict) -> None:
        hosts.tell(url, verdict)
        bar.advance(task)

    with Live(Group(bar, hosts), console=console, transient=True, refresh_per_second=4):
        yield tell
