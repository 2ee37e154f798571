"""The canonical form: texts before and after."""

import pytest

import awesome_lint
from awesome_lint.config import Config
from awesome_lint.layout import format_list


def paper(title, n, more=""):
    return f"- {title} [[paper](https://arxiv.org/abs/2001.{n:05d})]{more}\n"


A, B, C, D = (paper(letter, n) for n, letter in enumerate("ABCD", 1))


def fmt(text, parts=None, **config):
    args = (frozenset(parts),) if parts is not None else ()
    after = awesome_lint.format(awesome_lint.parse(text), Config(**config), *args).text
    assert awesome_lint.format(awesome_lint.parse(after), Config(**config), *args).text == after
    return after


def notes(text, **config):
    return awesome_lint.format(awesome_lint.parse(text), Config(**config)).notes


def joined(*parts):
    return "\n".join(parts)


class TestSections:
    def test_years_newest_first_and_topics_stay(self):
        before = joined("# X\n", "## 2022\n", A, "## Surveys\n", B, "## 2023\n", C, "## 2021\n", D)
        after = joined("# X\n", "## 2023\n", C, "## Surveys\n", B, "## 2022\n", A, "## 2021\n", D)
        assert fmt(before) == after

    def test_venues_as_most_years_have_them(self):
        years = [("# 2024\n", ("ICML", A), ("AAAI", B)), ("# 2023\n", ("ICML", C), ("AAAI", D))]
        odd = ("# 2022\n", ("AAAI", "x\n"), ("ICML", "y\n"))

        def text(*years):
            return joined(
                *(part for head, *venues in years for part in [head, *(f"## {v}\n\n{e}" for v, e in venues)])
            )

        assert fmt(text(*years, odd)) == text(*years, (odd[0], odd[2], odd[1]))

    @pytest.mark.parametrize("order", [("ICML", "CVPR"), ("CVPR", "ICML"), ("icml", "CVPR")])
    def test_venues_as_configured(self, order):
        sections = {"CVPR": f"## CVPR 2023\n\n{A}", "ICML": f"## ICML 2023\n\n{B}"}
        after = joined("# X\n", *(sections[name.upper()] for name in order))
        assert fmt(joined("# X\n", *sections.values()), venue_order=order) == after
        assert fmt(joined("# X\n", *reversed(sections.values())), venue_order=order) == after

    def test_years_and_the_venues_in_them(self):
        def text(*years):
            return joined(*(f"# {y}\n\n" + joined(*(f"## {v}\n\n{A}" for v in vs)) for y, *vs in years))

        before = text((2022, "ICML", "CVPR"), (2023, "ICML", "CVPR"))
        after = text((2023, "CVPR", "ICML"), (2022, "CVPR", "ICML"))
        assert fmt(before, venue_order=("CVPR", "ICML")) == after

    def test_the_only_order_a_list_shows_is_its_own(self):
        text = joined("# 2023\n", f"## AAAI\n\n{A}", f"## CVPR\n\n{B}")
        assert fmt(text) == text

    def test_a_year_takes_what_is_inside_along(self):
        before = joined(
            "# 2022\n", "Words.\n", f"## CVPR\n\n{A}", "# 2023\n", f"## CVPR\n\n{B}\n<!-- a comment -->\n"
        )
        after = joined(
            "# 2023\n", f"## CVPR\n\n{B}\n<!-- a comment -->\n", "# 2022\n", "Words.\n", f"## CVPR\n\n{A}"
        )
        assert fmt(before) == after

    def test_white_space_at_the_end_of_the_file_stays_there(self):
        assert fmt(f"# 2022\n\n{A}\n# 2023\n\n{B}".rstrip("\n")) == f"# 2023\n\n{B}\n# 2022\n\n{A}"

    @pytest.mark.parametrize("end", ["```\ncode\n", "<!-- a comment\n", "<pre>\n"])
    def test_no_move_where_the_end_of_a_section_would_take_the_next_in(self, end):
        text = f"# 2022\n\n{A}# 2023\n\n{end}"
        assert fmt(text, parts={"order"}) == text

    def test_html_at_the_end_of_a_section_is_closed_by_a_blank_line(self):
        text = f"# 2022\n\n{A}# 2023\n\n<div>\n"
        assert fmt(text, parts={"order"}) == f"# 2023\n\n<div>\n\n# 2022\n\n{A}"

    def test_html_is_closed_wherever_it_goes(self):
        before = f"# 2021\n\n{A.rstrip()}  \n# 2022\n\n{B}\n\n\n# 2023\n\n<div>\n"
        after = f"# 2023\n\n<div>\n  \n# 2022\n\n{B}\n\n\n# 2021\n\n{A}"
        assert fmt(before, parts={"order"}) == after

    def test_a_byte_order_mark_stays_first(self):
        assert fmt(f"\ufeff# 2022\n\n{A}\n# 2023\n\n{B}") == f"\ufeff# 2023\n\n{B}\n# 2022\n\n{A}"

    def test_no_move_where_a_link_would_then_lead_elsewhere(self):
        text = joined(
            "# 2022\n", f"## CVPR\n\n{paper('See', 1, ' [[note](#cvpr-1)]')}", "# 2023\n", f"## CVPR\n\n{B}"
        )
        assert fmt(text) == text

    def test_no_move_where_a_link_to_the_first_heading_would_lead_elsewhere(self):
        text = joined(
            "# CVPR\n",
            "Words.\n",
            f"## 2022\n\n{A}",
            f"## 2023\n\n{paper('See', 2, ' [[b](#cvpr)]')}",
            "# CVPR\n",
            B,
        )
        assert fmt(text) == text

    def test_a_link_to_a_heading_that_keeps_its_name_holds_nothing(self):
        see = paper("See", 2, " [[b](#2022)]")
        before = joined("# X\n", f"## 2022\n\n{A}", f"## 2023\n\n{see}", "# Y\n", "# Y\n")
        assert fmt(before) == joined("# X\n", f"## 2023\n\n{see}", f"## 2022\n\n{A}", "# Y\n", "# Y\n")

    def test_years_below_years_and_beside_them(self):
        def text(*years):
            return joined(
                "# A\n",
                *(f"## {y}\n\n### {y}.1\n\n{A}\n### {y}.2\n\n{B}" for y in years),
                "# B\n",
                *(f"## {y}\n\n{C}" for y in years),
            )

        assert fmt(text(2021, 2022, 2023)) == text(2023, 2022, 2021)

    def test_white_space_between_sections_stays_where_it_is(self):
        before = f"# 2021\n\n{A}\n# 2022\n\n{B}# 2023\n\n```\n{C}```\n"
        after = f"# 2023\n\n```\n{C}```\n\n# 2022\n\n{B}# 2021\n\n{A}"
        assert fmt(before, {"order"}) == after

    def test_sections_of_different_depth_stay(self):
        text = joined(f"## 2021\n\n{A}", f"# 2022\n\n{B}")
        assert fmt(text) == text

    def test_headings_that_only_look_like_years_stay(self):
        text = joined("# The 2022 Papers of Note\n", A, "# The 2023 Papers of Note\n", B)
        assert fmt(text) == text


