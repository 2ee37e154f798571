"""How an official title stands in the text of an entry."""

import pytest

from awesome_lint.papers.claims import read_words
from awesome_lint.papers.standing import standing

QUICK = "Pruning Networks Quickly and Well"


def stands(title, text):
    return standing((title.lower(),), read_words(text))


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (QUICK, "itself"),
        (f"J. Doe. {QUICK}, ICML", "itself"),
        (f"ICML 2020 {QUICK}", "itself"),
        (f"{QUICK}. A Survey", "itself"),
        (f"{QUICK} 2020", "itself"),
        (f"PruNet: {QUICK}", "named"),
        (f"{QUICK}: How We Did It", "named"),
        (f"{QUICK}: A Survey", "other"),
        (f"{QUICK}: A Recent Survey", "other"),
        (f"{QUICK} 2", "other"),
        (f"{QUICK}: Part II", "other"),
        (f"{QUICK} with Graphs", "other"),
        (f"Improved {QUICK}", "other"),
        (f"On Pruning and {QUICK}", "other"),
        (f"Improved {QUICK}; {QUICK}", "itself"),
        (f"{QUICK}; Improved {QUICK}", "itself"),
        (f"PruNet: {QUICK}; Improved {QUICK}", "named"),
        ("Pruning Networks", None),
        (QUICK.replace("Well", "Wells"), None),
        (f"Unp{QUICK[1:]}", None),
    ],
)
def test_a_title_in_a_text(text, how):
    assert stands(QUICK, text) == how


def test_numbers_side_by_side_are_two():
    assert stands("results of the challenge 2019", "Results of the Challenge 2019 2020") == "itself"
    assert stands("results of the challenge 20", "Results of the Challenge 2019") is None


@pytest.mark.parametrize(
    ("title", "text", "how"),
    [
        ("so we do try", "A talk: So We Do Try", "named"),
        ("so we do it", "A talk: So We Do It", None),
        ("剪枝神经网络方法", "论文, 剪枝神经网络方法, 2020", "itself"),
        ("early exits", "Early Exits", "itself"),
        ("early exits", "Early Exits, J. Doe", "itself"),
        ("early exits", "Early Exits: How We Did It", None),
        ("early exits", "J. Doe, Early Exits", None),
        ("prune all networks", "Prune All Networks: How We Did It", "named"),
        ("prune all networks", "Prune All Networks and More", None),
        ("exits", "Exits, J. Doe", None),
    ],
)
def test_a_short_title_must_be_set_apart(title, text, how):
    assert stands(title, text) == how
