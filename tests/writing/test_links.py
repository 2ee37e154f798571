"""One more link for an entry, as the list writes and orders its links."""

import pytest

from awesome_lint.markdown.source import apply_edits
from awesome_lint.papers.reader import read_list
from awesome_lint.writing import Style, WritingError, add_link

HUB, SITE = "https://github.com/mock/zeta", "https://zeta.example"


def linked(text, kind, url, entry=-1):
    """The line of an entry with one more link."""
    papers = read_list(text)
    edit = add_link(Style(papers), papers.entries[entry], kind, url)
    after = read_list(apply_edits(papers.text, [edit]))
    assert [x.url for x in after.entries[entry].links if x.url == url] == [url]
    assert [e.title for e in after.entries] == [e.title for e in papers.entries]
    return after.source[after.entries[entry].span]


TAGGED = """\
# Papers

- A Study [[paper](https://arxiv.org/abs/2101.00001)] [[code](https://github.com/o/a)] [[project](https://a.example)]
- B Study [[paper](https://arxiv.org/abs/2101.00002)] [[code](https://github.com/o/b)] [[project](https://b.example)]
- C Study [[paper](https://arxiv.org/abs/2101.00003)] [[project](https://c.example)]
"""


def test_in_the_order_of_the_list():
    start, end = "- C Study [[paper](https://arxiv.org/abs/2101.00003)]", "[[project](https://c.example)]"
    assert linked(TAGGED, "code", HUB) == f"{start} [[code]({HUB})] {end}"
    assert linked(TAGGED, "video", SITE) == f"{start} {end} [[video]({SITE})]"


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("- [{} Study](https://arxiv.org/abs/2101.0000{}), [Code](https://github.com/o/{})", ", [Code]({})"),
        (
            "* {} Study. [[PDF]](https://arxiv.org/abs/2101.0000{})  [[GitHub]](https://github.com/o/{})",
            "  [[GitHub]]({})",
        ),
        (
            "- {} Study [[paper](https://arxiv.org/abs/2101.0000{})]\n  - [[code](https://github.com/o/{})]",
            "\n  - [[code]({})]",
        ),
    ],
)
def test_in_the_markup_of_the_list(line, new):
    *others, short = [
        line.format(name, number, name) for name, number in (("Ape", 1), ("Bee", 2), ("Cat", 3))
    ]
    short = short[: short.index(new.partition("{")[0])]
    assert linked("# Papers\n\n" + "\n".join([*others, short]) + "\n", "code", HUB) == short + new.format(HUB)


def test_behind_a_key():
    one = (
        "**{} Study of Nets**\n\n- Paper: https://arxiv.org/abs/2101.0000{}\n- Code: https://github.com/o/{}"
    )
    *others, last = [one.format(name, number, name) for name, number in (("Ape", 1), ("Bee", 2), ("Cat", 3))]
    short = last[: last.index("\n- Code")]
    text = "# Papers\n\n" + "\n\n".join([*others, short]) + "\n"
    assert linked(text, "code", HUB) == f"{short}\n- Code: {HUB}"


def test_in_its_column():
    row = "| [{} Study of Nets](https://arxiv.org/abs/2101.0000{}) | {} |\n"
    head = "# Papers\n\n| Title | Code |\n|---|---|\n"
    text = head + row.format("A", 1, "[GitHub](https://github.com/o/a)") + row.format("B", 2, "-")
    assert linked(text, "code", HUB) == row.format("B", 2, f"[GitHub]({HUB})").strip()
    with pytest.raises(WritingError, match="no column for a link of the kind video"):
        linked(text, "video", SITE)


def test_where_the_list_has_no_labels():
    text = "# Papers\n\n- [A Study of Nets](https://arxiv.org/abs/2101.00001) by Somebody.\n"
    assert linked(text, "code", HUB) == text.splitlines()[2] + f" [[code]({HUB})]"
