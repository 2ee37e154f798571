"""Two versions of the same lists, and what became of their papers in between."""
