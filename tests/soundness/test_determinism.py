"""The same verdicts and the same points for every hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from kld_proof.verify import verify, verify_derivation

CODE = """
from tests.soundness.seeds import SEEDS
from tests.soundness.mutate import mutants
from kld_proof.search.decide import decide
for s in SEEDS[::9]:
    for name, m in [("", s.claim), *list(mutants(s.claim))[::60]]:
        d = decide(m)
        lines = len(d.proof.certificate.lines) if d.proof else 0
        print(s.name, name, d.verdict, sorted(d.point.items()), lines)
"""


def verdicts(seed: str) -> str:
    """What a fresh process with this hash seed prints of a sample of seeds and mutants."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_hash_seeds_change_nothing() -> None:
    """Three seeds here; sixteen in the full run."""
    first = verdicts("0")
    assert first.count("refuted") > 10
    assert all(verdicts(seed) == first for seed in ("1", "2"))


def test_the_order_of_steps_changes_nothing() -> None:
    """Each step has a search of its own: backwards the verdicts, points and messages are the same."""
    page = Path(__file__).parents[1] / "derivations" / "refuted" / "logarithm_of_a_sum.md"
    (document,) = verify(page).documents
    for d in document.derivations:
        backwards = verify_derivation(replace(d.derivation, steps=d.derivation.steps[::-1])).steps[::-1]
        assert [(r.verdict, r.counterexample, r.message) for r in backwards] == [
            (r.verdict, r.counterexample, r.message) for r in d.steps
        ]
