"""The attack at full size: `python -m tests.soundness [--stride N] [--certificates N] [--hash-seeds N]`.

Prints the figures of docs/soundness.md and every claim on which the tool was wrong; then the status is 1.
"""

from __future__ import annotations

import argparse
import time

from tests.soundness import test_certificates, test_determinism
from tests.soundness.attack import Outcome, attack_mutants, attack_pairs, attack_rewrites
from tests.soundness.traps import FILE


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soundness", description=__doc__)
    parser.add_argument("--stride", type=int, default=1, help="take every N-th mutant and rewrite")
    parser.add_argument("--pairs", type=int, default=25_000, help="mutants of mutants to try")
    parser.add_argument("--certificates", type=int, default=10_000, help="corrupted certificates to try")
    parser.add_argument("--hash-seeds", type=int, default=16, help="values of PYTHONHASHSEED to compare")
    options = parser.parse_args()
    wrong = 0
    for binds in (False, True):
        kind = "with an integral or a sum" if binds else "closed form"
        wrong += _print(f"mutants, {kind}", attack_mutants(binds, options.stride))
    wrong += _print("mutants of mutants", attack_pairs(options.pairs))
    wrong += _print("true rewrites", attack_rewrites(options.stride))
    count, accepted = test_certificates.attack(options.certificates)
    print(f"corrupted certificates: {count}, accepted for a false claim: {accepted}")
    outputs = {test_determinism.verdicts(str(seed)) for seed in range(options.hash_seeds)}
    print(f"hash seeds: {options.hash_seeds}, different outputs: {len(outputs)}")
    print(f"traps: {'run by pytest' if FILE.exists() else 'not here'}")
    return int(bool(wrong or accepted or len(outputs) > 1))


def _print(title: str, outcome: Outcome) -> int:
    counts = ", ".join(f"{name} {n}" for name, n in sorted(outcome.verdicts.items()))
    print(f"{title}: {counts}; uncertified and passed over {outcome.uncertified}", flush=True)
    for line in outcome.wrong:
        print("  WRONG", line)
    return len(outcome.wrong)


if __name__ == "__main__":
    start = time.perf_counter()
    status = main()
    print(f"{time.perf_counter() - start:.0f} s")
    raise SystemExit(status)
