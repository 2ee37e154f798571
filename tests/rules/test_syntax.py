"""Defects of text, structure and links: what is found where, and what the fix makes of it."""

import pytest

import awesome_lint
from awesome_lint.config import Config

PAPER = "[[paper](https://arxiv.org/abs/2001.00001)]"
TABLE = "| a | b |\n| --- | --- |\n| c | d |\n"
CODES = "".join(f"- Paper {n} {PAPER} [[code](https://github.com/a/p{n})]\n" for n in range(10, 30))


def link(target):
    return f"- A {PAPER} [[b]({target})]\n"


# Code, text, and the text after all fixes; None where there is a finding and no fix.
FOUND = [
    ("AL102", "- Few-\u00ad\u2010Shot [[paper](a)]\n", "- Few-Shot [[paper](a)]\n"),
    ("AL102", "- A\u200e B [[paper](a)]\n", "- A B [[paper](a)]\n"),
    ("AL201", "[a](#B)\n\n# b\n", "[a](#b)\n\n# b\n"),
    ("AL206", "| a | b |\n| --- | --- |\n| c |\n", None),
    ("AL207", "1. a\n2. b\n4. c\n5. d\n", "1. a\n2. b\n3. c\n4. d\n"),
    ("AL211", TABLE + "\n\n| e | f |\n", TABLE + "| e | f |\n"),
    ("AL211", TABLE + "<!-- x -->\n| e | f |\n", None),
    ("AL211", "| a | b |\n| c | d |\n", "| a | b |\n| --- | --- |\n| c | d |\n"),
    ("AL211", "| a | b |\n| --- |\n| c | d |\n", None),
    ("AL211", "| a | b |\n| c | d |\n    [e](f)\n", None),
    ("AL211", "| A | [b](c) |\n| D | [e](f) |\n", None),
    ("AL213", "#Papers\n\nText\n##Work\n", "# Papers\n\nText\n## Work\n"),
    ("AL213", "*[A](b)\n+A [b](c)\n1.[A](b)\n", "* [A](b)\n+ A [b](c)\n1. [A](b)\n"),
    ("AL214", "- a\n\n  ```\n  b\n", None),
    ("AL214", "a\n\n```", None),
    ("AL214", "~~~~\na\n~~~\n", None),
    ("AL214", "<!-- a <!-- b --> c -->\n", None),
    ("AL214", "<details>\n\na\n", None),
    ("AL302", link(""), None),
    ("AL302", link("TODO"), None),
    ("AL302", "- A [![x](b.svg)]() " + PAPER + "\n", "- A ![x](b.svg) " + PAPER + "\n"),
    ("AL303", "- A [[b](https://c.d [[e](https://f.g)]\n", "- A [[b](https://c.d)] [[e](https://f.g)]\n"),
    ("AL303", "- A [[b](https://c.d\n", "- A [[b](https://c.d)]\n"),
    ("AL303", "- A [b](https://c.d, [e](https://f.g)\n", "- A [b](https://c.d), [e](https://f.g)\n"),
    ("AL303", "- A [[b](https://c.d) [[e](https://f.g)]\n", "- A [[b](https://c.d)] [[e](https://f.g)]\n"),
    ("AL303", "- A [[b](https://c.d])\n", "- A [[b](https://c.d)]\n"),
    ("AL303", "- A [[b](https://c.d)]]\n", "- A [[b](https://c.d)]\n"),
    ("AL303", "- A [[[b](https://c.d)]\n", "- A [[b](https://c.d)]\n"),
    ("AL303", "- A [[b]](https://c.d)]\n", "- A [[b]](https://c.d)\n"),
    ("AL303", "- A [b]([https://c.d)\n", "- A [b](https://c.d)\n"),
    ("AL303", "- A [b] (https://c.d)\n", "- A [b](https://c.d)\n"),
    ("AL303", "- A [b](https://c.d/e f.pdf)\n", "- A [b](https://c.d/e%20f.pdf)\n"),
    ("AL303", "- A [b](https://arxiv.org/abs/ 2001.00001)\n", "- A [b](https://arxiv.org/abs/2001.00001)\n"),
    ("AL303", "- A [b](https://c.d)]\n", None),
    ("AL303", CODES + "- A [b](https://c.d)]\n", CODES + "- A [[b](https://c.d)]\n"),
    ("AL303", "- A [b]](https://c.d)\n", None),
    ("AL303", "- A [b](https://c.d))\n", None),
    ("AL303", "- A [b]([https://c.d](https://e.f))\n", None),
    ("AL303", "- A [[https://c.d)] [b](https://e.f)\n", None),
    ("AL303", "Not a paper: [b](https://c.d\n", "Not a paper: [b](https://c.d)\n"),
    ("AL313", f"- A {PAPER} [paper]\n", None),
    ("AL313", f"- A {PAPER} [paper][1]\n", None),
    ("AL314", CODES + "- A [[cdoe](https://c.d/e.pdf)]\n", CODES + "- A [[code](https://c.d/e.pdf)]\n"),
    ("AL314", CODES + "- A [[coode](https://c.d/e.pdf)]\n", CODES + "- A [[code](https://c.d/e.pdf)]\n"),
    (
        "AL314",
        "- A [[PAEPR](https://arxiv.org/abs/2001.00001)]\n",
        "- A [[PAPER](https://arxiv.org/abs/2001.00001)]\n",
    ),
    (
        "AL314",
        "- A [[papaer](https://arxiv.org/abs/2001.00001)]\n",
        "- A [[paper](https://arxiv.org/abs/2001.00001)]\n",
    ),
    (
        "AL314",
        "- A\n  - Paper: https://arxiv.org/abs/2001.00001\n  - Homeoage: https://c.d\n",
        "- A\n  - Paper: https://arxiv.org/abs/2001.00001\n  - Homepage: https://c.d\n",
    ),
    ("AL315", f"- A (** B**) {PAPER}\n", None),
    ("AL315", f"- A [B {PAPER}\n", None),
    ("AL315", f"- Sparsity in $\\ell_1 Norm {PAPER}\n", None),
    ("AL510", link("https://x.com/a/status/1?s=20&amp;t=b#c"), link("https://x.com/a/status/1#c")),
    ("AL510", link("https://a.b/c?x=1&utm_a=2&y=3"), link("https://a.b/c?x=1&y=3")),
    ("AL510", link("https://a.b/c?\\_ga=1&x=2"), link("https://a.b/c?x=2")),
    ("AL510", link("https://www.sciencedirect.com/a?via%3Dihub"), link("https://www.sciencedirect.com/a")),
    ("AL510", link("https://github.com/a/b?ref=list.com"), link("https://github.com/a/b")),
    ("AL511", link("https//a.b/c"), link("https://a.b/c")),
    ("AL511", link("https:/a.b/c"), link("https://a.b/c")),
    ("AL511", link("htpps://a.b/c"), link("https://a.b/c")),
    ("AL511", link("https://https//a.b/c"), link("https://a.b/c")),
    ("AL511", link("http://http://a.b/c"), link("http://a.b/c")),
    ("AL511", link("arxiv.org/abs/2001.00001"), link("https://arxiv.org/abs/2001.00001")),
    ("AL511", link("www.a.org"), link("https://www.a.org")),
    ("AL511", link("2001.00001"), link("https://arxiv.org/abs/2001.00001")),
    ("AL511", link("https://doi.org/https://doi.org/10.1/2"), link("https://doi.org/10.1/2")),
    ("AL511", link("https://github.com/a/bhttps://github.com/a/b"), link("https://github.com/a/b")),
    ("AL511", link("https://a.b/chttps://d.e/f"), None),
    ("AL514", f"- A {PAPER} https://a.b/c，论文\n", f"- A {PAPER} https://a.b/c ，论文\n"),
    ("AL514", f"- A {PAPER} https://github.com/a/b代码\n", f"- A {PAPER} https://github.com/a/b 代码\n"),
    ("AL516", link("https://link.zhihu.com/?target=https%3A//a.b/c"), link("https://a.b/c")),
    ("AL522", link("file:///home/me/a.pdf"), None),
    ("AL522", link("C:/a.pdf"), None),
    ("AL522", link("http://127.0.0.1:8888/a"), None),
    ("AL523", link("https://arxiv.org/abs/2001.00001."), link("https://arxiv.org/abs/2001.00001")),
    ("AL523", link("https://a.b/c;"), link("https://a.b/c")),
]


