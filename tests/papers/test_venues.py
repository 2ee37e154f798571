"""Venues and years as headings, tags and cells write them."""

import pytest

from awesome_lint.papers.facts import facts
from awesome_lint.papers.venue_table import aliases
from awesome_lint.papers.venues import find_venue, find_year, is_year_heading, resolve, venue

NAMED = [
    ("CVPR-2024", "CVPR", "CVPR", 2024),
    ("NeurIPS'23", "NeurIPS", "NeurIPS", 2023),
    ("ICCV’21", "ICCV", "ICCV", 2021),
    ("KDD '17", "KDD", "KDD", 2017),
    ("CVPR20", "CVPR", "CVPR", 2020),
    ("AAAI-24", "AAAI", "AAAI", 2024),
    ("ICCV '98", "ICCV", "ICCV", 1998),
    ("Nature '50", "Nature", "Nature", 1950),
    ("ICLR 2023", "ICLR", "ICLR", 2023),
    ("CVPR2021", "CVPR", "CVPR", 2021),
    ("2020-CVPR", "CVPR", "CVPR", 2020),
    ("AAAI", "AAAI", "AAAI", None),
    ("NIPS", "NIPS", "NeurIPS", None),
    ("NeurlPS 2022", "NeurlPS", "NeurIPS", 2022),
    ("In NIPS 2017 Workshop", "NIPS Workshop", "NeurIPSW", 2017),
    ("ICLR Workshop 2018", "ICLR Workshop", "ICLRW", 2018),
    ("NIPS Deep Learning Workshop 2015", "NIPS", "NeurIPSW", 2015),
    ("CVPR2021W", "CVPRW", "CVPRW", 2021),
    ("CVPRW 2021", "CVPRW", "CVPRW", 2021),
    ("ICLR Workshop", "ICLR Workshop", "ICLRW", None),
    ("ICLR Workshop'18", "ICLR Workshop", "ICLRW", 2018),
    ("TPAMI Workshop 2020", "TPAMI", "TPAMI", 2020),
    ("EMNLP 2020 Findings", "EMNLP Findings", "Findings", 2020),
    ("ACL 2021 Findings", "ACL Findings", "Findings", 2021),
    ("NAACL 2022 Findings", "NAACL Findings", "Findings", 2022),
    ("EACL 2023 Findings", "EACL Findings", "Findings", 2023),
    ("AACL 2022 Findings", "AACL Findings", "Findings", 2022),
    ("ICML 2022 Findings", "ICML", "ICML", 2022),
    ("Findings of ACL 2021", "Findings of ACL", "Findings", 2021),
    ("NeurIPS 2022 Datasets and Benchmarks", "NeurIPS Datasets and Benchmarks", "NeurIPS D&B", 2022),
    ("ICML 2022 Datasets and Benchmarks", "ICML", "ICML", 2022),
    ("SIGGRAPH Asia, CVPR 2020", "CVPR", "CVPR", 2020),
    ("2021 MM oral", "MM", "ACM MM", 2021),
    ("ICML and ICLR", "ICML", "ICML", None),
    ("arXiv 2023", "arXiv", "arXiv", 2023),
    ("arXiv-20", "arXiv", "arXiv", 2020),
    ("arXiv:2012.12345", "arXiv", "arXiv", None),
    ("arXiv 2023, CVPR 2024", "CVPR", "CVPR", 2024),
    ("[ICLR 2024 Spotlight]", "ICLR", "ICLR", 2024),
    ("SIGGRAPH Asia 2023", "SIGGRAPH Asia", "SIGGRAPH Asia", 2023),
    ("AAAI/IAAI 2002", "AAAI/IAAI", "AAAI", 2002),
    ("ACL-IJCNLP 2021", "ACL-IJCNLP", "ACL", 2021),
    ("Transactions of the ACL", "Transactions of the ACL", "TACL", None),
    ("IEEE T-PAMI 2020", "IEEE T-PAMI", "TPAMI", 2020),
    ("3DV 2025", "3DV", "3DV", 2025),
    ("L4DC21", "L4DC", "L4DC", 2021),
    ("interspeech 2019", "interspeech", "INTERSPEECH", 2019),
    ("Nature", "Nature", "Nature", None),
    ("[MM]", "MM", "ACM MM", None),
    ("SP 2021", "SP", "S&P", 2021),
    ("Machine Learning 2005", "Machine Learning", "MLJ", 2005),
    ("FooConf 2023", "FooConf", None, 2023),
    ("IEEE FOO 2019", "IEEE FOO", None, 2019),
    ("2024", "", None, 2024),
    ("Papers of the Week (June 23 - June 29) - 2025", "", None, 2025),
]


@pytest.mark.parametrize(("text", "written", "id", "year"), NAMED)
def test_find_venue(text: str, written: str, id: str | None, year: int | None) -> None:
    assert find_venue(text) == (written, id, year)


