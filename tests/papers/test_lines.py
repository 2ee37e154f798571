"""How a list sets its lines: bullets, the ends of lines, the period after a title."""

import pytest

from awesome_lint.papers.lines import break_cases, marker_cases, period_cases
from awesome_lint.papers.reader import read_list

PAPER = "[[paper](https://arxiv.org/abs/2001.00001)]"


def markers(text):
    return [(case.value, case.group) for case in marker_cases(read_list(text))]


def test_bullets_of_a_list_and_of_lists_within_it():
    assert markers(f"* A Paper of Note {PAPER}\n") == [("*", False)]
    assert markers(f"\n - A Paper of Note {PAPER}\n") == [("-", False)]
    assert markers(f"> + A Paper of Note {PAPER}\n") == [("+", True)]
    assert markers(f"- Topic\n  * A Paper of Note {PAPER}\n") == [("*", True)]
    assert markers(f"# A\n\n- A Paper of Note {PAPER}\n* A Paper of Note {PAPER}\n") == [
        ("-", False),
        ("*", False),
    ]
    assert markers(f"1. A Paper of Note {PAPER}\n") == []
    assert markers(f"| title | url |\n| --- | --- |\n| A Paper of Note | {PAPER} |\n") == []


def test_the_subject_of_a_bullet_is_its_list():
    papers = read_list(
        f"# A\n\n- A Paper of Note {PAPER}\n- Another One {PAPER}\n\n# B\n\n* A Third {PAPER}\n"
    )
    cases = list(marker_cases(papers))
    assert [case.subject for case in cases] == [entry.container for entry in papers.entries]
    assert [case.section for case in cases] == [id(entry.section) for entry in papers.entries]
    assert cases[0].subject is cases[1].subject is not cases[2].subject


def breaks(text):
    """What ends each line, and where the place of it stands."""
    papers = read_list(text)
    return [(case.value, papers.source[case.subject], case.group[1:]) for case in break_cases(papers)]


@pytest.mark.parametrize(
    ("end", "value", "place"),
    [
        ("", "", ""),
        (" ", "", " "),
        ("  ", "  ", "  "),
        ("   ", "  ", "   "),
        ("\\", "\\", ""),
        ("<br>", "<br>", ""),
        ("<BR />  ", "<br>", "  "),
        ("<br>.", "<br>", ""),
        ("<br>,  ", "<br>", "  "),
        (", <b>x</b>", "", ""),
        (" Doe.", "", ""),
    ],
)
def test_what_ends_a_line(end, value, place):
    text = f"- A Paper of Note{end}\n  {PAPER}\n"
    assert breaks(text) == [(value, place, (2, 0))]
    assert breaks(text.replace("\n", "\r\n")) == [(value, place, (2, 0))]


def test_every_line_but_the_last_from_the_title_on():
    assert breaks(f"- A Paper of Note {PAPER}\n") == []
    assert breaks(f"- **A Paper of Note**  \n  Doe   \n  Roe<br> \n  {PAPER}\n") == [
        ("  ", "  ", (4, 0)),
        ("  ", "   ", (4, 1)),
        ("<br>", " ", (4, 2)),
    ]
    long = "".join(f"  Line {n}  \n" for n in range(6))
    assert [group for *_, group in breaks(f"- **A Paper of Note**\n{long}  {PAPER}\n")] == [
        (8, 0), (8, 1), (8, 2), (8, 3),
    ]  # fmt: skip
    assert breaks(f"- A Paper of Note {PAPER}\n\n  A note  \n  on it\n") == []
    assert breaks(f"| title | url |\n| --- | --- |\n| A Paper of Note | {PAPER} |\n") == []
    assert breaks(f"# A Paper of Note\n\n{PAPER}  \nText\n" * 5) == []


def test_each_entry_counts_by_its_shape_and_section():
    papers = read_list(f"- A Paper of Note {PAPER}\n\n# B\n\n- A Paper of Note  \n  {PAPER}\n")
    [case] = break_cases(papers)
    assert (case.group[0], case.section) == (papers.entries[1].shape, id(papers.entries[1].section))


def periods(*lines):
    papers = read_list("".join(f"- {line}\n" for line in lines))
    return [case.value for case in period_cases(papers)]


WORDS = " ".join(["word"] * 20)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (f"**A Paper of Note** {PAPER}", ""),
        (f"**A Paper of Note.** {PAPER}", "."),
        (f"**A {WORDS[5:]}.** {PAPER}", "."),
        (f"**A {WORDS}.** {PAPER}", "description"),
        (f"**A {WORDS}** {PAPER}", "description"),
        # Neither way: another end, an end of its own, or a period right behind it.
        (f"**A Paper of Note?** {PAPER}", None),
        (f"**A Paper of Note...** {PAPER}", None),
        (f"**A Paper of Note, 2020.** {PAPER}", None),
        (f"**A Paper of Note**. {PAPER}", None),
        (f"**A Paper of Note** :fire: . {PAPER}", None),
        (f"**A Paper of Note**{' ' * 37}. {PAPER}", None),
        (f"**A Paper of Note**{' ' * 38}. {PAPER}", ""),
        (f"**A Paper of Note**, Doe. {PAPER}", ""),
        (f"**A Paper of No. 2** {PAPER}", ""),
        (f"**2020** {PAPER} **On C** x", ""),
    ],
)
def test_whether_a_title_ends_with_a_period(line, value):
    after = f"**A Paper of Note** {PAPER}"
    assert periods(line, after) == ([] if value is None else [value]) + [""]


def test_titles_count_by_their_shape_and_section():
    papers = read_list(f"- A Paper of Note {PAPER}\n\n# B\n\n- **A Paper of Note.** {PAPER}\n")
    cases = [(case.subject, case.group, case.section) for case in period_cases(papers)]
    assert cases == [(entry, entry.shape, id(entry.section)) for entry in papers.entries]
