"""What is found is a combination; what is one by construction is found; what a plane separates is not."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kld_proof.search.order.simplex import combination

KEYS = ((), "a", "b", "c", "d")
numbers = st.integers(-6, 6).map(lambda n: Fraction(n, 2))
vectors = st.dictionaries(st.sampled_from(KEYS), numbers, max_size=4)
factors = st.integers(0, 6).map(lambda n: Fraction(n, 2))
Vector = dict[object, Fraction]


def combined(rows: list[Vector], factors_: list[Fraction], constant: Fraction) -> Vector:
    total: Vector = {(): constant}
    for row, c in zip(rows, factors_, strict=True):
        for k, v in row.items():
            total[k] = total.get(k, Fraction(0)) + c * v
    return {k: v for k, v in total.items() if v}


@given(st.lists(vectors, min_size=1, max_size=5), vectors, st.booleans())
def test_what_is_found_is_a_combination(rows: list[Vector], target: Vector, positive: bool) -> None:
    strict = [i % 2 == 0 for i in range(len(rows))]
    found = combination(rows, target, strict, positive)
    if found is not None:
        cs, constant = found
        assert all(c >= 0 for c in (*cs, constant))
        assert combined(rows, cs, constant) == {k: v for k, v in target.items() if v}
        assert not positive or constant or any(c and s for c, s in zip(cs, strict, strict=True))


@given(st.lists(st.tuples(vectors, factors), min_size=1, max_size=5), factors)
def test_a_combination_is_found(parts: list[tuple[Vector, Fraction]], constant: Fraction) -> None:
    rows, cs = [r for r, _ in parts], [c for _, c in parts]
    target = combined(rows, cs, constant)
    assert combination(rows, target, [True] * len(rows), False) is not None
    if constant or any(cs):
        assert combination(rows, target, [True] * len(rows), True) is not None


@given(st.lists(vectors, min_size=1, max_size=5), st.lists(numbers, min_size=4, max_size=4))
def test_what_lies_beyond_a_plane_is_not_found(rows: list[Vector], weights: list[Fraction]) -> None:
    """A functional that is not negative on the rows and on 1, and negative on the target."""
    functional: Vector = dict(zip(KEYS, (Fraction(1), *weights), strict=True))
    inside = [r for r in rows if sum((functional[k] * v for k, v in r.items()), Fraction(0)) >= 0]
    target: Vector = {k: -v for k, v in functional.items()}
    if inside:
        assert combination(inside, target, [True] * len(inside), False) is None


def test_strict_rows_are_used_where_a_positive_value_is_asked_for() -> None:
    a, b = {"a": Fraction(1)}, {"b": Fraction(1)}
    assert combination([a, b], a, [True, False], True) == ([Fraction(1), Fraction(0)], Fraction(0))
    assert combination([a, b], b, [True, False], True) is None
    assert combination([a, b], b, [True, False], False) == ([Fraction(0), Fraction(1)], Fraction(0))
