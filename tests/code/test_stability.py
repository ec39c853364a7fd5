"""Float32 ranges: where the report says overflow, underflow or cancellation, float32 arithmetic shows it."""

from __future__ import annotations

import math
import re
import struct

import pytest

from kld_proof.code import verify_code
from kld_proof.code.stability import add_stability, ranges
from kld_proof.kernel.term import App, Num, Var
from tests.code.judges import judge


def found(line: str) -> list[str]:
    report = verify_code(f"kl = {line}", "gaussian_kl_standard", judge=judge)
    report.findings.clear()
    add_stability(report)
    return report.findings


def single(x: float) -> float:
    """Round to float32; infinite where it overflows."""
    try:
        return float(struct.unpack("f", struct.pack("f", x))[0])
    except OverflowError:
        return math.inf


def test_exp_of_logvar_overflows_where_float32_does() -> None:
    (text,) = [s for s in found("-0.5 * (1 + logvar - mu**2 - np.exp(logvar))") if "overflows" in s]
    bound = float(re.search(r">= ([\d.]+)", text).group(1))  # type: ignore[union-attr]
    assert "`exp(logvar)`" in text
    assert single(math.exp(bound + 1e-3)) == math.inf and single(math.exp(bound - 1e-3)) < math.inf


def test_cancellation_near_the_minimum() -> None:
    (text,) = [s for s in found("-0.5 * (1 + logvar - mu**2 - np.exp(logvar))") if "cancels" in s]
    low, high = map(float, re.search(r"for (\S+) <= logvar <= (\S+)", text).groups())  # type: ignore[union-attr]
    assert -1e-3 < low < 0 < high < 1e-3
    inside = high * 0.9
    rounded = single(single(1 + inside) - single(math.exp(inside)))
    exact = 1 + inside - math.exp(inside)
    assert abs(rounded - exact) > 0.05 * abs(exact)


def test_expm1_does_not_overflow_earlier_and_the_variance_underflows() -> None:
    texts = found("0.5 * (mu**2 + std**2 - np.log(std**2) - 1)")
    assert any("`std**2` underflows to 0 inside of ln for std <= 2.6" in t for t in texts)
    assert any("`std**2` overflows for std >= 1.84467e+19" in t for t in texts)


def test_nothing_is_said_without_a_scale() -> None:
    assert found("mu**2") == ["in float32: no scale argument was matched, so no range was looked at"]


@pytest.mark.parametrize("bound", [-3, 0, 7])
def test_ranges_hold_on_all_of_them(bound: int) -> None:
    from kld_proof.code.stability import enclose

    def above(part: App, ball: object) -> bool | None:
        value = enclose(part, ball)
        return True if value >= bound else False if value < bound else None

    term = App("add", Var("v"), App("neg", Num(0)))
    ((low, high),) = ranges(term, "v", False, above)
    assert bound <= low <= bound + 1e-3 and high == 200.0
