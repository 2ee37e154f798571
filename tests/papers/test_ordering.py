"""The orders that entries and sections stand in, and the one that a list keeps."""

import pytest

from awesome_lint.papers.ordering import (
    follows,
    in_order,
    infer_from,
    infer_order,
    main_link,
    majority_order,
    runs,
    sort_entries,
    url_key,
)
from awesome_lint.papers.reader import read_list
from awesome_lint.papers.section_order import VenueOrder, section_key, venue_ranks

ARXIV = "https://arxiv.org/abs/{}"
NAMES = ("Apple", "Banana", "Cherry", "Damson", "Elder", "Fig", "Grape")


def entry(title, url, more=""):
    return f"- {title} of Note [[paper]({url})]{more}\n"


def lines(*pairs):
    return "".join(entry(title, url if "/" in url else ARXIV.format(url)) for title, url in pairs)


def names(entries):
    return [entry.title.split()[0] for entry in entries]


MIXED = lines(
    ("Banana", "2002.00001"),
    ("apple", "2003.00001"),
    ("Élan", "2001.00001"),
    ("Cherry", "https://example.org/x"),
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("keep", ["Banana", "apple", "Élan", "Cherry"]),
        ("title", ["apple", "Banana", "Cherry", "Élan"]),
        ("date", ["Élan", "Banana", "apple", "Cherry"]),
        ("date-desc", ["apple", "Banana", "Élan", "Cherry"]),
        ("url", ["Élan", "Banana", "apple", "Cherry"]),
    ],
)
def test_entries_in_an_order(order, expected):
    assert names(sort_entries(read_list(MIXED).entries, order)) == expected


def test_entries_without_a_date_come_last_either_way():
    text = entry("Apple", "https://example.org/a.pdf") + lines(("Fig", "2001.00001"))
    for order in ("date", "date-desc"):
        assert names(sort_entries(read_list(text).entries, order)) == ["Fig", "Apple"]


def test_a_date_is_that_of_the_preprint_else_the_year_that_is_stated():
    text = (
        entry("March", ARXIV.format("2003.00001"), " ICML 2021")
        + entry("Year", "https://example.org/a.pdf", " ICML 2020")
        + entry("Old", ARXIV.format("math/9901001"))
    )
    assert names(sort_entries(read_list(text).entries, "date")) == ["Old", "Year", "March"]
    text = lines(("January", "2001.00001")) + entry("Year", "https://example.org/a.pdf", " ICML 2020")
    assert names(sort_entries(read_list(text).entries, "date")) == ["Year", "January"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://example.org/papers/9", "https://example.org/papers/10"),
        ("https://example.org/papers/10", "https://example.org/papers/ten"),
        ("https://a.example.org/z", "https://b.example.org/a"),
        ("https://example.org/?v=2", "https://example.org/?v=10"),
        ("https://example.org/a#2", "https://example.org/a#10"),
        ("https://example.org/a", "https://example.org/a/b"),
        ("https://example.org/a", "http://example.org/b"),
        ("https://b.example.org/?from=https://z.org", "https://c.example.org/"),
        ("b.example.org/a", "https://c.example.org/a"),
        ("https://example.org/9", "https://example.org/" + "1" * 19),
        ("https://example.org/" + "1" * 21, "https://example.org/" + "2" * 20),
    ],
)
def test_urls_are_ordered_by_their_parts(first, second):
    one, other = read_list(lines(("Apple", first), ("Fig", second))).entries
    assert url_key(one) < url_key(other)


def test_a_url_is_ordered_as_it_will_be_once_it_is_mended():
    one, other = read_list(
        lines(("Apple", "https://example.org/a\u200bb"), ("Fig", "https://example.org/ab"))
    ).entries
    assert url_key(one) == url_key(other)
    one, other = read_list(
        lines(("Apple", "http://www.arxiv.org/abs/2001.00001"), ("Fig", "2001.00001"))
    ).entries
    assert url_key(one) == url_key(other)


@pytest.mark.parametrize(
    ("links", "main"),
    [
        (["[code](https://github.com/a/b)", "[arxiv](https://arxiv.org/abs/2001.00001)"], 1),
        (["[arxiv](https://arxiv.org/abs/2001.00001)", "[paper](https://example.org/a.pdf)"], 1),
        (
            [
                "[openreview](https://openreview.net/forum?id=abcdefghij)",
                "[arxiv](https://arxiv.org/abs/2001.00001)",
            ],
            1,
        ),
        (["[code](https://github.com/a/b)", "[openreview](https://openreview.net/forum?id=abcdefghij)"], 1),
        (["[video](https://youtu.be/1)", "[code](https://github.com/a/b)"], 0),
        (["[paper](#below)", "[paper]()", "[code](https://github.com/a/b)"], 2),
        (
            ["[paper](https://worldmodels.github.io)", "[x](https://dl.acm.org/doi/10.1145/3292500.3330701)"],
            0,
        ),
    ],
)
def test_the_link_that_stands_for_the_paper(links, main):
    text = f"# ICML 2021\n\n- **A Paper of Note** {' '.join(links)} CVPR 2020\n"
    [found] = read_list(text).entries
    link = main_link(found)
    assert link is found.links[main]


