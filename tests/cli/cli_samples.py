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
HTTP = "- An Old Paper on Pruning [[paper](http://arxiv.org/abs/2301.00001)]\n"
# An old entry that AL501 has something to say about.
OLD = CLEAN.replace("- A Paper", f"{HTTP}- A Paper")


def entry(title, arxiv, scheme="https"):
    return f"- {title} [[paper]({scheme}://arxiv.org/abs/{arxiv})]\n"
