"""How a list marks its titles and tags, and what these are in another way."""

import pytest

from awesome_lint.papers.markup import comparable, rewritten_tag, rewritten_title, tag_cases, title_cases
from awesome_lint.papers.reader import read_list

PAPER, CODE = "https://arxiv.org/abs/2001.00001", "https://github.com/doe/prune"
TAG = f"[[paper]({PAPER})]"


def tags(text):
    papers = read_list(text)
    return [(way, papers.source[link.span], group[1]) for way, link, group, _ in tag_cases(papers)]


WAYS = {
    f"[[code]({CODE})]": "[[label](url)]",
    f"[code]({CODE})": "[label](url)",
    f"([code]({CODE}))": "([label](url))",
    f"[[code]]({CODE})": "[[label]](url)",
    f"[\\[code\\]]({CODE})": "[[label]](url)",
    f"[`code`]({CODE})": "[`label`](url)",
}


@pytest.mark.parametrize("tag", WAYS)
def test_ways_to_write_a_tag(tag):
    assert tags(f"- A Paper of Note {TAG} {tag}\n")[1:] == [(WAYS[tag], tag, False)]


@pytest.mark.parametrize("tag", WAYS)
@pytest.mark.parametrize("other", WAYS)
def test_a_tag_in_another_way(tag, other):
    papers = read_list(f"- A Paper of Note {TAG} {tag}\n")
    plain = other.replace("\\", "")
    assert rewritten_tag(papers.source, papers.entries[0].links[1], WAYS[other]) == plain


@pytest.mark.parametrize(
    "other",
    [
        f"[**code**]({CODE})",
        f"[*code*]({CODE})",
        f"[]({CODE})",
        f"[[`code`]({CODE})]",
        f"<{CODE}>",
        f"<a href={CODE}>code</a>",
        f"[a `b` c]({CODE})",
        f"[`a` c]({CODE})",
        f"[code]({CODE} 'x')",
    ],
)
def test_other_ways_are_no_case(other):
    papers = read_list(f"- A Paper of Note {TAG} {other}\n")
    assert len(list(tag_cases(papers))) == 1


@pytest.mark.parametrize("before", ["!", "]", "\\"])
def test_what_stands_before_a_tag_may_not_become_part_of_it(before):
    papers = read_list(f"- A Paper of Note {TAG} x{before}([code]({CODE}))\n")
    link = papers.entries[0].links[1]
    assert rewritten_tag(papers.source, link, "[label](url)") is None
    assert rewritten_tag(papers.source, papers.entries[0].links[0], "[label](url)") == f"[paper]({PAPER})"


def test_tags_that_share_a_bracket_are_no_case():
    one, two, three = (f"[{name}]({CODE}/{name})" for name in ("code", "slides", "video"))
    for shared in (f"[{one} {two}]", f"({one}, {two})", f"[{one} {two} {three}]", f"[`{one}`, {two}]"):
        assert tags(f"- A Paper of Note {TAG} {shared} {three}\n")[1:] == [("[label](url)", three, False)]
    assert tags(f"- A Paper of Note {TAG} [see {one}] {three}\n")[1:] == [("[label](url)", three, False)]
    assert tags(f"- A Paper of Note {TAG} {one} {two} and {three}\n")[1:] == [
        ("[label](url)", link, False) for link in (one, two, three)
    ]


def test_a_link_without_brackets_of_its_own_is_a_tag_by_its_label():
    assert len(tags(f"- A Paper of Note {TAG} by [Jane Doe]({CODE})\n")) == 1
    assert len(tags(f"- A Paper of Note {TAG} [[Jane Doe]({CODE})]\n")) == 2


def test_what_is_no_tag_hides_none_behind_it():
    video = f"[[video]({CODE})]"
    assert tags(f"- [[A Paper of Note]({PAPER})] {video}\n") == [("[[label](url)]", video, False)]
    assert tags(f"- A Paper of Note [**paper**]({PAPER}) {video}\n") == [("[[label](url)]", video, False)]
    assert tags(f"- A Paper of Note {TAG} [([code]({CODE})) and more]\n")[1:] == [
        ("([label](url))", f"([code]({CODE}))", False)
    ]


def test_cases_are_told_by_section():
    papers = read_list(f"# One\n\n- A Paper of Note {TAG}\n\n# Two\n\n- A Paper of Note {TAG}\n")
    for cases in (list(tag_cases(papers)), list(title_cases(papers))):
        assert [section for *_, section in cases] == [id(entry.section) for entry in papers.entries]