@pytest.mark.parametrize(
    ("code", "text", "fixed"), FOUND, ids=[f"{code} {text[-40:]!r}" for code, text, _ in FOUND]
)
def test_found_and_fixed(code, text, fixed):
    config = Config(select=(code,))
    found = [f for f in awesome_lint.lint(awesome_lint.parse(text), config) if f.rule.code == code]
    assert found
    if fixed is None:
        assert [finding.fix for finding in found] == [None] * len(found)
    else:
        assert awesome_lint.fix(awesome_lint.parse(text), config).lists[0].text == fixed


@pytest.mark.parametrize(
    ("code", "text", "severities"),
    [
        ("AL201", "[a](#B) [c](#d)\n\n# b\n", ["warning", "error"]),
        ("AL206", "| a |\n| --- |\n| c | <!-- d --> |\n| e | f |\n", ["warning"]),
        ("AL206", "| a | b |\n| --- | --- |\n| [c](#c) |\n", ["info"]),
        (
            "AL304",
            f"- A {PAPER} [code](https://github.com/a/b) [data](https://github.com/a/b)\n"
            f"- B {PAPER} [code](https://arxiv.org/abs/2001.00001)\n",
            ["info", "warning"],
        ),
    ],
)
def test_how_bad_it_is(code, text, severities):
    found = awesome_lint.lint(awesome_lint.parse(text), Config(select=(code,)))
    assert [finding.severity for finding in found if finding.rule.code == code] == severities


