"""What is made of pages that are there, gone, or not for robots."""

from collections import Counter

import pytest

from awesome_lint.links.judge import judge
from awesome_lint.links.outcome import Outcome
from awesome_lint.links.urls import target
from awesome_lint.links.verdict import BROKEN
from tests.internet import Internet, faults, pages
from tests.internet.sites import Page, Paths, Redirect, Status

from .checking import check

MEANS = {"alive": "alive", "moved": "alive"}


def meaning(verdict):
    return "dead" if verdict.name in BROKEN else MEANS.get(verdict.name, "unknowable")


@pytest.mark.parametrize("kinds", [faults.FAULTS, faults.MORE], ids=["usual", "more"])
def test_no_link_is_called_what_it_is_not(kinds):
    with Internet(faults.sites(kinds), tls=True) as net:
        links = list(faults.links(net, kinds))
        found = check(net, [link.url for link in links])
        wrong = Counter(
            (link.fault.name, link.fault.truth, found[link.url].name)
            for link in links
            if meaning(found[link.url]) != link.fault.truth
        )
    assert not wrong


def test_one_request_a_page_whatever_the_fragment():
    with Internet({"a.test": pages.with_anchor("results")}) as net:
        urls = [
            net.url("a.test", target) for target in ("/1", "/1#results", "/1#nowhere", "/1#:~:text=x", "/2")
        ]
        found = check(net, urls)
        assert [found[url].name for url in urls] == ["alive", "alive", "unverified", "alive", "alive"]
        assert [seen.target for seen in net.log()] == ["/1", "/2"]


def test_what_is_retired_is_not_asked():
    urls = [
        "https://paperswithcode.com/paper/a-paper",
        "https://www.aaai.org/ocs/index.php/AAAI/AAAI16/paper/view/1",  # a part of a host that lives on
    ]
    with Internet({"paperswithcode.com": Page(), "www.aaai.org": Page()}) as net:
        found = check(net, urls)
        assert [verdict.name for verdict in found.values()] == ["retired", "retired"]
        assert net.connections() == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://huggingface.co/lab/model", "flaky"),
        ("https://github.com/lab/code/tree/main/x", "flaky"),
        ("https://lab.test/paper", "dead"),
    ],
)
def test_those_who_keep_ids_are_there_whatever_the_network_says(url, name):
    assert judge(target(url), Outcome(failure="no-such-host")).name == name


@pytest.mark.parametrize(
    ("code", "name"), [(301, "moved"), (308, "moved"), (302, "alive"), (303, "alive"), (307, "alive")]
)
def test_only_a_permanent_redirect_is_a_move(code, name):
    with Internet({"a.test": Paths({"/new": Page()}, Redirect("/new", code))}) as net:
        (verdict,) = check(net, [net.url("a.test", "/old")]).values()
        assert (verdict.name, verdict.final_url) == (name, net.url("a.test", "/new"))
        assert verdict.moved_to == (net.url("a.test", "/new") if name == "moved" else "")


@pytest.mark.parametrize(
    ("sites", "target", "name"),
    [
        ({"a.test": Paths({"/": pages.HOME}, Redirect("/"))}, "/paper/1", "gone-soft"),
        ({"a.test": Paths({"/": pages.HOME}, Redirect("/"))}, "/index.html", "alive"),
        ({"a.test": Redirect("http://b.test:{http}/"), "b.test": pages.HOME}, "/project", "unverified"),
        ({"a.test": pages.LINK_ROT}, "/404-pages", "alive"),
        ({"a.test": Paths({"/login": pages.LOGIN}, Redirect("/login?next=x"))}, "/p", "blocked"),
        ({"a.test": Status(300)}, "/p", "alive"),
        ({"a.test": Redirect("", 302)}, "/p", "unverified"),
        ({"a.test": Redirect("file:///etc/passwd")}, "/p", "invalid"),
    ],
)
def test_where_a_page_leads(sites, target, name):
    with Internet(sites) as net:
        (verdict,) = check(net, [net.url("a.test", target)], retries=0).values()
        assert verdict.name == name, verdict


def test_what_all_links_of_a_host_lead_to_is_no_answer():
    sites = {"a.test": Redirect("http://b.test:{http}/trending", 302), "b.test": Page()}
    with Internet(sites) as net:
        few = check(net, [net.url("a.test", f"/paper/{n}") for n in range(4)])
        many = check(net, [net.url("a.test", f"/paper/{n}") for n in range(5)])
        assert Counter(v.name for v in few.values()) == {"alive": 4}
        assert Counter(v.name for v in many.values()) == {"gone-soft": 5}


