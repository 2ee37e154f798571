import pytest

from awesome_lint.papers.likeness import foreign, is_name, likeness, names, unnamed_key, word_count

QUICK = "Pruning Deep Networks Quickly and Well"

SAME = [
    (QUICK, "pruning deep networks quickly & well."),
    ("Fast 3 DGS", "Fast 3DGS"),
    ("Auto-Encoders for Pruning", "Autoencoders for pruning"),
    (r"$\beta$-Pruning of Networks", "**β-Pruning** of Networks"),
    ("剪枝综述", "剪枝 综述"),
]
VARIANT = [
    (QUICK, "Prunning Deep Networks Quickly and Well"),
    (QUICK, "Pruning Deep Network Quickly and Well"),
    ("Strategies of Pruning Deep Networks", "Strategy of Pruning Deep Networks"),
    ("Pruning Networks, Weight by Weight", "Pruning Networks Weight by Wieght"),
    ("Networks Quickly Pruned Once More", "Once More Quickly Pruned Networks"),
]
PART = [
    ("FedPrune: Pruning Deep Networks Quickly", "Pruning Deep Networks Quickly"),
    ("Pruning Deep Networks Quickly", "Pruning Deep Networks Quickly: Lessons from Ten Years"),
    ("J. Doe and A. Roe, Pruning Deep Networks Quickly, 2020", "Pruning Deep Networks Quickly"),
    ("Jane Doe, Pruning Deep Networks Quickly", "Pruning Deep Networks Quickly"),
    ("Prune All Networks", "Prune All Networks: How We Did It"),
    ("FooNet: Prune: All Networks Now", "Prune: All Networks Now"),
]
# One id under these two is as likely a wrong link as a renamed paper. Without an id they are two papers.
SUSPECT = [
    (QUICK, f"Improved {QUICK}"),
    (QUICK, f"Towards {QUICK}"),
    (QUICK, f"{QUICK}: A Survey"),
    (QUICK, f"{QUICK} 2"),
    (f"{QUICK}, Part I", f"{QUICK}, Part II"),
    ("PruNet v7: Pruning Networks Quickly", "PruNet v8: Pruning Networks Quickly"),
    ("PruNet: Pruning Networks Quickly", "PruNet+: Pruning Networks Quickly"),
    ("PruNet+: Pruning Networks Quickly", "PruNet++: Pruning Networks Quickly"),
    ("Pose Estimation of Many People in 2D", "Pose Estimation of Many People in 3D"),
    ("Lottery Tickets Are All You Need", "Lottery Tickets Are Not All You Need"),
    ("Pruning Networks with Any Data", "Pruning Networks without Any Data"),
    ("Self-Supervised Pruning of Networks", "Semi-Supervised Pruning of Networks"),
    ("Supervised Pruning of Networks", "Unsupervised Pruning of Networks"),
    ("Pruning Convex Network Models", "Pruning Nonconvex Network Models"),
    ("Multi-Task Pruning of Networks", "Single-Task Pruning of Networks"),
    ("Minimizing the Weights of Networks", "Maximizing the Weights of Networks"),
    ("Intraclass Distances of Networks", "Interclass Distances of Networks"),
    ("From Text to Images in One Step", "From Images to Text in One Step"),
    ("A Survey of Pruning Networks", "A Survey on Pruning Networks"),
    ("Channel Pruning for Very Fast Networks", "Filter Pruning for Very Fast Networks"),
    ("LoRaP: Low-Rank Pruning of Language Models", "LoRaP+: Efficient Low Rank Pruning of Models"),
    ("PyPrune: Symbolic Programs that Forget", "Exchanging Ideas Efficiently through PyPrune"),
    ("Teaching Models to Forget (PruNet)", "PruNet: A Study of Weights and Measures"),
    ("Implicit Weight Removal in Networks", "PruNet: Removing Weights That Are Implicit"),
    ("Early Exits Everywhere", "A Study of the Colours of Graphs"),
    # A name in both, perhaps within a longer one, or much the same letters.
    ("LoRA: Tiny Steps for Giant Leaps", "When Graphs Meet LoRA in the Dark"),
    ("PruNet: Tiny Steps for Giant Leaps", "When Graphs Meet PruNetX in the Dark"),
    ("Pru Net: Tiny Steps for Giant Leaps", "When Graphs Meet iPruNetX in the Dark"),
    ("SNIPE: Tiny Steps for Giant Leaps", "When Graphs Meet iSNIPEs in the Dark"),
    (QUICK, "Running Sheep Networks Quietly at Will"),
]
UNRELATED = [
    (QUICK, "A Study of the Colours of Graphs"),
    ("PruNet: Pruning Networks Quickly", "ColourNet: A Study of Graphs and Maps"),
    ("SNIP: Tiny Steps for Giant Leaps", "When Graphs Meet iSNIPEs in the Dark"),
    (QUICK, "Trimming Deep Nets Quickly or Better"),
    ("剪枝神经网络方法综述研究", "图像着色新进展报告汇编集"),
]
UNCLEAR = [
    ("PyPrune", "A Study of the Colours of Graphs"),
    ("PruNet-2.7|13|30B", "Open Models of Many Sizes for All"),
    ("Some Lab (Deep Pruning)", "A Study of the Colours of Graphs"),
    ("剪枝综述", "A Survey of Pruning Networks"),
    ("Early Exits", "Nets with Exits That Are Early"),
    ("Prune Networks", "Prune Networks: How We Did It"),
    (QUICK, "This week's paper " + "says that and then this " * 6),
    ("", ""),
    ("🔥", "🔥"),
    ("", QUICK),
]
TABLE = {
    "same": SAME,
    "variant": VARIANT,
    "part": PART,
    "suspect": SUSPECT,
    "unrelated": UNRELATED,
    "unclear": UNCLEAR,
}