class TestEntries:
    def test_by_title(self):
        entries = [paper(title, n) for n, title in enumerate(["alpha", "Ärger", "**Beta**", "“Gamma”"], 1)]
        assert fmt("# X\n\n" + "".join(reversed(entries)), order="title") == "# X\n\n" + "".join(entries)

    @pytest.mark.parametrize("newest_first", [True, False])
    def test_by_date(self, newest_first):
        entries = [
            f"- {t} [[paper](https://arxiv.org/abs/{n})]\n"
            for t, n in (("C", "1912.00001"), ("B", "2001.00009"), ("A", "2002.00001"))
        ]
        wanted = "".join(reversed(entries)) if newest_first else "".join(entries)
        order = "date-desc" if newest_first else "date"
        for before in (entries, entries[::-1], [entries[1], entries[0], entries[2]]):
            assert fmt("# X\n\n" + "".join(before), order=order) == "# X\n\n" + wanted

    def test_by_date_what_has_none_comes_last(self):
        undated = "- A [[code](https://github.com/a/b)] [[paper](https://example.org/a.pdf)]\n"
        assert fmt("# X\n\n" + undated + B, order="date") == "# X\n\n" + B + undated

    def test_by_url_digits_are_numbers_and_hashes_are_text(self):
        urls = [
            "https://a.org/2/9",
            "https://a.org/2/10",
            "https://a.org/10/1",
            "https://a.org/a10/1",
            "https://a.org/a9/1",
        ]
        entries = [f"- {c} [[paper]({url})]\n" for c, url in zip("EDCBA", urls, strict=True)]
        assert fmt("# X\n\n" + "".join(sorted(entries)), order="url") == "# X\n\n" + "".join(entries)

    def test_kept(self):
        text = "# X\n\n" + C + A + B
        assert fmt(text, order="keep") == text

    def test_inferred(self):
        by_date = [
            f"- {t} [[paper](https://arxiv.org/abs/{n}.00001)]\n"
            for t, n in zip("DACEB", range(2405, 2400, -1), strict=True)
        ]
        assert fmt("# X\n\n" + "".join(by_date)) == "# X\n\n" + "".join(by_date)
        assert notes("# X\n\n" + "".join(by_date)) == [
            "ordered by date-desc: 100% of 4 neighbours follow it already"
        ]

    def test_without_a_habit_by_title(self):
        chaos = [paper(t, n) for t, n in (("D", 9), ("A", 5), ("C", 1), ("B", 4))]
        assert fmt("# X\n\n" + "".join(chaos)) == "# X\n\n" + "".join(sorted(chaos))

    def test_says_which_key_was_configured(self):
        assert notes("# X\n\n" + A + B, order="url") == ["ordered by url, as configured"]

    def test_equal_keys_keep_their_order(self):
        text = "# X\n\n" + paper("Same", 2) + paper("same", 1)
        assert fmt(text, order="title") == text

    def test_what_belongs_to_an_entry_travels_with_it(self):
        b = "- B [[paper](https://arxiv.org/abs/2001.00002)]\n  - a note\n    on B\n\n  a paragraph\n"
        assert fmt("# X\n\n" + b + A, order="title") == "# X\n\n" + A + b

    def test_a_comment_travels_with_the_entry_below(self):
        before = "# X\n\n" + B + "<!-- on A -->\n" + A + C
        assert fmt(before, order="title") == "# X\n\n<!-- on A -->\n" + A + B + C

    def test_comments_travel_with_the_entry_below(self):
        comments = "<!-- on A -->\n\n<!-- more\non A -->\n"
        before = "# X\n\n" + B + comments + A
        assert fmt(before, order="title") == "# X\n\n" + comments + A + B

    def test_a_comment_at_the_end_of_an_entry_travels(self):
        b = paper("B", 2, " <!-- on B -->")
        assert fmt("# X\n\n" + b + A, order="title") == "# X\n\n" + A + b

    def test_each_section_for_itself(self):
        before = "# X\n\n" + B + A + "\n# Y\n\n" + D + C
        assert fmt(before, order="title") == "# X\n\n" + A + B + "\n# Y\n\n" + C + D

    def test_text_between_two_lists_parts_them(self):
        before = "# X\n\n" + D + C + "\nWords.\n\n" + B + A
        assert fmt(before, order="title") == "# X\n\n" + C + D + "\nWords.\n\n" + A + B

    @pytest.mark.parametrize("block", ["---", "<div></div>", "> ---", "[a]: b"])
    def test_a_block_between_two_lists_parts_them(self, block):
        before = "# X\n\n" + D + C + f"\n{block}\n\n" + B + A
        assert fmt(before, order="title") == "# X\n\n" + C + D + f"\n{block}\n\n" + A + B

    def test_numbered_lists_are_apart(self):
        d, c, b, a = ("1. " + item[2:] for item in (D, C, B, A))
        before = "# X\n\n" + d + c + "\n<!-- on B -->\n\n" + b + a
        assert fmt(before, order="title") == "# X\n\n" + c + d + "\n<!-- on B -->\n\n" + b + a

    def test_a_list_with_other_items_is_left_alone(self):
        text = "# X\n\n" + B + "- See [the guide](CONTRIBUTING.md) on how to add a paper.\n" + A
        assert fmt(text, order="title") == text

    def test_numbers_stay(self):
        before = "# X\n\n1. " + B[2:] + "2. " + A[2:]
        assert fmt(before, order="title") == "# X\n\n1. " + A[2:] + "2. " + B[2:]

    def test_numbers_stay_where_lines_hang_below_them(self):
        before = "# X\n\n1. " + B[2:] + "   more on B\n2. " + A[2:]
        assert fmt(before, order="title") == "# X\n\n1. " + A[2:] + "2. " + B[2:] + "   more on B\n"

    def test_one_number_for_all_stays(self):
        before = "# X\n\n1. " + B[2:] + "1. " + A[2:]
        assert fmt(before, order="title") == "# X\n\n1. " + A[2:] + "1. " + B[2:]

    def test_numbers_of_several_widths_stay_where_they_are(self):
        items = [paper(chr(75 - n), n)[2:] for n in range(1, 11)]
        before = "".join(f"{n}. {item}" for n, item in enumerate(items, 1))
        after = "".join(f"{n}. {item}" for n, item in enumerate(reversed(items), 1))
        assert fmt("# X\n\n" + before, order="title") == "# X\n\n" + after

    def test_items_of_several_indentations_stay_where_lines_hang_below_them(self):
        text = "# X\n\n" + B + " " + A + "   more on A\n"
        assert fmt(text, order="title") == text
        assert fmt("# X\n\n" + B + " " + A, order="title") == "# X\n\n" + A + " " + B

    def test_lists_with_a_comment_between_them_are_one(self):
        before = "# X\n\n" + C + "\n<!-- on B -->\n" + B + A
        assert fmt(before, {"order"}, order="title") == "# X\n\n" + A + "\n<!-- on B -->\n" + B + C

    def test_lists_of_other_markers_are_apart(self):
        before = "# X\n\n" + D + C + (B + A).replace("- ", "* ")
        assert fmt(before, order="title") == "# X\n\n" + C + D + (A + B).replace("- ", "* ")

    def test_numbers_of_several_widths_stay_where_lines_hang_below_them(self):
        items = [f"{n}. {paper(chr(75 - n), n)[2:]}{' ' * (len(str(n)) + 2)}more\n" for n in range(1, 11)]
        assert fmt("# X\n\n" + "".join(items), order="title") == "# X\n\n" + "".join(items)

    def test_in_nested_lists(self):
        before = "# X\n\n- Topic\n  " + B + "  " + A
        assert fmt(before, order="title") == "# X\n\n- Topic\n  " + A + "  " + B

    def test_the_last_line_may_lack_its_newline(self):
        assert fmt(("# X\n\n" + B + A)[:-1], order="title") == "# X\n\n" + A + B

    def test_line_endings_are_kept(self):
        before, after = ("# X\n\n" + B + A, "# X\n\n" + A + B)
        assert fmt(before.replace("\n", "\r\n"), order="title") == after.replace("\n", "\r\n")

    def test_a_byte_order_mark_stays_first(self):
        assert fmt("\ufeff" + B + A, order="title") == "\ufeff" + A + B

    def test_an_item_with_an_empty_first_line_is_not_put_below_a_paragraph(self):
        entry = "-{}Paper {} [[paper](https://arxiv.org/abs/2001.0000{})]\n"
        one, other = entry.format("\n  ", "A", 1), entry.format(" ", "B", 2)
        assert fmt(f"# X\n\n**ICLR**\n{other}{one}", order="title") == f"# X\n\n**ICLR**\n{other}{one}"
        assert fmt(f"# X\n\n**ICLR**\n\n{other}{one}", order="title") == f"# X\n\n**ICLR**\n\n{one}{other}"


