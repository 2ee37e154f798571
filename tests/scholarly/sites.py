"""All services together, under their own names or behind one address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from tests.internet import Internet
from tests.internet.messages import Answer, Behaviour, Request
from tests.internet.sites import Page, Paths

from .acl import AclAnthology
from .arxiv import ArxivApi
from .arxiv_pages import ArxivPages
from .crossref import Crossref
from .datacite import DataCite
from .doi import DoiOrg
from .github import GitHubRest
from .github_pages import GitHubPages
from .graphql import GitHubGraphQL
from .huggingface import HuggingFace
from .openreview import OpenReviewApi, OpenReviewPages
from .semanticscholar import SemanticScholar
from .service import Service
from .wayback import Wayback
from .world import World

SERVICES: dict[str, Callable[..., Service]] = {
    "arxiv": ArxivApi,
    "arxiv_pages": ArxivPages,
    "github": GitHubRest,
    "graphql": GitHubGraphQL,
    "github_pages": GitHubPages,
    "doi": DoiOrg,
    "crossref": Crossref,
    "datacite": DataCite,
    "openreview": OpenReviewApi,
    "openreview_v1": partial(OpenReviewApi, version=1),
    "openreview_pages": OpenReviewPages,
    "semanticscholar": SemanticScholar,
    "huggingface": HuggingFace,
    "acl": AclAnthology,
    "wayback": Wayback,
}
# Where the service stands; None for the rest of a host.
HOSTS: dict[str, str | Mapping[str | None, str]] = {
    "export.arxiv.org": {"/api/query": "arxiv", None: "arxiv_pages"},
    "arxiv.org": "arxiv_pages",
    "api.github.com": {"/graphql": "graphql", None: "github"},
    "github.com": "github_pages",
    "doi.org": "doi",
    "api.crossref.org": "crossref",
    "api.datacite.org": "datacite",
    "api2.openreview.net": "openreview",
    "api.openreview.net": "openreview_v1",
    "openreview.net": "openreview_pages",
    "api.semanticscholar.org": "semanticscholar",
    "huggingface.co": "huggingface",
    "aclanthology.org": "acl",
    "archive.org": "wayback",
}
# The part of a variable, the first part of the path behind one address, and where it leads by default.
ADDRESSES = {
    "ARXIV": ("arxiv", "https://export.arxiv.org/api/query"),
    "GITHUB_GRAPHQL": ("github", "https://api.github.com/graphql"),
    "GITHUB": ("github", "https://api.github.com"),
    "OPENREVIEW": ("openreview", "https://api2.openreview.net"),
    "OPENREVIEW_V1": ("openreview_v1", "https://api.openreview.net"),
    "DOI": ("doi", "https://doi.org"),
    "CROSSREF": ("crossref", "https://api.crossref.org"),
    "DATACITE": ("datacite", "https://api.datacite.org"),
    "SEMANTICSCHOLAR": ("semanticscholar", "https://api.semanticscholar.org"),
    "HUGGINGFACE": ("huggingface", "https://huggingface.co"),
    "ACL": ("acl", "https://aclanthology.org"),
    "WAYBACK": ("wayback", "https://archive.org/wayback/available"),
}
LOOPBACK = "127.0.0.1"
# Those that the services know, unless they are told otherwise.
KEYS = {
    "GITHUB_TOKEN": GitHubGraphQL.token,
    "S2_API_KEY": SemanticScholar.key,
    "OPENREVIEW_TOKEN": OpenReviewApi.token,
}


def scholarly(
    world: World, *, second: float = 0.0, elsewhere: Behaviour | None = None, **services: Mapping[str, Any]
) -> dict[str, Behaviour]:
    """The hosts of all services, for an `Internet`.

    `second` is how long a second of their limits lasts; with 0 nobody asks too fast. What is said of a service by
    its name in `SERVICES` are the fields of its class, and a `fault` of `faults`. `elsewhere` plays all other hosts.
    """
    if unknown := services.keys() - SERVICES.keys():
        raise TypeError(f"no such service: {', '.join(unknown)}")
    sites = {name: _service(name, world, second, **services.get(name, {})) for name in SERVICES}
    hosts: dict[str, Behaviour] = {host: _host(names, sites) for host, names in HOSTS.items()}
    prefixes = {prefix: urlsplit(url).hostname for prefix, url in ADDRESSES.values()}
    hosts[LOOPBACK] = Prefixes({name: (host, hosts[host]) for name, host in prefixes.items()})
    return hosts | {"*": elsewhere or Page()}


def variables(net: Internet, scheme: str = "http", one_address: bool = False) -> dict[str, str]:
    """The environment that has the program ask this internet, each service by its name or by a part of the path.

    The defaults lead there too, in the environment of an `Internet` with TLS.
    """
    found = {}
    for name, (prefix, default) in ADDRESSES.items():
        url = urlsplit(default)
        host, path = (LOOPBACK, f"/{prefix}{url.path}") if one_address else (url.hostname, url.path)
        found[f"AWESOME_LINT_{name}_URL"] = net.url(host, path, scheme)
    return found


@dataclass(frozen=True)
class Prefixes:
    """Hosts behind one address, told apart by the first part of the path; the log has them by their own names."""

    sites: Mapping[str, tuple[str, Behaviour]] = field(default_factory=dict)

    def __call__(self, request: Request) -> Answer:
        prefix, _, rest = request.target[1:].partition("/")
        if prefix not in self.sites:
            return Answer(404)
        base = f"{request.scheme}://{request.headers['host']}"
        request.host, site = self.sites[prefix]
        request.target = f"/{rest}"
        return _led(site(request), base, f"{base}/{prefix}")


def _led(answer: Answer, base: str, here: str) -> Answer:
    """An answer whose redirect, if it has one, stays behind the part of the one address."""

    def lead(name: str, value: str) -> str:
        if name == "Location" and (value.startswith("/") or value.startswith(base)):
            return here + value.removeprefix(base)
        return value

    return replace(answer, headers=tuple((name, lead(name, value)) for name, value in answer.headers))


def _service(
    name: str,
    world: World,
    second: float,
    fault: Callable[[Behaviour], Behaviour] | None = None,
    **options: Any,
) -> Behaviour:
    service = SERVICES[name](world, **{"second": second} | options)
    return fault(service) if fault else service


def _host(names: str | Mapping[str | None, str], sites: Mapping[str, Behaviour]) -> Behaviour:
    if isinstance(names, str):
        return sites[names]
    paths = {f"{path}*": sites[name] for path, name in names.items() if path}
    return Paths(paths, sites[names[None]])
