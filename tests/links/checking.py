"""Checks links of a simulated internet, in this process or as people do."""

import asyncio
import json
import subprocess
import sys
from dataclasses import replace

import awesome_lint
from awesome_lint.links.policy import Policy

# In no hurry, and with little patience: a test waits for it.
QUICK = Policy(rate=0, timeout=4, patience=10, private=True)


def check(net, urls, policy=QUICK, **given):
    """The verdicts on URLs."""
    with net.here():
        return asyncio.run(awesome_lint.check_links(urls, replace(policy, **given)))


def list_of(urls):
    return "# Papers\n\n" + "".join(f"- Paper {n} [[paper](<{url}>)]\n" for n, url in enumerate(urls, 1))


def command(*arguments):
    return [sys.executable, "-m", "awesome_lint", *map(str, arguments)]


def run(net, folder, urls, *arguments, proxy=False):
    """What `awesome-lint links` says of a list of these URLs: the finished process."""
    file = folder / "README.md"
    file.write_text(list_of(urls), "utf-8")
    told = command("links", "--isolated", "--allow-private", *arguments, file)
    return subprocess.run(told, env=net.environment(proxy), capture_output=True, text=True, check=False)


def verdicts(done):
    """By URL, of a finished process that printed JSON."""
    return {item["url"]: item["verdict"] for item in json.loads(done.stdout)["links"]}
