"""What an editor shows of a list besides findings: its outline, what is known of a paper, what to write next."""

import time
from datetime import UTC, datetime

import pytest
from lsprotocol import types

from awesome_lint.links.cache import Cache, Kept
from awesome_lint.links.outcome import Outcome
from awesome_lint.links.record import Record

from .editing import position, running
from .samples import LIST, windows

pytestmark = pytest.mark.asyncio(loop_scope="session")


def outline(symbols):
    return [(item.name, outline(item.children or ())) for item in symbols]


@pytest.mark.parametrize("text", [LIST, windows(LIST)], ids=["LF", "CRLF"])
async def test_sections_and_papers(editor, uri, text):
    buffer = editor.open(text, uri)
    symbols = await buffer.symbols()
    (top,) = outline(symbols)
    assert top[0] == "🦖 Awesome Pruning"
    assert [name for name, _ in top[1]] == ["2023", "2022"]
    assert [name for name, _ in top[1][0][1]] == ["NeurIPS 2023", "ICML 2023"]
    assert top[1][1][1] == [("Pruning in a Table", []), ("Another Row of the Table", [])]
    paper = symbols[0].children[0].children[0].children[0]
    title = "𝔽ast 🌱 Pruning"
    assert (paper.name, paper.detail, paper.kind) == (title, "NeurIPS 2023", types.SymbolKind.Object)
    assert paper.selection_range.start == position(text, text.index(title))


async def test_headings_without_a_title(editor, uri):
    buffer = editor.open("#\n\n## ![](x.png)\n\ntext\n", uri)
    assert outline(await buffer.symbols()) == [("(no title)", [("(no title)", [])])]


async def test_what_is_known_of_a_paper(editor, uri):
    buffer = editor.open(LIST, uri)
    assert await buffer.hover("𝔽ast") == (
        "**𝔽ast 🌱 Pruning**\n\n"
        "NeurIPS 2023 \\(Conference on Neural Information Processing Systems\\)\n\n"
        "arxiv:2305\\.11627\n\n"
        "- paper: <http://arxiv.org/abs/2305.11627>\n"
        "- code: <https://github.com/horseee/LLM-Pruner>"
    )
    assert await buffer.hover("2024](#2024)") is None


async def test_titles_are_no_markup(editor, uri):
    title = "A\\<b> *Paper* ![x](https://example.org/x.png) \\[of](javascript:x)"
    buffer = editor.open(f"- {title} [[paper](https://arxiv.org/abs/2305.11627)]\n", uri)
    shown = await buffer.hover("Paper")
    assert "\\<b\\>" in shown
    assert "![" not in shown
    assert "](javascript" not in shown


async def test_what_cannot_be_seen_is_spelled_out(editor, uri):
    buffer = editor.open("- A \u202eB\x1b[5m Paper [[paper](https://arxiv.org/abs/2305.11627)]\n", uri)
    assert (await buffer.hover("A ")).startswith("**A \\\\u202eB\\\\x1b\\[5m Paper**")


async def test_what_was_learnt_of_links(tmp_path):
    """The cache is read while another program has it open, and afterwards, and left as it is."""
    path, now = tmp_path / "links.sqlite", time.time()
    day = datetime.fromtimestamp(now, UTC).date().isoformat().replace("-", "\\-")
    record = Record("arXiv", title="Quite Another Study of Birds")
    cache = Cache(path)
    cache.put({"https://github.com/horseee/LLM-Pruner": Kept(Outcome(status=404, asked=now), now)})
    cache.put({"arxiv:2305.11627": Kept(Outcome(status=200, record=record, asked=now), None)})
    async with running("--cache", str(path)) as editor:
        buffer = editor.open(LIST, (tmp_path / "list.md").as_uri())
        busy = await buffer.hover("𝔽ast")
        cache.close()
        held = path.read_bytes()
        assert await buffer.hover("𝔽ast") == busy
    assert f"- code: <https://github.com/horseee/LLM-Pruner>, dead on {day}: 404" in busy
    assert f"alive on {day}: arXiv: 'Quite Another Study of Birds'; the list: '𝔽ast 🌱 Pruning'" in busy
    assert path.read_bytes() == held
    assert [file.name for file in tmp_path.iterdir()] == ["links.sqlite"]


async def test_a_cache_that_is_none(tmp_path):
    path = tmp_path / "links.sqlite"
    async with running("--cache", str(path)) as editor:
        buffer = editor.open(LIST, (tmp_path / "list.md").as_uri())
        for content in (b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 200):
            path.write_bytes(content)
            assert (await buffer.hover("𝔽ast")).endswith("LLM-Pruner>")
            assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["links.sqlite"]


LABELS = """\
- A Paper on Pruning [[paper](https://arxiv.org/abs/2401.00001)] [[code](https://github.com/a/b)]
- Better Pruning [[paper](https://arxiv.org/abs/2402.00002)] [[video](https://youtu.be/x)]
- Best 🌱 Pruning [[paper](https://arxiv.org/abs/2402.00003)] [[code](https://github.com/a/c)]
"""


@pytest.mark.parametrize("typed", ["[[", "[[pa", "(["])
async def test_labels_by_frequency(editor, uri, typed):
    buffer = editor.open(f"{LABELS}- 🌱 New {typed}‸", uri)
    items = await buffer.completions()
    assert [item.label for item in items] == ["paper", "code", "video"]
    assert items[0].detail == "3 in this list"
    assert sorted(items, key=lambda item: item.sort_text) == items
    edit = items[0].text_edit
    assert edit.range.end.character - edit.range.start.character == len(typed.strip("[("))


VENUES = """\
## ICLR'23

- A Paper on Pruning [[paper](https://arxiv.org/abs/2301.00001)]

## ICML'24

- Better Pruning [[paper](https://arxiv.org/abs/2402.00002)]

"""


@pytest.mark.parametrize("typed", ["## IC‸", "- A Paper (IC‸", "- A Paper [IC‸", "| IC‸"])
async def test_venues_as_the_list_writes_them(editor, uri, typed):
    buffer = editor.open(VENUES + typed, uri)
    items = [item for item in await buffer.completions() if item.kind == types.CompletionItemKind.Event]
    assert [item.label for item in items][:6] == ["ICLR'24", "ICLR'23", "ICLR", "ICML'24", "ICML'23", "ICML"]
    assert items[0].detail == "International Conference on Learning Representations"
    assert "ICCV'23" in [item.label for item in items]
    assert "ICCV'24" not in [item.label for item in items]  # held in odd years


@pytest.mark.parametrize("typed", ["‸", "- ‸", "- A Paper on Co‸", "[[paper](https://IC‸", "- [A Ti‸"])
async def test_where_nothing_is_proposed(editor, uri, typed):
    assert await editor.open(f"{LABELS}\n{typed}", uri).completions() == []


async def test_completion_does_not_wait_for_a_check(editor, uri):
    """It goes by what was read last, and by the text as it is."""
    buffer = editor.open(LABELS + "x\n" * 2000, uri)
    await buffer.diagnostics()
    buffer.replace(len(LABELS), len(LABELS), "- New [[‸")
    assert next(item.label for item in await buffer.completions()) == "paper"
    assert editor.said[uri].version < buffer.version
