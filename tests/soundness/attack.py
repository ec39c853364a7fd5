"""The attack: mutants and rewrites of the seeds against the tool's verdicts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Term
from tests.soundness.independent import Point, certified_false
from tests.soundness.mutate import mutants
from tests.soundness.rewrite import rewrites
from tests.soundness.seeds import SEEDS, Seed
from tests.soundness.target import verdict

CHUNK = 250


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

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.verdicts + other.verdicts,
            self.wrong + other.wrong,
            self.open + other.open,
            self.uncertified + other.uncertified,
        )

    def judge(self, name: str, claim: Claim, right: str, wrong: str, at: Point | None = None) -> None:
        """Counts the tool's verdict on `claim`, which is `right`, or open, or the bug called `wrong`."""
        v = verdict(claim)
        self.verdicts[v] += 1
        if v != right:
            where = f" at {dict(at)}" if at else ""
            (self.wrong if v == wrong else self.open).append(f"{name}: {claim.proposition}{where}")


def _known(seed: Seed) -> dict[Term, Term]:
    """The closed form of the seed's left side, where that is an unbounded integral."""
    left = seed.claim.left
    domain = left.args[0] if type(left) is App and left.head == "integral" else None
    return {left: seed.claim.right} if type(domain) is App and domain.head != "interval" else {}


def _attacked(seed: Seed, named: Iterable[tuple[str, Claim]]) -> Outcome:
    """The verdicts on those of the claims that are certified to be false."""
    outcome = Outcome()
    for name, claim in named:
        point = certified_false(claim, _known(seed))
        if point is None:
            outcome.uncertified += 1
        else:
            outcome.judge(f"{seed.name} / {name}", claim, "refuted", "proved", point)
    return outcome


def _every(claims: Iterable[tuple[str, Claim]], stride: int, offset: int) -> Iterator[tuple[str, Claim]]:
    return (pair for i, pair in enumerate(claims) if (i + offset) % stride == 0)


def mutants_of(n: int, stride: int = 1) -> Outcome:
    """Every stride-th mutant of the n-th seed."""
    return _attacked(SEEDS[n], _every(mutants(SEEDS[n].claim), stride, n))


def rewrites_of(n: int, stride: int = 1) -> Outcome:
    """Every stride-th rewrite of the n-th seed: true, so never to be refuted."""
    outcome = Outcome()
    for name, claim in _every(rewrites(SEEDS[n].claim), stride, n):
        outcome.judge(f"{SEEDS[n].name} / {name}", claim, "proved", "refuted")
    return outcome


def mutants_of_mutants(draw: int, count: int = CHUNK) -> Outcome:
    """Claims with two errors, drawn from all seeds."""
    outcome = Outcome()
    for i, name, claim in _twice(mutants, draw, count):
        outcome += _attacked(SEEDS[i], [(name, claim)])
    return outcome


def rewrites_of_rewrites(draw: int, count: int = CHUNK) -> Outcome:
    """True claims that were rewritten at two places, drawn from all seeds."""
    outcome = Outcome()
    for i, name, claim in _twice(rewrites, draw, count):
        outcome.judge(f"{SEEDS[i].name} / {name}", claim, "proved", "refuted")
    return outcome


def _twice(
    change: Callable[[Claim], Iterator[tuple[str, Claim]]], draw: int, count: int
) -> Iterator[tuple[int, str, Claim]]:
    chance = random.Random(draw)
    once: dict[int, list[tuple[str, Claim]]] = {}
    for _ in range(count):
        i = chance.randrange(len(SEEDS))
        if i not in once:
            once[i] = list(change(SEEDS[i].claim))
        first, claim = chance.choice(once[i])
        second, twice = chance.choice(list(change(claim)))
        yield i, f"{first}, {second}", twice


def seeds(binding: bool | None = None) -> list[int]:
    """The numbers of the seeds that have (or have no) integral or sum."""
    return [i for i, s in enumerate(SEEDS) if binding is None or s.binds == binding]


def together(attack: Callable[[int], Outcome], numbers: Iterable[int], jobs: int = 1) -> Outcome:
    """The sum of the attacks with these numbers, by `jobs` processes."""
    if jobs == 1:
        return reduce(Outcome.__add__, map(attack, numbers), Outcome())
    import multiprocessing

    with multiprocessing.Pool(jobs) as pool:
        return reduce(Outcome.__add__, pool.imap_unordered(attack, list(numbers)), Outcome())
