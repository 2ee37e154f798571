"""What ids and URLs say of a paper, and whether it is in a list already."""

import pytest

from awesome_lint.papers.reader import read_list
from awesome_lint.writing import NewPaper, WritingError, describe, find_duplicate

NOTHING = NewPaper("")
ABS = "https://arxiv.org/abs/2404.19997"
CVF = "https://openaccess.thecvf.com/content/CVPR2024/html/Mock_Mock_Networks_of_Nothing_CVPR_2024_paper.html"
SAME = [
    "2404.19997",
    "arXiv:2404.19997v2",
    ABS,
    "http://arxiv.org/pdf/2404.19997v3.pdf",
    "arxiv.org/abs/2404.19997",
    "https://arxiv.org/html/2404.19997v1",
    "10.48550/arXiv.2404.19997",
    "doi:10.48550/arxiv.2404.19997",
    "https://doi.org/10.48550/arXiv.2404.19997",
    "https://www.alphaxiv.org/abs/2404.19997",
    "https://ar5iv.org/abs/2404.19997",
    "https://huggingface.co/papers/2404.19997",
]


@pytest.mark.parametrize("written", SAME)
def test_every_way_to_write_an_arxiv_id(written):
    assert describe([written], NOTHING) == NewPaper("", (("arxiv", ABS),), year=2024)


@pytest.mark.parametrize(
    ("given", "kinds", "venue", "year"),
    [
        ([CVF], ["paper"], "CVPR", 2024),
        (["2312.00001", CVF], ["arxiv", "paper"], "CVPR", 2024),
        (["openreview:vVJZtlZB9D"], ["openreview"], None, None),
        (["https://proceedings.mlr.press/v139/mock21a.html"], ["paper"], "ICML", 2021),
        (["https://github.com/mock/zeta"], ["code"], None, None),
        (["10.1109/CVPR52733.2024.01234"], ["paper"], "CVPR", 2024),
    ],
)
def test_what_urls_tell(given, kinds, venue, year):
    paper = describe(given, NOTHING)
    assert ([kind for kind, _ in paper.links], paper.venue, paper.year) == (kinds, venue, year)


def test_what_is_told_wins_over_what_is_looked_up_and_that_over_the_url():
    found = NewPaper(
        "A Title", (("code", "https://github.com/mock/zeta"), ("arxiv", ABS)), ("A. Mock",), 2025, "ICLR"
    )
    looked = describe(
        ["2404.19997"], NOTHING, lambda resource: found if resource.id == "arxiv:2404.19997" else None
    )
    assert looked == NewPaper("A Title", (("arxiv", ABS), found.links[0]), ("A. Mock",), 2025, "ICLR")
    told = NewPaper("Another", (("code", "https://github.com/mock/own"),), ("B",), 2026, "CVPR 2024")
    assert describe(["2404.19997"], told, lambda resource: found) == NewPaper(
        "Another", (("arxiv", ABS), *told.links), ("B",), 2026, "CVPR"
    )
    assert describe(["2404.19997"], NewPaper("", venue="ICML'23")).year == 2023


@pytest.mark.parametrize(
    "text", ["xyz", "2404.19", "https://arxiv.org/list/cs.LG", "file:///etc/passwd", "", "https://"]
)
def test_neither_id_nor_url(text):
    with pytest.raises(WritingError, match="neither an id nor a URL"):
        describe([text], NOTHING)


LIST = read_list(
    f"""\
# Papers

- Mock Networks of Nothing at All [[paper]({CVF})] [[arxiv](https://arxiv.org/pdf/2404.19997v4)] [[code](https://github.com/mock/zeta)]
- On Other Things Altogether [[paper](https://www.nature.com/articles/s41586-024-00001-1)]
"""
)


@pytest.mark.parametrize(
    "written",
    [*SAME, CVF, CVF.replace("/html/", "/papers/").replace(".html", ".pdf"), "https://github.com/mock/zeta"],
)
def test_there_by_any_url(written):
    found = find_duplicate([LIST], describe([written], NewPaper("Yet Another Title of It")), [written])
    assert found
    assert found.entry is LIST.entries[0]


def test_there_by_the_doi_of_a_site():
    assert find_duplicate([LIST], describe(["10.1038/s41586-024-00001-1"], NOTHING)).entry is LIST.entries[1]


@pytest.mark.parametrize(
    "title",
    [
        "Mock Networks of Nothing at All",
        "mock networks of **nothing** at all.",
        "Mock Network of Nothing at All",
    ],
)
def test_there_by_the_title(title):
    assert find_duplicate([LIST], describe(["2101.00001"], NewPaper(title))).entry is LIST.entries[0]


def test_not_there():
    assert find_duplicate([LIST], describe(["2101.00001"], NewPaper("Mock Networks of Something"))) is None
    code = NewPaper("A Second Paper of the Same Repository", (("code", "https://github.com/mock/zeta"),))
    assert find_duplicate([LIST], describe(["2101.00001"], code)) is None
