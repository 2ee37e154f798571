import subprocess
import sys

import pytest

from awesome_lint.links.record import Record
from awesome_lint.papers.claims import Claim, Rarity, claim_of
from awesome_lint.papers.reader import read_list
from awesome_lint.papers.sameness import fit, related

QUICK = "Pruning Deep Networks Quickly and Well"
OTHER = "A Study of the Colours of Graphs"
NAMED = "PruNet: Pruning Deep Networks Quickly"


def record(title, **more):
    return Record("a test", title, **more)


def fits(official, title, text="", **more):
    return fit(record(official, **more), Claim(title, text))


SAME = [
    ("pruning deep networks quickly &amp; well.", QUICK, ""),
    ("{P}runing Deep Networks <i>Quickly</i> and Well", f"**{QUICK}**", ""),
    (r"Schr\"odinger Pruning of the $\beta$ Kind", "Schrödinger Pruning of the β Kind", ""),
    (r"Schr\"odinger Pruning of the $\beta$ Kind", "Schrödinger pruning of the beta kind", ""),
    (r"$\ell_1$-Pruning at 90\% of the Cost", "L1-Pruning at 90% of the Cost", ""),
    ("Pruning with SchÃ¶ps and F$^2$", "Pruning with Schöps and F2", ""),
    ("Pruning 10,000 Deep Networks", "Pruning 10000 deep networks", ""),
    ("3DPruning", "3D Pruning", ""),
    ("剪枝综述", "剪枝 综述", ""),
    (QUICK, f"{QUICK} CVPR 2020", f"- {QUICK} CVPR 2020 [[paper]()]"),
    (QUICK, f"J. Doe, A. Roe. {QUICK}, 2020", ""),
    (QUICK, "CVPR 2020 oral", f"- [CVPR 2020 oral]() **{QUICK}** J. Doe"),
    (QUICK, "剪枝神经网络方法综述研究", f"| 剪枝神经网络方法综述研究 | {QUICK} | 2 |"),
    (QUICK, "ICLR", f"ICLR oral <br>{QUICK}<br> J. Doe"),
    ("剪枝神经网络方法综述研究", "CVPR oral", "**CVPR oral** 剪枝神经网络方法综述研究, 2020"),
    ("Early Exits", "Early Exits, J. Doe", ""),
]
VARIANT = [
    ("Prunning Deep Network Quickly and Well", QUICK, ""),
    ("Pruning by Exploitation of Structure", "Pruning by Explotation of Structures", ""),
]
RENAMED = [
    (NAMED, "Pruning Deep Networks Quickly", ""),
    ("Pruning Deep Networks Quickly", NAMED, ""),
    ("SAP 2: Prune Anything in Images and Videos", "Prune Anything in Images and Videos", ""),
    ("Prune All Networks: How We Did It", "Prune All Networks", ""),
    ("Prune All Networks", "Prune All Networks: How We Did It", ""),
]
# Another paper, or this one under another title: neither can be told.
DOUBTFUL = [
    ("LoRaP+: Efficient Low Rank Pruning of Models", "LoRaP: Low-Rank Pruning of Language Models", ""),
    (QUICK, f"{QUICK}: A Survey", ""),
    (QUICK, f"{QUICK}: A Recent Survey of Methods", ""),
    (QUICK, f"Improved {QUICK}", ""),
    (QUICK, f"Towards {QUICK}", ""),
    (QUICK, f"{QUICK} 2", ""),
    (QUICK, f"{QUICK}++", ""),
    (QUICK, f"{QUICK}, Part II", ""),
    (QUICK, f"{QUICK} with Graphs", ""),
    ("Prune Networks Well: A Survey of Methods", "Prune Networks Well", ""),
    (QUICK, "CVPR 2020 oral", f"[CVPR 2020 oral]() {QUICK} v2"),
    ("PruNet v7: Pruning Deep Networks Quickly", "PruNet v8: Pruning Deep Networks Quickly", ""),
    ("Networks of the 3.1 Kind that Prune Well", "Networks of the 31 Kind that Prune Well", ""),
    ("Supervised Pruning of Networks", "Unsupervised Pruning of Networks", ""),
    ("Supervised Pruning of Networks", "Self-Supervised Pruning of Networks", ""),
    ("Semi-Supervised Pruning of Networks", "Self-Supervised Pruning of Networks", ""),
    ("Multi-Task Pruning of Networks", "Single-Task Pruning of Networks", ""),
    ("Pruning Networks with Any Data", "Pruning Networks without Any Data", ""),
    ("Lottery Tickets Are All You Need", "Lottery Tickets Are Not All You Need", ""),
    ("Pruning Convex Network Models", "Pruning Nonconvex Network Models", ""),
    ("Minimizing the Weights of Networks", "Maximizing the Weights of Networks", ""),
    ("Intraclass Distances of Networks", "Interclass Distances of Networks", ""),
    ("From Text to Images in One Step", "From Images to Text in One Step", ""),
    ("Exchanging Ideas through PyPrune", "PyPrune: Symbolic Programs that Forget", ""),
    ("PyPrune: Symbolic Programs that Forget", OTHER, f"{OTHER}, the home of PyPrune"),
    ("PyPrune: Symbolic Programs that Forget", "Exchanging Ideas through PyPrune", ""),
    ("Lerning to Purn Deap Netwurks", "Learning to Prune Deep Networks", ""),
    ("Deap Netwurks: Lerning to Purn", "Learning to Prune Deep Networks", ""),
    ("Lerning to Purn Deap Netwurks", OTHER, f"{OTHER}. Learning to Prune Deep Networks"),
]
WRONG = [
    (OTHER, QUICK, ""),
    ("ColourNet: A Study of Graphs and Maps", NAMED, ""),
    ("Graph Colours", QUICK, ""),
    ("In and of the For", QUICK, ""),
    (OTHER, " ".join(["word"] * 25), ""),
    ("图像着色新进展报告汇编集", "剪枝神经网络方法综述研究", ""),
]
UNCLEAR = [
    ("Prune Anything 2", "Prune Anything", ""),
    ("YOPOv8", "YOPOv7", ""),
    ("Exploring Planning with Networks", "POPLIN", ""),
    (OTHER, "剪枝神经网络方法综述研究", ""),
    (OTHER, "Weber et al, 2017, as in", ""),
    (OTHER, "This week's paper " + "says that and then this " * 6, ""),
    ("Code", QUICK, ""),
    ("Project Page", QUICK, ""),
    (OTHER, "Official Code and Data", ""),
    (OTHER, " ".join(["word"] * 26), ""),
    ("CVPR 2020", QUICK, ""),
    ("PyPrune", QUICK, ""),
    ("", QUICK, ""),
    ("🔥", "🔥", ""),
    (OTHER, "", ""),
]
TABLE = {
    "same": SAME,
    "variant": VARIANT,
    "renamed": RENAMED,
    "doubtful": DOUBTFUL,
    "wrong": WRONG,
    "unclear": UNCLEAR,
}


