"""What URLs identify: literal expectations, host by host."""

import pytest

from awesome_lint.papers.facts import facts
from awesome_lint.papers.hosts import retirement, split_url
from awesome_lint.papers.identifiers import host_fact, recognise, split_host
from awesome_lint.papers.venues import venue
from tests.growth import grows

SHA = "8f14e45fceea167a5a36dedd4bea2543deadbeef"
HASH = "cffb6e2288a630c2a787a64ccc67097c"
CVF = "https://openaccess.thecvf.com"

IDS = [
    ("http://arxiv.org/pdf/1706.03762v5.pdf", "arxiv:1706.03762"),
    ("https://arxiv.org/abs/1706.03762/", "arxiv:1706.03762"),
    ("HTTPS://WWW.ArXiv.org/abs/1706.03762#S1", "arxiv:1706.03762"),
    ("https://arxiv.org/abs//2306.08707", "arxiv:2306.08707"),
    ("https://arxiv.org/abs/2306.08707?context=cs", "arxiv:2306.08707"),
    ("https://arxiv.org/abs/arXiv:2306.08707", "arxiv:2306.08707"),
    ("https://arxiv.org/abs/1501.1234", "arxiv:1501.01234"),
    ("https://arxiv.org/abs/math.GT/0309136", "arxiv:math/0309136"),
    ("https://arxiv.org/abs/hep-th/9901001v2", "arxiv:hep-th/9901001"),
    ("https://export.arxiv.org/abs/1706.03762", "arxiv:1706.03762"),
    ("https://arxiv.org/html/2401.00001v2", "arxiv:2401.00001"),
    ("https://arxiv.org/ftp/arxiv/papers/1706/1706.03762.pdf", "arxiv:1706.03762"),
    ("https://ar5iv.labs.arxiv.org/html/1706.03762", "arxiv:1706.03762"),
    ("https://www.alphaxiv.org/overview/1706.03762", "arxiv:1706.03762"),
    ("https://huggingface.co/papers/1706.03762", "arxiv:1706.03762"),
    ("https://doi.org/10.48550/arXiv.1706.03762", "arxiv:1706.03762"),
    ("https://arxiv.org/abs/0704.0001", "arxiv:0704.0001"),
    ("https://arxiv.org/abs/1412.0001", "arxiv:1412.0001"),
    ("https://arxiv.org/abs/hep-th/9107001", "arxiv:hep-th/9107001"),
    ("https://arxiv.org/abs/cs/0703001", "arxiv:cs/0703001"),
    ("https://scirate.com/arxiv/1706.03762", "arxiv:1706.03762"),
    ("https://openreview.net/pdf?id=TrjbxzRcnf-", "openreview:TrjbxzRcnf-"),
    (f"https://openreview.net/pdf/{SHA}.pdf", f"openreview-pdf:{SHA}"),
    ("https://openreview.net/forum?id=uVcDssQff_", "openreview:uVcDssQff_"),
    ("https://openreview.net/forum?id=uVcDssQff", "openreview:uVcDssQff"),
    ("https://openreview.net/forum?noteId=zzz&id=vVJZtlZB9D", "openreview:vVJZtlZB9D"),
    ("https://openreview.net/forum?id=vVJZtlZB9D&amp;noteId=x", "openreview:vVJZtlZB9D"),
    ("https://openreview.net/forum?noteId=x&amp;id=vVJZtlZB9D", "openreview:vVJZtlZB9D"),
    ("https://arxiv.org/abs/1706%2e03762", "arxiv:1706.03762"),
    (r"https://openreview.net/forum?id=uVcDssQff\_", "openreview:uVcDssQff_"),
    ("https://iclr.cc/virtual_2020/poster_HyxY6JHKwr.html", "openreview:HyxY6JHKwr"),
    (
        f"{CVF}/content_cvpr_2014/papers/Erhan_Scalable_2014_CVPR_paper.pdf",
        "cvf:CVPR2014/Erhan_Scalable_2014_CVPR_paper",
    ),
    (f"{CVF}/content/CVPR2021W/ECV/html/A_B_CVPRW_2021_paper.html", "cvf:CVPR2021W/A_B_CVPRW_2021_paper"),
    (
        f"{CVF}/content/CVPR2024/supplemental/A_B_CVPR_2024_supplemental.pdf",
        "cvf:CVPR2024/A_B_CVPR_2024_paper",
    ),
    (f"https://proceedings.neurips.cc//paper/2020/file/{HASH}-Paper.pdf", f"neurips:2020/{HASH}"),
    (
        f"https://papers.nips.cc/paper_files/paper/2022/hash/{HASH}-Abstract-Conference.html",
        f"neurips:2022/{HASH}",
    ),
    ("https://papers.nips.cc/paper/7181-attention-is-all-you-need.pdf", "neurips-old:7181"),
    ("https://papers.nips.cc/paper/by-source-2014-123", "neurips-source:2014/123"),
    (f"https://proceedings.mlsys.org/paper/2021/hash/{HASH}-Abstract.html", f"mlsys:2021/{HASH}"),
    (
        f"https://proceedings.iclr.cc/paper_files/paper/2024/hash/{HASH}-Abstract-Conference.html",
        f"iclr:2024/{HASH}",
    ),
    ("https://iclr.cc/virtual/2024/poster/18687", "iclr-virtual:2024/18687"),
    ("https://icml.cc/Conferences/2021/Schedule?showEvent=9", "icml-virtual:2021/event/9"),
    ("https://eccv2024.ecva.net//virtual/2024/poster/2392", "eccv-virtual:2024/2392"),
    ("https://proceedings.mlr.press/v202/benbaki23a/benbaki23a.pdf", "pmlr:v202/benbaki23a"),
    ("https://raw.githubusercontent.com/mlresearch/v235/main/assets/li24a/li24a.pdf", "pmlr:v235/li24a"),
    ("http://www.jmlr.org/proceedings/papers/v37/ganin15.pdf", "pmlr:v37/ganin15"),
    ("https://www.jmlr.org/papers/volume21/20-074/20-074.pdf", "jmlr:v21/20-074"),
    ("https://www.ijcai.org/proceedings/2019/0458.pdf", "ijcai:2019/458"),
    ("https://www.ijcai.org/Proceedings/15/Papers/468.pdf", "ijcai:2015/468"),
    ("https://ojs.aaai.org//index.php/AAAI/article/view/26185/25957", "ojs:AAAI/26185"),
    ("https://ojs.aaai.org/index.php/aaai/article/view/26185", "ojs:AAAI/26185"),
    ("https://aaai.org/Papers/AAAI/1998/AAAI98-106.pdf", "aaai:1998/AAAI98-106"),
    ("https://www.aaai.org/ocs/index.php/AAAI/AAAI16/paper/view/12234", "aaai-ocs:AAAI16/12234"),
    ("https://aclanthology.org/2020.acl-main.1.pdf", "acl:2020.acl-main.1"),
    ("http://aclweb.org/anthology/P/P15/P15-1033.pdf", "acl:P15-1033"),
    ("https://www.aclweb.org/anthology/P19-1580/", "acl:P19-1580"),
    ("https://aclanthology.org/p19-1580", "acl:P19-1580"),
    ("https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/123490749.pdf", "ecva:2020/123490749"),
    ("https://www.ecva.net/papers/eccv_2022/papers_ECCV/html/0136_ECCV_2022_paper.php", "ecva:2022/136"),
    ("https://www.ecva.net/papers/eccv_2024/papers_ECCV/papers/00001-supp.pdf", "ecva:2024/1"),
    (
        "https://www.ecva.net/papers/eccv_2018/papers_ECCV/papers/Jane_Doe_A_Paper_ECCV_2018_paper.pdf",
        "ecva:2018/Jane_Doe_A_Paper",
    ),
    ("https://doi.org/10.5281/zenodo.12", "zenodo:12"),
    ("https://zenodo.org/record/12", "zenodo:12"),
    ("https://sci-hub.tw/10.1109/CVPR.2016.90", "doi:10.1109/cvpr.2016.90"),
    ("https://www.biorxiv.org/content/10.1101/2020.01.01v2.full.pdf", "doi:10.1101/2020.01.01"),
    ("https://www.nature.com/articles/323533a0.pdf", "nature:323533a0"),
    ("https://doi.org/https://doi.org/10.21203/rs.3.rs-722389/v1", "doi:10.21203/rs.3.rs-722389/v1"),
    ("http://dx.doi.org/10.1109%2FCVPR.2016.90", "doi:10.1109/cvpr.2016.90"),
    ("http://dx.doi.org/10.1109%2fCVPR.2016.90", "doi:10.1109/cvpr.2016.90"),
    ("https://doi.org/10.1016/S0004-3702(97)00043-X", "doi:10.1016/s0004-3702(97)00043-x"),
    (
        "https://link.springer.com/content/pdf/10.1007%2F978-3-030-58536-5_1.pdf",
        "doi:10.1007/978-3-030-58536-5_1",
    ),
    ("https://dl.acm.org/doi/abs/10.1145/3394486.3403088", "doi:10.1145/3394486.3403088"),
    ("https://www.nature.com/articles/s41586-021-03819-2.pdf", "doi:10.1038/s41586-021-03819-2"),
    ("https://dl.acm.org/citation.cfm?id=3292500.3330701", "acm:3330701"),
    ("https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=9506313", "ieee:9506313"),
    ("https://ieeexplore.ieee.org/abstract/document/7780459/", "ieee:7780459"),
    ("https://ieeexplore.ieee.org/iel7/1/2/07780459.pdf", "ieee:7780459"),
    (f"https://www.semanticscholar.org/paper/A-Paper/{SHA}", f"s2:{SHA}"),
    ("https://www.researchgate.net/publication/123_A_Paper", "researchgate:123"),
    ("https://dblp.org/rec/conf/nips/X.html", "dblp:conf/nips/X"),
    ("https://www.usenix.org/conference/atc21/presentation/li", "usenix:atc21/li"),
    ("https://www.roboticsproceedings.org/rss02/p01.html", "rss:rss02/p01"),
    ("https://www.isca-archive.org/interspeech_2020/a_interspeech.pdf", "isca:2020/a"),
    ("https://eprint.iacr.org/2020/1.pdf", "iacr:2020/1"),
    ("https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1", "ssrn:1"),
    ("https://dl.acm.org/doi/proceedings/10.1145/3394486", "proceedings:10.1145/3394486"),
    ("https://www.sciencedirect.com/science/article/abs/pii/S0031320318300694", "pii:S0031320318300694"),
    ("https://github.com/facebookresearch/mae.git", "github:facebookresearch/mae"),
    ("https://github.com/NVlabs/Taylor_Pruning/tree/master/a", "github:nvlabs/taylor_pruning"),
    ("https://raw.githubusercontent.com/Owner/Repo/main/a.md", "github:owner/repo"),
    ("https://cdn.jsdelivr.net/gh/Owner/Repo@1/x.js", "github:owner/repo"),
    ("https://colab.research.google.com/github/Owner/Repo/blob/main/x.ipynb", "github:owner/repo"),
    ("https://gist.github.com/doe/abcdef", "gist:abcdef"),
    ("https://bitbucket.org/A/B/src/x", "bitbucket:a/b"),
    ("https://gitlab.com/Group/Sub/Project/-/tree/main", "gitlab:group/sub/project"),
    ("https://huggingface.co/datasets/a/b", "hf:datasets/a/b"),
    ("https://huggingface.co/spaces/a/b", "hf:spaces/a/b"),
    ("https://huggingface.co/collections/a/b", "hf:collections/a/b"),
    ("https://huggingface.co/blog/a", "hf-blog:a"),
    ("https://huggingface.co/meta-llama/Llama-2-7b", "hf:meta-llama/Llama-2-7b"),
    ("https://youtu.be/dQw4w9WgXcQ?t=3", "youtube:dQw4w9WgXcQ"),
    ("https://www.youtube.com/watch?feature=x&v=dQw4w9WgXcQ", "youtube:dQw4w9WgXcQ"),
    ("https://www.youtube.com/embed/dQw4w9WgXcQ", "youtube:dQw4w9WgXcQ"),
    ("https://www.bilibili.com/video/BV1xx411c7mD", "bilibili:BV1xx411c7mD"),
    ("https://docs.google.com/presentation/d/abc/edit", "slides:abc"),
    ("https://paperswithcode.com/paper/some-slug", "pwc:paper/some-slug"),
    ("https://paperswithcode.com", "pwc:"),
]


