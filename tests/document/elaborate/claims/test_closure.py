"""A claim is given the way along other steps; every equation on it is proved anew, none is believed."""

from __future__ import annotations

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Num, Var, show
from kld_proof.search.decide import decide
from kld_proof.search.prove import Prover
from tests.document.elaborate.pages import steps

PAGE = "**Theorem:** We claim\n\n$$ (a + b)^2 - a^2 = b (2 a + b) $$\n\n**Proof:**\n\n"
PAGE += "$$ \\begin{split} (a + b)^2 - a^2 &= 2 a b + b^2 \\\\ &= b (2 a + b) \\end{split} $$"
X, Y, Z = Var("x"), Var("y"), Var("z")


def test_a_theorem_is_given_the_chain_of_its_proof() -> None:
    theorem, first, second = steps(PAGE)
    assert theorem.through[1:] == (first.right, second.right)
    assert theorem.through_lines == (first.place.line, second.place.line)
    assert not first.through and not second.through


def test_the_same_claim_again_is_no_way() -> None:
    page = "$$ (a + b)^2 = a^2 + b^2 $$\n\n# Again\n\n$$ (a + b)^2 = a^2 + b^2 $$"
    assert not any(s.through for s in steps(page))


def test_what_the_way_says_is_proved_and_not_believed() -> None:
    assert Prover(()).along((App("add", X, X), App("mul", Num(2), X), App("add", X, Num(0), X)))
    assert not Prover(()).along((X, Y, X))


def test_a_wrong_way_proves_nothing() -> None:
    found = decide(Claim((), "eq", X, Z), through=(X, Y, Z))
    assert found.verdict != "proved", show(Z)
