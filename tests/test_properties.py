"""What holds of any list: parsing is exact, fixing and formatting end and lose nothing."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import awesome_lint
from awesome_lint.config import Config
from awesome_lint.fixer import choose

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = st.sampled_from(
    [
        "Pruning",
        "deep",
        "Networks",
        "for",
        "A*",
        "$L_0$",
        "LEA²",
        "FÂ³",
        "剪枝",
        "*Fast*",
        "**Slow**",
        "`code`",
        "C++",
        "a_b",
        "[draft]",
        "(2020)",
        "Ünder",
        "“quoted”",
        "R&amp;D",
        "x|y",
        "\\*",
        "#1",
        "1.",
        "-",
        "“",
        "🔥",
        "e\u0301",
        "\u200b",
        "GPT-4:",
        "é",
    ]
)
TITLES = st.lists(WORDS, min_size=1, max_size=5).map(lambda words: " ".join(["Paper", *words]))
NUMBERS = st.integers(1, 30)
URLS = st.one_of(
    NUMBERS.map(lambda n: f"https://arxiv.org/abs/2{n % 4:03d}.{n:05d}".replace("2000", "2001")),
    NUMBERS.map(lambda n: f"http://arxiv.org/pdf/2001.{n:05d}v{n}"),
    NUMBERS.map(lambda n: f"https://openreview.net/{'pdf' if n % 3 else 'forum'}?id=abcdefgh{n:02d}"),
    NUMBERS.map(lambda n: f"https://github.com/{'Ow' if n % 2 else 'ow'}ner/repo{n}"),
    NUMBERS.map(lambda n: f"https://paperswithcode.com/paper/p-{n}"),
    NUMBERS.map(
        lambda n: f"https://openaccess.thecvf.com/content/CVPR2021/html/Doe_P{n}_CVPR_2021_paper.html"
    ),
    st.sampled_from(
        [
            "",
            "#",
            "code/x.py",
            "ttps://example.org/a",
            "https://example.org/?utm_source=x&a=1",
            "https://a.b/（x",
        ]
    ),
)
LABELS = st.sampled_from(
    ["paper", "Paper", "code", "Code", "arxiv", "PDF", "openreview", "pwc", "link", "代码"]
)
TAGS = st.tuples(LABELS, URLS).map(lambda tag: f"[[{tag[0]}]({tag[1]})]") | st.tuples(LABELS, URLS).map(
    lambda tag: f"[{tag[0]}]({tag[1]})"
)
BROKEN = st.tuples(LABELS, URLS, st.sampled_from(["[[{}]({}]", "[[{}]({})", "[{}] ({})", "[{}]"])).map(
    lambda tag: tag[2].format(*tag[:2])
)
GAPS = st.sampled_from([" ", "  ", ". ", ", ", " | ", ""])


@st.composite
def bullets(draw, tags=TAGS):
    marker = draw(st.sampled_from(["- ", "* ", "1. ", "- **", "  - "]))
    title = draw(TITLES) + ("**" if marker.endswith("**") else "")
    links = draw(st.lists(tags, max_size=4))
    tail = draw(
        st.sampled_from(
            [
                "",
                "",
                "",
                " ",
                "  ",
                "\n  - a note",
                "\n  more",
                "\n\n  more",
                " <!-- x -->",
                "\n<!-- on the next -->",
            ]
        )
    )
    return marker + title + draw(GAPS) + " ".join(links) + tail


@st.composite
def tables(draw):
    header = draw(
        st.sampled_from(
            [["title", "year"], ["#", "Title", "Code"], ["name", "title", "venue", "year"], ["a", "b"]]
        )
    )
    cell = st.one_of(
        TITLES.map(lambda title: title.replace("x|y", "x")),
        st.tuples(TITLES, URLS).map(lambda pair: f"[{pair[0]}]({pair[1]})".replace("x|y", "x")),
        st.sampled_from(["", "1", "2020", "CVPR", "[code](https://github.com/a/b)"]),
    )
    rows = [
        draw(st.lists(cell, min_size=1, max_size=len(header) + 1)) for _ in range(draw(st.integers(0, 4)))
    ]
    lines = [header, ["---"] * len(header), *rows]
    width = draw(st.sampled_from([0, 12]))
    return "\n".join("| " + " | ".join(text.ljust(width) for text in line) + " |" for line in lines)


HEADINGS = st.tuples(
    st.sampled_from(["# ", "## ", "### "]),
    st.sampled_from(["2023", "2022", "CVPR 2021", "ICML", "Surveys", "🔥 News", "ICLR-2022", "2021"]),
).map("".join)
OTHERS = st.sampled_from(
    [
        "Words.",
        "<div>",
        "<!-- a comment -->",
        "```\n- A\n```",
        "- [2023](#2023)\n- [ICML](#icml)",
        "***",
        "> quoted\n",
        "[r]: https://a.b/c",
        "<!-- awesome-lint: fmt off -->",
        "<!-- awesome-lint: fmt on -->",
        "<!-- awesome-lint: ignore AL501 -->",
        "    code",
    ]
)


def lists_of(tags):
    parts = st.lists(
        st.one_of(bullets(tags), bullets(tags), bullets(tags), tables(), HEADINGS, OTHERS), max_size=12
    )
    breaks = st.sampled_from(["\n", "\n", "\n\n", "\n\n\n"])

    @st.composite
    def joined(draw):
        text = "".join(part + draw(breaks) for part in draw(parts)) + draw(st.sampled_from(["", "x", "\n\n"]))
        bom, ending = draw(st.sampled_from(["", "", "\ufeff"])), draw(st.sampled_from(["\n", "\n", "\r\n"]))
        return bom + text.replace("\n", ending)

    return joined()


LISTS = lists_of(TAGS)
BROKEN_LISTS = lists_of(TAGS | BROKEN)
ANYTHING = st.text(
    st.sampled_from(list("ab1 \t\n\n\r#-*_+>|`~[]()<>!\\&:;.'\"=é剪\u200b\ufeff\0\udce9")), max_size=80
)
TEXTS = LISTS | BROKEN_LISTS | ANYTHING


@few
@given(TEXTS)
def test_parsing_and_joining_is_the_identity(text):
    papers = awesome_lint.parse(text)
    assert "".join(papers.source[block.span] for block in papers.blocks) == text


@few
@given(TEXTS)
def test_spans_are_nested_and_in_order(text):
    papers = awesome_lint.parse(text)
    for block in papers.walk():
        at = block.span.start
        for child in block.children:
            # The last row of a table counts a newline that the file may lack.
            end = min(child.span.end, len(text))
            assert at <= child.span.start <= end <= block.span.end
            at = end
        at = block.content.start if block.content else 0
        for inline in block.inlines:
            assert at <= inline.span.start <= inline.content.start <= inline.content.end <= inline.span.end
            assert inline.span.end <= block.content.end
            at = inline.span.start
    for entry in papers.entries:
        assert entry.span.contains(entry.title_span)
        assert all(entry.span.contains(link.span) and link.span.contains(link.text) for link in entry.links)


def places(findings):
    return [(f.rule.code, f.span, f.severity, f.message, f.fix) for f in findings]


@few
@given(TEXTS)
def test_checking_twice_finds_the_same(text):
    once, twice = (awesome_lint.lint(awesome_lint.parse(text)) for _ in range(2))
    assert places(once) == places(twice)
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in once)


@few
@given(LISTS | BROKEN_LISTS, st.booleans())
def test_fixing_ends_and_a_second_run_changes_nothing(text, unsafe):
    fixed = awesome_lint.fix(awesome_lint.parse(text), unsafe=unsafe)
    assert choose(fixed.findings, unsafe) == []
    again = awesome_lint.fix(awesome_lint.parse(fixed.lists[0].text), unsafe=unsafe)
    assert (again.applied, again.lists[0].text) == ([], fixed.lists[0].text)


@few
@given(LISTS | BROKEN_LISTS)
def test_safe_fixes_keep_every_entry_and_link(text):
    papers = awesome_lint.parse(text)
    after = awesome_lint.fix(papers).lists[0]
    assert len(after.entries) >= len(papers.entries)
    count = sum(len(entry.links) for entry in papers.entries)
    assert sum(len(entry.links) for entry in after.entries) >= count


ORDERS = st.sampled_from(["", "title", "date", "date-desc", "url", "keep"])


@few
@given(TEXTS, ORDERS)
def test_formatting_twice_changes_nothing(text, order):
    config = Config(order=order)
    once = awesome_lint.format(awesome_lint.parse(text), config).text
    assert awesome_lint.format(awesome_lint.parse(once), config).text == once


@few
@given(LISTS | BROKEN_LISTS, ORDERS)
def test_formatting_loses_nothing(text, order):
    papers = awesome_lint.parse(text)
    after = awesome_lint.parse(
        awesome_lint.format(papers, Config(order=order), frozenset({"order", "links", "blank-lines"})).text
    )
    titles, titles_after = (
        Counter(entry.title for entry in p.entries if entry.links) for p in (papers, after)
    )
    assert titles_after == titles
    urls, urls_after = (
        Counter(link.url for entry in p.entries for link in entry.links) for p in (papers, after)
    )
    assert urls_after == urls
    letters, letters_after = (Counter(filter(str.isalpha, p.text.casefold())) for p in (papers, after))
    assert letters_after == letters