class TestOff:
    OFF, ON = "<!-- awesome-lint: fmt off -->\n", "<!-- awesome-lint: fmt on -->\n"

    def test_a_region(self):
        before = joined("# X\n", self.OFF, B + A, self.ON, D + C)
        assert fmt(before, order="title") == joined("# X\n", self.OFF, B + A, self.ON, C + D)

    def test_to_the_end(self):
        before = joined("# X\n", B + A, self.OFF, D + C + "\n\n")
        assert fmt(before, order="title") == joined("# X\n", A + B, self.OFF, D + C + "\n\n")

    def test_sections_do_not_move_over_its_edge(self):
        text = joined("# 2022\n", A, self.OFF, "# 2023\n", B, self.ON)
        assert fmt(text) == text

    def test_a_section_takes_a_whole_region_along(self):
        before = joined("# 2022\n", self.OFF, B + A, self.ON, "# 2023\n", C)
        assert fmt(before, order="title") == joined("# 2023\n", C, "# 2022\n", self.OFF, B + A, self.ON)

    def test_tables_and_blank_lines(self):
        table = "| title |\n|---|\n| [B Paper](https://arxiv.org/abs/2001.00001) |\n| [A Paper](https://arxiv.org/abs/2001.00002) |\n"
        text = joined("# X\n", self.OFF, "\n\n", table, self.ON)
        assert fmt(text, order="title") == text

    def test_a_switch_within_an_entry_holds_its_run(self):
        text = "# X\n\n" + C + paper("B", 2, " <!-- awesome-lint: fmt off -->") + A
        assert fmt(text, order="title") == text

    def test_a_switch_within_an_entry_holds_no_other_list(self):
        held = "<!-- on B -->\n" + B + paper("A", 1, " <!-- awesome-lint: fmt off -->")
        assert fmt("# X\n\n" + D + C + held, order="title") == "# X\n\n" + C + D + held

    def test_switches_that_switch_nothing(self):
        before = joined("# X\n", self.ON, B + A, self.OFF, self.OFF, D + C, self.ON, self.ON, D + C)
        after = joined("# X\n", self.ON, A + B, self.OFF, self.OFF, D + C, self.ON, self.ON, C + D)
        assert fmt(before, order="title") == after

    def test_a_switch_in_a_cell_holds_the_table(self):
        rows = [f"| [{c} Paper](https://arxiv.org/abs/2001.0000{n}) |" for n, c in enumerate("CBA")]
        text = "\n".join(
            [
                "# X",
                "",
                "| title |",
                "|---|",
                rows[0],
                rows[1][:-1] + "<!-- awesome-lint: fmt off --> |",
                rows[2],
                "",
            ]
        )
        assert fmt(text, order="title") == text

    def test_in_code_it_is_no_switch(self):
        before = joined("# X\n", "<br>\n", f"```\n{self.OFF}```\n", B + A)
        assert fmt(before, order="title") == before.replace(B + A, A + B)

    def test_contents_with_a_region_in_them(self):
        lines = f"- [B](#b) {self.OFF}- [A](#a) {self.ON}- [C](#c)\n"
        text = joined(lines, "# A\n", A, "# B\n", B, "# C\n", C)
        assert fmt(text) == text


