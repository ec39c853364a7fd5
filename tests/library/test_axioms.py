"""Every axiom has a source, reads, and survives sampling; statements one change away from an axiom do not."""

from __future__ import annotations

from functools import cache

import pytest

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import names
from kld_proof.library.axioms import Axiom
from kld_proof.library.lookup import axiom_table, lookup, read_lemma
from kld_proof.library.theorems import theorem_table
from tests.library import matrices
from tests.library.near_misses import FALSE
from tests.library.sampling import Outcome, check, method

AXIOMS = sorted(axiom_table().values())
METHODS = {
    "contradiction": "by its form: one hypothesis is the negation of another, so that nothing satisfies both",
    "balls": "rigorous: enclosures at rational points",
    "matrices": "exact: rational matrices of several shapes (test_matrices.py)",
    "numeric": "not rigorous: mpmath's quadrature, differences, sampled quantifiers",
}
SAME_INTEGRAL = (
    "both sides are the same unspecified real where the integral or sum diverges or has an undefined term"
)
INNER_POLE = "the numeric reading takes a function with a pole inside the unit interval for integrable"
ZERO_TO_ZERO = "0**0 is 1 inside the kernel, and undefined in a document"
SLOW = "where p*r or p*(m - r) is small, the numbers do not tell slow convergence from divergence"
UNSPECIFIED = {
    **{
        name: SAME_INTEGRAL
        for name in axiom_table()
        if name.startswith(("sum_", "summable_")) and "_part_" in name
    },
    **dict.fromkeys(
        (
            *("beta_prime_integral", "beta_prime_integral_ln", "beta_prime_integral_ln_sum"),
            *("logistic_integral_ln_sq", "integrable_beta_prime_integral"),
        ),
        SLOW,
    ),
    **dict.fromkeys(
        (
            *(
                "expect_eq_integral",
                "integral_congr",
                "integral_shift",
                "integral_scale",
                "integral_above_scale",
            ),
            *(
                "integral_above_shift",
                "integral_below_reflect",
                "sum_congr",
                "sum_range_last",
                "sum_range_first",
            ),
            *("sum_range_shift", "sum_range_reverse", "sum_from_shift", "sum_naturals_first", "sum_swap"),
            *(
                "summable_of_summable_succ",
                "sum_range_empty",
                "prod_range_last",
                "integral_space_of_density",
            ),
        ),
        SAME_INTEGRAL,
    ),
    **dict.fromkeys(("integral_given_given", "ite_eq_same"), SAME_INTEGRAL),
    "integral_space_mul_given": INNER_POLE,
    "integral_interval_rest": INNER_POLE,
    **dict.fromkeys(
        (
            *("pow_add_natural", "pow_mul_natural", "mul_pow_natural", "exp_series", "geometric_series"),
            *("summable_exp_moment", "summable_geometric_moment", "binomial_theorem"),
        ),
        ZERO_TO_ZERO,
    ),
}


@cache
def outcome(entry: Axiom) -> Outcome:
    return check(read_lemma(entry))


def accepted(entry: Axiom) -> bool:
    """Whether many samples let the statement pass as an axiom."""
    found = check(read_lemma(entry), attempts=2000, wanted=2000, strict=entry.name not in UNSPECIFIED)
    return not found.wrong and bool(found.right) and (not found.undefined or entry.name in UNSPECIFIED)


def identify(entry: Axiom) -> str:
    return entry.name


@pytest.mark.parametrize("entry", AXIOMS, ids=identify)
def test_an_axiom_has_a_source_and_reads(entry: Axiom) -> None:
    """Its source is named; its parts are closed, and over exactly its variables."""
    assert entry.source.strip()
    lemma = read_lemma(entry)
    parts = (*lemma.hypotheses, lemma.conclusion)
    assert all(p.loose == 0 for p in parts)
    assert frozenset[str]().union(*map(names, parts)) == frozenset(lemma.variables)
    assert len(set(lemma.variables)) == len(lemma.variables)


@pytest.mark.parametrize("entry", AXIOMS, ids=identify)
def test_an_axiom_is_served_by_a_method(entry: Axiom) -> None:
    """No axiom is passed over: its heads are all known to the enclosures or to the numeric reading."""
    assert method(read_lemma(entry)) in METHODS


@pytest.mark.parametrize("entry", AXIOMS, ids=identify)
def test_an_axiom_survives_sampling(entry: Axiom) -> None:
    """Its hypotheses can be met, its conclusion never fails and is defined, or listed as unspecified."""
    if method(read_lemma(entry)) == "matrices":
        met, wrong = matrices.sample(read_lemma(entry), wanted=20, attempts=4000)
        assert met >= 10 and wrong == []
        return
    found = outcome(entry)
    if method(read_lemma(entry)) == "contradiction":
        assert found.met == 0
        return
    assert found.wrong == []
    assert found.right > 0, f"{found.met} samples met the hypotheses of {entry.name}"
    assert found.undefined == [] or entry.name in UNSPECIFIED


@pytest.mark.parametrize("entry", FALSE, ids=identify)
def test_a_false_statement_is_rejected(entry: Axiom) -> None:
    """The same machinery rejects each planted statement."""
    assert entry.name not in axiom_table()
    assert method(read_lemma(entry)) in METHODS
    assert not accepted(entry)


def test_there_are_many_near_misses_and_they_are_distinct() -> None:
    assert len({(e.hypotheses, e.conclusion) for e in FALSE}) == len(FALSE) >= 25
    true = {(e.hypotheses, e.conclusion) for e in AXIOMS}
    assert not any((e.hypotheses, e.conclusion) in true for e in FALSE)


def test_the_table_of_unspecified_values_is_current() -> None:
    """Each name in it is an axiom, or was derived since."""
    assert set(UNSPECIFIED) <= {*axiom_table(), *theorem_table()}


def test_no_lemma_of_an_unknown_name() -> None:
    with pytest.raises(KernelError, match="no lemma is named"):
        lookup("everything_is_true")
