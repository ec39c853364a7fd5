"""Claims of search.prove: every obligation is proved, or named where it stays open."""

from __future__ import annotations

from itertools import permutations

from kld_proof.kernel.judge import Claim, judge_proof
from kld_proof.library.lookup import lookup
from kld_proof.search.limits import Limits
from kld_proof.search.prove import Prover, prove
from tests.search.contexts import term


def claim(left: str, right: str, *assumptions: str, relation: str = "eq") -> Claim:
    return Claim(tuple(map(term, assumptions)), relation, term(left), term(right))


def test_a_proof_is_what_the_judge_accepts() -> None:
    c = claim("ln(a/b)", "ln(a) - ln(b)", "0 < a", "0 < b")
    found = prove(c)
    assert found.proof is not None and found.reasons
    judge_proof(c, found.proof, lookup)


def test_what_stays_open_is_named() -> None:
    assert prove(claim("ln(a/b)", "ln(a) - ln(b)", "0 < a")).open == [term("ln(a/b) == ln(a) - ln(b)")]
    assert set(prove(claim("a/b*b", "a*b/b")).open) == {term("b != 0")}
    assert prove(claim("a", "a + 1")).proof is None


def test_contradictory_assumptions_prove_nothing() -> None:
    attempt = prove(claim("a", "a", "0 < a", "a < 0"))
    assert attempt.proof is None and attempt.missing_model


def test_the_order_of_claims_and_what_is_forgotten_change_no_outcome() -> None:
    given = ("0 < a", "0 < b")
    claims = [
        claim("ln(a*b)", "ln(a) + ln(b)", *given),
        claim("exp(ln(a)) + b/b", "a + 1", *given),
        claim("ln(a*b)", "ln(a)*ln(b)", *given),
        claim("sqrt(a)*sqrt(b)", "sqrt(a*b)", *given),
        claim("a/c", "a*(1/c)", *given),
    ]
    alone = {c: _outcome(Prover(c.assumptions), c) for c in claims}
    assert {bool(proved) for proved, *_ in alone.values()} == {True, False}
    for order in list(permutations(claims))[::17]:
        for limits in (Limits(), Limits(shared=0)):
            prover = Prover(claims[0].assumptions, limits)
            assert {c: _outcome(prover, c) for c in order} == alone


def _outcome(prover: Prover, c: Claim) -> tuple[bool, tuple[object, ...], set[str]]:
    attempt = prover.prove(c)
    if attempt.proof is not None:
        judge_proof(c, attempt.proof, lookup)
    return attempt.proof is not None, tuple(attempt.open), set(attempt.reasons)


def test_limits_end_a_claim_with_a_word_about_it() -> None:
    c = claim("ln(a*b)", "ln(a) + ln(b)", "0 < a", "0 < b")
    assert "more than 3 lines" in prove(c, Limits(lines=3)).limit
    assert "more than 2 goals" in prove(c, Limits(goals=2, each=0)).limit


def test_a_long_claim_has_more_goals() -> None:
    terms = [f"ln(a{i}/b{i})" for i in range(30)]
    apart = [f"ln(a{i}) - ln(b{i})" for i in range(30)]
    signs = [f"0 < {v}{i}" for i in range(30) for v in "ab"]
    c = claim(" + ".join(terms), " + ".join(apart), *signs)
    assert prove(c, Limits(goals=20)).proof is not None
    assert prove(c, Limits(goals=20, each=0)).proof is None


def test_what_was_proved_on_the_way_is_kept_for_the_next_attempt_alone() -> None:
    hint, claim = term("0 <= (a - b)**2"), Claim((), "le", term("2*a*b"), term("a**2 + b**2"))
    prover = Prover((), Limits(shared=0))
    prover.lead((hint,))
    assert prover.prove(claim).proof is not None
    assert hint in prover.context.facts
    prover.prove(claim)
    assert hint not in prover.context.facts