@pytest.mark.parametrize(("url", "id"), IDS)
def test_id(url: str, id: str) -> None:
    found = recognise(url)
    assert found is not None
    assert found.id == id
    assert found.scheme == id.partition(":")[0]


NOTHING = [
    "",
    "not a url",
    "ftp://arxiv.org/abs/1706.03762",
    "http://",
    "https://[",
    "https://arxiv.org",
    "https://arxiv.org/list/cs.CV/recent",
    "https://arxiv.org/abs/1706.03762](x",
    "https://arxiv.org/abs/1706.03762)",
    "https://arxiv.org/abs/1706.03762）",
    "https://arxiv.org/abs/1706.03762.",
    "https://arxiv.org/abs/2305.09098)[[Github",
    "https://arxiv.org/abs/2307.000400",
    "https://arxiv.org/abs/2407.11681mini",
    "https://arxiv.org/abs/1905.05178v1f",
    "https://arxiv.org/abs/2313.00001",
    "https://arxiv.org/abs/0703.0001",
    "https://arxiv.org/abs/XXXX.XXXXX",
    "https://arxiv.org/abs/1412.12345",
    "https://arxiv.org/abs/hep-th/0704001",
    "https://arxiv.org/abs/hep-th/9106001",
    "https://arxiv.org/abs/hep-th/9901000",
    "https://arxiv.org/abs/0704.0000",
    "https://arxiv.org/abs/1501.00000",
    "https://openreview.net/forum?id=abc",
    "https://openreview.net/forum?id=waytoolongforanid",
    "https://openreview.net/forum?noteId=vVJZtlZB9D",
    "https://github.com/trending/python",
    "https://github.com/owner",
    "https://github.com/owner/repo)",
    "https://github.com/Topics/pruning",
    "https://github.com/owner/.",
    "https://github.com/owner/..",
    "https://github.com/owner/.git",
    f"{CVF}/content/XYZ2020/html/A_B_XYZ_2020_paper.html",
    "https://openaccess.thecvf.com/CVPR2024?day=all",
    "https://proceedings.mlr.press/v202/",
    "https://doi.org/notadoi",
    "https://example.org/abs/1706.03762",
    "https://arxiv.org.evil.example/abs/1706.03762",
    "https://arxiv.org/abs/" + "9" * 100_000,
]


