"""The page as a text: what a reader without JavaScript gets, and that no text of a list becomes more than text."""

from html.parser import HTMLParser

import pytest

LIST = """\
# Pruning & Co

Some words.

## 2024

### CVPR

- One Way to Prune [[paper](https://example.org/one)] [[arxiv](https://arxiv.org/abs/2401.00001)] [[Code](https://github.com/a/one)]
- 剪枝 [[paper](https://example.org/zwei)]

## 2022

- An Old Way [[paper](https://arxiv.org/abs/2201.00003)]
- An Old Way [[paper](https://arxiv.org/abs/2201.00003)]
- A Way without Links: Über Alles [[project]()] [[code](https://github.com/a/b)]
"""


class Page(HTMLParser):
    """Start tags with their attributes, and the visible text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts += [data.strip()] if data.strip() else []

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture
def page(site):
    return lambda text, *args: Page((site(text, *args) / "index.html").read_text("utf-8"))


def test_papers_stand_under_their_headings_in_the_order_of_the_list(page):
    texts = page(LIST).texts
    wanted = ["2024", "CVPR", "One Way to Prune", "剪枝", "An Old Way"]
    assert [text for text in texts if text in wanted] == [*wanted, "An Old Way"]
    assert "5 papers, 2022 to 2024, 2 with code" in texts


def test_title_leads_to_the_paper_and_the_other_links_follow(page):
    links = [attrs["href"] for attrs in page(LIST).all("a")]
    at = links.index("https://example.org/one")
    assert links[at + 1 : at + 4] == [
        *("https://arxiv.org/abs/2401.00001", "https://github.com/a/one", "#arxiv:2401.00001")
    ]


def test_a_title_leads_where_it_does_in_the_list(page):
    made = page(
        "# A\n\n- [A Way to Prune](https://github.com/a/b) [[arxiv](https://arxiv.org/abs/2401.00001)]\n"
    )
    links = [attrs["href"] for attrs in made.all("a")]
    assert links[-4:] == [
        *(
            "https://github.com/a/b",
            "https://github.com/a/b",
            "https://arxiv.org/abs/2401.00001",
            "#arxiv:2401.00001",
        )
    ]
    assert made.texts[-4:-2] == ["code", "arxiv"]


def test_every_paper_has_a_name_of_its_own(page):
    made = page(LIST)
    names = [attrs["id"] for attrs in made.all("li")]
    assert names == [
        "arxiv:2401.00001",
        "title:剪枝",
        "arxiv:2201.00003",
        "arxiv:2201.00003-2",
        "title:a-way-without-links-uber-alles",
    ]
    assert {f"#{name}" for name in names} <= {attrs["href"] for attrs in made.all("a")}


def test_what_the_script_filters_by(page):
    first, *_, last = page(LIST).all("li")
    assert first == {"id": "arxiv:2401.00001", "data-year": "2024", "data-venue": "CVPR", "data-code": None}
    assert "data-code" in last


def test_nothing_comes_from_elsewhere_and_no_script_stands_in_it(page):
    made = page(LIST)
    assert [attrs["src"] for attrs in made.all("script")] == ["app.js"]
    assert not [
        attrs for _, attrs in made.tags if "style" in attrs or any(name[:2] == "on" for name in attrs)
    ]
    assert {attrs["href"] for attrs in made.all("link")} == {"icon.svg", "style.css"}
    policy = next(attrs["content"] for attrs in made.all("meta") if "http-equiv" in attrs)
    assert "default-src 'none'; script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.org/x",
        "docs/a.pdf",
        "file:///etc/passwd",
    ],
)
def test_only_links_that_lead_out_are_links(page, url):
    made = page(f"# A\n\n- A Paper [[paper]({url})] [[arxiv](https://arxiv.org/abs/2401.00001)]\n")
    hrefs = [attrs["href"] for attrs in made.all("a")]
    assert "https://arxiv.org/abs/2401.00001" in hrefs
    assert not [
        href for href in hrefs if href[:8] not in ("https://", "papers.b", "papers.c") and href[0] != "#"
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "'><svg onload=alert(1)>",
        "</li></ul></main><form id=query>",
        "{policy} {{7*7}} %s",
        "&lt;b&gt; &#x3c;b",
        "\u202egnp.exe \u200f\u2067",
        "x" * 10_000,
        "a \x00 \x1b[31m b",
    ],
)
def test_a_hostile_text_stays_text(page, hostile):
    plain, made = (
        page(LIST),
        page(LIST.replace("One Way", f"`{hostile}` One Way").replace("CVPR", f"CVPR {hostile}")),
    )
    assert [tag for tag, _ in made.tags] == [tag for tag, _ in plain.tags]
    assert {name for _, attrs in made.tags for name in attrs} <= {
        name for _, attrs in plain.tags for name in attrs
    } | {"dir"}


def test_hostile_labels_and_urls_stay_in_their_attributes(page):
    made = page(
        '# A\n\n- A Paper [[<b onclick=x>](https://a.org/"onmouseover="x)] [["\'](https://arxiv.org/abs/2401.00001)]\n'
    )
    assert not [attrs for _, attrs in made.tags if any(name.startswith("on") for name in attrs)]
    assert not made.all("b")


def test_what_utf8_cannot_say(site):
    folder = site(LIST.replace("One Way", "One \x1b\ufffe Way"))
    assert "One \ufffd\ufffd Way" in (folder / "index.html").read_text("utf-8")


def test_a_readme_without_a_heading_is_called_as_its_folder(page):
    assert page("- A Paper [[paper](https://arxiv.org/abs/2401.00001)]\n").texts[0] == "site"


def test_a_title_of_ones_own(page):
    assert page(LIST, "--title", "<My> Papers").texts[0] == "<My> Papers"


def test_text_from_right_to_left_says_so(page):
    items = page("# A\n\n- דרך אחת [[paper](https://arxiv.org/abs/2401.00001)]\n").all("li")
    assert items[0]["dir"] == "auto"
