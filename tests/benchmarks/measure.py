"""Measuring: commands and calls interleaved in one run, medians, memory and profiles of children."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
CHILD = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
seconds = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, done.returncode]))
"""


@dataclass(frozen=True)
class Run:
    """Seconds by the clock and of the processor, peak memory in MB and exit status of a command."""

    seconds: float
    processor: float
    memory: float
    status: int


@contextmanager
def compiled() -> Iterator[None]:
    """Children keep the byte code of everything that they import, in a folder that is deleted at the end.

    Otherwise a machine that forbids byte code in the checkout would compare a compiled SymPy with our source.
    """
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def command(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Runs the command from the root of the repository, in a process of its own to measure its memory."""
    env = {**os.environ, **(environment or {})}
    found = subprocess.run(
        [PYTHON, "-c", CHILD, *arguments], capture_output=True, text=True, check=True, cwd=ROOT, env=env
    )
    return Run(*json.loads(found.stdout))


def interleaved(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Run]]:
    """Each command once per round, so that a busy machine slows all of them."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, arguments in commands.items():
            found = command(arguments)
            if number:  # the first round fills caches
                runs[name].append(found)
    return runs


def script(code: str) -> str:
    """What the code prints, run in a fresh process from the root of the repository."""
    found = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, cwd=ROOT)
    if found.returncode:
        raise RuntimeError(found.stderr.strip().splitlines()[-1])
    return found.stdout.strip()


def timed(call: Callable[[], object], rounds: int = 3) -> float:
    """The median seconds of a call."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


@dataclass(frozen=True)
class Measure:
    """A figure with its bound; `profile` is code whose profile explains a miss."""

    name: str
    value: float
    target: float
    unit: str = ""
    profile: str = ""
    at_least: bool = False

    @property
    def ok(self) -> bool:
        return self.value >= self.target if self.at_least else self.value <= self.target

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        verdict = "ok" if self.ok else "NOT OK"
        return f"{self.name:58} {self.value:10.3f} {self.unit:6} {sign} {self.target:<8g} {verdict}"
