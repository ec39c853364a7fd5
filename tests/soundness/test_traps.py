"""No trap that is false is proved, and none that needs a condition is proved without it."""

from __future__ import annotations

import pytest

from tests.soundness.target import verdict
from tests.soundness.traps import FILE, Trap, traps

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the collection of traps is not here")
ALL = list(traps()) if FILE.exists() else []
READ = [t for t in ALL if t.claim is not None]


def test_most_traps_are_read() -> None:
    """The others use matrices, limits, infinities as numbers, or are no pairs."""
    assert len(READ) >= 50


@pytest.mark.parametrize("trap", READ, ids=lambda t: t.name)
def test_verdict_fits_the_truth(trap: Trap) -> None:
    """False: never proved.  Conditional: neither.  True: never refuted."""
    assert trap.claim is not None
    v = verdict(trap.claim)
    allowed = {"false": ("refuted", "not_proved"), "true": ("proved", "not_proved")}
    assert v in allowed.get(trap.truth, ("not_proved", "refuted")), v


CERTAINLY_REFUTED = (
    "asin_sin_inverse float_absorbs tiny_cross_term equals_heaviside_far equals_max_far "
    "equals_exp_tiny int_sqrt_recip int_abs_sincos same_name_leak_via_positive sign_squared piecewise_point "
    "float_big_absorb is_positive_assumption_sqrt spoofed_symbol_name hang_expand simplify_hang"
)


@pytest.mark.parametrize("name", CERTAINLY_REFUTED.split(" "))
def test_false_at_a_point(name: str) -> None:
    """These fail at a point at which both sides are defined, and are refuted there."""
    found = [t.claim for t in READ if t.name == name]
    if not found or found[0] is None:
        pytest.skip("not read")
    assert verdict(found[0]) == "refuted"
