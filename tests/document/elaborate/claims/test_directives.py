"""Directives assume, define, excuse and announce; what is none of these is a finding."""

from __future__ import annotations

from tests.document.elaborate.pages import assumed, claims, document, steps

CLAIM = "$$ \\ln(a b) = \\ln a + \\ln b $$\n"


def test_assume() -> None:
    (step,) = steps("<!-- kld_proof: assume a > 0, b > 0 -->\n\n" + CLAIM)
    assert assumed(step) == {"lt(0, a)", "lt(0, b)"}


def test_let() -> None:
    assert claims("<!-- kld_proof: let b = 2 -->\n\n" + CLAIM) == ["ln(mul(a, 2)) = add(ln(a), ln(2))"]


def test_skip_excuses_the_next_formula_only() -> None:
    found = document("<!-- kld_proof: skip -->\n\n$$ nonsense $$\n\n" + CLAIM)
    assert found.excused == 1 and len(found.derivations) == 1


def test_expect_before_a_formula_is_about_its_last_step() -> None:
    found = steps("<!-- expect: refuted -->\n\n$$ a + b = b + a = 2 a $$\n")
    assert [s.expect for s in found] == ["", "refuted"]


def test_expect_beside_a_formula_is_about_it() -> None:
    found = steps("$$ a + b = 2 a $$ <!-- expect: refuted -->\n\n$$ a + b = b + a $$\n")
    assert [s.expect for s in found] == ["refuted", ""]


def test_an_unknown_or_wrong_directive_is_a_finding() -> None:
    assert [f.kind for f in document("<!-- kld_proof: asume a > 0 -->\n\n" + CLAIM).findings] == ["directive"]
    assert [f.kind for f in document("<!-- kld_proof: assume a > -->\n\n" + CLAIM).findings] == ["directive"]