def test_a_status_may_be_accepted():
    with Internet({"a.test": Status(403)}) as net:
        url = net.url("a.test", "/")
        assert check(net, [url])[url].name == "blocked"
        assert check(net, [url], accept=frozenset({403}))[url].name == "alive"


def test_a_home_page_has_many_spellings():
    sites = {"a.test": Paths({"/": pages.HOME, "/en/": pages.HOME, "/ai/": Page()}, Redirect("/en/"))}
    sites["a.test"] = Paths({"/ai.html": Redirect("/ai/"), "/home.html": Redirect("/")}, sites["a.test"])
    with Internet(sites) as net:
        names = {
            "/paper/1": "gone-soft",
            "/en/index.html": "alive",
            "/home.html": "alive",
            "/ai.html": "alive",
        }
        found = check(net, [net.url("a.test", target) for target in names], retries=0)
        assert [verdict.name for verdict in found.values()] == list(names.values())


def test_what_sets_no_cookie_is_shown_a_wall():
    with Internet({"a.test": Paths({"/action/*": Page()}, Redirect("/action/cookieAbsent"))}) as net:
        found = check(net, [net.url("a.test", f"/doi/{n}") for n in range(5)], retries=0)
        assert {verdict.name for verdict in found.values()} == {"blocked"}


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="refresh" content="5; url={path}">',
        '<meta http-equiv="refresh" content="0; url=http://[">',
        '<noscript><meta http-equiv="refresh" content="0; url=/gone"></noscript>',
        '<!-- <meta http-equiv="refresh" content="0; url=/gone"> -->',
    ],
)
def test_a_page_that_leads_nowhere_else_is_there(head):
    with Internet({"a.test": Paths({"/gone": Status(404)}, Page(head=head))}) as net:
        (verdict,) = check(net, [net.url("a.test", "/p")], retries=0).values()
        assert (verdict.name, len(net.log())) == ("alive", 1)


@pytest.mark.parametrize("fragment", ["page=3", "top", "%C3%A9tude", "étude"])
def test_a_fragment_that_is_no_missing_anchor(fragment):
    sites = {"a.test": Page(None, "<h2 id='étude'>Étude</h2>")}
    if "=" in fragment:
        sites["a.test"] = Page(headers=(("Content-Type", "application/pdf"),))
    with Internet(sites) as net:
        (verdict,) = check(net, [net.url("a.test", f"/p#{fragment}")]).values()
        assert verdict.name == "alive"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://a.test:99999/", "invalid"),
        ("http://xn--/", "invalid"),
        ("mailto:a@example.org", "skipped"),
        ("http://", "invalid"),
        ("http://exa mple.org/", "invalid"),
        ("file:///etc/passwd", "invalid"),
        ("https://[::1/", "invalid"),
        ("hppt://example.org/", "invalid"),
        ("http://exa%20mple.org/", "invalid"),
        ("http://a\N{ZERO WIDTH JOINER}b.org/", "invalid"),
        ("http://\N{COMBINING GRAVE ACCENT}a.org/", "invalid"),
    ],
)
def test_what_cannot_be_asked_for(url, name):
    with Internet({}) as net:
        assert check(net, [url])[url].name == name
        assert net.connections() == []


@pytest.mark.parametrize(
    ("host", "asked"),
    [
        ("bücher.test", "xn--bcher-kva.test"),
        ("BÜCHER.test", "xn--bcher-kva.test"),
        ("b%C3%BCcher.test", "xn--bcher-kva.test"),
        ("straße.test", "xn--strae-oqa.test"),
        ("i❤.test", "xn--i-7iq.test"),
        ("xn--i-7iq.test", "xn--i-7iq.test"),
        ("ＡＢ。test", "ab.test"),
        ("a_b.test", "a_b.test"),
    ],
)
def test_names_are_asked_for_as_browsers_do(host, asked):
    with Internet({asked: Page()}, tls=asked.startswith("xn--b")) as net:
        urls = [f"{scheme}://{host}/{scheme}" for scheme in net.ports]
        found = check(net, urls, retries=0)
        assert {verdict.name for verdict in found.values()} == {"alive"}
        assert {seen.host for seen in net.log()} == {asked}


def test_a_dead_page_is_asked_for_twice_and_a_live_one_once():
    with Internet({"gone.test": Status(404), "there.test": Page()}) as net:
        check(net, [net.url("gone.test", "/1"), net.url("there.test", "/1")])
        first, second = net.log("gone.test")
        assert second.time - first.time > 2
        assert len(net.log("there.test")) == 1


def test_without_a_network_nothing_is_dead():
    with Internet({}, names={"*": "NXDOMAIN"}) as net:
        found = check(net, [f"https://host{n}.test/" for n in range(6)])
        assert {verdict.name for verdict in found.values()} == {"flaky"}
