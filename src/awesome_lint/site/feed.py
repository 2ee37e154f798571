"""Papers and when they came in -> atom.xml (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from .markup import safe
from .papers import Paper

FEED = "atom.xml"


class News(NamedTuple):
    """A paper, and when it came into the list."""

    paper: Paper
    time: datetime


def feed(title: str, news: Sequence[News], url: str | None) -> str:
    """The feed, newest first. `url` is where the site will be, if that is known."""
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{safe(title)}</title>",
        f"<id>{_id(url or title)}</id>",
        f"<updated>{_time(news[0].time)}</updated>",
        f"<author><name>{safe(title)}</name></author>",
        f'<link href="{safe(url or "index.html")}"/>',
    ]
    if url:
        head.append(f'<link rel="self" href="{safe(url)}{FEED}"/>')
    return "\n".join([*head, *(_entry(one, url) for one in news), "</feed>\n"])


def _entry(news: News, url: str | None) -> str:
    paper, time = news
    away = paper.main.url if paper.main else ""
    target = f"{url}#{paper.anchor}" if url else away or f"index.html#{paper.anchor}"
    about = " · ".join(filter(None, [*paper.headings, paper.venue, str(paper.entry.year or "")]))
    return (
        f"<entry><title>{safe(paper.entry.title)}</title><id>{_id(paper.anchor)}</id>"
        f"<updated>{_time(time)}</updated>"
        f'<link href="{safe(target)}"/><summary>{safe(about)}</summary></entry>'
    )


def _id(name: str) -> str:
    """The same for the same name, wherever the site is moved to."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'awesome-lint:{name}')}"


def _time(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"