@pytest.mark.parametrize(
    ("expected", "official", "title", "text"),
    [(how, *case) for how, cases in TABLE.items() for case in cases],
)
def test_fit(expected, official, title, text):
    assert fits(official, title, text) == expected


def test_an_earlier_title_shows_that_a_paper_was_renamed():
    assert fits(OTHER, QUICK, earlier=("Graphs", f"{QUICK}.")) == "renamed"
    assert fits(OTHER, QUICK, earlier=("Prunning Deep Networks Quickly and Well",)) == "renamed"
    assert fits(OTHER, QUICK, earlier=("A Report on Graphs",)) == "wrong"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doe et al., CVPR 2020", "doubtful"),
        ("Jane Doe and Ann van der Roe, 2019", "doubtful"),
        ("Jane Doe and Ann van der Roe", "doubtful"),
        ("Doe et al., CVPR 2015", "wrong"),
        ("John Doe, A. Li, and B. Wu, 2020", "wrong"),
        ("Ann van der Roe et al., 2020", "wrong"),
    ],
)
def test_authors_and_year_may_stand_for_another_title(text, expected):
    official = record(OTHER, authors=("Jane Doe", "Ann van der Roe"), year=2020)
    assert fit(official, Claim(QUICK, f"- {QUICK}. {text}")) == expected