@pytest.mark.parametrize("url", NOTHING, ids=lambda url: url[:60])
def test_nothing_is_guessed(url: str) -> None:
    assert recognise(url) is None


CANONICAL = [
    ("http://export.arxiv.org/pdf/1706.03762v5.pdf", "https://arxiv.org/abs/1706.03762"),
    ("https://openreview.net/pdf?id=vVJZtlZB9D&x=1", "https://openreview.net/forum?id=vVJZtlZB9D"),
    ("http://dx.doi.org/10.1109%2FCVPR.2016.90", "https://doi.org/10.1109/CVPR.2016.90"),
    ("http://www.github.com/Owner/Repo.git", "https://github.com/Owner/Repo"),
    ("https://www.aclweb.org/anthology/P19-1580", "https://aclanthology.org/P19-1580"),
    ("http://proceedings.mlr.press/v70/a17a/a17a.pdf", "https://proceedings.mlr.press/v70/a17a.html"),
    (
        "http://openaccess.thecvf.com/content_ICCV_2017/papers/He_Channel_Pruning_for_ICCV_2017_paper.pdf",
        f"{CVF}/content_iccv_2017/html/He_Channel_Pruning_for_ICCV_2017_paper.html",
    ),
    (
        f"https://papers.nips.cc/paper_files/paper/2022/file/{HASH}-Paper-Conference.pdf",
        f"https://proceedings.neurips.cc/paper_files/paper/2022/hash/{HASH}-Abstract-Conference.html",
    ),
    ("https://nips.cc/virtual/2023/poster/70000", "https://neurips.cc/virtual/2023/poster/70000"),
    ("https://nips.cc/virtual/2023/70000", "https://neurips.cc/virtual/2023/70000"),
    ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    (
        "https://ecva.net/papers/eccv_2018/papers_ECCV/html/Doe_A_Paper_ECCV_2018_paper.php",
        "https://www.ecva.net/papers/eccv_2018/papers_ECCV/html/Doe_A_Paper_ECCV_2018_paper.php",
    ),
    (
        "https://ecva.net/papers/eccv_2018/papers_ECCV/papers/Doe_A_Paper_ECCV_2018_paper.pdf",
        "https://www.ecva.net/papers/eccv_2018/papers_ECCV/papers/Doe_A_Paper_ECCV_2018_paper.pdf",
    ),
    (
        "https://ecva.net/papers/eccv_2020/papers_ECCV/papers/1234-supp.pdf",
        "https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/1234.pdf",
    ),
    (
        "https://ojs.aaai.org/index.php/aaai/article/download/1/2",
        "https://ojs.aaai.org/index.php/AAAI/article/view/1",
    ),
]


