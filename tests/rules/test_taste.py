"""What a list does itself is what its entries are held to."""

import pytest

import awesome_lint
from awesome_lint.config import Config

ARXIV = "https://arxiv.org/abs/2001.{:05d}"
LETTERS = "ABCDEFGHIJKL"


def entries(form, letters=LETTERS):
    """A list of entries, all written in one way; `{}` is a letter and `{u}` a URL."""
    return "".join(f"{form.format(c, u=ARXIV.format(ord(c)))}\n" for c in letters)


def found(code, text, **config):
    findings = awesome_lint.lint(awesome_lint.parse(text), Config(select=(code,), **config))
    return [(finding.severity, finding.message) for finding in findings]


def fixed(code, text, **config):
    config = Config(select=(code,), **config)
    once = awesome_lint.fix(awesome_lint.parse(text), config).lists[0].text
    assert awesome_lint.fix(awesome_lint.parse(once), config).lists[0].text == once
    return once


TAG = "- {} Paper [[paper]({u})]"
WAYS = [
    ("AL305", TAG, "- {} Paper. [[paper]({u})]"),
    ("AL321", TAG, "- {} Paper [[paper]]({u})"),
    ("AL321", TAG, "- {} Paper [paper]({u})"),
    ("AL321", TAG, "- {} Paper ([paper]({u}))"),
    ("AL321", TAG, r"- {} Paper [\[paper\]]({u})"),
    ("AL321", "- {} Paper [`PDF`]({u})", "- {} Paper [PDF]({u})"),
    (
        "AL321",
        "- [{} Paper]({u}) [code](https://github.com/a/b)",
        "- [{} Paper]({u}) [[code]](https://github.com/a/b)",
    ),
    ("AL322", "- **{} Paper** [[paper]({u})]", "- {} Paper [[paper]({u})]"),
    ("AL322", TAG, "- **{} Paper** [[paper]({u})]"),
    ("AL322", '- "{} Paper", [[paper]({u})]', "- *{} Paper*, [[paper]({u})]"),
    ("AL322", "1. **[{} Paper]({u})**", "1. [{} Paper]({u})"),
    ("AL323", TAG, "* {} Paper [[paper]({u})]"),
    ("AL323", "* {} Paper [[paper]({u})]\n  - A note", "+ {} Paper [[paper]({u})]\n  - A note"),
    ("AL324", "**Paper {} of Many**<br>\n[[paper]({u})]\n", "**Paper {} of Many**\n[[paper]({u})]\n"),
    ("AL324", "- {} Paper  \n  [[paper]({u})]", "- {} Paper \n  [[paper]({u})]"),
    ("AL324", "- {} Paper\\\n  [[paper]({u})]", "- {} Paper\n  [[paper]({u})]"),
    ("AL325", "- {} Paper. [[paper]({u})]", TAG),
    ("AL325", "1. **[{} Paper.]({u})**", "1. **[{} Paper]({u})**"),
]


@pytest.mark.parametrize(("code", "usual", "odd"), WAYS)
def test_the_odd_one_out_is_found_and_mended(code, usual, odd):
    text = entries(usual) + entries(odd, "X") + entries(usual, "YZ")
    assert len(found(code, text)) == 1
    assert fixed(code, text) == entries(usual, LETTERS + "XYZ")


@pytest.mark.parametrize(("code", "usual", "odd"), [way for way in WAYS if way[0] != "AL323"])
def test_one_of_a_few_is_not(code, usual, odd):
    assert found(code, entries(usual, "ABC") + entries(odd, "X")) == []
    assert found(code, entries(usual, "ABCDEFG") + entries(odd, "XYZUVW")) == []


@pytest.mark.parametrize("code", ["AL321", "AL322", "AL325"])
def test_a_section_may_have_its_own_way(code):
    usual = {"AL321": TAG, "AL322": "- **{} Paper** [[paper]({u})]", "AL325": "- {} Paper. [[paper]({u})]"}[
        code
    ]
    odd = {"AL321": "- {} Paper [[paper]]({u})", "AL322": TAG, "AL325": TAG}[code]
    text = f"# A\n\n{entries(usual)}\n# B\n\n"
    assert found(code, text + entries(odd, "XYZ")) == []
    assert len(found(code, text + entries(odd, "XY") + entries(usual, "UVW"))) == 2


@pytest.mark.parametrize(
    ("code", "setting", "usual", "odd"),
    [
        ("AL321", {"link_markup": "[label](url)"}, "- {} Paper [paper]({u})", "- {} Paper [[paper]({u})]"),
        ("AL322", {"title_markup": "**title**"}, "- **{} Paper** [[paper]({u})]", TAG),
        ("AL323", {"bullet_marker": "*"}, "* {} Paper [[paper]({u})]", TAG),
        ("AL307", {"labels": {"paper": "PDF"}}, "- {} Paper [[PDF]({u})]", TAG),
    ],
)
def test_what_is_configured_wins(code, setting, usual, odd):
    text = entries(odd)
    assert {severity for severity, _ in found(code, text, **setting)} == {"warning"}
    assert fixed(code, text, **setting) == entries(usual)
    assert found(code, entries(usual), **setting) == []


