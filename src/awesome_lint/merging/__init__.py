"""Two lists or more, side by side: what each has, what it lacks, and one list made of two."""
