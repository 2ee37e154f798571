"""A simulated internet on the loopback: many hosts, their limits and faults, and a log of every request.

    sites = {"plain.test": Page(), "strict.test": RateLimit(5, 5, Page())}
    with Internet(sites) as net:
        subprocess.run([..., net.url("plain.test", "/1")], env=net.environment())
        assert [seen.status for seen in net.log("plain.test")] == [200]

A site is a behaviour: what takes a `Request` and returns an `Answer`. `sites` holds ordinary ones, `limits` those
that count, `broken` those that break the protocol, `faults` a table of all of them with what is true of each link.
They run in a process of their own, so that the one that is tested can be measured.
"""

from .net import Internet, Seen

__all__ = ["Internet", "Seen"]
