"""No certified false mutant is proved; nearly all are refuted.  Full size: `python -m tests.soundness`."""

from __future__ import annotations

from functools import partial

import pytest

from tests.soundness.attack import mutants_of, rewrites_of, rewrites_of_rewrites, seeds, together
from tests.soundness.independent import certified_false
from tests.soundness.mutate import OPERATORS, mutants
from tests.soundness.seeds import SEEDS


def test_the_material_is_large_enough() -> None:
    """At least 60 seeds, a third of which bind, and at least 24 operators, each of which is used."""
    assert len(SEEDS) >= 60
    assert 3 * sum(s.binds for s in SEEDS) >= len(SEEDS)
    assert len(OPERATORS) >= 24
    assert {name for s in SEEDS for name, _ in mutants(s.claim)} == set(OPERATORS)


def test_no_seed_is_certified_false() -> None:
    """The certifier does not call a true claim false."""
    assert [s.name for s in SEEDS if certified_false(s.claim, {}) is not None] == []


@pytest.mark.parametrize(("binds", "share"), [(False, 0.99), (True, 0.95)])
def test_false_mutants(binds: bool, share: float) -> None:
    """Every 25th: none proved, and as many refuted as the issue asks for."""
    outcome = together(partial(mutants_of, stride=25), seeds(binds))
    assert outcome.wrong == []
    assert outcome.rate("refuted") >= share, outcome.open


def test_true_rewrites_are_never_refuted() -> None:
    """Every 12th, and some that were rewritten at two places; nearly all are proved."""
    outcome = together(partial(rewrites_of, stride=12), seeds()) + rewrites_of_rewrites(0, 100)
    assert outcome.wrong == []
    assert outcome.rate("proved") >= 0.95, outcome.open
