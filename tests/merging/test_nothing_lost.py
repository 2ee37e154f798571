"""What holds of any two lists: each paper of both is in the merged one, or it is said why not."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import awesome_lint
from awesome_lint.merging.differences import Comparison
from awesome_lint.merging.merge import merge
from awesome_lint.papers.likeness import squeezed

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = [
    "Pruning",
    "Deep",
    "Networks",
    "Quickly",
    "for",
    "Graphs",
    "LEA²",
    "x|y",
    "*Fast*",
    "C++",
    "{x}",
    "剪枝",
    "2",
    "[draft]",
]
TITLES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=6).map(" ".join)
LINKS = st.lists(
    st.one_of(
        st.integers(1, 9).map(lambda n: ("paper", f"https://arxiv.org/abs/2001.0000{n}")),
        st.integers(1, 9).map(lambda n: ("pdf", f"https://example.org/{n}.pdf")),
        st.integers(1, 9).map(lambda n: ("code", f"https://github.com/a/b{n}")),
        st.just(("code", "")),
    ),
    min_size=1,
    max_size=3,
)
VENUES = st.sampled_from(["ICML 2020", "ICLR 2021", "arXiv 2020", ""])
PAPERS = st.tuples(TITLES, LINKS, VENUES)


def bullet(paper):
    title, links, _ = paper
    return f"- {title} " + " ".join(f"[[{label}]({url})]" for label, url in links)


def numbered(paper):
    title, links, venue = paper
    return f"1. **[{title}]({links[0][1]})**, {venue}. " + " ".join(f"[{x}]({url})" for x, url in links[1:])


def row(paper):
    title, links, venue = paper
    return f"| {title} | {venue} | " + " ".join(f"[{label}]({url})" for label, url in links) + " |"


@st.composite
def lists(draw):
    write = draw(st.sampled_from([bullet, numbered, row]))
    blocks = ["# Papers"]
    for heading in draw(st.lists(st.sampled_from(["Pruning", "Graphs", "2020", "图"]), max_size=3)):
        head = ["| title | venue | links |\n| --- | --- | --- |"] if write is row else []
        papers = draw(st.lists(PAPERS, min_size=1, max_size=4))
        blocks += [f"## {heading}", "\n".join([*head, *map(write, papers)])]
    return "\n\n".join([*blocks, draw(st.sampled_from(["", "## License\n\nMIT"]))]) + "\n"


def titles(papers):
    return Counter(squeezed(entry.title) for entry in papers.entries)


def read(first, second):
    return awesome_lint.parse(first, "a.md"), awesome_lint.parse(second, "b.md")


@few
@given(lists(), lists())
def test_nothing_is_lost(first, second):
    papers, other = read(first, second)
    merged = merge(papers, other)
    assert titles(papers) <= titles(merged.papers)
    lines = iter(merged.papers.text.split("\n"))
    assert all(heading in lines for heading in first.split("\n") if heading.startswith("#"))
    found = Comparison([merged.papers, other]).differences
    lacking = {d.title for d in found if d.kind == "missing-paper" and d.at.source is merged.papers.source}
    assert lacking <= {difference.title for difference in merged.left}
    ids = {name for entry in merged.papers.entries for name in entry.ids}
    told = {name for difference in merged.left for name in difference.ids}
    urls = {difference.url for difference in merged.left}
    for entry in other.entries:
        for link in entry.links:
            if link.resource and link.resource.id in entry.ids:
                assert link.resource.id in ids | told or link.url in urls


@few
@given(lists(), lists(), st.sampled_from([None, "A", "B"]))
def test_merging_again_changes_nothing(first, second, prefer):
    papers, other = read(first, second)
    merged = merge(papers, other, prefer)
    assert merge(merged.papers, other, prefer).papers.text == merged.papers.text


@few
@given(lists())
def test_a_list_and_itself(text):
    papers, other = read(text, text)
    assert Comparison([papers, other]).differences == []
    merged = merge(papers, other)
    assert (merged.papers.text, merged.left) == (text, [])


@few
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text(first, second):
    papers, other = read(first, second)
    merge(papers, other)
    assert isinstance(Comparison([papers, other]).differences, list)
