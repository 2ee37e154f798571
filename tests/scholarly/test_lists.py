"""In the world of a list, all that the list says is true."""

import httpx
import pytest

import awesome_lint
from tests.internet import Internet
from tests.internet.messages import Request

from . import scholarly
from .asking import ask
from .github_pages import GitHubPages
from .lists import pages_of, world_of

TEXT = """# Awesome Things

By [somebody](https://github.com/some/body).

- First Thing [[arXiv](https://arxiv.org/abs/2301.00001)] [[also](https://arxiv.org/abs/2301.00002)] [[code](https://github.com/Lab/Code/tree/main/first)]
- Second Thing [[ICLR 2021](https://openreview.net/forum?id=AbCdEfGhIj)] [[model](https://huggingface.co/lab/model)]
- Third Thing [[paper](https://www.usenix.org/third%20thing?x=1#top)] [[doi](https://doi.org/10.1145/12.34)]
"""
PAPERS = awesome_lint.parse(TEXT)
WORLD = world_of(PAPERS)


@pytest.mark.parametrize(
    ("kind", "id", "title"),
    [
        ("arxiv", "2301.00001", "First Thing"),
        ("arxiv", "2301.00002", "First Thing"),
        ("openreview", "AbCdEfGhIj", "Second Thing"),
        ("doi", "10.1145/12.34", "Third Thing"),
    ],
)
def test_each_id_is_that_of_its_paper(kind, id, title):
    assert WORLD.find(kind, id).title == title


def test_what_is_old_is_in_the_old_api():
    assert WORLD.find("openreview", "AbCdEfGhIj").openreview_api == 1


def test_repositories_name_their_paper():
    code = WORLD.repo("lab/code")
    assert code.full_name == "Lab/Code"
    assert "First Thing" in code.files["README.md"]
    assert WORLD.repo("some/body")
    assert ask(GitHubPages(WORLD), "/Lab/Code/tree/main/first").status_code == 200


def test_models_are_there():
    assert [hub.name for hub in WORLD.hubs] == ["lab/model"]


def test_all_other_pages_have_the_title_of_their_entry():
    page = pages_of(PAPERS)(Request("www.usenix.org", "GET", "/third%20thing?x=1"))
    assert b'<meta name="citation_title" content="Third Thing">' in page.body


def test_a_world_fits_into_an_internet():
    sites = scholarly(WORLD, elsewhere=pages_of(PAPERS))
    with Internet(sites, tls=True) as net, net.here():
        for url in ("https://github.com/some/body", "https://www.usenix.org/third%20thing?x=1"):
            assert httpx.get(url).status_code == 200
