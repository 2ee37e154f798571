"""How many papers there are of each year, venue and kind: entries -> counts -> tables, JSON and plots."""
