"""Starts and stops the process that plays the internet, and tells what it was asked."""

import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from unittest.mock import patch

from .messages import LOG, Behaviour
from .names import sitecustomize

ROOT = Path(__file__).parents[2]
NAMES = Path(sitecustomize.__file__).parent
CONNECTIONS = "connections.jsonl"


@dataclass(frozen=True)
class Seen:
    """A request as the log has it; `time` is that of `time.monotonic()`, `in_flight` counts the host's with it."""

    number: int
    time: float
    scheme: str
    host: str
    method: str
    target: str
    headers: dict[str, str]
    body: str
    status: int
    protocol: str
    connection: int
    in_flight: int
    proxied: bool
    # For a streamed body, how many bytes the client took before it had enough, once that is known.
    sent: int | None = None


@dataclass
class Internet:
    """Hosts by name; `*` plays all others that `names` lets resolve."""

    sites: Mapping[str, Behaviour]
    # What else resolves, as in `SIMULATED_NAMES`; it goes before the sites, all of which stand for `address`.
    names: Mapping[str, str] = field(default_factory=dict)
    # A public address such as 93.184.216.34 also leads here, and needs no leave to ask private ones.
    address: str = "127.0.0.1"
    latency: float = 0.0
    tls: bool = False
    http2: bool = False
    # Of look-ups and connections, this share fails by chance, with this seed: '7:0.1'.
    weather: str = ""

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self.folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="internet-")))
        path = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"{__package__}.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._stack.callback(self._stop)
        sites = {_ascii(host): site for host, site in self.sites.items()}
        options = {name: getattr(self, name) for name in ("folder", "latency", "tls", "http2")}
        self.ports = self._tell((options, sites))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def change(self, sites: Mapping[str, Behaviour]) -> None:
        """Play these hosts in another way from now on."""
        self._tell({_ascii(host): site for host, site in sites.items()})

    def url(self, host: str, target: str = "/", scheme: str = "http") -> str:
        """Where a path of a host is found. Without the port it is found too, in a simulated environment."""
        return f"{scheme}://{host}:{self.ports[scheme]}{target}"

    def log(self, host: str | None = None) -> list[Seen]:
        """The requests up to now, in order; the server may still be running, or be stopped."""
        seen: dict[int, dict[str, object]] = {}
        for record in _records(self.folder / LOG):
            seen.setdefault(record["number"], {}).update(record)
        requests = [Seen(**record) for record in seen.values()]
        return [request for request in requests if host is None or request.host == _ascii(host)]

    def wait(self, requests: int, timeout: float = 60) -> None:
        """Wait until so many requests were made, the last of which may not be answered yet."""
        end = time.monotonic() + timeout
        while (count := (self.folder / LOG).read_bytes().count(b'"in_flight"')) < requests:
            if time.monotonic() > end:
                raise TimeoutError(f"{count} of {requests} requests after {timeout:g} s")
            time.sleep(0.02)

    @contextmanager
    def halted(self) -> Iterator[Callable[[], None]]:
        """Gives what lets all hosts fall silent, until the end of the block."""
        try:
            yield lambda: self._process.send_signal(signal.SIGSTOP)
        finally:
            self._process.send_signal(signal.SIGCONT)

    def connections(self) -> list[dict[str, object]]:
        """What clients looked up (`lookup`) and tried to connect to (`connect`, `port`), even if it was in vain."""
        return list(_records(self.folder / CONNECTIONS))

    def environment(self, proxy: bool = False) -> dict[str, str]:
        """The environment for a program of this internet, which reaches it by names or by a proxy."""
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        kept["PYTHONPATH"] = os.pathsep.join(filter(None, [str(NAMES), kept.get("PYTHONPATH")]))
        if proxy:
            address = f"http://127.0.0.1:{self.ports['http']}"
            kept |= dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), address)
        return kept | self._simulation()

    @contextmanager
    def here(self) -> Iterator[None]:
        """Let this very process see the simulated internet, for a while."""
        with ExitStack() as stack:
            stack.enter_context(patch.dict(os.environ, self.environment(), clear=True))
            for place, (name, function) in sitecustomize.replacements(os.environ).items():
                stack.enter_context(patch.object(place, name, function))
            yield

    def _simulation(self) -> dict[str, str]:
        names = {**self.names, **{_ascii(host): self.address for host in self.sites}}
        routes = {self.address: "127.0.0.1", ":80": f":{self.ports['http']}"}
        simulation = {"SIMULATED_LOG": str(self.folder / CONNECTIONS), "SIMULATED_WEATHER": self.weather}
        if self.tls:
            routes[":443"] = f":{self.ports['https']}"
            simulation["SSL_CERT_FILE"] = str(self.folder / "ca.pem")
        simulation["SIMULATED_NAMES"] = ",".join(f"{name}={answer}" for name, answer in names.items())
        simulation["SIMULATED_ROUTES"] = ",".join(f"{name}={answer}" for name, answer in routes.items())
        return simulation

    def _tell(self, message: object) -> dict[str, int]:
        assert self._process.stdin
        assert self._process.stdout
        pickle.dump(message, self._process.stdin)
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the simulated internet did not start")
        return json.loads(answer)

    def _stop(self) -> None:
        with self._process:
            self._process.stdin.close()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode()


def _records(path: Path) -> Iterator[dict]:
    if path.exists():
        # Up to the last line that is whole.
        yield from map(json.loads, path.read_bytes().rpartition(b"\n")[0].splitlines())
