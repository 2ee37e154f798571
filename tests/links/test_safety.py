"""A list comes from strangers: what it must not reach, learn or break."""

import asyncio
from contextlib import aclosing

import httpx
import pytest

from awesome_lint.links import checker
from awesome_lint.links.client import Client
from awesome_lint.links.cookies import Cookies
from awesome_lint.links.plan import make_plan
from awesome_lint.links.policy import Manner, Policy
from awesome_lint.rules.liveness import quote_for_markdown
from tests.internet import Internet, broken
from tests.internet.sites import Page, Paths, Redirect, Status
from tests.internet.tls import Certificate

from .checking import check, run

PUBLIC = "93.184.216.34"
INSIDE = {"inside.test": "10.0.0.7", "loop.test": "127.0.0.1", "mixed.test": f"{PUBLIC}+192.168.1.1"}


@pytest.fixture(scope="module")
def net():
    sites = {
        "public.test": Paths(
            {
                "/to-name": Redirect("http://inside.test/"),
                "/to-address": Redirect("http://169.254.169.254/latest/meta-data/"),
                "/to-file": Redirect("file:///etc/passwd"),
            },
            Page(),
        )
    }
    with Internet(sites, names=INSIDE, address=PUBLIC) as net:
        yield net


def reached(net):
    """The addresses that somebody tried to connect to."""
    return {record["connect"] for record in net.connections() if "connect" in record}


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://0.0.0.0/",
        "http://localhost./",
        "http://inside.test/",
        "http://loop.test/",
        "http://mixed.test/",
        "http://public.test/to-name",
        "http://public.test/to-address",
        "http://user@127.0.0.1/",
        "file:///etc/passwd",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[fec0::1]/",
    ],
)
def test_nothing_private_is_asked(net, url):
    before = len(net.connections())
    (verdict,) = check(net, [url], private=False, retries=0).values()
    assert verdict.name in ("invalid", "skipped", "dead", "flaky")  # no name at all was found
    tried = {record.get("connect") for record in net.connections()[before:]} - {None}
    assert tried <= {PUBLIC}


def test_a_public_page_is_asked_without_leave(net):
    assert check(net, ["http://public.test/"], private=False)["http://public.test/"].name == "alive"


def test_a_name_that_changes_its_mind_is_reached_where_it_was_checked():
    with Internet({"a.test": Page()}, names={"a.test": f"{PUBLIC}>127.0.0.1"}, address=PUBLIC) as net:
        check(net, ["http://a.test/"], private=False)
        assert reached(net) == {PUBLIC}


def test_under_a_proxy_only_written_addresses_are_refused(tmp_path):
    with Internet({"a.test": Page()}) as net:
        urls = ["http://a.test/", "http://127.0.0.1/"]
        done = run(net, tmp_path, urls, "--no-cache", "--output-format", "json", proxy=True)
        assert done.returncode in (0, 1)
        assert [(seen.host, seen.proxied) for seen in net.log("a.test")] == [("a.test", True)]


SECRET = {"Authorization": "Bearer secret", "X-Key": "secret", "accept-language": "de"}


def test_headers_of_one_host_are_sent_to_no_other():
    sites = {"a.test": Redirect("https://b.test:{https}/"), "b.test": Page()}
    with Internet(sites, tls=True) as net:
        check(net, [net.url("a.test", "/p", "https")], hosts={"a.test": Manner(0, 6, SECRET)})
        (first,), (second,) = net.log("a.test"), net.log("b.test")
        assert (first.headers["authorization"], first.headers["x-key"]) == ("Bearer secret", "secret")
        assert not {"authorization", "x-key"} & set(second.headers)
        assert second.headers["accept-language"].startswith("en")


