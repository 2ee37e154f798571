"""Every format gives back what was put in, whatever the titles hold."""

from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from awesome_lint.data.errors import DataError
from awesome_lint.data.formats import FORMATS, guess_format, read_data
from awesome_lint.data.record import Record, RecordLink

from .hostile import LONG, TITLES

few = settings(max_examples=150, deadline=None)
TEXT = sorted(FORMATS)
ARXIV = RecordLink("arxiv", "arxiv", "https://arxiv.org/abs/2001.00001")
CODE = RecordLink("code", "code", "https://github.com/a/b")


def through(records, form):
    return read_data(FORMATS[form].write(records), "x", form)


def paper(title="A Paper on Pruning", **values):
    return Record(
        title, **{"year": 2020, "venue": "CVPR", "venue_id": "CVPR", "links": [ARXIV, CODE], **values}
    )


@pytest.mark.parametrize("form", TEXT)
def test_what_is_known_comes_back(form):
    record = paper(authors=["Ada Lovelace", "Jürgen van der Berg", "李明"], ids=["arxiv:2001.00001"])
    (back,) = through([record], form)
    for name in ("title", "authors", "year", "venue", "venue_id", "ids"):
        assert getattr(back, name) == getattr(record, name), name
    assert {link.url for link in back.links} == {ARXIV.url, CODE.url}
    assert {link.kind for link in back.links} == {"arxiv", "code"}


@pytest.mark.parametrize("form", TEXT)
def test_what_is_unknown_stays_so(form):
    (back,) = through([Record("A Paper")], form)
    assert (back.authors, back.year, back.venue, back.links, back.ids) == ([], None, None, [], [])


@pytest.mark.parametrize("form", TEXT)
@few
@given(title=TITLES)
@example(title=LONG.strip())
@example(title="$a$ and $\\times$ and $5 or $6")
def test_hostile_titles(form, title):
    assert [back.title for back in through([paper(title), paper("Another")], form)] == [title, "Another"]


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "csv", "csl-json"])
@few
@given(label=TITLES, heading=TITLES)
def test_hostile_labels_and_headings(form, label, heading):
    link = RecordLink("code", label, "https://github.com/a/b")
    (back,) = through([paper(links=[link], section=("2020", heading))], form)
    assert [(found.label, found.url) for found in back.links] == [(label, link.url)]
    assert back.section == ("2020", heading)


@pytest.mark.parametrize("form", TEXT)
@given(text=st.text() | st.sampled_from(["{", "[", "@a{", "- a: &b [*b]", "[[[[", '"', "title\n\0"]))
@few
def test_any_text_is_read_or_refused(form, text):
    with suppress(DataError):
        assert all(record.title for record in read_data(text, "x", form))


@pytest.mark.parametrize(
    ("form", "text", "message"),
    [
        ("json", '{"entries": [\n{"title": 1}\n,]}', "x:3: not valid JSON"),
        ("json", '{"entries": [{"title": "A"}, {"year": 2020}]}', "x: entry 2: an entry without a title"),
        ("jsonl", '{"title": "A"}\n{"title": "B", "year": "soon"}', "x:2: 'year' must be a year, not 'soon'"),
        ("csv", 'title,year\n"A\nB",2020\nC,2020,extra\n', "x:4: 3 cells, but 2 columns"),
        ("csv", "name\nA\n", "x:1: the first row must name the columns, one of them 'title'"),
        ("yaml", "- title: A\n- title: [B\n", "x:3: not valid YAML"),
        ("yaml", "- title: A\n- title: {b: c}\n", "x:2: 'title' must be a text, not a mapping"),
        (
            "bibtex",
            "@misc{a,\n title = {A},\n}\n@misc{b,\n year = soon}",
            "x:5: 'soon' is no @string of this file",
        ),
        ("bibtex", "@misc{a,\n title = {A {x}\n", "x:2: what is opened here is not closed"),
        (
            "csl-json",
            '[{"title": "A", "issued": {"raw": "x"}}]',
            "x: entry 1: 'issued' must have 'date-parts'",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(form, text, message):
    with pytest.raises(DataError) as caught:
        read_data(text, "x", form)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("form", TEXT)
def test_the_format_is_told_by_the_text(form):
    assert guess_format(FORMATS[form].write([paper()]), "-") == form


def test_yaml_of_many_aliases_is_refused():
    text = "- title: &a A\n- title: B\n  authors: [" + "*a, " * 2000 + "]\n"
    with pytest.raises(DataError, match="more than 1000 aliases"):
        read_data(text, "x", "yaml")


def test_yaml_of_a_thousand_levels_is_refused():
    for text in ("- title: " + "[" * 100_000, "- " * 5000 + "a", "- title: " + "{a: " * 50_000):
        with pytest.raises(DataError, match="too deep"):
            read_data(text, "x", "yaml")


def test_yaml_with_anchors():
    text = "- &first\n  title: A\n  year: 2020\n  links: &links {code: https://github.com/a/b}\n- <<: *first\n  title: B\n"
    first, second = read_data(text, "x.yaml")
    assert (first.title, second.title, second.year) == ("A", "B", 2020)
    assert second.links == first.links == [CODE]


def test_yaml_makes_nothing_but_values():
    with pytest.raises(DataError, match=r"x\.yaml:1: could not make anything of the tag"):
        read_data("- title: !!python/object/apply:os.getcwd []\n", "x.yaml")


def test_csv_is_safe_in_a_spreadsheet():
    rows = FORMATS["csv"].write([paper("=HYPERLINK(1)")]).split("\r\n")
    assert rows[1].startswith("'=HYPERLINK(1),")
    assert rows[0] == "title,url,authors,year,venue,section,ids,arxiv,code,shape,file,line"


def test_csv_by_hand():
    (back,) = read_data(
        "Title,Publication,Year,Code\nA Paper,NIPS 2020,,https://github.com/a/b\n",
        "x.csv",
    )
    assert (back.venue, back.venue_id, back.year) == ("NIPS", "NeurIPS", 2020)
    assert back.links == [CODE]
