"""How a list writes what is in its entries: labels, venues, URLs, the words that are its own."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..config import Config
from ..papers.conventions import Conventions
from ..papers.entry import Entry, Link, PaperList
from ..papers.facts import facts
from ..papers.identifiers import Resource, recognise
from ..papers.labels import label_kind
from ..papers.spelling import spelling_key
from .atoms import words_of
from .paper import PAPERS, NewPaper, WritingError

_SAMPLE = 300  # entries that tell which words are the list's own
_COMMON = 0.4  # of them
_OFTEN = 0.2  # of the labels of a kind; rarer ones are slips, or of their paper alone
# Labels of code that say no more than that: who wrote it and in what is not known of a new link.
_PLAIN_CODE = ("code", "codes", "github", "githubcode", "sourcecode", "repo", "repository", "代码", "源码")
_MONTH = re.compile(r"(?<!\d)(?:19|20)\d\d[-./年](0?[1-9])(?!\d)")  # of one digit, or two
_BAD = frozenset('<>"`|\\[]')
_ENCODED = {char: f"%{ord(char):02X}" for char in '()[]|`<>"\\'}


@dataclass(frozen=True, eq=False)
class Style:
    """What one list mostly does, each thing found when first asked for."""

    papers: PaperList
    config: Config = field(default_factory=Config)

    @property
    def order(self) -> str:
        """The configured key of the order of entries, '' for the list's own."""
        return self.config.order

    @property
    def link_order(self) -> tuple[str, ...]:
        return self.config.link_order or self.conventions.links.order

    @cached_property
    def conventions(self) -> Conventions:
        return Conventions(self.papers)

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        return {}

    def words(self, shape: str) -> set[str]:
        """The words that most entries of a shape hold beside their title and links."""
        if shape not in self._words:
            alike = [entry for entry in self.papers.entries if entry.shape == shape]
            sample = alike[:: max(1, len(alike) // _SAMPLE)]
            counts = Counter(word for entry in sample for word in words_of(self.papers, entry, entry.span))
            self._words[shape] = {word for word, n in counts.items() if n >= max(2, _COMMON * len(sample))}
        return self._words[shape]

    @cached_property
    def _labels(self) -> dict[str, Counter[str]]:
        return self.conventions.labels.of_kind()

    def label(self, kind: str) -> str:
        """The label that links of a kind mostly bear, else the kind's name, spelled as labels are here."""
        if kind in self.config.labels:
            return self.config.labels[kind]
        counts = self._labels.get(kind, Counter())
        counts = Counter({name: n for name, n in counts.items() if _is_plain(kind, name)})
        if counts:
            return counts.most_common(1)[0][0]
        words = [name for counts in self._labels.values() for name in counts.elements() if name.isascii()]
        capital = sum(word[:1].isupper() for word in words) * 2 > len(words)
        return {"arxiv": "arXiv"}.get(kind, kind.capitalize()) if capital else kind

    def tag(self, kind: str, label: str) -> str:
        """A label that a link of a kind can bear: this one if the list often puts it on such links."""
        counts = self._labels.get(kind, Counter())
        often = counts[label] >= _OFTEN * counts.total() and label_kind(label) == kind
        free = kind not in self.config.labels and _is_plain(kind, label)
        return label if often and free else self.label(kind)

    def label_for(self, kind: str, label: str) -> str:
        """The label of a new link of a kind that stands for one with this label."""
        said = label_kind(label)
        if said == "paper" and kind in PAPERS and kind not in self.config.labels:
            return self.tag(kind if kind == self._called(kind) else "paper", label)
        return self.tag(kind, label)

    def as_called(self, paper: NewPaper) -> NewPaper:
        """The paper, its only page under the name that the list has for such pages when they stand alone."""
        pages = [link for link in paper.links if link[0] in PAPERS]
        if len(pages) != 1 or self._called(pages[0][0]) != "paper":
            return paper
        links = tuple(("paper", url) if (kind, url) == pages[0] else (kind, url) for kind, url in paper.links)
        return replace(paper, links=links)

    def _called(self, scheme: str) -> str | None:
        return self._lone.get(scheme) or ("paper" if self._has_paper else None)

    @cached_property
    def _has_paper(self) -> bool:
        """Whether most entries have a link that is called the paper."""
        entries = self.papers.entries
        called = sum(any(label_kind(x.label) == "paper" for x in e.links if x.label) for e in entries)
        return called * 2 > len(entries)

    @cached_property
    def _lone(self) -> dict[str, str]:
        """What the only page of an entry is mostly called, by its site."""
        said: dict[str, Counter[str]] = {}
        for entry in self.papers.entries:
            own = [x for x in entry.links if x.kind in PAPERS]
            kind = label_kind(own[0].label) if len(own) == 1 and own[0].label else None
            if kind and own[0].resource:
                said.setdefault(own[0].resource.scheme, Counter())[kind] += 1
        return {scheme: kinds.most_common(1)[0][0] for scheme, kinds in said.items()}

    @cached_property
    def two_digit_months(self) -> bool:
        """Whether May is '05' in dates."""
        counts = Counter(len(month) for month in _MONTH.findall(self.papers.text))
        return counts[2] >= counts[1]

    def venue(self, paper: NewPaper, like: Entry | None = None) -> str | None:
        """The paper's venue as an entry of it writes it, else as the list mostly does."""
        if like and like.venue_id == paper.venue_id and like.venue:
            return like.venue
        usual = self._venues.get(paper.venue_id or "", Counter()).most_common(1)
        return usual[0][0] if usual else paper.venue

    @cached_property
    def _venues(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for entry in self.papers.entries:
            if entry.venue and entry.venue_id and entry.venue_source == "entry":
                found.setdefault(entry.venue_id, Counter())[entry.venue] += 1
        return found

    @cached_property
    def stated(self) -> tuple[float, float]:
        """The shares of entries that name their venue, and their year, themselves."""
        count = max(len(self.papers.entries), 1)
        venues = sum(entry.venue_source == "entry" for entry in self.papers.entries)
        return venues / count, sum(entry.year_source == "entry" for entry in self.papers.entries) / count

    def url(self, url: str) -> str:
        """A URL in the form in which the list links to its site, as it can stand in a link."""
        new = recognise(url)
        if new and new.is_paper and new.scheme in ("arxiv", "openreview"):
            url = self._in_form(new)
        if any(char.isspace() or unicodedata.category(char) in ("Cc", "Cs") for char in url):
            raise WritingError(f"not a URL that can be linked: {url!r}")
        even = all(url.count(a) == url.count(b) for a, b in ("()", "[]"))
        return url if even and not _BAD & set(url) else "".join(_ENCODED.get(char, char) for char in url)

    def _in_form(self, new: Resource) -> str:
        usual, key = self.conventions.form(new.scheme), new.id.partition(":")[2]
        configured = self.config.arxiv_form if new.scheme == "arxiv" else self.config.openreview_form
        form = configured if configured not in ("", "keep") else usual.value if usual else ""
        if form != "pdf":
            return new.url
        if new.scheme == "openreview":
            return f"https://openreview.net/pdf?id={key}"
        return f"https://arxiv.org/pdf/{key}" + ".pdf" * self._pdf_ends

    @cached_property
    def _pdf_ends(self) -> bool:
        """Whether links to PDFs of arXiv mostly end so."""
        ends = Counter(x.url.endswith(".pdf") for e in self.papers.entries for x in e.links if _is_pdf(x))
        return ends[True] > ends[False]


def _is_plain(kind: str, label: str) -> bool:
    """Whether a label says nothing of a link but its kind: not in what code is written, or who prints."""
    key = spelling_key(label)
    return (
        key in _PLAIN_CODE
        if kind == "code"
        else kind != "paper" or key not in facts("labels")["weak"]["paper"]
    )


def _is_pdf(link: Link) -> bool:
    return link.resource is not None and link.resource.scheme == "arxiv" and link.resource.form == "pdf"
