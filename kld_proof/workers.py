"""Time limits for single steps, and several documents at a time in worker processes."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Result = TypeVar("Result")
MEMORY = 6 << 30


class OutOfTime(BaseException):
    """The time limit of a step was reached.  No `except Exception` on the way may swallow it."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raises OutOfTime in the block after `seconds`; without effect where alarms cannot be set.

    Alarms exist in the main thread on Unix.  They stop Python code; calls into Arb are bounded by counts.
    """
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if seconds is None or not usable:
        yield
        return

    def expire(*_: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, expire)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def in_parallel(work: Callable[[Any], Result], items: Iterable[Any], jobs: int) -> list[Result]:
    """`work(item)` for every item, in order, by `jobs` processes with a bound on their memory."""
    import multiprocessing

    with multiprocessing.Pool(jobs, initializer=_bound_memory) as pool:
        return pool.map(work, items, chunksize=1)


def _bound_memory() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the workers
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass
