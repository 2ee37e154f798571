"""Every rule has cases that look like its subject and are none."""

import pytest

import awesome_lint
from awesome_lint.config import Config
from awesome_lint.rules import RULES

ARXIV = "[[paper](https://arxiv.org/abs/2001.{:05d})]"
FORUM = "https://openreview.net/forum?id="
CVF = "https://openaccess.thecvf.com/content/CVPR2021/html/Doe_A_Paper_CVPR_2021_paper.html"
PRUNING = "https://openaccess.thecvf.com/content/CVPR2021/html/Doe_Pruning_Large_Networks_Quickly_CVPR_2021_paper.html"
HASH = "0123456789abcdef0123456789abcdef"
SEVEN = "8f14e45fceea167a5a36dedd4bea2543"
STARS = "https://img.shields.io/github/stars"
PAPER = f"- A Paper {ARXIV.format(1)}\n"
LISTED = "- [A](#a)\n- [B](#b)\n\n# A\n\nText.\n\n# B\n\nText.\n\n"
PAPERS = [f"- {letter} Paper {ARXIV.format(n)}\n" for n, letter in enumerate("ABCDEFGHIJKL", 1)]


TAGGED = [f"{letter} Paper {ARXIV.format(n)}" for n, letter in enumerate("ABCDEFGHIJKL", 1)]
LINKED = [f"[{c} Paper](https://arxiv.org/abs/2001.{n:05d})" for n, c in enumerate("ABCDEFGHIJKL", 1)]
PAPERS_OF_CODE = [f"{c} Paper [[code](https://github.com/{c}/x)]" for c in "ABCDEFGHIJKL"]


def bullets(*lines):
    return "# Papers\n\n" + "".join(f"- {line}\n" for line in lines)


def table(header, *rows):
    return "\n".join(
        ["# Papers", "", header, "|".join(["", *["---"] * (header.count("|") - 1), ""]), *rows, ""]
    )


