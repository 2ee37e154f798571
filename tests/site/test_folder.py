"""The files of a site, and what becomes of those that were there."""

import csv
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from awesome_lint.cli.main import main

LIST = "# Papers\n\n- One & Two [[paper](https://arxiv.org/abs/2401.00001)]\n"
NEW = "- <b>Three</b> \x1b [[paper](https://arxiv.org/abs/2401.00003)]\n"
ATOM = "{http://www.w3.org/2005/Atom}"


def run(*args):
    return CliRunner().invoke(main, ["site", "README.md", "--output", "out", *args])


@pytest.fixture
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(LIST)


@pytest.mark.usefixtures("_here")
class TestFiles:
    def test_all_that_the_page_needs(self):
        assert run().exit_code == 0
        names = {"index.html", "app.js", "style.css", "icon.svg", "papers.bib", "papers.csv"}
        assert {path.name for path in Path("out").iterdir()} == names

    def test_downloads(self):
        run()
        with Path("out/papers.csv").open(newline="") as stream:
            assert [row["title"] for row in csv.DictReader(stream)] == ["One & Two"]
        assert r"One \& Two" in Path("out/papers.bib").read_text()

    def test_without_a_heading_it_is_called_as_the_list(self):
        Path("README.md").rename("pruning.md")
        Path("pruning.md").write_text(LIST.partition("\n")[2])
        CliRunner().invoke(main, ["site", "pruning.md", "--output", "out"])
        assert "<h1>pruning</h1>" in Path("out/index.html").read_text()

    def test_what_else_is_there_stays(self):
        Path("out").mkdir()
        Path("out/CNAME").write_text("example.org")
        assert run().exit_code == 0
        assert Path("out/CNAME").read_text() == "example.org"

    @pytest.mark.parametrize("name", ["index.html", "style.css", "papers.csv"])
    def test_a_file_of_anothers_is_not_replaced(self, name):
        Path("out").mkdir()
        Path("out", name).write_text("mine")
        result = run()
        assert (result.exit_code, f"out/{name}: not made by" in result.stderr) == (2, True)
        assert [path.read_text() for path in Path("out").iterdir()] == ["mine"]

    def test_nor_one_that_was_put_beside_a_site_later(self):
        Path("out").mkdir()
        run()
        Path("out/index.html").write_text(
            Path("out/index.html").read_text().replace("papers.csv", "else.csv")
        )
        Path("out/papers.csv").write_text("mine")
        assert run().exit_code == 2
        assert Path("out/papers.csv").read_text() == "mine"

    @pytest.mark.parametrize("folder", ["", "-"])
    def test_a_folder_needs_a_name(self, folder):
        result = run("--output", folder)
        assert (result.exit_code, "name a folder" in result.stderr) == (2, True)
        assert [path.name for path in Path().iterdir()] == ["README.md"]

    def test_an_error_names_a_place_that_its_reader_knows(self):
        run()
        Path("out/papers.csv").unlink()
        Path("out/papers.csv").mkdir()
        assert run().stderr.endswith("awesome-lint: out/papers.csv: Is a directory\n")

    def test_a_site_is_replaced_by_a_newer_one(self):
        run()
        Path("README.md").write_text(LIST.replace("One", "Another One"))
        assert run().exit_code == 0
        assert "Another One" in Path("out/index.html").read_text()

    def test_the_same_list_gives_the_same_files(self):
        run()
        before = {path.name: path.read_bytes() for path in Path("out").iterdir()}
        run()
        assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == before

    def test_a_run_that_fails_leaves_the_old_site(self, monkeypatch):
        run()
        before = {path.name: path.read_bytes() for path in Path("out").iterdir()}
        Path("README.md").write_text(LIST.replace("One", "Another One"))
        real = Path.write_bytes

        def full(self, data):
            if self.name == "papers.csv":
                raise OSError(28, "No space left on device", str(self))
            return real(self, data)

        monkeypatch.setattr(Path, "write_bytes", full)
        result = run()
        assert (result.exit_code, "No space left" in result.stderr) == (2, True)
        assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == before

    def test_a_file_in_the_place_of_the_folder(self):
        Path("out").write_text("mine")
        assert run().exit_code == 2
        assert Path("out").read_text() == "mine"

    def test_a_list_without_papers_is_told_of_and_leaves_the_old_site(self):
        run()
        Path("README.md").write_text("# Nothing\n")
        result = run()
        assert (result.exit_code, "no entry of a paper" in result.stderr) == (1, True)
        assert "One &amp; Two" in Path("out/index.html").read_text()

    def test_without_a_history_there_is_no_feed(self):
        result = run()
        assert "No feed of new papers" in result.stderr
        assert "atom" not in Path("out/index.html").read_text()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
class TestFeed:
    def read(self, *args):
        result = run(*args)
        assert (result.exit_code, result.stderr) == (0, "")
        return ElementTree.parse("out/atom.xml").getroot()

    def test_what_came_in_newest_first(self, repository):
        repository.commit(LIST)
        repository.commit(LIST + NEW)
        root = self.read()
        found = [
            [entry.find(ATOM + name).text for name in ("title", "updated")]
            for entry in root.iter(f"{ATOM}entry")
        ]
        assert [when for _, when in found] == ["2024-01-02T12:00:00Z", "2024-01-01T12:00:00Z"]
        assert found[1][0] == "One & Two"
        assert root.find(f"{ATOM}updated").text == "2024-01-02T12:00:00Z"
        assert 'href="atom.xml"' in Path("out/index.html").read_text()

    def test_none_is_left_of_a_history_that_is_no_more(self, repository):
        repository.commit(LIST)
        self.read()
        Path("out/else.xml").write_text("mine")
        shutil.rmtree(".git")
        assert run().exit_code == 0
        assert [path.name for path in Path("out").glob("*.xml")] == ["else.xml"]

    def test_one_of_anothers_stays(self, repository):
        Path("README.md").write_text(LIST)
        run()
        Path("out/atom.xml").write_text("mine")
        assert run().exit_code == 0
        repository.commit(LIST)
        assert run().exit_code == 2
        assert Path("out/atom.xml").read_text() == "mine"

    def test_a_paper_keeps_its_id(self, repository):
        repository.commit(LIST)
        first = [entry.find(f"{ATOM}id").text for entry in self.read().iter(f"{ATOM}entry")]
        repository.commit(LIST.replace("One", "Another") + NEW)
        second = [entry.find(f"{ATOM}id").text for entry in self.read().iter(f"{ATOM}entry")]
        assert second[1:] == first
        assert len(set(second)) == 2

    def test_links_lead_to_the_paper_or_into_the_site(self, repository):
        repository.commit(LIST)
        (link,) = self.read().findall(f"{ATOM}entry/{ATOM}link")
        assert link.attrib["href"] == "https://arxiv.org/abs/2401.00001"
        root = self.read("--url", "https://example.org/papers")
        (link,) = root.findall(f"{ATOM}entry/{ATOM}link")
        assert link.attrib["href"] == "https://example.org/papers/#arxiv:2401.00001"
        hrefs = [link.attrib["href"] for link in root.findall(f"{ATOM}link")]
        assert hrefs == ["https://example.org/papers/", "https://example.org/papers/atom.xml"]
