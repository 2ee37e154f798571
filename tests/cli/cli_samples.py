"""Lists to run the program on."""

CLEAN = """\
# Awesome Papers

## 2024

- A Paper on Pruning [[paper](https://arxiv.org/abs/2401.00001)]
- Better Pruning [[paper](https://arxiv.org/abs/2402.00002)]
"""
# One error that --fix mends.
BROKEN = CLEAN.replace("Better", "FÂ³ Better")
FIXED = CLEAN.replace("Better", "F³ Better")
EMPTY = "# Notes\n\nNothing here.\n"