def test_each_gap_in_a_numbering_is_a_finding():
    found = awesome_lint.lint(awesome_lint.parse("1. a\n2. b\n4. c\n5. d\n5. e\n"), Config(select=("AL207",)))
    assert [finding.message for finding in found] == ["number 4 where 3 is next", "number 5 where 6 is next"]


def test_a_malformed_link_is_not_called_a_missing_one():
    found = awesome_lint.lint(awesome_lint.parse("- A Paper [[paper](https://arxiv.org/abs/2001.00001\n" * 3))
    assert {finding.rule.code for finding in found} & {"AL301", "AL303"} <= {"AL303"}


def test_an_address_that_lacks_its_scheme_is_not_called_a_missing_file(tmp_path):
    text = link("arxiv.org/abs/2001.00001") + link("nan") + link("nowhere.md")
    found = awesome_lint.lint(
        awesome_lint.parse(text, str(tmp_path / "README.md")), Config(select=("AL203",))
    )
    assert ["nowhere.md" in finding.message for finding in found] == [True]


def test_a_place_in_another_file(tmp_path):
    (tmp_path / "other.md").write_text('# Some Work\n\n<a id="here"></a>\n')
    (tmp_path / "data.csv").write_text("a,b\n")
    targets = ("other.md#some-work", "other.md#here", "other.md#gone", "data.csv#gone", "gone.md#x")
    text = "".join(map(link, targets))
    found = awesome_lint.lint(
        awesome_lint.parse(text, str(tmp_path / "README.md")), Config(select=("AL203",))
    )
    assert [finding.source[finding.span] for finding in found] == ["other.md#gone", "gone.md#x"]


def test_a_path_from_the_root_of_the_repository(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/other.md").write_text("# Some Work\n")
    text = link("/docs/other.md#some-work") + link("/docs/other.md#gone")
    path = str(tmp_path / "docs/README.md")
    found = awesome_lint.lint(awesome_lint.parse(text, path), Config(select=("AL203",)))
    assert [finding.source[finding.span] for finding in found] == ["/docs/other.md#gone"]


def test_the_address_of_a_broken_link_gets_no_space_that_would_be_escaped():
    text = f"- A {PAPER} code](https://github.com/a/b｜c)\n"
    fixed = awesome_lint.fix(awesome_lint.parse(text))
    assert fixed.lists[0].text == text
    assert "AL514" in {finding.rule.code for finding in fixed.findings}