@pytest.mark.parametrize(("url", "canonical"), CANONICAL)
def test_canonical_url(url: str, canonical: str) -> None:
    found = recognise(url)
    assert found is not None
    assert found.url == canonical
    again = recognise(canonical)
    assert again is not None
    assert (again.id, again.url) == (found.id, canonical)


@pytest.mark.parametrize(("url", "id"), IDS)
def test_canonical_url_is_canonical(url: str, id: str) -> None:
    found = recognise(url)
    assert found is not None
    again = recognise(found.url)
    assert again is not None
    assert (again.id, again.url) == (id, found.url)


SOURCES = [
    ("https://arxiv.org/abs/1706.03762", None, 2017),
    ("https://arxiv.org/abs/hep-th/9901001", None, 1999),
    ("https://openreview.net/forum?id=vVJZtlZB9D", None, None),
    (f"{CVF}/content_CVPRW_2020/papers/w40/A_B_CVPRW_2020_paper.pdf", "CVPRW", 2020),
    (f"{CVF}/content_cvpr_2018_workshops/papers/w14/A_B_CVPR_2018_paper.pdf", "CVPRW", 2018),
    (f"{CVF}/content/WACV2024/html/A_B_WACV_2024_paper.html", "WACV", 2024),
    (f"https://papers.nips.cc/paper/2017/hash/{HASH}-Abstract.html", "NeurIPS", 2017),
    (
        f"https://papers.nips.cc/paper_files/paper/2023/hash/{HASH}-Abstract-Datasets_and_Benchmarks.html",
        "NeurIPS D&B",
        2023,
    ),
    (
        f"https://papers.nips.cc/paper_files/paper/2023/hash/{HASH}-Paper-Datasets_and_Benchmarks.pdf",
        "NeurIPS D&B",
        2023,
    ),
    (f"https://papers.nips.cc/paper/2021/hash/{HASH}-Abstract-round1.html", "NeurIPS D&B", 2021),
    (f"https://papers.nips.cc/paper/2020/file/{HASH}-Supplemental.pdf", "NeurIPS", 2020),
    ("https://icml.cc/virtual/2023/poster/24000", "ICML", 2023),
    ("https://cvpr.thecvf.com/virtual/2024/poster/1", "CVPR", 2024),
    ("https://proceedings.mlr.press/v235/li24a.html", "ICML", 2024),
    ("https://proceedings.mlr.press/v999/li24a.html", None, None),
    ("https://jmlr.org/papers/v21/20-074.html", "JMLR", 2020),
    ("https://jmlr.org/papers/v1/meila00a.html", "JMLR", 2000),
    ("https://www.ijcai.org/proceedings/2023/136", "IJCAI", 2023),
    ("https://www.ijcai.org/Proceedings/09/Papers/1.pdf", "IJCAI", 2009),
    ("https://ojs.aaai.org/index.php/AAAI/article/view/17000", "AAAI", 2021),
    ("https://ojs.aaai.org/index.php/AAAI/article/view/27967", "AAAI", None),
    ("https://ojs.aaai.org/index.php/ICWSM/article/view/17000", "ICWSM", None),
    ("https://ojs.aaai.org/index.php/FOO/article/view/17000", None, None),
    ("https://www.aaai.org/ocs/index.php/AAAI/AAAI16/paper/view/12234", "AAAI", 2016),
    ("https://www.aaai.org/ocs/index.php/FLAIRS/FLAIRS-09/paper/view/2", None, 2009),
    ("https://doi.org/10.1609/aaai.v37i4.25513", "AAAI", 2023),
    ("https://aclanthology.org/P19-1580", "ACL", 2019),
    ("https://aclanthology.org/D19-5702", None, 2019),
    ("https://aclanthology.org/W18-6310", None, 2018),
    ("https://aclanthology.org/2023.findings-emnlp.5", "Findings", 2023),
    ("https://aclanthology.org/2023.emnlp-main.5", "EMNLP", 2023),
    ("https://aclanthology.org/2023.acl-srw.5", None, 2023),
    ("https://doi.org/10.18653/v1/P18-1001", "ACL", 2018),
    ("https://doi.org/10.1109/CVPR52688.2022.00123", "CVPR", 2022),
    ("https://doi.org/10.1109/CVPRW53098.2021.00123", "CVPRW", 2021),
    ("https://doi.org/10.1109/TPAMI.2020.3005590", "TPAMI", None),
    ("https://doi.org/10.1145/3394486.3403088", "KDD", 2020),
    ("https://doi.org/10.24963/ijcai.2018/336", "IJCAI", 2018),
    ("https://link.springer.com/article/10.1007/s11263-021-01453-z", "IJCV", None),
    ("https://www.ecva.net/papers/eccv_2022/papers_ECCV/html/1136_ECCV_2022_paper.php", "ECCV", 2022),
    ("https://link.springer.com/chapter/10.1007/978-3-031-20083-0_1", "ECCV", 2022),
    ("https://papers.nips.cc/paper/7000-a-paper.pdf", "NeurIPS", 2017),
    ("https://papers.nips.cc/paper/5640-a-paper", "NeurIPS", None),
    ("https://www.roboticsproceedings.org/rss21/p140.pdf", "RSS", 2025),
    ("https://www.usenix.org/conference/usenixsecurity23/presentation/li", "USENIX Security", 2023),
    ("https://www.roboticsproceedings.org/rss02/p01.html", "RSS", 2006),
    ("https://www.usenix.org/conference/atc21/presentation/li", "USENIX ATC", 2021),
    ("https://www.usenix.org/conference/foo09/presentation/li", None, 2009),
    ("https://iclr.cc/virtual_2020/poster_HyxY6JHKwr.html", "ICLR", 2020),
]


