"""The runner itself: expressions, conditions, and an action with steps of every kind."""

import json
import subprocess
import sys

import pytest

from expressions import ExpressionError, condition, evaluate, fill
from run_action import ROOT

from .action_samples import BROKEN

CONTEXTS = {"inputs": {"a": "true", "b": "", "a-b": "It's"}, "github": {"event": {}}}
STATUS = {
    "success": lambda: False,
    "failure": lambda: True,
    "always": lambda: True,
    "cancelled": lambda: False,
}

ACTION = """\
name: steps
description: Steps of every kind.
inputs:
  say: {default: "${{ github.run_id }}"}
outputs:
  said: {value: "${{ steps.one.outputs.said }}"}
  none: {value: "${{ steps.gone.outputs.said }}"}
runs:
  using: composite
  steps:
    - name: Write
      id: one
      shell: bash
      env: {SAY: "${{ inputs.say }}"}
      run: |
        echo "said=$SAY" >>"$GITHUB_OUTPUT"
        echo "# $SAY" >>"$GITHUB_STEP_SUMMARY"
    - name: Fail
      shell: bash
      run: false | true; echo not reached
    - name: After
      shell: bash
      run: echo after
    - name: Always
      if: ${{ always() }}
      shell: bash
      run: echo always
    - name: Other
      if: ${{ failure() }}
      uses: somebody/action@0123
"""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("inputs.a", "true"),
        ("inputs.a-b == 'it''s'", True),
        ("inputs.a != 'true'", False),
        ("inputs.b || 'else'", "else"),
        ("inputs.a == 'true' && 'yes' || 'no'", "yes"),
        ("inputs.b == 'true' && 'yes' || 'no'", "no"),
        ("!(inputs.b || inputs.none)", True),
        ("github.event.pull_request.base.sha", None),
        ("always() && false", False),
    ],
)
def test_expressions(text, value):
    assert evaluate(text, CONTEXTS, STATUS) == value


@pytest.mark.parametrize(
    "text", ["secrets.KEY", "inputs.a inputs.b", "(inputs.a", "inputs.a ==", "a + b", ""]
)
def test_what_cannot_be_read(text):
    with pytest.raises(ExpressionError):
        evaluate(text, CONTEXTS, STATUS)


def test_what_is_filled_in():
    text = "x ${{ inputs.a }} ${{github.event.none}} ${{ inputs.b == '' }}"
    assert fill(text, CONTEXTS, STATUS) == "x true  true"


@pytest.mark.parametrize(("text", "met"), [("", False), ("inputs.a", False), ("${{ !cancelled() }}", True)])
def test_a_condition_asks_for_success_unless_it_says_otherwise(text, met):
    assert condition(text, CONTEXTS, STATUS) == met


def test_steps(job, tmp_path):
    (tmp_path / "action.yml").write_text(ACTION)
    outcome = job.run(tmp_path, say="$(id) 'x'")
    assert outcome.steps == {
        "Write": "status 0",
        "Fail": "status 1",
        "After": "not run",
        "Always": "status 0",
        "Other": "passed over somebody/action",
    }
    assert outcome.outputs == {"said": "$(id) 'x'", "none": ""}
    assert (outcome.status, outcome.summary, outcome.log) == (1, "# $(id) 'x'\n", "always\n")
    assert job.run(tmp_path).outputs["said"] == "1"


@pytest.mark.slow
def test_from_the_command_line_with_what_pip_installs(tmp_path):
    (tmp_path / "README.md").write_text(BROKEN)
    (tmp_path / "event.json").write_text(json.dumps({"action": "opened"}))
    told = ["--workspace", tmp_path, "--event", tmp_path / "event.json", "--input", "cache=false"]
    done = subprocess.run(
        [sys.executable, ROOT / "tools/run_action.py", *told], capture_output=True, text=True, check=False
    )
    if "status 0" not in done.stdout.partition("Install awesome-lint")[2].partition("\n")[0]:
        pytest.skip("what the program needs cannot be installed; is the network there?")
    assert done.returncode == 1
    for said in ("::error file=README.md", "  Check: status 1", "  errors: 1", "## awesome-lint"):
        assert said in done.stdout
