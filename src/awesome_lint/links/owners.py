"""Who can be asked for a URL, and by which id: told from its text alone."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import unquote

from ..papers.hosts import split_host
from ..papers.identifiers import Resource, recognise

_HUGGING_FACE = ("huggingface.co", "hf.co")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_HF_PAGES = ("collections/",)


class Asks(NamedTuple):
    """A provider, and an id in its own words."""

    provider: str
    id: str

    def __str__(self) -> str:
        return f"{self.provider}:{self.id}"


def whom_to_ask(url: str, providers: Collection[str]) -> Asks | None:
    """The provider that knows the thing at a URL, if it is one of these; else its page is to be asked for."""
    resource = recognise(url) if providers else None
    asks = _whom(resource, split_host(url)) if resource else None
    return asks if asks and asks.provider in providers else None


def _whom(resource: Resource, host: str) -> Asks | None:
    scheme, _, id = resource.id.partition(":")
    if host in _HUGGING_FACE:
        return _hugging_face(scheme, id)
    match scheme:
        case "arxiv":
            return Asks("arxiv", id + (resource.version or ""))
        case "github" if resource.form in (None, "repo") and _REPOSITORY.fullmatch(id):
            return Asks("github", id)
        case "doi":
            return Asks("doi", unquote(id).lower())
        case "openreview" | "acl" | "s2":
            return Asks({"s2": "semanticscholar"}.get(scheme, scheme), id)
    return None


def _hugging_face(scheme: str, id: str) -> Asks | None:
    """Its page of a paper, or a repository of a model, a dataset or a space."""
    if scheme == "arxiv":
        return Asks("huggingface", f"papers/{id}")
    if scheme != "hf" or id.startswith(_HF_PAGES):
        return None
    return Asks("huggingface", id if id.startswith(("datasets/", "spaces/")) else f"models/{id}")
