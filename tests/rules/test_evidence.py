"""What a URL proves: the kinds of it that one example a rule does not show."""

import pytest
from one_rule import ARXIV, CVF, YEARS_AHEAD, entry, fixed, found

import awesome_lint
from awesome_lint.config import Config

NIPS = "https://papers.nips.cc/paper"
SEVEN = "8f14e45fceea167a5a36dedd4bea2543"
NO_NUMBER = "0123456789abcdef0123456789abcdef"

IMPOSSIBLE = [
    (f"{CVF}/content/ICCV2022/html/D_A_ICCV_2022_paper.html", "there was no ICCV in that year"),
    (f"{CVF}/content_CVPR_2018/html/D_A_CVPR_2018_paper.html", "stands under /content_cvpr_2018/"),
    (f"{CVF}/content_CVPR_2021/html/D_A_CVPR_2021_paper.html", "stands under /content/CVPR2021/"),
    (f"{CVF}/content_cvpr_2015/html/D_A_2014_CVPR_paper.html", "folder is of CVPR 2015"),
    (f"{NIPS}/2020/hash/{SEVEN}-Abstract-Conference.html", "do not end in '-Conference'"),
    (f"{NIPS}_files/paper/2023/hash/{SEVEN}-Abstract.html", "end in the track"),
    (f"{NIPS}/1985/hash/{SEVEN}-Abstract.html", "there was no NeurIPS in that year"),
    ("https://proceedings.mlr.press/v119/doe19a.html", "key is of 2019, its volume of ICML 2020"),
    ("https://proceedings.mlr.press/v155/doe23a.html", "key is of 2023, its volume of CoRL 2020"),
    ("https://www.ecva.net/papers/eccv_2022/papers_ECCV/papers/123490749.pdf", "folder is of 2022"),
    ("https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/4_ECCV_2022_paper.php", "folder is of 2020"),
    ("https://aclanthology.org/N17-1001", "there was no NAACL in that year"),
    ("https://www.ijcai.org/proceedings/2014/12", "there was no IJCAI in that year"),
    (f"https://aclanthology.org/{YEARS_AHEAD}.acl-long.1", "a year to come"),
]


@pytest.mark.parametrize(("url", "why"), IMPOSSIBLE)
def test_proceedings_that_cannot_exist(url, why):
    [(severity, message, place)] = found("AL410", entry(url))
    assert (severity, place) == ("error", url)
    assert why in message


@pytest.mark.parametrize(
    ("hash", "why"), [(NO_NUMBER, "look the paper up"), (SEVEN[:-1], "32 hexadecimal digits")]
)
def test_a_mistyped_and_a_cut_hash_among_right_ones(hash, why):
    wrong = f"{NIPS}/2020/file/{hash}-Paper.pdf"
    text = entry(f"{NIPS}/2020/hash/{SEVEN}-Abstract.html") + f"- Another Paper [[paper]({wrong})]\n"
    [(_, message, place)] = found("AL406", text)
    assert place == wrong
    assert why in message


SPELLED = [
    f"{CVF}/content_CVPR_2020/papers/Doe_A_Study_of_Graph_Colouring_in_the_Wild_CVPR_2020_paper.pdf",
    "https://papers.nips.cc/paper/7000-a-study-of-graph-colouring-in-the-wild.pdf",
    "https://www.ndss-symposium.org/ndss-paper/a-study-of-graph-colouring-in-the-wild/",
    "https://www.researchgate.net/publication/1234567_A_Study_of_Graph_Colouring_in_the_Wild",
    f"https://www.semanticscholar.org/paper/A-Study-of-Graph-Colouring-in-the-Doe-Roe/{'a1' * 20}",
]


@pytest.mark.parametrize("url", SPELLED)
def test_a_url_that_spells_another_title(url):
    [(_, message, place)] = found("AL405", f"- Pruning Large Networks Without Data [[paper]({url})]\n")
    assert "A Study of Graph Colouring".lower() in message.lower()
    assert place == url


@pytest.mark.parametrize("url", SPELLED)
def test_a_url_that_spells_the_title(url):
    assert found("AL405", f"- Graph Colouring in the Wild: A Study [[paper]({url})]\n") == []


def test_the_title_and_a_tag_that_name_different_papers():
    text = f"- [A Paper of Note]({ARXIV}). Jane Doe. [[pdf](https://arxiv.org/pdf/2001.00002)]\n"
    [finding] = awesome_lint.lint(awesome_lint.parse(text), Config(select=("AL407",)))
    assert finding.message == "2001.00002, but 'the title' links to 2001.00001; one of them is wrong"
    assert [text[p.span.start : p.span.end] for p in finding.related] == [ARXIV]


def test_a_badge_that_lost_its_repository():
    text = f"- A [[paper]({ARXIV})] [[code](https://github.com/a/b)] ![s](https://img.shields.io/github/stars/b/.svg)\n"
    assert fixed("AL408", text) == text.replace("stars/b/.svg", "stars/a/b.svg")


def test_the_year_beside_the_venue_is_the_one_that_counts():
    table = "# A\n\n| date | venue | paper |\n| --- | --- | --- |\n"
    row = "| 2020-10 | {} | [A Paper of Note](https://arxiv.org/abs/2010.00001) |\n"
    assert found("AL404", table + row.format("NAACL-HLT 2021")) == []
    assert found("AL404", entry(ARXIV, heading=f"CVPR {YEARS_AHEAD - 60}")) != []


def test_a_chapter_of_eccv_in_a_year_of_another():
    chapter = "https://link.springer.com/chapter/10.1007/978-3-031-20083-0_1"
    assert found("AL403", entry(chapter, heading="ECCV 2022")) == []
    assert [f[1] for f in found("AL403", entry(chapter, heading="ECCV 2024"))] == [
        "year 2024, but the URL is of ECCV 2022; one of them is wrong"
    ]
