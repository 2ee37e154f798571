"""Forms of links: the kinds of them that one example a rule does not show."""

import pytest
from one_rule import ARXIV, CVF, YEARS_AHEAD, entry, fixed, found

ARXIV_FIXES = [
    ("https://arxiv.org/abs/2001.00001]", ARXIV),
    ("https://arxiv.org/abs/2001.00001v2.", f"{ARXIV}v2"),
    ("https://arxiv.org/2001.00001", ARXIV),
    ("https://arxiv.org/abs/2001.00001mini", None),
    ("https://arxiv.org/abs/2001.000011", None),
    ("https://arxiv.org/abs/2013.00001", None),
    ("https://arxiv.org/pdf/XXXX.XXXXX", None),
    (f"https://arxiv.org/abs/{YEARS_AHEAD % 100}01.00001", None),
]


@pytest.mark.parametrize(("url", "good"), ARXIV_FIXES)
def test_impossible_arxiv_ids(url, good):
    assert [severity for severity, *_ in found("AL506", entry(url))] == ["error"]
    assert fixed("AL506", entry(url)) == entry(good or url)


@pytest.mark.parametrize(
    ("id", "heading", "reported"),
    [
        ("abcdefgh", "Papers", True),
        ("abcdefghi", "Papers", True),
        ("abcdefghi", "ICLR 2017", False),
        ("B1cdefghi", "Papers", False),
        ("B1cdefghi", "ICLR 2023", True),
        ("abcdefghij", "Papers", False),
        ("abcdefghij_", "ICLR 2022", False),
        ("abcdefghij}", "Papers", True),
    ],
)
def test_openreview_ids(id, heading, reported):
    text = entry(f"https://openreview.net/forum?id={id}", heading=heading)
    assert bool(found("AL508", text)) is reported


MOVED = [
    ("http://www.aclweb.org/anthology/P18-1001.pdf", "https://aclanthology.org/P18-1001.pdf"),
    ("https://aclanthology.info/pdf/P/P06/P06-1066.pdf", "https://aclanthology.org/P06-1066.pdf"),
    (
        "http://www.cv-foundation.org/openaccess/content_cvpr_2016/papers/D_A_CVPR_2016_paper.pdf",
        f"{CVF}/content_cvpr_2016/papers/D_A_CVPR_2016_paper.pdf",
    ),
    (
        "https://www.isca-speech.org/archive/pdfs/interspeech_2021/doe21_interspeech.pdf",
        "https://www.isca-archive.org/interspeech_2021/doe21_interspeech.pdf",
    ),
    ("https://papers.NeurIPS.cc/paper/2020/hash/a", "https://proceedings.neurips.cc/paper/2020/hash/a"),
    ("https://twitter.com/doe/status/1?s=20", "https://x.com/doe/status/1?s=20"),
    ("https://ai.googleblog.com/2020/01/a.html", None),
]


@pytest.mark.parametrize(("url", "good"), MOVED)
def test_a_moved_page_is_linked_in_its_form(url, good):
    text = f"- A Paper of Note [[paper]({ARXIV})] [[other]({url})]\n"
    assert [place for *_, place in found("AL505", text)] == [url]
    assert fixed("AL505", text) == text.replace(url, good or url)


RETIRED = [
    ("https://www.arxiv-vanity.com/papers/2001.00001/", ARXIV),
    ("https://sci-hub.tw/10.1000/182", "https://doi.org/10.1000/182"),
    ("https://www.aaai.org/ocs/index.php/AAAI/AAAI18/paper/view/1", None),
    ("https://goo.gl/abc", None),
]


@pytest.mark.parametrize(("url", "good"), RETIRED)
def test_a_retired_page_is_replaced_where_the_url_names_the_paper(url, good):
    assert [place for *_, place in found("AL502", entry(url))] == [url]
    assert fixed("AL502", entry(url)) == entry(good or url)


INDIRECT = [
    ("https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa&sa=D", "https://example.org/a"),
    ("https://link.zhihu.com/?target=https%3A//example.org/a", "https://example.org/a"),
    ("https://scholar.google.com/scholar?q=a+paper", None),
    ("https://ieeexplore-ieee-org.ezproxy.example.edu/document/1", None),
    ("https://www.google.com/url?q=javascript:alert(1)", "silent"),
]


@pytest.mark.parametrize(("url", "good"), INDIRECT)
def test_links_that_take_a_detour(url, good):
    assert bool(found("AL516", entry(url))) is (good != "silent")
    assert fixed("AL516", entry(url)) == entry(url if good in (None, "silent") else good)


@pytest.mark.parametrize(
    ("url", "severity"),
    [
        ("https://github.com/doe", "info"),
        ("https://github.com/", "warning"),
        ("https://github.com/a/b}{https://github.com/a/b", "warning"),
    ],
)
def test_code_that_is_no_repository(url, severity):
    text = f"- A [[paper]({ARXIV})] [[code]({url})]\n"
    assert [finding[0] for finding in found("AL518", text)] == [severity]