NOTHING = [
    "",
    "Machine Learning",
    "Pattern Recognition",
    "The nature of things",
    "Science of NN and MM",
    "Up to date",
    "A fast raid on micro data",
    "acl",
    "GPT-4 technical report",
    "Object Detection",
    "2012.12345",
    "12024",
    "1949",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_venue_and_no_year(text: str) -> None:
    assert find_venue(text) is None


def test_a_field_for_venues_may_hold_a_topics_name() -> None:
    assert find_venue("Pattern Recognition", field=True) == ("Pattern Recognition", "PR", None)
    assert find_venue("Journal of Foos, 2022", field=True) == ("Journal of Foos", None, 2022)
    assert find_venue("Journal of Foos", field=True) == ("Journal of Foos", None, None)
    assert find_venue("2022", field=True) == ("", None, 2022)
    assert find_venue(" ", field=True) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023.10", 2023),
        ("2024-12", 2024),
        ("CVPR2021", 2021),
        ("ICLR'19", 2019),
        ("2023年10月", 2023),
        ("no year", None),
        ("arxiv.org/abs/2012.12345", None),
        ("v2020", None),
        ("20210304", None),
        ("1080", None),
    ],
)
def test_find_year(text: str, year: int | None) -> None:
    assert find_year(text) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024", 2024),
        ("## 2024 papers", 2024),
        ("**2024** 🎉", 2024),
        ("2024:", 2024),
        ("2024年", 2024),
        ("Year 2021", 2021),
        ("2021 CVPR", None),
        ("2024-12", None),
        ("2020 and before", None),
        ("Papers", None),
    ],
)
def test_year_heading(text: str, year: int | None) -> None:
    assert is_year_heading(text) == year


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("NIPS", "NeurIPS"),
        ("T-PAMI", "TPAMI"),
        ("Neur-IPS", "NeurIPS"),
        ("ACMMM", "ACM MM"),
        ("TheWebConf", "WWW"),
        ("Arxiv", "arXiv"),
        ("ICCVW", "ICCVW"),
        ("ACLW", "ACLW"),
        ("TPAMIW", None),
        ("RAL", "RA-L"),
        ("media", None),
        ("Nonsense", None),
        ("", None),
    ],
)
def test_resolve(name: str, id: str | None) -> None:
    assert resolve(name) == id


@pytest.mark.parametrize(
    ("id", "year", "held"),
    [
        ("ECCV", 2021, False),
        ("ECCV", 2022, True),
        ("ICCV", 2022, False),
        ("ICCV", 1998, None),
        ("ICCV", 1999, True),
        ("ACCV", 2023, False),
        ("IJCAI", 2014, False),
        ("IJCAI", 2015, True),
        ("IJCAI", 2016, True),
        ("IJCAI", 2020, True),
        ("ICPR", 2020, None),
        ("COLING", 2019, False),
        ("COLING", 2025, True),
        ("NAACL", 2000, True),
        ("NAACL", 2020, False),
        ("NAACL", 2027, None),
        ("AISTATS", 2008, False),
        ("OSDI", 2019, False),
        ("SOSP", 2024, True),
        ("ECAI", 2023, True),
        ("ICLR", 2012, False),
        ("ICLR", 2013, True),
        ("CVPR", 2002, False),
        ("NeurIPS", 2024, True),
        ("ECCVW", 2021, False),
        ("TPAMI", 2024, True),
    ],
)
def test_held(id: str, year: int, held: bool | None) -> None:
    known = venue(id)
    assert known is not None
    assert known.held(year) is held


def test_venues_that_meet_together_are_known() -> None:
    named = {name for row in facts("venues")["venue"] for name in row.get("together", ())}
    assert [name for name in named if not venue(name)] == []


def test_order_of_a_typical_list() -> None:
    expected = ["NeurIPS", "CVPR", "ICLR", "ICCV", "ECCV", "ICML", "ACL", "EMNLP", "NAACL", "IJCAI", "AAAI"]
    expected += ["KDD", "TPAMI", "CVPRW", "arXiv"]
    ranks = [known.rank for id in expected if (known := venue(id))]
    assert len(ranks) == len(expected)
    assert ranks == sorted(set(ranks))


def test_a_conference_has_workshops() -> None:
    conference, workshops = venue("ICLR"), venue("ICLRW")
    assert conference
    assert workshops
    assert workshops.name == "International Conference on Learning Representations Workshops"
    assert (workshops.id, workshops.kind, workshops.openreview_since) == ("ICLRW", "workshop", None)
    assert (workshops.cadence, workshops.first) == (conference.cadence, conference.first) == ("yearly", 2013)
    assert conference.openreview_since
    order = [known.rank for id in ("TPAMI", "CVPRW", "ICLRW", "ACLW", "arXiv") if (known := venue(id))]
    assert order == sorted(order)
    assert not any(map(venue, ("TPAMIW", "FooConf", "FooConfW", "ICLRWW", "")))


def test_the_table_is_sound() -> None:
    ids = [row["id"] for row in facts("venues")["venue"]]
    assert len(ids) == len(set(ids))
    owner: dict[str, str] = {}
    for alias in aliases():
        assert owner.setdefault(alias.text, alias.id) == alias.id
    assert all(resolve(id) == id for id in ids)
