"""No test touches what the user has kept, nor hangs on how it was started."""

import signal

import pytest

# A shell that runs the tests in the background has interrupts ignored, and so would have what they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("AWESOME_LINT_CACHE_DIR", str(tmp_path / "cache"))
