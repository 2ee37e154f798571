"""The page in a browser: search, filters, keys, permalinks, and that a hostile list can do nothing."""

import gzip
import random
import time

import pytest

from .conftest import make_site

LIST = """\
# Papers

## 2024

### CVPR

- Sparse Vision Models [[paper](https://arxiv.org/abs/2401.00001)] [[code](https://github.com/a/one)]
- Dense Vision Models [[paper](https://arxiv.org/abs/2401.00002)]

### ICML

- Sparse Ünderstanding of Language [[paper](https://arxiv.org/abs/2401.00003)]

## 2022

- An Old Sparse Model [[paper](https://arxiv.org/abs/2201.00004)] [[code](https://github.com/a/four)]
"""
HOSTILE = """\
# <script>window.ran = 1</script>

## <img src=x onerror="window.ran = 1">

- `<script>window.ran = 1</script>` Title [[paper](https://arxiv.org/abs/2401.00001)]
- `"><img src=x onerror="window.ran = 1">` Title [[paper](javascript:window.ran=1)] [[code](https://github.com/a/one)]
- Title \u202e of \u2067 marks \u200f [[`<svg onload=window.ran=1>`](https://arxiv.org/abs/2401.00002)]
- __proto__ (constructor, 2024) [[paper](https://arxiv.org/abs/2401.00003)]
"""
KEYSTROKE = """
const [text, done] = arguments;
query.value = text;
const start = performance.now();
query.dispatchEvent(new InputEvent("input", {bubbles: true}));
requestAnimationFrame(() => {
  const {port1, port2} = new MessageChannel();
  port1.onmessage = () => done(performance.now() - start);
  port2.postMessage(0);
});
"""


@pytest.fixture(scope="module")
def address(served):
    return served(LIST, "papers")


@pytest.fixture
def page(browser, address):
    """The browser at the page, whose script has run and which must not complain of anything."""
    from selenium.webdriver.support.wait import WebDriverWait

    browser.get(address)
    WebDriverWait(browser, 30).until(count)
    yield browser
    assert browser.get_log("browser") == []


def shown(browser):
    items = browser.find_elements("css selector", "main li")
    return [item.get_attribute("id").rpartition("0")[2] for item in items if item.is_displayed()]


def count(browser):
    return browser.find_element("id", "count").text


def type_(browser, text):
    browser.find_element("id", "query").send_keys(text)


def press(browser, *keys):
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    for key in keys:
        ActionChains(browser).send_keys(getattr(Keys, key, key)).perform()


def focused(browser):
    return browser.execute_script(
        "return document.activeElement.closest('li')?.id || document.activeElement.id"
    )


def choose(browser, name, value):
    from selenium.webdriver.support.select import Select

    Select(browser.find_element("id", name)).select_by_value(value)


class TestSearch:
    def test_all_words_wherever_they_stand(self, page):
        assert (shown(page), count(page)) == (["1", "2", "3", "4"], "4 papers")
        type_(page, "model sparse")
        assert (shown(page), count(page)) == (["1", "4"], "2 of 4")

    def test_accents_and_case_do_not_matter(self, page):
        type_(page, "UNDERstanding")
        assert shown(page) == ["3"]

    def test_headings_are_searched_and_those_without_papers_go(self, page):
        type_(page, "icml")
        assert shown(page) == ["3"]
        headings = page.find_elements("css selector", "h2, h3")
        assert [heading.text for heading in headings if heading.is_displayed()] == ["2024", "ICML"]

    def test_filters(self, page):
        choose(page, "year", "2024")
        assert shown(page) == ["1", "2", "3"]
        choose(page, "venue", "CVPR")
        page.find_element("id", "code").click()
        assert shown(page) == ["1"]
        page.find_element("id", "clear").click()
        assert shown(page) == ["1", "2", "3", "4"]

    def test_filters_say_how_many(self, page):
        options = page.find_elements("css selector", "#year option, #venue option")
        assert [option.text for option in options] == [
            *("All years", "2024 (3)", "2022 (1)", "All venues", "CVPR (2)", "ICML (1)")
        ]

    def test_an_address_keeps_the_search(self, page, address):
        page.get(f"{address}?q=sparse&year=2024&venue=nonsense")
        assert shown(page) == ["1", "3"]

    def test_nothing_is_asked_of_others(self, page, address):
        names = page.execute_script("return performance.getEntriesByType('resource').map(({name}) => name)")
        own = {name.removeprefix(address) for name in names}
        assert {"app.js", "style.css"} <= own <= {"app.js", "style.css", "icon.svg"}


class TestKeys:
    def test_slash_arrows_and_escape(self, page):
        press(page, "/")
        assert focused(page) == "query"
        press(page, *"vision", "ARROW_DOWN")
        assert focused(page) == "arxiv:2401.00001"
        press(page, "ARROW_DOWN")
        assert focused(page) == "arxiv:2401.00002"
        press(page, "ARROW_UP", "ARROW_UP")
        assert focused(page) == "query"
        press(page, "ESCAPE")
        assert (shown(page), focused(page)) == (["1", "2", "3", "4"], "query")
        press(page, "ESCAPE")
        assert focused(page) == ""

    def test_a_slash_can_be_searched_for(self, page):
        press(page, "/", "a", "/", "b")
        assert page.find_element("id", "query").get_property("value") == "a/b"


