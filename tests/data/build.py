"""Running `build` on data that is written down."""

import json
from pathlib import Path

from click.testing import CliRunner

import awesome_lint
from awesome_lint.cli.main import main


def build(data, *args, status=0):
    """What `build` prints of data given as entries, or as text; `args` may name an output."""
    Path("data.json").write_text(data if isinstance(data, str) else json.dumps({"entries": data}))
    result = CliRunner().invoke(main, ["build", "data.json", "--isolated", *args])
    assert result.exit_code == status, result.output
    return result.stdout_bytes.decode()


def formatted(text):
    return awesome_lint.format(awesome_lint.parse(text)).text


def entry(title, year=None, venue=None, links=None, **more):
    links = (
        {"paper": f"https://example.org/{title[:1]}", "code": "https://github.com/a/b"}
        if links is None
        else links
    )
    return {"title": title, "year": year, "venue": venue, "links": links, **more}
