"""Cookies of one way through redirects: some hosts lead in a circle whoever takes none."""

from __future__ import annotations

import httpx

from .messages import Headers


class Cookies:
    """A jar, made when the first cookie comes, for few hosts send any."""

    def __init__(self) -> None:
        self._jar: httpx.Cookies | None = None

    def keep(self, url: str, headers: Headers) -> None:
        """Take the cookies of an answer."""
        given = [(b"set-cookie", value) for name, value in headers if name == b"set-cookie"]
        if given:
            self._jar = self._jar if self._jar is not None else httpx.Cookies()
            self._jar.extract_cookies(httpx.Response(200, headers=given, request=_request(url)))

    def headers(self, url: str) -> list[tuple[bytes, bytes]]:
        """Those that go to a URL."""
        if self._jar is None:
            return []
        request = _request(url)
        self._jar.set_cookie_header(request)
        return [field for field in request.headers.raw if field[0].lower() == b"cookie"]

    def state(self) -> tuple[tuple[str, str | None], ...]:
        """All of them, to be compared."""
        return tuple(sorted((c.name, c.value) for c in self._jar.jar)) if self._jar is not None else ()


def _request(url: str) -> httpx.Request:
    # httpx would read the name of the host for this header, and knows fewer names than browsers.
    return httpx.Request("GET", url, headers={"Host": ""})
