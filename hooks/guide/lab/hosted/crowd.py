"""Many clients at once, and clients that take their time."""

from __future__ import annotations

import asyncio
import contextlib
import statistics
import time
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from guide.lab.hosted import client

CLIENTS, REQUESTS = 200, 20
SLOW = 400
Result = TypeVar("Result")
SECONDS = 60  # until all of a crowd must have been served


class Served(NamedTuple):
    """Times in seconds: the middle one, the one that 99 % keep, and all of it."""

    requests: int
    failed: int
    median: float
    most: float
    whole: float


class Patience(NamedTuple):
    """``closed``: of the slow ones, those that the server let go by itself; ``longest``: after how many seconds."""

    slow: int
    closed: int
    longest: float
    meanwhile: float


def at_once(port: int, paths: Sequence[str], clients: int = CLIENTS, requests: int = REQUESTS) -> Served:
    """All the clients begin together, and each asks for one page after the other on one connection."""
    return _alone(_at_once(port, paths, clients, requests))


def _alone(work: Coroutine[Any, Any, Result]) -> Result:
    """In a thread of its own, because the one of whoever asks may have a loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _at_once(port: int, paths: Sequence[str], clients: int, requests: int) -> Served:
    start = time.monotonic()
    each = [_reader(port, [paths[(n + r) % len(paths)] for r in range(requests)]) for n in range(clients)]
    times = [seconds for found in await asyncio.gather(*each) for seconds in found]
    if not times:
        return Served(clients * requests, clients * requests, 0, 0, time.monotonic() - start)
    most = sorted(times)[int(len(times) * 0.99)]
    failed = clients * requests - len(times)
    return Served(clients * requests, failed, statistics.median(times), most, time.monotonic() - start)


async def _reader(port: int, paths: Sequence[str]) -> list[float]:
    """How long each answer took; what failed is missing."""
    times = []
    writer = None
    try:
        async with asyncio.timeout(SECONDS):
            reader, writer = await asyncio.open_connection(client.HOST, port)
            for path in paths:
                start = time.monotonic()
                writer.write(f"GET {path} HTTP/1.1\r\nHost: {client.HOST}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
                head = client.parse(await reader.readuntil(b"\r\n\r\n"))
                await reader.readexactly(int(head.headers["content-length"]))
                if head.status == 200:
                    times.append(time.monotonic() - start)
    except (OSError, EOFError, TimeoutError, LookupError):
        # What was not answered is counted by what is missing.
        pass
    finally:
        if writer:
            writer.close()
    return times


def slow(port: int, path: str, count: int = SLOW, seconds: float = 12) -> Patience:
    """Half of them never end their headers, a byte each second; the others ask for a file and do not read it.

    ``path``: of a file that fits no buffer. ``meanwhile``: the longest that a reader waited for the home page.
    """
    return _alone(_slow(port, path, count, seconds))


async def _slow(port: int, path: str, count: int, seconds: float) -> Patience:
    dripping = [asyncio.create_task(_drip(port, seconds)) for _ in range(count // 2)]
    deaf = [asyncio.create_task(_deaf(port, path, seconds)) for _ in range(count - count // 2)]
    waits = []
    end = time.monotonic() + seconds - 2
    while time.monotonic() < end:
        start = time.monotonic()
        served = await _reader(port, ["/"])
        waits.append(time.monotonic() - start if served else seconds)
        await asyncio.sleep(0.5)
    closed = [found for found in await asyncio.gather(*dripping) if found]
    await asyncio.gather(*deaf)
    return Patience(count, len(closed), max(closed, default=0), max(waits, default=0))


async def _drip(port: int, seconds: float) -> float:
    """After how long the server closed; 0 if it did not."""
    start = time.monotonic()
    writer = None
    try:
        async with asyncio.timeout(seconds):
            reader, writer = await asyncio.open_connection(client.HOST, port)
            writer.write(b"GET / HTTP/1.1\r\nHost: a\r\nX-A: ")
            while True:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(reader.read(1), 1)
                    return time.monotonic() - start
                writer.write(b"a")
    except TimeoutError:
        return 0
    except OSError:
        return time.monotonic() - start
    finally:
        if writer:
            writer.close()


async def _deaf(port: int, path: str, seconds: float) -> None:
    with contextlib.suppress(OSError):
        _, writer = await asyncio.open_connection(client.HOST, port, limit=1024)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        await asyncio.sleep(seconds)
        writer.transport.abort()
