"""Losses with maxima, absolute values and roots: the order of the arguments is that of the writer."""

from __future__ import annotations

import pytest

from tests.code.pages import verdict

HINGE = r"L = \frac1n \sum_{i=1}^n \max(0, 1 - y_i z_i)"
PINBALL = r"L = \frac1n \sum_{i=1}^n \max(\tau (y_i - x_i), (\tau - 1)(y_i - x_i))"
ABSOLUTE = r"L = \frac1n \sum_{i=1}^n |y_i - x_i|"
LEAST = r"L = \sum_{i=1}^n \min(a_i r_i, 2 a_i)"
ROOT = r"L = \sqrt{\frac1n \sum_{i=1}^n (y_i - x_i)^2}"
LOGITS = r"L = \frac1n \sum_{i=1}^n (\ln(1 + e^{x_i}) - x_i y_i)"
DIVERGENCE = r"D = \sum_{k=1}^K p_k (\ln p_k - \ln q_k)"
LAWS = r"Let $p_k > 0$ and $q_k > 0$."


@pytest.mark.parametrize(
    ("formula", "right", "wrong"),
    [
        (HINGE, "torch.clamp(1 - y * z, min=0).mean()", "torch.clamp(1 - y * z, min=0).sum()"),
        (HINGE, "F.relu(1.0 - z * y).mean()", "F.relu(1.0 + z * y).mean()"),
        (HINGE, "np.mean(np.maximum(1 - z * y, 0))", "np.mean(np.minimum(1 - z * y, 0))"),
        (
            PINBALL,
            "torch.max((tau - 1) * (y - x), tau * (y - x)).mean()",
            "torch.max((1 - tau) * (y - x), tau * (y - x)).mean()",
        ),
        (
            LOGITS,
            "np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x))))",
            "np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(np.abs(x))))",
        ),
        (ABSOLUTE, "(x - y).abs().mean()", "(x - y).mean()"),
        (LEAST, "torch.minimum(2 * a, r * a).sum()", "torch.minimum(2 * a, r + a).sum()"),
        (ROOT, "torch.sqrt(torch.mean((x - y) ** 2))", "torch.sqrt(torch.sum((x - y) ** 2))"),
        (ROOT, "(torch.sum((x - y) ** 2) / len(x)).sqrt()", "(torch.sum((x - y) ** 2)).sqrt() / len(x)"),
    ],
)
def test_a_loss_is_proved_and_a_wrong_one_refuted(formula: str, right: str, wrong: str) -> None:
    names = {HINGE: "y, z", PINBALL: "y, x, tau", LEAST: "a, r"}.get(formula, "y, x")
    assert verdict(formula, f"def f({names}):\n    return {right}") == "proved"
    assert verdict(formula, f"def f({names}):\n    return {wrong}") == "refuted"


def test_unlike_arrays_tell_a_divergence_from_the_one_the_other_way_round() -> None:
    assert verdict(DIVERGENCE, "def f(p, q):\n    return np.sum(p * np.log(p / q))", before=LAWS) == "proved"
    assert verdict(DIVERGENCE, "def f(p, q):\n    return np.sum(p * np.log(q / p))", before=LAWS) == "refuted"
