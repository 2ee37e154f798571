"""Titles that are one but for slips of the pen."""

import pytest

from awesome_lint.papers.slips import same_but_for_slips


def same_with(a, b):
    """Whether a word more or less, or another word, makes another title."""
    one, other = (same_but_for_slips(x, y) for x, y in ((a, b), (b, a)))
    assert one == other
    return one


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("prune", "prume", True),
        ("pruned", "prned", True),
        ("prune", "prue", False),
        ("prune", "plume", False),
        ("pruning", "pruningss", False),
        ("learn", "laern", True),
        ("networks", "netwwrkks", True),
        ("networks", "metworks", False),
        ("networks", "nettwworrks", False),
        ("network", "nettwworks", False),
        ("deep", "deap", False),
        ("dnn", "dnns", True),
        ("mesh", "meshes", True),
        ("study", "studies", True),
        ("studi", "study", True),
        ("minimal", "maximal", False),
        ("refraction", "reflection", False),
        ("refraction", "refracttion", True),
        ("explore", "exploit", False),
        ("microscopes", "macroscopes", False),
        ("microscopes", "microscoqes", True),
    ],
)
def test_slips_in_a_word(word, other, same):
    assert (
        same_with(
            f"a long title of {word} and the weights of things",
            f"a long title of {other} and the weights of things",
        )
        == same
    )


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("weights of auto encoders", "weights of autoencoders", True),
        ("the weights and the graphs", "the graphs and the weights", True),
        ("image weights to text weights", "text weights to image weights", False),
        ("text to image with weights", "with weights text to image", False),
        ("weights of networks by graph", "weights of networks by graph graph", False),
        ("weights of networks 2", "weights of networks 3", False),
        ("weights of networks ii", "weights of networks iii", False),
        ("weights of the nets", "wieghts of the nets", False),
        ("weights of some nets", "wieghts of some nets", True),
        ("pruned graphs of large networks", "large networks of prunned graphs", False),
        ("the weights of networks", "the weighs of netwroks", True),
    ],
)
def test_slips_in_a_title(a, b, same):
    assert same_with(a, b) == same
