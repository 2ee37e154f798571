"""Input that nobody writes by hand: nothing is raised, nothing is lost, and the cost grows with the size."""

import signal

import pytest

import awesome_lint
from awesome_lint.fixer import choose
from tests.growth import grows

URL = "https://arxiv.org/abs/2001.00001"


@pytest.fixture(autouse=True)
def _end_it():
    """A test that takes a minute has found something; the others shall still run."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(signum, frame):
        raise TimeoutError("this input takes more than a minute")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def url(n):
    return f"https://arxiv.org/abs/2001.{n:05d}"


def bullets(*lines):
    return "# X\n\n" + "".join(f"- {line}\n" for line in lines)


BAD = {
    "an empty file": "",
    "only a byte order mark": "\ufeff",
    "only blank lines": "\n" * 10_000,
    "undecoded bytes": bullets(f"Caf\udce9 [[paper]({URL})] \udcff\udcfe"),
    "NUL": f"a\0b\n- A\0 [[paper]({URL})] [[b](\0)]\n",
    "control characters": "".join(map(chr, range(32))) + f"\n- \x1b[31mA\x07 [[paper]({URL})]\n",
    "line separators": f"# A\u2028- b\u0085- c\x0b- d\x0c- [e]({URL})\n",
    "carriage returns": f"- a\r- [b]({URL})\r\r\n\r" * 100,
    "a line of 5 MB": "a" * 5_000_000,
    "a word of 100 KB in a title": bullets("a" * 100_000 + f" [[paper]({URL})]"),
    "blanks": " " * 100_000 + "a" + "\t" * 10_000 + "b",
    "50,000 open brackets": "[" * 50_000,
    "50,000 nested brackets": "[" * 50_000 + "]" * 50_000,
    "nested links": "[a](b)" + "[" * 10_000 + "x" + "](u)" * 10_000,
    "open images": "![" * 20_000,
    "open links": "- [a](" * 5_000,
    "10,000 markers": "- " * 10_000,
    "10,000 markers and a word": "- " * 10_000 + "x",
    "stars": "* " * 3_000 + "x",
    "quotes": "> " * 10_000 + "x",
    "marks": ">" * 50_000,
    "nested lists": "".join("  " * depth + "- a\n" for depth in range(200)),
    "an unclosed fence": f"```\n- A [[paper]({URL})]\n" * 3,
    "an unclosed comment": f"<!--\n- A [[paper]({URL})]\n",
    "an unclosed comment of ours": f"<!-- awesome-lint: disable\n- A [[paper]({URL})]\n",
    "open tags": "<a " * 20_000 + "<!--" * 20_000,
    "a table of 2,000 columns": "|"
    + "a|" * 2_000
    + "\n|"
    + "-|" * 2_000
    + "\n"
    + ("|" + "b|" * 2_000 + "\n") * 5,
    "pipes": "|" * 50_000 + "\n|-|\n",
    "almost tables": "a|b\n" * 5_000,
    "ragged rows": "|title|b|\n|-|-|\n" + "|x\n" * 2_000,
    "emphasis": "*a " * 10_000 + "_b_" * 10_000,
    "marks of emphasis without end": "*_" * 200_000,
    "backticks": "`a``b" * 10_000,
    "backslashes": "\\" * 50_000,
    "entities": "&amp" * 20_000,
    "hashes": "#" * 50_000 + "\n" + "# " * 10_000,
    "a heading of 100 KB": "# " + "a b" * 30_000 + f"\n\n- A [[paper]({URL})]\n",
    "numbers": bullets(f"A [[paper](https://arxiv.org/abs/{'9' * 5_000}.{'9' * 5_000})]")
    + f"{'9' * 9}. a\n1. b\n",
    "digits in a URL": bullets(
        f"A [[paper](https://a.b/{'9' * 10_000})]", f"B [[paper](https://a.b/{'8' * 10_000})]"
    ),
    "other digits": bullets("²０१ [[paper](https://a.b/²/０/१)]", f"1 [[paper]({URL})]") + "٣. a\n",
    "odd URLs": bullets(
        *(
            f"A [[paper]({u})]"
            for u in ("http://[", "http://[::1", "https://a:b@c:d/", "//", "https://%", "http:///", "#%")
        )
    ),
    "right to left": bullets(f"\u202eA\u202c [[paper]({URL})]"),
    "combining marks": bullets("e" + "\u0301" * 10_000 + f" [[paper]({URL})]"),
    "surrogates and private use": bullets(f"\U0010ffff\ue000\U000f0000 [[paper]({URL})]"),
    "CR LF in a table": f"|title|b|\r\n|-|-|\r\n|[A]({URL})|b|\r\n\r\n",
    "definitions": "[a]: b\n" * 5_000 + "[a]",
    "the comments of this program": "".join(
        f"<!-- awesome-lint: {verb} -->\n"
        for verb in ("ignore", "disable", "enable", "disable-file", "fmt on", "fmt off", "fmt off")
    )
    + f"- B [[paper]({URL})]\n- A [[paper]({url(2)})]\n",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_nothing_is_raised_or_lost(text):
    papers = awesome_lint.parse(text)
    assert "".join(papers.source[block.span] for block in papers.blocks) == text
    for finding in awesome_lint.lint(papers):
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert len(finding.message) < 1_000
    fixed = awesome_lint.fix(papers, unsafe=True)
    assert choose(fixed.findings, unsafe=True) == []
    once = awesome_lint.format(papers).text
    assert awesome_lint.format(awesome_lint.parse(once)).text == once


def repeated(line):
    return lambda n: "# X\n\n" + "".join(line.format(i=i, url=url(i)) for i in range(n))


GROWS = {
    "entries": (200, repeated("- Paper {i} [[paper]({url})] [[code](https://github.com/a/p{i})]\n")),
    "entries with much to fix": (
        100,
        repeated(
            "- Paper  {i}. [[pdf](http://arxiv.org/pdf/2001.{i:05d}v1)] [[pwc](https://paperswithcode.com/paper/{i})] \n\n\n"
        ),
    ),
    "mojibake": (200, repeated("- FÂ³ {i} [[paper]({url})]\n")),
    "sections": (150, repeated("## S {i}\n\n- Paper {i} [[paper]({url})]\n\n")),
    "sections of one name": (150, repeated("## CVPR\n\n- Paper {i} [[paper]({url})]\n\n")),
    "contents": (150, lambda n: repeated("- [S {i}](#s-{i})\n")(n) + repeated("# S {i}\n\ntext\n\n")(n)),
    "dead anchors": (150, lambda n: repeated("- [S {i}](#x-{i})\n")(n) + repeated("# S {i}\n\ntext\n\n")(n)),
    "rows": (
        200,
        lambda n: "|title|year|\n|-|-|\n" + "".join(f"|[Paper {i}]({url(i)})|2020|\n" for i in range(n)),
    ),
    "columns": (
        500,
        lambda n: "|title|" + "a|" * n + "\n|-|" + "-|" * n + "\n" + f"|[A]({URL})|" + "b|" * n + "\n",
    ),
    "one id": (150, repeated("- Pruning Words {i} [[paper](" + URL + ")]\n")),
    "one title": (150, repeated("- A Paper of Note [[paper]({url})]\n")),
    "one entry": (150, repeated("- A Paper of Note [[paper](" + URL + ")]\n")),
    "links in one line": (300, lambda n: bullets("A" + f" [[x]({URL})]" * n)),
    "papers in one line": (150, lambda n: bullets("A" + "".join(f" [[paper]({url(i)})]" for i in range(n)))),
    "badges before a title": (1_000, lambda n: bullets("![](a)" * n + f" A [p]({URL})")),
    "badges that are links": (300, lambda n: bullets("[![](a)](b) " * n + f" A [p]({URL})")),
    "links in HTML": (400, lambda n: bullets("A" + f" <a href='{URL}'>x</a>" * n)),
    "emphasis between links": (300, lambda n: bullets("A" + f" *a* **b** [x]({URL})" * n)),
    "unclosed links in one line": (200, lambda n: bullets("A" + f" [[x]({URL})" * n)),
    "unclosed parentheses in one line": (200, lambda n: bullets("A" + f" [x]({URL}" * n + ")")),
    "nested brackets": (3_000, lambda n: "[" * n + "]" * n),
    "emphasis": (1_000, lambda n: "**a _b_** *c " * n),
    "blank lines": (20_000, lambda n: f"- A [p]({URL})\n" + "\n" * n + f"- B [p]({url(2)})\n"),
    "blanks": (20_000, lambda n: f"- A [p]({URL})" + " " * n + "x\n"),
    "words before another alphabet": (5, lambda n: bullets(f"{'a ' * n}é [p]({URL})")),
    "strong words": (200, lambda n: bullets("**a** " * n + f"[p]({URL})")),
    "a long word": (20_000, lambda n: bullets("a" * n + f" [p]({URL})")),
    "words": (5_000, lambda n: bullets("word - " * n + f"[p]({URL})")),
    "comments": (
        100,
        repeated(
            "<!-- awesome-lint: ignore AL501 -->\n- A {i} [[paper](http://arxiv.org/abs/2001.{i:05d})]\n"
        ),
    ),
    "HTML": (300, repeated('<a id="x{i}"></a> [a](#x{i})\n\n')),
    "definitions": (200, lambda n: repeated("- A {i} [[paper][r{i}]]\n")(n) + repeated("[r{i}]: {url}\n")(n)),
    "links below one entry": (
        300,
        lambda n: "- A Paper\n" + "".join(f"  - [link {i}](https://a.b/{i})\n" for i in range(n)),
    ),
    "markers of emphasis": (2_000, lambda n: "*_" * n),
    "open brackets": (10_000, lambda n: "[" * n),
    "open parentheses": (10_000, lambda n: "(" * n),
    "open links": (1_000, lambda n: "[a](" * n),
    "open images": (3_000, lambda n: "![" * n),
    "open tags": (2_000, lambda n: "<a " * n),
    "open comments": (10_000, lambda n: "<!--" * n),
    "markers of lists": (3_000, lambda n: "- " * n + "x"),
    "markers of quotes": (5_000, lambda n: "> " * n + "x"),
    "backticks": (2_000, lambda n: "`a``b" * n),
    "entities": (3_000, lambda n: "&amp;" * n),
    "pipes below a table": (3_000, lambda n: "|a|\n|-|\n" + "|" * n),
    "a long URL": (20_000, lambda n: bullets(f"A [[paper](https://a.b/{'a/' * n}?{'b=c&' * n})]")),
    "citations": (150, repeated('- A. Doe and B. Roe, "Title {i}", CVPR, 2020. [[pdf]({url})]\n')),
    "initials": (100, lambda n: bullets("A." * n + f" (x [[p]({URL})]")),
    "owners": (
        100,
        lambda n: bullets(*(f"A {i} [[code](https://github.com/{'aA'[i % 2]}b/{i})]" for i in range(n))),
    ),
}


def do_all(text):
    papers = awesome_lint.parse(text)
    awesome_lint.lint(papers)
    awesome_lint.fix(papers, unsafe=True)
    awesome_lint.format(papers)


@pytest.mark.parametrize(("n", "make"), GROWS.values(), ids=GROWS)
def test_four_times_the_size_costs_about_four_times_as_much(n, make):
    assert not grows(do_all, make(n), make(4 * n), 8)
