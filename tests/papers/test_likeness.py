import pytest

from awesome_lint.papers.likeness import likeness

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
]
UNRELATED = [
    (QUICK, "A Study of the Colours of Graphs"),
    ("PruNet: Pruning Networks Quickly", "ColourNet: A Study of Graphs and Maps"),
    ("剪枝神经网络方法综述研究", "图像着色新进展报告汇编集"),
]
UNCLEAR = [
    ("PyPrune", "A Study of the Colours of Graphs"),
    ("PruNet-2.7|13|30B", "Open Models of Many Sizes for All"),
    ("Some Lab (Deep Pruning)", "A Study of the Colours of Graphs"),
    ("剪枝综述", "A Survey of Pruning Networks"),
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
