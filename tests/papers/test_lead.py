"""Where the title is in the first lines of an entry, and in which of the ways it is written."""

import pytest

from awesome_lint.markdown.document import parse
from awesome_lint.papers.lead import find_title, is_title

NOTE = "A Paper of Note"
BADGE = "[![stars](https://img.shields.io/a.svg)](https://example.org)"


def found(text):
    """The title as it stands, and its shape."""
    document = parse(text)
    title = find_title(document, document.blocks[0])
    return title and (document.source[title.span], title.shape)


SHAPES = {
    "citation-bullet": [
        # In quotes, perhaps after a name or the authors …
        (f'"{NOTE}", ICML, 2020. [[paper](u)]', NOTE),
        (f"FooNet: “{NOTE}”, ICML", NOTE),
        (f"Doe et al. ``{NOTE}'', ICML", NOTE),
        (f'Doe et al. {BADGE} "{NOTE}", ICML [paper](u)', NOTE),
        # … or a link after them.
        (f"Doe, J. 2020. [{NOTE}](u). ICML", NOTE),
        (f"Doe, J. [PDF](u) [ICML 2020 Workshop](w) [{NOTE}](v). ICML", NOTE),
        (f"[CVPR](u) [{NOTE}](v)", NOTE),
        ("Doe. [On Graph Nets](u)", "On Graph Nets"),
        ("Doe. [A B Nets](u)", "A B Nets"),
    ],
    "title-link-bullet": [
        (f"[{NOTE}](u) Doe, ICML", NOTE),
        (f"{BADGE} [{NOTE}](u)", NOTE),
        (f"*[{NOTE}](u)*", NOTE),
        (f"([_{NOTE}_](u))", f"_{NOTE}_"),
        (f"[[{NOTE}](u)]", NOTE),
        ("[GPT](u)", "GPT"),
        ("[剪枝神经网络](u)", "剪枝神经网络"),
        (f"[[{NOTE}](u)] [code](v)", NOTE),
    ],
    "venue-link-bullet": [
        (f"[[CVPR](u)] {NOTE}, Doe", f"{NOTE}, Doe"),
        (f"[CVPR](u): {NOTE}", NOTE),
        (f"[paper](u){NOTE}", NOTE),
        (f"[paper](u) {NOTE} [code](v)", NOTE),
        (f"<https://example.org/a> {NOTE}", NOTE),
        (f"[paper](u) {NOTE}<br>Doe", NOTE),
        (f"[paper](u) *{NOTE}*, [code](v)", f"*{NOTE}*"),
        (f"[[A Report](u)] {NOTE}", NOTE),
        ("[paper](u) Graph It", "Graph It"),
    ],
    "pipe-fields": [
        (f"2020 | {NOTE} | Doe | [PDF](u)", NOTE),
        (f"2020 | ICML | {NOTE} | Doe", NOTE),
        (f"{NOTE} | Doe | 2020 [PDF](u) | code", NOTE),
        (f"2020 | ICML | Graph It | {NOTE}", "Graph It"),
        (f"🔥 2020 | {NOTE} | Doe", NOTE),
    ],
    "bold-title": [
        (f"**{NOTE}** ICML 2020", NOTE),
        (f"**{NOTE}**  \nDoe: 2020", NOTE),
        (f"**12) {NOTE}**", NOTE),
        (f"**2020. {NOTE}**", f"2020. {NOTE}"),
        (f"(**{NOTE}**) **Doe**", NOTE),
        (f"[2020] **{NOTE}** ICML", NOTE),
        ("**Graph It** 2020", "Graph It"),
        (f"**{NOTE}** a: b", NOTE),
    ],
    "tagged-bullet": [
        # One pair of brackets may hold several links.
        (f"{NOTE} [[paper](u), [code](v)]", NOTE),
        (f"{NOTE} ([paper](u) / [code](v))", NOTE),
        (f"{NOTE} [ [paper](u) ]", NOTE),
        (f"{NOTE}, ICML 2020", f"{NOTE}, ICML 2020"),
        (f"{NOTE} [[paper](u)]", NOTE),
        (f"{NOTE}: — [paper](u)", NOTE),
        (f"{NOTE}; [paper](u)", NOTE),
        (f"{NOTE} of R&amp; [paper](u)", f"{NOTE} of R&amp;"),
        (f"{NOTE} of R&#1234567; [paper](u)", f"{NOTE} of R&#1234567;"),
        (f"{NOTE} (ICML) [paper](u) <b>x</b>", f"{NOTE} (ICML)"),
        (f"{NOTE} by <https://example.org/a>", f"{NOTE} by"),
        # Tags, emoji, badges and HTML end it, as does the line.
        (f"{NOTE} [**ICML**] Doe", NOTE),
        (f"{NOTE} `2020` Doe", NOTE),
        (f"{NOTE} :fire: Doe [paper](u)", NOTE),
        (f"{NOTE} <sup>1</sup> Doe", NOTE),
        (f"{NOTE}<br>Doe [paper](u)", NOTE),
        (f"{NOTE}\\\nDoe", NOTE),
        (f"{NOTE}\\\r\nDoe", NOTE),
        (f"{NOTE}\nDoe", NOTE),
        (f"{NOTE} {BADGE}", NOTE),
        (f"{NOTE} ![ICML](a.svg) [paper](u)", NOTE),
        (f"{NOTE} {BADGE} [paper](u)", NOTE),
        # Marks that close what is emphasised belong to it.
        (f"*{NOTE}*: [paper](u)", f"*{NOTE}*"),
        (f"_{NOTE}_ by *Doe* [paper](u)", f"_{NOTE}_ by *Doe*"),
        (f"*{NOTE}* by *Doe*, [paper](u)", f"*{NOTE}* by *Doe*"),
        # A name before a colon, or a tag, is in bold without being the title.
        (f"**FooNetworks**: {NOTE} [paper](u)", f"**FooNetworks**: {NOTE}"),
        (f"**FooNetworks** ： {NOTE} [paper](u)", f"**FooNetworks** ： {NOTE}"),
        (f"**FooNetworks:** {NOTE} [paper](u)", f"**FooNetworks:** {NOTE}"),
        (f"**FooNetworks：** {NOTE} [paper](u)", f"**FooNetworks：** {NOTE}"),
        (f"**[ICML] talk** {NOTE} [paper](u)", f"**[ICML] talk** {NOTE}"),
        (f"**Foo** {NOTE} [paper](u)", f"**Foo** {NOTE}"),
        (f"Foo **{NOTE}** [paper](u)", f"Foo **{NOTE}**"),
        # What is quoted behind a link is about the link, one word in quotes is a name, and so on.
        (f'{NOTE} [paper](u) "says who knows it"', NOTE),
        ('The "FooNetworks" of Graphs', 'The "FooNetworks" of Graphs'),
        (f"{NOTE} | 2020 [PDF](u) | a | b", f"{NOTE} | 2020"),
        (f"2020 | ICML | Nets | {NOTE}", f"2020 | ICML | Nets | {NOTE}"),
        (f"{NOTE} on [Foo Nets](u)", f"{NOTE} on"),
        (f"{NOTE} from the [lab](u)", f"{NOTE} from the"),
    ],
}


