"""Arrays of the code and sequences of the formula: sums, means and norms in any place."""

from __future__ import annotations

import pytest

from tests.code.pages import step, verdict

POSITIVE = r"Let $p_k > 0$ for all $k$."
UNIT = r"Let $0 < p_i < 1$ for all $i$."
SOFT = r"L = -\sum_{k=1}^K y_k \ln q_k, \quad q_k = \frac{e^{z_k}}{\sum_{j=1}^K e^{z_j}}"
MEAN = r"L = \frac1n \sum_{i=1}^n (y_i - \hat y_i)^2"
ENTROPY = r"H = -\sum_{k=1}^K p_k \ln p_k"
BINARY = r"L = -\frac1n \sum_{i=1}^n (y_i \ln p_i + (1 - y_i) \ln(1 - p_i))"
RMS = r"y_i = \frac{x_i}{\sqrt{\frac1n \sum_{j=1}^n x_j^2 + \epsilon}}"
COSINE = r"c = \frac{\sum_{i=1}^n x_i y_i}{\sqrt{\sum_{i=1}^n x_i^2} \sqrt{\sum_{i=1}^n y_i^2}}"
ELBO = r"L = \sum_{i=1}^n (x_i - r_i)^2 - \frac12 \sum_{j=1}^J (1 + \ln \sigma_j^2 - \mu_j^2 - \sigma_j^2)"
VAE = "def loss(x, r, mu, logvar):\n    kl = -0.5 * torch.sum(1 + logvar - mu**2 - logvar.exp())\n"
VAE += "    return ((x - r) ** 2).sum() + kl"


@pytest.mark.parametrize(
    ("formula", "before", "code", "wrong"),
    [
        (MEAN, "", "def f(y, y_hat):\n    return np.mean((y - y_hat) ** 2)", "np.sum"),
        (ENTROPY, POSITIVE, "def f(p):\n    return -(p * torch.log(p)).sum(-1)", "(p * torch"),
        (SOFT, "", "def f(z, y):\n    return -(y * F.log_softmax(z, dim=-1)).sum(-1)", "F.softmax"),
        (
            BINARY,
            UNIT,
            "def f(p, y):\n    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
            "-np.sum",
        ),
        (
            RMS,
            r"Let $\epsilon > 0$.",
            "def f(x, eps):\n    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + eps)",
            "torch.sqrt",
        ),
        (COSINE, "", "def f(x, y):\n    return (x * y).sum() / (x.norm() * y.norm())", "torch.exp(x.norm()"),
        (ELBO, "", VAE, "0.5 * torch"),
    ],
)
def test_a_loss_is_proved_and_a_wrong_one_refuted(formula: str, before: str, code: str, wrong: str) -> None:
    right = {
        "np.sum": "np.mean",
        "(p * torch": "-(p * torch",
        "F.softmax": "F.log_softmax",
        "-np.sum": "-np.mean",
        "torch.sqrt": "torch.rsqrt",
        "torch.exp(x.norm()": "(x.norm()",
        "0.5 * torch": "-0.5 * torch",
    }[wrong]
    assert right in code
    assert verdict(formula, code, before=before) == "proved"
    assert verdict(formula, code.replace(right, wrong), before=before) == "refuted"


def test_a_sum_that_is_missing_is_said() -> None:
    assert "a sum is missing" in step(ENTROPY, "def f(p):\n    return -p * torch.log(p)").error


def test_the_batch_is_averaged_outside() -> None:
    code = "def f(p):\n    return -(p * torch.log(p)).sum(dim=1).mean(dim=0)"
    found = step(ENTROPY, code, before=POSITIVE)
    assert "averaged over the batch" in found.note and verdict(ENTROPY, code, before=POSITIVE) == "proved"
    inside = "def f(p):\n    return torch.exp(torch.log(-(p * torch.log(p)).sum(dim=1).mean(dim=0)))"
    assert verdict(ENTROPY, inside, before=POSITIVE) not in ("proved", "refuted")


def test_the_greatest_element_may_be_taken_out() -> None:
    formula = r"L = \ln \sum_{k=1}^K e^{z_k}"
    code = "def f(z):\n    m = z.max()\n    return m + torch.log(torch.exp(z - m).sum())"
    assert verdict(formula, code) == "proved"
    assert verdict(formula, code.replace("m + torch", "2 * m + torch")) == "not_proved"


def test_the_divisor_of_a_variance_is_the_framework_s() -> None:
    formula = r"v = \frac1n \sum_{i=1}^n (x_i - m)^2, \quad m = \frac1n \sum_{i=1}^n x_i"
    assert verdict(formula, "def f(x):\n    return np.var(x)") == "proved"
    assert verdict(formula, "def f(x):\n    return torch.var(x, unbiased=False)") == "proved"
    assert verdict(formula, "def f(x):\n    return torch.var(x)") in ("refuted", "not_proved")
    assert (
        "framework" in step(formula, "def f(x):\n    return x.var() + 0 * np.sum(x) + 0 * torch.sum(x)").error
    )


def test_arrays_of_two_ranges_do_not_meet() -> None:
    formula = r"L = \sum_{i=1}^n x_i + \sum_{j=1}^m y_j"
    assert verdict(formula, "def f(x, y):\n    return x.sum() + y.sum()") == "proved"
    assert "unlike axes" in step(formula, "def f(x, y):\n    return (x + y).sum()").error


def test_a_name_may_stand_for_a_function_of_a_term() -> None:
    formula = r"L = \sum_{k=1}^K \pi_k \ln \pi_k"
    code = "def f(logp):\n    return (torch.exp(logp) * logp).sum()"
    before = r"Let $\pi_k > 0$ for all $k$."
    assert verdict(formula, code, r"above with logp = \ln \pi_k", before) == "proved"
    assert verdict(formula, code, r"above with logp = \ln \pi_k^2", before) == "refuted"


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        (r"L = \sum_{i=1}^n x_i x_{i+1}", "another place"),
        (r"L = \sum_{i=1}^n x_i + \sum_{i=1}^m x_i", "two ranges"),
        (r"L = \sum_{i=1}^n \sum_{j=1}^i x_j", "no range"),
    ],
)
def test_what_no_array_is_remains_unread(formula: str, reason: str) -> None:
    assert reason in step(formula, "def f(x):\n    return x.sum()").error


def test_clamps_of_a_loss_are_conditions_for_every_element() -> None:
    code = "def f(p, y):\n    return F.binary_cross_entropy(p, y)"
    found = step(BINARY, code, before=UNIT)
    assert "its clamps change nothing" in found.note and verdict(BINARY, code, before=UNIT) == "proved"
    assert (
        verdict(BINARY, code.replace("(p, y)\n", "(p, y)\n", 1).replace("(p, y)", "(y, p)"), before=UNIT)
        != "proved"
    )