def row(*cells):
    return "| " + " | ".join(cells) + " |\n"


class TestTables:
    A, B, C = (f"[{c} Paper](https://arxiv.org/abs/2001.0000{n})" for n, c in enumerate("ABC", 1))

    def test_rows_in_order(self):
        head = "# X\n\n| title | year |\n|:---|---:|\n"
        before = head + row(self.B, "2020") + row(self.A, "2021")
        assert fmt(before, order="title") == head + row(self.A, "2021") + row(self.B, "2020")

    def test_rows_keep_their_own_form(self):
        head = "# X\n\ntitle | year\n---|---\n"
        before = head + f"{self.B}|2020\n" + f"|  {self.A} | 2021 \n"
        assert fmt(before, order="title") == head + f"|  {self.A} | 2021\n" + f"{self.B}|2020\n"

    @pytest.mark.parametrize("header", ["#", "No.", "", "序号"])
    def test_row_numbers_are_counted_again(self, header):
        head = "# X\n\n" + row(header, "title") + "|---|---|\n"
        before = head + row("1", self.C) + row("2", self.A) + row("3", self.B)
        assert fmt(before, order="title") == head + row("1", self.A) + row("2", self.B) + row("3", self.C)

    def test_row_numbers_may_start_at_0(self):
        head = "# X\n\n| # | title |\n|---|---|\n"
        assert fmt(head + row("0", self.B) + row("1", self.A), order="title") == head + row(
            "0", self.A
        ) + row("1", self.B)

    def test_other_numbers_travel(self):
        head = "# X\n\n| title | year |\n|---|---|\n"
        assert fmt(head + row(self.B, "2020") + row(self.A, "2023"), order="title") == head + row(
            self.A, "2023"
        ) + row(self.B, "2020")

    def test_numbers_with_a_gap_travel(self):
        head = "# X\n\n| # | title |\n|---|---|\n"
        rows = [row("1", self.B), row("2", self.C), row("4", self.A)]
        assert fmt(head + "".join(rows), order="title") == head + rows[2] + rows[0] + rows[1]

    def test_numbers_that_are_not_all_there_travel(self):
        head = "# X\n\n| # | title |\n|---|---|\n"
        assert fmt(head + row("1", self.B) + row("-", self.A), order="title") == head + row(
            "-", self.A
        ) + row("1", self.B)

    def test_kept(self):
        text = "# X\n\n| title |\n|---|\n" + row(self.B) + row(self.A)
        assert fmt(text, order="keep") == text

    def test_each_table_for_itself(self):
        head = "| title |\n|---|\n"
        before = "# X\n\n" + head + row(self.C) + row(self.B) + "\n" + head + row(self.B) + row(self.A)
        after = "# X\n\n" + head + row(self.B) + row(self.C) + "\n" + head + row(self.A) + row(self.B)
        assert fmt(before, order="title") == after

    def test_a_table_with_other_rows_keeps_them_in_place(self):
        text = "# X\n\n| title |\n|---|\n" + row(self.B) + row("") + row(self.A)
        assert fmt(text, order="title") == text

    def test_padding_counts_what_a_terminal_shows(self):
        before = (
            "# X\n\n"
            "| title                                        | 年份 |\n"
            "|:---------------------------------------------|-----:|\n"
            "| [B Paper](https://arxiv.org/abs/2001.00001)  | 2020 |\n"
            "| [A Paper](https://arxiv.org/abs/2001.00002)  | 2021 |\n"
            "| [剪枝综述](https://arxiv.org/abs/2001.00003) | 2022 |\n"
        )
        lines = before.splitlines(keepends=True)
        assert fmt(before, order="title") == "".join([*lines[:4], lines[5], lines[4], lines[6]])

    def test_one_that_is_wider_than_need_be_is_cut(self):
        before = (
            "# X\n\n"
            "| title                                                 |\n"
            "| ----------------------------------------------------- |\n"
            "| [A Paper](https://arxiv.org/abs/2001.00001)           |\n"
        )
        assert fmt(before) == (
            "# X\n\n"
            "| title                                       |\n"
            "| ------------------------------------------- |\n"
            "| [A Paper](https://arxiv.org/abs/2001.00001) |\n"
        )

    def test_one_that_was_not_padded_stays_bare(self):
        text = "# X\n\n|title|note|\n|-|-|\n" + f"|{self.A}|x|\n" + f"|{self.B}|剪枝|\n"
        assert fmt(text) == text

    def test_ragged_rows_are_left_as_they_are(self):
        head = "# X\n\n| title | year |\n|---|---|\n"
        before = head + row(self.B, "2020", "x") + row(self.A)
        assert fmt(before, order="title") == head + row(self.A) + row(self.B, "2020", "x")

    def test_a_table_of_other_things_is_left_alone(self):
        text = "# X\n\n| b | c |\n|---|---|\n| z | 1 |\n| a | 2 |\n\n" + A
        assert fmt(text, order="title") == text

    def test_padded_again_after_a_fix(self):
        before = (
            "# X\n\n"
            "| title                                       |\n"
            "| ------------------------------------------- |\n"
            "| [A Paper](https://arxiv.org/abs/2001.00001) |\n"
            "| [B Paper](http://arxiv.org/abs/2001.00002)  |\n"
        )
        fixed = awesome_lint.fix(awesome_lint.parse(before)).lists[0].text
        assert fixed == before.replace(
            "http://arxiv.org/abs/2001.00002)  |", "https://arxiv.org/abs/2001.00002) |"
        )

    def test_line_endings_are_kept(self):
        head = "# X\n\n| title |\n|---|\n"
        before, after = head + row(self.B) + row(self.A), head + row(self.A) + row(self.B)
        assert fmt(before.replace("\n", "\r\n"), order="title") == after.replace("\n", "\r\n")


