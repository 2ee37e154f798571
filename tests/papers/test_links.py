"""The links of an entry: what each is called, where it leads, and where it stands."""

import pytest

from awesome_lint.markdown.source import Span
from awesome_lint.papers.pieces import widen
from awesome_lint.papers.reader import read_list

PAPER, CODE = "https://arxiv.org/abs/2001.00001", "https://github.com/doe/prune"
TAG = f"[[paper]({PAPER})]"


def links(markdown):
    papers = read_list(markdown)
    [entry] = papers.entries
    return papers, entry.links


def labels(markdown):
    """Labels and URLs of the links behind a title."""
    return [(link.label, link.url) for link in links(f"- A Paper of Note {markdown}\n")[1]]


LABELLED = [
    (f"[paper]({PAPER})", "paper"),
    (f"**[`paper`]({PAPER})**", "paper"),
    (f"[**paper**|]({PAPER})", "paper"),
    (f"[(paper)]({PAPER})", "paper"),
    (f"[Poster (v2)]({PAPER})", "Poster (v2)"),
    (f"[Poster [v2]]({PAPER})", "Poster [v2]"),
    (f"[Poster (v2)|]({PAPER})", "Poster (v2)"),
    (f"[Poster) (v2)]({PAPER})", "Poster) (v2"),
    (f"[]({PAPER})", ""),
    (f"[![Code]({CODE}.svg) paper]({PAPER})", "paper"),
    (f'<a href="{PAPER}">paper</a>', "paper"),
    (f"<A class=x HREF = '{PAPER}' rel=y>(paper)</A>", "paper"),
    (f"<a href={PAPER}>A &amp; B</a>", "A & B"),
    (f"<a href={PAPER}><b>paper</b></a>", "paper"),
    (f"<a href={PAPER}><img src=paper.svg></a>", ""),
    (f"[{PAPER}]({PAPER})", PAPER),
    (f"<{PAPER}>", PAPER),
    (f"(at {PAPER})", ""),
    (f"*at* *{PAPER}*", ""),
    (f"**at {PAPER}**", ""),
    (f"<a href={PAPER}>", ""),
]


@pytest.mark.parametrize(("markdown", "label"), LABELLED)
def test_a_label_has_no_marks_around_it(markdown, label):
    assert labels(markdown) == [(label, PAPER)]


def test_a_badge_is_labelled_by_its_image():
    badge = f"[ ![ Code ]({CODE}.svg) ]({CODE})"
    assert labels(f"{TAG} {badge}") == [("paper", PAPER), ("Code", CODE)]
    picture = f"![a picture]({CODE}.svg)"
    assert labels(f"{TAG} [`Code`]({CODE}) {picture} []({CODE})") == [
        ("paper", PAPER),
        ("Code", CODE),
        ("", CODE),
    ]


KEYED = [
    (f"Paper: {PAPER}", "Paper"),
    (f"Paper : {PAPER}", "Paper"),
    (f"论文：{PAPER}", "论文"),
    (f"**Paper:** {PAPER}", "Paper"),
    (f"Paper: <{PAPER}>", "Paper"),
    (f"Paper: [{PAPER}]({PAPER})", "Paper"),
    (f"Paper [{PAPER}]", "Paper"),
    (f"2020 | Oral | Paper: {PAPER}", "Paper"),
    (f"Paper {PAPER}", ""),
]


@pytest.mark.parametrize(("line", "label"), KEYED)
def test_the_key_before_a_url_is_its_label(line, label):
    for written in (
        f"\n{line}\n",
        f"\n  {line}\n",
        f"\n  Code: soon\n  {line}\n  Data: soon",
        f"\n\n  {line}",
    ):
        assert labels(written) == [(label, PAPER)]


def test_the_key_before_a_url_with_an_entity_is_its_label():
    assert labels(f"\n  Paper: <{PAPER}?a=1&amp;b=2>") == [("Paper", f"{PAPER}?a=1&amp;b=2")]


