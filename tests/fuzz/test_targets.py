"""The targets run, without atheris, on what they start from: so what broke once does not break again."""

import pytest

from .seeds import seeds
from .targets import TARGETS

FEW = 400


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_runs_on_its_seeds(name):
    for seed in [*seeds(name)][:FEW]:
        TARGETS[name](seed)