PAPER, ARXIV = "[[paper](https://example.org/a.pdf)]", "[[arxiv](https://arxiv.org/abs/2001.00001)]"
CODE, PROJECT = "[[code](https://github.com/a/b)]", "[[project](https://a.github.io/b)]"


class TestLinks:
    def test_the_default_order(self):
        assert (
            fmt(f"# X\n\n- A {PROJECT} {CODE} {ARXIV} {PAPER}\n")
            == f"# X\n\n- A {PROJECT} {CODE} {ARXIV} {PAPER}\n"
        )
        two = f"# X\n\n- A {PAPER} {CODE}\n- B {CODE} {PAPER}\n"
        assert fmt(two, order="keep") == f"# X\n\n- A {PAPER} {CODE}\n- B {PAPER} {CODE}\n"

    def test_the_order_of_the_list(self):
        usual = "".join(f"- {c} {CODE} {PAPER}\n" for c in "ABCDE")
        assert (
            fmt(f"# X\n\n{usual}- F {PAPER} {CODE}\n", order="keep") == f"# X\n\n{usual}- F {CODE} {PAPER}\n"
        )

    def test_as_configured(self):
        before = f"# X\n\n- A {PAPER}, {ARXIV} | {CODE}\n"
        after = f"# X\n\n- A {CODE}, {ARXIV} | {PAPER}\n"
        assert fmt(before, link_order=("code", "arxiv", "paper")) == after

    def test_other_kinds_stay_behind(self):
        before = f"# X\n\n- A {PROJECT} {CODE} {PAPER}\n"
        assert fmt(before, link_order=("paper", "code")) == f"# X\n\n- A {PAPER} {CODE} {PROJECT}\n"

    def test_links_in_a_sentence_stay(self):
        text = f"# X\n\n- A {CODE} of the {PAPER}\n"
        assert fmt(text, link_order=("paper", "code")) == text

    def test_links_whose_labels_name_no_kind_stay(self):
        text = f"# X\n\n- A [[Foo](https://github.com/a/foo)] [[Bar](https://example.org/bar.pdf)] {PAPER}\n"
        assert fmt(text, link_order=("paper", "code")) == text

    def test_a_title_that_is_a_link_stays_first(self):
        before = f"# X\n\n- **[A](https://arxiv.org/abs/2001.00001)** {CODE} {PAPER}\n"
        after = fmt(before, link_order=("paper", "code"))
        assert after.startswith("# X\n\n- **[A](https://arxiv.org/abs/2001.00001)**")

    def test_the_usual_spelling_of_a_label(self):
        code = "- {} [[{}](https://github.com/a/{})] [[paper](https://arxiv.org/abs/2001.0000{})]\n"
        before = (
            "# X\n\n"
            + code.format("A", "Code", "a", 1)
            + code.format("B", "code", "b", 2)
            + code.format("C", "Code", "c", 3)
        )
        assert fmt(before, parts={"links"}) == before.replace("[code]", "[Code]")

    def test_of_two_spellings_as_frequent_the_same_wherever_they_stand(self):
        entry = "- {} [[{}](https://arxiv.org/abs/2001.0000{})]\n"
        one, other = entry.format("A", "Paper", 1), entry.format("B", "paper", 2)
        for first, second in ((one, other), (other, one)):
            # The section of 2023 comes first, and with it another spelling.
            after = f"# 2023\n\n{second}\n# 2022\n\n{first}".replace("[paper]", "[Paper]")
            assert fmt(f"# 2022\n\n{first}\n# 2023\n\n{second}") == after

    def test_labels_as_configured(self):
        before = f"# X\n\n- A {PAPER} {CODE}\n"
        assert fmt(before, labels={"code": "GitHub"}) == before.replace("[code]", "[GitHub]")

    def test_links_once_they_are_called_otherwise(self):
        entry = "- {} [[paper](https://example.org/{}.pdf)] [[arxiv](https://arxiv.org/abs/2001.0000{})]\n"
        before = f"# X\n\n{entry.format('A', 'a', 1)}{entry.format('B', 'b', 2)}"
        assert fmt(before, labels={"arxiv": "Paper"}) == before.replace("[paper]", "[Paper]").replace(
            "[arxiv]", "[Paper]"
        )

    def test_order_by_links_that_are_called_otherwise(self):
        entry = (
            "- {} [[paper](https://example.org/{}.pdf)] [[openreview](https://openreview.net/forum?id={})]\n"
        )
        before = f"# X\n\n{entry.format('A', 'a', 'zzzzzzzzzz')}{entry.format('B', 'b', 'aaaaaaaaaa')}"
        settings = {"order": "url", "labels": {"openreview": "paper"}, "link_order": ("openreview", "paper")}
        assert fmt(fmt(before, **settings), **settings) == fmt(before, **settings)

    def test_labels_of_links_that_share_a_mark(self):
        before = f"# X\n\n- A {PAPER}*[代码](https://github.com/a/b)*[Code](https://github.com/a/c)*\n"
        after = before.replace("代码", "code").replace("Code", "code")
        assert fmt(before, labels={"code": "code"}) == after


