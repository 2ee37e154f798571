"""Where a preprint was published, from what its record says."""

import pytest

from awesome_lint.links.published import publication
from awesome_lint.links.record import Record

SAID = [
    ("Accepted at CVPR 2024", "CVPR", 2024),
    ("12 pages, 3 figures. Accepted to ICML 2023. Code: https://example.org", "ICML", 2023),
    ("To appear in NeurIPS 2022", "NeurIPS", 2022),
    ("ICLR 2021 camera-ready, published as a conference paper at ICLR 2021", "ICLR", 2021),
    ("Accepted by TPAMI", "TPAMI", None),
    ("accepted for publication in TMLR", "TMLR", None),
    ("Accepted as a workshop paper at ICLR 2020 Workshop", "ICLRW", 2020),
    ("Appears in EMNLP 2019", "EMNLP", 2019),
]
NOT_SAID = [
    "",
    "12 pages, 3 figures",
    "Submitted to NeurIPS 2021",
    "Under review at ICLR 2025",
    "Extended version of our paper accepted at CVPR 2019",
    "An extended version of a paper that appeared in ICML 2018",
    "Not accepted at ICLR 2022",
    "Rejected from CVPR 2020",
    "Accepted",
    "Code will be published soon. ICML style",
    "arXiv preprint; the workshop version appeared earlier at ICLR 2019",
]


@pytest.mark.parametrize(("comment", "venue", "year"), SAID)
def test_what_a_comment_says(comment, venue, year):
    found = publication(Record("arXiv", text=comment))
    assert (found.venue_id, found.year) == (venue, year)
    assert found.evidence == comment


@pytest.mark.parametrize("comment", NOT_SAID)
def test_what_a_comment_does_not_say(comment):
    assert publication(Record("arXiv", text=comment)) is None


def test_a_reference_counts_for_itself():
    found = publication(Record("arXiv", venue="IEEE TPAMI 43(5), 2021, pp. 1-15", text="Submitted to TPAMI"))
    assert found.venue_id == "TPAMI"
