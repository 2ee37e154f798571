"""One server for all tests that need nothing special of it."""

import pytest
import pytest_asyncio

from .editing import running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def editor(tmp_path_factory):
    """An editor at work, as most are: UTF-16, and all that VS Code can do."""
    cache = tmp_path_factory.mktemp("cache") / "links.sqlite"
    async with running("--cache", str(cache)) as started:
        yield started
    assert not cache.exists()


@pytest.fixture
def uri(tmp_path):
    """A document in a folder of its own."""
    return (tmp_path / "list.md").as_uri()
