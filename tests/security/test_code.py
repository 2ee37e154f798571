"""No code comes from a list, its configuration, its data, a template or the folder that it is in."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from awesome_lint.cli.main import main
from awesome_lint.links.api import Unavailable
from awesome_lint.links.providers.arxiv_feed import _parse

LIST = "# Papers\n\n- A Paper [[paper](https://arxiv.org/abs/2401.00001)]\n"
STOLEN = "import pathlib; pathlib.Path('stolen').touch()\n"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(LIST)


@pytest.mark.parametrize(
    "command",
    [
        ["check", "README.md"],
        ["check", "--jobs=2", "README.md", "other.md"],
        ["build", "papers.json", "--template", "t.j2"],
        ["diff", "HEAD", "README.md"],
    ],
    ids=lambda command: command[0],
)
def test_modules_beside_a_list_are_not_imported(command):
    for name in ("awesome_lint", "jinja2", "json", "click", "sitecustomize", "tomllib", "git", "yaml"):
        Path(f"{name}.py").write_text(STOLEN)
    Path("other.md").write_text(LIST)
    Path("papers.json").write_text('{"entries": [{"title": "A Paper"}]}')
    Path("t.j2").write_text("{{ count }}")
    program = f"import sys; sys.path.remove(''); sys.argv = ['awesome-lint', *{command}]; from awesome_lint.__main__ import start; start()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert not Path("stolen").exists(), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['touch stolen']",
        "- title: !!python/name:os.system\n",
        "- !!python/object/new:pathlib.Path [stolen]\n",
    ],
)
def test_data_are_no_objects(text):
    Path("papers.yaml").write_text(text)
    assert CliRunner().invoke(main, ["build", "papers.yaml"]).exit_code == 2
    assert not Path("stolen").exists()


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.system('touch stolen') }}",
        "{{ self._TemplateReference__context }}{{ ().__class__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ papers.append(1) }}",
    ],
)
def test_a_template_reaches_nothing(template):
    Path("papers.json").write_text('{"entries": [{"title": "A Paper"}]}')
    Path("t.j2").write_text(template)
    done = CliRunner().invoke(main, ["build", "papers.json", "--template", "t.j2"])
    assert done.exit_code == 2 or done.stdout.strip() == ""
    assert "root:" not in done.output
    assert not Path("stolen").exists()


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    "feed",
    [
        f'<!DOCTYPE f [<!ENTITY a0 "lol">{LAUGHS}]><feed>&a9;</feed>',
        '<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed>&x;</feed>',
        "<feed>" * 200_000,
    ],
    ids=["bomb", "file", "depth"],
)
def test_a_feed_neither_grows_nor_reads_files(feed):
    with pytest.raises(Unavailable):
        _parse(feed.encode())
