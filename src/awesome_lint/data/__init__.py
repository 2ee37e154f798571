"""Lists as data: one record a paper, whatever format it comes from or goes to."""
