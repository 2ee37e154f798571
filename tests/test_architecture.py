"""The tree is the way of the data: what may import what, and that importing the package costs nothing."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import awesome_lint

ROOT = Path(awesome_lint.__file__).parent
MODULES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))
LONGEST = 250  # lines of a module
TO_SPLIT: set[str] = set()

# What each part may import besides itself, directly or through another: text -> document -> entries -> findings.
ARROWS = {
    "rare": set(),
    "failure": set(),
    "hashing": set(),
    "markdown": {"rare"},
    "ignores": set(),
    "cache_folder": {"failure"},
    "beside": {"hashing"},
    "findings": {"markdown"},
    "link_settings": set(),
    "config": {"failure", "ignores", "link_settings"},
    "papers": {"markdown", "hashing", "rare"},
    "links": {"markdown", "papers", "cache_folder"},
    "rules": {"markdown", "papers", "links", "config", "beside", "findings", "rare"},
    "config_names": {"config", "findings"},
    "suppress": {"markdown", "papers", "rules", "findings", "rare"},
    "guard": {"markdown", "papers"},
    "layout": {"markdown", "papers", "config", "guard", "suppress"},
    "writing": {"markdown", "papers", "config", "guard", "layout", "suppress"},
    "enriching": {"markdown", "papers", "links", "guard", "writing"},
    "focus": {"markdown", "papers", "rules", "findings"},
    "merging": {"markdown", "papers", "guard", "layout", "writing"},
    "versions": {"markdown", "papers", "focus", "writing", "merging"},
    "linter": {"papers", "links", "rules", "config", "suppress", "focus", "beside"},
    "fixer": {"markdown", "papers", "rules", "config", "focus", "guard", "layout", "linter"},
    "api": {"papers", "links", "rules", "config", "fixer", "layout", "linter"},
}
# These stand at the end of the way and may import any of the above; these only of each other:
ENDS = {
    "report": set(),
    "data": {"report"},
    "build": {"data", "report"},
    "files": set(),
    "checking": {"files", "report"},
    "git": set(),
    "history": {"git"},
    "stats": {"report", "history"},
    "site": {"report", "data", "history", "files"},
    "config_schema": set(),
    "server": {"files", "report"},
    "cli": {
        "report",
        "checking",
        "data",
        "build",
        "files",
        "git",
        "history",
        "stats",
        "site",
        "config_schema",
        "server",
    },
}


def part(module):
    """The part of the package that a module belongs to: its folder, or itself."""
    return module.parts[0].removesuffix(".py")


def imported(module):
    """The parts that a module imports, and the packages of others."""
    tree = ast.parse((ROOT / module).read_text("utf-8"))
    package = [*module.parts[:-1]]
    ours, others = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            others.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            others.add(node.module.partition(".")[0])
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1]
            path = [*above, *(node.module.split(".") if node.module else [])]
            ours.update([path[0]] if path else [alias.name for alias in node.names])
    return ours - {"__version__"}, others


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_point_one_way(module):
    here, (ours, others) = part(module), imported(module)
    assert "awesome_lint" not in others
    if here in ("__init__", "__main__"):
        assert ours <= {"api", "cli"}
    elif here in ENDS:
        assert ours - {here} <= set(ARROWS) | ENDS[here]
    else:
        assert ours - {here} <= ARROWS[here]


def test_the_arrows_make_no_circle():
    order = []
    left = {name: set(arrows) for name, arrows in {**ARROWS, **ENDS}.items()}
    while left:
        free = [name for name, arrows in left.items() if arrows <= set(order)]
        assert free, f"a circle among {sorted(left)}"
        order += free
        left = {name: arrows for name, arrows in left.items() if name not in free}
    assert {part(module) for module in MODULES} - {"__init__", "__main__"} <= set(order)


@pytest.mark.parametrize(
    ("folder", "package"),
    [
        ("markdown", "mistune"),
        ("papers", "rapidfuzz"),
        ("papers", "pylatexenc"),
        ("links", "httpx"),
        ("cli", "rich"),
        ("cli", "click"),
        ("cli", "watchfiles"),
        ("server", "pygls"),
        ("server", "lsprotocol"),
    ],
)
def test_a_package_of_others_is_used_in_one_part(folder, package):
    users = {part(module) for module in MODULES if package in imported(module)[1]}
    assert users == {folder}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_no_module_is_long(module):
    if module.as_posix() in TO_SPLIT:
        pytest.xfail("to be split")
    assert len((ROOT / module).read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_says_what_it_is(module):
    assert ast.get_docstring(ast.parse((ROOT / module).read_text("utf-8")))


def loaded_by(code):
    program = f"import sys; {code}; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


HEAVY = {
    "mistune",
    "httpx",
    "rich",
    "click",
    "asyncio",
    "difflib",
    "rapidfuzz",
    "pylatexenc",
    "tomllib",
    "yaml",
    "csv",
    "wcwidth",
    "pathspec",
    "watchfiles",
}


# What a run of `check` needs none of, unless it is asked for links, fixes, Git or another report.
UNWANTED = {
    *("httpx", "rich", "asyncio", "difflib", "rapidfuzz", "pylatexenc", "yaml", "csv", "wcwidth"),
    *("pathspec", "sqlite3", "subprocess", "platformdirs", "multiprocessing", "awesome_lint.links"),
    *("awesome_lint.cli.linking", "awesome_lint.cli.asking", "awesome_lint.cli.diff", "awesome_lint.layout"),
    *("awesome_lint.report.json_report", "awesome_lint.report.github", "awesome_lint.report.links"),
}


def loaded_by_check(folder, *options):
    path = folder / "README.md"
    path.write_text("- A Paper of Note [[paper](https://arxiv.org/abs/2001.00001)]\n", "utf-8")
    (folder / ".awesome-lint.toml").write_text('ignore = ["AL7"]\nrequired-kinds = ["paper"]\n', "utf-8")
    command = ["check", "--quiet", str(path), *options]
    return loaded_by(f"from awesome_lint.cli.main import main; main({command!r}, standalone_mode=False)")


def test_a_plain_run_imports_what_it_needs(tmp_path):
    assert loaded_by_check(tmp_path) & UNWANTED == set()


def test_what_is_known_is_not_found_out_again(tmp_path):
    found_out = {"mistune", "awesome_lint.rules", "awesome_lint.papers", "awesome_lint.linter", "zlib"}
    assert found_out & loaded_by_check(tmp_path) == found_out
    assert found_out & loaded_by_check(tmp_path) == set()


def test_importing_the_package_imports_nothing_heavy():
    loaded = loaded_by("import awesome_lint")
    assert loaded & HEAVY == set()
    assert {name for name in loaded if name.startswith("awesome_lint")} == {"awesome_lint"}


def test_the_library_needs_neither_terminal_nor_network():
    loaded = loaded_by("import awesome_lint; awesome_lint.lint(awesome_lint.parse('- a'))")
    assert "mistune" in loaded
    assert loaded & {"httpx", "rich", "click", "asyncio", "pathspec"} == set()


PAPER = "- {} [[paper](https://arxiv.org/abs/2001.00001)]"


@pytest.mark.parametrize(
    ("other", "wanted"), [("Deep Pruning of Networks", False), ("A Study of Graphs", True)]
)
def test_titles_are_compared_only_where_they_must_be(other, wanted):
    text = "\n".join(map(PAPER.format, ("Deep Pruning of Networks", other)))
    assert (
        "rapidfuzz" in loaded_by(f"import awesome_lint; awesome_lint.lint(awesome_lint.parse({text!r}))")
    ) == wanted
