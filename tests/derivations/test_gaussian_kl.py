"""The flagship: every line proved, by certificates that replay; every planted error found.

The lines are also compared with their neighbours by a quadrature that knows nothing of the kernel.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from random import Random

import mpmath  # type: ignore[import-untyped]
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kld_proof.certificates import from_json, to_json
from kld_proof.derivations import gaussian_kl
from kld_proof.document.model import Step
from kld_proof.kernel.judge import Claim, Proof, judge_proof
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Lam, Num, Term, Var, bind, names, substitute
from kld_proof.library.lookup import lookup
from kld_proof.library.statement import statement
from kld_proof.report.model import DerivationResult
from kld_proof.search.decide import decide
from kld_proof.verdict import claim_of
from kld_proof.verify import verify_derivation
from tests.derivations.quadrature import value


@cache
def results() -> list[DerivationResult]:
    return [verify_derivation(d.to_model()) for d in gaussian_kl.derivations()]


STEPS = [(i, j) for i, d in enumerate(gaussian_kl.derivations()) for j in range(len(d.to_model().steps))]


def step(at: tuple[int, int]) -> Step:
    return results()[at[0]].steps[at[1]].step


def test_the_shape_of_the_derivation() -> None:
    assert len(STEPS) >= 17
    assert results()[1].title == "The divergence of two normal laws" and len(results()[1].steps) == 6


@pytest.mark.parametrize("at", STEPS)
def test_a_line_is_proved(at: tuple[int, int]) -> None:
    found = results()[at[0]].steps[at[1]]
    assert found.verdict == "proved", found.message
    assert found.reasons


@pytest.mark.parametrize("at", STEPS)
def test_the_certificate_of_a_line_is_judged_again_from_json(at: tuple[int, int]) -> None:
    found = results()[at[0]].steps[at[1]]
    assert found.certificate is not None and found.claim is not None
    written = json.dumps(to_json(found.certificate))
    judge_proof(found.claim, Proof(from_json(json.loads(written)), found.witness), lookup)


@pytest.mark.parametrize("at", STEPS)
def test_the_certificate_of_another_line_is_not_enough(at: tuple[int, int]) -> None:
    own = results()[at[0]].steps[at[1]].claim
    assert own is not None
    for other in STEPS:
        found = results()[other[0]].steps[other[1]]
        if found.claim == own:
            continue
        assert found.certificate is not None
        with pytest.raises(KernelError):
            judge_proof(own, Proof(found.certificate, found.witness), lookup)


def test_certificates_are_small() -> None:
    written = [json.dumps(to_json(s.certificate)) for d in results() for s in d.steps if s.certificate]
    assert sum(map(len, written)) <= 1_000_000


def test_without_its_signs_the_closed_form_is_refuted() -> None:
    """With both sigma negative the logarithm is defined, and the "density" integrates to -1."""
    last = claim_of(step((1, 5)))
    found = decide(Claim((), last.relation, last.left, last.right))
    assert found.verdict == "refuted"
    assert found.point["sigma_1"] < 0 > found.point["sigma_2"]


# Values -----------------------------------------------------------------------------------------------

DENSITY = "exp(-((x - {m})**2/(2*{s}**2)))/(sqrt(2*pi)*{s})"
NAMED = {
    f"${f}": bind(statement(DENSITY.format(m=m, s=s)), "x")
    for f, m, s in (("p", "mu_1", "sigma_1"), ("q", "mu_2", "sigma_2"))
}


def apart(left: Term, right: Term, values: dict[str, Fraction]) -> float:
    """The difference of the sides at the point, relative to their size."""
    with mpmath.workdps(30):
        point = {k: mpmath.mpf(v.numerator) / v.denominator for k, v in values.items()}
        used = names(substitute(left, NAMED)) | names(right)
        if "log_var" in used:
            centre, width = point["mu"], mpmath.exp(point["log_var"] / 2)
        else:
            pair = ("mu", "sigma") if {"mu", "sigma"} & used else ("mu_1", "sigma_1")
            centre, width = point[pair[0]], point[pair[1]]
        sides = [value(substitute(t, NAMED), point, centre, width) for t in (left, right)]
        return float(abs(sides[0] - sides[1]) / (1 + abs(sides[0]) + abs(sides[1])))


def unconditional(at: tuple[int, int]) -> bool:
    """Whether the step is an equation that holds at every point, not only where another equation does."""
    equations = [a for a in step(at).assumptions if isinstance(a, App) and a.head == "eq"]
    return step(at).relation == "=" and not equations


CENTRES = st.fractions(-8, 8, max_denominator=16)
WIDTHS = st.sampled_from([Fraction(v) for v in ("1/200", "1/10", "1/2", "1", "3", "40", "900")])


@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(CENTRES, CENTRES, WIDTHS, WIDTHS)
def test_neighbours_agree_by_quadrature(m1: Fraction, m2: Fraction, s1: Fraction, s2: Fraction) -> None:
    """Every equation of the flagship, wide and narrow laws."""
    logarithm = Fraction(str(round(2 * float(mpmath.log(s1.numerator / s1.denominator)), 3)))
    point = {
        "mu_1": m1,
        "mu_2": m2,
        "sigma_1": s1,
        "sigma_2": s2,
        "mu": m1,
        "sigma": s1,
        "log_var": logarithm,
    }
    for at in STEPS:
        if unconditional(at):
            claim = claim_of(step(at))
            assert apart(claim.left, claim.right, point) < 1e-9, at


GENERIC = {
    "mu_1": Fraction(3, 2), "mu_2": Fraction(-1, 3), "sigma_1": Fraction(5, 4), "sigma_2": Fraction(7, 3),
    "mu": Fraction(2, 3), "sigma": Fraction(9, 5), "log_var": Fraction(-3, 7),
}  # fmt: skip

# Planted errors ------------------------------------------------------------------------------------------

SWAPPED = {
    "mu_1": "mu_2",
    "mu_2": "mu_1",
    "sigma_1": "sigma_2",
    "sigma_2": "sigma_1",
    "mu": "sigma",
    "sigma": "mu",
}


def variants(t: Term) -> Iterator[Term]:
    """The term with one error: a number, an index, a sign, a lost term or square, a root."""
    if isinstance(t, Num):
        yield Num(t.value + 1)
    elif isinstance(t, Var) and t.name in SWAPPED:
        yield Var(SWAPPED[t.name])
    elif isinstance(t, Lam):
        yield from (Lam(b) for b in variants(t.body))
    elif isinstance(t, App):
        if t.head in ("neg", "ln", "sqrt", "exp"):
            yield t.args[0]
        if t.head in ("add", "mul") and len(t.args) > 1:
            yield from (App(t.head, *t.args[:i], *t.args[i + 1 :]) for i in range(len(t.args)))
        if t.head == "pow":
            yield t.args[0]
        if t.head == "div":
            yield App("mul", *t.args)
        if t.head == "add":
            yield App("add", App("neg", t.args[0]), *t.args[1:])
        for i, a in enumerate(t.args):
            yield from (App(t.head, *t.args[:i], b, *t.args[i + 1 :]) for b in variants(a))


@cache
def planted(at: tuple[int, int], count: int = 5) -> list[Term]:
    """Some wrong right sides of the step, at a generic point far from the left side or undefined there."""
    claim = claim_of(step(at))
    every = [t for t in dict.fromkeys(variants(claim.right)) if t.loose == 0]
    wrong = []
    for t in Random(str(at)).sample(every, len(every)):
        try:
            if apart(claim.left, t, GENERIC) < 1e-3:
                continue
        except (TypeError, ZeroDivisionError, ValueError):
            pass  # a complex value: the sign of a logarithm's argument was lost
        wrong.append(t)
        if len(wrong) == count:
            break
    return wrong


EQUATIONS = [at for at in STEPS if claim_of(step(at)).relation == "eq"]


@pytest.mark.parametrize("at", EQUATIONS)
def test_a_planted_error_is_never_proved(at: tuple[int, int]) -> None:
    """Five wrong right sides of each line; where both sides have closed forms each is refuted."""
    wrong = planted(at)
    assert wrong
    for right in wrong:
        derivation = results()[at[0]].derivation
        found = verify_derivation(replace(derivation, steps=[replace(step(at), right=right)])).steps[0]
        assert found.verdict != "proved", right
        closed = at[0] != 0 and unconditional(at)
        if closed and names(right) <= names(step(at).right or right) and _tame(right):
            assert found.verdict == "refuted", (right, found.message)


def _tame(right: Term) -> bool:
    """Whether the planted side is a closed form over defined operations, so that a refutation is due."""
    return "integral" not in repr(right) and "ln(neg" not in repr(right)


def test_many_errors_are_planted() -> None:
    assert sum(len(planted(at)) for at in EQUATIONS) >= 40
