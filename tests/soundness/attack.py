"""The attack: mutants and rewrites of the seeds against the tool's verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Lam, Term
from tests.soundness.independent import Point, certified_false
from tests.soundness.mutate import mutants
from tests.soundness.rewrite import rewrites
from tests.soundness.seeds import SEEDS, Seed
from tests.soundness.target import verdict


@dataclass
class Outcome:
    """Verdicts on claims of known truth, and the claims on which the tool was wrong."""

    verdicts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    uncertified: int = 0

    def rate(self, name: str) -> float:
        """The share of one verdict."""
        return self.verdicts[name] / max(1, sum(self.verdicts.values()))


def false_mutants(seed: Seed, stride: int = 1, offset: int = 0) -> Iterator[tuple[str, Claim, Point | None]]:
    """Every stride-th mutant of a seed, with a point at which it is certified to be false, or None."""
    known = {seed.claim.left: seed.claim.right} if _is_unbounded_integral(seed.claim.left) else {}
    for i, (operator, claim) in enumerate(mutants(seed.claim)):
        if (i + offset) % stride == 0:
            yield operator, claim, certified_false(claim, known)


def _is_unbounded_integral(t: Term) -> bool:
    return type(t) is App and t.head == "integral" and type(t.args[1]) is Lam and t.args[0].head != "interval"  # type: ignore[attr-defined]


def attack_mutants(binding: bool, stride: int = 1, offset: int = 0) -> Outcome:
    """The verdicts on certified false mutants of the seeds with (or without) an integral or a sum."""
    outcome = Outcome()
    for n, seed in enumerate(s for s in SEEDS if s.binds == binding):
        for operator, claim, point in false_mutants(seed, stride, offset + n):
            if point is None:
                outcome.uncertified += 1
                continue
            v = verdict(claim)
            outcome.verdicts[v] += 1
            line = f"{seed.name} / {operator}: {claim.proposition} at {dict(point)}"
            (outcome.wrong if v == "proved" else outcome.open if v != "refuted" else []).append(line)
    return outcome


def attack_rewrites(stride: int = 1, offset: int = 0) -> Outcome:
    """The verdicts on true claims: each seed with its sides rewritten."""
    outcome = Outcome()
    for n, seed in enumerate(SEEDS):
        for i, (name, claim) in enumerate(rewrites(seed.claim)):
            if (i + n + offset) % stride == 0:
                v = verdict(claim)
                outcome.verdicts[v] += 1
                line = f"{seed.name} / {name}: {claim.proposition}"
                (outcome.wrong if v == "refuted" else outcome.open if v != "proved" else []).append(line)
    return outcome
