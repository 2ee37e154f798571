"""The services that know papers and repositories, on the simulated internet, with their limits and faults.

    world = World((Paper("A Title", arxiv="2301.00001"),), (Repo("owner", "name"),))
    with Internet(scholarly(world, second=0.1, arxiv={"fault": at_first(LIMITED)}), tls=True) as net:
        subprocess.run(…, env=net.environment() | variables(net) | KEYS)

A module a service; `world` says what there is, `sites` puts the services together, `faults` breaks them.
"""

from .sites import KEYS, scholarly, variables
from .world import Hub, Paper, Repo, World

__all__ = ["KEYS", "Hub", "Paper", "Repo", "World", "scholarly", "variables"]
