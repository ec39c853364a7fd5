"""What the reader says a line computes is what the line computes: generated lines are run and compared."""

from __future__ import annotations

import math
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.code import probe
from kld_proof.code.read import CodeFormula, read_code
from kld_proof.code.source import Source, Unread
from kld_proof.code.values import size_name
from tests.code.arrays import Array, Index

BATCH, LATENT = 2, 3
LEAVES = st.sampled_from(["mu", "lv", "1", "0.5", "2", "3.25", "mu.size(0)", "mu.size(1)", "beta"])
DIVISORS = st.sampled_from(["2", "4", "mu.size(0)", "(1 + mu**2)"])
REDUCE = st.sampled_from(["sum", "mean"])
AXES = st.sampled_from(["", "1", "0", "-1", "dim=1", "dim=(0, 1)", "1, keepdim=True", "dim=0, keepdim=True"])


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*"]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, st.sampled_from(["2", "4", "mu.size(0)", "(1 + mu**2)"])).map(
            lambda t: f"{t[0]} / {t[1]}"
        ),
        st.tuples(inner, st.sampled_from(["sum", "mean"]), AXES).map(
            lambda t: f"({t[0]} + 0*mu).{t[1]}({t[2]})"
        ),
        st.tuples(inner, st.sampled_from(["sum", "mean"]), AXES).map(lambda t: f"({t[0]}).{t[1]}({t[2]})"),
        inner.map(lambda e: f"(-{e})"),
        st.sampled_from(["mu", "lv", "(0.5 * lv)"]).map(lambda e: f"{e}.exp()"),
        st.sampled_from(["mu", "(mu - lv)"]).map(lambda e: f"{e}.square()"),
        st.sampled_from(["mu", "lv"]).map(lambda e: f"{e} ** 2"),
    )


EXPRESSIONS = st.recursive(LEAVES, _grow, max_leaves=8)


def array(seed: float) -> Array:
    indices = list(product(range(BATCH), range(LATENT)))
    return Array((BATCH, LATENT), {i: math.sin(seed + 1.7 * k) for k, i in enumerate(indices)})


def claimed(code: CodeFormula, names: dict[str, Array | float], index: Index) -> float | None:
    """The value at an index of the axes that are left, by the reader's formula."""
    sizes = {size_name(0): float(BATCH), size_name(1): float(LATENT)}
    left = iter(index)
    fixed = [None if axis in code.summed else next(left) for axis in range(2)]
    total = 0.0
    for i in product(*[range(n) if f is None else [f] for n, f in zip((BATCH, LATENT), fixed, strict=True)]):
        point = {n: v.at(i) if isinstance(v, Array) else v for n, v in names.items()}
        value = probe.evaluate(code.term, point | sizes)
        if value is None:
            return None
        total += value
    return total


@settings(max_examples=400, deadline=None)
@given(st.lists(EXPRESSIONS, min_size=1, max_size=3))
def test_the_reading_is_what_runs(expressions: list[str]) -> None:
    lines = [f"{name} = {e}" for name, e in zip(("mu", "lv"), expressions[1:], strict=False)]
    lines.append(f"kl = {expressions[0]}")
    text = "\n".join(lines)
    try:
        code = read_code(Source(text), str(len(lines)), lambda n: n in ("mu", "lv"), rank=2)
    except Unread:
        return
    given_names: dict[str, Array | float] = {"mu": array(0.3), "lv": array(1.1), "beta": 1.75}
    frame: dict[str, object] = dict(given_names)
    try:
        exec(text, {}, frame)
    except (AttributeError, ValueError, IndexError, ZeroDivisionError, OverflowError):
        return
    actual = Array.of(frame["kl"])  # type: ignore[arg-type]
    flat = not code.arrays
    for index, value in actual.values.items():
        kept = tuple(i for i, n in zip(index, actual.shape, strict=True) if n != 1)
        if not flat and len(kept) != 2 - len(code.summed):
            raise AssertionError(f"{text}: shape {actual.shape}, and summed {set(code.summed)}")
        expected = claimed(code, given_names, (0, 0) if flat else kept)
        assert expected is None or math.isclose(value, expected, rel_tol=1e-7, abs_tol=1e-7), text


def test_the_generator_is_not_vacuous() -> None:
    read = 0
    for e in ("(mu * lv).sum(1) / 2", "((mu + 0*mu).sum(1, keepdim=True) + 1).mean(0)", "beta * mu.exp()"):
        read_code(Source(f"kl = {e}"), "1", lambda n: n in ("mu", "lv"), rank=2)
        read += 1
    assert read == 3
