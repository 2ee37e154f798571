"""The simulated internet is what it says it is."""

import socket
import subprocess
import sys
import time

import httpx
import pytest

from . import Internet, broken
from .sites import Page, Papers, Paths, Redirect, Status
from .tls import Certificate

PUBLIC = "93.184.216.34"


@pytest.fixture(scope="module")
def net():
    sites = {
        "page.test": Page(),
        "papers.test": Papers({"/paper?id=1": "The First"}),
        "moved.test": Paths({"/new": Page("New")}, Redirect("http://page.test:{http}/there", 301)),
        "escape.test": Redirect("/\x1b[31mred"),
        "lazy.test": broken.SILENT,
        "endless.test": broken.Huge(Page()),
        "bücher.test": Page("Bücher"),
        "tunnel.test": Page("Behind TLS"),
        "expired.test": Certificate("expired", Page()),
    }
    names = {"inside.test": "10.0.0.7", "moving.test": f"{PUBLIC}>10.0.0.7", "silent.test": "TEMPFAIL"}
    with Internet(sites, names, tls=True, http2=True) as net, net.here():
        yield net


def test_a_page_has_the_title_of_its_path_and_is_logged(net):
    page = httpx.get(net.url("page.test", "/paper/7?x=1"), headers={"User-Agent": "somebody"})
    assert "<title>A Study of paper 7</title>" in page.text
    assert '<meta name="citation_title" content="A Study of paper 7">' in page.text
    seen = net.log("page.test")[-1]
    assert (seen.method, seen.target, seen.status) == ("GET", "/paper/7?x=1", 200)
    assert seen.headers["user-agent"] == "somebody"
    assert 0 < time.monotonic() - seen.time < 10


def test_connections_are_kept_and_counted(net):
    with httpx.Client() as client:
        for path in "/a", "/b":
            client.head(net.url("page.test", path))
    first, second = net.log("page.test")[-2:]
    assert first.connection == second.connection
    assert second.in_flight == 1


def test_only_known_papers_are_found(net):
    assert "The First" in httpx.get(net.url("papers.test", "/paper?id=1")).text
    assert httpx.get(net.url("papers.test", "/paper?id=2")).status_code == 404


def test_redirects_reach_other_hosts(net):
    page = httpx.get(net.url("moved.test", "/old"), follow_redirects=True)
    assert page.url == net.url("page.test", "/there")


def test_headers_are_sent_as_they_are(net):
    with socket.create_connection(("127.0.0.1", net.ports["http"])) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: escape.test\r\n\r\n")
        assert b"Location: /\x1b[31mred\r\n" in connection.recv(4096)


def test_how_much_of_a_stream_was_taken_is_logged(net):
    with httpx.stream("GET", net.url("endless.test")) as page:
        next(page.iter_bytes())
    deadline = time.monotonic() + 5
    while (sent := net.log("endless.test")[-1].sent) is None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert 0 < sent < 50_000_000


def test_hosts_can_change(net):
    net.change({"moody.test": Status(404)})
    url = f"http://127.0.0.1:{net.ports['http']}/"
    assert httpx.get(url, headers={"Host": "moody.test"}).status_code == 404
    net.change({"moody.test": Status(410)})
    assert httpx.get(url, headers={"Host": "moody.test"}).status_code == 410


def test_names_resolve_as_they_are_told(net):
    addresses = [
        socket.getaddrinfo(name, 80)[0][4][0] for name in ("inside.test", "moving.test", "moving.test")
    ]
    assert addresses == ["10.0.0.7", PUBLIC, "10.0.0.7"]
    assert socket.getaddrinfo("bücher.test", 80)[0][4][0] == "127.0.0.1"
    assert socket.getaddrinfo("2130706433", 80)[0][4][0] == "127.0.0.1"
    for name, code in ("localhost", socket.EAI_NONAME), ("silent.test", socket.EAI_AGAIN):
        with pytest.raises(socket.gaierror) as error:
            socket.getaddrinfo(name, 80)
        assert error.value.errno == code


def test_no_connection_leads_out_and_each_is_noted(net):
    with pytest.raises(httpx.ConnectError, match="unreachable"):
        httpx.get("http://inside.test/")
    assert {"connect": "10.0.0.7", "port": 80} in net.connections()


def test_a_port_need_not_be_named(net):
    assert httpx.get("http://bücher.test/").status_code == 200


def test_a_public_address_leads_to_the_loopback():
    with Internet({"page.test": Page()}, address=PUBLIC) as net, net.here():
        assert httpx.get("http://page.test/1").status_code == 200
        assert net.connections() == [{"lookup": "page.test"}, {"connect": PUBLIC, "port": 80}]


def test_other_programs_see_it_too(net):
    program = "import httpx, sys; print(httpx.get(sys.argv[1]).status_code)"
    for url in "http://page.test/", net.url("page.test", scheme="https"):
        done = subprocess.run(
            [sys.executable, "-c", program, url], env=net.environment(), capture_output=True, text=True
        )
        assert (done.stdout, done.stderr) == ("200\n", "")


@pytest.mark.parametrize("http2", [False, True])
def test_tls_with_either_protocol(net, http2):
    with httpx.Client(http2=http2) as client:
        pages = [client.get(net.url("page.test", path, "https")) for path in ("/a", "/b")]
    protocol = "HTTP/2" if http2 else "HTTP/1.1"
    assert [page.http_version for page in pages] == [protocol] * 2
    seen = net.log("page.test")[-2:]
    assert [(one.scheme, one.protocol) for one in seen] == [("https", protocol)] * 2
    assert seen[0].connection == seen[1].connection


def test_many_bytes_over_http2(net):
    with (
        httpx.Client(http2=True) as client,
        client.stream("GET", net.url("endless.test", "/", "https")) as page,
    ):
        assert (
            sum(len(piece) for piece, _ in zip(page.iter_bytes(65536), range(80), strict=False)) == 80 * 65536
        )


def test_bad_certificates_are_refused(net):
    with pytest.raises(httpx.ConnectError, match="expired"):
        httpx.get("https://expired.test/")


@pytest.mark.parametrize("url", ["http://page.test/x", "https://tunnel.test/x"])
def test_it_is_a_proxy_too(net, url):
    with httpx.Client(proxy=f"http://127.0.0.1:{net.ports['http']}") as client:
        assert client.get(url).status_code == 200
    seen = [one for one in net.log(httpx.URL(url).host) if one.proxied]
    assert [one.method for one in seen] == ["GET" if url.startswith("http:") else "CONNECT"]
    assert {"lookup": "tunnel.test"} not in net.connections()


def test_a_proxy_knows_no_other_hosts(net):
    with httpx.Client(proxy=f"http://127.0.0.1:{net.ports['http']}") as client:
        assert client.get("http://nobody.test/").status_code == 502
        with pytest.raises(httpx.ProxyError, match="502"):
            client.get("https://nobody.test/")


def test_latency():
    with Internet({"far.test": Page()}, latency=0.2) as net, net.here():
        start = time.monotonic()
        httpx.get(net.url("far.test"))
        assert time.monotonic() - start >= 0.2


def test_it_stops_with_clients_waiting():
    with Internet({"lazy.test": broken.SILENT}) as net:
        connection = socket.create_connection(("127.0.0.1", net.ports["http"]))
        connection.sendall(b"GET / HTTP/1.1\r\nHost: lazy.test\r\n\r\n")
        net.wait(1)
        start = time.monotonic()
    connection.close()
    assert time.monotonic() - start < 5
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", net.ports["http"]))
