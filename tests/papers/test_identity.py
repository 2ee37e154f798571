from awesome_lint.papers.identity import clashing_ids, cut_off, find_pairs, one_title, places_of, two_versions
from awesome_lint.papers.reader import read_list

QUICK, STUDY = "Pruning Deep Networks Quickly", "A Study of the Colours of Graphs"


def pairs(*lines, heading="# 2020"):
    text = f"{heading}\n\n" + "".join(f"- {title} [[paper]({url})]\n" for title, url in lines)
    papers = read_list(text)
    at = {id(entry): number for number, entry in enumerate(papers.entries)}
    return [
        (at[id(p.first.entry)], at[id(p.second.entry)], p.shared, p.likeness) for p in find_pairs([papers])
    ]


def test_an_entry_with_one_paper_under_two_addresses_is_no_pair():
    links = "[[paper](https://aclanthology.org/P19-1119)] [[doi](https://doi.org/10.18653/v1/P19-1119)]"
    assert find_pairs([read_list(f"# 2020\n\n- {QUICK} {links}\n")]) == []


def test_one_paper_whichever_its_address():
    ids = {
        "arxiv:2001.00001": [
            "https://arxiv.org/abs/2001.00001v2",
            "http://www.arxiv.org/pdf/2001.00001.pdf",
            "https://doi.org/10.48550/arXiv.2001.00001",
            "https://huggingface.co/papers/2001.00001",
        ],
        "acl:p19-1119": [
            "https://aclanthology.org/P19-1119.pdf",
            "https://www.aclweb.org/anthology/P19-1119/",
            "https://doi.org/10.18653/v1/P19-1119",
        ],
        "doi:10.1000/xyz.1": ["https://doi.org/10.1000/xyz.1", "https://dx.doi.org/10.1000/XYZ.1"],
        "ijcai:2021/45": [
            "https://www.ijcai.org/proceedings/2021/45",
            "https://doi.org/10.24963/ijcai.2021/45",
        ],
        "ojs:AAAI/5954": [
            "https://ojs.aaai.org/index.php/AAAI/article/view/5954",
            "https://doi.org/10.1609/aaai.v34i04.5954",
        ],
        "openreview:abcdefghij": [
            "https://openreview.net/forum?id=abcdefghij",
            "https://openreview.net/pdf?id=abcdefghij",
        ],
        "cvf:CVPR2021/Doe_A_Paper_CVPR_2021_paper": [
            "https://openaccess.thecvf.com/content/CVPR2021/html/Doe_A_Paper_CVPR_2021_paper.html",
            "https://openaccess.thecvf.com/content/CVPR2021/papers/Doe_A_Paper_CVPR_2021_paper.pdf",
        ],
    }
    for name, urls in ids.items():
        expected = [(0, n, name, "same") for n in range(1, len(urls))]
        assert pairs(*((QUICK, url) for url in urls)) == expected


def test_of_many_with_one_id_each_is_paired_once_with_the_most_alike():
    url = "https://arxiv.org/abs/2001.00001"
    titles = [STUDY, QUICK, "Prunning Deep Networks Quickly", QUICK, STUDY]
    assert pairs(*((title, url) for title in titles)) == [
        (0, 1, "arxiv:2001.00001", "unrelated"),
        (1, 2, "arxiv:2001.00001", "variant"),
        (1, 3, "arxiv:2001.00001", "same"),
        (0, 4, "arxiv:2001.00001", "same"),
    ]


def test_the_pairs_of_one_id_grow_with_its_entries():
    url = "https://arxiv.org/abs/2001.00001"
    lines = [(f"{chr(97 + n % 26) * 5} {n} words and more {n * n}", url) for n in range(200)]
    assert len(pairs(*lines)) == 199


def test_by_title_a_repeat_counts_once():
    lines = [
        (QUICK, "https://example.org/a.pdf"),
        (QUICK, "https://arxiv.org/abs/2001.00001"),
        (QUICK, "https://arxiv.org/abs/2001.00001"),
    ]
    assert pairs(*lines) == [(1, 2, "arxiv:2001.00001", "same"), (0, 1, "", "same")]


def test_a_title_that_says_too_little_pairs_nothing():
    other = ["https://arxiv.org/abs/2001.00001", "https://arxiv.org/abs/2001.00002"]
    for title in ("Introduction", "Red Teaming", "2025, 2024, 2023, 2022", "The winner of"):
        assert pairs(*((title, url) for url in other)) == []