@pytest.mark.parametrize(
    ("code", "setting", "odd"),
    [
        ("AL321", "link_markup", "- {} Paper [paper]({u})"),
        ("AL322", "title_markup", "- **{} Paper** [[paper]({u})]"),
        ("AL323", "bullet_marker", "* {} Paper [[paper]({u})]"),
        ("AL503", "arxiv_form", "- {} Paper [[paper](https://arxiv.org/pdf/2001.00001.pdf)]"),
        ("AL504", "arxiv_version", "- {} Paper [[paper]({u}v2)]"),
        ("AL507", "openreview_form", "- {} Paper [[paper](https://openreview.net/pdf?id=abcdefghij)]"),
        ("AL701", "order", "- A {} Paper [[paper](https://arxiv.org/abs/2001.00001)]"),
    ],
)
def test_keep_leaves_a_matter_alone(code, setting, odd):
    text = entries(TAG) + entries(odd, "X")
    assert found(code, text)
    assert found(code, text, **{setting: "keep"}) == []


@pytest.mark.parametrize(
    ("code", "setting", "message"),
    [
        ("AL503", {"arxiv_form": "pdf"}, "arXiv abs link; the list links to pdf"),
        ("AL504", {"arxiv_version": "pin"}, "arXiv link without a version"),
        ("AL504", {"arxiv_version": "latest"}, "arXiv link to version v2"),
    ],
)
def test_forms_of_arxiv_links(code, setting, message):
    text = entries(TAG, "AB") + entries("- {} Paper [[paper]({u}v2)]", "CD")
    assert set(found(code, text, **setting)) == {("warning", message)}


@pytest.mark.parametrize("markup", ["title", "*title*", '"title"', "`title`"])
def test_a_paragraph_that_is_an_entry_by_the_marks_of_its_title_keeps_them(markup):
    text = entries("**{} Paper of Note**\n\n- pdf: [pdf]({u})\n")
    assert len(found("AL322", text, title_markup=markup)) == len(LETTERS)
    assert fixed("AL322", text, title_markup=markup) == text


def test_the_label_of_a_bare_url_is_the_key_before_it():
    line = "- A Paper of Note\n  - {}: {}\n"
    urls = (
        "https://example.org/paper.pdf",
        "<https://example.org/a-paper>",
        "[{0}]({0})".format(ARXIV + "?paper"),
    )
    text = entries(TAG.replace("paper", "Paper")) + "".join(line.format("paper", url) for url in urls)
    mended = entries(TAG.replace("paper", "Paper")) + "".join(line.format("Paper", url) for url in urls)
    assert len(found("AL307", text)) == 3
    assert fixed("AL307", text) == mended
    assert awesome_lint.format(awesome_lint.parse(text), parts=frozenset({"links"})).text == text


def test_openreview_forms():
    text = "- A Paper [[paper](https://openreview.net/forum?id=abcdefghij)]\n"
    assert found("AL507", text) == []
    assert found("AL507", text, openreview_form="pdf")[0][0] == "warning"


class TestLinks:
    PAIR = "- {} Paper [[paper]({u})] [[code](https://github.com/a/b)]"
    ODD = "- {} Paper [[code](https://github.com/a/b)] [[paper]({u})]"

    def test_change_places(self):
        text = entries(self.PAIR) + entries(self.ODD, "X")
        assert found("AL308", text) == [
            ("warning", "code before paper; the list has them the other way round")
        ]
        assert fixed("AL308", text) == entries(self.PAIR, LETTERS + "X")

    def test_two_kinds_at_a_time(self):
        mixed = "- {} Paper [[paper]({u})] [[video](https://youtu.be/1)] [[slides](https://example.org/s)]"
        other = "- {} Paper [[paper]({u})] [[slides](https://example.org/s)] [[video](https://youtu.be/1)]"
        text = entries(mixed, "ABCDEF") + entries(other, "GHIJKL")
        assert found("AL308", text) == []
        late = "- {} Paper [[video](https://youtu.be/1)] [[paper]({u})]"
        assert len(found("AL308", text + entries(late, "X"))) == 1

    def test_fmt_does_what_check_asks_for(self):
        people = "- {} Paper by [Jane Doe](https://example.org/doe) [[code](https://github.com/a/b)] [[paper]({u})]"
        text = entries(self.PAIR) + entries(people, "X")
        after = awesome_lint.format(awesome_lint.parse(text)).text
        assert after != text
        assert found("AL308", after) == []

    def test_links_in_a_sentence_stay(self):
        said = "- {} Paper, whose [code](https://github.com/a/b) goes with the [paper]({u})"
        text = entries(self.PAIR) + entries(said, "X")
        assert len(found("AL308", text)) == 1
        assert fixed("AL308", text) == text


def test_a_list_of_bullets_changes_as_a_whole():
    text = f"# A\n\n{entries(TAG)}\n# B\n\n* A note\n{entries('* {} Paper [[paper]({u})]', 'X')}"
    assert len(found("AL323", text)) == 1
    assert fixed("AL323", text) == text.replace("\n* ", "\n- ")


def test_venues_as_the_other_years_have_them():
    def year(number, *venues):
        return f"# {number}\n\n" + "".join(f"## {venue}\n\nText.\n\n" for venue in venues)

    usual = "".join(year(number, "AAAI", "CVPR", "ICML") for number in range(2024, 2019, -1))
    odd = year(2019, "AAAI", "ICML", "CVPR")
    assert found("AL703", usual + odd) == [("info", "CVPR below ICML")]
    assert (
        found("AL703", usual + odd, venue_order=("AAAI", "ICML", "CVPR"))
        == [("warning", "ICML below CVPR")] * 5
    )
    after = awesome_lint.format(awesome_lint.parse(usual + odd)).text
    assert found("AL703", after) == []
