"""The list that full data came from, in its canonical form."""

from __future__ import annotations

from collections.abc import Sequence

from ..config import Config
from ..data.forms import fill_form
from ..data.record import Record
from ..layout import format_list
from ..papers.reader import read_list
from .bullets import write_bullets
from .grouping import Told
from .spelling import escape, spell_url
from .style import style_of


def write_again(records: Sequence[Record], config: Config) -> str:
    """The text around the entries, and each entry in its form, with the links that it has now."""
    style = style_of(records, config)
    parts = []
    for record in records:
        text = fill_form(record, escape, spell_url)
        parts += [
            record.before or "",
            text if text is not None else write_bullets([(record, Told())], style)[0],
        ]
    parts += [record.after for record in records[-1:] if record.after]
    return format_list(read_list("".join(parts)), config).text
