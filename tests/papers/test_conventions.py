"""What is learnt of one list, as rules and `fmt` ask for it."""

import pytest

from awesome_lint.papers.conventions import Conventions, on_openreview, owner_span, reviewed_openly
from awesome_lint.papers.habits import Habit
from awesome_lint.papers.reader import read_list


def read(*urls, heading="Papers"):
    lines = (f"- A Paper of Note {n} [[paper]({url})]\n" for n, url in enumerate(urls))
    return read_list(f"# {heading}\n\n" + "".join(lines))


def learn(*urls):
    return Conventions(read(*urls))


def test_whether_arxiv_links_pin_a_version():
    abs, pinned = "https://arxiv.org/abs/2001.00001", "https://arxiv.org/abs/2001.00001v2"
    assert learn(abs, abs, pinned).arxiv_version == Habit("latest", 2 / 3, 3)
    assert learn(pinned, "https://aclanthology.org/P19-1119v2.pdf", "").arxiv_version == Habit("pin", 1.0, 1)
    assert learn("https://example.org/a.pdf").arxiv_version is None


def test_which_form_of_a_site_is_linked_to():
    forms = ["https://arxiv.org/abs/2001.00001", *["https://arxiv.org/pdf/2001.00001"] * 2]
    learnt = learn(*forms, "https://openreview.net/forum?id=abcdefghij", "https://aclanthology.org/P19-1119")
    assert learnt.form("arxiv") == Habit("pdf", 2 / 3, 3)
    assert learnt.form("openreview") == Habit("forum", 1.0, 1)
    assert learnt.form("acl") is None


def test_owners_on_github_in_each_spelling():
    paper = "[[paper](https://arxiv.org/abs/2001.00001)]"
    urls = (
        "https://github.com/Doe/x",
        "https://GitHub.com/doe/y/tree/main",
        "https://www.github.com/Doe/github.com/tree/x",
        "https://raw.githubusercontent.com/Roe/x/main/a.md",
        "https://github.com//Roe/x",
        "https://gitlab.com/Roe/x",
        "https://example.org/Roe/x",
    )
    papers = read_list("".join(f"- A Paper of Note {paper} [[code]({url})]\n" for url in urls))
    found = Conventions(papers).owners
    spelled = {key: {name: len(links) for name, links in names.items()} for key, names in found.items()}
    assert spelled == {"doe": {"Doe": 2, "doe": 1}}
    [lower] = found["doe"]["doe"]
    assert papers.source[owner_span(lower)] == "doe"


def venues(*rows):
    """A list of (venue, URL)."""
    lines = (f'- "A Paper of Note {n}", {venue}. [[paper]({url})]\n' for n, (venue, url) in enumerate(rows))
    return read_list("".join(lines))


FORUM, OTHER = "https://openreview.net/forum?id=abcdefghij", "https://arxiv.org/abs/2001.00001"


@pytest.mark.parametrize(
    ("venue", "open"),
    [("ICLR 2019", True), ("ICLR 2012", False), ("CVPR 2020", False), ("ICLR", False), ("2020", False)],
)
def test_venues_that_review_openly(venue, open):
    [entry] = venues((venue, "https://example.org/a.pdf")).entries
    assert reviewed_openly(entry) is open


def test_open_review_starts_with_a_year():
    since = [
        year for year in range(2010, 2026) if reviewed_openly(venues((f"NeurIPS {year}", OTHER)).entries[0])
    ]
    assert since == list(range(2021, 2026))


def test_how_many_papers_of_a_venue_link_to_their_reviews():
    rows = [("ICLR 2020", FORUM), ("ICLR 2021", OTHER), ("ICLR 2022", FORUM), ("ICLR 2023", FORUM)]
    rows += [("ICLR 2012", OTHER), ("NeurIPS 2022", OTHER), ("CVPR 2020", OTHER)]
    papers = venues(*rows)
    learnt = Conventions(papers)
    assert [learnt.openreview_share(entry) for entry in papers.entries] == [0.75] * 5 + [0.0, 0.0]
    assert [on_openreview(entry) for entry in papers.entries] == [
        True,
        False,
        True,
        True,
        False,
        False,
        False,
    ]


def test_every_habit_is_learnt_from_the_list():
    text = "# 2021\n\n## AAAI\n\n{}\n## CVPR\n\n{}\n# 2020\n\n## AAAI\n\n{}\n## CVPR\n\n{}\n"
    entry = (
        "* **A Paper of Note {0}.**<br>\n  [[PDF](https://arxiv.org/abs/2001.{0:05d})]"
        " [[code](https://github.com/a/b)]\n"
    )
    learnt = Conventions(read_list(text.format(*(entry.format(n) for n in range(1, 5)))))
    assert learnt.labels.uses == {"PDF": 4, "code": 4}
    assert learnt.link_markup.habit == Habit("[[label](url)]", 1.0, 8)
    assert learnt.title_markup.habit == Habit("**title**", 1.0, 4)
    assert learnt.title_period.habit == Habit(".", 1.0, 4)
    assert learnt.bullet_marker.habit == Habit("*", 1.0, 4)
    assert learnt.line_break.habit == Habit("<br>", 1.0, 4)
    assert learnt.links.habit == Habit("paper code", 1.0, 4)
    assert learnt.venues.order == ("AAAI", "CVPR")
    assert learnt.order.value == "title"
