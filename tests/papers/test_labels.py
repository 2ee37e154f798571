"""Kinds of links from labels and hosts, and roles of table columns."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from awesome_lint.papers.facts import facts
from awesome_lint.papers.labels import KINDS, column_role, label_kind, link_kind

SEEDS = os.environ.get("AWESOME_LINT_SEEDS")
ARXIV = "https://arxiv.org/abs/1706.03762"
FORUM = "https://openreview.net/forum?id=vVJZtlZB9D"
CVF = "https://openaccess.thecvf.com"
REPO = "https://github.com/owner/repo"

LABELS = [
    ("Code", "code"),
    ("PyTorch", "code"),
    ("PyTorch(Author)", "code"),
    ("TensorFlow(3rd)", "code"),
    ("official code", "code"),
    ("Official Project Page 2", "project"),
    (f"paper ({'x' * 52})", "paper"),
    (f"paper ({'x' * 53})", None),
    ("💻 Code (not yet)", "code"),
    ("**code**", "code"),
    ("`GitHub`", "code"),
    ("C++", "code"),
    ("代码", "code"),
    ("paper", "paper"),
    ("📄 Paper", "paper"),
    ("PDF 2", "paper"),
    ("paper & code", "paper"),
    ("论文", "paper"),
    ("PUB", "paper"),
    ("arXiv", "arxiv"),
    ("OpenReview", "openreview"),
    ("paper with code", "pwc"),
    ("PwC", "pwc"),
    ("Project Page", "project"),
    ("website", "project"),
    ("主页", "project"),
    ("🎥 Short Presentation (Bilibili)", "video"),
    ("D4RL dataset", None),
    ("Dataset", "dataset"),
    ("supp", "supplement"),
    ("Slides", "slides"),
    ("BibTeX", "bibtex"),
    ("解读", "blog"),
    ("Colab", "demo"),
    ("weights", "model"),
    ("Tweet", "other"),
    ("link", None),
    ("here", None),
    ("CVPR 2024", None),
    ("GPT-4", None),
    ("Segment Anything Model", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("label", "kind"), LABELS)
def test_label_kind(label: str | None, kind: str | None) -> None:
    assert label_kind(label) == kind


LINKS = [
    # A label that names a role is believed …
    ("paper", ARXIV, "paper"),
    ("arxiv", ARXIV, "arxiv"),
    ("paper", FORUM, "paper"),
    ("openreview", FORUM, "openreview"),
    ("project", REPO, "project"),
    ("dataset", REPO, "dataset"),
    ("code", "https://example.org/x", "code"),
    ("video", "https://iclr.cc/virtual/2024/poster/18687", "video"),
    ("code", "https://openreview.net/attachment?id=vVJZtlZB9D&name=code", "code"),
    ("paper", f"{REPO}/blob/main/x.pdf", "paper"),
    ("paper", "", "paper"),
    ("paper", "https://huggingface.co/a/b", "paper"),
    ("project", "https://iclr.cc/virtual/2024/poster/18687", "project"),
    ("paper", f"{CVF}/content/CVPR2021/supplemental/A_B_CVPR_2021_supplemental.pdf", "paper"),
    # … unless the host is certain to hold something else.
    ("code", ARXIV, "arxiv"),
    ("website", ARXIV, "arxiv"),
    ("arxiv", FORUM, "openreview"),
    ("paper", REPO, "code"),
    ("paper", "https://paperswithcode.com/paper/x", "pwc"),
    ("video", "https://paperswithcode.com/paper/x", "pwc"),
    ("code", "https://paperswithcode.com/(x", "pwc"),
    ("code", "https://arxiv.org/list/cs.CV/recent", "arxiv"),
    ("code", "https://openreview.net/search", "openreview"),
    ("paper", "https://github.com/trending", "code"),
    # A label that says nothing, or none at all: the host's kind.
    ("link", ARXIV, "arxiv"),
    ("PUB", FORUM, "openreview"),
    ("CVPR 2024", ARXIV, "arxiv"),
    ("Llama", "https://huggingface.co/meta/llama", "model"),
    ("link", "https://someone.github.io/page", "project"),
    ("link", "https://openreview.net/attachment?id=vVJZtlZB9D&name=x", "supplement"),
    ("link", f"{CVF}/content/CVPR2021/supplemental/A_B_CVPR_2021_supplemental.pdf", "supplement"),
    (None, ARXIV, "arxiv"),
    (None, FORUM, "openreview"),
    (None, REPO, "code"),
    (None, "https://doi.org/10.1109/cvpr.2016.90", "paper"),
    # On an unknown host.
    (None, "https://example.org/x", "paper"),
    (None, "https://bit.ly/x", "paper"),
    (None, "https://neurips.cc/Conferences/2022", "paper"),
    ("ICML", "https://example.org/x", "paper"),
    ("IEEE", "https://example.org/x", "paper"),
    ("link", "https://example.org/x.pdf", "paper"),
    ("link", "https://example.org/x.PDF?dl=1#page=2", "paper"),
    ("link", "https://example.org/x?y.pdf", "other"),
    ("link", "https://example.org/x#y.pdf", "other"),
    ("link", "https://example.org/x", "other"),
    ("link", "", "other"),
]


@pytest.mark.parametrize(("label", "url", "kind"), LINKS)
def test_link_kind(label: str | None, url: str, kind: str) -> None:
    assert link_kind(label, url) == kind


@pytest.mark.skipif(not SEEDS, reason="AWESOME_LINT_SEEDS names no folder with the list")
def test_kinds_of_the_seed_list() -> None:
    links = re.findall(
        r"\[\[([^\]]*)\]\((http[^)\s]+)\)", (Path(SEEDS) / "pruning_bullets.md").read_text("utf-8")
    )
    kinds = Counter(link_kind(label, url) for label, url in links)
    assert kinds == {"paper": 334, "pwc": 269, "arxiv": 248, "code": 170, "openreview": 99}


ROLES = [
    ("", "number"),
    ("#", "number"),
    ("№", "number"),
    ("**", None),
    ("🔥", None),
    ("Code (official)", "code"),
    ("（中文）标题", "title"),
    ("No.", "number"),
    ("序号", "number"),
    ("**Title**", "title"),
    ("Paper", "title"),
    ("论文", "title"),
    ("Title & Authors", "title"),
    ("Name", "name"),
    ("meta", "name"),
    ("Venue", "venue"),
    ("publication", "venue"),
    ("publish", "venue"),
    ("Conference/Journal", "venue"),
    ("年份", "year"),
    ("year", "year"),
    ("Date", "date"),
    ("Author(s)", "authors"),
    ("code", "code"),
    ("note", "note"),
    ("TL;DR", "note"),
    ("Links", "links"),
    ("cover", "cover"),
    ("PDF", "paper"),
    ("Project Page", "project"),
    ("Stars", None),
    (":cat:", None),
    ("ImageNet top1 acc", None),
]


@pytest.mark.parametrize(("header", "role"), ROLES)
def test_column_role(header: str, role: str | None) -> None:
    assert column_role(header) == role


def test_the_vocabulary_is_sound() -> None:
    kinds, roles = facts("labels")["kinds"], facts("labels")["roles"]
    assert set(kinds) == set(KINDS)
    for table in (kinds, roles):
        words = [word for row in table.values() for word in row]
        assert [word for word, count in Counter(words).items() if count > 1] == []
    # A word that is not written as labels are compared would never be found.
    assert [word for kind, row in kinds.items() for word in row if label_kind(word) != kind] == []
    assert [word for role, row in roles.items() for word in row if column_role(word) != role] == []