SILENT = [
    # AL0
    ("AL001", "- Café: A Dataset, 数据集 " + ARXIV.format(1) + "\n", "not ASCII, but UTF-8"),
    ("AL001", "- A\ufffd Paper " + ARXIV.format(1) + "\n", "a replacement character is UTF-8 too"),
    (
        "AL002",
        "<!-- awesome-lint: ignore AL501 -->\n- A [[paper](http://arxiv.org/abs/2001.00001)]\n",
        "it silences one",
    ),
    ("AL002", "`<!-- awesome-lint: ignore AL501 -->`\n\n" + PAPER, "code, not a comment"),
    ("AL002", "<!-- awesome-lint: fmt off -->\n" + PAPER, "for fmt, not for check"),
    ("AL003", "# Hello\n", "nobody named this file"),
    ("AL004", "- A\\0 Paper " + ARXIV.format(1) + "\n", "a backslash and a zero"),
    # AL1
    (
        "AL101",
        bullets("Schrödinger Bridges for Ångström-Scale Mâché " + ARXIV.format(1)),
        "accents that are right",
    ),
    ("AL101", bullets("Çok Dilli: Büyük Modeller " + ARXIV.format(1)), "Turkish"),
    ("AL101", bullets("Étude « Âme » à São Paulo " + ARXIV.format(1)), "French quotes, Portuguese"),
    ("AL101", bullets("F³-Pruning and LEA² in 1×N " + ARXIV.format(1)), "signs that are right"),
    ("AL101", bullets("A [[paper](https://example.org/FÂ³.pdf)] " + ARXIV.format(1)), "a URL is what it is"),
    ("AL101", bullets("剪枝：综述 " + ARXIV.format(1)), "Chinese"),
    ("AL102", "\ufeff" + PAPER, "a byte order mark at the start"),
    (
        "AL102",
        bullets("\U0001f468\u200d\U0001f4bb Coding with Models " + ARXIV.format(1)),
        "a joiner that makes an emoji",
    ),
    ("AL102", bullets("\u2699\ufe0f Tools " + ARXIV.format(1)), "a variation selector that makes an emoji"),
    ("AL102", bullets("می\u200cخواهم " + ARXIV.format(1)), "a non-joiner that Persian needs"),
    ("AL102", bullets("A\u00a0Paper\tof Note " + ARXIV.format(1)), "a no-break space and a tab"),
    ("AL102", bullets("\u05d0\u200f (A) " + ARXIV.format(1)), "a direction mark that Hebrew needs"),
    ("AL103", "One line  \nand another.\n", "two blanks that break the line"),
    ("AL103", "One line   \r\nand another.\r\n", "three blanks that break the line, CR LF"),
    ("AL103", "```\ncode  \n\n```\n", "code"),
    ("AL103", "<pre>\nas it is \n</pre>\n", "HTML"),
    (
        "AL103",
        table("| title | paper |", *(f"| Paper {n} | {ARXIV.format(n)} | " for n in range(12))),
        "rows that a script wrote",
    ),
    ("AL104", PAPER, "it ends with a newline"),
    ("AL104", PAPER[:-1] + "\r\n", "it ends with CR LF"),
    ("AL104", "", "an empty file has no last line"),
    ("AL105", "# A\r\n\r\n" + PAPER[:-1] + "\r\n", "CR LF throughout"),
    (
        "AL106",
        "# A\n\n" + "".join(f"- A {n} {ARXIV.format(n)}\n\n\n" for n in range(12)),
        "two everywhere is a habit",
    ),
    (
        "AL106",
        "".join(f"\n\n# {n}\n\n- A {n} {ARXIV.format(n)}\n" for n in range(2000, 2012)),
        "two above each heading is a habit",
    ),
    ("AL106", "```\na\n\n\n\nb\n```\n", "code"),
    ("AL106", "<pre>\na\n\n\nb\n</pre>\n", "HTML"),
    ("AL107", "x" * 511_998 + "\n\n", "512,000 bytes are shown"),
    # AL2
    ("AL201", "[a](#work) [b](#work-1)\n\n# Work\n\n# Work\n", "GitHub numbers headings that repeat"),
    ("AL201", "[a](#-news) [b](#c)\n\n# 🔥 News\n\n# C++\n", "emoji and punctuation go"),
    ("AL201", "[a](#论文-papers)\n\n# 论文 (Papers)\n", "Chinese stays"),
    ("AL201", "[a](#%E8%AE%BA%E6%96%87)\n\n# 论文\n", "percent-encoded"),
    ("AL201", '[a](#top)\n\n<a id="top"></a>\n\n# B\n', "an id in HTML"),
    ("AL201", "[a](#user-content-b)\n\n# B\n", "the prefix that GitHub renders"),
    ("AL201", "[a](#) [b](other.md#nowhere)\n", "the top of the page, and another file"),
    ("AL201", "[a](#link-text)\n\n## [link text](https://example.org)\n", "a heading that is a link"),
    ("AL201", "[a](#in-a-list)\n\n- ## In a List\n", "a heading within a list"),
    ("AL201", '[a](#2023)\n\n<h3 align="center">2023</h3>\n', "a heading in HTML"),
    ("AL201", "[a](#a--b)\n\n# A  B\n", "two blanks are two hyphens"),
    ("AL201", "[a](#papers-)\n\n# Papers ![awesome](b.svg)\n", "the blank before a badge"),
    (
        "AL202",
        "- [2024](#2024)\n- [2023](#2023)\n\n# 2024\n\n## CVPR\n\n## ICML\n\n# 2023\n\n## CVPR\n",
        "a level that the contents never show",
    ),
    ("AL202", LISTED + "# License\n\nMIT.\n", "no papers are there"),
    ("AL202", LISTED + "# C\n", "nothing is there yet"),
    ("AL202", LISTED + "# C D\n\nText.\n\n[see](#C-D)\n", "the link to it is dead, which is said already"),
    (
        "AL202",
        '- [A](#a)\n- [B](#b)\n- [C](#x)\n\n# A\n\n# B\n\n<a id="x"></a>\n\n# C\n\nText.\n',
        "a named place",
    ),
    ("AL202", "# Contents\n\n- [A](#a)\n- [B](#b)\n\n# A\n\n# B\n", "the heading of the contents themselves"),
    ("AL203", "[a](#b) [c](https://d.e/f) [g](mailto:h@i.j) [k](//l.m/n)\n\n# B\n", "no files"),
    ("AL203", "[all files](.) [up](..)\n", "folders that are there"),
    ("AL204", "# A\n\n## CVPR\n\n# B\n\n## CVPR\n", "each year has its CVPR"),
    ("AL204", "# A\n\n- # A\n", "a heading within a list"),
    ("AL205", "# A\n\n## B\n\nText.\n", "a section of sections"),
    ("AL205", "# A\n\n<details>\n</details>\n", "HTML is something"),
    ("AL205", "# A\n\n## [See B](b.md)\n\n## C\n\nText.\n", "a heading that is a link"),
    (
        "AL206",
        table("| title | note |", r"| [Paper \| Work](https://arxiv.org/abs/2001.00001) | `a\|b` |"),
        "escaped pipes",
    ),
    ("AL206", "| title | year |\n| --- | --- |\n| A | 2020\n B | 2021 |\n", "outer pipes may be missing"),
    ("AL206", "| a | b |\n| --- |\n| c | d |\n", "no table, for its header does not fit"),
    ("AL207", "1. A\n1. B\n1. C\n", "all 1 is the lazy style"),
    ("AL207", "7. A\n8. B\n9. C\n", "a list may start anywhere"),
    ("AL207", "1. A\n2. B\n\nText.\n\n1. C\n2. D\n", "two lists"),
    ("AL207", "3. A\n2. B\n1. C\n", "counting down is meant"),
    ("AL208", "Papers\n======\n\n" + PAPER, "a heading that is underlined"),
    ("AL208", '<h1 align="center">Papers</h1>\n\n' + PAPER, "a heading in HTML"),
    ("AL208", "Some text.\n", "no papers either"),
    ("AL209", "# A\n\n## B\n\n## C\n", "one of the first level"),
    ("AL210", "# A\n\n## B\n\n### C\n\n# D\n", "up again by two is no gap"),
    ("AL210", "### A\n\n### B\n", "it starts low and stays"),
    ("AL211", "| a | b |\n| --- | --- |\n| c | d |\n\nx | y\n", "a line with a pipe"),
    ("AL211", "| a | b |\n| --- | --- |\n| c | d |\n<!-- no more -->\n", "a comment below the last row"),
    ("AL211", "The norm\n|x| + |y| |\nis small.\n", "one line that looks like a row"),
    ("AL211", "```\n| a | b |\n| c | d |\n```\n", "code"),
    ("AL213", "# A\n\n#LLM #NLP\n", "hashtags"),
    ("AL213", "#1 in the ranking\n\n-1 and +2\n\n2.5D\n", "numbers"),
    ("AL213", "*[A](b.md)* and **[C](d.md)**\n", "emphasis"),
    ("AL213", "-Xmx and -O2\n", "options, no item"),
    ("AL213", "```\n##A\n```\n", "code"),
    ("AL214", "```\na\n```\n\n~~~~ py\n```\n~~~~~\n\n    ```\n", "blocks of code that end"),
    ("AL214", "- A\n\n  ```\n  a\n  ```\n\n> ```\n> a\n> ```\n", "in a list and a quote"),
    ("AL214", "<!-- a\n\nb -->\n\n<details><summary>c</summary>\n\nd\n</details>\n", "closed"),
    ("AL214", "`<details>` and `<!--`\n\n<!-- <details> -->\n", "code and a comment"),
    ("AL212", "- [B](#b)\n- [A](#a)\n- [Top](#b)\n\n# B\n\nText.\n\n# A\n\nText.\n", "the second link to it"),
    # AL3
    (
        "AL301",
        bullets("[A Paper](https://arxiv.org/abs/2001.00001)", f"B {ARXIV.format(2)}"),
        "the title is the link",
    ),
    (
        "AL301",
        bullets("[Awesome List](https://example.org)", "Pull requests are welcome"),
        "not a list of papers",
    ),
    (
        "AL302",
        bullets("A [[paper](<https://arxiv.org/abs/2001.00001>)] [[urls](https://none.org/url)]"),
        "they lead somewhere",
    ),
    (
        "AL303",
        bullets(rf"A [draft] (2020) {ARXIV.format(1)}", "f(x) [0, 1) " + ARXIV.format(2)),
        "brackets that are text",
    ),
    ("AL303", bullets("A [[paper](https://en.wikipedia.org/wiki/Pruning_(trees))]"), "parentheses in a URL"),
    (
        "AL303",
        bullets("A [[paper](https://arxiv.org/abs/2001.00001), [code](https://github.com/a/b)]"),
        "one bracket for two",
    ),
    (
        "AL303",
        bullets("A [[paper\\]](https://arxiv.org/abs/2001.00001) [[code]](https://github.com/a/b)"),
        "brackets that are part of the label",
    ),
    ("AL303", bullets("A ([paper](https://arxiv.org/abs/2001.00001)) `[code](https://a.b`"), "code"),
    ("AL303", "[a][b] [![c](d.svg)](e.md) ![f](g.svg)\n\n[b]: https://h.i\n", "references and badges"),
    ("AL303", bullets('A [paper](https://arxiv.org/abs/2001.00001 "A (long) title")'), "a title in the link"),
    (
        "AL304",
        bullets("A [[paper](https://arxiv.org/abs/2001.00001)] [[arxiv](https://arxiv.org/abs/2001.00002)]"),
        "two ids",
    ),
    (
        "AL304",
        bullets("A [[paper](https://arxiv.org/abs/2001.00001)] [[code]()] [[demo]()]"),
        "empty is not the same",
    ),
    (
        "AL304",
        bullets(
            *(
                f"[Paper {n}](https://arxiv.org/abs/2001.{n:05}) [pdf](https://arxiv.org/abs/2001.{n:05})"
                for n in range(10)
            )
        ),
        "the list's way",
    ),
    (
        "AL305",
        bullets(*(f"{c} Paper. {ARXIV.format(n)}" for n, c in enumerate("ABCDE"))),
        "the list ends titles so",
    ),
    (
        "AL305",
        bullets(
            "A Paper", "To Be, or... " + ARXIV.format(1), *(f"{c} {ARXIV.format(ord(c))}" for c in "ABCDE")
        ),
        "an ellipsis",
    ),
    ("AL305", bullets(*TAGGED, f"Jane Doe. Odd Paper. 2019. {ARXIV.format(1)}"), "a year ends a citation"),
    ("AL305", bullets(*TAGGED, f"{'word ' * 30}. {ARXIV.format(1)}"), "a description"),
    (
        "AL306",
        bullets("BERT " + ARXIV.format(1), "LLM-QAT " + ARXIV.format(2), "SPDY GPT OK " + ARXIV.format(3)),
        "acronyms",
    ),
    ("AL306", bullets("剪枝与量化综述 " + ARXIV.format(1)), "a script without capitals"),
    (
        "AL307",
        bullets(
            "A [[paper](https://arxiv.org/abs/2001.00001)]", "B [[pdf](https://arxiv.org/abs/2001.00002)]"
        ),
        "other words, not other spellings",
    ),
    (
        "AL307",
        bullets(
            "A [[PyTorch](https://github.com/a/a)]",
            "B [[TensorFlow](https://github.com/a/b)]",
            f"C {ARXIV.format(1)}",
        ),
        "two kinds of code",
    ),
    (
        "AL307",
        bullets(
            "A [Jun-Yan Zhu](https://example.org/zhu) " + ARXIV.format(1),
            "B [Junyan Zhu](https://example.org/zhu) " + ARXIV.format(2),
        ),
        "somebody's name",
    ),
    (
        "AL308",
        bullets(
            "A [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/a)]",
            "B [[paper](https://arxiv.org/abs/2001.00002)] [[code](https://github.com/a/b)]",
            "C [[code](https://github.com/a/c)] [[paper](https://arxiv.org/abs/2001.00003)]",
        ),
        "three are no habit",
    ),
    (
        "AL308",
        bullets(
            *(f"{t} [[code](https://github.com/a/{t[0]})]" for t in TAGGED),
            f"[![Star](https://img.shields.io/github/stars/a/b)](https://github.com/a/b) Odd {ARXIV.format(99)}",
        ),
        "a badge stands where it likes",
    ),
    (
        "AL309",
        table(
            "| name | title | code |",
            *(
                f"| [N{n}](m/{n}) | [Paper {n}](https://arxiv.org/abs/2001.0000{n}) | [code](https://github.com/a/{n}) |"
                for n in range(5)
            ),
        ),
        "a label is no name",
    ),
    (
        "AL309",
        table(
            "| name | title |",
            *(f"| [ABC](m/1) | [Paper {n}](https://arxiv.org/abs/2001.0000{n}) |" for n in range(5)),
        ),
        "one name with one target",
    ),
    (
        "AL310",
        "# CVPR 2023\n\n" + PAPER + "\n# ICLR 2023\n\n" + "".join(PAPERS),
        "CVPR reviews elsewhere, and the list has no OpenReview links at all",
    ),
    (
        "AL310",
        f"# ICLR 2023\n\n- A [[paper]({FORUM}abcdefghij)]\n- B [[review]({FORUM}abcdefghik)]\n",
        "they have one",
    ),
    ("AL311", bullets("A Paper  " + ARXIV.format(1), "  B Paper " + ARXIV.format(2)), "around the title"),
    ("AL312", PAPER, "nothing is required unless configured"),
    ("AL313", bullets("A [oral] [Lua] " + ARXIV.format(1)), "tags that are never links"),
    (
        "AL313",
        bullets(f"[code] A {ARXIV.format(1)}", f"B {ARXIV.format(2)} [[code](https://github.com/a/b)]"),
        "before the title",
    ),
    (
        "AL313",
        bullets(*[f"A {ARXIV.format(1)} [data]"] * 3, f"B {ARXIV.format(2)} [[data](https://a.b)]"),
        "mostly a tag",
    ),
    (
        "AL313",
        bullets(f"A {ARXIV.format(1)} `[code]` [code][1] [[code](https://a.b)]") + "\n[1]: https://c.d\n",
        "code, and a reference that is defined",
    ),
    (
        "AL314",
        bullets(
            *(f"{n} [[code](https://github.com/a/{n})] {ARXIV.format(n)}" for n in range(12)),
            *(
                f"X [[{label}](https://a.b)]"
                for label in ("Codes", "Cote", "Core", "code 2", "Papers", "Node", "Projects")
            ),
        ),
        "words in their own right, and plurals",
    ),
    ("AL315", bullets("A* and B** on [0, 1), 1) c, :-) " + ARXIV.format(1)), "no brackets, no emphasis"),
    ("AL315", bullets("Less Than $5 (or **Free**) for 2 ** 3 " + ARXIV.format(1)), "dollars and powers"),
    (
        "AL314",
        bullets(
            *PAPERS_OF_CODE, "Odd [[codes](https://github.com/a/b)]", "Two [[code2](https://github.com/a/c)]"
        ),
        "a plural, and a number",
    ),
    (
        "AL314",
        bullets(*PAPERS_OF_CODE, "Odd [[C code](https://github.com/a/b)] [[mode](https://example.org)]"),
        "another word",
    ),
    ("AL314", bullets(*PAPERS_OF_CODE[:5], "Odd [[cpde](https://github.com/a/b)]"), "five are no habit"),
    (
        "AL321",
        bullets(*TAGGED, "Odd ([paper](https://arxiv.org/abs/2001.00001), [code](https://github.com/a/b))"),
        "two in one bracket",
    ),
    (
        "AL321",
        bullets(*TAGGED, f"Odd {ARXIV.format(1)} by [Jane Doe](https://example.org/doe)"),
        "no tag",
    ),
    (
        "AL321",
        bullets(*TAGGED)
        + "\n# Others\n\n"
        + "".join(f"- {t.replace(' [[', ' [').replace(')]', ')')}\n" for t in TAGGED[:4]),
        "a section with a way of its own",
    ),
    (
        "AL321",
        bullets(*TAGGED) + table("| title | link |", "| Odd | [paper](https://arxiv.org/abs/2001.00001) |"),
        "a table is another shape",
    ),
    ("AL321", bullets(*TAGGED[:8], "Odd [[paper]](https://arxiv.org/abs/2001.00001)"), "eight are no habit"),
    ("AL322", bullets(*TAGGED, f"**Odd** words of a title {ARXIV.format(1)}"), "bold within a title"),
    ("AL322", bullets(*TAGGED, f"Jane Doe. **Odd Title** {ARXIV.format(1)}"), "a citation is another thing"),
    (
        "AL322",
        bullets(*LINKED, "Some Tool [[code](https://github.com/a/b)]"),
        "no paper that the title could link to",
    ),
    ("AL323", bullets(*TAGGED).replace("- C", "1. C"), "a numbered list"),
    ("AL323", "# A\n\n" + "".join(f"* {t}\n" for t in TAGGED) + "  - Note\n", "a bullet below"),
    (
        "AL323",
        bullets(*TAGGED) + "\n# Others\n\n" + "".join(f"* {t}\n" for t in TAGGED[:4]),
        "a section with bullets of its own",
    ),
    ("AL324", bullets(*(t.replace(" [[", "\n  [[") for t in TAGGED)), "nobody breaks the line"),
    (
        "AL324",
        bullets(
            *(t.replace(" [[", "<br>\n  [[") for t in TAGGED),
            f"A Title over Two\n  Lines<br>\n  {ARXIV.format(1)}",
        ),
        "a line of the title",
    ),
    (
        "AL325",
        bullets(
            *(t.replace(" [[", ". [[") for t in TAGGED),
            f"Why? {ARXIV.format(1)}",
            f"**Bold** :fire:. {ARXIV.format(2)}",
        ),
        "another mark, and a period after an emoji",
    ),
    # AL4
    ("AL401", "# CVPR 2020\n\n- A [[paper](https://arxiv.org/abs/2201.00001)]\n", "posted two years late"),
    ("AL401", "# CVPR 2020\n\n- A [[paper](https://arxiv.org/abs/1501.00001)]\n", "posted long before"),
    ("AL402", "# ICML 2020\n\n- A [[paper](https://arxiv.org/abs/2001.00001)]\n", "a preprint has no venue"),
    ("AL402", f"# CVPR 2021\n\n- A [[paper]({CVF})]\n", "the URL agrees"),
    (
        "AL402",
        "# CVPR Workshops 2021\n\n- A [[paper](https://openaccess.thecvf.com/content/CVPR2021W/X/html/D_CVPRW_2021_paper.html)]\n",
        "a workshop",
    ),
    (
        "AL402",
        "# EMNLP 2020\n\n- A [[paper](https://aclanthology.org/2020.findings-emnlp.1/)]\n",
        "Findings of EMNLP",
    ),
    (
        "AL403",
        "# CVPR 2019\n\n- A [[paper](https://arxiv.org/abs/2001.00001)]\n",
        "a preprint of another year",
    ),
    ("AL403", f"# TPAMI 2022\n\n- A [[paper]({CVF})]\n", "the journal version came later"),
    (
        "AL403",
        f"# NeurIPS 2022\n\n- A [[paper](https://papers.nips.cc/paper_files/paper/2022/hash/{HASH}-Abstract-Conference.html)]\n",
        "the URL agrees",
    ),
    (
        "AL404",
        "# ECCV 2022\n\n" + PAPER + "\n# ICCV 2021\n\n" + PAPER + "\n# CVPR 2021\n\n" + PAPER,
        "held in those years",
    ),
    (
        "AL401",
        bullets("A Paper [[paper](https://arxiv.org/abs/2303.00001)] reviews the work since 2016"),
        "a year in a sentence",
    ),
    (
        "AL401",
        "# 2009\n\n- A Paper, JAIR [[paper](https://arxiv.org/abs/1401.00001)]\n",
        "a journal that posted its archive",
    ),
    ("AL402", "# CoNLL 2007\n\n- A [[paper](https://aclanthology.org/D07-1001)]\n", "two that met together"),
    (
        "AL402",
        "# JMLR 2013\n\n- A [[paper](http://proceedings.mlr.press/v28/doe13.pdf)]\n",
        "its proceedings",
    ),
    (
        "AL402",
        "# USENIX ATC 2021\n\n- A [[paper](https://www.usenix.org/conference/atc21/presentation/doe)]\n",
        "ATC",
    ),
    (
        "AL403",
        bullets("A Post `2021` ([Paper](http://proceedings.mlr.press/v89/doe19a.html))"),
        "the venue is known from the URL alone",
    ),
    (
        "AL404",
        bullets(f"A Paper [12th Feb., 2023] [ECCV Workshop, 2022] {ARXIV.format(1)}"),
        "a date, and the year beside the venue",
    ),
    (
        "AL405",
        f"# CVPR 2021\n\n- Quick Pruning for Large Networks [[paper]({PRUNING})]\n",
        "a title that changed a little",
    ),
    ("AL405", f"# CVPR 2021\n\n- PRUNE [[paper]({PRUNING})]\n", "a name, no title"),
    (
        "AL405",
        f"# CVPR 2021\n\n- [How We Sped Up Our Models](https://example.org/post) ([Paper]({PRUNING}))\n",
        "a post and its source",
    ),
    (
        "AL405",
        bullets(
            "Graph Colouring in the Wild, a Study [[pwc](https://paperswithcode.com/paper/how-erdos-and-renyi-win)]"
        ),
        "a name from an earlier version of the preprint",
    ),
    (
        "AL406",
        bullets(f"A [[paper](https://papers.nips.cc/paper/2019/file/{SEVEN}-Paper.pdf)]"),
        "the hash of a number",
    ),
    (
        "AL406",
        bullets(
            f"A [[paper](https://papers.nips.cc/paper_files/paper/2022/hash/{HASH}-Abstract-Conference.html)]"
        ),
        "since 2022 it is another hash",
    ),
    (
        "AL406",
        bullets(
            f"A [[paper](https://papers.nips.cc/paper_files/paper/2021/hash/{HASH}-Abstract-round1.html)]"
        ),
        "a track of its own",
    ),
    (
        "AL407",
        bullets(f"A {ARXIV.format(1)} [[extension](https://arxiv.org/abs/2001.00002)]"),
        "a label that says so",
    ),
    ("AL407", bullets(f"A {ARXIV.format(1)} {ARXIV.format(2)}"), "two papers under one label"),
    (
        "AL407",
        bullets(f"A {ARXIV.format(1)}, which was broken by [[arXiv](https://arxiv.org/abs/2001.00002)]"),
        "words in between",
    ),
    (
        "AL407",
        bullets(
            f"A {ARXIV.format(1)} [[arXiv](https://arxiv.org/pdf/2001.00001v3)] [[review]({FORUM}abcdefghij)]"
        ),
        "a version, and another site",
    ),
    (
        "AL408",
        bullets(
            f"A {ARXIV.format(1)} [[code](https://github.com/A/B.git)] ![s]({STARS}/a/b.svg?style=social)"
        ),
        "one repository in two spellings",
    ),
    ("AL408", bullets(f"A {ARXIV.format(1)} ![stars]({STARS}/a/b)"), "no link to compare it with"),
    (
        "AL409",
        bullets(
            "A, CVPR 2021 workshop [[paper](https://openaccess.thecvf.com/content/CVPR2021W/X/html/D_A_CVPRW_2021_paper.html)]"
        ),
        "it says so",
    ),
    ("AL410", f"# CVPR 2021\n\n- A [[paper]({CVF})]\n", "all of one year"),
    (
        "AL410",
        bullets(
            "A [[paper](https://openaccess.thecvf.com/content_ICCV_2017/papers/D_A_ICCV_2017_paper.pdf)]"
        ),
        "ICCV 2017 has two folders",
    ),
    (
        "AL410",
        bullets("A [[paper](https://proceedings.mlr.press/v155/doe21a.html)]"),
        "out in the year after",
    ),
    (
        "AL410",
        bullets(
            f"A [[paper](https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/hash/{HASH}-Abstract-round1.html)]"
        ),
        "the first round of a new track",
    ),
    # AL5
    (
        "AL501",
        bullets("A [[paper](http://www.example.edu/~doe/a.pdf)] " + ARXIV.format(1)),
        "nobody knows whether it serves https",
    ),
    (
        "AL502",
        bullets(
            "A [[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/paperswithcode/axcell)]"
        ),
        "a repository",
    ),
    (
        "AL503",
        bullets(*(f"{c} [[pdf](https://arxiv.org/pdf/2001.{n:05d})]" for n, c in enumerate("ABCDEFGHIJKL"))),
        "pdf throughout",
    ),
    (
        "AL503",
        bullets(
            *(f"{c} [[pdf](https://arxiv.org/pdf/2001.{n:05d}.pdf)]" for n, c in enumerate("ABCDEFGHIJKL"))
        ),
        "pdf throughout, written with .pdf",
    ),
    (
        "AL504",
        bullets(
            *(f"{c} [[pdf](https://arxiv.org/abs/2001.{n:05d}v1)]" for n, c in enumerate("ABCDEFGHIJKL"))
        ),
        "versions throughout",
    ),
    ("AL504", PAPER, "no version"),
    (
        "AL505",
        bullets("A [[paper](https://www.arxiv.org.example.com/abs/2001.00001)] " + ARXIV.format(1)),
        "another host",
    ),
    ("AL505", PAPER, "the canonical host"),
    (
        "AL506",
        bullets(
            "A [[paper](https://arxiv.org/abs/0704.0001)]",
            "B [[paper](https://arxiv.org/abs/1412.9999)]",
            "C [[paper](https://arxiv.org/abs/1501.00001v3)]",
            "D [[paper](https://arxiv.org/abs/cs/0112017)]",
        ),
        "the first ids, the last of four digits, the first of five, an old one",
    ),
    (
        "AL507",
        bullets(*(f"{c} [[pdf](https://openreview.net/pdf?id=abcdefghi{c})]" for c in "ABCDEFGHIJKL")),
        "PDFs throughout",
    ),
    ("AL508", f"# ICLR 2018\n\n- A [[paper]({FORUM}abcdefghi)]\n", "nine characters in 2018"),
    (
        "AL508",
        f"# ICLR 2023\n\n- A [[paper]({FORUM}abcdefghij)]\n- B [[paper]({FORUM}abcdefghij_)]\n",
        "ten, and eleven",
    ),
    (
        "AL509",
        bullets("A [[code](https://gitlab.com/a/b)] [[project](https://github.com/a/b)] " + ARXIV.format(1)),
        "it may be so",
    ),
    (
        "AL509",
        bullets(
            "A [[paper](https://arxiv.org/abs/2001.00001)] [[arxiv](https://doi.org/10.48550/arXiv.2001.00001)]"
        ),
        "arXiv's DOI",
    ),
    (
        "AL510",
        bullets("A [[blog](https://example.org/?id=1&source=2)] " + ARXIV.format(1)),
        "parameters that choose the page",
    ),
    (
        "AL511",
        bullets("A [[notes](notes/a.md)] [[ftp](ftp://example.org/a)] " + ARXIV.format(1)),
        "a file, and another scheme",
    ),
    (
        "AL512",
        bullets(
            "A [[code](https://github.com/ab-c/d)]",
            "B [[code](https://github.com/abc/d)]",
            f"C {ARXIV.format(1)}",
        ),
        "two owners",
    ),
    ("AL513", bullets("A [[code](https://github.com/a/b/tree/0123abc/c)] " + ARXIV.format(1)), "a commit"),
    (
        "AL513",
        bullets("A [[code](https://github.com/a/master/issues/1)] " + ARXIV.format(1)),
        "a repository of that name",
    ),
    (
        "AL514",
        bullets("A [[paper](https://example.org/论文)] " + ARXIV.format(1)),
        "Chinese letters may be in a URL",
    ),
    (
        "AL510",
        bullets(
            "A [code](https://github.com/a/b?ref=main) [b](https://huggingface.co/a?via=b) "
            "[c](https://www.youtube.com/watch?v=0123456789a&t=9) [d](https://a.b/c?s=20#utm_source=x) "
            + ARXIV.format(1)
        ),
        "the same names where they matter",
    ),
    (
        "AL511",
        bullets(
            "A [notes](notes.md) [b](img/b.png) [c](README.md/x) [d](v1.0/x) "
            "[e](https://web.archive.org/web/2019/https://a.b) [f](https://a.b/?u=https://c.d) "
            + ARXIV.format(1)
        ),
        "files, archives and parameters",
    ),
    (
        "AL514",
        bullets("A [b](https://zh.wikipedia.org/wiki/剪枝) https://a.b/论文 " + ARXIV.format(1)),
        "letters",
    ),
    ("AL516", bullets("A [b](https://www.google.com/search?q=https://c.d) " + ARXIV.format(1)), "a search"),
    ("AL516", bullets("A [b](https://www.google.com/url?q=a) " + ARXIV.format(1)), "no address in it"),
    (
        "AL515",
        bullets("A [b](https://orbit.ly/a) [c](https://bit.lyon.fr) " + ARXIV.format(1)),
        "no shortener",
    ),
    ("AL522", bullets("A [b](files/a.md) [c](https://localhost.run/d) " + ARXIV.format(1)), "elsewhere too"),
    (
        "AL523",
        bullets("A [b](https://en.wikipedia.org/wiki/Acme_Inc.) https://a.b/c, " + ARXIV.format(1)),
        "a name that ends so, and text after a URL",
    ),
    (
        "AL502",
        bullets("A [[paper](https://www.aaai.org/ojs/index.php/AAAI/article/view/6000)]"),
        "another part",
    ),
    (
        "AL505",
        bullets("A Study of Graphs [[paper](https://papers.nips.cc/paper/7000-a-study-of-graphs)]"),
        "an old page that only this host is known to have",
    ),
    (
        "AL506",
        bullets(
            "A [[author](https://arxiv.org/a/doe_1)] [[figure](https://arxiv.org/html/2401.00001v1/x1.png)]"
        ),
        "no paper",
    ),
    ("AL508", bullets(f"A [[paper]({FORUM}B1abcdefg)]"), "one of 2017, though no year is stated"),
    (
        "AL509",
        bullets("A [[code](https://doi.org/10.5281/zenodo.1234567)] " + ARXIV.format(1)),
        "a repository of data and code",
    ),
    ("AL515", bullets("A [[video](https://youtu.be/abcdefghijk)] " + ARXIV.format(1)), "it names the video"),
    (
        "AL516",
        bullets("A [[cited by](https://scholar.google.com/scholar?cites=123&hl=en)] " + ARXIV.format(1)),
        "a search that is meant",
    ),
    ("AL516", bullets("A [[page](https://sites.google.com/view/a)] " + ARXIV.format(1)), "a page"),
    ("AL517", bullets("A [[code](https://github.com/anonymous/a)] " + ARXIV.format(1)), "a name"),
    ("AL518", bullets("A [[code](https://github.com/a/b/tree/v1/c)] " + ARXIV.format(1)), "a folder"),
    ("AL518", bullets("A [[group](https://github.com/a)] " + ARXIV.format(1)), "not said to be code"),
    ("AL519", bullets("A [[pdf](https://arxiv.org/pdf/2001.00001.pdf)]"), "a PDF"),
    # AL6
    (
        "AL601",
        bullets(f"A Paper of Note {ARXIV.format(1)}", f"Another Paper of Note {ARXIV.format(2)}"),
        "two papers",
    ),
    (
        "AL601",
        bullets(f"Introduction {ARXIV.format(1)}", f"Introduction {ARXIV.format(2)}"),
        "a title that says too little",
    ),
    (
        "AL601",
        bullets(
            f"Pruning Networks Quickly {ARXIV.format(1)} [[code](https://github.com/a/b)]",
            f"Quantising Networks Slowly {ARXIV.format(2)} [[code](https://github.com/a/b)]",
        ),
        "one repository of two papers",
    ),
    (
        "AL602",
        "# NeurIPS 2023\n\n- Pruning Networks Quickly [[paper](https://papers.nips.cc/paper_files/paper/2023/hash/"
        f"{HASH}-Abstract-Conference.html)]\n\n# NeurIPS 2022\n\n- A Study of Colour [[paper]"
        f"(https://papers.nips.cc/paper_files/paper/2022/hash/{HASH}-Abstract-Conference.html)]\n",
        "one hash in two years: the key is year and hash",
    ),
    (
        "AL602",
        bullets(
            "Pruning Networks Quickly [[project](https://example.org/lab)] " + ARXIV.format(1),
            "A Study of Colour [[project](https://example.org/lab)] " + ARXIV.format(2),
        ),
        "one project page of two papers",
    ),
    (
        "AL603",
        bullets(
            f"Channel Pruning for Fast Networks {ARXIV.format(1)}",
            f"Filter Pruning for Fast Networks {ARXIV.format(2)}",
        ),
        "similar titles of different papers",
    ),
    (
        "AL603",
        bullets(f"Pruning: a Survey {ARXIV.format(1)}", f"**Pruning**: A survey {ARXIV.format(1)}"),
        "one title",
    ),
    (
        "AL604",
        bullets(
            f"Pruning Networks Quickly [[paper]({FORUM}abcdefghij)]",
            "Pruning Networks Quickly [[arxiv](https://arxiv.org/abs/2001.00001)]",
        ),
        "ids of two sites",
    ),
    (
        "AL605",
        table(
            "| title | venue | year |",
            "| [Pruning Networks](https://arxiv.org/abs/2001.00001) | ICML | 2020 |",
            "| [Pruning Networks](https://arxiv.org/abs/2001.00001) | ICML | 2020 |",
        ),
        "twice, with one set of data",
    ),
    (
        "AL605",
        "# 2020\n\n"
        + "".join(
            f"- Pruning Networks, {v} [[paper](https://arxiv.org/abs/2001.00001)]\n" for v in ("ICML", "ICLR")
        ),
        "a duplicate in one place, of which AL601 says so",
    ),
    (
        "AL606",
        bullets(
            f"Pruning Networks Quickly, Part I {ARXIV.format(1)}",
            f"Pruning Networks Quickly, Part II {ARXIV.format(2)}",
        ),
        "two parts",
    ),
    (
        "AL606",
        bullets(
            f"Pruning Networks Quickly {ARXIV.format(1)}",
            f"Pruning Networks Quickly: A Survey {ARXIV.format(2)}",
        ),
        "a survey",
    ),
    ("AL607", bullets(f'J. Doe, "Pruning", arXiv:2001.00001 {ARXIV.format(1)}'), "one id"),
    (
        "AL607",
        bullets(f'J. Doe, "Pruning", arXiv:2001.00001, extends arXiv:1901.00001 {ARXIV.format(2)}'),
        "two ids in the text",
    ),
    # AL7
    ("AL701", "# Papers\n\n" + "".join(PAPERS), "in order"),
    ("AL701", "# Papers\n\n" + "".join([PAPERS[5], *PAPERS[:5]]), "six are no habit"),
    ("AL702", "# 2019\n\nText.\n\n# 2020\n\nText.\n\n# 2021\n\nText.\n", "oldest first throughout"),
    (
        "AL702",
        "# 2023\n\nText.\n\n# Surveys\n\nText.\n\n# 2022\n\nText.\n\n# 2021\n\nText.\n",
        "a topic in between",
    ),
    (
        "AL703",
        "".join(
            f"# {year}\n\n## {first}\n\nText.\n\n## {second}\n\nText.\n\n"
            for year, (first, second) in zip(
                range(2024, 2012, -1), [("CVPR", "ICML"), ("ICML", "CVPR")] * 6, strict=True
            )
        ),
        "each year does as it likes",
    ),
    # AL8
    *(
        (f"AL80{n}", "- A Paper [[paper](https://example.org/gone)]\n", "nobody asked for the page")
        for n in (1, 2, 4, 5, 6, 7, 8)
    ),
    *(
        (code, f"- A Paper of Note [[paper]({ARXIV})]\n", "nobody asked what the paper is called")
        for code in ("AL803", "AL809", "AL810", "AL811", "AL812", "AL813")
    ),
]


