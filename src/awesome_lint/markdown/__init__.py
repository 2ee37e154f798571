"""Markdown with spans: knows CommonMark and GFM, nothing about papers."""
