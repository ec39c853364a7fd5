"""Names of programs for the names of formulas."""

from __future__ import annotations

import pytest

from kld_proof.code.spelling import spelt


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("y_hat", "hat(y)"),
        ("yhat", "hat(y)"),
        ("x_bar", "bar(x)"),
        ("alpha_bar_t", "bar(alpha)_t"),
        ("eps", "epsilon"),
        ("lam", "lambda"),
        ("lambda_", "lambda"),
        ("sigma1", "sigma_1"),
        ("self.beta", "beta"),
        ("theta_new", "theta'"),
        ("Q", "cal(Q)"),
    ],
)
def test_a_name_spells_a_symbol(name: str, symbol: str) -> None:
    assert spelt(name, [symbol, "z"]) == symbol


@pytest.mark.parametrize(("name", "symbols"), [("yhat", ["y"]), ("mu", ["mu_1", "mu_2"]), ("v", ["u", "w"])])
def test_another_name_does_not(name: str, symbols: list[str]) -> None:
    assert spelt(name, symbols) is None


def test_capitals_count_where_both_are_there() -> None:
    assert spelt("t", ["T", "t"]) == "t" and spelt("T", ["T", "t"]) == "T"
    assert spelt("n_t", ["N_t", "N_T"]) is None
