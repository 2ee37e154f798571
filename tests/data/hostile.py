"""Texts that somebody could put into a list to break what is made of it."""

from hypothesis import strategies as st

PIECES = [
    "<script>alert(1)</script>", "|", "`", "``", "](", "[[x](y)]", "{{ 7*7 }}", "{% for %}", "\u202eRTL\u202c", "\u200f",
    "\\", "\\\\", "{", "}", "$x_1$", "$5", "&amp;", "&", "#", "%", "~", "^", "_a_", "**", "*", '"', "'", "''", "--", "---",
    "=1+1", "+1", "-1", "@x", "\x07", "\x00", "é", "剪枝", "🔥", "\ufeff", "\ufffe", "\u2028", "\x85", "<!-- -->", "<!--",
    "://", ":", ";", ",", " > ", " and ", "!", "?`", "null", "true", "2024", "1.", "- ", "](http://x)", "Deep", "pruning",
    "A*", "C++", "\n", "\t", "@article{x,", "*x", "&a", "code:", "Paper:", "CVPR", "()", "(", ")", "[", "]", "<b>", "=",
]  # fmt: skip
TITLES = (
    st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=1, max_size=8)
    .map(lambda parts: " ".join("".join(parts).split()))
    .filter(lambda title: any(map(str.isalnum, title)))
)
LONG = "Long title " * 900