@pytest.mark.parametrize(
    ("text", "title", "shape"), [(*case, shape) for shape, cases in SHAPES.items() for case in cases]
)
def test_where_the_title_is(text, title, shape):
    assert found(text) == (title, shape)


def test_what_is_written_around_a_block_does_not_count():
    document = parse(f"a | b | c\n\n{NOTE} | Doe\n\nd | e | f\n")
    block = next(block for block in document.blocks if document.source[block.span].startswith(NOTE))
    title = find_title(document, block)
    assert (document.source[title.span], title.shape) == (f"{NOTE} | Doe", "tagged-bullet")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "!!! **",
        BADGE,
        "[[code](u)] [[paper](v)]",
        "[AB](u)",
        "[link](u) it",
        "[CVPR](u) Nets II",
        "[CVPR](u) NetsOfNets",
    ],
)
def test_nothing_looks_like_a_title(text):
    document = parse(text or "---\n")
    assert find_title(document, document.blocks[0]) is None


@pytest.mark.parametrize(
    ("text", "short", "expected"),
    [
        (NOTE, False, True),
        ("Graph It", False, True),
        ("Graphs I", False, True),
        ("On Nets", False, False),
        ("PruningNetworks", False, False),
        ("PruNet", False, False),
        ("PruNet", True, True),
        ("SAM", True, True),
        ("P2", True, False),
        ("Link", True, False),
        ("here", True, False),
        ("剪枝神经网", False, True),
        ("剪枝综述", False, False),
        ("Pruned", False, False),
        ("Code", True, False),
        ("GitHub Code", False, False),
        ("CVPR 2020", True, False),
        ("ICML 2020 Workshop", False, False),
        ("https://example.org/a b", True, False),
        ("WWW.example.org is it", True, False),
        ("", True, False),
    ],
)
def test_what_reads_like_a_title(text, short, expected):
    assert is_title(text, short) is expected


def test_a_single_word_is_a_title_only_where_it_is_asked_for():
    assert not is_title("PruNet")
