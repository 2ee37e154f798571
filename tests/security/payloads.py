"""A list of which every part is an attack on somebody who reads what is made of it."""

TERMINAL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eevil\u2066"
LOG = "::set-output name=a::b %0A::error::x ##[set-env name=PATH]x ::stop-commands::y"
HTML = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
FORMULAS = ('=HYPERLINK("http://bad.test")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)")
MENTION = "@octocat GH-1 owner/list#1"
FILE = "::set-output name=f::=1+1 \x1b[31m<b>%0A\n::error::x.md"
ALL = f"{TERMINAL} {LOG} {HTML} {MENTION}"


def url(n):
    return f"https://arxiv.org/abs/2401.{n:05d}"


def _entries(n):
    yield from (f"- {formula} [[paper]({url(n + k)})]" for k, formula in enumerate(FORMULAS))
    yield f"- Title {ALL} [[paper]({url(n + 5)})] [[code {ALL}](<https://bad.test/{ALL}>)]"
    yield f"- A Twice {HTML} [[paper]({url(n + 6)})]"
    yield f"- A Twice {HTML} [[paper](http://arxiv.org/abs/2401.{n + 7:05d})]"
    yield f"- First line\n  ::set-output name=x::y FÂ³ {LOG} [[paper]({url(n + 8)})]"
    yield f"- Script [[paper](javascript:alert`1`)] [[code](<data:text/html,{HTML}>)] [[pdf]({url(n + 9)})]"
    yield f"- [**{HTML}**]({url(n + 10)}) *CVPR 2023* FÂ³"


def hostile_list(first=1):
    """One of its sections begins like a command, its lines like formulas."""
    parts = [
        f"# {ALL}",
        f"## =1+1 {ALL}",
        *_entries(first),
        "## ::set-output name=h::x",
        *_entries(first + 20),
    ]
    return "\n\n".join(parts[:2]) + "\n\n" + "\n".join(parts[2:]) + "\n"
