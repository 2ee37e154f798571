"""The proxies that the environment names. They resolve names themselves."""

from __future__ import annotations

import ssl
from collections import defaultdict
from urllib.request import getproxies, proxy_bypass

import httpx

from .messages import Headers, Request, next_part
from .transport import host_of

_SILENT = 3  # hosts of which nothing was heard: then it is the proxy that is silent
_WHO_ASKS = 407  # what a proxy answers to those it does not know


class BadProxy(httpx.ProxyError):
    """It is the proxy that cannot be used; nothing is known of what is behind it."""


class Proxies:
    """Which proxy a URL is asked by, and whether it answers at all."""

    def __init__(self) -> None:
        self._proxies = getproxies()
        self._answered: set[str] = set()
        self._in_vain: dict[str, set[str]] = defaultdict(set)

    def __bool__(self) -> bool:
        return bool(self._proxies)

    def of(self, url: httpx.URL) -> str | None:
        """The proxy for a URL, if there is one."""
        proxy = self._proxies.get(url.scheme) or self._proxies.get("all")
        if not proxy or proxy_bypass(host_of(url)):
            return None
        return proxy if "://" in proxy else f"http://{proxy}"

    def answered(self, proxy: str) -> None:
        """Something came by way of a proxy."""
        self._answered.add(proxy)

    def silent(self, proxy: str, origin: str) -> None:
        """Nothing came in time from a host by way of a proxy."""
        self._in_vain[proxy].add(origin)

    def check(self, proxy: str) -> None:
        """Raises BadProxy where it never answered, whichever host was asked."""
        if proxy not in self._answered and len(self._in_vain[proxy]) >= _SILENT:
            raise BadProxy("it does not answer")


class ByProxy:
    """The way to one host by a proxy. Raises BadProxy where it is the proxy that fails."""

    def __init__(self, url: httpx.URL, proxy: str, tls: ssl.SSLContext) -> None:
        self._url = url
        try:
            if b"%" in httpx.URL(proxy).raw_host:
                raise ValueError("no host")
            self._transport = httpx.AsyncHTTPTransport(tls, http2=True, proxy=proxy, trust_env=False)
        except ImportError as error:
            raise BadProxy("for SOCKS, install httpx[socks]") from error
        except (ValueError, httpx.InvalidURL) as error:
            raise BadProxy("not the address of a proxy") from error

    async def ask(self, request: Request) -> _Reply:
        """See `transport.Way`."""
        url = self._url.copy_with(raw_path=request.target)
        asked = httpx.Request(
            request.method.decode(), url, headers=list(request.headers), content=request.content
        )
        try:
            response = await self._transport.handle_async_request(asked)
        except httpx.ConnectError as error:
            if _is_behind(error):
                raise
            raise BadProxy(f"no connection: {error}") from error
        except httpx.ProxyError as error:
            if str(error).startswith(str(_WHO_ASKS)):
                raise BadProxy(str(error)) from error
            raise
        if response.status_code == _WHO_ASKS:
            await response.aclose()
            raise BadProxy(f"{_WHO_ASKS} {response.reason_phrase}")
        return _Reply(response)

    async def aclose(self) -> None:
        """See `transport.Way`."""
        await self._transport.aclose()


class _Reply:
    def __init__(self, response: httpx.Response) -> None:
        assert isinstance(response.stream, httpx.AsyncByteStream)
        self.status = response.status_code
        self.headers = Headers((name.lower(), value) for name, value in response.headers.raw)
        self._parts = aiter(response.stream)
        self.aclose = response.aclose

    async def part(self) -> bytes:
        return await next_part(self._parts)


def _is_behind(error: BaseException | None) -> bool:
    """Whether a connection failed at the host that the proxy leads to, which speaks TLS or hangs up."""
    while error is not None:
        if isinstance(error, ssl.SSLError | ConnectionResetError | BrokenPipeError | EOFError):
            return True
        error = error.__cause__ or error.__context__
    return False