@pytest.mark.parametrize(("url", "venue_id", "year"), SOURCES)
def test_venue_and_year(url: str, venue_id: str | None, year: int | None) -> None:
    found = recognise(url)
    assert found is not None
    assert (found.venue, found.year) == (venue_id, year)
    assert venue_id is None or venue(venue_id)


FORMS = [
    ("https://arxiv.org/abs/1706.03762", "abs", None),
    ("https://arxiv.org/pdf/1706.03762v5.pdf", "pdf", "v5"),
    ("https://openreview.net/attachment?id=vVJZtlZB9D&name=supplementary_material", "attachment", None),
    ("https://openreview.net/references/pdf?id=vVJZtlZB9D", "pdf", None),
    ("https://proceedings.mlr.press/v202/a23a/a23a-supp.pdf", "supplement", None),
    ("https://arxiv.org/ftp/arxiv/papers/1706/1706.03762.pdf", "pdf", None),
    ("https://huggingface.co/papers/1706.03762", "overlay", None),
    ("https://www.alphaxiv.org/overview/1706.03762v2", "overlay", "v2"),
    ("https://doi.org/10.48550/arXiv.1706.03762", "doi", None),
    ("https://ieeexplore.ieee.org/document/7780459", "abs", None),
    (f"{CVF}/content_cvpr_2018/supplemental/Doe_A_B_2018_CVPR_supplemental.pdf", "supplement", None),
    (f"https://papers.nips.cc/paper/2020/file/{HASH}-Supplemental.pdf", "supplement", None),
    (f"https://papers.nips.cc/paper/2020/file/{HASH}-AuthorFeedback.pdf", "authorfeedback", None),
    ("https://proceedings.mlr.press/v202/a23a", "html", None),
    ("https://proceedings.mlr.press/v202/a23a.html", "html", None),
    ("https://proceedings.mlr.press/v202/a23a/a.23.a.pdf", "pdf", None),
    ("https://jmlr.org/papers/v21/20-074", "html", None),
    ("https://jmlr.org/papers/v21/20-074.bib", "bib", None),
    ("https://jmlr.org/papers/volume21/20-074/20.074.pdf", "pdf", None),
    ("https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/1234.pdf", "pdf", None),
    ("https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/1234-supp.pdf", "supplement", None),
    ("https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/1234_ECCV_2020_paper.php", "html", None),
    ("https://github.com/a/b/blob/main/c.py", "blob", None),
    ("https://raw.githubusercontent.com/a/b/main/c.py", "raw", None),
    ("https://github.com/a/b", None, None),
    ("https://aclanthology.org/P18-1001v2.pdf", "pdf", "v2"),
]