def codes(text, path="README.md"):
    everything = Config(extend_select=("AL",))
    return {finding.rule.code for finding in awesome_lint.lint(awesome_lint.parse(text, path), everything)}


@pytest.mark.parametrize(("code", "text", "why"), SILENT, ids=[f"{code}: {why}" for code, _, why in SILENT])
def test_stays_silent(code, text, why, tmp_path):
    assert code not in codes(text, str(tmp_path / "README.md")), why


def test_every_rule_has_a_case():
    assert {code for code, _, _ in SILENT} == set(RULES)


NOTHING = [
    "Routing with A* Search " + ARXIV.format(1),
    r"1$\times$N Sparsity of $\mathbb{D}^2$ " + ARXIV.format(2),
    "Can $L_0$ Help? On _Early_ **Exits** " + ARXIV.format(3),
    "Who Says Elephants Can't Run: 4-bit & 8-bit (at Once) " + ARXIV.format(4),
    "“Quotes” – and Dashes — in C++, #1 " + ARXIV.format(5),
    "X-Pruner: eXplainable Pruning [[paper](https://aclanthology.org/P19-1580)]",
    r"snake\_case \*and\* stars " + ARXIV.format(6),
    "A [0, 1) Interval " + ARXIV.format(7),
]


@pytest.mark.parametrize("title", NOTHING)
def test_a_title_about_which_there_is_nothing_to_say(title):
    assert codes(bullets(title)) == set()


