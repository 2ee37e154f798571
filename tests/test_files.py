"""Paths, .gitignore, and writing that never leaves half a file."""

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from awesome_lint.files import FileError, Found, find_lists, read, write


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def make(*paths, text="x\n"):
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)


def found(*paths, exclude=()):
    return [item.path for item in find_lists(paths, [(Path(), exclude)])]


class TestFinding:
    def test_named_files_are_taken_as_typed(self):
        make("b.md", "a.txt")
        assert find_lists(["./b.md", "a.txt", "-"]) == [Found("./b.md"), Found("a.txt"), Found("-")]
        assert all(item.named for item in find_lists(["./b.md", "a.txt", "-"]))

    def test_markdown_below_a_directory_in_order_and_joined_to_what_was_typed(self):
        make("d/b.md", "d/a/z.markdown", "d/C.MD", "d/n.txt", "d/a/y.mkd")
        assert found("d/") == ["d/C.MD", "d/a/y.mkd", "d/a/z.markdown", "d/b.md"]
        assert find_lists(["d/"])[0] == Found("d/C.MD", "d/")
        assert found(".")[0] == "d/C.MD"

    def test_each_file_once_and_a_named_one_stays_named(self):
        make("d/a.md", "d/b.md")
        assert find_lists(["d", "d/b.md", "./d/b.md", "d"]) == [Found("d/a.md", "d"), Found("d/b.md")]

    def test_a_hidden_directory_is_searched_but_not_those_of_tools(self):
        make(".github/a.md", ".git/b.md", "node_modules/x/c.md", ".venv/d.md", "a/venv/e.md")
        assert found(".") == [".github/a.md"]

    def test_nested_gitignore_the_innermost_decides(self):
        make("d/a.md", "d/b.md", "d/sub/a.md", "d/sub/keep.md", "d/out/x.md")
        Path("d/.gitignore").write_text("a.md\n/out/\nkeep.md\n")
        Path("d/sub/.gitignore").write_text("!keep.md\n")
        assert found("d") == ["d/b.md", "d/sub/keep.md"]

    def test_gitignore_above_holds_within_a_repository_only(self):
        make("r/d/a.md", "r/d/b.md")
        Path(".gitignore").write_text("b.md\n")
        Path("r/.gitignore").write_text("/d/a.md\n")
        assert found("r/d") == ["r/d/a.md", "r/d/b.md"]
        make("r/.git/info/exclude", text="")
        assert found("r/d") == ["r/d/b.md"]
        make("r/.git/info/exclude", text="b.md\n")
        assert found("r/d") == []

    def test_an_ignored_directory_that_is_named_is_searched(self):
        make("r/out/a.md", "r/.git/HEAD")
        Path("r/.gitignore").write_text("out/\n")
        assert found("r") == []
        assert found("r/out") == ["r/out/a.md"]

    def test_a_line_that_is_no_pattern_is_passed_over(self):
        make("d/a.md", "d/b.md")
        Path("d/.gitignore").write_bytes(b"!\n\xff\nb.md\n")
        assert found("d") == ["d/a.md"]

    def test_exclude_wins_over_gitignore_but_not_over_a_name(self):
        make("d/a.md", "d/b.md")
        Path("d/.gitignore").write_text("!a.md\n")
        assert found("d", exclude=["a.md"]) == ["d/b.md"]
        assert found("d", exclude=["/d/b.md"]) == ["d/a.md"]
        assert found("d/a.md", exclude=["a.md"]) == ["d/a.md"]

    def test_exclude_of_another_directory_is_relative_to_it(self):
        make("p/d/a.md", "p/b.md")
        assert [f.path for f in find_lists(["p"], [(Path("p"), ["/d"])])] == ["p/b.md"]

    def test_a_pattern_that_is_none(self):
        with pytest.raises(FileError, match="cannot exclude !"):
            found(".", exclude=["!"])

    def test_odd_files_are_skipped_in_a_directory(self):
        make("d/a.md")
        os.mkfifo("d/fifo.md")
        Path("d/loop.md").symlink_to("loop.md")
        Path("d/gone.md").symlink_to("nowhere")
        Path("d/circle").symlink_to(".")
        Path("d/again.md").symlink_to("a.md")
        assert found("d") == ["d/a.md"]

    @pytest.mark.parametrize(
        ("path", "reason"),
        [("gone.md", "No such file"), ("loop.md", "symbolic links"), ("a\0b", "not a path")],
    )
    def test_a_named_path_that_cannot_be_used(self, path, reason):
        Path("loop.md").symlink_to("loop.md")
        assert found(path) == [path]
        with pytest.raises(FileError, match=reason):
            read(path)