@pytest.mark.parametrize(("url", "form", "version"), FORMS)
def test_form(url: str, form: str | None, version: str | None) -> None:
    found = recognise(url)
    assert found is not None
    assert (found.form, found.version) == (form, version)


@pytest.mark.parametrize(
    ("url", "month"),
    [
        ("https://arxiv.org/abs/1706.03762", 6),
        ("https://arxiv.org/abs/hep-th/9712001", 12),
        ("https://jmlr.org/papers/v21/20-074.html", None),
    ],
)
def test_month_is_that_of_the_arxiv_id(url: str, month: int | None) -> None:
    found = recognise(url)
    assert found is not None
    assert found.month == month


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://arxiv.org/abs/1706.03762", "arxiv"),
        ("https://proceedings.mlr.press/v202/a23a.html", "paper"),
        ("https://proceedings.mlr.press/v202/a23a/a23a-supp.pdf", "supplement"),
        ("https://zenodo.org/record/12", "dataset"),
        ("https://colab.research.google.com/github/Owner/Repo/blob/main/x.ipynb", "demo"),
    ],
)
def test_kind_of_a_link_that_says_nothing(url: str, kind: str) -> None:
    found = recognise(url)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("url", "paper"),
    [
        ("https://arxiv.org/abs/1706.03762", True),
        ("https://iclr.cc/virtual/2024/poster/18687", True),
        ("https://doi.org/10.1109/cvpr.2016.90", True),
        ("https://github.com/a/b", False),
        ("https://paperswithcode.com/paper/x", False),
        ("https://youtu.be/dQw4w9WgXcQ", False),
        ("https://huggingface.co/a/b", False),
        ("https://openreview.net/group?id=ICLR.cc/2024/Conference", False),
    ],
)
def test_is_paper(url: str, paper: bool) -> None:
    found = recognise(url)
    assert found is not None
    assert found.is_paper is paper


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("HTTP://User:pw@Example.ORG:8080/x", "example.org"),
        ("https://example.org?x", "example.org"),
        ("mailto:a@b.c", ""),
        ("//example.org/x", ""),
        ("", ""),
    ],
)
def test_split_host(url: str, host: str) -> None:
    assert split_host(url) == host


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("HTTPS://WWW.Example.org:80//a///b/?x=1#y", ("example.org", "/a/b", "?x=1")),
        ("https://example.org", ("example.org", "", "")),
        ("https://example.org/x%2E%5f%41", ("example.org", "/x._A", "")),
        ("https://example.org/a%2Fb%20c%25d%E9%5B", ("example.org", "/a%2Fb%20c%25d%E9%5B", "")),
        (r"https://example.org/a\_b?c=d&amp;e", ("example.org", "/a_b", "?c=d&e")),
        ("https://example.org/a b", None),
        ("https:///a", None),
    ],
)
def test_the_parts_of_a_url(url: str, parts: tuple[str, str, str] | None) -> None:
    assert split_url(url) == parts


