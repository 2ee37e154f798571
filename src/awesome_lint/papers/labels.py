"""What a link's label and a table's header say, and the kind of a link from its label and host."""

import re
import unicodedata
from functools import cache, lru_cache

from .facts import facts
from .identifiers import Resource, host_fact, recognise, split_host
from .titles import plain
from .venues import find_venue

KINDS = (
    *("paper", "arxiv", "code", "openreview", "project", "pwc", "video", "dataset", "slides"),
    *("poster", "blog", "bibtex", "supplement", "demo", "model", "venue", "other"),
)

_LONGEST = 60  # characters of a label; longer texts are titles
_ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）")
_PARTS = re.compile(r"[/&+|,:：、]|\band\b")
_PAPERS = frozenset({"paper", "arxiv", "openreview"})
_YIELDING = _PAPERS | {"code", "project", "pwc"}
_CERTAIN = _PAPERS | {"code", "video", "pwc"}


@lru_cache(maxsize=4096)
def label_kind(label: str | None) -> str | None:
    """The kind that a label announces; None where it says nothing ('link', 'CVPR 2024', a name)."""
    return _lookup("kinds", label) or _lookup("weak", label)


def link_kind(label: str | None, url: str) -> str:
    """The kind of a link from its label and its host.

    A label that names a role is believed, unless the host is certain to hold something else: 'code' on
    arxiv.org is a paper, 'paper' on github.com is code (a PDF there is a paper). A label that says nothing
    leaves it to the host. On an unknown host a title, a venue's name or a PDF is taken for a paper.
    """
    return kind_at(label, url, split_host(url), recognise(url))


def kind_at(label: str | None, url: str, host: str, resource: Resource | None) -> str:
    """The same for a URL whose host is known, and what it identifies."""
    certain = _certain_kind(host, resource)
    if certain == "pwc":
        return certain
    if said := _lookup("kinds", label):
        return certain if certain and _contradicts(said, certain, url) else said
    known = certain or _host_kind(host, resource)
    if known and (label is not None or known != "venue"):
        return known
    return "paper" if label is None or _is_pdf(url) or _names_publication(label) else "other"


@lru_cache(maxsize=1024)
def column_role(header: str) -> str | None:
    """What a table column holds: 'title', 'venue', 'year', 'links', 'number', a link kind…; None: unknown."""
    bare = plain(header).strip()
    words = _fold(bare)
    if not words:
        return "number" if bare in ("", "#") else None
    roles = _vocabulary("roles")
    return roles.get(words) or roles.get(_fold(_ASIDE.sub(" ", bare)))


def _contradicts(said: str, certain: str, url: str) -> bool:
    """Whether the host belies the label. A label that says what is *in* the page (video, data) never is."""
    if said == certain or said not in _YIELDING:
        return False
    if said == "paper":
        return certain not in _PAPERS and not _is_pdf(url)
    if said == "project":
        return certain in _PAPERS
    return True


def _certain_kind(host: str, resource: Resource | None) -> str | None:
    """The kind of a link that its URL leaves no doubt about: a paper itself, a repository, a video."""
    if resource is None:
        fact = host_fact(host)
        return fact.kind if fact and fact.kind in ("pwc", "code", "arxiv", "openreview") else None
    if resource.form == "attachment" or resource.scheme.endswith("-virtual"):
        return None  # the page of a talk or added material: what it is depends on the label
    return resource.kind if resource.kind in _CERTAIN else None


def _host_kind(host: str, resource: Resource | None) -> str | None:
    if resource:
        return "supplement" if resource.form == "attachment" else resource.kind
    fact = host_fact(host)
    return fact.kind if fact and fact.kind != "other" else None


def _names_publication(label: str) -> bool:
    return bool(_lookup("weak", label)) or find_venue(label) is not None


def _is_pdf(url: str) -> bool:
    return url.lower().partition("#")[0].partition("?")[0].endswith(".pdf")


@lru_cache(maxsize=4096)
def _lookup(table: str, label: str | None) -> str | None:
    """The kind of a label."""
    if not label or len(label) > _LONGEST:
        return None
    kinds = _vocabulary(table)
    return next((kinds[words] for words in _readings(label) if words in kinds), None)


@lru_cache(maxsize=4096)
def _readings(label: str) -> tuple[str, ...]:
    """A label as it stands, without an aside, its first part, each also without words that add nothing."""
    bare = plain(label)
    aside = _ASIDE.sub(" ", bare)
    texts = dict.fromkeys((bare, aside, _PARTS.split(aside)[0]))
    return tuple(reading for words in map(_fold, texts) for reading in (words, _essence(words)))


def _essence(words: str) -> str:
    """The words of a label without qualifiers and numbers: 'official code 2' is 'code'."""
    ignored = _ignored()
    return " ".join(word for word in re.sub(r"\d+", " ", words).split() if word not in ignored)


@cache
def _ignored() -> frozenset[str]:
    return frozenset(facts("labels")["qualifiers"]["words"])


@cache
def _vocabulary(table: str) -> dict[str, str]:
    return {word: kind for kind, words in facts("labels")[table].items() for word in words}


def _fold(text: str) -> str:
    """Lower case, full-width forms folded, punctuation and emoji dropped, except the plus of 'c++'."""
    return " ".join(re.sub(r"[^\w+]+|_", " ", unicodedata.normalize("NFKC", text).casefold()).split())
