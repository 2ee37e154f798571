"""Records -> Markdown: lists written from data."""
