"""What an entry, the headings above it and its URLs say of venue and year, and which of them is believed."""

import pytest

from awesome_lint.papers.reader import read_list

PAPER = "[[paper](https://doe.example.org/a.pdf)]"
ARXIV = "[[paper](https://arxiv.org/abs/2001.00001)]"
CVF = "[[paper](https://openaccess.thecvf.com/content/CVPR2021/html/D_A_CVPR_2021_paper.html)]"
CODE = "[[code](https://github.com/doe/prune)]"
NOTHING = (None, None, None, None, None)


def stated(text):
    """Venue as it is written, its id, who says so, and year and who says so."""
    [entry] = read_list(text).entries
    return (entry.venue, entry.venue_id, entry.venue_source, entry.year, entry.year_source)


def in_entry(venue, id, year):
    return (venue, id, venue and "entry", year, year and "entry")


REST = [
    (f"{PAPER}", *NOTHING[:3]),
    (f"{PAPER} ICML 2021", "ICML", "ICML", 2021),
    (f"{PAPER} ICML", "ICML", "ICML", None),
    (f"{PAPER} 2021", None, None, 2021),
    (f"{PAPER} at *ICML*, 2021", "ICML", "ICML", 2021),
    (f"{PAPER} (ICML\\_2021)", "ICML", "ICML", 2021),
    (f"{PAPER} ICML {CODE} 2021", "ICML", "ICML", 2021),
    (f"{PAPER}\n  - ICML 2021\n  - {CODE}", "ICML", "ICML", 2021),
    (f"{PAPER} [ICML 2021](https://doe.example.org)", "ICML", "ICML", 2021),
    (
        f"{PAPER} [ICML 2021](https://doe.example.org) or [**NIPS**](https://doe.example.org)",
        "ICML",
        "ICML",
        2021,
    ),
    (f"[[icml2021](https://doe.example.org/a.pdf)] {PAPER}", "icml", "ICML", 2021),
    (f"{PAPER} [](https://doe.example.org/icml2021)", None, None, None),
    (f"{PAPER} <https://doe.example.org/icml2021>", None, None, None),
    (f"{PAPER} https://doe.example.org/icml2021", None, None, None),
    (f"{PAPER} [2021 slides](https://doe.example.org)", None, None, None),
    (f"{PAPER} by J. Doe, FOOC 2019", "FOOC", None, 2019),
    (f"{PAPER} by J. Doe, FOOC'2019", "FOOC", None, 2019),
    (f"{PAPER} by J. Doe, FC 2019", None, None, 2019),
    (f"{PAPER} FOOC 2019, then ICLR", "ICLR", "ICLR", 2019),
    (f"{PAPER} {'word ' * 110} ICML 2021", "ICML", "ICML", 2021),
    (f"{PAPER} {'word ' * 120} ICML 2021", None, None, None),
]


@pytest.mark.parametrize(("rest", "venue", "id", "year"), REST, ids=[case[0][:70] for case in REST])
def test_the_words_beside_title_and_links(rest, venue, id, year):
    assert stated(f"- A Paper of Note {rest}\n") == in_entry(venue, id, year)


def badge(text):
    return f"- A Paper of Note {PAPER} ![](https://img.shields.io/badge/{text})\n"


BADGES = [
    ("ICML-2021-blue", "ICML", "ICML", 2021),
    ("NeurIPS_2021-Oral-blue", "NeurIPS", "NeurIPS", 2021),
    ("NeurIPS%202021-blue", "NeurIPS", "NeurIPS", 2021),
    ("RA--L-2021-blue?logo=x", "RA-L", "RA-L", 2021),
    ("SIGGRAPH_Asia_2021-blue", "SIGGRAPH Asia", "SIGGRAPH Asia", 2021),
    ("SIGGRAPH-Asia-2021-blue", "SIGGRAPH Asia", "SIGGRAPH Asia", 2021),
    ("soon-blue", None, None, None),
]


@pytest.mark.parametrize(("text", "venue", "id", "year"), BADGES)
def test_a_badge_may_name_the_venue(text, venue, id, year):
    assert stated(badge(text)) == in_entry(venue, id, year)


def test_a_badge_is_of_its_own_entry():
    texts = f"- Another Paper of Note {PAPER}\n" + badge("ICML-2021-blue")
    assert [entry.venue for entry in read_list(texts).entries] == [None, "ICML"]