def test_a_link_of_another_kind_that_is_a_paper_comes_before_code():
    text = (
        "- A Paper of Note [[code](https://github.com/a/b)] [[slides](https://aclanthology.org/P18-1001)]\n"
    )
    [found] = read_list(text).entries
    assert main_link(found) is found.links[1]


def test_a_link_to_a_host_that_is_gone_comes_last():
    text = "- A Paper of Note [[paper](https://pdfs.semanticscholar.org/a/b.pdf)] [[code](https://github.com/a/b)]\n"
    [found] = read_list(text).entries
    assert main_link(found) is found.links[1]


def test_an_entry_without_urls_has_no_main_link():
    [found] = read_list("| Title | Link |\n| --- | --- |\n| A Paper of Note | [paper]() |\n").entries
    assert main_link(found) is None
    assert url_key(found) is None


def ordered(order, first, second):
    one, other = read_list(lines(first, second)).entries
    return in_order(one, other, order)


def test_neighbours_in_order():
    assert ordered("title", ("Apple", "2"), ("Fig", "1"))
    assert not ordered("title", ("Fig", "2"), ("Apple", "1"))
    assert ordered("title", ("Fig", "2"), ("apple", "1"))  # as programs sort capitals
    assert ordered("date", ("Fig", "2001.00001"), ("Apple", "2002.00001"))
    assert not ordered("date", ("Apple", "2002.00001"), ("Fig", "2001.00001"))
    assert ordered("date-desc", ("Fig", "2002.00001"), ("Apple", "2001.00001"))
    assert not ordered("date-desc", ("Apple", "2001.00001"), ("Fig", "2002.00001"))
    assert ordered("date", ("Apple", "2001.00001"), ("Fig", "2001.00002"))
    assert ordered("date-desc", ("Apple", "2001.00001"), ("Fig", "2001.00002"))


def test_an_unknown_date_is_in_order_anywhere():
    text = entry("Apple", "https://example.org/a.pdf") + lines(("Fig", "2001.00001"))
    one, other = read_list(text).entries
    assert all(
        in_order(*pair, order) for pair in ((one, other), (other, one)) for order in ("date", "date-desc")
    )


def test_runs_are_what_stands_side_by_side():
    two = lines(("Apple", "2001.00001"), ("Fig", "2001.00002"))
    papers = read_list(f"# One\n\n{two}\ntext\n\n{two}\n# Two\n\n{two}")
    assert [len(run) for run in runs(papers)] == [2, 2, 2]
    paragraphs = "".join(f"**{name} of Note**\n[[paper]({ARXIV.format('2001.00001')})]\n\n" for name in NAMES)
    assert [len(run) for run in runs(read_list(paragraphs))] == [7]
    assert [len(run) for run in runs(read_list(f"# One\n\n{paragraphs}# Two\n\n{paragraphs}"))] == [7, 7]
    assert [len(run) for run in runs(read_list(f"# One\n\n{paragraphs}\n## Two\n\n{two}"))] == [7, 2]
    assert [len(run) for run in runs(read_list(f"{two}\n{paragraphs}"))] == [2, 7]
    assert runs(read_list("")) == []


DATES = [f"20{month:02d}.00001" for month in range(1, 8)]
BACK = DATES[::-1]


@pytest.mark.parametrize(
    ("titles", "dates", "order"),
    [
        (NAMES, (3, 6, 1, 5, 2, 7, 4), "title"),
        ("CAFBGDE", (1, 2, 3, 4, 5, 6, 7), "date"),
        ("CAFBGDE", (7, 6, 5, 4, 3, 2, 1), "date-desc"),
        (NAMES, (1, 2, 3, 4, 5, 6, 7), "title"),
        ("ABCDEFA", (7, 6, 5, 4, 3, 2, 1), "date-desc"),
    ],
)
def test_the_order_that_a_list_keeps(titles, dates, order):
    found = infer_order(
        read_list(
            lines(*((title, f"20{month:02d}.00001") for title, month in zip(titles, dates, strict=True)))
        )
    )
    assert found.value == order
    assert found.share == 1
    assert found.cases == 6


def test_an_order_by_urls_is_known_by_them():
    urls = [f"https://example.org/{n}.pdf" for n in range(7, 14)]
    assert infer_order(read_list(lines(*zip("CAFBGDE", urls, strict=True)))).value == "url"


def undated(titles):
    return infer_order(read_list(lines(*((title, "https://example.org/a.pdf") for title in titles))))


def test_most_neighbours_show_the_order():
    assert undated("ABFGC") == ("title", 0.75, 4)
    assert undated("ABFC") == ("title", 2 / 3, 3)


def test_a_list_without_an_order_is_one_of_titles_none_of_which_is_followed():
    assert undated("BAFCED") == ("title", 0.4, 5)
    assert infer_order(read_list("")) == ("title", 0.0, 0)
    assert infer_order(read_list(lines(("Apple", "2001.00001")))) == ("title", 0.0, 0)
    dated = lines(*((t, f"20{m:02d}.00001") for t, m in zip("FEDCBA", (1, 3, 2, 4, 3, 5), strict=True)))
    assert infer_order(read_list(dated))[:2] == ("title", 0.0)


