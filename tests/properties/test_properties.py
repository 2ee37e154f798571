"""What holds of any list: parsing is exact, fixing and formatting end, agree with each other and lose nothing."""

import os
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import awesome_lint
from awesome_lint.config import TAGS, TITLES, Config
from awesome_lint.data.json_format import entry_data
from awesome_lint.data.listing import list_records
from awesome_lint.fixer import choose
from awesome_lint.guard import facts
from awesome_lint.papers.spelling import spelling_key

from .generated import ANYTHING, BROKEN_LISTS, LISTS
from .mutated import MUTANTS

slow = {"deadline": None, "suppress_health_check": list(HealthCheck)}
# The same lists each time: what is new is looked for by the other profile, not by who changes something else.
settings.register_profile("few", max_examples=60, derandomize=True, **slow)
settings.register_profile(
    "thorough", max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "20000")), **slow
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))

WRITTEN = LISTS | BROKEN_LISTS | MUTANTS
TEXTS = WRITTEN | ANYTHING
ORDERS = st.sampled_from(["", "title", "date", "date-desc", "url", "keep"])
KINDS = st.sampled_from(["paper", "arxiv", "openreview", "code", "project"])
CONFIGS = st.builds(
    Config,
    order=ORDERS,
    link_order=st.lists(KINDS, max_size=4, unique=True).map(tuple),
    labels=st.dictionaries(KINDS, st.sampled_from(["Paper", "PDF", "Code", "`Code`", "代码"]), max_size=3),
    link_markup=st.sampled_from(("", *TAGS)),
    title_markup=st.sampled_from(("", *TITLES)),
    bullet_marker=st.sampled_from(["", "-", "*", "+"]),
    arxiv_form=st.sampled_from(["", "abs", "pdf"]),
)


def fixed(text, unsafe=False):
    return awesome_lint.fix(awesome_lint.parse(text), unsafe=unsafe).lists[0].text


def formatted(text, order=""):
    return awesome_lint.format(awesome_lint.parse(text), Config(order=order)).text


@given(TEXTS)
def test_parsing_and_joining_is_the_identity(text):
    papers = awesome_lint.parse(text)
    assert "".join(papers.source[block.span] for block in papers.blocks) == text


@given(TEXTS)
def test_spans_are_nested_and_in_order(text):
    papers = awesome_lint.parse(text)
    for block in papers.walk():
        at = block.span.start
        for child in block.children:
            # The last row of a table counts a newline that the file may lack.
            end = min(child.span.end, len(text))
            assert at <= child.span.start <= end <= block.span.end
            at = end
        at = block.content.start if block.content else 0
        for inline in block.inlines:
            assert at <= inline.span.start <= inline.content.start <= inline.content.end <= inline.span.end
            assert inline.span.end <= block.content.end
            at = inline.span.start
    for entry in papers.entries:
        assert entry.span.contains(entry.title_span)
        assert all(entry.span.contains(link.span) and link.span.contains(link.text) for link in entry.links)


def places(findings):
    return [(f.rule.code, f.span, f.severity, f.message, f.fix) for f in findings]


@given(TEXTS)
def test_checking_twice_finds_the_same(text):
    once, twice = (awesome_lint.lint(awesome_lint.parse(text)) for _ in range(2))
    assert places(once) == places(twice)
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in once)


@given(TEXTS, st.booleans())
def test_fixing_ends_and_a_second_run_changes_nothing(text, unsafe):
    done = awesome_lint.fix(awesome_lint.parse(text), unsafe=unsafe)
    assert choose(done.findings, unsafe) == []
    again = awesome_lint.fix(awesome_lint.parse(done.lists[0].text), unsafe=unsafe)
    assert (again.applied, again.lists[0].text) == ([], done.lists[0].text)


@given(WRITTEN, CONFIGS)
def test_both_end_in_any_configuration(text, config):
    done = awesome_lint.fix(awesome_lint.parse(text), config)
    assert choose(done.findings, unsafe=False) == []
    once = awesome_lint.format(awesome_lint.parse(text), config).text
    assert awesome_lint.format(awesome_lint.parse(once), config).text == once


@given(WRITTEN)
def test_safe_fixes_keep_every_entry_and_link(text):
    papers = awesome_lint.parse(text)
    after = awesome_lint.fix(papers).lists[0]
    assert len(after.entries) >= len(papers.entries)
    assert leading(after) >= leading(papers)


def leading(papers) -> int:
    """How many links lead anywhere: one without a target may become the image that it was put around."""
    return sum(bool(link.url) for entry in papers.entries for link in entry.links)


@given(TEXTS, ORDERS)
def test_formatting_twice_changes_nothing(text, order):
    once = formatted(text, order)
    assert formatted(once, order) == once


@given(LISTS, ORDERS.filter(bool))
def test_fixing_and_formatting_commute(text, order):
    assert fixed(formatted(text, order)) == formatted(fixed(text), order)


@given(TEXTS, ORDERS)
def test_whichever_comes_first_both_end(text, order):
    """What is mended may be known to stand elsewhere, so it may take the formatter once more, but not twice."""
    for start in (text, formatted(text, order)):
        done = formatted(fixed(start), order)
        assert fixed(done) == done


def records(papers):
    """The entries of a list as they are exported, whatever the order of their links and the spelling of labels."""
    for record in list_records(papers):
        data = entry_data(record)
        links = sorted(
            (link["kind"], spelling_key(link["label"] or ""), link["url"]) for link in data["links"]
        )
        yield data["title"], tuple(data["authors"]), data["venue"], data["year"], tuple(links)


@given(WRITTEN, ORDERS)
def test_formatting_changes_nothing_but_the_order_of_what_is_exported(text, order):
    papers = awesome_lint.parse(text)
    parts = frozenset({"order", "links", "blank-lines"})
    after = awesome_lint.format(papers, Config(order=order), parts).text
    assert Counter(records(awesome_lint.parse(text))) == Counter(records(papers))
    assert Counter(records(awesome_lint.parse(after))) == Counter(records(papers))


@given(WRITTEN, ORDERS)
def test_formatting_loses_nothing(text, order):
    papers = awesome_lint.parse(text)
    parts = frozenset({"order", "links", "blank-lines"})
    after = awesome_lint.parse(awesome_lint.format(papers, Config(order=order), parts).text)
    assert all(papers.source[entry.title_span] in after.text for entry in papers.entries)
    links, links_after = (
        Counter(words for (kind, words), _ in facts(p) if kind == "link") for p in (papers, after)
    )
    assert links_after == links
    letters, letters_after = (Counter(filter(str.isalpha, p.text.casefold())) for p in (papers, after))
    assert letters_after == letters
