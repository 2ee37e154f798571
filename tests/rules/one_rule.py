"""One rule on a small list: what it finds, and what its fixes make of it."""

import awesome_lint
from awesome_lint.config import Config

CVF = "https://openaccess.thecvf.com"
ARXIV = "https://arxiv.org/abs/2001.00001"
YEARS_AHEAD = 2099


def found(code, text):
    """(severity, message, what it stands on) of the findings of a rule."""
    findings = awesome_lint.lint(awesome_lint.parse(text), Config(select=(code,)))
    return [(f.severity, f.message, text[f.span.start : f.span.end]) for f in findings]


def fixed(code, text):
    return awesome_lint.fix(awesome_lint.parse(text), Config(select=(code,)), unsafe=True).lists[0].text


def entry(url, label="paper", heading="Papers"):
    return f"# {heading}\n\n- A Paper of Note [[{label}]({url})]\n"