def test_nearly_one_title():
    lines = [
        (QUICK, "https://arxiv.org/abs/2001.00001"),
        ("Pruning Deep Networks Quikcly", "https://example.org/a.pdf"),
        ("PruNet: Pruning Deep Networks Quickly", "https://example.org/b.pdf"),
        ("Improved Pruning Deep Networks Quickly", "https://example.org/c.pdf"),
        ("Pruning Deep Networks Quickly: A Survey", "https://example.org/d.pdf"),
        ("Pruning Deep Networks Quickly, Part II", "https://example.org/e.pdf"),
        ("Pruning Deep Networks Quickly: Lessons", "https://example.org/f.pdf"),
    ]
    assert pairs(*lines) == [(0, 1, "", "variant"), (0, 2, "", "part")]


def test_one_entry_may_be_paired_by_each_of_its_ids():
    text = (
        f"- {QUICK} [[paper](https://arxiv.org/abs/2001.00001)]\n"
        f"- {STUDY} [[paper](https://aclanthology.org/P19-1119)]\n"
        "- Graphs and Nets [[paper](https://arxiv.org/abs/2001.00001)] [[acl](https://aclanthology.org/P19-1119)]\n"
    )
    assert [(p.first.entry.title, p.shared) for p in find_pairs([read_list(text)])] == [
        (QUICK, "arxiv:2001.00001"),
        (STUDY, "acl:p19-1119"),
    ]


def test_a_new_entry_comes_after_all_others():
    url = "https://arxiv.org/abs/2001.00001"
    one, two = (read_list(f"- {QUICK} [[paper]({url})]\n") for _ in range(2))
    [new], [old] = one.entries, two.entries
    assert [pair.entries for pair in find_pairs([one, two])] == [(new, old)]
    assert [pair.entries for pair in find_pairs([one, two], lambda papers, entry: entry is new)] == [
        (old, new)
    ]
    assert [pair.entries for pair in find_pairs([one, two], lambda papers, entry: papers is one)] == [
        (old, new)
    ]


def entries(*parts):
    papers = read_list("".join(parts))
    return papers.entries


def in_year(heading, title):
    return f"# {heading}\n\n- [{title}](https://example.org/{len(heading)}.pdf)\n\n"


def test_a_short_title_needs_the_same_year():
    short, longer = "Prune a Nets", "Prune All the Nets"
    for title, year, expected in (
        (short, "2020", True),
        (short, "2021", False),
        (short, "Papers", True),
        (longer, "2021", True),
        ("Prune a Net", "2020", False),
        ("Introduction", "2020", False),
    ):
        first, second = entries(in_year("2020", title), in_year(year, title))
        assert one_title(first, second) is expected
        assert one_title(second, first) is expected


def test_places_under_one_heading_are_a_group():
    text = "# A\n\n{0}{0}\n<h2>B</h2>\n\n{0}\n# C\n\n{0}"
    papers = read_list(text.format(f"- {QUICK} [[paper](https://arxiv.org/abs/2001.00001)]\n"))
    groups = [place.group for place in places_of([papers])]
    assert groups[0] == groups[1]
    assert len(set(groups)) == 3
    assert all(place.papers is papers for place in places_of([papers]))


def test_ids_of_one_site_clash_unless_one_is_shared():
    def clash(first, second):
        lines = (
            f"- {QUICK} " + " ".join(f"[[paper]({url})]" for url in urls) + "\n" for urls in (first, second)
        )
        return clashing_ids(*entries(*lines))

    arxiv, acl = "https://arxiv.org/abs/2001.{:05d}", "https://aclanthology.org/P19-111{}"
    assert clash([arxiv.format(1)], [arxiv.format(2)]) == ("arxiv:2001.00001", "arxiv:2001.00002")
    assert clash([arxiv.format(1)], [arxiv.format(1)]) is None
    assert clash([arxiv.format(1)], [acl.format(1)]) is None
    assert clash([acl.format(1), arxiv.format(1)], [acl.format(1), arxiv.format(2)]) is None
    assert clash([acl.format(1), arxiv.format(1)], [acl.format(2)]) == ("acl:p19-1111", "acl:p19-1112")


def test_an_id_may_be_another_without_its_end():
    assert cut_off("openreview:abcdefghij", "openreview:abcdefghi")
    assert cut_off("openreview:abcdefghi", "openreview:abcdefghij")
    assert not cut_off("openreview:abcdefghij", "openreview:abcdefghik")


def test_a_workshop_paper_and_its_journal_version_are_two_versions():
    def versions(first, second):
        lines = (f'- "{QUICK}", {venue}. [[paper](https://example.org/a.pdf)]\n' for venue in (first, second))
        return two_versions(*entries(*lines))

    assert versions("ICML 2020", "TPAMI 2021")
    assert versions("ICLR Workshop 2020", "ICML 2020")
    assert not versions("ICML 2020", "ICLR 2021")
    assert not versions("ICML 2020", "arXiv 2020")
    assert not versions("ICML 2020", "2021")
