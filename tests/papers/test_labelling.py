"""What a list writes on its tags: the usual spelling of a label, slips of the pen, labels that go together."""

from awesome_lint.papers.habits import Habit
from awesome_lint.papers.labelling import Labelling, label_span
from awesome_lint.papers.reader import read_list

ARXIV = "https://arxiv.org/abs/2001.00001"
SITE = "https://example.org/"


def read(*tags):
    """A list with one entry for each run of tags."""
    return read_list("".join(f"- A Paper of Note {tag}\n" for tag in tags))


def labelling(*tags):
    return Labelling(read(*tags))


def paper(label, url=ARXIV):
    return f"[[{label}]({url})]"


def code(label):
    return f"[[{label}](https://github.com/a/b)]"


def test_the_usual_spelling_is_the_one_that_is_written_most():
    learnt = labelling(*[paper("PDF")] * 3, paper("pdf"), paper("arXiv"))
    assert learnt.usual == {"PDF": Habit("PDF", 0.75, 4), "pdf": Habit("PDF", 0.75, 4)}
    assert learnt.spellings == {"pdf": {"PDF": 3, "pdf": 1}, "arxiv": {"arXiv": 1}}


def test_of_two_spellings_as_frequent_the_one_with_fewer_marks():
    for odd in ("Paper -", "<Paper", "paper!"):
        assert {habit.value for habit in labelling(paper(odd), paper("Paper")).usual.values()} == {"Paper"}
    assert labelling(paper("[Paper]-"), paper("Paper")).usual == {}
    assert labelling(*[paper("Paper\\\\")] * 2, paper("Paper")).usual == {}


def test_a_name_that_leads_to_the_same_few_pages_has_no_usual_spelling():
    def names(*pages):
        tags = (paper(f"FooNet{'!' * (n % 2)}", SITE + page) for n, page in enumerate(pages))
        return labelling(*(paper("arXiv") + tag for tag in tags))

    assert names("a", "b", "a", "b").usual == {}
    assert names("a", "b", "c", "b").usual == {}
    assert set(names("a", "b", "c", "b", "d", "b").usual) == {"FooNet", "FooNet!"}
    assert set(names("a", "b", "c", "d", "e", "f").usual) == {"FooNet", "FooNet!"}


def test_what_is_configured_is_wanted_of_labels_that_name_a_kind():
    papers = read(paper("paper") + code("Code"), paper("ICML"))
    learnt, configured = Labelling(papers), {"paper": "PDF"}
    tag, other = papers.entries[0].links
    assert learnt.wanted(tag, configured) == Habit("PDF", 1.0, 10)
    assert learnt.wanted(tag, configured).binding
    assert learnt.wanted(other, configured) is None
    assert learnt.wanted(papers.entries[1].links[0], configured) is None


def test_a_configured_label_that_would_never_be_right_is_not_wanted():
    papers = read(paper("arXiv") + code("Code") + f"[[project]({SITE})]")
    learnt, (tag, other, project) = Labelling(papers), papers.entries[0].links
    assert learnt.wanted(tag, {"arxiv": "Paper"}).value == "Paper"
    assert learnt.wanted(project, {"project": "Paper"}) is None
    assert learnt.wanted(tag, {"arxiv": "Paper", "paper": "arXiv"}) is None
    assert learnt.wanted(other, {"code": "`Code`"}).value == "Code"
    assert learnt.wanted(other, {"code": "`code`"}).value == "`code`"
    assert learnt.wanted(other, {"code": "[**(Code)**]:"}).value == "Code"
    assert learnt.wanted(other, {"code": "GitHub\\"}) is None
    assert learnt.wanted(other, {"code": "GitHub]"}) is learnt.wanted(other, {"code": "[GitHub"}) is None


def test_without_configuration_the_usual_spelling_is_wanted():
    papers = read(*[paper("PDF")] * 9, paper("pdf"), f"[[code]({SITE})]")
    learnt = Labelling(papers)
    assert {learnt.wanted(entry.links[0], {}) for entry in papers.entries} == {None, Habit("PDF", 0.9, 10)}
    titled = read_list(f"- [A Paper of Note]({ARXIV})\n").entries[0].links[0]
    assert titled.label is None
    assert learnt.wanted(titled, {}) is None


