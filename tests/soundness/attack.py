"""The attack: mutants and rewrites of the seeds against the tool's verdicts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Term
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
    for i, (operator, claim) in enumerate(mutants(seed.claim)):
        if (i + offset) % stride == 0:
            yield operator, claim, certified_false(claim, _known(seed))


def _known(seed: Seed) -> dict[Term, Term]:
    """The closed form of the seed's left side, where that is an unbounded integral."""
    left = seed.claim.left
    domain = left.args[0] if type(left) is App and left.head == "integral" else None
    return {left: seed.claim.right} if type(domain) is App and domain.head != "interval" else {}


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


def attack_pairs(count: int, seed: int = 0) -> Outcome:
    """The verdicts on certified false claims with two errors, drawn from all seeds."""
    draw = random.Random(seed)
    outcome = Outcome()
    once = [list(mutants(s.claim)) for s in SEEDS]
    for _ in range(count):
        i = draw.randrange(len(SEEDS))
        first, claim = draw.choice(once[i])
        second, twice = draw.choice(list(mutants(claim)))
        point = certified_false(twice, _known(SEEDS[i]))
        if point is None:
            outcome.uncertified += 1
            continue
        v = verdict(twice)
        outcome.verdicts[v] += 1
        line = f"{SEEDS[i].name} / {first}, {second}: {twice.proposition} at {dict(point)}"
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
