"""Pieces of an SVG picture. Every text in it is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from importlib.resources import files
from math import ceil, log10

from .tables import Row

ROW = 20  # height of a line of text
_CHAR = 7  # width of an average character


def document(width: int, height: int, title: str, body: Iterable[str]) -> str:
    """The picture, with its style: no script, and nothing that is loaded."""
    style = files(__package__).joinpath("svg.css").read_text("utf-8")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">'
    )
    return "\n".join([head, f"<title>{escape(title)}</title>\n<style>\n{style}</style>", *body, "</svg>\n"])


def text(x: float, y: float, content: str, style: str = "") -> str:
    """A line of text that starts, or as its style says ends or has its middle, at x."""
    style = f' class="{style}"' if style else ""
    return f'<text x="{x:g}" y="{y:g}"{style}>{escape(content)}</text>'


def box(x: float, y: float, width: float, height: float, style: str) -> str:
    """A filled rectangle."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="1.5" class="{style}"/>'
    )


def path(points: Iterable[tuple[float, float]], style: str, end: str = "") -> str:
    """A line through points."""
    through = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{through}{end}" class="{style}"/>'


def steps(most: int) -> list[int]:
    """Round numbers from 0 up to the first that is not below `most`: at most six."""
    rough = max(most, 1) / 4
    size = 10 ** int(log10(rough)) if rough >= 1 else 1
    step = next(factor * size for factor in (1, 2, 5, 10) if factor * size >= rough)
    return [step * number for number in range(ceil(max(most, 1) / step) + 1)]


def scale(x: float, y: float, width: float, height: float, ticks: Sequence[int]) -> list[str]:
    """Lines across a plot, each with its number, the lowest on the axis."""
    drawn = []
    for tick in ticks:
        at = y + height * (1 - tick / ticks[-1])
        drawn.append(path([(x, at), (x + width, at)], "grid" if tick else "axis"))
        drawn.append(text(x - 6, round(at + 4), f"{tick:,}", "end"))
    return drawn


def columns(x: float, y: float, width: float, height: float, rows: Sequence[Row]) -> list[str]:
    """A column for each row, the part with code at its foot."""
    ticks = steps(max((row.entries for row in rows), default=0))
    drawn = scale(x, y, width, height, ticks)
    slot = width / max(len(rows), 1)
    thick, every = min(slot * 0.72, 44), ceil(34 / slot)
    for number, row in enumerate(rows):
        at, foot = x + slot * (number + 0.5), y + height
        code, rest = (height * count / ticks[-1] for count in (row.with_code or 0, row.entries))
        if rest > code:
            drawn.append(box(at - thick / 2, foot - rest, thick, rest - code, "rest"))
        if code:
            drawn.append(box(at - thick / 2, foot - code, thick, code, "code"))
        if (len(rows) - 1 - number) % every == 0:
            drawn.append(text(round(at), foot + 16, row.name, "mid"))
    return drawn


def bars(x: float, y: float, width: float, rows: Sequence[Row]) -> list[str]:
    """A line for each row: its name, a bar, a number."""
    names = min(max((len(row.name) for row in rows), default=0), 18) * _CHAR + 8
    most = max((row.entries for row in rows), default=1)
    room = width - names - 44
    drawn = []
    for number, (name, entries, with_code) in enumerate(rows):
        at, long = y + number * ROW, room * entries / most
        code = room * (with_code or 0) / most
        name = name if len(name) <= 18 else f"{name[:17]}…"
        drawn.append(text(x, at + 14, name, "name"))
        if long > code:
            drawn.append(box(x + names, at + 4, long, 12, "sum" if with_code is None else "rest"))
        if code:
            drawn.append(box(x + names, at + 4, code, 12, "code"))
        drawn.append(text(round(x + names + long + 6), at + 14, f"{entries:,}"))
    return drawn


def curve(
    x: float, y: float, width: float, height: float, points: Sequence[tuple[datetime, int]]
) -> list[str]:
    """How a number went over time, in steps: it holds until the next point."""
    ticks = steps(max(count for _, count in points))
    first, last = points[0][0].timestamp(), points[-1][0].timestamp()
    along = [x + width * (time.timestamp() - first) / (last - first or 1) for time, _ in points]
    up = [y + height * (1 - count / ticks[-1]) for _, count in points]
    line = [(along[0], up[0])]
    for at, old, new in zip(along[1:], up, up[1:], strict=False):
        line += [(at, old), (at, new)]
    line.append((x + width, up[-1]))
    foot = y + height
    return [
        *scale(x, y, width, height, ticks),
        path(line, "area", f"V{foot}H{along[0]:.1f}Z"),
        path(line, "line"),
        text(x, foot + 16, f"{points[0][0]:%Y-%m-%d}"),
        text(x + width, foot + 16, f"{points[-1][0]:%Y-%m-%d}", "end"),
    ]
