"""Attempts at a falsehood: strange terms in every rule and axiom, by hand and at random.

At random: rules and axioms are applied forward to a growing stock of sequents over odd terms (sets and
propositions as numbers, empty sums, wrong numbers of arguments, 0**0, 1/0, names like those that the judge
chooses).  No sequent may certainly fail at a point at which its hypotheses certainly hold.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from kld_proof import enclosure
from kld_proof.kernel.certificate import RULES
from kld_proof.kernel.rules import KernelError, Lemma, Sequent
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, apply, subterms
from kld_proof.library.lookup import axiom_table, lookup
from tests.kernel.sequents import rejects, run, term

FAILURES = (
    KernelError,
    TypeError,
    ValueError,
    KeyError,
    AttributeError,
    AssertionError,
    IndexError,
    RecursionError,
)
ODD_TEXTS = """
0; 1; -1; 1/2; 2; x; y; _0; 1/0; 0**0; 0**-1; x**0; x**-1; ln(-1); sqrt(-1); 0/0; x/x; f(x); x**y; x*x
naturals; reals; space; interval(1, 0); range(1/2, 3); 0 < 1; x < x; x == 0; 0 in naturals; x + 1; -x
factorial(-1); factorial(3); binom(2, 5); ite(x < 0, 1, 2); max(x, 0); abs(x); exp(x)
sum(range(2, 1), f); sum(range(0, 2), lambda k: k)
"""
ODD = [term(text.strip()) for text in ODD_TEXTS.replace("\n", ";").split(";") if text.strip()]
ODD += [
    App(h, *a) for h in ("add", "mul", "min", "neg", "nonsense") for a in ((), (Num(2),), (Num(2), Num(3)))
]
ODD += [
    App("div", Num(1), Num(2), Num(3)),
    App("pow", Num(2), Num(3), Num(4)),
    App("abs", Num(-1), Num(2)),
    Bound(-1),
]
FUNCTIONS = [
    Lam(t) for t in (Bound(0), Num(0), Num(1), Var("x"), App("exp", Bound(0)), App("pow", Bound(0), Num(2)))
]
FUNCTIONS += [
    Lam(App("div", Num(1), Bound(0))),
    Lam(Lam(App("add", Bound(0), Bound(1)))),
    Lam(App("pow", Bound(0), Bound(0))),
]
POINTS = [
    {"x": Fraction(x), "y": Fraction(y), "_0": Fraction(z)}
    for x, y, z in ((0, 0, 0), (1, -1, 2), (-2, 3, 1), (2, 2, -1))
]
LEMMAS = sorted(axiom_table())


def false_somewhere(s: Sequent) -> bool:
    """Whether the sequent certainly fails at one of the points."""
    return any(
        all(enclosure.holds(h, point, 64) for h in s.hypotheses) and enclosure.fails(s.conclusion, point, 64)
        for point in POINTS
    )


class Stock:
    """Sequents found so far, by what they conclude."""

    def __init__(self, rng: Random) -> None:
        self.rng, self.sequents = rng, [Sequent(frozenset(), App("eq", t, t)) for t in ODD[:3]]
        self.by_conclusion = {s.conclusion: s for s in self.sequents}

    def term(self) -> Term:
        if self.rng.random() < 0.7:
            return self.rng.choice(ODD)
        parts = [
            t
            for t in subterms(self.rng.choice(self.sequents).conclusion)
            if t.loose == 0 and type(t) is not Lam
        ]
        return self.rng.choice(parts)

    def instance(self) -> Sequent:
        """An axiom at odd terms, its hypotheses from the stock or assumed."""
        lemma: Lemma = lookup(self.rng.choice(LEMMAS))
        values = {
            v: self.rng.choice(FUNCTIONS) if v.startswith("$") else self.term() for v in lemma.variables
        }
        if lemma.hypotheses and self.rng.random() < 0.8:
            values.update(self.matched(lemma.hypotheses[0]))
        from kld_proof.kernel.term import substitute

        premises = []
        for h in lemma.hypotheses:
            p = substitute(h, values)
            known = self.by_conclusion.get(p)
            premises.append(known or self.decided(p) or run("assume", [], p))
        return RULES["instantiate"](premises, lemma, values)

    def matched(self, h: Term) -> dict[str, Term]:
        """Values under which `h`, a relation of variables, is one of the stock."""
        if type(h) is not App or not all(type(a) in (Var, Num) for a in h.args):
            return {}
        fitting = [
            c
            for c in self.by_conclusion
            if type(c) is App and c.head == h.head and len(c.args) == len(h.args)
        ]
        if not fitting:
            return {}
        c = self.rng.choice(fitting)
        assert type(c) is App
        return {v.name: a for v, a in zip(h.args, c.args, strict=True) if type(v) is Var}

    def decided(self, p: Term) -> Sequent | None:
        try:
            return run("evaluate", [], p)
        except FAILURES:
            return None

    def step(self) -> Sequent:
        choose, s, t = self.rng.random(), self.rng.choice(self.sequents), self.rng.choice(self.sequents)
        if choose < 0.45:
            return self.instance()
        if choose < 0.55:
            return run(
                "evaluate", [], App(self.rng.choice(["eq", "ne", "lt", "le", "in"]), self.term(), self.term())
            )
        if choose < 0.7:
            a, b, c = self.term(), self.term(), self.term()
            forms = [
                (App("add", a, b), App("add", b, a)),
                (App("div", a, a), Num(1)),
                (App("mul", a, App("div", b, a)), b),
            ]
            forms += [
                (App("add", a, App("neg", a)), Num(0)),
                (App("pow", a, Num(0)), Num(1)),
                (a, b),
                (App("mul", a, c), App("mul", c, a)),
            ]
            nonzero = [p for p in (s, t) if type(p.conclusion) is App and p.conclusion.head in ("ne", "lt")]
            return run("field", nonzero, *self.rng.choice(forms))
        if choose < 0.8:
            return run("replace", [s, self.equation()])
        if choose < 0.85:
            return run("rewrite", [self.equation()], self.term())
        if choose < 0.9:
            return run("cases", [s, t], self.term())
        if choose < 0.93:
            return run(
                "generalize",
                [s],
                self.rng.choice(["x", "y", "_0"]),
                self.rng.choice([term("reals"), term("naturals")]),
            )
        if choose < 0.96:
            return run("specialize", [s, t])
        return run("trans", [s], "-") if choose < 0.98 else run("trans", [s, t], "++")

    def equation(self) -> Sequent:
        found = [s for c, s in self.by_conclusion.items() if type(c) is App and c.head == "eq"]
        return self.rng.choice(found)

    def add(self, s: Sequent) -> None:
        if len(repr(s.conclusion)) < 200 and s.conclusion not in self.by_conclusion:
            self.by_conclusion[s.conclusion] = s
            self.sequents.append(s)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_false_is_derived_at_random(seed: int) -> None:
    rng = Random(seed)
    stock = Stock(rng)
    for _ in range(700):
        try:
            found = stock.step()
        except FAILURES:
            continue
        assert not false_somewhere(found), found
        stock.add(found)
    assert len(stock.sequents) > 100


# By hand ---------------------------------------------------------------------------------------------


def unequal(t: str) -> None:
    """t = 0 and t = 1 are not both to be had of the field rule and the enclosures."""
    proved = 0
    for value in ("0", "1", "2"):
        for rule, arguments in (("field", (term(t), term(value))), ("evaluate", (term(f"{t} == {value}"),))):
            try:
                run(rule, [], *arguments)
            except FAILURES:
                continue
            proved |= 1 << int(value)
    assert proved in (0, 1, 2, 4)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "0**0",
            "0**-1",
            "(0**-1)*0",
            "(1/0)*0",
            "0/0",
            "1**0",
            "(-1)**(1/2)",
            "factorial(0)",
            "factorial(-1)",
            "binom(0, 0)",
        ),
        *(
            "binom(0, 1)",
            "binom(1, -1)",
            "sum(range(1, 0), lambda k: 1)",
            "sum(range(1/2, 1/2), lambda k: 1)",
        ),
        *(
            "prod(range(1, 0), lambda k: 2)",
            "integral(interval(1, 0), lambda x: 1)",
            "integral(interval(0, 0), lambda x: 1)",
        ),
        *(
            "min(1)",
            "max(0)",
            "ite(0 < 1, 1, 0)",
            "ite(1 < 0, 1/0, 1)",
            "sign(0)",
            "abs(0)",
            "floor(1/2)",
            "0**(1/2)",
            "0**pi",
        ),
    ],
)
def test_a_closed_term_has_one_value(text: str) -> None:
    unequal(text)


def test_zero_to_the_zero_agrees_with_the_laws_of_powers() -> None:
    """0**0 = 1, and the law 0**e = 0 wants 0 < e."""
    assert run("field", [], term("0**0"), term("1"))
    rejects("instantiate", [run("evaluate", [], term("0 <= 0"))], "zero_pow", {"e": "0"})
    rejects("evaluate", [], term("0 < 0"))


def test_no_reciprocal_of_zero_cancels() -> None:
    rejects("field", [], term("0*(1/0)"), term("1"))
    rejects("field", [], term("0*0**-1"), term("1"))
    rejects("field", [run("evaluate", [], term("0 <= 1"))], term("0/0"), term("1"))


def test_an_empty_product_of_denominators_is_one() -> None:
    assert run("field", [], App("div", Num(1), App("mul")), Num(1))
    rejects("field", [], App("div", Num(1), App("add")), Num(1))
    rejects("field", [], App("div", Num(1), App("add")), Num(0))


def test_a_universal_statement_over_an_empty_set_says_nothing_elsewhere() -> None:
    empty = run("generalize", [run("assume", [], term("x in interval(1, 0)"))], "x", term("interval(1, 0)"))
    assert empty.hypotheses == frozenset()
    rejects("evaluate", [], term("1/2 in interval(1, 0)"))
    rejects("specialize", [empty, run("evaluate", [], term("1/2 in interval(0, 1)"))])


def test_a_quantified_variable_is_not_the_judges_own() -> None:
    """A claim over `_0` cannot be generalised while `_0` is assumed about."""
    s = run("instantiate", [run("assume", [], term("0 < _0"))], "le_of_lt", {"a": "0", "b": "_0"})
    rejects("generalize", [s], "_0", term("reals"))


def test_capture_by_generalize_is_not_possible() -> None:
    """all y: (integral of x*y) keeps its own bound variable apart."""
    s = run("rewrite", [], term("integral(reals, lambda t: t*y)"))
    general = run("generalize", [s], "y", term("reals"))
    assert type(general.conclusion) is App
    assert apply(general.conclusion.args[1], term("x")) == term(
        "integral(reals, lambda t: t*x) == integral(reals, lambda t: t*x)"
    )


def test_a_number_as_a_hypothesis_is_never_discharged() -> None:
    odd = run("assume", [], term("x"))
    assert run("instantiate", [odd], "ite_pos", {"P": "x", "a": "0", "b": "1"}).hypotheses == {term("x")}
    rejects("cases", [odd, odd], term("x"))
    rejects("evaluate", [], term("1"))
