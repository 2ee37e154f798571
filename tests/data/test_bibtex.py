"""BibTeX as others write it, and as we do."""

import pytest

from awesome_lint.data.bibtex import keys, write_bibtex
from awesome_lint.data.bibtex_reader import read_bibtex
from awesome_lint.data.latex import from_latex, to_latex
from awesome_lint.data.record import Record, RecordLink

OTHERS = r"""
This is a comment.
@string{cvpr = "CVPR"}
@comment{@article{no, title = {No}}}
@InProceedings{a,
  title     = {{S}parse {\em Nets} for the {3D} World},
  author    = "Lovelace, Ada and {van der Berg}, J{\"u}rgen and {The Team and Co}",
  booktitle = cvpr # { 2020},
  month     = jun,
  url       = {https://example.org/a\_b}, doi = {10.1/x}
}
@article(b, title = "A ``Quoted'' Title -- and $O(n^2)$", journal = {Journal of Machine Learning Research}, year = 2019)
@misc{c, title = {A Preprint}, eprint = {2001.00001}, archivePrefix = {arXiv}}
"""


def test_what_others_write():
    a, b, c = read_bibtex(OTHERS, "x.bib")
    assert a.title == "Sparse Nets for the 3D World"
    assert a.authors == ["Ada Lovelace", "Jürgen van der Berg", "The Team and Co"]
    assert (a.venue, a.venue_id, a.year) == ("CVPR", "CVPR", 2020)
    assert [link.url for link in a.links] == ["https://example.org/a_b"]
    assert b.title == "A “Quoted” Title – and $O(n^2)$"
    assert (b.venue_id, b.year) == ("JMLR", 2019)
    assert (c.venue, c.ids, c.year) == ("arXiv", ["arxiv:2001.00001"], None)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("R&D at 100%", r"R\&D at 100\%"),
        ("a_b # {c}", r"a\_b \# \textbraceleft{}c\textbraceright{}"),
        ("N:M with $x_1$ for $5", r"N:M with $x_1$ for \$5"),
        ("A\\B~C^D", r"A\textbackslash{}B\textasciitilde{}C\textasciicircum{}D"),
        ("a -- b --- c", "a -{}- b -{}-{}- c"),
        ("Étude 剪枝", "Étude 剪枝"),
    ],
)
def test_latex_is_escaped(text, latex):
    assert to_latex(text) == latex
    assert from_latex(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (
            r"Erd\H{o}s, G\"odel, Fran\c{c}ois, \'{\i}, \o re, Stra\ss e",
            "Erdős, Gödel, François, í, øre, Straße",
        ),
        (r"\emph{Fast} {\textbf Nets}~2", "Fast Nets 2"),
        (r"\unknown{x}", r"\unknownx"),
    ],
)
def test_latex_of_others_is_read(latex, text):
    assert from_latex(latex) == text


def test_types_and_fields():
    paper = Record(
        "A Paper", ["Ada Lovelace"], 2020, "NIPS", "NeurIPS", ids=["arxiv:2001.00001", "doi:10.1/x"]
    )
    paper.links = [
        RecordLink("paper", "PDF", "https://x.org/a{b}"),
        RecordLink("code", "code", "https://github.com/a/b"),
    ]
    assert write_bibtex([paper]) == (
        "@inproceedings{lovelace2020paper,\n  title = {{A Paper}},\n  author = {Ada Lovelace},\n  booktitle = {NIPS},\n"
        "  year = {2020},\n  eprint = {2001.00001},\n  archivePrefix = {arXiv},\n  doi = {10.1/x},\n"
        "  url = {https://x.org/a%7Bb%7D},\n  code = {https://github.com/a/b},\n}\n"
    )
    assert write_bibtex([Record("A", venue="JMLR", venue_id="JMLR")]).startswith("@article{paper,")
    assert write_bibtex([Record("A", venue="Some Place")]).startswith("@misc{paper,")


def test_keys_are_of_the_entry_and_never_twice():
    records = [
        Record("On the Théorie of Nets", ["Jürgen van der Berg"], 2020),
        Record("Théorie again", ["X. van der Berg"], 2020),
        Record("Théorie again", ["X. van der Berg"], 2020),
        Record("Théorie again", ["X. van der Berg"], 2020),
        Record("No Author of This Nice Paper", year=2021),
        Record("剪枝"),
        Record("剪枝"),
    ]
    assert keys(records) == [
        "vanderberg2020theorie",
        "vanderberg2020theorieagain",
        "vanderberg2020theorie-2",
        "vanderberg2020theorie-3",
        "noauthorthis2021",
        "paper",
        "paper-2",
    ]
    assert len(set(keys(records * 50))) == len(records) * 50


@pytest.mark.parametrize("url", ["https://arxiv.org/pdf/2001.00001v2", "https://arxiv.org/abs/2001.00001"])
def test_an_eprint_that_the_url_names_is_no_second_link(url):
    text = f"@misc{{k, title={{A Paper}}, eprint={{2001.00001}}, archivePrefix={{arXiv}}, url={{{url}}}}}"
    (record,) = read_bibtex(text, "x.bib")
    assert [link.url for link in record.links] == [url]