class TestContents:
    def test_flat(self):
        before = joined("* [B](#b)\n* [A](#a)\n", "# A\n", A, "# B\n", B, "# C\n", C)
        assert fmt(before) == joined("* [A](#a)\n* [B](#b)\n* [C](#c)\n", "# A\n", A, "# B\n", B, "# C\n", C)

    def test_nested_with_a_new_section(self):
        body = joined("# 2023\n", "## CVPR\n", A, "## ICML\n", B, "# 2022\n", "## CVPR\n", C)
        before = joined(
            "- [2023](#2023)\n    - [CVPR](#cvpr)\n- [2022](#2022)\n    - [CVPR](#cvpr-1)\n", body
        )
        after = joined(
            "- [2023](#2023)\n    - [CVPR](#cvpr)\n    - [ICML](#icml)\n- [2022](#2022)\n    - [CVPR](#cvpr-1)\n",
            body,
        )
        assert fmt(before) == after

    def test_renumbered_when_sections_move(self):
        before = joined(
            "- [2022](#2022)\n  - [CVPR](#cvpr)\n- [2023](#2023)\n  - [CVPR](#cvpr-1)\n",
            "# 2022\n",
            "## CVPR\n",
            A,
            "# 2023\n",
            "## CVPR\n",
            B,
        )
        after = joined(
            "- [2023](#2023)\n  - [CVPR](#cvpr)\n- [2022](#2022)\n  - [CVPR](#cvpr-1)\n",
            "# 2023\n",
            "## CVPR\n",
            B,
            "# 2022\n",
            "## CVPR\n",
            A,
        )
        assert fmt(before) == after

    def test_a_line_keeps_its_own_words(self):
        text = joined("- **[All of A](#a)** (new)\n- [B](#b)\n", "# A\n", A, "# B\n", B)
        assert fmt(text) == text

    def test_the_heading_above_the_contents_stays_out(self):
        text = joined("# List\n", "## Contents\n", "- [A](#a)\n- [B](#b)\n", "## A\n", A, "## B\n", B)
        assert fmt(text) == text

    def test_a_heading_above_the_contents_may_be_in_them(self):
        before = joined("# A\n", A, "## Contents\n", "- [B](#b)\n- [A](#a)\n", "# B\n", B)
        assert fmt(before) == before.replace("- [B](#b)\n- [A](#a)\n", "- [A](#a)\n- [B](#b)\n")

    def test_levels_that_are_mostly_left_out_stay_out(self):
        sections = joined("# A\n", "## One\n", A, "## Two\n", B, "## Three\n", C, "# B\n", D)
        nested = joined("- [A](#a)\n  - [Two](#two)\n- [B](#b)\n", sections)
        assert fmt(nested) == nested
        flat = joined("- [A](#a)\n- [B](#b)\n", sections)
        assert fmt(flat) == flat

    def test_three_of_five_are_most(self):
        sections = joined(*(f"# {c}\n\nWords on {c}.\n" for c in "ABCDE"))
        lines = [f"- [{c}](#{c.lower()})\n" for c in "ABCDE"]
        assert fmt("".join(lines[1:4]) + "\n" + sections) == "".join(lines) + "\n" + sections

    def test_flat_contents_of_several_levels_stay_flat(self):
        sections = joined("# A\n", A, "## B\n", B)
        assert fmt(joined("- [B](#b)\n- [A](#a)\n", sections)) == joined("- [A](#a)\n- [B](#b)\n", sections)

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_blank_lines_between_the_top_items_stay(self, newline):
        sections = joined("# A\n", "## C\n", A, "# B\n", B)
        before = joined("- [B](#b)\n", "- [A](#a)\n  - [C](#c)\n", sections)
        after = joined("- [A](#a)\n  - [C](#c)\n", "- [B](#b)\n", sections)
        assert fmt(before.replace("\n", newline), {"toc"}) == after.replace("\n", newline)

    def test_a_blank_line_between_half_of_the_items_is_none(self):
        sections = joined("# A\n", A, "# B\n", B, "# C\n", C)
        before = joined("- [B](#b)\n- [A](#a)\n", "- [C](#c)\n", sections)
        assert fmt(before, {"toc"}) == joined("- [A](#a)\n- [B](#b)\n- [C](#c)\n", sections)

    def test_a_line_that_leads_nowhere_is_mended_by_its_title(self):
        sections = joined("# A\n", A, "# B\n", B)
        before = joined("- see **[b](#section-b)** (new)\n- [A](#section-a)\n", sections)
        assert fmt(before) == joined("- [A](#a)\n- see **[b](#b)** (new)\n", sections)

    def test_a_title_that_stands_twice_mends_nothing(self):
        text = joined("- [B](#section-b)\n- [A](#a)\n", "# A\n", "## B\n", A, "# C\n", "## B\n", B)
        assert fmt(text) == text

    def test_the_words_of_a_line_are_its_own(self):
        sections = joined("# A\n", A, "# 论 B\n", B)
        before = joined("- [The Others](#%E8%AE%BA-b)\n- [The First](#a)\n", sections)
        assert fmt(before) == joined("- [The First](#a)\n- [The Others](#%E8%AE%BA-b)\n", sections)

    def test_numbered_contents_are_left_alone(self):
        text = joined("1. [B](#b)\n2. [A](#a)\n", "# A\n", A, "# B\n", B)
        assert fmt(text) == text

    def test_contents_with_a_dead_line_are_left_alone(self):
        text = joined("- [B](#b)\n- [Old](#old)\n- [A](#a)\n", "# A\n", A, "# B\n", B)
        assert fmt(text) == text

    def test_line_endings_are_kept(self):
        before = joined("- [B](#b)\n- [A](#a)\n", "# A\n", A, "# B\n", B).replace("\n", "\r\n")
        assert fmt(before).startswith("- [A](#a)\r\n- [B](#b)\r\n\r\n# A\r\n")

    def test_several_links_a_line_are_left_alone(self):
        text = joined("- [B](#b) [A](#a)\n", "# A\n", A, "# B\n", B)
        assert fmt(text) == text


