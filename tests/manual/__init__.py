"""The manual: README.md, the pages of docs/, and the examples of `--help`, as somebody follows them."""
