"""Whether an entry of another list stands there as a list writes its own, and can be taken over as it is."""

from __future__ import annotations

import re
from pathlib import PurePath

from ..markdown.source import Edit, Span, apply_edits
from ..papers.entry import Entry, PaperList
from ..papers.labelling import Labelling
from ..papers.labels import label_kind
from ..papers.spelling import spelling_key
from ..writing.template import region

_RUN = 5  # marks in a row that both lists must have
_TITLE, _URL, _LABEL = "\x01", "\x02", "\x03"
_MARK = re.compile(r"\w+(?:[ ,.'’&-]+\w+)*|[ \t]+|.", re.DOTALL)
_TO = r"(?:\]\(\s*<?|(?:src|href)\s*=\s*[\"']?)"
_INSIDE = re.compile(rf"{_TO}#")
_BESIDE = re.compile(rf"{_TO}(?!https?:)[^)\s\"'>]")


class Wording:
    """The marks between the parts of a list's entries."""

    def __init__(self, papers: PaperList) -> None:
        self._papers = papers
        self._labels = Labelling(papers)
        self._known: dict[str, set[tuple[str, ...]]] = {}

    def taken_over(self, other: PaperList, entry: Entry, like: Entry) -> str | None:
        """The text of another list's entry, where one like `like` would be written so here."""
        text = other.source[place := other.source.trim(region(other, entry))]
        columns = {_column(other, entry), _column(self._papers, like)}
        if entry.shape != like.shape or entry.shape == "html-table" or self._leads_home(other, text):
            return None
        if "\n" in text and len(columns) > 1:
            return None
        if entry.shape == "pipe-table" and _header(other, entry) != _header(self._papers, like):
            return None
        if not all(place.contains(link.target) and self._is_used(link.label) for link in entry.links):
            return None
        if not _runs(other, entry) <= self._of_shape(entry.shape):
            return None
        return text.replace("\r\n", "\n").replace("\n", self._papers.source.newline)

    def _is_used(self, label: str | None) -> bool:
        """Whether the list has the label, or many words for what it says and none that is this one."""
        kind = label_kind(label)
        if label is None or kind is None or label in self._labels.uses:
            return True
        several = len(self._labels.of_kind().get(kind, ())) > 1
        return several and spelling_key(label) not in self._labels.spellings

    def _leads_home(self, other: PaperList, text: str) -> bool:
        """Whether a link leads into the other file, or to one beside it that is elsewhere from here."""
        folders = {PurePath(papers.source.path).parent for papers in (self._papers, other)}
        return bool(_INSIDE.search(text) or (len(folders) > 1 and _BESIDE.search(text)))

    def _of_shape(self, shape: str) -> set[tuple[str, ...]]:
        if shape not in self._known:
            alike = [entry for entry in self._papers.entries if entry.shape == shape]
            self._known[shape] = {run for entry in alike for run in _runs(self._papers, entry)}
        return self._known[shape]


def _runs(papers: PaperList, entry: Entry) -> set[tuple[str, ...]]:
    """The marks of an entry, so many in a row; its words, labels and addresses do not count."""
    place = papers.source.trim(region(papers, entry))
    parts = [(entry.title_span, _TITLE)]
    parts += [(link.target, _URL) for link in entry.links]
    parts += [
        (link.text, _LABEL) for link in entry.links if link.label and "![" not in papers.source[link.text]
    ]
    edits: list[Edit] = []
    for span, mark in sorted(parts):
        if place.contains(span) and (not edits or edits[-1].span.end <= span.start - place.start):
            edits.append(Edit(Span(span.start - place.start, span.end - place.start), mark))
    text = apply_edits(papers.source[place].replace("\r", " "), edits)
    marks = ["^", *map(_folded, _MARK.findall(text)), "$"]
    return {tuple(marks[i : i + _RUN]) for i in range(max(1, len(marks) - _RUN + 1))}


def _folded(mark: str) -> str:
    return "w" if mark[0].isalnum() else " " if mark.isspace() and "\n" not in mark else mark


def _column(papers: PaperList, entry: Entry) -> int:
    return papers.source.position(entry.span.start).column


def _header(papers: PaperList, entry: Entry) -> list[str]:
    return [papers.source[cell.content or cell.span].strip() for cell in entry.container.children[0].children]
