"""The log-sum inequality and joined integrals in the search."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

P = ("all(D, lambda x: 0 < p(x))", "{f}(D, p)", "{b}(D, p) == 1")
Q = ("all(D, lambda x: 0 < q(x))", "{f}(D, q)", "{b}(D, q) == 1")
KL = "{f}(D, lambda x: p(x)*ln(p(x)/q(x)))"
KINDS = [("integral", "integrable", "reals"), ("sum", "summable", "range(1, 2)")]


def of(kind: tuple[str, str, str], *texts: str) -> list[str]:
    binder, finite, domain = kind
    return [t.replace("{b}", binder).replace("{f}", finite).replace("D", domain) for t in texts]


@pytest.mark.parametrize("kind", KINDS[:1])
@pytest.mark.parametrize(
    ("claim", "proved"),
    [
        ("0 <= {b}(D, lambda x: p(x)*ln(p(x)/q(x)))", True),
        ("-1 <= 2*{b}(D, lambda x: p(x)*ln(p(x)/q(x)))", True),
        ("{b}(D, lambda x: p(x)*ln(p(x)/q(x))) <= 0", False),
        ("1 <= {b}(D, lambda x: p(x)*ln(p(x)/q(x)))", False),
        ("0 < {b}(D, lambda x: p(x)*ln(p(x)/q(x)))", False),
        ("0 <= -{b}(D, lambda x: p(x)*ln(p(x)/q(x)))", False),
    ],
)
def test_a_divergence_is_not_negative(kind: tuple[str, str, str], claim: str, proved: bool) -> None:
    text, *given = of(kind, claim, *P, *Q, KL)
    assert (verdict(text, *given, functions="p q") == "proved") is proved


def test_total_masses_count() -> None:
    """Without the masses 1 the divergence may be negative."""
    text, *given = of(KINDS[0], "0 <= {b}(D, lambda x: p(x)*ln(p(x)/q(x)))", *P[:2], *Q[:2], KL)
    assert verdict(text, *given, functions="p q") == "not_proved"


FIRST = "integrable(reals, lambda x: f(x)*ln(g(x)/h(x)))"
SECOND = "integrable(reals, lambda x: f(x)*ln(h(x)/k(x)))"
POSITIVE = [f"all(reals, lambda x: 0 < {n}(x))" for n in "ghk"]
JOINED = (
    "integral(reals, lambda x: f(x)*ln(g(x)/h(x))) + integral(reals, lambda x: f(x)*ln(h(x)/k(x)))"
    " == integral(reals, lambda x: f(x)*ln(g(x)/k(x)))"
)


def test_integrals_are_joined_where_each_exists() -> None:
    third = "integrable(reals, lambda x: f(x)*ln(g(x)/k(x)))"
    assert verdict(JOINED, *POSITIVE, FIRST, SECOND, third, functions="f g h k") == "proved"
    swapped = JOINED.replace("g(x)/k(x)", "k(x)/g(x)")
    assert verdict(swapped, *POSITIVE, FIRST, SECOND, third, functions="f g h k") == "not_proved"


def test_integrals_that_may_not_exist_are_not_joined() -> None:
    assert verdict(JOINED, *POSITIVE, FIRST, functions="f g h k") == "not_proved"
