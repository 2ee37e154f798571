"""What tests of providers share."""

from functools import partial

import pytest

from tests.internet import Internet
from tests.scholarly import World, scholarly

from . import providing


@pytest.fixture(scope="module")
def services():
    """An internet with all services, which know nothing."""
    with Internet(scholarly(World()), tls=True) as net:
        yield net


@pytest.fixture(scope="module")
def ask(services):
    """`providing.ask`, on an internet that changes with each call."""
    return partial(providing.ask, services)
