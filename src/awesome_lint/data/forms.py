"""The very Markdown of an entry as a form with holes for title, labels and URLs, and forms filled again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..markdown.source import Span
from ..papers.entry import Entry, PaperList
from .record import Record

_HOLE = re.compile(r"\{\{|\}\}|\{(title|label\d+|url\d+)\}")
# A URL, or a few words, that there is but one way to write.
_PLAIN = re.compile(r"https?://[^\s<>()\\|]*|(?:[^\W_]|[ ,.;:?!'’/+–—-])*")
_BRACES = re.compile(r"[{}]")
Spell = Callable[[str], str]


def add_forms(papers: PaperList, records: list[Record]) -> None:
    """Give each record its form, and the text between the entries to the one below it."""
    at = 0
    for entry, record in zip(papers.entries, records, strict=True):
        start = max(entry.span.start, at)
        record.before = papers.text[at:start]
        record.form, record.spelled = _form(papers, entry, Span(start, max(start, entry.span.end)))
        at = max(at, entry.span.end)
    if records:
        records[-1].after = papers.text[at:]


def _form(papers: PaperList, entry: Entry, span: Span) -> tuple[str, dict[str, str]]:
    """The form of an entry, and how it spells values that Markdown could spell otherwise."""
    text, parts, at = papers.text, [], span.start
    spelled: dict[str, str] = {}
    for hole, (start, end), value in sorted(_holes(entry), key=lambda hole: hole[1]):
        raw = text[start:end]
        if not at <= start < end <= span.end or spelled.setdefault(value, raw) != raw:
            continue  # it stays in the form as it is
        parts += [_BRACES.sub(r"\g<0>\g<0>", text[at:start]), f"{{{hole}}}"]
        at = end
    parts.append(_BRACES.sub(r"\g<0>\g<0>", text[at : span.end]))
    own = {value: raw for value, raw in spelled.items() if value != raw or not _PLAIN.fullmatch(raw)}
    return "".join(parts), own


def _holes(entry: Entry) -> Iterator[tuple[str, Span, str]]:
    """What can be filled in: its name, its place and its value."""
    yield "title", entry.title_span, entry.title
    for number, link in enumerate(entry.links):
        if link.label:
            yield f"label{number}", link.text, link.label
        yield f"url{number}", link.target, link.url


def fill_form(record: Record, spell: Spell, spell_url: Spell) -> str | None:
    """The Markdown of a record that has a form; None where its links are others than those of the form."""
    values = {"title": record.spelled.get(record.title) or spell(record.title)}
    for number, link in enumerate(record.links):
        if link.label:
            values[f"label{number}"] = record.spelled.get(link.label) or spell(link.label)
        values[f"url{number}"] = record.spelled.get(link.url) or spell_url(link.url)
    holes = {match[1] for match in _HOLE.finditer(record.form or "") if match[1]}
    numbers = {int(re.sub(r"\D", "", hole)) for hole in holes if hole != "title"}
    if not holes <= values.keys() or len(record.links) > max(numbers, default=-1) + 1 > 0:
        return None
    return _HOLE.sub(lambda match: values[match[1]] if match[1] else match[0][0], record.form or "")
