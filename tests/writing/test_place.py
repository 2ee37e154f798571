"""A new entry stands where the list's order wants it."""

import pytest

from awesome_lint.papers.reader import read_list
from awesome_lint.writing import NewPaper, Style, WritingError, add_paper, place


def listed(titles, dates, head="# Papers\n\n"):
    lines = (
        f"- {title} [[paper](https://arxiv.org/abs/{date}.00001)]"
        for title, date in zip(titles, dates, strict=True)
    )
    return read_list(head + "\n".join(lines) + "\n")


WORDS = ["Apes and Bees", "Cats and Dogs", "Elks and Fish", "Gnus and Hens", "Ibex and Jays"]
RISING, FALLING = ["2101", "2202", "2303", "2405", "2506"], ["2506", "2405", "2303", "2202", "2101"]
MIXED = [WORDS[i] for i in (2, 0, 4, 1, 3)]


@pytest.mark.parametrize(
    ("titles", "dates", "title", "date", "index"),
    [
        (WORDS, [RISING[i] for i in (2, 0, 4, 1, 3)], "Dogs and Cats", "2404", 2),
        (WORDS, [RISING[i] for i in (2, 0, 4, 1, 3)], "Aardvarks and Yaks", "2404", 0),
        (MIXED, RISING, "Dogs and Cats", "2304", 3),
        (MIXED, FALLING, "Dogs and Cats", "2304", 2),
        (MIXED, FALLING, "Dogs and Cats", "2507", 0),
        (MIXED, FALLING, "Dogs and Cats", "2506", 0),
        (MIXED, RISING, "Dogs and Cats", "2506", 5),
        (MIXED, ["2303", "2101", "2305", "2101", "2202"], "Dogs and Cats", "2405", 5),
    ],
)
def test_by_the_order_that_is_kept(titles, dates, title, date, index):
    papers = listed(titles, dates)
    new = NewPaper(title, (("paper", f"https://arxiv.org/abs/{date}.00009"),))
    section = papers.entries[0].section
    after = add_paper(papers, section, new).papers
    assert [entry.title for entry in after.entries].index(title) == index
    at = place(Style(papers), section, new)
    assert papers.text[:at].count("\n- ") == index


def test_numbers_below_are_counted_on():
    text = "# Papers\n\n" + "".join(
        f"{i}. {title} [[paper](https://arxiv.org/abs/2101.0000{i})]\n" for i, title in enumerate(WORDS, 1)
    )
    papers = read_list(text)
    after = add_paper(
        papers,
        papers.entries[0].section,
        NewPaper("Dogs and Cats", (("paper", "https://arxiv.org/abs/1901.00001"),)),
    )
    lines = after.papers.text.splitlines()[2:]
    assert [line.partition(" [")[0] for line in lines] == [
        f"{i}. {title}" for i, title in enumerate([*WORDS[:2], "Dogs and Cats", *WORDS[2:]], 1)
    ]


YEARS = "# Papers\n\n## 2025\n{}\n## 2024\n\n{}\n"


@pytest.mark.parametrize("below", ["", "\nOf this year.\n"])
def test_the_first_entry_of_a_section(below):
    papers = read_list(YEARS.format(below, "7. A Study of Nets [[paper](https://arxiv.org/abs/2401.00001)]"))
    new = NewPaper("Dogs and Cats", (("paper", "https://arxiv.org/abs/2501.00001"),))
    after = add_paper(papers, papers.sections[2], new).papers
    line = "\n1. Dogs and Cats [[paper](https://arxiv.org/abs/2501.00001)]\n"
    assert after.text == papers.text.replace("\n## 2024", line + "\n## 2024")


def test_a_table_needs_a_header():
    table = "| Title | Code |\n|---|---|\n| [A Study of Nets](https://arxiv.org/abs/2401.00001) | - |"
    papers = read_list(YEARS.format("", table))
    with pytest.raises(WritingError, match="'2025' holds no table or list yet"):
        add_paper(
            papers, papers.sections[2], NewPaper("Dogs", (("paper", "https://arxiv.org/abs/2501.00001"),))
        )


def test_entries_keep_their_distance():
    text = "# Papers\n\n" + "\n\n".join(
        f"- {title} [[paper](https://arxiv.org/abs/{n}.00001)]"
        for title, n in zip(WORDS, RISING, strict=True)
    )
    papers = read_list(text + "\n\n## More\n")
    new = NewPaper("Dogs and Cats", (("paper", "https://arxiv.org/abs/2606.00001"),))
    after = add_paper(papers, papers.entries[0].section, new).papers.text
    line = "- Dogs and Cats [[paper](https://arxiv.org/abs/2606.00001)]\n\n"
    assert after.count(line) == 1
    assert after.replace(line, "") == papers.text
