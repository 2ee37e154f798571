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
    ("CVPR 2024", "CVPR", 2024),
    ("NeurIPS'20", "NeurIPS", 2020),
    ("15 pages, 3 figures, ICML 2020", "ICML", 2020),
    ("CVPR 2021 (oral); first two authors contributed equally", "CVPR", 2021),
    ("ICCV 2019 camera-ready version", "ICCV", 2019),
    ("18 pages. Accepted by ECCV 2020 as Oral presentation", "ECCV", 2020),
    ("This paper has been accepted by ICCV 2023", "ICCV", 2023),
    ("Accepted in Proc. of the IEEE/CVF Conf. on Computer Vision and Pattern Recognition 2022", "CVPR", 2022),
    ("to appear in the Proceedings of the 37th International Conference on Machine Learning", "ICML", None),
    ("Accepted at CVPR 2020. Code: https://example.org/NeurIPS", "CVPR", 2020),
    ("Accepted as Findings of ACL 2021", "Findings", 2021),
    ("Accepted at the Sparsity workshop @ ICLR 2023", "ICLRW", 2023),
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
    "Code: https://example.org/CVPR2024",
    "Withdrawn from ICLR 2021",
    "Accepted at CVPR 2018 but withdrawn",
    "Accepted with minor revisions at TPAMI",
    "1st place in the NeurIPS 2020 competition",
    "accepted for the ICLR 2019 reproducibility challenge",
    "Tutorial at CVPR 2022",
    "Survey of papers accepted at CVPR 2023",
    "We review papers published at NeurIPS 2019 and ICML 2020",
    "Reproduces a paper published at ICML 2019",
    "This work builds on our paper published at ICML 2018",
    "Appendix for the paper accepted at ICML 2021",
    "Supplementary material of CVPR 2020 paper",
    "Comments on a paper that appeared in ICLR 2017",
    "Has not been accepted at CVPR",
    "Will be submitted to ICML 2025",
    "ICLR 2019 format",
    "CVPR 2022 submission",
    "EMNLP 2020 (Findings)",
    "Accepted at ICLR 2024 Tiny Papers",
    "arXiv preprint 2021",
    "arXiv admin note: text overlap with arXiv:2301.00001, published at ICML 2020",
]


@pytest.mark.parametrize(("comment", "venue", "year"), SAID)
def test_what_a_comment_says(comment, venue, year):
    found = publication(Record("arXiv", text=comment))
    assert (found.venue_id, found.year) == (venue, year)
    assert found.evidence == comment


@pytest.mark.parametrize("comment", NOT_SAID)
def test_what_a_comment_does_not_say(comment):
    assert publication(Record("arXiv", text=comment)) is None


def test_a_note_of_arxiv_is_no_word_of_the_authors():
    said = "Accepted at ICML 2021. arXiv admin note: text overlap with arXiv:2301.00001, an extended version"
    assert publication(Record("arXiv", text=said)).venue_id == "ICML"


@pytest.mark.parametrize(
    ("reference", "venue"),
    [
        ("Pattern Recognition", "PR"),
        ("Submitted to JMLR", None),
        ("CoRR abs/1234", None),
    ],
)
def test_what_a_reference_says(reference, venue):
    found = publication(Record("arXiv", venue=reference))
    assert (found and found.venue_id) == venue


def test_a_reference_counts_for_itself():
    found = publication(Record("arXiv", venue="IEEE TPAMI 43(5), 2021, pp. 1-15", text="Submitted to TPAMI"))
    assert found.venue_id == "TPAMI"