def test_a_list_that_is_as_it_should_be():
    assert (
        codes(
            "# Papers\n\n- [2023](#2023)\n- [2022](#2022)\n\n"
            "## 2023\n\n### CVPR\n\n- A Paper [[paper](https://arxiv.org/abs/2301.00001)] [[code](https://github.com/a/b)]\n\n"
            "### ICML\n\n- B Paper [[paper](https://arxiv.org/abs/2201.00001)]\n\n"
            "## 2022\n\n### CVPR\n\n- C Paper [[paper](https://arxiv.org/abs/2401.00001)]\n"
        )
        == set()
    )


def test_duplicates_across_topics_are_a_remark_only():
    text = (
        f"# Vision\n\n- Pruning Networks Quickly {ARXIV.format(1)}\n- B {ARXIV.format(2)}\n- C {ARXIV.format(3)}\n"
        + (
            f"\n# Speech\n\n- Pruning Networks Quickly {ARXIV.format(1)}\n- D {ARXIV.format(4)}\n- E {ARXIV.format(5)}\n"
        )
    )
    findings = awesome_lint.lint(awesome_lint.parse(text))
    assert [(f.rule.code, f.severity) for f in findings] == [("AL601", "info")]


def test_two_files_of_the_same_papers_overlap_on_purpose():
    index, topic = ("# Papers\n\n" + "".join(PAPERS), "# Topic\n\n" + "".join(PAPERS[:6]))
    findings = awesome_lint.lint([awesome_lint.parse(index, "a.md"), awesome_lint.parse(topic, "b.md")])
    assert {f.severity for f in findings if f.rule.code == "AL601"} <= {"info"}
