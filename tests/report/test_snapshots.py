"""One small list in every format, as it is written."""

import pytest
from report_samples import SNAPSHOTS, made

from awesome_lint.report import FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_written_as_before(form):
    held = (SNAPSHOTS / f"{form}.txt").read_text("utf-8")
    assert made(form) == held, "run python tests/report/report_samples.py and look at what changed"


def test_there_is_one_for_each_format():
    assert {path.stem for path in SNAPSHOTS.iterdir()} == set(FORMATS)
