"""How lists write an entry: one module a family of shapes, over the common pieces."""
