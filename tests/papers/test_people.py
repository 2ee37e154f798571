import pytest

from awesome_lint.papers.people import cites, same_people, surname


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jane Q. Doe", "doe"),
        ("Doe, Jane Q.", "doe"),
        ("Jan van der Berg", "van der berg"),
        ("Jan Peter van der Berg", "van der berg"),
        ("Jan van Berg", "van berg"),
        ("van der Berg, Jan", "van der berg"),
        ("Doe Jr.", "doe"),
        ("Jr.", "jr"),
        ("Jürgen Müller Jr.", "muller"),
        ("Wei Li 0003", "li"),
        ("Van Nguyen", "nguyen"),
        ("王小明", "王小明"),
        ("", ""),
    ],
)
def test_surname(name, expected):
    assert surname(name) == expected


def test_same_people_begin_alike_and_are_half_the_same():
    assert same_people(["Jane Doe", "Ann Roe"], ["J. Doe", "B. Li"])
    assert same_people(["Jane Doe", "Ann Roe", "B. Li"], ["J. Doe"])
    assert not same_people(["Jane Doe", "Ann Roe"], ["Ann Roe", "Jane Doe"])
    assert not same_people(["Jane Doe", "A. B", "C. D"], ["John Doe", "E. F", "G. H"])
    assert not same_people([], [])
    assert not same_people([], ["Jane Doe"])
    assert not same_people(["Jane Doe"], [])


def test_one_common_name_cites_nobody():
    assert cites("a wang b li and c wu", ["D. Wang", "B. Li"])
    assert cites("wang et al", ["D. Wang", "B. Li"])
    assert not cites("a wang and c wu", ["D. Wang", "B. Li"])
    assert not cites("swang", ["D. Wang"])


def test_two_names_cite_a_paper_of_three_but_not_of_five():
    authors = ["D. Wang", "B. Li", "C. Wu", "E. Xu", "F. Yu"]
    assert cites("wang and li", authors[:3])
    assert not cites("wang and li", authors)
    assert cites("wang and li and yu", authors)
