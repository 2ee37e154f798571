"""What the named groups of a URL pattern cannot say themselves.

Each function completes the groups of one kind of URL (venue, year, month, form, parts of the id),
or refuses them with None.
"""

import re
from collections.abc import Callable

from ..rare import rare
from .facts import facts
from .sources import Groups, acl_source, century, doi_source, pmlr_volumes, year_of
from .venue_table import resolve

_ARXIV_NEW = re.compile(r"(\d\d)(0[1-9]|1[0-2])\.(\d{4,5})")
_ARXIV_OLD = rare(r"([a-z-]+)(?:\.[a-z]{2})?/(\d\d)(0[1-9]|1[0-2])(\d{3})")
_CVF_STEM = rare(r"[^_]+_(?P<slug>.+)_(?:[A-Z]{4}W?_\d{4}|\d{4}_[A-Z]{4}W?)_paper")
_CVF = rare(r"content[_/](cvpr|iccv|wacv|eccv|accv)(w?)_?(\d{4})(_?w(?:orkshops?)?)?", re.IGNORECASE)


def plain(found: Groups) -> Groups:
    """The groups say all."""
    return found


def arxiv(found: Groups) -> Groups | None:
    """The canonical id: padded, without the subject class; year and month are those of the id."""
    if new := _ARXIV_NEW.fullmatch(found["id"]):
        return _arxiv_new(found, *new.groups())
    old = _ARXIV_OLD.fullmatch(found["id"].lower())
    if not old or old[4] == "000":
        return None
    year = century(old[2])
    if not (1991, 7) <= (year, int(old[3])) <= (2007, 3):
        return None
    number = f"{old[1]}/{old[2]}{old[3]}{old[4]}"
    return found | {"id": number, "year": str(year), "month": old[3]}


def _arxiv_new(found: Groups, year: str, month: str, number: str) -> Groups | None:
    five = year + month >= "1501"
    if year + month < "0704" or not int(number) or (len(number) == 5 and not five):
        return None
    padded = number.zfill(5 if five else 4)
    return found | {"id": f"{year}{month}.{padded}", "year": f"20{year}", "month": month}


def cvf(found: Groups) -> Groups | None:
    """The conference from the directory; a supplement is the page of its paper in another form."""
    match = _CVF.match(found["dir"])
    if not match:
        return None
    conference, workshop = match[1].upper(), "W" if match[2] or match[4] else ""
    stem = re.sub(r"_supplemental\Z", "_paper", found["stem"])
    directory = found["dir"].replace("content_ICCV_2017", "content_iccv_2017")  # pages and PDFs differ there
    found = found | {"stem": stem, "page_dir": directory, "conf": f"{conference}{match[3]}{workshop}"}
    spelled = _CVF_STEM.fullmatch(stem)
    slug = spelled["slug"] if spelled and match[3] >= "2019" else ""  # three words before
    return found | {"venue": conference + workshop, "year": match[3], "slug": slug}


def neurips(found: Groups) -> Groups:
    """Datasets and Benchmarks is a track of its own."""
    track = found.get("track", "") + found["form"]
    benchmarks = "Datasets" in track or "round" in track
    return found | ({"venue": "NeurIPS D&B"} if benchmarks else {})


def neurips_old(found: Groups) -> Groups:
    """Papers were numbered through the years."""
    return found | {"year": year_of("neurips_numbers", int(found["id"]))}


def virtual(found: Groups) -> Groups | None:
    """Numbers of virtual pages are local to their site."""
    site, name = facts("hosts")["sites"][found["host"]]
    page = f"{found['form']}/" if found.get("form") else ""
    return found | {"site": site, "page": page, "venue": name, "scheme": f"{name.lower()}-virtual"}


def pmlr(found: Groups) -> Groups:
    """Venue and year of the volume, where it is known."""
    name, year = pmlr_volumes().get(int(found["volume"]), ("", ""))
    form = found.get("form") or ".html"
    kind = "supplement" if "-supp" in form else form.rpartition(".")[2]
    return found | {"venue": name, "year": year, "form": kind}


def jmlr(found: Groups) -> Groups:
    """Volume 1 is of 2000."""
    form = (found.get("form") or ".html").rpartition(".")[2]
    return found | {"year": str(int(found["volume"]) + 1999), "form": form}


def ijcai(found: Groups) -> Groups:
    """Numbers of landing pages have no leading zeros, those of PDFs have."""
    year = found.get("year") or str(century(found["yy"]))
    return found | {"no": str(int(found["no"])), "padded": found["no"], "year": year}


def ojs(found: Groups) -> Groups:
    """Journal code to venue; the year of an AAAI article lies in the range of its number."""
    tables = facts("hosts")
    journal, number = found["journal"].upper(), int(found["no"])
    year = year_of("ojs_years", number) if journal == "AAAI" else ""
    return found | {"journal": journal, "venue": tables["ojs"].get(journal, ""), "year": year}


def ocs(found: Groups) -> Groups:
    """The old AAAI site: venue and two-digit year are in the path."""
    return found | {"venue": resolve(found["journal"]) or "", "year": str(century(found["yy"]))}


def acl(found: Groups) -> Groups:
    """Venue and year of an Anthology id."""
    name = found["id"].upper() if found["id"][0].isalpha() else found["id"]
    return found | {"id": name} | acl_source(name)


def ecva(found: Groups) -> Groups:
    """The file name as it stands is the canonical one, save for a supplement's."""
    page = found["form"] == "html"
    suffix = f"_ECCV_{found['year']}_paper" if page or not found["no"].isdigit() else ""
    form = "supplement" if found["supp"] else "html" if page else "pdf"
    file = found["no"] + suffix + (".php" if page else ".pdf")
    number = found["no"].lstrip("0")
    return found | {"file": file, "rendition": form, "number": number}


def usenix(found: Groups) -> Groups:
    """Conference code and two-digit year are in the path."""
    name = facts("hosts")["usenix"].get(found["conf"], "")
    return found | {"venue": name, "year": str(century(found["yy"]))}


def rss(found: Groups) -> Groups:
    """Proceedings 2 are of 2006."""
    return found | {"year": str(int(found["volume"]) + 2004)}


def plain_number(found: Groups) -> Groups:
    """Leading zeros do not count."""
    return found | {"no": str(int(found["no"]))}


def github(found: Groups) -> Groups | None:
    """Pages of GitHub itself are no repositories."""
    reserved = found["owner"].lower() in facts("hosts")["github"]["reserved"]
    return None if reserved or found["repo"] in (".", "..", ".git") else found


def nature(found: Groups) -> Groups | None:
    """An article's name is the end of its DOI."""
    return doi(found | {"doi": f"10.1038/{found['suffix']}"})


def doi(found: Groups) -> Groups | None:
    """DOIs differ in case only when they are one; some name their venue and year."""
    written = re.sub("%2[Ff]", "/", found["doi"])
    key = written.lower()
    return found | {"doi": written, "id": key} | doi_source(key)


COMPUTED: dict[str, Callable[[Groups], Groups | None]] = {
    function.__name__: function
    for function in (
        *(arxiv, cvf, neurips, neurips_old, virtual, pmlr, jmlr, ijcai, ojs, ocs, acl, ecva, usenix, rss),
        *(plain, plain_number, github, nature, doi),
    )
}
