"""The wish to stop, which every part of the laboratory asks about while it waits."""

from __future__ import annotations

import signal
import sys
from types import FrameType


class StoppedError(Exception):
    """What was in progress was stopped from outside."""


# Not a threading.Event: a signal may arrive while the main thread holds the lock of one.
_wanted = False


def wanted() -> bool:
    return _wanted


def raise_if_wanted() -> None:
    """Raises StoppedError once somebody wants to stop."""
    if _wanted:
        raise StoppedError


def listen() -> None:
    """Makes Ctrl-C and TERM stop all that is in progress, and KeyboardInterrupt end the main thread, once."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)


def _stop(_number: int, _frame: FrameType | None) -> None:
    global _wanted
    if _wanted:
        # To break off the cleaning would leave what the next run has to clean.
        print("laboratorio: ya paro: estoy borrando lo que había en marcha", file=sys.stderr, flush=True)
        return
    _wanted = True
    raise KeyboardInterrupt
