"""URLs -> verdicts, over the network: plan, probe, outcome, cache, judge. Knows no terminal.

Nothing here is imported before links are checked.
"""
