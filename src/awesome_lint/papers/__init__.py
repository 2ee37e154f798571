"""Papers: what the links, labels and headings of a list say."""