class TestBlankLines:
    def test_around_headings(self):
        assert fmt("# X\n## Y\n" + A + "# Z\n\n\n\n" + B) == "# X\n\n## Y\n\n" + A + "\n# Z\n\n" + B

    def test_tight_lists_stay_tight(self):
        assert fmt("# X\n\n" + A + B + "\n\n" + C) == "# X\n\n" + A + B + C

    def test_loose_lists_stay_loose(self):
        assert fmt("# X\n\n" + A + "\n" + B + "\n\n\n" + C + D) == "# X\n\n" + joined(A, B, C, D)

    def test_blocks_that_touch_stay_so(self):
        text = "# X\n\nWords:\n" + A + "<br>\n\n" + B
        assert fmt(text) == text

    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    def test_several_blank_lines_become_one(self, newline):
        before = "# X\n\nOne:\n- two\n\nThree.\n\n\nFour.\n\n\n\n" + A
        after = "# X\n\nOne:\n- two\n\nThree.\n\nFour.\n\n" + A
        wanted = after.replace("\n", newline if newline != "\r" else "\n")
        assert fmt(before.replace("\n", newline)).replace("\r", "\n" if newline == "\r" else "\r") == wanted

    def test_items_that_are_no_entries_stay_as_close_as_they_are(self):
        text = "# X\n\n" + A + B + "\n- See [the guide](CONTRIBUTING.md).\n\n" + C
        assert fmt(text) == text

    def test_code_and_html_are_not_touched(self):
        text = "# X\n\n```\na\n\n\n\nb\n```\n\n<pre>\na\n\n\nb\n</pre>\n\n" + A
        assert fmt(text) == text

    @pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "\n  \n", "  \n"])
    def test_one_newline_at_the_end(self, end):
        assert fmt("# X\n\n" + A.rstrip("\n") + end) == "# X\n\n" + A

    @pytest.mark.parametrize("end", ["```\na\n\n\n", "<!-- a\n\n\n", "```\na\n```\n", "<pre>\n\n\n\r"])
    def test_code_and_html_run_to_the_end(self, end):
        assert fmt("# X\n\n" + end) == "# X\n\n" + end
        assert fmt("# X\n\n" + end + "b") == "# X\n\n" + end + "b\n"

    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_none_at_the_start(self, mark):
        assert fmt(f"{mark}\n \n# X\n\n" + A) == f"{mark}# X\n\n" + A

    def test_loose_lists_of_indented_items_stay_loose(self):
        text = "# X\n\n" + joined(" " + A, " " + B, " " + C)
        assert fmt(text) == text

    def test_contents_that_are_left_alone_keep_their_blank_lines(self):
        text = joined("- [B](#b)\n\n\n- [Old](#old)\n- [A](#a)\n", "# A\n", A, "# B\n", B)
        assert fmt(text) == text

    def test_line_endings_are_kept(self):
        assert fmt("# X\r\n" + A[:-1] + "\r\n\r\n\r\n") == "# X\r\n\r\n" + A[:-1] + "\r\n"
        loose = ("# X\n\n" + joined(A, B, C)).replace("\n", "\r\n")
        assert fmt(loose) == loose

    def test_a_file_without_text_is_empty(self):
        assert fmt("") == ""
        assert fmt("\n \n") == ""


