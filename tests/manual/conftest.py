"""A scratch folder, made once and copied for each page and example."""

import shutil

import pytest

from . import setting


@pytest.fixture(scope="session")
def env():
    with setting.internet() as env:
        yield env


@pytest.fixture(scope="session")
def prepared(env, tmp_path_factory):
    return setting.prepare(tmp_path_factory.mktemp("manual") / "scratch", env)


@pytest.fixture
def scratch(prepared, tmp_path):
    return shutil.copytree(prepared, tmp_path / "scratch")
