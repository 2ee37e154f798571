"""What a list could say and does not: links and venues that the owners of its papers know."""

KINDS = ("arxiv", "code", "openreview", "project", "paper")
"""Kinds of links that can be proposed; 'paper' is the published version."""