def test_the_label_says_what_a_link_is():
    text = f"- A Paper of Note {TAG} [slides](https://doe.example.org/a) [](https://doe.example.org/b)\n"
    assert [link.kind for link in links(text)[1]] == ["paper", "slides", "other"]


def test_each_url_has_the_key_of_its_own_line():
    assert labels(f"\n  Paper: {PAPER}\n  Code: <{CODE}>\n  {CODE}/wiki") == [
        ("Paper", PAPER),
        ("Code", CODE),
        ("", f"{CODE}/wiki"),
    ]


def test_the_text_of_another_block_is_no_key():
    text = f"# Paper:\n\n- A Paper of Note\n  - <{PAPER}>\n"
    assert [link.label for link in links(text)[1]] == [PAPER]


@pytest.mark.parametrize(
    "end", [".", ",", ";", "!", "?", ":", '"', "*", "|", ".,;", ")", "，还有", "]", "'s"]
)
def test_the_punctuation_behind_a_url_is_not_its_own(end):
    assert labels(f"\n  see {PAPER}{end} there") == [("", PAPER)]


def test_links_of_every_kind_stand_in_the_order_of_the_text():
    kinds = f"<a href={CODE}/1>code</a> {CODE}/2 [code]({CODE}/3) <{CODE}/4> ![no]({CODE}/no) {CODE}/5 `{CODE}/no`"
    assert [label for label, _ in labels(f"<a href={CODE}>code</a> {TAG}")] == ["code", "paper"]
    assert [url for _, url in labels(f"{TAG} {kinds}")] == [PAPER, *(f"{CODE}/{n}" for n in range(1, 6))]


PLACES = [
    (f"[[**paper**]({PAPER})]", "**paper**", PAPER),
    (f"**([paper]( <{PAPER}> 'A title'))**", "paper", PAPER),
    (f"<{PAPER}>", PAPER, PAPER),
    (PAPER, PAPER, PAPER),
    ("[paper]()", "paper", ""),
]


@pytest.mark.parametrize(("markdown", "label", "url"), PLACES)
def test_where_a_link_stands(markdown, label, url):
    papers, found = links(f"- A Paper of Note {TAG} and {markdown}\n")
    assert [papers.source[place] for place in found[1][3:6]] == [markdown, label, url]


def test_where_a_link_in_html_stands():
    papers, [_, link] = links(f"- A Paper of Note {TAG} and <a href={CODE}>code</a>\n")
    assert [papers.source[place] for place in link[3:6]] == [f"<a href={CODE}>code", "code", CODE]
    assert (link.kind, link.host) == ("code", "github.com")


def test_a_reference_has_its_url_where_it_is_defined():
    papers, [link] = links(f"- A Paper of Note [paper][1]\n\n[1]: {PAPER}\n")
    assert (link.url, link.target.start) == (PAPER, papers.text.index(PAPER))


HTML = f'<a href="{PAPER}">A Paper of Note</a>'
LINKED = [
    f"- [A Paper of Note]({PAPER}) [code]({CODE})\n",
    f"- {HTML} <a href={CODE}>code</a>\n",
    f"<table><tr><td>{HTML}</td><td><a href={CODE}>code</a></td></tr></table>\n",
]


@pytest.mark.parametrize("text", LINKED)
def test_a_link_over_the_title_has_no_label(text):
    papers, found = links(text)
    assert papers.entries[0].title == "A Paper of Note"
    assert [(link.label, link.url) for link in found] == [(None, PAPER), ("code", CODE)]


@pytest.mark.parametrize(
    ("text", "part", "wide"),
    [
        ("a ([b]) c", "b", "([b])"),
        ("**b**", "b", "**b**"),
        ("`b`_b_", "b", "`b`"),
        ("(b]", "b", "b"),
        ("b)", "b", "b"),
        ("(b", "b", "b"),
    ],
)
def test_widening_takes_what_encloses_a_span_alone(text, part, wide):
    start, end = widen(text, Span(text.index(part), text.index(part) + len(part)))
    assert text[start:end] == wide