def test_words_that_all_titles_of_a_list_have_say_nothing():
    field = Rarity(
        [f"{word} Pruning for Deep Neural Networks" for word in ("Fast", "Fair", "Kind", "Odd") * 50]
    )
    one, two = "Channel Pruning for Neural Networks", "Graph Pruning of Networks"
    assert fit(record(one), Claim(two)) == "doubtful"
    assert fit(record(one), Claim(two, rarity=field)) == "wrong"
    named, named_too = "Pruning: Symbolic Programs that Forget", "Exchanging Ideas through Pruning"
    assert fits(named, named_too) == "doubtful"
    assert fit(record(named), Claim(named_too, rarity=field)) == "wrong"


LIST = f"""# Papers

- {QUICK} [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/doe/a-study-of-the-colours-of-graphs)]
- {NAMED}, Doe, 2020 [[paper](https://arxiv.org/abs/2001.00002)]
"""


def test_a_title_is_not_sought_in_urls():
    papers = read_list(LIST)
    claims = [claim_of(papers, entry) for entry in papers.entries]
    assert claims[0].text.split() == f"- {QUICK} | | paper | | | | code | |".split()
    assert fit(record(OTHER), claims[0]) == "wrong"
    assert [fit(record(claim.title), claim) for claim in claims] == ["same", "same"]
    assert claims[1].years == {2020}
    assert len({*claims, claim_of(papers, papers.entries[0])}) == 2


PEOPLE = ("Jane Doe", "Roe, Ann", "B. van den Berg")


@pytest.mark.parametrize(
    ("expected", "a", "b"),
    [
        ("same", record(QUICK), record(f"{QUICK}.")),
        ("same", record(NAMED), record("Pruning Deep Networks Quickly")),
        ("same", record(QUICK, authors=PEOPLE), record(QUICK)),
        ("same", record(OTHER, earlier=(QUICK,)), record(QUICK)),
        ("different", record(QUICK), record(OTHER)),
        ("different", record(QUICK, authors=PEOPLE), record(OTHER, authors=("A. Li", "Jane Doe"))),
        ("different", record(QUICK, authors=PEOPLE), record(f"{QUICK} 2", authors=("A. Li",))),
        ("unclear", record(QUICK, authors=PEOPLE), record(f"{QUICK} 2", authors=("J. Doe", "A. Roe"))),
        ("unclear", record(QUICK, authors=PEOPLE), record(OTHER, authors=("J. Doe", "Ann Roe", "C. Wu"))),
        ("unclear", record(QUICK, authors=PEOPLE), record(QUICK, authors=("A. Li",))),
        ("unclear", record(QUICK), record(f"{QUICK} 2")),
        ("unclear", record(QUICK), record("PyPrune")),
        ("unclear", record(QUICK, authors=PEOPLE), record("PyPrune", authors=("A. Li",))),
    ],
)
def test_related(expected, a, b):
    assert (related(a, b), related(b, a)) == (expected, expected)


ODD = ["(", "{", "\\", "$", ": ", "- ", "[x](", "β$\\beta$", "1 2 ", "_", "*a", "http://", "&amp;", "ab "]


@pytest.mark.parametrize("piece", [*ODD, "\ud800", "\\href{a}{b}\\verb", "ß"])
def test_odd_and_endless_texts_do_no_harm(piece):
    for text in (piece, piece * 200_000):
        assert fits(text, QUICK, text, authors=(text,)) != "variant"
        assert fits(QUICK, text, text) not in ("same", "variant", "renamed")
        assert fits(text, text, text) in TABLE


def test_latex_is_read_only_where_it_may_stand():
    program = (
        "import sys; from awesome_lint.papers.sameness import fit; from awesome_lint.papers.claims import Claim;"
        "from awesome_lint.links.record import Record;"
        "print(fit(Record('a test', {!r}), Claim('Some L1-Pruning of Networks')), 'pylatexenc' in sys.modules)"
    )
    for title, expected in (
        (r"Some $\ell_1$-Pruning of Networks", "same True"),
        ("Some L1-pruning of networks", "same False"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", program.format(title)], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == expected
