"""What ids and numbers tell of venue and year."""

import pytest

from awesome_lint.papers.facts import facts
from awesome_lint.papers.sources import acl_source, doi_source, year_of


@pytest.mark.parametrize(
    ("id", "venue", "year"),
    [
        ("P18-1001", "ACL", "2018"),
        ("P19-5001", "ACL", "2019"),
        ("C65-1001", "COLING", "1965"),
        ("W18-1001", "", "2018"),
        ("D18-1001", "EMNLP", "2018"),
        ("D19-1001", "EMNLP", "2019"),
        ("D19-5001", "", "2019"),
        ("2021.acl-long.1", "ACL", "2021"),
        ("2021.acl-demo.1", "", "2021"),
        ("2021.findings-acl.1", "Findings", "2021"),
        ("2021.woods-main.1", "", "2021"),
    ],
)
def test_ids_of_the_anthology(id, venue, year):
    assert acl_source(id) == {"venue": venue, "year": year}
    assert doi_source(f"10.18653/v1/{id.lower()}") == {"venue": venue, "year": year}


def test_other_ids_tell_nothing():
    assert acl_source("P18") == acl_source("2021.acl") == {}


@pytest.mark.parametrize(
    ("doi", "told"),
    [
        ("10.1109/cvpr52688.2022.00001", {"venue": "CVPR", "year": "2022"}),
        ("10.1109/3dv62453.2024.00001", {"venue": "3DV", "year": "2024"}),
        ("10.1109/sp40000.2020.00001", {"venue": "S&P", "year": "2020"}),
        ("10.1109/micro50266.2020.00001", {"venue": "MICRO", "year": "2020"}),
        ("10.1109/lra.2020.1234567", {"venue": "RA-L", "year": ""}),
        ("10.1109/access.2020.1234567", {"venue": "IEEE Access", "year": ""}),
        ("10.1109/tpami.2020.1234567", {"venue": "TPAMI", "year": ""}),
        ("10.1109/zzzz.2020.1234567", {"venue": ""}),
        ("10.1109/1234567", {}),
        ("10.1145/3394486.3403001", {"venue": "KDD", "year": "2020"}),
        ("10.1145/1.2", {"venue": "", "year": ""}),
        ("10.1609/aaai.v33i01.33013681", {"venue": "AAAI", "year": "2019"}),
        ("10.24963/ijcai.2020/1", {"venue": "IJCAI", "year": "2020"}),
        ("10.1007/978-3-031-19769-7_1", {"venue": "ECCV", "year": "2022"}),
        ("10.1007/978-3-031-00000-7_1", {"venue": ""}),
        ("10.1038/s41586-020-1-1", {"venue": "Nature"}),
        ("10.9999/1", {}),
    ],
)
def test_dois(doi, told):
    assert doi_source(doi) == told


@pytest.mark.parametrize("table", ["neurips_numbers", "ojs_years"])
def test_a_number_lies_in_the_range_of_its_year(table):
    ranges = facts("hosts")[table]
    for year, (low, high) in ranges.items():
        assert year_of(table, low) == year_of(table, high) == year
    assert year_of(table, min(low for low, _ in ranges.values()) - 1) == ""
    assert year_of(table, max(high for _, high in ranges.values()) + 1) == ""