class TestReading:
    def test_bytes_and_line_ends_are_kept(self):
        Path("a.md").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\xff\n")
        assert read("a.md") == "\ufeffa\r\nb\rc\udcff\n"

    def test_standard_input(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a\r\n\xff")))
        assert read("-") == "a\r\n\udcff"

    def test_what_is_no_file(self):
        os.mkfifo("pipe")
        for path in ("pipe", "/dev/zero", "."):
            with pytest.raises(FileError, match="not a regular file"):
                read(path)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_no_permission(self):
        make("a.md")
        Path("a.md").chmod(0)
        with pytest.raises(FileError, match="Permission denied"):
            read("a.md")


class TestWriting:
    def test_bytes_that_are_no_utf8_and_line_ends_are_kept(self):
        make("a.md")
        write("a.md", "a\r\n\udcff", "x\n")
        assert Path("a.md").read_bytes() == b"a\r\n\xff"

    def test_mode_is_kept(self):
        make("a.md")
        Path("a.md").chmod(0o640)
        write("a.md", "new")
        assert stat.S_IMODE(Path("a.md").stat().st_mode) == 0o640

    def test_a_new_file_has_the_usual_mode(self):
        write("new.md", "new")
        make("usual.md")
        assert Path("new.md").stat().st_mode == Path("usual.md").stat().st_mode

    def test_a_link_stays_a_link(self):
        make("real/a.md")
        Path("link.md").symlink_to("real/a.md")
        write("link.md", "new", "x\n")
        assert Path("link.md").is_symlink()
        assert Path("real/a.md").read_text() == "new"
        assert list(Path("real").iterdir()) == [Path("real/a.md")]

    def test_what_another_program_wrote_meanwhile_is_not_overwritten(self):
        make("a.md", text="theirs\n")
        with pytest.raises(FileError, match="changed by another program"):
            write("a.md", "ours\n", "before\n")
        assert Path("a.md").read_text() == "theirs\n"
        assert list(Path().iterdir()) == [Path("a.md")]

    @pytest.mark.parametrize("broken", ["fsync", "replace"])
    @pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
    def test_a_crash_leaves_the_old_text_and_nothing_else(self, monkeypatch, broken, error):
        make("a.md")

        def fail(*args):
            raise error

        monkeypatch.setattr(os if broken == "fsync" else Path, broken, fail)
        with pytest.raises((FileError, KeyboardInterrupt)):
            write("a.md", "new")
        assert Path("a.md").read_text() == "x\n"
        assert list(Path().iterdir()) == [Path("a.md")]

    def test_a_file_that_may_not_be_written(self, monkeypatch):
        make("a.md")
        monkeypatch.setattr(os, "access", lambda *args: False)  # root may always write
        with pytest.raises(FileError, match=r"a\.md: not writable"):
            write("a.md", "new")
        assert Path("a.md").read_text() == "x\n"

    def test_a_directory_that_is_not_there(self):
        with pytest.raises(FileError, match="No such file"):
            write("gone/a.md", "new")

    def test_a_device_is_written_to_not_replaced(self):
        write("/dev/null", "new")
        assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
