"""Simulates the resolver and the routes of any Python program that has this folder on its PYTHONPATH.

SIMULATED_NAMES says what names stand for, the first that fits counts:
`one.test=127.0.0.1,two.test=10.0.0.7+::1,moving.test=93.184.216.34>10.0.0.7,*.test=127.0.0.1,*=NXDOMAIN`.
`+` joins the addresses of one answer, `>` separates one answer from the next, the last of which stays; TEMPFAIL is
a resolver that does not answer. Literal addresses, in all the forms that the system knows, stand for themselves.

SIMULATED_ROUTES says what a connection reaches: `93.184.216.34=127.0.0.1,:443=:8124`. What leads out of the loopback
in the end is unreachable. SIMULATED_WEATHER (`7:0.1`) makes that share of look-ups and of connections fail, by chance
with this seed. SIMULATED_LOG names a file in which every look-up and connection is noted.
"""

import ipaddress
import json
import os
import random
import socket
from pathlib import Path

FAILURES = {
    "NXDOMAIN": (socket.EAI_NONAME, "Name or service not known"),
    "TEMPFAIL": (socket.EAI_AGAIN, "Temporary failure in name resolution"),
}
really_resolve, really_connect = socket.getaddrinfo, socket.socket.connect


def _table(text):
    return dict(item.split("=", 1) for item in text.split(",") if item)


class Simulation:
    """Stands in for `socket.getaddrinfo` and `socket.socket.connect`."""

    def __init__(self, environment):
        names = _table(environment.get("SIMULATED_NAMES", ""))
        self.names = {pattern: answers.split(">") for pattern, answers in names.items()}
        self.routes = _table(environment.get("SIMULATED_ROUTES", ""))
        self.log = environment.get("SIMULATED_LOG")
        seed, _, share = environment.get("SIMULATED_WEATHER", "").partition(":")
        self.random, self.share = random.Random(seed), float(share or 0)

    def getaddrinfo(self, host, port, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        if not name or _is_literal(name):
            return really_resolve(host, port, *args, **kwargs)
        name = name.encode("idna").decode().lower().removesuffix(".") if not name.isascii() else name.lower()
        self._note(lookup=name)
        answer = "TEMPFAIL" if self._is_bad() else self._answer(name)
        if answer in FAILURES:
            raise socket.gaierror(*FAILURES[answer])
        found = []
        for address in answer.split("+"):
            found += really_resolve(address, port, *args, **kwargs)
        return found

    def _answer(self, name):
        for pattern, answers in self.names.items():
            if pattern in (name, "*") or (pattern.startswith("*.") and name.endswith(pattern[1:])):
                return answers.pop(0) if len(answers) > 1 else answers[0]
        return "NXDOMAIN"

    def connect(self, connection, address):
        if connection.family not in (socket.AF_INET, socket.AF_INET6):
            return really_connect(connection, address)
        host, port = address[:2]
        self._note(connect=host, port=port)
        if self._is_bad():
            raise ConnectionRefusedError(111, "Connection refused")
        host = self.routes.get(host, host)
        port = int(self.routes.get(f":{port}", f":{port}")[1:])
        if not ipaddress.ip_address(host).is_loopback:
            raise OSError(101, "Network is unreachable")
        return really_connect(connection, (host, port, *address[2:]))

    def _is_bad(self):
        return bool(self.share) and self.random.random() < self.share

    def _note(self, **record):
        if self.log:
            with Path(self.log).open("a") as file:
                file.write(json.dumps(record) + "\n")


def _is_literal(name):
    if ":" in name:
        return True
    try:
        socket.inet_aton(name)
    except OSError:
        return False
    return True


def replacements(environment):
    """What to put in the place of which functions."""
    simulation = Simulation(environment)

    def connect(connection, address):
        return simulation.connect(connection, address)

    return {socket: ("getaddrinfo", simulation.getaddrinfo), socket.socket: ("connect", connect)}


if "SIMULATED_NAMES" in os.environ:
    for place, (name, function) in replacements(os.environ).items():
        setattr(place, name, function)
