"""Whether a paper that stands in two places should stand in one: by years and venues, or by topics."""

import pytest

from awesome_lint.papers.identity import find_pairs
from awesome_lint.papers.placing import Placing
from awesome_lint.papers.reader import read_list


def wrong(*texts):
    """Of each pair of entries, whether one of them should go."""
    lists = [read_list(text, f"{n}.md") for n, text in enumerate(texts)]
    pairs = find_pairs(lists)
    placing = Placing(pairs, lists)
    return [placing.wrong(pair) for pair in pairs]


def bullet(number):
    return f"- Paper {number} of Many [[paper](https://arxiv.org/abs/2001.{number:05d})]\n"


def bullets(*numbers):
    return "".join(map(bullet, numbers))


def under(first, second):
    """One paper under two paths of headings."""
    sections = (
        "".join(f"{'#' * n} {title}\n\n" for n, title in enumerate(path.split("/"), 1))
        for path in (first, second)
    )
    return wrong("\n".join(f"{heading}{bullet(1)}" for heading in sections))[0]


HEADINGS = [
    ("2020", "2021", True),
    ("ICML 2020", "ICLR 2020", True),
    ("ICML", "2021", True),
    ("2020", "Graphs", False),
    ("Graphs", "2020", False),
    ("Graphs", "Trees", False),
    ("Graphs/2020", "Trees/2020", True),
    ("Graphs/2020", "Trees/2021", True),
    ("2020/Graphs", "2020/Trees", False),
    ("2020/Graphs", "2021/Trees", True),
    ("NIPS 2020/Graphs", "NeurIPS 2020/Trees", False),
    ("2020/ICML", "2020/Trees", True),
    ("FooConf 2020", "FooConf 2021", True),
    ("FooConf 2020", "Graphs", False),
    ("2020", "2020/Graphs", False),
    ("2020", "2020/Many Talks That Were at ICML 2020", False),
    ("2020/Talks That Were at ICML 2020", "2020/ICML 2020", True),
    ("2020/Many Talks That Were at ICML 2020", "2020/Many Talks That Were at ICLR 2020", False),
]


@pytest.mark.parametrize(("first", "second", "one"), HEADINGS)
def test_a_paper_stands_once_under_years_and_venues_and_often_under_topics(first, second, one):
    assert under(first, second) == one


def test_a_paper_stands_once_in_a_section_and_in_a_list_without_any():
    assert wrong(bullets(1, 1)) == wrong(f"# Graphs\n\n{bullets(1, 1)}") == [True]
    assert wrong(f"# Graphs\n\n{bullet(1)}\n<h2>Trees</h2>\n\n{bullet(1)}") == [False]
    assert wrong(bullet(1), bullet(1)) == [False]
    assert wrong(f"# 2020\n\n{bullet(1)}", f"# 2020\n\n{bullet(1)}") == [True]


ROW = "| [Paper 1 of Many](https://arxiv.org/abs/2001.00001) | {} | {} |\n"
TABLE = "| Title | Name | Venue |\n| --- | --- | --- |\n"


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("PruneSet", "ICML"), ("ColourSet", "ICML"), False),
        (("PruneSet", "ICML"), ("pruneset", "ICML"), True),
        (("PruneSet", "ICML"), ("", "ICML"), True),
        (("PruneSet", "ICML"), ("`ColourSet`", "ICML"), True),
        (("PruneSet", "ICML"), ("PruneSet", "ICLR"), True),
        (("10", "ICML"), ("20", "ICML"), True),
        (("AB", "ICML"), ("CD", "ICML"), True),
        (("ABC", "ICML"), ("DEF", "ICML"), False),
    ],
)
def test_two_rows_may_name_two_things_of_one_paper(first, second, one):
    assert wrong(TABLE + ROW.format(*first) + ROW.format(*second)) == [one]


def test_a_row_may_lack_cells():
    short = "| [Paper 1 of Many](https://arxiv.org/abs/2001.00001) | ColourSet |\n"
    assert wrong(TABLE + ROW.format("PruneSet", "ICML") + short) == [False]


def test_rows_of_two_tables_are_two_places():
    tables = [TABLE + ROW.format(name, "ICML") for name in ("PruneSet", "ColourSet")]
    assert wrong("\n".join(tables)) == [True]


def shared(count, first=(), second=()):
    """Whether the papers that two years share should stand in one of them."""
    both = range(1, count + 1)
    return set(wrong(f"# 2020\n\n{bullets(*both, *first)}\n# 2021\n\n{bullets(*both, *second)}"))


def test_two_places_that_share_many_papers_mean_it():
    assert shared(2) == {True}
    assert shared(3) == {False}
    assert shared(3, range(10, 17), range(20, 30)) == {True}
    assert shared(3, range(10, 16), range(20, 30)) == {False}
    assert shared(3, range(10, 30), range(20, 26)) == {False}


def test_a_title_with_a_slip_or_a_name_is_shared_as_well():
    text = "# {}\n\n{}- {} Deep Networks by Graphs and Trees [[paper](https://doe.example.org/{}.pdf)]\n"
    for title in ("Prunning", "PruNet: Pruning"):
        years = text.format(2020, bullets(1, 2), "Pruning", "a"), text.format(2021, bullets(1, 2), title, "b")
        assert wrong("\n".join(years)) == [False] * 3


def test_one_place_that_holds_many_papers_twice_means_it():
    nine, ten = range(1, 10), range(1, 11)
    assert set(wrong(f"# 2020\n\n{bullets(*nine, *nine)}")) == {True}
    assert set(wrong(f"# 2020\n\n{bullets(*ten, *ten)}")) == {False}
    assert set(wrong(f"# 2020\n\n{bullets(*ten, *ten, *range(20, 40))}")) == {True}


def test_files_are_places_as_wholes():
    two, three = (f"# 2020\n\n{bullets(*range(count))}" for count in (2, 3))
    assert set(wrong(two, two)) == {True}
    assert set(wrong(three, three)) == {False}
    split = f"# 2020\n\n{bullets(1, 2)}\n# 2021\n\n{bullets(3, 4)}"
    assert set(wrong(split, split)) == {False}
    files = [f"# 2020\n\n{bullets(1, 2, 3, *range(n, n + 7))}" for n in (10, 20)]
    assert set(wrong(*files)) == {True}


def test_each_two_files_are_two_places():
    one, other, both = (f"# 2020\n\n{bullets(*numbers)}" for numbers in ((1, 2), (3, 4), (1, 2, 3, 4)))
    assert set(wrong(one, other, both)) == {True}
    assert set(wrong(both, one, other)) == {True}
