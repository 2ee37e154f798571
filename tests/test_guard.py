"""No title, link or line is lost that no edit names."""

from dataclasses import replace

import pytest

import awesome_lint
from awesome_lint.config import Config
from awesome_lint.guard import LossError, check_loss
from awesome_lint.markdown.source import Edit, Span, apply_edits
from awesome_lint.rules import Fix
from awesome_lint.rules.registry import RULES, Hit

TEXT = """\
# Papers

Some words on it.

- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]
- B Paper [[paper](https://arxiv.org/abs/2001.00002)]

| of | no use |
|---|---|
| x | y |

[docs](docs.md)
"""
A = "- A Paper [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n"
CODE = " [[code](https://github.com/a/b)]"


def replaced(old, new):
    """The list before and after, and the edit that made it so."""
    start = TEXT.index(old)
    edit = Edit(Span(start, start + len(old)), new)
    return awesome_lint.parse(TEXT, "x.md"), awesome_lint.parse(apply_edits(TEXT, [edit]), "x.md"), edit


LOSSES = [
    (A, "", "x.md:5: would lose the title 'A Paper'"),
    (CODE, "", "x.md:5: would lose the link 'https://github.com/a/b'"),
    ("2001.00002", "2001.00003", "x.md:6: would lose the link 'https://arxiv.org/abs/2001.00002'"),
    ("A Paper", "Another Paper", "x.md:5: would lose the title 'A Paper'"),
    ("Some words on it.\n", "", "x.md:3: would lose the line 'Some words on it.'"),
    ("| x | y |\n", "", "x.md:10: would lose the line '| x | y |'"),
    ("# Papers\n", "", "x.md:1: would lose the line '# Papers'"),
    ("[docs](docs.md)", "docs", "x.md:12: would lose the link 'docs.md'"),
]


@pytest.mark.parametrize(("old", "new", "message"), LOSSES)
def test_a_loss_that_no_edit_names_is_refused(old, new, message):
    before, after, _ = replaced(old, new)
    with pytest.raises(LossError) as error:
        check_loss(before, after)
    assert message in str(error.value)


@pytest.mark.parametrize(("old", "new", "message"), LOSSES)
def test_what_an_edit_names_may_go(old, new, message):
    before, after, edit = replaced(old, new)
    check_loss(before, after, [edit])


def test_what_an_edit_names_excuses_nothing_below():
    before, _, edit = replaced(A, "")
    after = awesome_lint.parse(TEXT.replace(A, "").replace("B Paper", "Another"))
    with pytest.raises(LossError, match="would lose the title 'B Paper'"):
        check_loss(before, after, [edit])


def test_an_address_in_angle_brackets_is_a_link():
    lines = "- A Paper [[paper](https://arxiv.org/abs/2001.00001)] <https://example.org/a>\n"
    before, after = (awesome_lint.parse(text) for text in (lines, lines.replace("<", "").replace(">", "")))
    with pytest.raises(LossError, match="would lose the link"):
        check_loss(before, after)


def test_an_edit_elsewhere_names_nothing():
    before, after, _ = replaced(CODE, "")
    with pytest.raises(LossError):
        check_loss(before, after, [Edit(Span(0, 3), "")])


HARMLESS = [
    ("A Paper [[paper]", "A Paper  [[paper]"),
    ("Some words on it.", "Some   words on it.  "),
    (A, A.rstrip("\n") + "\n\n\n"),
    ("| x | y |", "|  x  |  y  |"),
    (
        A + "- B Paper [[paper](https://arxiv.org/abs/2001.00002)]\n",
        "- B Paper [[paper](https://arxiv.org/abs/2001.00002)]\n" + A,
    ),
    ("- B", "- C New [[paper](https://arxiv.org/abs/2001.00009)]\n- B"),
]


@pytest.mark.parametrize(("old", "new"), HARMLESS)
def test_white_space_order_and_additions_are_no_loss(old, new):
    before, after, _ = replaced(old, new)
    check_loss(before, after)


def test_a_topic_whose_only_paper_goes_is_no_loss():
    paper = "  - A Paper of Note [[paper](https://arxiv.org/abs/2001.00001)]\n"
    others = [f"- Paper {c} [[paper](https://arxiv.org/abs/2001.0000{n})]\n" for n, c in enumerate("BCD", 2)]
    text = "# X\n\n" + "".join(others) + f"- One Topic\n{paper}- Other Topic\n{paper}"
    fixed = awesome_lint.fix(awesome_lint.parse(text), unsafe=True)
    assert fixed.lists[0].text == text.removesuffix(paper)


def test_a_title_that_is_still_there_is_not_lost():
    """The link that made it an entry goes by name; then its words are those of a plain line."""
    before, after, edit = replaced("[[paper](https://arxiv.org/abs/2001.00002)]", "Words.")
    assert [len(papers.entries) for papers in (before, after)] == [2, 1]
    check_loss(before, after, [edit])


def test_one_of_two_equal_links_may_be_named_by_an_edit():
    link = "[[paper](http://arxiv.org/abs/2001.00001)]\n"
    text = f"# X\n\n- A {link}<!-- awesome-lint: ignore AL501 -->\n- B {link}"
    fixed = awesome_lint.fix(awesome_lint.parse(text), Config(select=("AL501",)))
    assert fixed.lists[0].text == text.replace("http:", "https:", 1)


def test_one_of_two_equal_lines_is_a_loss():
    before = awesome_lint.parse("Twice.\n\nTwice.\n")
    with pytest.raises(LossError, match=r"-:3: would lose the line 'Twice\.'"):
        check_loss(before, awesome_lint.parse("Twice.\n"))


def test_a_rule_that_would_break_a_list_is_stopped(monkeypatch):
    """An edit at a line's start that turns the entry below it into code."""

    def check(papers, ctx):
        at = papers.text.find("\n- B")
        if at >= 0:
            yield Hit(Span(at, at + 1), "x", Fix("break it", (Edit(Span(at, at + 1), "\n\n```\n"),)))

    rule = replace(RULES["AL103"], code="AL199", name="breaks-lists", check=check)
    monkeypatch.setitem(RULES, "AL199", rule)
    text = "# X\n\n" + A + "- B [[paper](https://arxiv.org/abs/2001.00002)]\n"
    fixed = awesome_lint.fix(awesome_lint.parse(text), Config(select=("AL199",)))
    assert (fixed.lists[0].text, fixed.applied) == (text, [])
    assert "would lose the" in fixed.refused[0]


def test_the_layout_is_guarded_too(monkeypatch):
    lossy = (("order", lambda papers, plan: [Edit(papers.entries[0].span, "")]),)
    monkeypatch.setattr("awesome_lint.layout.formatter._STAGES", lossy)
    with pytest.raises(LossError, match="would lose the title 'A Paper'"):
        awesome_lint.format(awesome_lint.parse(TEXT))


def test_the_target_of_a_reference_stands_in_its_definition():
    text = "- Paper Pruning [[paper][r]]\n\n[r]: http://arxiv.org/pdf/2001.00001\n"
    fixed = awesome_lint.fix(awesome_lint.parse(text))
    assert fixed.lists[0].text == text.replace("http:", "https:")
