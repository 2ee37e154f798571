"""What two versions of a list are said to differ in."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_lint import parse
from awesome_lint.versions.changes import Version, compare

HEAD = "# Papers\n\n## 2024\n\n"


def entry(title, number, more=""):
    return f"- {title} [[paper](https://arxiv.org/abs/2401.{number:05})]{more}\n"


A, B, C = entry("Pruning Networks Quickly", 1), entry("Sparse Training at Last", 2), entry("Better Masks", 3)


def changes(before, after):
    """Each change: its kind, title, and what of it changed."""
    found = compare([Version(before and parse(before), after and parse(after))])
    return [(c.kind, c.place.entry.title, [tuple(d) for d in c.details]) for c in found.changes]


def counted(before, after):
    counts = compare([Version(parse(before), parse(after))]).counts()
    return {name: count for name, count in counts.items() if count and name != "files"}


class TestPapers:
    def test_none(self):
        assert changes(HEAD + A + B, HEAD + A + B) == []

    def test_added_and_removed(self):
        assert changes(HEAD + A + B, HEAD + C + B) == [
            ("added", "Better Masks", []),
            ("removed", "Pruning Networks Quickly", []),
        ]

    @pytest.mark.parametrize(
        ("before", "after", "detail"),
        [
            ("Quickly", "Slowly", ("title", "Pruning Networks Quickly", "Pruning Networks Slowly")),
            (
                "2401.00001",
                "2401.00009",
                ("link", "https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00009"),
            ),
            (")]\n", ")] [[code](https://github.com/a/b)]\n", ("link", None, "https://github.com/a/b")),
            ("[[paper]", "[[CVPR 2023](https://example.org/c)] [[paper]", ("venue", None, "CVPR")),
            ("[[paper]", "[[CVPR 2023](https://example.org/c)] [[paper]", ("year", "2024", "2023")),
            ("[[paper]", "[[pdf]", ("text", None, None)),
            ("\n", "\n  A remark on it.\n", ("text", None, None)),
        ],
    )
    def test_edited(self, before, after, detail):
        (change,) = changes(HEAD + A + B, HEAD + A.replace(before, after, 1) + B)
        assert change[0] == "edited"
        assert detail in change[2]

    def test_another_title_and_another_link(self):
        """A slip that is mended with the link is no other paper."""
        old, new = entry("Prunning Networks Quickly", 1), entry("Pruning Networks Quickly", 7)
        assert [kind for kind, *_ in changes(HEAD + old + B, HEAD + new + B)] == ["edited"]

    def test_a_like_title_in_the_same_place_and_another_link(self):
        old, new = entry("Pruning Vision Networks Quickly", 1), entry("Pruning Large Networks Quickly", 7)
        assert [kind for kind, *_ in changes(HEAD + B + old + C, HEAD + B + new + C)] == ["edited"]
        assert [kind for kind, *_ in changes(HEAD + B + old + C, HEAD + B + C + new)] == ["removed", "added"]

    def test_one_of_many_equal_entries_is_edited(self):
        before = HEAD + (A + B) * 9
        after = HEAD + (A + B) * 4 + A.replace("Quickly", "Slowly") + B + (A + B) * 4
        assert counted(before, after) == {"edited": 1}

    def test_an_id_that_went_to_another_title(self):
        """The title says which paper it is, where both are there."""
        old = entry("Deep Graph Colouring Revisited", 1)
        new = entry("Deep Graph Colouring Revisited", 8) + entry("Quantum Walks on Trees", 1)
        assert [(kind, title) for kind, title, _ in changes(HEAD + old + B, HEAD + new + B)] == [
            ("edited", "Deep Graph Colouring Revisited"),
            ("added", "Quantum Walks on Trees"),
        ]

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("\n", "\r\n"),
            lambda text: text.replace("- ", "* "),
            lambda text: text.replace("Masks", "**Masks**"),
            lambda text: text.replace("- ", "1. "),
        ],
    )
    def test_what_only_looks_otherwise_is_no_change(self, change):
        assert changes(HEAD + A + B + C, change(HEAD + A + B + C)) == []

    def test_a_file_that_is_new_or_went(self):
        assert [kind for kind, *_ in changes(None, HEAD + A)] == ["added"]
        assert [kind for kind, *_ in changes(HEAD + A, None)] == ["removed"]

    def test_one_of_two_equal_entries_goes(self):
        text = f"# P\n\n## Pruning\n\n{A}{B}\n## Masks\n\n{A}{C}"
        (change,) = compare([Version(parse(text), parse(text.replace(A, "", 1)))]).changes
        assert (change.kind, change.place.section) == ("removed", ("p", "pruning"))


class TestSections:
    TEXT = f"# Papers\n\n## Pruning\n\n{A}{B}\n## Masks\n\n{C}"

    def test_moved(self):
        after = self.TEXT.replace(A, "") + A
        assert changes(self.TEXT, after) == [
            ("moved", "Pruning Networks Quickly", [("section", "Papers › Pruning", "Papers › Masks")])
        ]

    def test_moved_and_edited(self):
        after = self.TEXT.replace(A, "") + A.replace("Quickly", "Slowly")
        ((kind, _, details),) = changes(self.TEXT, after)
        assert (kind, [field for field, *_ in details]) == ("edited", ["title", "section"])

    def test_moved_to_another_file(self):
        before, after = [HEAD + A + B, HEAD + C], [HEAD + B, HEAD + C + A]
        pairs = zip(before, after, strict=True)
        found = compare([Version(parse(a, f"{i}.md"), parse(b, f"{i}.md")) for i, (a, b) in enumerate(pairs)])
        ((change,),) = [found.changes]
        assert (change.kind, [tuple(d) for d in change.details]) == ("moved", [("file", "0.md", "1.md")])

    def test_a_heading_that_counts(self):
        assert changes(self.TEXT, self.TEXT.replace("Pruning\n", "Pruning (2)\n")) == []

    @pytest.mark.parametrize("old", ["# Papers", "## Pruning"])
    def test_a_section_with_another_heading_is_told_of_once(self, old):
        found = compare([Version(parse(self.TEXT), parse(self.TEXT.replace(old, f"{old} and More")))])
        assert found.changes == []
        assert [(r.before.split(" › ")[-1], r.papers) for r in found.renamed] == [
            (old.strip("# "), 3 if old == "# Papers" else 2)
        ]

    def test_another_order(self):
        assert counted(HEAD + A + B + C, HEAD + C + A + B) == {"reordered": 1}

    def test_lines_of_no_paper(self):
        assert counted(f"Text.\n\n{HEAD}{A}", f"{HEAD}{A}\nTwo\n\nlines.\n") == {
            "lines_added": 2,
            "lines_removed": 1,
        }

    @pytest.mark.parametrize("row", ["{}. {}\n", "| {} | {} |\n"])
    def test_numbers_of_the_rows_below_are_no_change(self, row):
        head = "# P\n\n" + ("| # | Title | Link |\n|---|---|---|\n" if "|" in row else "")
        link = (
            "{} | [paper](https://arxiv.org/abs/2401.{:05})"
            if "|" in row
            else "{} [[paper](https://arxiv.org/abs/2401.{:05})]"
        )
        papers = [link.format(f"Pruning the Network Number {chr(65 + i) * 3}", i) for i in range(12)]

        def text(papers):
            return head + "".join(row.format(i, paper) for i, paper in enumerate(papers, 1))

        assert changes(text(papers[1:]), text(papers)) == [("added", "Pruning the Network Number AAA", [])]


SHAPES = {
    "bullets": "- {title} [[paper]({url})]\n",
    "titles": "- [{title}]({url}) (CVPR)\n",
    "lines": "- {title}\n  - [paper]({url})\n",
    "numbers": "1. {title} [[paper]({url})]\n",
}
# Few papers, so that many stand twice.
papers = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), min_size=1, max_size=25)
NOUNS = [
    "Graphs",
    "Masks",
    "Trees",
    "Networks",
    "Tokens",
    "Frames",
    "Layers",
    "Weights",
    "Voxels",
    "Streams",
    "Agents",
    "Prompts",
    "Meshes",
]


def listed(entries, shape):
    """A list of papers, each with the number of its section."""
    text = "# Papers\n"
    for section in range(4):
        inside = [paper for paper, at in entries if at == section]
        text += f"\n## Part {'ABCD'[section]}\n\n" if inside else ""
        for paper in inside:
            title = f"Pruning {NOUNS[paper]} in {NOUNS[-paper]} Quickly"
            text += shape.format(title=title, url=f"https://arxiv.org/abs/2401.{paper:05}")
    return text


@given(papers, st.sampled_from(sorted(SHAPES)))
@settings(max_examples=60, deadline=None)
def test_a_list_differs_in_nothing_from_itself(entries, shape):
    text = listed(entries, SHAPES[shape])
    assert counted(text, text) == {}


@given(papers, papers, st.sampled_from(sorted(SHAPES)), st.randoms(use_true_random=False))
@settings(max_examples=120, deadline=None)
def test_what_is_added_is_added_and_what_goes_is_removed(entries, more, shape, order):
    whole = [*entries, *more]
    order.shuffle(more)
    mixed = list(entries)
    for paper in more:
        mixed.insert(order.randint(0, len(mixed)), paper)
    sections = {at for _, at in entries}
    assert len(mixed) == len(whole)
    before, after = listed(entries, SHAPES[shape]), listed(mixed, SHAPES[shape])
    forth, back = counted(before, after), counted(after, before)
    assert (forth["added"], back["removed"]) == (len(more), len(more))
    assert not {"removed", "edited"} & forth.keys()
    assert not {"added", "edited"} & back.keys()
    if {at for _, at in more} <= sections and len(set(whole)) == len(whole):
        assert set(forth) == {"added"}


@given(papers, st.sampled_from(sorted(SHAPES)), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_shuffling_only_moves(entries, shape, order):
    sections = [at for _, at in entries]
    order.shuffle(sections)
    shuffled = [(paper, at) for (paper, _), at in zip(entries, sections, strict=True)]
    order.shuffle(shuffled)
    found = counted(listed(entries, SHAPES[shape]), listed(shuffled, SHAPES[shape]))
    assert not {"added", "removed", "edited"} & found.keys()


def test_many_equal_entries_do_not_take_for_ever():
    random.seed(0)
    same = [entry(f"Pruning {random.choice(NOUNS)} {i}", 1) for i in range(1500)]
    other = [text.replace("Pruning", "Mending") for text in same]
    assert counted(HEAD + "".join(same), HEAD + "".join(other))["edited"] == 1500