def test_of_two_orders_the_one_with_more_evidence():
    pages = (
        "https://arxiv.org/abs/1709.00001",
        "https://arxiv.org/abs/2001.00001",
        "https://b.c/1",
        "https://b.c/2",
    )
    kept = infer_order(read_list(lines(*zip(("Cherry", "Banana", "Damson", "Apple"), pages, strict=True))))
    assert (kept.value, kept.share, kept.cases) == ("url", 1.0, 3)


def test_an_order_that_is_known_of_half_of_the_entries_is_none():
    known = [entry(title, ARXIV.format(date)) for title, date in zip("FED", DATES, strict=False)]
    unknown = [entry(title, f"https://example.org/{title}.pdf") for title in "CBA"]
    assert infer_order(read_list("".join(known + unknown))).value == "title"
    assert infer_order(read_list("".join(known + unknown[1:]))).value == "date"
    assert infer_order(read_list("".join(["# One\n\n", *known, "\n# Two\n\n", *unknown[1:]]))).value == "date"


def test_two_thirds_of_the_neighbours_are_enough():
    dated = lines(
        *((title, f"20{month:02d}.00001") for title, month in zip("DCBA", (1, 3, 2, 4), strict=True))
    )
    assert infer_order(read_list(dated)) == ("date", 2 / 3, 3)


def test_an_order_that_cannot_reach_the_share_that_is_asked_is_given_up():
    titles = [*"ABCDEFGHIJK"]
    papers = read_list(lines(*((title, "https://example.org/a.pdf") for title in titles)))
    broken = read_list(lines(*((title, "https://example.org/a.pdf") for title in ["K", *titles])))
    assert follows(runs(papers), "title", 0.9) == infer_order(papers) == ("title", 1.0, 10)
    assert follows(runs(broken), "title", 0.9) == infer_order(broken) == ("title", 10 / 11, 11)
    assert follows(runs(broken), "title", 0.91) is None


def test_runs_without_entries_say_nothing():
    entries = read_list(lines(*((title, "https://example.org/a.pdf") for title in "ABC"))).entries
    assert infer_from([[], entries, []]) == ("title", 1.0, 2)
    assert infer_from([[]]) == ("title", 0.0, 0)


RANK = "xyzabc".index


@pytest.mark.parametrize(
    ("before", "ordered"),
    [
        ({}, "xabc"),
        ({"ax": 1}, "axbc"),
        ({"ax": 1, "xa": 1}, "xabc"),
        ({"ax": 2, "xa": 1, "ba": 1}, "baxc"),
        ({"ab": 1, "bc": 1, "ca": 1}, ""),
    ],
)
def test_an_order_that_the_majority_keeps(before, ordered):
    pairs = {tuple(pair): count for pair, count in before.items()}
    assert majority_order("abcx", pairs, RANK) == list(ordered)


def venue_order(*years):
    text = "".join(
        f"# {2020 + n}\n\n" + "".join(f"## {venue}\n\ntext\n\n" for venue in year)
        for n, year in enumerate(years)
    )
    return VenueOrder(read_list(text).sections)


def test_venues_stand_as_they_mostly_do():
    found = venue_order(("ICML", "CVPR"), ("ICML", "A Topic of Mine", "CVPR 2020", "AAAI"), ("CVPR", "ICML"))
    assert found.order == ("ICML", "CVPR", "AAAI")
    assert found.habit == ("ICML, CVPR, AAAI", 0.8, 5)


def test_venues_in_a_circle_stand_as_the_data_have_them():
    found = venue_order(("ICML", "CVPR"), ("CVPR", "AAAI"), ("AAAI", "ICML"))
    assert found.order == ("CVPR", "ICML", "AAAI")
    assert found.habit == ("CVPR, ICML, AAAI", 1 / 3, 3)


def test_venues_that_stand_alone_have_no_order():
    found = venue_order(("ICML",), ("CVPR", "Other Topics"))
    assert (found.order, found.habit) == (("CVPR",), None)
    assert venue_order(("ICML", "icml 2020", "Papers on CVPR of my own"), ()).order == ("ICML",)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("2020", (-2020, -1)),
        ("CVPR 2020", (-2020, 1)),
        ("ICML", (0, 0)),
        ("AAAI 2020", (-2020, 10_000)),
        ("FooConf 2020", None),
        ("Pruning", None),
        ("Talks of CVPR 2020", (-2020, 1)),
        ("The Talks of CVPR 2020", None),
    ],
)
def test_a_section_is_ordered_by_year_and_venue(title, key):
    [section] = read_list(f"# {title}\n").root.children
    assert section_key(section, venue_ranks(("ICML", "cvpr", "My Own"))) == key


def test_ranks_are_of_venues_however_they_are_written():
    assert venue_ranks(("NIPS", "cvpr", "My Own")) == {"NeurIPS": 0, "CVPR": 1, "My Own": 2}