class TestParts:
    TEXT = joined(
        "- [B](#b)\n- [A](#a)\n", "# A\n\n\n" + B + A + "# B\n", f"- C {CODE} {PAPER}\n- D {PAPER} {CODE}\n"
    )

    def test_none(self):
        assert fmt(self.TEXT, parts=()) == self.TEXT

    def test_order(self):
        assert fmt(self.TEXT, parts={"order"}, order="title") == self.TEXT.replace(B + A, A + B)

    def test_links(self):
        assert fmt(self.TEXT, parts={"links"}, link_order=("paper", "code")) == self.TEXT.replace(
            f"{CODE} {PAPER}", f"{PAPER} {CODE}"
        )

    def test_toc(self):
        assert fmt(self.TEXT, parts={"toc"}) == self.TEXT.replace(
            "- [B](#b)\n- [A](#a)\n", "- [A](#a)\n- [B](#b)\n"
        )

    def test_the_first_change_tells_that_there_is_one(self):
        papers = awesome_lint.parse(self.TEXT)
        first = format_list(papers, Config(order="title"), whole=False)
        assert first.text == self.TEXT.replace(f"{CODE} {PAPER}", f"{PAPER} {CODE}")
        done = awesome_lint.parse(fmt(self.TEXT, order="title"))
        assert format_list(done, Config(order="title"), whole=False).text == done.text

    def test_blank_lines(self):
        assert fmt(self.TEXT, parts={"blank-lines"}) == self.TEXT.replace("# A\n\n\n", "# A\n\n").replace(
            A + "# B", A + "\n# B"
        )