@pytest.mark.parametrize(
    ("expected", "a", "b"), [(how, a, b) for how, pairs in TABLE.items() for a, b in pairs]
)
def test_likeness(expected, a, b):
    assert (likeness(a, b), likeness(b, a)) == (expected, expected)


def test_likeness_of_odd_texts_does_not_fail():
    texts = ["+", "++", "(" * 50, "a" * 5000, "1 2 3 4 5 6 7 8", ": : :", "\ud800 x y z", "−" * 30]
    assert {likeness(a, b) for a in texts for b in [*texts, QUICK]} <= set(TABLE)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("PruNet: A Study", ["prunet"]),
        ("A Study (PruNet) of (All the Things We Have)", ["a study", "prunet"]),
        ("Pru Net - A Study: Of Graphs", ["pru net"]),
        ("PruNet v2: Pruning", ["prunet"]),
        ("One Two Three Four: Five", []),
        ("2: Pruning", []),
        ("Pruning Networks", []),
    ],
)
def test_the_names_that_a_title_begins_with_or_has_in_parentheses(title, expected):
    assert list(names(title)) == expected


@pytest.mark.parametrize(
    ("title", "without"),
    [
        ("FedX: Learning Apart", "learning apart"),
        ("FedX: GPT2: Learning", "gpt2 learning"),
        ("Learning with FedX: Apart", "learning with fedx apart"),
        ("Pruning: Learning Apart", "pruning learning apart"),
    ],
)
def test_a_title_without_the_name_in_front(title, without):
    assert unnamed_key(title) == without


@pytest.mark.parametrize(
    ("title", "count"),
    [("DeepSeek-v2-236B (a remark) & Co", 2), ("剪枝神经网络综述", 4), ("剪枝神经网", 2), ("", 0)],
)
def test_words_of_a_title(title, count):
    assert word_count(title) == count


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Graphs", True),
        ("OPT-1.3B", True),
        ("MPI / Berkeley", True),
        ("PruNet It", True),
        ("Early Exits", False),
        ("On the OPT-2", False),
    ],
)
def test_what_is_a_name_rather_than_words(title, name):
    assert is_name(title) is name


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("β pruning", False),
        ("剪枝网络 bert", False),
        ("剪枝网络法 bert", True),
        ("剪枝", True),
        ("bert", False),
    ],
)
def test_most_of_a_foreign_key_is_not_latin(key, other):
    assert foreign(key) is other
