"""The section for a paper: named, or beyond doubt."""

import pytest

from awesome_lint.papers.reader import read_list
from awesome_lint.writing import NewPaper, NoSection, choose_section

ENTRY = "- A Study of {} [[paper](https://arxiv.org/abs/2301.0001{})]\n"


def listed(*headings):
    """A list with an entry below each heading that is not followed by a deeper one."""
    text = ""
    for number, (heading, after) in enumerate(zip(headings, [*headings[1:], ""], strict=True)):
        deeper = after.count("#") > heading.count("#")
        text += f"{heading}\n\n" + ("" if deeper else ENTRY.format("abcdefghij"[number], number) + "\n")
    return read_list(text)


def paper(year=2024, venue=None, arxiv="2404.19997"):
    links = (("arxiv", f"https://arxiv.org/abs/{arxiv}"),) if arxiv else (("paper", "https://a.example/p"),)
    return NewPaper("Mock", links, year=year, venue=venue)


YEARS = listed("# Papers", "## 2024", "### ICLR", "### CVPR", "## 2023", "### ICLR", "### CVPR")
MONTHS = listed("# Papers", "## 2024-05", "## 2024-04", "## 2023-04")
TOPICS = listed(
    "# Papers", "## Pruning", "### Channels", "### Filters", "## Pruning of Filters", "### Filters"
)


@pytest.mark.parametrize(
    ("papers", "new", "path"),
    [
        (YEARS, paper(2024, "ICLR"), ("Papers", "2024", "ICLR")),
        (YEARS, paper(2023, "CVPR"), ("Papers", "2023", "CVPR")),
        (listed("# Papers", "## 2024", "## 2023"), paper(2023), ("Papers", "2023")),
        (MONTHS, paper(), ("Papers", "2024-04")),
        (listed("# Papers", "## arXiv", "## ICLR 2024", "## CVPR 2024"), paper(), ("Papers", "arXiv")),
        (listed("# Papers"), paper(), ("Papers",)),
        (listed("# Papers", "## Pruning"), paper(), ("Papers", "Pruning")),
    ],
)
def test_venue_and_year_tell(papers, new, path):
    assert choose_section(papers, new).path == path


@pytest.mark.parametrize(
    ("papers", "new"),
    [(TOPICS, paper()), (YEARS, paper(2024)), (YEARS, paper(2022, "ICLR")), (MONTHS, paper(arxiv=""))],
)
def test_a_topic_is_never_guessed(papers, new):
    with pytest.raises(NoSection, match=r"Say --section; .*'Papers > "):
        choose_section(papers, new)


@pytest.mark.parametrize(
    ("papers", "wanted", "path"),
    [
        (TOPICS, "Channels", ("Papers", "Pruning", "Channels")),
        (TOPICS, "channels", ("Papers", "Pruning", "Channels")),
        (TOPICS, "Pruning > Filters", ("Papers", "Pruning", "Filters")),
        (TOPICS, "Papers > Pruning of Filters > Filters", ("Papers", "Pruning of Filters", "Filters")),
        (TOPICS, "#channels", ("Papers", "Pruning", "Channels")),
        (YEARS, "2024", ("Papers", "2024", "ICLR")),
        (
            listed("# Papers", "## 🔥 Pruning / Sparsity", "## B"),
            "pruning / sparsity",
            ("Papers", "🔥 Pruning / Sparsity"),
        ),
    ],
)
def test_a_name_or_a_path(papers, wanted, path):
    assert choose_section(papers, paper(2024, "ICLR"), wanted).path == path


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("Filters", "several sections are called 'Filters': 'Papers > Pruning > Filters', "),
        ("Quantization", "no section is called 'Quantization'; .*'Papers > Pruning > Channels'"),
        ("Pruning", "which section"),
        ("", "no section is called ''"),
    ],
)
def test_a_name_that_says_too_little(wanted, message):
    with pytest.raises(NoSection, match=message):
        choose_section(TOPICS, paper(), wanted)
