"""Titles as plain text, as keys, and out of mojibake."""

import pytest

from awesome_lint.papers.titles import plain, repair_mojibake, sort_key, title_key
from tests.growth import grows

PLAIN = [
    ("**Bold** and *it* and _u_", "Bold and it and u"),
    ("`code` x_y_z", "code x_y_z"),
    ("[**A** b](https://x.y/z_(w)) c", "A b c"),
    ("![badge](https://x.y) T", "T"),
    ("[![badge](https://x.y)](https://z) T", "T"),
    ("LEA<sup>2</sup>: a<br>b", "LEA2: a b"),
    ("a<p>b</p>c", "a b c"),
    (r"snake\_case \*x\*", "snake_case *x*"),
    ("Q&amp;A  \n twice", "Q&A twice"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("A*", "A*"),
    ("a < b > c", "a < b > c"),
    (r"$\mathbb{D}^2$ and $a_i b_j$", r"$\mathbb{D}^2$ and $a_i b_j$"),
    ("costs $5", "costs $5"),
    ("$*$-rings and $*$-words", "$*$-rings and $*$-words"),
    ("[A $x$ b](https://x.y)", "A $x$ b"),
    ("[A $x$ b][1]", "A $x$ b"),
    ('<a title="$x$">A</a> b', "A b"),
    ("[[A](https://x.y) b](https://z)", "A b"),
    ("**__A__ b**", "A b"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


SAME = [
    ("FÂ³-Pruning", "F³-Pruning"),
    ("F$^3$-Pruning", "F³-Pruning"),
    (r"1$\times$N", "1×N"),
    (r"$\beta$-VAE", "β-VAE"),
    (r"$\Lambda$ and $\lambda$", "Λ and λ"),
    (r"$\varepsilon$-Pruning", "ε-Pruning"),
    (r"$\mathcal{L}_0$ Pruning", "L0 Pruning"),
    (r"Schr\"odinger", "Schrödinger"),
    ("SchÃ¶ps", "Schöps"),
    (r"\textsc{RoBERTa}", "RoBERTa"),
    ("LEA<sup>2</sup>", "LEA²"),
    ("R&D", "R and D"),
    ("Don’t", "Don't"),
    ("Low–Rank", "low-rank."),
    ("**A** [title](u)", "a title"),
    ("Ｆｕｌｌ", "full"),
    ("Ångström Łódź", "angstrom lodz"),
    ("Straße", "STRASSE"),
    (":fire: Hot", "Hot"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_title(one: str, other: str) -> None:
    assert title_key(one) == title_key(other) != ""


DIFFERENT = [
    ("GPT-2", "GPT-3"),
    ("Segment Anything", "Segment Anything 2"),
    ("模型剪枝", "模型量化"),
    ("か", "が"),
    ("α-VAE", "β-VAE"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_titles(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize("text", ["", "—", "**", "$$", "..."])
def test_no_key(text: str) -> None:
    assert title_key(text) == ""


def test_alphabetical_order_ignores_case_accents_and_markup() -> None:
    titles = ["**Zebra**", "élan", "Apple", "`b`"]
    assert sorted(titles, key=sort_key) == ["Apple", "`b`", "élan", "**Zebra**"]


DAMAGED = [
    ("FÂ³-Pruning", "F³-Pruning"),
    ("SchÃ¶ps", "Schöps"),
    ("donâ€™t", "don’t"),
    ("don\u00e2\u0080\u0099t", "don’t"),
    ("Î²-VAE", "β-VAE"),
    ("ä¸\u00adæ–‡", "中文"),
    ("ðŸ˜€", "😀"),
    ("naïve SchÃ¶ps «CAFÉ»", "naïve Schöps «CAFÉ»"),
    ("an aÃ«rial view", "an aërial view"),
    ("at 5Â°", "at 5°"),
    ("a âª« b", "a ⪫ b"),
    ("sectionâ“’", "sectionⓒ"),
    ("剪ã€€枝ãƒ¿", "剪\u3000枝ヿ"),
]


@pytest.mark.parametrize(("text", "expected"), DAMAGED)
def test_mojibake_is_repaired(text: str, expected: str) -> None:
    assert repair_mojibake(text) == expected
    assert repair_mojibake(expected) is None


SOUND = [
    "plain",
    "Schrödinger",
    "naïve",
    "Â",
    "Â ",
    "AÇÃO e ação",
    "«CAFÉ»",
    "„ADÖ“",
    "MAÇÃ»",
    "café\u00a0»",
    "à\u00a0« part\u00a0»",
    "5 Å² and 3 Å³",
    "Ô± is no letter of titles",
    "SÂ°",
    "à€€ is no character",
    "FRANÇOIS’",
    "É…",
    "中文（测试）",
    "Ангстрем",
    "\u00e2 alone, as in the seed list \u00e2",
    "±0.5°",
    "",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_not_touched(text: str) -> None:
    assert repair_mojibake(text) is None


@pytest.mark.parametrize(
    "part", ["**a ", "[", "![", "[a](", "<a ", "$", "`", "_a ", "\\", "&amp", ":a", "é”»", "Â³"]
)
def test_the_cost_of_hostile_input_grows_no_faster_than_the_input(part: str) -> None:
    small, large = (part * (size // len(part)) for size in (10_000, 40_000))
    # Four times as much takes four times as long; sixteen times, were each part compared with each.
    assert not grows(_read, small, large, 8, 0.001)


def _read(text: str) -> None:
    title_key.cache_clear()
    plain(text)
    title_key(text)
    repair_mojibake(text)