def test_what_the_title_says_is_not_the_venue():
    assert stated(f"- A Paper of ICML 2021 and Note {PAPER}\n") == NOTHING
    assert stated(f"- **A Paper of ICML 2021 and Note** {PAPER}\n") == NOTHING
    assert stated("- [A Paper of ICML 2021 and Note](https://doe.example.org/a.pdf)\n") == NOTHING


CELLS = [
    ("ICML 2021", "", "ICML", "ICML", 2021),
    ("Journal of Foos", "2021", "Journal of Foos", None, 2021),
    ("Journal of Foos, 2021", "", "Journal of Foos", None, 2021),
    ("ICML 2020", "2021", "ICML", "ICML", 2020),
    ("2021", "", None, None, 2021),
    ("", "", None, None, None),
]


@pytest.mark.parametrize(("venue", "year", "named", "id", "dated"), CELLS)
def test_cells_that_are_there_to_say_it(venue, year, named, id, dated):
    row = f"| Title | Venue | Year | Link |\n| --- | --- | --- | --- |\n| A Paper of Note | {venue} | {year} | {PAPER} |\n"
    assert stated(row) == in_entry(named, id, dated)


def test_a_year_that_was_read_first_stays():
    row = f"| Title | Year | Venue | Link |\n| --- | --- | --- | --- |\n| A Paper of Note | 2021 | ICML 2020 | {PAPER} |\n"
    assert stated(row) == in_entry("ICML", "ICML", 2021)


def test_what_is_not_in_its_cell_or_field_may_stand_elsewhere():
    head = "| Title | Year | Thoughts | More | Link |\n| --- | --- | --- | --- | --- |\n"
    assert stated(f"{head}| A Paper of Note | 2021 | | ICML | {PAPER} |\n") == in_entry("ICML", "ICML", 2021)
    fields = "- A Paper of Note | J. Doe | ICML | [PDF](https://doe.example.org/a.pdf) 2021\n"
    assert stated(fields) == in_entry("ICML", "ICML", 2021)


def under(*headings, rest=PAPER):
    lines = (f"{'#' * level} {title}\n\n" for level, title in enumerate(headings, 1))
    return stated(f"{''.join(lines)}- A Paper of Note {rest}\n")


SECTIONS = [
    (("ICML 2021",), "ICML", "ICML", 2021),
    (("ICML", "2021"), "ICML", "ICML", 2021),
    (("2021", "ICML"), "ICML", "ICML", 2021),
    (("ICML 2021", "CVPR"), "CVPR", "CVPR", 2021),
    (("ICML 2021", "CVPR 2020"), "CVPR", "CVPR", 2020),
    (("ICML 2021", "2020"), "ICML", "ICML", 2020),
    (("NIPS 2021", "Pruning"), "NIPS", "NeurIPS", 2021),
    (("Talks on Learning at ICML 2021",), "ICML", "ICML", 2021),
    (("Many Talks on Learning at ICML 2021",), None, None, None),
    (("All the Papers of the Year 2021",), None, None, None),
    (("FooConf 2021",), None, None, 2021),
]


@pytest.mark.parametrize(("headings", "venue", "id", "year"), SECTIONS)
def test_headings_say_it_for_entries_that_do_not(headings, venue, id, year):
    assert under(*headings) == (venue, id, venue and "section", year, year and "section")


def test_the_entry_is_believed_before_its_headings_and_these_before_urls():
    assert under("ICML 2020", rest=f"{CVF} NIPS 2019") == in_entry("NIPS", "NeurIPS", 2019)
    assert under("ICML 2020", rest=CVF) == ("ICML", "ICML", "section", 2020, "section")
    assert under("Papers", rest=CVF) == ("CVPR", "CVPR", "url", 2021, "url")
    assert under("Papers", rest=f"{CVF} 2019") == ("CVPR", "CVPR", "url", 2019, "entry")
    assert under("ICML", rest=f"{ARXIV} {CVF}") == ("ICML", "ICML", "section", 2021, "url")


def test_only_urls_of_papers_say_it():
    assert under("Papers", rest=f"{PAPER} [[code](https://github.com/doe/cvpr2021)]") == NOTHING
    assert under("Papers", rest=f"{ARXIV} {CVF}") == ("CVPR", "CVPR", "url", 2021, "url")