def test_keys_are_not_sent_where_all_can_read_them():
    """Neither to a URL that a list writes with http, nor where https leads there."""
    sites = {"a.test": Paths({"/safe": Redirect("http://a.test:{http}/"), "/plain": Page(), "/": Page()})}
    with Internet(sites, tls=True) as net:
        urls = [net.url("a.test", "/plain"), net.url("a.test", "/safe", "https")]
        check(net, urls, hosts={"a.test": Manner(0, 6, SECRET)})
        sent = {seen.target: seen.headers for seen in net.log()}
        assert set(sent) == {"/plain", "/safe", "/"}
        assert sent["/safe"]["authorization"] == "Bearer secret"
        for target in ("/plain", "/"):
            assert not {"authorization", "x-key"} & set(sent[target])
            assert sent[target]["accept-language"] == "de"


@pytest.mark.parametrize(
    "site", [broken.Huge(Page()), broken.Bomb(Page()), broken.ManyHeaders(Page(), 10_000)]
)
def test_no_answer_is_too_large(site):
    with Internet({"a.test": site}) as net:
        (verdict,) = check(net, [net.url("a.test", "/")], retries=0).values()
        assert verdict.name in ("alive", "flaky")
        assert (
            sum(seen.sent or 0 for seen in net.log()) < 20_000_000
        )  # much of it lay in the buffers of the machine


@pytest.mark.parametrize(
    "site",
    [
        Redirect("http://b.test/\x1b]0;owned\x07"),
        Page("\x1b[2J\x1b]0;owned\x07 404 not found"),
        Status(404, (("X-Thing", "\x1b[2J"),)),
    ],
)
def test_no_escape_sequence_reaches_the_terminal(tmp_path, site):
    with Internet({"a.test": site}) as net:
        url = net.url("a.test", "/\x1b[2J")
        for form in ("text", "json", "github", "markdown"):
            done = run(
                net,
                tmp_path,
                [url, net.url("a.test", "/x")],
                "--no-cache",
                "--retries=0",
                f"--output-format={form}",
                f"--report={tmp_path / 'r.md'}",
            )
            shown = done.stdout + done.stderr + (tmp_path / "r.md").read_text()
            assert done.returncode in (0, 1)
            assert not [char for char in shown if ord(char) < 32 and char != "\n"]


@pytest.mark.parametrize(
    "head",
    [
        b"302 F\r\nLocation: http://[",
        b"302 F\r\nLocation: http://xn--/",
        b"302 F\r\nLocation: http://a.test:99999/",
        b"302 F\r\nLocation: \xff\x01",
        b"200 OK\r\nContent-Type: text/html; charset=idna",
        b"200 OK\r\nSet-Cookie: a\r\nSet-Cookie: a=b; Path=/x\r\nSet-Cookie: \xc3\xa9=\xff; Expires=x",
        b"200 OK\r\nContent-Encoding: gzip",
        b"429 T\r\nRetry-After: Fri, 31 Dec 99999 23:59:59 GMT",
    ],
)
def test_no_answer_ends_the_run(head):
    strange = broken.Raw(b"HTTP/1.1 " + head + b"\r\nContent-Length: 4\r\n\r\n<b>\xff")
    with Internet({"a.test": strange, "b.test": Page()}) as net:
        found = check(net, [net.url("a.test"), net.url("b.test")], retries=0, patience=0)
        assert found[net.url("b.test")].name == "alive"


def test_a_location_is_no_markdown():
    there = "/a?x=1&copy;=2"
    with Internet({"a.test": Paths({there: Page()}, Redirect(there))}) as net:
        assert check(net, [net.url("a.test", "/p")])[net.url("a.test", "/p")].name == "alive"


