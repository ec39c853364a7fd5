"""Time limits for single steps, and several documents at a time in worker processes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from kld_proof.errors import KldProofError

Result = TypeVar("Result")
MEMORY = 6 << 30


class OutOfTime(BaseException):
    """The time limit of a step was reached.  No `except Exception` on the way may swallow it."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raises OutOfTime in the block after `seconds` of processor time; without effect without alarms.

    Other programs that keep the machine busy change no outcome.  Alarms exist in the main thread on Unix.
    They stop Python code; calls into Arb are bounded by counts.
    """
    threading = sys.modules.get("threading")  # where nobody imported it there are no other threads
    main = threading is None or threading.current_thread() is threading.main_thread()
    if seconds is None or not main or not hasattr(signal, "setitimer"):
        yield
        return

    def expire(*_: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGPROF, expire)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def in_parallel(
    work: Callable[[Any], Result], items: Sequence[Any], jobs: int
) -> Iterator[tuple[int, Result | KldProofError]]:
    """(number of the item, `work(item)`) by `jobs` processes with a bound on their memory, as they are made.

    Where a process dies (the system was out of memory), what is left is done in processes of their own; an
    error takes the place of the result whose process dies again.
    """
    waiting = dict(enumerate(items))
    for number, result in _pooled(work, waiting, jobs):
        del waiting[number]
        yield number, result
    for number, item in waiting.items():
        died = KldProofError(f"{getattr(item, 'path', item)}: the process that checked it died")
        yield next(_pooled(work, {number: item}, 1), (number, died))


def _pooled(
    work: Callable[[Any], Result], items: Mapping[int, Any], jobs: int
) -> Iterator[tuple[int, Result]]:
    """What one pool makes of the items, until one of its processes dies."""
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children

    before = active_children()
    with ProcessPoolExecutor(min(jobs, len(items)), initializer=_prepare) as pool:
        try:
            numbers = {pool.submit(work, item): number for number, item in items.items()}
            for future in as_completed(numbers):
                yield numbers[future], future.result()
        except BrokenProcessPool:
            return
        except BaseException:  # an interruption, or nobody wants the rest
            for child in active_children():
                if child not in before:
                    child.terminate()
            raise


def _prepare() -> None:
    """Let the parent end this worker, by a signal or by its own death, and bound the memory."""
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass


def _end_with_parent() -> None:
    """End the process once its parent is gone, killed perhaps: nobody would take what it finds."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
