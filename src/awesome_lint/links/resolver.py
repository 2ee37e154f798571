"""Names -> addresses, none of which may be private unless that is allowed."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any, TypeVar

from .addresses import NoAnswer, NoSuchHost, PrivateAddress, is_public

T = TypeVar("T")


async def _in_thread(look_up: Callable[[], T]) -> T:
    """What a function returns that may take long, in a thread that nothing waits for in the end.

    The threads that asyncio shares are few, so that slow names would hold up others, and Ctrl-C.
    """
    loop = asyncio.get_running_loop()
    result: asyncio.Future[T] = loop.create_future()

    def tell(set_it: Callable[[Any], None], value: object) -> None:
        if not result.done():
            set_it(value)

    def work() -> None:
        told: tuple[Callable[[Any], None], object]
        try:
            told = result.set_result, look_up()
        except Exception as error:
            told = result.set_exception, error
        with suppress(RuntimeError):  # the run has ended
            loop.call_soon_threadsafe(tell, *told)

    Thread(target=work, daemon=True).start()
    return await result


async def resolve(host: str, port: int, *, private: bool) -> list[str]:
    """The addresses of a host, of which none is private unless that is allowed.

    One private address among them is enough to refuse: which one is taken would be chance.
    Raises NoSuchHost, NoAnswer and PrivateAddress.
    """
    try:
        found = await _in_thread(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except socket.gaierror as error:
        known = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
        raise (NoSuchHost if known else NoAnswer)(error.strerror) from error
    except UnicodeError as error:
        raise NoSuchHost("not a host name") from error
    addresses = list(dict.fromkeys(str(item[4][0]) for item in found))
    if not private and (inside := [a for a in addresses if not is_public(a)]):
        raise PrivateAddress(inside[0])
    return addresses