def test_the_name_under_which_a_host_is_known() -> None:
    names = {host: fact.host for host in ("www.arxiv.org", "doe.github.io") if (fact := host_fact(host))}
    assert names == {"www.arxiv.org": "arxiv.org", "doe.github.io": "*.github.io"}


def test_host_facts() -> None:
    def fact(host: str) -> tuple[str, bool, str | None, str | None]:
        found = host_fact(host)
        assert found is not None
        return found.kind, bool(found.retired), found.moved_to, found.mirror_of

    assert fact("www.paperswithcode.com") == ("pwc", True, None, None)
    assert fact("someone.github.io") == ("project", False, None, None)
    assert fact("export.arxiv.org") == ("arxiv", False, None, "arxiv.org")
    assert fact("web3.arxiv.org") == ("arxiv", False, None, "arxiv.org")
    assert fact("cdn.rawgit.com")[1] is True
    assert fact("hf.co")[2] == "huggingface.co"
    assert host_fact("example.org") is None
    assert host_fact("") is None
    assert host_fact("github.io") is None


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        (f"{CVF}/content/CVPR2021/html/Doe_A_Paper_of__Note_CVPR_2021_paper.html", "A_Paper_of__Note"),
        (f"{CVF}/content/CVPR2021W/X/papers/Doe_A_Paper_CVPRW_2021_paper.pdf", "A_Paper"),
        (f"{CVF}/content_CVPR_2019/html/Doe_A_Paper_CVPR_2019_paper.html", "A_Paper"),
        (f"{CVF}/content_cvpr_2018/html/Doe_Three_Words_Only_CVPR_2018_paper.html", None),
        ("https://papers.nips.cc/paper/7181-attention-is-all-you-need.pdf", "attention-is-all-you-need"),
        ("https://www.ndss-symposium.org/ndss-paper/a-paper/", "a-paper"),
        ("https://www.researchgate.net/profile/Doe/publication/123_A_Paper/links/1.pdf", "A_Paper"),
        ("https://arxiv.org/abs/1706.03762", None),
    ],
)
def test_the_title_that_a_url_spells(url: str, slug: str | None) -> None:
    found = recognise(url)
    assert found is not None
    assert (found.slug or None) == slug


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("http://www.aclweb.org/anthology/P18-1001.pdf", "https://aclanthology.org/P18-1001.pdf"),
        ("http://www.aclweb.org/anthology/P18-1001/", "https://aclanthology.org/P18-1001"),
        (
            f"{CVF}/content_ICCV_2017/papers/A_B_ICCV_2017_paper.pdf",
            f"{CVF}/content_ICCV_2017/papers/A_B_ICCV_2017_paper.pdf",
        ),
        (
            "http://www.cv-foundation.org/openaccess/content_cvpr_2015/html/A_B_2015_CVPR_paper.html",
            f"{CVF}/content_cvpr_2015/html/A_B_2015_CVPR_paper.html",
        ),
    ],
)
def test_the_canonical_url_of_the_same_form(url: str, same: str) -> None:
    found = recognise(url)
    assert found is not None
    assert found.same_form == same