def test_a_name_in_its_own_spelling_is_never_called_wrong():
    papers = read(*[paper("Arxiv")] * 9, paper("arXiv"), paper("ARXIV"))
    learnt = Labelling(papers)
    assert [learnt.wanted(entry.links[0], {}).value for entry in papers.entries[:9]] == ["Arxiv"] * 9
    assert learnt.wanted(papers.entries[9].links[0], {}) is None
    assert learnt.wanted(papers.entries[10].links[0], {}).value == "Arxiv"
    few = read(paper("Arxiv"), paper("Arxiv"), paper("arXiv"))
    assert Labelling(few).wanted(few.entries[2].links[0], {}) == Habit("Arxiv", 2 / 3, 3)


def test_the_labels_of_each_kind():
    learnt = labelling(
        paper("PDF") + code("Code"), paper("PDF") + code("github"), paper("ICML"), f"[[slides]({SITE}s)]"
    )
    assert learnt.of_kind() == {
        "paper": {"PDF": 2},
        "code": {"Code": 1, "github": 1},
        "slides": {"slides": 1},
    }


def test_a_slip_is_mended_as_the_list_spells_the_word():
    assert labelling(*[paper("Paper")] * 10, paper("papre")).slips == {"papre": "Paper"}
    assert labelling(*[code("[CODE]")] * 10, code("[cdoe]")).slips == {}


def test_a_slip_in_a_word_that_the_list_never_writes_keeps_its_case():
    slips = labelling(*map(paper, ("papre", "Papre", "PAPRE", "PaPre", "HOMEOAGE"))).slips
    assert slips == {
        "papre": "paper",
        "Papre": "Paper",
        "PAPRE": "PAPER",
        "PaPre": "paper",
        "HOMEOAGE": "HOMEPAGE",
    }


def test_labels_share_a_target_where_they_mostly_lead_to_one_place():
    def share(entry, *others):
        papers = read(*[entry] * 9, *others)
        assert len(papers.entries) == 9 + len(others)
        learnt, (first, second) = Labelling(papers), papers.entries[0].links
        once = learnt.share_target(first, second)
        assert learnt.share_target(first, second) is once
        return once

    one = f"[[paper]({SITE}a)] [[page]({SITE}a/)]"
    two = f"[[paper]({SITE}a)] [[page]({SITE}b)]"
    assert share(one, one)
    assert share(one, f"[[Paper]({SITE}c)] [[PAGE]({SITE}c)]")
    assert share(one, two)
    assert not share(one, two, two, two)
    assert not share(two, two)
    assert not share(one), "nine cases are too few"
    assert not share(one, f"[[paper]({SITE}a)]"), "an entry with one of them is no case"
    assert share(one, one, *[f"[[page]({SITE}a)] [[arXiv]({ARXIV})]"] * 9)
    assert share(one, f"{one} [[paper]({SITE}c)]"), "the first of a label counts"


def test_a_title_may_share_its_target_with_a_tag():
    text = "".join(f"- [A Paper of Note {n}]({SITE}{n}.pdf) [[page]({SITE}{n}.pdf)]\n" for n in range(10))
    papers = read_list(text)
    title, tag = papers.entries[0].links
    assert title.label is None
    assert Labelling(papers).share_target(title, tag)
    assert not Labelling(read(paper("page"))).share_target(title, tag)


def test_where_a_label_stands():
    def place(text):
        papers = read_list(text)
        span = label_span(papers.entries[0].links[-1], papers.source)
        return span and papers.source[span]

    assert place(f"- A Paper of Note [[paper]({ARXIV})]\n") == "paper"
    assert place(f"- [A Paper of Note]({ARXIV}) [`code` ]({SITE}code)\n") == "code"
    assert place(f"- [A Paper of Note]({ARXIV}) [co**de**]({SITE}code)\n") is None
    assert place(f"- [A Paper of Note]({ARXIV})\n") is None
    assert place("- A Paper of Note\n  - paper: https://example.org/paper.pdf\n") is None
    assert place("- A Paper of Note [[paper]()]\n") == "paper"
    assert place(f"- Code of Note [[paper]({ARXIV})] [[code](co)]\n") == "code"
