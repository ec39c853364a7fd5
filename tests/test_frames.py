"""Room for frames: the same results and errors, and no memory asked of the system on the way."""

from __future__ import annotations

import sys

import pytest

from kld_proof.frames import in_one_piece


def depth(n: int) -> int:
    return 1 + depth(n - 1) if n else 0


def to_and_fro(n: int) -> None:
    """Calls at every depth up to n, many times each."""
    if n:
        to_and_fro(n - 1)
    for _ in range(1000):
        depth(0)


def test_it_gives_what_the_function_gives() -> None:
    assert in_one_piece(depth, 300) == 300
    assert in_one_piece(max, 1, 2) == 2


def test_errors_come_out_as_they_are() -> None:
    with pytest.raises(ZeroDivisionError):
        in_one_piece(divmod, 1, 0)
    with pytest.raises(RecursionError):
        in_one_piece(depth, 10 * sys.getrecursionlimit())


def test_a_recursion_to_and_fro_takes_no_memory_again_and_again() -> None:
    resource = pytest.importorskip("resource")

    def faults() -> int:
        return int(resource.getrusage(resource.RUSAGE_SELF).ru_minflt)

    in_one_piece(to_and_fro, 400)  # what is touched for the first time is taken once
    before = faults()
    in_one_piece(to_and_fro, 400)
    assert faults() - before < 200  # without it a thousand for each chunk
