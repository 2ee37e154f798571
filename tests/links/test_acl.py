"""Papers of the ACL Anthology, each a small file of BibTeX."""

import pytest

from tests.scholarly import Paper, World
from tests.scholarly.faults import FAULTS, HUGE, at_first, says, status

HOST = "aclanthology.org"


def url(id):
    return f"https://aclanthology.org/{id}/"


HERE = Paper("Of Words", acl="2023.acl-long.35", authors=("Ada Abel", "Ben Bohr"))
WORLD = World((HERE, Paper("Old Words", acl="P18-1001")))
URLS = [url(HERE.acl), "https://www.aclweb.org/anthology/P18-1001.pdf", url("2023.acl-long.99")]


def test_what_became_of_a_paper(ask):
    asked = ask(WORLD, URLS)
    assert [*asked.names.values()] == ["alive", "alive", "dead"]
    assert asked.evidence(URLS[2]) == "no such id: the ACL Anthology has no 2023.acl-long.99"
    record = asked.verdicts[URLS[0]].record
    assert (record.title, record.authors, record.year) == (HERE.title, HERE.authors, HERE.year)
    assert asked.sent == {HOST: 3}


FILES = {
    "in quotes": ('title = "Of Words",\n    author = "Abel, Ada",', "Of Words", ("Ada Abel",)),
    "in braces": ("title = {Of Words},\n    author = {Ada Abel},", "Of Words", ("Ada Abel",)),
    "without a comma": ('author = "Abel, Ada",\n    title = "Of Words"', "Of Words", ("Ada Abel",)),
    "without blanks": ('title="Of Words",\nyear=2020,\n', "Of Words", ()),
    "authors by line": (
        'title = "Of Words",\n    author = "Abel, Ada  and\n      Bohr, Ben  and\n      {A Group}",',
        "Of Words",
        ("Ada Abel", "Ben Bohr", "A Group"),
    ),
    "braces within": ('title = "{BERT}: {P}re-training of {W}ords",', "BERT: Pre-training of Words", ()),
    "quotes within": ("title = \"What is {``}Right{''} Here\",", "What is “Right” Here", ()),
    "accents": (
        'title = "Schr{\\"o}dinger{\'}s Words",\n    author = "M{\\"u}ller, J{\\"o}rg and Gro{\\ss}e, A{\\o}",',
        "Schrödinger's Words",
        ("Jörg Müller", "Aø Große"),
    ),
    "commands": ('title = "50{\\%} of \\textit{Words} {\\&} {$}\\alpha{$}",', "50% of Words & α", ()),
    "lines": ('title = "Of\n      Words",\n    year = "2020",', "Of Words", ()),
    "upper case": ('TITLE = "Of Words",', "Of Words", ()),
}


@pytest.mark.parametrize("file", FILES)
def test_bibtex_of_all_shapes(ask, file):
    fields, title, authors = FILES[file]
    bibtex = f'@inproceedings{{abel-2020,\n    {fields}\n    booktitle = "Proceedings",\n}}\n'
    record = ask(WORLD, URLS[:1], acl={"fault": says(bibtex, kind="text/plain")}).verdicts[URLS[0]].record
    assert (record.title, record.authors, record.venue) == (title, authors, "Proceedings")


@pytest.mark.parametrize("fault", sorted(FAULTS.keys() - {"truncated"}))  # half a file may do
def test_the_page_is_asked_for_where_there_is_trouble(ask, fault):
    asked = ask(WORLD, URLS[:1], acl={"fault": FAULTS[fault]})
    assert any(seen.target == "/2023.acl-long.35/" for seen in asked.log)
    assert "dead" not in asked.names.values()


@pytest.mark.parametrize(
    "body", ["", "{}", "title = 3", '@x{a,\n title = "",\n}', '@x{a,\n title = "' + "\n" * 99]
)
def test_what_is_no_bibtex_has_the_page_asked_for(ask, body):
    asked = ask(WORLD, URLS[:1], acl={"fault": at_first(says(body))})
    assert asked.names == {URLS[0]: "alive"}
    assert [seen.target for seen in asked.log] == ["/2023.acl-long.35.bib", "/2023.acl-long.35/"]


def test_a_file_that_never_ends_is_read_in_no_time(ask):
    for body in ("@x{\n" + 'title = "a\n' * 90_000, "@" + "\n title = {" * 90_000):
        asked = ask(WORLD, URLS[:1], acl={"fault": at_first(says(body))})
        assert asked.names == {URLS[0]: "alive"}


def test_faults_that_pass_cost_nothing(ask):
    for fault in (HUGE, at_first(status(429)), at_first(status(500)), at_first(FAULTS["reset"])):
        asked = ask(WORLD, URLS, acl={"fault": fault})
        assert [*asked.names.values()] == ["alive", "alive", "dead"]
