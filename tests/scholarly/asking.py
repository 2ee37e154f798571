"""Asks a service without a network: services are functions."""

import httpx

from tests.internet.messages import Behaviour, Request


def ask(site: Behaviour, path: str, method: str = "GET", at: float = 0.0, **sent: object) -> httpx.Response:
    """What a service answers at a time; `sent` are `params`, `json`, `data` and `headers`, as httpx has them."""
    asked = httpx.Request(method, f"http://service.test{path}", **sent)
    headers = {name.lower(): value for name, value in asked.headers.items()}
    target = asked.url.raw_path.decode()
    answer = site(Request("service.test", method, target, headers, asked.read(), time=at, ports={"http": 80}))
    return httpx.Response(answer.status, headers=answer.headers, content=answer.body)
