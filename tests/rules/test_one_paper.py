"""What the rules of identity say of one pair: which of them, how gravely, and in which words."""

import pytest

import awesome_lint
from awesome_lint.config import Config

QUICK, SLIP = "Pruning Deep Networks Quickly", "Prunning Deep Networks Quickly"
STUDY = "A Study of the Colours of Graphs"
FORUM = "https://openreview.net/forum?id=abcdefghi{}"


def arxiv(number):
    return f"https://arxiv.org/abs/2001.{number:05d}"


def bullet(title, url, venue=""):
    return f'- "{title}", {venue}. [[paper]({url})]\n' if venue else f"- {title} [[paper]({url})]\n"


def found(text):
    findings = awesome_lint.lint(awesome_lint.parse(text), Config(select=("AL6",)))
    return [(f.rule.code, f.severity) for f in findings]


def one(text):
    [finding] = awesome_lint.lint(awesome_lint.parse(text), Config(select=("AL6",)))
    assert [place.source.position(place.span.start).line for place in finding.related] == [3]
    return finding.message


def both(first, second, between=""):
    return f"# 2020\n\n{bullet(*first)}{between}{bullet(*second)}"


ELSEWHERE = [
    ("", "warning", "one section"),
    ("\n# 2021\n\n", "warning", "two years"),
    ("\n## ICML\n\n", "warning", "a year, and a venue in it"),
    ("\n## Speech\n\n", "info", "a topic below a year"),
    ("\n<h2>Speech</h2>\n\n", "info", "a heading in HTML"),
    ("\n<details><summary>Speech</summary>\n\n", "info", "another fold"),
]


@pytest.mark.parametrize(("between", "severity", "where"), ELSEWHERE, ids=[case[2] for case in ELSEWHERE])
def test_where_a_paper_should_stand_once(between, severity, where):
    assert found(both((QUICK, arxiv(1)), (QUICK, arxiv(1)), between)) == [("AL601", severity)]
    assert found(both((QUICK, arxiv(1)), (SLIP, FORUM.format("j")), between)) == [("AL606", severity)]


def test_topics_below_one_year_and_below_two():
    text = (
        f"# 2020\n\n## Vision\n\n{bullet(QUICK, arxiv(1))}\n# {{}}\n\n## Vision\n\n{bullet(QUICK, arxiv(1))}"
    )
    assert found(text.format("2021")) == [("AL601", "warning")]
    assert found(text.format("2020")) == [("AL601", "info")]


def test_rows_that_name_two_data_sets_of_one_paper():
    head = "# Data\n\n| data | title | venue |\n| --- | --- | --- |\n"
    row = f"| {{}} | [{QUICK}]({arxiv(1)}) | {{}} |\n"
    assert found(head + row.format("PruneSet", "ICML") + row.format("PruneSet", "ICML")) == [
        ("AL601", "warning")
    ]
    assert found(head + row.format("PruneSet", "ICML") + row.format("ColourSet", "ICML")) == [
        ("AL601", "info")
    ]


@pytest.mark.parametrize(("count", "severity"), [(9, "warning"), (10, "info")])
def test_a_section_that_holds_many_papers_twice_means_it(count, severity):
    papers = [
        bullet(f"{QUICK} by {letter * 4}", arxiv(n)) for n, letter in enumerate("abcdefghij"[:count], 1)
    ]
    assert set(found("# 2020\n\n" + "".join(papers * 2))) == {("AL601", severity)}


def test_two_years_that_share_a_paper_by_chance():
    assert found(f"# 2020\n\n{bullet(QUICK, arxiv(1))}\n# 2021\n\n{bullet(QUICK, arxiv(1))}") == [
        ("AL601", "warning")
    ]


def test_a_duplicate_says_what_else_differs():
    text = both((QUICK, arxiv(1), "ICML 2020"), (QUICK, arxiv(1), "ICLR 2021"))
    message = "same paper as line 3 (arxiv:2001.00001, but venue ICLR against ICML, year 2021 against 2020)"
    assert one(text) == f"{message}; keep one"


def test_one_id_two_titles():
    assert found(both((QUICK, arxiv(1)), (STUDY, arxiv(1)))) == [("AL602", "error")]
    assert found(both((QUICK, arxiv(1)), ("PyPrune", arxiv(1)))) == []
    assert found(both((QUICK, arxiv(1)), ("剪枝深度网络", arxiv(1)))) == []


