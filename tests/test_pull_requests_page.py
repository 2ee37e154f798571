"""docs/pull-requests.md shows what comes out."""

from make_readme import ROOT, made


def test_what_it_shows_is_what_comes_out(tmp_path):
    text = (ROOT / "docs/pull-requests.md").read_text("utf-8")
    assert made(text, tmp_path).splitlines() == text.splitlines()
