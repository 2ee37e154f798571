import re
import sys

import pytest
from markdown_it import MarkdownIt

from run_action import ROOT

sys.path.append(str(ROOT / ".github/actions"))

from untrusted import MOST, harmless


def rendered(text):
    return MarkdownIt("commonmark").enable("table").render(harmless(text))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x>",
        "<details open><summary>9 more</summary>",
        "<!-- awesome-lint: report -->",
        "![seen](https://spy.test/x.png)",
        "![seen][1]\n\n[1]: https://spy.test/x.png",
        "[click](https://bad.test)",
        "[click]( https://bad.test 'now')",
        "[click]\n\n[click]: https://bad.test",
        "[AL501](https://github.com/x/awesome-lint/blob/main/docs/rules/AL502.md)",
        "[AL501](https://github.com.bad.test/x/awesome-lint/blob/main/docs/rules/AL501.md)",
        "https://bad.test and www.bad.test and <https://bad.test>",
        "a\n<b\n>c</b>",
    ],
)
def test_nothing_leads_anywhere_or_is_loaded(text):
    assert set(re.findall(r"</?(\w+)", rendered(text))) <= {"p", "blockquote"}


@pytest.mark.parametrize(
    "text", ["@all", "@org/team", "&#64;all", "&#x40;all", "&#0064;all", "&commat;all", "`@all"]
)
def test_nobody_is_called(text):
    assert not re.search(r"@\w", rendered(text))


@pytest.mark.parametrize("text", ["https://bad.test", "WWW.bad.test", "ftp://bad.test"])
def test_no_address_is_made_a_link(text):
    """As GitHub makes them of plain text."""
    assert not re.search(r"://|www\.", harmless(text), re.IGNORECASE)


@pytest.mark.parametrize("text", ["owner/list#1", "see #1", "&#1", "&#35;1", "&#x23;1", "&num;1"])
def test_no_issue_is_referred_to(text):
    assert not re.search(r"#\d", rendered(text))


def test_what_is_escaped_stays_so():
    assert rendered("a&#58;b &#42;c&#42; &#60;d&#62;") == "<p>a:b *c* &lt;d&gt;</p>\n"


def test_a_report_stays_as_it_is():
    report = (
        "## awesome-lint\n\n| [AL501](https://github.com/OWNER/awesome-lint/blob/main/docs/rules/AL501.md) | x | 1 |\n"
        "\n- warning `README.md:3:14` AL501 `no ']' after [paper](…)`\n"
        "\n<details><summary>12 more</summary>\n\n- info `a` AL1 `b`\n\n</details>\n"
    )
    assert harmless(report).replace("\u200b", "") == report
    assert harmless(report).count("\u200b") == 1
    assert '<a href="https://github.com/OWNER/awesome-lint/blob' in rendered(report)


@pytest.mark.parametrize("text", ["@" * 200_000, "x\n" * 100_000, "<" * 70_000])
def test_it_is_no_longer_than_github_takes(text):
    assert MOST - 100 < len(harmless(text)) < 65_400