def test_one_id_two_spellings():
    text = both((QUICK, arxiv(1)), (SLIP, arxiv(1)))
    assert one(text) == f"arxiv:2001.00001 is spelled '{QUICK}' at line 3; which is right?"
    text = both((QUICK, arxiv(1)), ("Removing Quickly the Weights of Deep Networks", arxiv(1)))
    assert one(text) == f"arxiv:2001.00001 is called '{QUICK}' at line 3; which is right?"


def test_the_titles_of_two_versions_of_a_paper():
    titles = f"PruNet: {QUICK}", "PruNet: Removing Weights Faster"
    assert found(both((titles[0], arxiv(1)), (titles[1], arxiv(1)))) == [("AL603", "warning")]
    assert found(both((titles[0], arxiv(1) + "v1"), (titles[1], arxiv(1) + "v2"))) == []


def test_the_preprint_of_a_conference_paper_and_of_its_journal_version():
    text = both((QUICK, arxiv(1), "ICML 2020"), (f"Towards {QUICK}", arxiv(1), "{}"))
    assert found(text.format("TPAMI 2021")) == [("AL603", "info")]
    assert found(text.format("ICLR 2021")) == [("AL603", "warning")]


CLASHES = [
    (arxiv(1), arxiv(2), "# 2021", "warning", "arXiv has a paper once"),
    (FORUM.format("j"), FORUM.format("k"), "# 2021", None, "reviewed twice"),
    (FORUM.format("j"), FORUM.format("k"), "", "warning", "in one place"),
    (FORUM.format("j"), FORUM.format(""), "# 2021", "warning", "cut off"),
]


@pytest.mark.parametrize(
    ("url", "other", "heading", "severity", "why"), CLASHES, ids=[case[4] for case in CLASHES]
)
def test_one_title_two_ids(url, other, heading, severity, why):
    text = both((QUICK, url), (QUICK, other), f"\n{heading}\n\n")
    assert [said for code, said in found(text) if code == "AL604"] == ([severity] if severity else [])
    assert (("AL601", "warning") in found(text)) == (why == "cut off")


def test_a_workshop_paper_that_was_published_since():
    text = f"# ICML 2021\n\n{bullet(QUICK, FORUM.format('j'))}\n# NeurIPS Workshop 2020\n\n" + bullet(
        QUICK, "https://example.org/a.pdf"
    )
    assert found(text) == [("AL601", "info"), ("AL605", "info")]


CONFLICTS = [
    ("ICML 2021", "ICLR 2021", "warning"),
    ("ICML 2021", "arXiv 2020", "warning"),
    ("ICML 2021", "ICML 2020", "warning"),
    ("ICML 2021", "TPAMI 2022", "info"),
    ("EMNLP 2021", "EMNLP Findings 2021", "info"),
]


@pytest.mark.parametrize(("venue", "other", "severity"), CONFLICTS)
def test_data_that_contradict_one_another_across_topics(venue, other, severity):
    text = f"# Vision\n\n{bullet(QUICK, arxiv(1), venue)}\n# Speech\n\n{bullet(QUICK, arxiv(1), other)}"
    assert found(text) == [("AL601", "info"), ("AL605", severity)]


def test_nearly_one_title_with_something_against_it():
    assert found(both((QUICK, arxiv(1)), (SLIP, arxiv(2)))) == [("AL606", "info")]
    text = both((QUICK, arxiv(1), "ICML 2020"), (SLIP, FORUM.format("j"), "{}"))
    assert found(text.format("TPAMI 2021")) == [("AL606", "info")]
    assert found(text.format("ICLR 2021")) == [("AL606", "warning")]


def test_intended_duplicates_are_named_in_any_form():
    text = both((QUICK, "https://aclanthology.org/P19-1119"), (QUICK, "https://doi.org/10.18653/v1/P19-1119"))
    for name in ("acl:P19-1119", "doi:10.18653/v1/p19-1119", QUICK.upper()):
        config = Config(select=("AL6",), allow_duplicates=(name,))
        assert awesome_lint.lint(awesome_lint.parse(text), config) == []