class TestPermalinks:
    def test_following_one(self, page, address):
        page.get(f"{address}#arxiv:2201.00004")
        assert page.execute_script("return document.querySelector(':target').id") == "arxiv:2201.00004"

    def test_it_shows_a_paper_that_is_not_among_those_found(self, page, address):
        page.get(f"{address}?q=dense#arxiv:2201.00004")
        assert "4" in shown(page)

    @pytest.mark.parametrize("search", ["", "?q=number+7"])
    def test_it_is_in_view_however_far_down(self, browser, served, search):
        papers = (f"- Paper Number {n} [[paper](https://arxiv.org/abs/2401.{n:05})]\n" for n in range(1, 400))
        address = served("# Papers\n\n" + "".join(papers), "long")
        browser.get(f"{address}{search}#arxiv:2401.00300")
        place = "return document.querySelector(':target').getBoundingClientRect().top"
        time.sleep(0.5)  # whatever else would scroll has done so
        assert 50 < browser.execute_script(place) < 850

    def test_one_among_those_found_leaves_the_search(self, page):
        type_(page, "sparse")
        time.sleep(0.5)  # until the address says so
        page.find_element("css selector", "li[id='arxiv:2201.00004'] p a:last-child").click()
        assert page.current_url.endswith("?q=sparse#arxiv:2201.00004")
        assert shown(page) == ["1", "3", "4"]

    def test_it_stands_at_the_paper(self, page):
        links = page.find_elements("css selector", "li p a:last-child")
        assert links[0].get_attribute("href").endswith("/#arxiv:2401.00001")


class TestWithout:
    def test_javascript_it_is_a_list(self, browser, address):
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            browser.get(address)
            items = browser.find_elements("css selector", "main li")
            assert [item.is_displayed() for item in items] == [True] * 4
            assert not browser.find_element("id", "find").is_displayed()
        finally:
            browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def test_a_server_it_works_too(self, browser, tmp_path):
        browser.get((make_site(LIST, tmp_path) / "index.html").as_uri())
        type_(browser, "dense")
        assert (shown(browser), browser.get_log("browser")) == (["2"], [])


def test_a_hostile_list_can_do_nothing(browser, served):
    browser.get(served(HOSTILE, "hostile"))
    type_(browser, "title")
    assert (
        browser.execute_script("return document.querySelectorAll('main img, main svg, main script').length")
        == 0
    )
    assert browser.execute_script("return window.ran") is None
    assert "<script>window.ran = 1</script>" in browser.find_element("css selector", "main").text
    assert browser.get_log("browser") == []


def test_the_policy_would_stop_what_came_through(browser, tmp_path):
    page = make_site(LIST, tmp_path) / "index.html"
    hostile = """<script>window.ran = 1</script><img src="x" onerror="window.ran = 1"><style>main {color: red}</style>"""
    page.write_text(page.read_text("utf-8").replace("<main>", f"<main>{hostile}"), "utf-8")
    browser.get(page.as_uri())
    assert browser.execute_script("return window.ran") is None
    assert browser.find_element("tag name", "main").value_of_css_property("color") != "rgba(255, 0, 0, 1)"
    assert "Content Security Policy" in str(browser.get_log("browser"))


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_light_and_dark(browser, address, scheme, dark):
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(address)
    colour = browser.find_element("tag name", "body").value_of_css_property("background-color")
    assert (int(colour.split("(")[1].split(",")[0]) < 128) == dark


def test_nothing_sticks_out_of_a_narrow_window(browser, served):
    browser.get(served(LIST.replace("Dense", "D" * 10_000).replace("### CVPR", "### " + "C" * 500), "wide"))
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 700, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.fixture(scope="module")
def large():
    """A list of 10,000 papers."""
    chance = random.Random(1)
    words = [
        "pruning",
        "sparse",
        "vision",
        "language",
        "model",
        "efficient",
        "learning",
        "deep",
        "token",
        "graph",
        "dynamic",
        "inference",
    ]
    lines = ["# Many Papers"]
    for number in range(10_000):
        if number % 500 == 0:
            lines += ["", f"## {2025 - number // 500}", ""]
        title = " ".join(chance.choices(words, k=8)).title()
        arxiv = f"https://arxiv.org/abs/{2501 - number // 500 * 100}.{number:05}"
        code = f" [[code](https://github.com/someone{number % 97}/project-{number})]" if number % 2 else ""
        lines.append(f"- {title} {number} [[paper]({arxiv})]{code}")
    return "\n".join(lines) + "\n"


@pytest.mark.slow
def test_a_large_list_is_not_a_large_page(large, tmp_path):
    data = (make_site(large, tmp_path) / "index.html").read_bytes()
    assert data.count(b"<li ") == 10_000
    assert len(data) < 6_000_000
    assert len(gzip.compress(data)) < 1_500_000


@pytest.mark.slow
def test_keystrokes_in_a_large_list(browser, served, large):
    browser.get(served(large, "large"))
    for text in ("p", "pr", "prun de", "", "token 1"):
        browser.execute_async_script(KEYSTROKE, text)
    wanted = browser.execute_script("return papers.filter(({wanted}) => wanted).length")
    assert count(browser) == f"{wanted:,} of 10,000"
    drawn = "return papers.every(({item, wanted}) => item.checkVisibility() === wanted)"
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(browser, 20).until(lambda it: it.execute_script(drawn))
