"""What an id tells of venue and year: a DOI, an id of the ACL Anthology, the number of a volume."""

import re
from functools import cache
from typing import Any

from .facts import facts
from .venue_table import resolve, venue

Groups = dict[str, str]


def century(two_digits: str) -> int:
    """The year that two digits mean; from 50 on they are of the 1900s."""
    year = int(two_digits)
    return year + (1900 if year >= 50 else 2000)


def acl_source(name: str) -> Groups:
    """{'venue', 'year'} of an ACL Anthology id, as far as the id tells them."""
    tables: dict[str, Any] = facts("hosts")
    if old := re.fullmatch(r"([A-Z])(\d\d)-(\d)\d{3}", name):
        workshop = old[1] == "D" and old[2] == "19" and old[3] >= "5"
        place = "" if workshop else tables["acl_letters"].get(old[1], "")
        return {"venue": place, "year": str(century(old[2]))}
    new = re.fullmatch(r"(\d{4})\.([a-z0-9]+)-([a-z0-9]+)\.\d+", name)
    if not new:
        return {}
    main = new[2] == "findings" or new[3] in tables["acl_volumes"]["main"]
    return {"venue": tables["acl_slugs"].get(new[2], "") if main else "", "year": new[1]}


def doi_source(key: str) -> Groups:
    """{'venue', 'year'} of a lower-cased DOI, as far as the DOI tells them."""
    for row in facts("hosts")["doi"]:
        if key.startswith(row["prefix"]):
            found = re.fullmatch(row.get("pattern", ".*"), key[len(row["prefix"]) :])
            return {"venue": row.get("venue", "")} | _doi_parts(found.groupdict()) if found else {}
    return {}


def _doi_parts(parts: Groups) -> Groups:
    if "acl" in parts:
        name = parts["acl"]
        return acl_source(name.upper() if name[:1].isalpha() else name)
    if "acm" in parts:
        name, year = facts("hosts")["acm"].get(parts["acm"], ("", ""))
        return {"venue": name, "year": str(year)}
    if "isbn" in parts:
        return _volume(int(parts["isbn"]))
    if "aaai" in parts:
        return {"year": str(int(parts["aaai"]) + 1986)}
    if "acronym" in parts:
        return _acronym(parts["acronym"], parts["year"])
    return parts


def _volume(number: int) -> Groups:
    for name, years in facts("hosts")["isbn"].items():
        for year, volumes in years.items():
            if number in volumes:
                return {"venue": name, "year": year}
    return {}


def _acronym(acronym: str, year: str) -> Groups:
    known = venue(facts("hosts")["ieee"].get(acronym) or resolve(acronym.upper()) or "")
    if not known:
        return {}
    return {"venue": known.id, "year": "" if known.kind == "journal" else year}


@cache
def pmlr_volumes() -> dict[int, tuple[str, str]]:
    """Venue and year of the volumes of the Proceedings of Machine Learning Research."""
    table: dict[str, dict[str, int]] = facts("hosts")["pmlr"]
    return {volume: (name, year) for name, years in table.items() for year, volume in years.items()}


def year_of(table: str, number: int) -> str:
    """The year in whose range a number lies, or ''."""
    ranges = facts("hosts")[table].items()
    return next((year for year, (low, high) in ranges if low <= number <= high), "")
