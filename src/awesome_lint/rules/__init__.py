"""The rules. Importing a module registers its rules; nothing is found by magic."""

from . import anchors as anchors
from . import blanks as blanks
from . import blocks as blocks
from . import contents as contents
from . import detours as detours
from . import entries as entries
from . import identity as identity
from . import ids as ids
from . import links as links
from . import liveness as liveness
from . import malformed as malformed
from . import metadata as metadata
from . import mismatches as mismatches
from . import moved as moved
from . import order as order
from . import pairs as pairs
from . import proofs as proofs
from . import run as run
from . import sites as sites
from . import slugs as slugs
from . import structure as structure
from . import tags as tags
from . import taste as taste
from . import text as text
from . import titles as titles
from . import urls as urls
from . import verified as verified
from .registry import RULES, Context, Finding, Fix, Place, Rule, Severity

# By code, in whichever module a rule stands.
for _code in sorted(RULES):
    RULES[_code] = RULES.pop(_code)

__all__ = ["RULES", "Context", "Finding", "Fix", "Place", "Rule", "Severity"]
