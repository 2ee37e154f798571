"""What the action keeps from run to run."""

import shutil

from tests.internet import Internet
from tests.internet.sites import Page, Status


def test_a_link_is_asked_for_once(job):
    with Internet({"plain.test": Page(), "gone.test": Status(404)}) as net:
        urls = [net.url("plain.test", "/a"), net.url("gone.test", "/b")]
        job.put("README.md", "# Papers\n\n" + "".join(f"- Paper {u[-1]} [[paper]({u})]\n" for u in urls))
        job.env = net.environment()
        asked = []
        for job.github["run_id"] in ("1", "2"):
            outcome = job.run(links="true", arguments="--allow-private --providers none --select AL8")
            assert (outcome.status, outcome.outputs["errors"]) == (1, "1"), outcome.log
            asked.append(len(net.log("plain.test")))
            shutil.rmtree(job.temp / "awesome-lint-cache")
        assert asked[0] == asked[1] > 0
