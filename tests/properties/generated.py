"""Lists of every shape, right and wrong, as hypothesis makes them up."""

from hypothesis import strategies as st

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


SPELLED = (
    "- [{title}]({url})",
    "- [{title}]({url}), {venue} 2020. [[Code]({code})]",
    "- ({venue} 202{n}) [{title}]({url}) - A. Doe, B. Roe",
    '- A. Doe and B. Roe, "{title}", {venue}, 2021. [[pdf]({url})] [code]({code})',
    "- Doe et al. **{title}.** *{venue} 2019* [paper]({url})",
    "- **{title}**\n  - A. Doe, B. Roe\n  - {venue} 2020\n  - [paper]({url}) | [code]({code})",
    "* {title}\n    * [[Paper]]({url})\n    * `{venue}`",
    "{n}. [{title}]({url}) & {venue} & [code]({code})",
    "{n}. **{title}**. {venue}, 2022. [Paper]({url}), [Code]({code}).",
    "[{title}]({url})<br>A. Doe, B. Roe<br>*{venue} 2021* [[code]({code})]",
    "**{title}** [[paper]({url})] ![stars](https://img.shields.io/github/stars/a/b)",
    "### [{title}]({url})\n\n*A. Doe*, {venue} 2020 [[code]({code})]",
    "### {title}\n- Paper: {url}\n- Code: {code}",
    "[{title}]({url}) & {venue} 2020 & [code]({code})",
    "<table><tr><td>{title}</td><td><a href='{url}'>paper</a></td></tr>\n</table>",
    '<table>\n<tr><th>Title</th><th>Venue</th></tr>\n<tr>\n<td><a href="{url}">{title}</a></td>\n<td>{venue}</td>\n</tr>\n</table>',
    '- [ ] {title} [[paper]({url} "its page")] [![](https://a.b/c.svg)]({code})',
    "- {title} [[paper][r]]\n\n[r]: {url}",
    "- {title} <{url}>",
)
HEADINGS = st.tuples(
    st.sampled_from(["# ", "## ", "### "]),
    st.sampled_from(["2023", "2022", "CVPR 2021", "ICML", "Surveys", "🔥 News", "ICLR-2022", "2021"]),
).map("".join)
# The other shapes of an entry: title-link, citation, sub-bullets, numbered, paragraph, heading, rows of HTML, `&`.
SHAPES = st.tuples(TITLES, URLS, URLS, NUMBERS, st.sampled_from(["CVPR", "ICML", "arXiv", "NIPS"])).flatmap(
    lambda of: st.sampled_from(
        [shape.format(title=of[0], url=of[1], code=of[2], n=of[3], venue=of[4]) for shape in SPELLED]
    )
)
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
        st.one_of(bullets(tags), bullets(tags), SHAPES, SHAPES, tables(), HEADINGS, OTHERS), max_size=12
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