@pytest.mark.parametrize(
    ("url", "gone"),
    [
        ("https://paperswithcode.com/paper/x", True),
        ("http://www.aaai.org/ocs/index.php/AAAI/AAAI18/paper/view/1", True),
        ("https://www.aaai.org/Papers/AAAI/1998/AAAI98-106.pdf", False),
        ("https://example.org/ocs/", False),
    ],
)
def test_retirement(url: str, gone: bool) -> None:
    assert bool(retirement(url)) is gone


def test_the_table_is_sound() -> None:
    tables = facts("hosts")
    named = {row["venue"] for name in ("resource", "doi") for row in tables[name] if "venue" in row}
    named |= set(tables["pmlr"]) | set(tables["acl_letters"].values()) | set(tables["acl_slugs"].values())
    named |= {name for _, name in tables["sites"].values()} | {name for name, _ in tables["acm"].values()}
    named |= set(tables["usenix"].values()) | set(tables["ojs"].values()) | set(tables["isbn"])
    assert [name for name in named if not venue(name)] == []
    hosts = [name for row in tables["host"] for name in row["names"]]
    assert len(hosts) == len(set(hosts))
    volumes = [volume for years in tables["pmlr"].values() for volume in years.values()]
    assert len(volumes) == len(set(volumes))


@pytest.mark.parametrize(
    "part", ["/", "%", "a%2", "?id=", "&id", "(", "content/", "-", "_", "a/", "\\_", "&amp;"]
)
@pytest.mark.parametrize(
    "host", ["arxiv.org", "openaccess.thecvf.com", "gitlab.com", "doi.org", "openreview.net"]
)
def test_hostile_input_costs_little(host: str, part: str) -> None:
    short, long = (f"https://{host}/" + part * (size // len(part)) for size in (1000, 4000))
    assert not grows(_recognise, short, long, 8, 0.001)


def _recognise(url: str) -> None:
    recognise.cache_clear()
    recognise(url)