@pytest.mark.parametrize(
    ("proxy", "said"),
    [
        ("socks5://127.0.0.1:1", "install httpx[socks]"),
        ("http://user:secret@127.0.0.1:1", "no connection"),
        ("http://nowhere.test:80", "no connection"),
        ("gopher://127.0.0.1", "not the address of a proxy"),
        ("foo bar", "not the address of a proxy"),
        ("http://[", "not the address of a proxy"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_cannot_be_used_breaks_no_link(monkeypatch, proxy, said, scheme):
    with Internet({"a.test": Page()}, tls=True) as net, net.here():
        monkeypatch.setenv(f"{scheme}_proxy", proxy)
        plan = make_plan([net.url("a.test", f"/{n}", scheme) for n in range(3)])
        run = asyncio.run(checker.check(plan, Policy(rate=0)))
        assert {verdict.name for verdict in run.verdicts().values()} == {"unverified"}
        assert all(said in verdict.evidence for verdict in run.verdicts().values())
        (note,) = run.notes
        assert said in note
        assert "secret" not in note


def test_a_proxy_that_asks_who_is_there(monkeypatch):
    with Internet({"*": Status(407)}, tls=True) as net, net.here():
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{net.ports['http']}")
        url = "http://a.test/"
        run = asyncio.run(checker.check(make_plan([url]), Policy()))
        assert run.verdicts()[url].name == "unverified"
        assert "407" in run.notes[0]


def test_a_proxy_that_does_not_answer_is_said_once(monkeypatch):
    with Internet({"*": broken.SILENT}, tls=True) as net, net.here():
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{net.ports['http']}")
        plan = make_plan(f"http://h{n}.test/" for n in range(9))
        run = asyncio.run(checker.check(plan, Policy(timeout=0.5, retries=1, at_once=3)))
        assert {verdict.name for verdict in run.verdicts().values()} == {"unverified"}
        assert [note for note in run.notes if "it does not answer" in note] == run.notes[:1]
        assert len(net.log()) < 9


def test_a_silent_host_behind_a_proxy_is_not_its_fault(monkeypatch):
    with Internet({"a.test": Page(), "*": broken.SILENT}, tls=True) as net, net.here():
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{net.ports['http']}")
        plan = make_plan(["http://a.test/", *(f"http://h{n}.test/" for n in range(4))])
        run = asyncio.run(checker.check(plan, Policy(timeout=0.5, retries=0)))
        assert [verdict.name for verdict in run.verdicts().values()] == ["alive", *["flaky"] * 4]
        assert not run.notes


@pytest.mark.parametrize("hosts", [1, 3])
def test_without_any_network_nothing_is_dead(hosts):
    with Internet({"a.test": Page()}) as net, net.here():
        nowhere = [f"http://nobody-{n}.test/" for n in range(hosts)]
        run = asyncio.run(checker.check(make_plan(nowhere), Policy(retries=0)))
        assert {verdict.name for verdict in run.verdicts().values()} == {"flaky"}
        assert "is there a network?" in run.notes[0]
        found = check(net, [net.url("a.test"), *nowhere], retries=0)
        assert [found[url].name for url in nowhere] == ["dead"] * hosts


def test_what_is_behind_a_proxy_is_not_its_fault(monkeypatch):
    with Internet({"a.test": Page()}, tls=True) as net, net.here():
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{net.ports['http']}")
        urls = ["https://a.test/", "https://b.test/"]
        run = asyncio.run(checker.check(make_plan(urls), Policy(retries=0)))
        assert [verdict.name for verdict in run.verdicts().values()] == ["alive", "flaky"]
        assert not run.notes


def test_a_fix_adds_nothing_but_the_url():
    assert quote_for_markdown("http://a.b/x)'\"[y](z)_1?a=1&b=2&copy;") == (
        "http://a.b/x%29%27%22%5By%5D%28z%29_1?a=1&b=2&amp;copy;"
    )


@pytest.mark.parametrize("protocol", ["HTTP/1.1", "HTTP/2", "proxy"])
@pytest.mark.parametrize(
    ("target", "headers"),
    [
        ("/ HTTP/1.1\r\nX-Thing: y\r\n\r\n", {}),
        ("/a b", {}),
        ("/", {"X-Thing": "a\r\nX-Other: b"}),
        ("/", {"X-Thing": "a\nX-Other: b"}),
        ("/", {"X-Thing: a\r\nX-Other": "b"}),
    ],
)
def test_nothing_is_smuggled_into_a_request(monkeypatch, protocol, target, headers):
    async def get(url, policy):
        async with aclosing(Client(policy)) as client:
            await client.get(url, Cookies())

    with Internet({"a.test": Page()}, tls=True, http2=protocol == "HTTP/2") as net, net.here():
        if protocol == "proxy":
            monkeypatch.setenv("HTTPS_PROXY", net.environment(proxy=True)["HTTPS_PROXY"])
        policy = Policy(private=True, hosts={"a.test": Manner(0, 6, headers)})
        with pytest.raises(ValueError, match="nothing that can be sent"):
            asyncio.run(get(net.url("a.test", target, "https"), policy))
        assert not net.log()


def test_a_header_of_one_host_is_sent_once():
    """However it is written: hosts differ in which of two they take."""
    heads = []

    async def serve(reader, writer):
        heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.close()

    async def ask():
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        host = "{}:{}".format(*server.sockets[0].getsockname())
        own = {"user-agent": "mine", "HOST": "b.test", "accept": "text/plain"}
        policy = Policy(private=True, hosts={host: Manner(0, 6, own)})
        async with server, aclosing(Client(policy)) as client:
            with pytest.raises(httpx.ReadError):
                await client.get(f"http://{host}/", Cookies())

    asyncio.run(ask())
    _, *lines = heads[0].decode().lower().split()
    assert {"mine", "b.test", "text/plain"} <= {*lines}
    assert not [name for name in lines if name.endswith(":") and lines.count(name) > 1]


@pytest.mark.parametrize(
    ("cookie", "sent"),
    [
        ("a=1", {"/here"}),
        ("a=1; Domain=a.test", {"/here"}),
        ("a=1; Domain=b.test", set()),
        ("a=1; Domain=test", set()),
        ("a=1; Path=/elsewhere", set()),
        ("a=1; Secure", set()),
        ("a=1; Max-Age=0", set()),
    ],
)
def test_a_cookie_goes_to_its_host_alone(cookie, sent):
    first = Redirect("http://a.test:{http}/here", headers=(("Set-Cookie", cookie),))
    sites = {
        "a.test": Paths({"/": first, "/here": Redirect("http://b.test:{http}/there")}),
        "b.test": Page(),
    }
    with Internet(sites) as net:
        check(net, [net.url("a.test"), net.url("a.test", "/other")])
        assert {seen.target for seen in net.log() if "cookie" in seen.headers} == sent
        assert "/there" in {seen.target for seen in net.log()}


def test_a_name_and_password_are_not_sent():
    """Neither those of a link nor those of a redirect."""
    with Internet({"a.test": Redirect("http://me:secret@b.test:{http}/"), "b.test": Page()}) as net:
        url = net.url("a.test").replace("//", "//you:secret@")
        assert check(net, [url])[url].name == "alive"
        assert len(net.log()) == 2
        assert not any("authorization" in seen.headers for seen in net.log())


@pytest.mark.parametrize("fault", ["expired", "wrong name", "unknown authority"])
def test_no_certificate_is_taken_on_trust(fault):
    """Nothing is sent over such a connection, neither asked for nor led to; the next one is no better."""
    secret = {"Authorization": "Bearer secret"}
    sites = {"a.test": Certificate(fault, Page()), "b.test": Redirect("https://a.test:{https}/")}
    with Internet(sites, tls=True) as net:
        urls = [net.url("a.test", f"/{n}", "https") for n in range(2)]
        found = check(net, [*urls, net.url("b.test")], hosts={"a.test": Manner(0, 1, secret)}, retries=1)
        assert {verdict.name for verdict in found.values()} == {"unverified"}
        assert {seen.host for seen in net.log()} == {"b.test"}


@pytest.mark.parametrize("broken_", [broken.WrongLength(Page(), 5), broken.BadChunks(Page()), broken.EMPTY])
def test_a_connection_that_broke_is_not_used_again(broken_):
    with Internet({"a.test": Paths({"/bad": broken_}, Page())}) as net:
        urls = [net.url("a.test", target) for target in ("/0", "/bad", "/1", "/2")]
        found = check(net, urls, concurrency=1, retries=0)
        assert {found[url].name for url in urls if "bad" not in url} == {"alive"}
        connections = [seen.connection for seen in net.log()]
        at = [seen.target for seen in net.log()].index("/bad")
        assert connections[at] not in connections[at + 1 :]
