"""Lists for the action."""


def entry(title, number, scheme="https"):
    return f"- {title} [[paper]({scheme}://arxiv.org/abs/{number})]\n"


CLEAN = "# Papers\n\n" + entry("A Paper on Pruning", "2401.00001")
# A warning that --fix mends, and an error that nothing mends.
BROKEN = (
    CLEAN + entry("Better Pruning", "2402.00002", "http") + entry("A Study of Graph Colouring", "2401.00001")
)
FIXED = BROKEN.replace("http:", "https:")
