"""The order in which a list puts the links of an entry, and how links change places."""

from awesome_lint.papers.habits import Habit
from awesome_lint.papers.link_order import DEFAULT, LinkOrder, kinds, rearranged, rows, tags
from awesome_lint.papers.reader import read_list

PAPER = "[[paper](https://arxiv.org/abs/2001.00001)]"
CODE = "[[code](https://github.com/a/b)]"
VIDEO = "[[video](https://youtu.be/abcdefghijk)]"


def entry(line):
    papers = read_list(f"- {line}\n")
    return papers.source, papers.entries[0]


def test_pairs_are_counted_whatever_stands_between_them():
    order = LinkOrder([("paper", "code", "video"), ("code", "paper"), ("slides",), ()])
    assert order.before == {
        ("paper", "code"): 1,
        ("paper", "video"): 1,
        ("code", "video"): 1,
        ("code", "paper"): 1,
    }


def test_a_list_without_an_order_has_the_usual_one():
    assert LinkOrder([]).order == DEFAULT
    assert LinkOrder([]).habit is None
    assert LinkOrder([("code", "paper"), ("paper", "code")]).order == DEFAULT


def test_the_order_is_that_of_four_fifths():
    def order(kept, broken):
        return LinkOrder([("code", "paper")] * kept + [("paper", "code")] * broken).order[:4]

    assert order(1, 0) == ("arxiv", "openreview", "code", "paper")
    assert order(4, 1) == ("arxiv", "openreview", "code", "paper")
    assert order(3, 1) == DEFAULT[:4]


def test_kinds_that_lists_seldom_have_come_where_this_one_has_them():
    order = LinkOrder([("slides", "paper")]).order
    assert order == ("arxiv", "openreview", "code", "project", "slides", "paper")
    assert LinkOrder([("paper", "slides")]).order == (*DEFAULT, "slides")


def test_a_circle_of_few_gives_way_to_pairs_that_are_sure():
    circle = [("paper", "code"), ("code", "video"), ("video", "paper")]
    assert LinkOrder(circle).order == DEFAULT
    order = LinkOrder([*circle, *[("code", "project", "paper")] * 12]).order
    assert order.index("code") < order.index("project") < order.index("paper")
    assert LinkOrder([pair for pair in circle for _ in range(10)]).order == DEFAULT


def test_how_much_of_the_list_keeps_its_order():
    assert LinkOrder([("paper", "code")] * 4).habit == Habit("paper code", 1.0, 4)
    mixed = [("paper", "code", "video")] * 3 + [("code", "paper")]
    assert LinkOrder(mixed).habit == Habit("paper code video", 0.9, 10)


def test_an_order_is_broken_once_ten_entries_keep_it():
    usual, other = ("paper", "code"), ("code", "paper")
    assert not LinkOrder([usual] * 10).broken
    assert LinkOrder([usual] * 9 + [other]).broken
    assert not LinkOrder([usual] * 8 + [other]).broken
    assert LinkOrder([usual] * 8 + [other] * 2).broken
    assert not LinkOrder([usual] * 7 + [other] * 3).broken


def test_the_first_two_that_should_stand_the_other_way_round():
    order = LinkOrder([("paper", "code", "video")] * 10)
    assert order.misplaced(("paper", "code", "video"), ()) is None
    assert order.misplaced(("paper", "video", "code"), ()) == ("video", "code")
    assert order.misplaced(("video", "slides", "paper", "code"), ()) == ("video", "paper")
    assert order.misplaced(("paper",), ()) is None


def test_a_configured_order_wins():
    order, configured = LinkOrder([("paper", "code")] * 10), ("code", "paper")
    assert order.misplaced(("code", "paper"), configured) is None
    assert order.misplaced(("paper", "code"), configured) == ("paper", "code")
    assert order.misplaced(("paper", "video", "slides"), configured) is None
    assert order.misplaced(("video", "code"), configured) is None
    assert order.misplaced(("paper", "video", "code"), configured) == ("paper", "code")


def test_kinds_are_those_of_the_tags():
    line = f"A Paper of Note by [Jane Doe](https://example.org/doe) {PAPER} {CODE} {PAPER}"
    assert kinds(*entry(line)) == ["paper", "code"]
    badge = "[![code](https://img.shields.io/a.svg)](https://github.com/a/b)"
    assert kinds(*entry(f"A Paper of Note {PAPER} {badge}")) == ["paper"]
    assert kinds(*entry("[A Paper of Note](https://arxiv.org/abs/2001.00001)")) == []


def test_rows_of_tables_say_nothing():
    table = f"| title | code | paper |\n| --- | --- | --- |\n| A Paper of Note | {CODE} | {PAPER} |\n"
    papers = read_list(f"{table}\n- A Paper of Note {PAPER} {CODE}\n")
    assert len(papers.entries) == 2
    assert list(rows(papers)) == [["paper", "code"]]


class TestRearranged:
    ORDER = ("paper", "code")

    def kinds(self, line, order=ORDER):
        return [(here.kind, new.kind) for here, new in rearranged(*entry(line), order)]

    def test_each_place_gets_the_link_that_comes_there(self):
        assert self.kinds(f"A Paper of Note {CODE} {PAPER}") == [("code", "paper"), ("paper", "code")]
        assert self.kinds(f"A Paper of Note {PAPER}, {CODE}") == [("paper", "paper"), ("code", "code")]

    def test_kinds_without_a_place_in_the_order_come_last(self):
        after = self.kinds(f"A Paper of Note {VIDEO} {CODE} {PAPER}")
        assert [new for _, new in after] == ["paper", "code", "video"]
        after = self.kinds(f"A Paper of Note {VIDEO} {CODE} {PAPER}", ("paper",))
        assert [new for _, new in after] == ["paper", "video", "code"]

    def test_links_in_a_sentence_stay(self):
        assert self.kinds(f"A Paper of Note {CODE} and {PAPER}") == []
        assert self.kinds(f"A Paper of Note {CODE} {VIDEO} and {PAPER}") == []

    def test_links_in_a_table_stay(self):
        table = f"| title | links |\n| --- | --- |\n| A Paper of Note | {CODE} {PAPER} |\n"
        papers = read_list(table)
        assert len(list(tags(papers.source, papers.entries[0]))) == 2
        assert rearranged(papers.source, papers.entries[0], self.ORDER) == []
