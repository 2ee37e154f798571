"""What an entry says of its paper, as words and the marks between them."""

import pytest

from awesome_lint.papers.claims import Rarity, Words, claim_of, read_words
from awesome_lint.papers.reader import read_list


@pytest.mark.parametrize(
    ("text", "words", "breaks"),
    [
        ("Prune: all (quickly), 2020", "prune all quickly 2020", "| : | |"),
        ("FooNet - Prune All: Now", "foonet prune all now", "| : - :"),
        ("Prune: : all", "prune all", "| :"),
        ("Prune. : all", "prune all", "| |"),
        (": all", "all", "|"),
        ("Version 3.5. Now", "version 3 5 now", "| - - |"),
        ("", "", ""),
    ],
)
def test_words_and_what_sets_them_apart(text, words, breaks):
    found = read_words(text)
    assert found.words == tuple(words.split())
    assert found.breaks == tuple(mark.strip("-") for mark in breaks.split())


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        (("prune", "all"), {0: 0, 5: 1, 8: 2}),
        (("gpt", "4", "5"), {0: 0, 3: 1, 5: 2, 6: 3}),
        (("a1", "2b", "c"), {0: 0, 3: 1, 5: 2, 6: 3}),
        (("1a", "2"), {0: 0, 2: 1, 3: 2}),
        (("a1", "b2"), {0: 0, 2: 1, 4: 2}),
        ((), {0: 0}),
    ],
)
def test_where_words_start_in_the_key_without_blanks(words, starts):
    assert Words(words, ("",) * len(words)).starts == starts


def test_a_claim_knows_its_year_and_how_rare_words_are():
    text = "".join(f"- Pruning Nets {n} [[paper](https://example.org/{n}.pdf)]\n" for n in range(30))
    papers = read_list(f"# 2020\n\n{text}- A Study of Maps, 2019 [[paper](https://example.org/a.pdf)]\n")
    claims = [claim_of(papers, entry) for entry in papers.entries]
    assert claims[0].years == {2020}
    assert claims[-1].years == {papers.entries[-1].year, 2019}
    assert claims[0].rarity is claims[-1].rarity
    assert claims[0].rarity.of("pruning") < claims[0].rarity.of("maps") < claims[0].rarity.of("graphs")
    assert Rarity().of("pruning") == Rarity().of("maps")