def test_tags_in_lines_of_their_own_are_another_case():
    text = f"- A Paper of Note {TAG}\n  - [code]({CODE})\n\n- Another Paper of Note {TAG}\n"
    assert [below for _, _, below in tags(text)] == [False, True, False]


def test_tags_of_tables_are_no_case():
    head = "| Title | Link |\n| --- | --- |\n"
    assert tags(f"{head}| A Paper of Note | {TAG} |\n") == []


TITLES = {
    "A Paper of Note": "title",
    "**A Paper of Note**": "**title**",
    "*A Paper of Note*": "*title*",
    '"A Paper of Note"': '"title"',
    "`A Paper of Note`": "`title`",
}
LINKED = {
    f"[A Paper of Note]({PAPER})": "[title](url)",
    f"**[A Paper of Note]({PAPER})**": "**[title](url)**",
    f"[**A Paper of Note**]({PAPER})": "[**title**](url)",
    f"*[A Paper of Note]({PAPER})*": "*[title](url)*",
}
SAME = {"__A Paper of Note__": "**title**", "_A Paper of Note_": "*title*", "“A Paper of Note”": '"title"'}


def title_of(text):
    papers = read_list(text)
    return papers, next(iter(title_cases(papers)), None)


@pytest.mark.parametrize(("written", "way"), [*(TITLES | LINKED | SAME).items()])
def test_ways_to_write_a_title(written, way):
    _, case = title_of(f"- {written} [[code]({CODE})] {TAG}\n")
    assert (case.value, case.subject.title, case.group) == (way, "A Paper of Note", "item")


@pytest.mark.parametrize("ways", [TITLES, LINKED], ids=["plain", "linked"])
def test_a_title_in_another_way(ways):
    for written in ways:
        for other, way in ways.items():
            papers, case = title_of(f"- {written} {TAG}\n")
            place, text = rewritten_title(papers.source, case.subject, way)
            assert (papers.source[place], text) == (written, other)


def test_a_title_is_not_made_a_link_nor_a_link_none():
    for ways, others in ((TITLES, LINKED), (LINKED, TITLES)):
        for written in ways:
            papers, case = title_of(f"- {written} {TAG}\n")
            assert all(rewritten_title(papers.source, case.subject, way) is None for way in others.values())


@pytest.mark.parametrize(
    "written", ["***A Paper of Note***", "**A Paper** of Note", "**A Paper of Note", "A *Paper* of Note"]
)
def test_titles_in_other_ways_are_no_case(written):
    papers, case = title_of(f"- {written} {TAG}\n")
    assert case is None
    [entry] = papers.entries
    assert rewritten_title(papers.source, entry, "title") is None
    assert not comparable(papers.source, entry)


def test_titles_of_paragraphs_are_a_case_and_of_rows_none():
    _, case = title_of(f"**A Paper of Note**\n{TAG}\n\n" * 3)
    assert (case.value, case.group) == ("**title**", "paragraph")
    assert title_of(f"- {TAG} A Paper of Note")[1].value == "title"
    assert title_of(f"| Title | Link |\n| --- | --- |\n| A Paper of Note | {TAG} |\n")[1] is None


@pytest.mark.parametrize(
    ("text", "could"),
    [
        (f"A Paper of Note {TAG}", True),
        (f"A Paper of Note (ICML 2021) [oral] `new` {TAG}", True),
        (f"1. A Paper of Note, 2021 {TAG}", True),
        (f"A Paper of Note {TAG} by Jane Doe", True),
        (f"A Paper of Note\n  by Jane Doe {TAG}", True),
        (f"A Paper of Note\n  by Jane Doe\n  {TAG}", True),
        ("A Paper of Note [[openreview](https://openreview.net/forum?id=abcdefghij)]", True),
        (f"**A Paper of Note** by Jane Doe {TAG}", False),
        (f"Oral: **A Paper of Note** {TAG}", False),
        (f"**A Paper of Note** by Jane Doe\n  {TAG}", False),
        (f"**PruNet** {TAG}", False),
        (f"[A Paper of Note]({PAPER})", True),
        (f"[A Paper of Note]({PAPER}) by Jane Doe", False),
        (f"A Paper of Note [[Jane Doe]({PAPER})]", False),
        (f"A Paper of Note [[code]({CODE})] [[paper](https://doe.example.org/a)]", True),
    ],
)
def test_a_title_could_as_well_be_marked_otherwise(text, could):
    papers = read_list(f"# Some Papers\n\n- {text}\n")
    assert [comparable(papers.source, entry) for entry in papers.entries] == [could]
