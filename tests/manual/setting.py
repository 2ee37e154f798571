"""Where the commands of the manual run: a folder with lists and data, in Git, on a simulated internet."""

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.internet import Internet
from tests.internet.sites import Papers
from tests.scholarly import Paper, Repo, World, scholarly

ROOT = Path(__file__).parents[2]
SCRATCH = Path(__file__).parent / "scratch"
DATA = {"papers.csv": "csv", "papers.bib": "bibtex", "papers.yaml": "yaml", "meta": "prototxt"}
WORLD = World(
    (
        Paper("DepGraph: Towards Any Structural Pruning", arxiv="2301.12900", repo="VainF/Torch-Pruning"),
        Paper(
            "LLM-Pruner: On the Structural Pruning of Large Language Models",
            arxiv="2305.11627",
            repo="horseee/LLM-Pruner",
        ),
        Paper("SPDY: Accurate Pruning with Speedup Guarantees", arxiv="2201.13096", year=2022),
        Paper(
            "SliceGPT: Compress Large Language Models by Deleting Rows and Columns",
            arxiv="2401.15024",
            year=2024,
            repo="microsoft/TransformerCompression",
        ),
        Paper(
            "GPTQ: Accurate Post-Training Quantization for Generative Pre-trained Transformers",
            arxiv="2210.17323",
            year=2022,
        ),
        Paper(
            "ShortGPT: Layers in Large Language Models are More Redundant Than You Expect",
            arxiv="2403.03853",
            year=2024,
        ),
        Paper(
            "Auto-Train-Once: Controller Network Guided Automatic Network Pruning from Scratch",
            arxiv="2403.14729",
            doi="10.1109/CVPR52733.2024.01495",
            year=2024,
        ),
        Paper(
            "A General Framework For Proving The Equivariant Strong Lottery Ticket Hypothesis",
            openreview="vVJZtlZB9D",
            venue="ICLR 2023 poster",
            venueid="ICLR.cc/2023/Conference",
        ),
    ),
    (
        Repo("VainF", "Torch-Pruning"),
        Repo("horseee", "LLM-Pruner"),
        Repo("IST-DASLab", "spdy"),
        Repo("microsoft", "TransformerCompression", files={"README.md": "# SliceGPT\n\narXiv 2401.15024\n"}),
    ),
)
_GIT = (
    "git init --quiet --initial-branch=main",
    "git commit --quiet --allow-empty --message=nothing",
    "git add .",
    "git commit --quiet --message=lists",
    "git update-ref refs/remotes/origin/main HEAD",
)


@contextmanager
def internet() -> Iterator[dict[str, str]]:
    """The environment of a program that sees this world, and nothing else."""
    with Internet(scholarly(WORLD, elsewhere=Papers({})), address="93.184.216.34", tls=True) as net:
        yield environment(net.environment())


def environment(outer: Mapping[str, str] = os.environ) -> dict[str, str]:
    """That of this process, with the program in it, English messages, and Git as nobody in particular."""
    mine = ("GIT_", "XDG_", "AWESOME_LINT_")
    kept = {name: value for name, value in outer.items() if not name.startswith(mine)}
    git = {f"GIT_{who}_{what}": "nobody" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    git |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    path = f"{sysconfig.get_path('scripts')}:{kept['PATH']}"
    return {**kept, **git, "PATH": path, "LC_ALL": "C.UTF-8", "COLUMNS": "80", "SHELL": "/bin/bash"}


def prepare(folder: Path, env: Mapping[str, str]) -> Path:
    """Fill a folder with what the manual speaks of; the home of who reads it is beside it."""
    shutil.copytree(SCRATCH, folder, dirs_exist_ok=True)
    shutil.copy(folder / "theirs.md", folder / "more.md")
    shutil.copy(ROOT / "awesome_pruning.md", folder)
    for name, form in DATA.items():
        run(f"awesome-lint export README.md --format {form} --output {name}", folder, env, check=True)
    for command in _GIT:
        run(command, folder, env, check=True)
    return folder


def run(
    command: str, folder: Path, env: Mapping[str, str], *, check: bool = False
) -> subprocess.CompletedProcess[str]:
    """What bash does with a line, and what it says on both streams."""
    home = folder.parent / f"{folder.name}-home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env={**env, "HOME": str(home)},
        check=check,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
    )
