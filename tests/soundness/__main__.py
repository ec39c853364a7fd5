"""The attack at full size: `python -m tests.soundness [--stride N] [--jobs N] ...`.

Prints the figures of docs/soundness.md and every claim on which the tool was wrong; then the status is 1.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from functools import partial

from tests.soundness import test_certificates, test_determinism
from tests.soundness.attack import (
    CHUNK,
    Outcome,
    mutants_of,
    mutants_of_mutants,
    rewrites_of,
    rewrites_of_rewrites,
    seeds,
    together,
)
from tests.soundness.traps import FILE

PARTS = ("mutants", "rewrites", "twice", "pairs", "certificates", "hash-seeds")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soundness", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="run these parts alone")
    parser.add_argument("--stride", type=int, default=1, help="take every N-th mutant and rewrite")
    parser.add_argument("--pairs", type=int, default=28_000, help="mutants of mutants to try")
    parser.add_argument("--rewrites", type=int, default=8_500, help="rewrites of rewrites to try")
    parser.add_argument("--certificates", type=int, default=10_000, help="corrupted certificates to try")
    parser.add_argument("--hash-seeds", type=int, default=16, help="values of PYTHONHASHSEED to compare")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--open", action="store_true", help="print what was neither proved nor refuted")
    options = parser.parse_args()
    wrong = 0

    def run(part: str, title: str, attack: Callable[[int], Outcome], numbers: Iterable[int]) -> None:
        nonlocal wrong
        if part in options.only:
            wrong += _print(title, together(attack, numbers, options.jobs), options.open)

    every = partial(mutants_of, stride=options.stride)
    run("mutants", "mutants, closed form", every, seeds(False))
    run("mutants", "mutants, with an integral or a sum", every, seeds(True))
    run("rewrites", "true rewrites", partial(rewrites_of, stride=options.stride), seeds())
    run("twice", "rewrites of rewrites", rewrites_of_rewrites, range(options.rewrites // CHUNK))
    run("pairs", "mutants of mutants", mutants_of_mutants, range(options.pairs // CHUNK))
    if "certificates" in options.only:
        count, accepted = test_certificates.attack(options.certificates)
        print(f"corrupted certificates: {count}, accepted for a false claim: {accepted}", flush=True)
        wrong += accepted
    if "hash-seeds" in options.only:
        outputs = {test_determinism.verdicts(str(seed)) for seed in range(options.hash_seeds)}
        print(f"hash seeds: {options.hash_seeds}, different outputs: {len(outputs)}", flush=True)
        wrong += len(outputs) - 1
    print(f"traps: {'run by pytest' if FILE.exists() else 'not here'}")
    return int(bool(wrong))


def _print(title: str, outcome: Outcome, every: bool) -> int:
    counts = ", ".join(f"{name} {n}" for name, n in sorted(outcome.verdicts.items()))
    print(f"{title}: {counts}; uncertified and passed over {outcome.uncertified}", flush=True)
    for line in outcome.wrong:
        print("  WRONG", line)
    for line in outcome.open if every else ():
        print("  open", line)
    return len(outcome.wrong)


if __name__ == "__main__":
    start = time.perf_counter()
    status = main()
    print(f"{time.perf_counter() - start:.0f} s")
    raise SystemExit(status)
