"""AL4: URLs of proceedings that cannot exist, as their own parts prove."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..papers.entry import Entry, Link
from ..papers.facts import facts
from ..papers.identifiers import Resource
from ..papers.sources import century
from ..papers.submissions import is_submission
from ..papers.venues import venue
from ..rare import rare
from .registry import Context, Hit, rule, short

_SUFFIXED_SINCE = "2022"  # hashes are of other making then, and the track stands behind them
_NEURIPS = ("papers.nips.cc", "papers.neurips.cc", "proceedings.nips.cc", "proceedings.neurips.cc")
_HASH = rare(r"/paper/(?P<year>\d{4})/(?:hash|file)/(?P<hash>[^/-]*)-")
_HEX = re.compile(r"[0-9a-f]{32}")
_TRACK = rare(r"/[0-9a-f]{32}-[A-Za-z]+(?P<track>-\w+)?\.")
_STEM = rare(r"_(?:([A-Z]{4})W?_(\d{4})|(\d{4})_([A-Z]{4})W?)_paper\Z")
_KEY = re.compile(r"(?<![A-Za-z_'-])[A-Za-z_'-]++(\d\d)[a-z]*\Z")
_KEYED_BY_YEAR = ("ICML", "AISTATS", "COLT")  # others may come out in the year after
_ECVA_FILE = rare(r"_ECCV_(\d{4})_|/(\d{5})\d{4}\.pdf")


@rule(
    "AL406",
    "impossible-neurips-hash",
    scope="link",
    sites=("neurips", ""),
    hosts=lambda host: host in _NEURIPS,
    severity="error",
    bad="- A Paper [[paper](https://papers.nips.cc/paper/2020/hash/00000000000000000000000000000000-Abstract.html)]\n",
    good="- A Paper [[paper](https://papers.nips.cc/paper/2020/hash/81dc9bdb52d04dc20036dbd8313ed055-Abstract.html)]\n",
)
def impossible_neurips_hash(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A NeurIPS link whose hash is that of no submission.

    It has 32 hexadecimal digits, and up to 2021 it is the MD5 of the submission's number, so
    a mistyped or cut one is found without asking anybody. Look the paper up.
    """
    match = _HASH.search(link.url)
    if match and not _HEX.fullmatch(match["hash"]):
        yield Hit(link.target, f"a NeurIPS hash has 32 hexadecimal digits, not '{short(match['hash'])}'")
    elif match and _of_number(match["year"], link.url) and not is_submission(match["hash"]):
        yield Hit(link.target, "no NeurIPS submission has this hash; look the paper up")


def _of_number(year: str, url: str) -> bool:
    """Whether the hash is known to be made of a number; of the first datasets track it is not."""
    return year < _SUFFIXED_SINCE and "-round" not in url


@rule(
    "AL410",
    "impossible-proceedings-url",
    scope="link",
    sites=("cvf", "neurips", "pmlr", "ecva", "acl", "ijcai", "jmlr"),
    severity="error",
    bad="- A Paper [[paper](https://openaccess.thecvf.com/content/CVPR2021/html/Doe_A_Paper_CVPR_2020_paper.html)]\n",
    good="- A Paper [[paper](https://openaccess.thecvf.com/content/CVPR2021/html/Doe_A_Paper_CVPR_2021_paper.html)]\n",
)
def impossible_proceedings_url(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A URL whose parts contradict each other, or of proceedings that do not exist.

    The folder is of one year and the file of another, or there was no such conference in
    that year. It was put together by hand or copied in part, and leads nowhere.
    """
    found = link.resource
    if found and found.year:
        known = venue(found.venue) if found.venue else None
        if found.year > ctx.today.year + 1:
            yield Hit(link.target, f"the URL is of {found.year}, a year to come")
        elif known and known.held(found.year) is False:
            yield Hit(
                link.target, f"the URL is of {known.id} {found.year}; there was no {known.id} in that year"
            )
        elif why := _CHECKS.get(found.scheme, _nothing)(found, found.year, link.url):
            yield Hit(link.target, f"impossible URL: {why}")


def _nothing(found: Resource, year: int, url: str) -> str | None:
    return None


def _cvf(found: Resource, year: int, url: str) -> str | None:
    conference = (found.venue or "").removesuffix("W")
    stem = _STEM.search(found.id)
    if stem and (stem[1] or stem[4], int(stem[2] or stem[3])) != (conference, year):
        return f"its folder is of {conference} {year}, its file of another conference or year"
    folder = _folder(conference, year)
    if conference == found.venue and (conference, year) != ("ICCV", 2017) and f"/{folder}/" not in url:
        return f"{conference} {year} stands under /{folder}/"
    return None


def _folder(conference: str, year: int) -> str:
    """Where the papers of a conference stand; ICCV 2017 has two such folders."""
    if year >= 2021 or conference == "ACCV":
        return f"content/{conference}{year}"
    lower = year <= 2018 and conference in ("CVPR", "ICCV")
    return f"content_{conference.lower() if lower else conference}_{year}"


def _neurips(found: Resource, year: int, url: str) -> str | None:
    match = _TRACK.search(url)
    track = match["track"] if match else None
    tracked = str(year) >= _SUFFIXED_SINCE
    if match and tracked and not track:
        return f"since {_SUFFIXED_SINCE} the file names end in the track, such as -Conference"
    if track and not tracked and not track.startswith("-round"):
        return f"before {_SUFFIXED_SINCE} the file names do not end in '{track}'"
    return None


def _pmlr(found: Resource, year: int, url: str) -> str | None:
    key = _KEY.search(found.id)
    apart = 0 if found.venue in _KEYED_BY_YEAR else 1
    if key and abs(century(key[1]) - year) > apart:
        return f"its key is of {century(key[1])}, its volume of {found.venue} {year}"
    return None


def _ecva(found: Resource, year: int, url: str) -> str | None:
    match = _ECVA_FILE.search(url)
    low, high = facts("hosts")["lncs"].get(str(year), (0, 99_999))
    if match and ((match[1] and int(match[1]) != year) or (match[2] and not low <= int(match[2]) <= high)):
        return f"its folder is of {year}, its file of another year"
    return None


_CHECKS: dict[str, Callable[[Resource, int, str], str | None]] = {
    "cvf": _cvf,
    "neurips": _neurips,
    "pmlr": _pmlr,
    "ecva": _ecva,
}
