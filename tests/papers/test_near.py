import random

import pytest

from awesome_lint.papers.near import near_pairs

WORDS = [
    f"{a}{b}{c}" for a in "bdfgklmn" for b in ("ar", "el", "is", "op", "un") for c in ("ta", "ne", "lor")
]


def natural(count):
    draw = random.Random(0)
    return [" ".join(draw.choices(WORDS, k=draw.randint(5, 12))) for _ in range(count)]


def one_word_apart(count):
    """What makes comparing each with each so dear: titles that differ in one word, all of them."""
    return [
        f"a survey of the {chr(97 + n % 26)}{n % 7 * 'x'}{WORDS[n % 120]}{WORDS[n // 120 % 120]} network"
        for n in range(count)
    ]


def test_finds_what_differs_in_a_word_or_in_a_blank():
    keys = [
        "pruning deep networks quickly",
        "a study of graph colouring and maps",
        "prunning deep networks quickly",
        "a study of graph colouring and map",
        "learning to prune auto encoders with care",
        "learning to prune autoencoders with care",
        "quickly pruning deep networks",
    ]
    found = set(near_pairs(keys))
    assert {(0, 2), (1, 3), (4, 5), (0, 6)} <= found
    assert {(0, 1), (1, 4), (3, 5)} & found == set()


def test_a_plural_makes_no_difference():
    assert near_pairs(
        ["pruning deep network by study of map", "pruning deap networks by studys of maps"]
    ) == [(0, 1)]
    assert near_pairs(["deep prunings", "deep pruning", "pruning deep"]) == [(0, 1), (0, 2), (1, 2)]


def test_a_word_that_stands_twice_makes_no_pair_of_a_title_with_itself():
    assert near_pairs(["prune prune networks", "prune networks well"]) == [(0, 1)]


def test_four_words_are_enough_for_two_of_them_to_be_joined():
    assert near_pairs(["prune auto encoders well", "prune autoencoders well"]) == [(0, 1)]


def test_a_title_has_at_most_forty_words():
    words = [f"{a}{b}" for a in "abcdefgh" for b in "abcde"]
    assert near_pairs([" ".join(words)] * 2) == [(0, 1)]
    assert near_pairs([" ".join([*words, "more"])] * 2) == []


ABOUT_AUTO = [
    "autobiography",
    "autoclave",
    "autocorrelation",
    "autocracy",
    "autodidact",
    "autonomy",
    "autumn",
    "axis",
    "bread",
]


def test_of_many_that_differ_in_a_word_the_nearest_are_compared():
    titles = [f"deep {word} network" for word in ("autodidakt", *ABOUT_AUTO, "zebra", "apple")]
    assert {(0, 5), (1, 2)} <= set(near_pairs(titles))
    assert near_pairs([f"deep {word} network" for word in ABOUT_AUTO[:5]]) == [
        (a, b) for a in range(5) for b in range(a + 1, min(a + 4, 5))
    ]


def test_of_many_that_differ_in_two_words_that_one_joins_the_nearest_are_compared():
    titles = [
        f"prune {word} networks well"
        for word in ("auto encoder", *ABOUT_AUTO, "zebra", "autoencoder", "apple")
    ]
    assert (0, 11) in near_pairs(titles)


def test_numbers_are_always_compared():
    assert near_pairs(["results of the challenge 2019", "results of the challenge 2020"]) == []


def test_one_word_in_common_is_too_little():
    assert near_pairs(["deep pruning", "deep learning", "", "pruning", "prunings"]) == []


@pytest.mark.parametrize("titles", [natural, one_word_apart])
def test_the_number_of_comparisons_grows_with_the_number_of_titles(titles):
    once, twice = (len(near_pairs(titles(count))) for count in (2000, 4000))
    assert twice <= 2.2 * once + 10
    assert twice <= 4000 * 30  # each with each were eight million
