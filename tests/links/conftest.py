"""What tests of providers share."""

from functools import partial

import pytest

from tests.internet import Internet
from tests.scholarly import World, scholarly

from . import providing


@pytest.fixture(scope="module")
def ask():
    """`providing.ask`, on an internet that changes with each call."""
    with Internet(scholarly(World()), tls=True) as net:
        yield partial(providing.ask, net)
