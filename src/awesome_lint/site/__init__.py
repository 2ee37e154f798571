"""One static page of all papers: entries -> HTML, a feed and the files beside them.

The list is hostile input. Its texts come into the page through `markup` only.
"""
