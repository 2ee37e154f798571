from collections import Counter

from awesome_lint.papers.identity import find_pairs
from awesome_lint.papers.reader import read_list

QUICK, STUDY = "Pruning Deep Networks Quickly", "A Study of the Colours of Graphs"


def pairs(*lines, heading="# 2020"):
    text = f"{heading}\n\n" + "".join(f"- {title} [[paper]({url})]\n" for title, url in lines)
    papers = read_list(text)
    at = {id(entry): number for number, entry in enumerate(papers.entries)}
    return [
        (at[id(p.first.entry)], at[id(p.second.entry)], p.shared, p.likeness) for p in find_pairs([papers])
    ]


def test_one_paper_whichever_its_address():
    ids = {
        "arxiv:2001.00001": [
            "https://arxiv.org/abs/2001.00001v2",
            "http://www.arxiv.org/pdf/2001.00001.pdf",
            "https://doi.org/10.48550/arXiv.2001.00001",
            "https://huggingface.co/papers/2001.00001",
        ],
        "acl:p19-1119": [
            "https://aclanthology.org/P19-1119.pdf",
            "https://www.aclweb.org/anthology/P19-1119/",
            "https://doi.org/10.18653/v1/P19-1119",
        ],
        "ijcai:2021/45": [
            "https://www.ijcai.org/proceedings/2021/45",
            "https://doi.org/10.24963/ijcai.2021/45",
        ],
        "ojs:AAAI/5954": [
            "https://ojs.aaai.org/index.php/AAAI/article/view/5954",
            "https://doi.org/10.1609/aaai.v34i04.5954",
        ],
        "openreview:abcdefghij": [
            "https://openreview.net/forum?id=abcdefghij",
            "https://openreview.net/pdf?id=abcdefghij",
        ],
        "cvf:CVPR2021/Doe_A_Paper_CVPR_2021_paper": [
            "https://openaccess.thecvf.com/content/CVPR2021/html/Doe_A_Paper_CVPR_2021_paper.html",
            "https://openaccess.thecvf.com/content/CVPR2021/papers/Doe_A_Paper_CVPR_2021_paper.pdf",
        ],
    }
    for name, urls in ids.items():
        expected = [(0, n, name, "same") for n in range(1, len(urls))]
        assert pairs(*((QUICK, url) for url in urls)) == expected


def test_of_many_with_one_id_each_is_paired_once_with_the_most_alike():
    url = "https://arxiv.org/abs/2001.00001"
    titles = [STUDY, QUICK, "Prunning Deep Networks Quickly", QUICK, STUDY]
    assert pairs(*((title, url) for title in titles)) == [
        (0, 1, "arxiv:2001.00001", "unrelated"),
        (1, 2, "arxiv:2001.00001", "variant"),
        (1, 3, "arxiv:2001.00001", "same"),
        (0, 4, "arxiv:2001.00001", "same"),
    ]


def test_the_pairs_of_one_id_grow_with_its_entries():
    url = "https://arxiv.org/abs/2001.00001"
    lines = [(f"{chr(97 + n % 26) * 5} {n} words and more {n * n}", url) for n in range(200)]
    assert len(pairs(*lines)) == 199


def test_by_title_a_repeat_counts_once():
    lines = [
        (QUICK, "https://example.org/a.pdf"),
        (QUICK, "https://arxiv.org/abs/2001.00001"),
        (QUICK, "https://arxiv.org/abs/2001.00001"),
    ]
    assert pairs(*lines) == [(1, 2, "arxiv:2001.00001", "same"), (0, 1, "", "same")]


def test_a_title_that_says_too_little_pairs_nothing():
    other = ["https://arxiv.org/abs/2001.00001", "https://arxiv.org/abs/2001.00002"]
    for title in ("Introduction", "Red Teaming", "2025, 2024, 2023, 2022", "The winner of"):
        assert pairs(*((title, url) for url in other)) == []


def test_nearly_one_title():
    lines = [
        (QUICK, "https://arxiv.org/abs/2001.00001"),
        ("Pruning Deep Networks Quikcly", "https://example.org/a.pdf"),
        ("PruNet: Pruning Deep Networks Quickly", "https://example.org/b.pdf"),
        ("Improved Pruning Deep Networks Quickly", "https://example.org/c.pdf"),
        ("Pruning Deep Networks Quickly: A Survey", "https://example.org/d.pdf"),
        ("Pruning Deep Networks Quickly, Part II", "https://example.org/e.pdf"),
    ]
    found = Counter(pair[:2] for pair in pairs(*lines) if not pair[2])
    assert found == {(0, 1): 1, (0, 2): 1}
