"""Every rule accepts what its figure says and rejects the near miss."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from kld_proof.kernel.certificate import RULES
from kld_proof.kernel.rules import KernelError, negation
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var
from tests.kernel.sequents import body, rejects, run, sequent, term

LOOSE = [Bound(0), App("add", Var("x"), Bound(0)), App("integral", App("reals"), Lam(Bound(1)))]


def test_every_rule_is_tested_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert [
        rule for rule in RULES if f'run("{rule}"' not in source or f'rejects("{rule}"' not in source
    ] == []


def test_assume() -> None:
    assert run("assume", [], term("a < b")) == sequent("a < b", "a < b")
    for t in LOOSE:
        rejects("assume", [], t)


def test_trans() -> None:
    chain = [sequent("a == b", "p < q"), sequent("b == c"), sequent("c == d", "0 < r")]
    assert run("trans", chain, "+++") == sequent("a == d", "p < q", "0 < r")
    rejects("trans", [chain[0], chain[2]], "++")
    rejects("trans", [chain[0], sequent("b <= c")], "++")
    rejects("trans", [chain[1], chain[0]], "++")
    rejects("trans", chain, "++")
    rejects("trans", [], "")


def test_trans_reads_backwards_what_is_marked() -> None:
    assert run("trans", [sequent("a == b", "0 < c")], "-") == sequent("b == a", "0 < c")
    assert run("trans", [sequent("b == a"), sequent("b == c")], "-+") == sequent("a == c")
    rejects("trans", [sequent("b == a"), sequent("b == c")], "++")
    rejects("trans", [sequent("a <= b")], "-")
    rejects("trans", [sequent("a != b")], "-")


def test_contradictions_by_lemma() -> None:
    both = [sequent("a < b", "p < q"), sequent("b <= a", "r < s")]
    values = {"a": "a", "b": "b", "Q": "0 == 1"}
    assert run("instantiate", both, "absurd_lt", values) == sequent("0 == 1", "p < q", "r < s")
    rejects("instantiate", [sequent("a < b"), sequent("b < a")], "absurd_lt", values)
    rejects("instantiate", [sequent("a == b"), sequent("b != a")], "absurd_eq", values)


def test_rewrite() -> None:
    assert run("rewrite", [], term("1/0")) == sequent("1/0 == 1/0")
    found = run("rewrite", [sequent("a == b", "0 < c")], term("a + integral(reals, lambda x: a*x)"))
    assert found == sequent(
        "a + integral(reals, lambda x: a*x) == b + integral(reals, lambda x: b*x)", "0 < c"
    )
    swapped = run("rewrite", [sequent("a == b"), sequent("b == a")], term("a - b"))
    assert swapped == sequent("a - b == b - a")
    rejects("rewrite", [sequent("a < b")], term("a"))
    for t in LOOSE:
        rejects("rewrite", [sequent("a == b")], t)


def test_rewriting_does_not_touch_bound_variables() -> None:
    """x = y says nothing of the x of an integral, nor of a name that merely contains the other."""
    found = run("rewrite", [sequent("x == y")], term("integral(reals, lambda x: x) + xx"))
    assert found == sequent("integral(reals, lambda x: x) + xx == integral(reals, lambda x: x) + xx")


def test_replace() -> None:
    assert run("replace", [sequent("a < b", "0 < a"), sequent("b == c", "0 < b")]) == sequent(
        "a < c", "0 < a", "0 < b"
    )
    rejects("replace", [sequent("a < b"), sequent("b <= c")])


def test_replace_leaves_hypotheses_alone() -> None:
    found = run("replace", [sequent("a < b", "a < b"), sequent("a == c")])
    assert found == sequent("c < b", "a < b")


def test_replace_does_not_carry_definedness() -> None:
    """(1/0)/1 = 1/0, and a quotient by 1 is defined; 1/0 is not."""
    quotient = run(
        "instantiate", [run("evaluate", [], term("1 != 0"))], "div_defined", {"a": "1/0", "b": "1"}
    )
    equation = run("field", [], term("1/0/1"), term("1/0"))
    forbidden = term("defined(1/0)")
    try:
        assert run("replace", [quotient, equation]).conclusion != forbidden
        both = run("rewrite", [equation], term("defined(1/0/1)"))
        assert run("replace", [quotient, both]).conclusion != forbidden
    except KernelError:
        pass


def test_generalize() -> None:
    found = run("generalize", [sequent("0 < x", "x in above(0)", "0 < c")], "x", term("above(0)"))
    assert found == sequent("all(above(0), lambda x: 0 < x)", "0 < c")
    free = run("generalize", [sequent("x == x")], "x", term("reals"))
    assert free == sequent("all(reals, lambda t: t == t)")


@pytest.mark.parametrize(
    ("conclusion", "hypotheses", "x", "domain"),
    [
        ("0 < x", ("0 < x",), "x", "reals"),  # x is not arbitrary
        ("0 < x", ("x in above(0)", "x < 1"), "x", "above(0)"),
        ("0 < x", ("x in above(0)",), "x", "above(1)"),  # another domain
        ("x < y", ("x in below(y)", "0 < y"), "y", "above(0)"),
        ("x < b", ("x in above(x)",), "x", "above(x)"),  # x is free in the domain
        ("f(x) == 0", ("all(reals, lambda t: f(t) == 0)",), "$f", "reals"),
    ],
)
def test_generalize_rejects(conclusion: str, hypotheses: tuple[str, ...], x: str, domain: str) -> None:
    rejects("generalize", [sequent(conclusion, *hypotheses)], x, term(domain))


def test_generalize_binds_under_binders() -> None:
    found = run(
        "generalize", [sequent("integral(reals, lambda t: t*x) == 0", "x in naturals")], "x", term("naturals")
    )
    assert found == sequent("all(naturals, lambda x: integral(reals, lambda t: t*x) == 0)")


def test_specialize() -> None:
    universal = sequent("all(above(0), lambda x: x < f(x))", "0 < c")
    assert run("specialize", [universal, sequent("a in above(0)")]) == sequent("a < f(a)", "0 < c")
    rejects("specialize", [universal, sequent("a in above(1)")])
    rejects("specialize", [universal, sequent("0 < a")])
    rejects("specialize", [sequent("a in above(0)"), universal])
    rejects("specialize", [sequent("integral(above(0), lambda x: x) == 0"), sequent("a in above(0)")])


def test_specialize_does_not_capture() -> None:
    universal = sequent("all(reals, lambda y: integral(reals, lambda x: x*y) == y)")
    found = run("specialize", [universal, sequent("x in reals")])
    assert found.conclusion == term("integral(reals, lambda t: t*x) == x")


def test_instantiate() -> None:
    positive = [sequent("0 < a", "0 < a"), sequent("0 < b**2")]
    found = run("instantiate", positive, "ln_mul", {"a": "a", "b": "b**2"})
    assert found == sequent("ln(a*b**2) == ln(a) + ln(b**2)", "0 < a")
    rejects("instantiate", positive[::-1], "ln_mul", {"a": "a", "b": "b**2"})
    rejects("instantiate", positive[:1], "ln_mul", {"a": "a", "b": "a"})
    rejects("instantiate", [*positive, positive[0]], "ln_mul", {"a": "a", "b": "b**2"})
    rejects("instantiate", [sequent("0 <= a"), sequent("0 < b**2")], "ln_mul", {"a": "a", "b": "b**2"})


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"a": Var("a"), "b": Var("b")},
        {"a": Bound(0)},
        {"a": App("add", Bound(3), Var("x"))},
        {"a": Lam(Bound(0))},
        {"$a": Var("a")},
    ],
)
def test_instantiate_rejects_odd_values(values: dict[str, Term]) -> None:
    rejects("instantiate", [], "exp_pos", values)


def test_instantiate_takes_functions_for_functions_only() -> None:
    values: dict[str, Term] = {"D": term("reals"), "$f": term("x"), "$g": body("lambda x: x")}
    rejects("instantiate", [sequent("all(reals, lambda x: f(x) == g(x))")], "integral_congr", values)


def test_instantiate_does_not_capture() -> None:
    """The x of a value stays free under the lemma's binder."""
    values = {"$f": body("lambda t: t*x"), "c": term("x")}
    found = run("instantiate", [], "integral_shift", values)
    assert found == sequent("integral(reals, lambda t: t*x) == integral(reals, lambda y: (y + x)*x)")


def test_cases() -> None:
    both = [sequent("0 <= a**2", "a < 0", "p < q"), sequent("0 <= a**2", "0 <= a")]
    assert run("cases", both, term("a < 0")) == sequent("0 <= a**2", "p < q")
    kept = run("cases", both, term("a <= 0"))
    assert term("a < 0") in kept.hypotheses and term("0 <= a") in kept.hypotheses
    rejects("cases", [both[0], sequent("0 < a**2", "0 <= a")], term("a < 0"))
    rejects("cases", both, term("a in reals"))
    rejects("cases", both, term("all(reals, lambda x: x == x)"))


STEP = sequent("f(n + 1) == 0", "f(n) == 0", "n in naturals", "0 < c")


def test_induction() -> None:
    found = run("induction", [sequent("f(0) == 0"), STEP], "n", term("f(n) == 0"))
    assert found == sequent("all(naturals, lambda n: f(n) == 0)", "0 < c")


@pytest.mark.parametrize(
    ("base", "step"),
    [
        (sequent("f(1) == 0"), STEP),
        (sequent("f(0) == 0", "n == 1"), STEP),
        (sequent("f(0) == 0"), sequent("f(n + 2) == 0", "f(n) == 0", "n in naturals")),
        (sequent("f(0) == 0"), sequent("f(n + 1) == 0", "f(n) == 0", "n in naturals", "n < 5")),
        (sequent("f(0) == 0"), sequent("f(n + 1) == 0", "f(n) == 0", "n in integers")),
        (sequent("f(0) == 0"), sequent("f(n + 1) == 0", "f(n - 1) == 0", "f(n) == 0")),
    ],
)
def test_induction_rejects(base: object, step: object) -> None:
    rejects("induction", [base, step], "n", term("f(n) == 0"))  # type: ignore[list-item]


def test_field() -> None:
    assert run("field", [], term("(a + b)**2"), term("a**2 + 2*a*b + b**2")) == sequent(
        "(a + b)**2 == a**2 + 2*a*b + b**2"
    )
    assert run("field", [sequent("a != 0", "0 < a")], term("a/a"), term("1")) == sequent("a/a == 1", "0 < a")
    rejects("field", [], term("a/a"), term("1"))
    rejects("field", [sequent("b != 0")], term("a/a"), term("1"))
    rejects("field", [sequent("a == 1")], term("a/a"), term("1"))
    rejects("field", [], Bound(0), Bound(0))


@pytest.mark.parametrize(
    "text",
    [
        *("1 + 1 == 2", "1/3 < 1/2", "0 <= 0", "-2 in integers", "0 in naturals", "sqrt(2) < 3/2", "pi != 3"),
        *(
            "exp(1) < 3",
            "1/2 in interval(0, 1)",
            "2 in range(1/2, 5/2)",
            "3 in above(2)",
            "1 in reals",
            "binom(2, 5) == 0",
        ),
    ],
)
def test_evaluate(text: str) -> None:
    assert run("evaluate", [], term(text)) == sequent(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1 + 1 == 3",
            "1/2 < 1/3",
            "0 < 0",
            "-2 in naturals",
            "1/2 in integers",
            "3/2 < sqrt(2)",
            "pi == 3",
        ),
        *(
            "x == x",
            "f(1) == f(1)",
            "1/0 == 1/0",
            "ln(-1) == ln(-1)",
            "0 != 0",
            "1 in interval(0, 1)",
            "1 in range(2, 0)",
        ),
        *(
            "3/2 in range(1, 2)",
            "integral(reals, lambda x: 0) == 0",
            "1 in space",
            "1 in add",
            "all(reals, lambda x: 0 == 0)",
        ),
        *("exp(1) == exp(1) + 1/10**60", "pi in naturals", "1", "pi"),
    ],
)
def test_evaluate_rejects(text: str) -> None:
    rejects("evaluate", [], term(text))


def test_evaluate_wants_a_closed_proposition() -> None:
    for t in (
        *LOOSE,
        App("eq", Bound(0), Bound(0)),
        App("eq", Num(1)),
        App("lt", Num(0), Num(1), Num(2)),
        Num(Fraction(1)),
    ):
        rejects("evaluate", [], t)


def test_negations() -> None:
    """Each relation has the other one of its pair; what is no relation has none."""
    assert [negation(term(p)) for p in ("a == b", "a != b", "a < b", "a <= b")] == [
        term(p) for p in ("a != b", "a == b", "b <= a", "b < a")
    ]
    for t in (term("a in naturals"), term("f(a)"), App("eq", Var("a"))):
        with pytest.raises(KernelError, match="no negation"):
            negation(t)


def test_cases_by_an_equation() -> None:
    """The second case is the opposite of the first, and not the first again."""
    same, other = sequent("p < q", "a == b", "0 < c"), sequent("p < q", "a != b", "0 < d")
    assert run("cases", [same, other], term("a == b")) == sequent("p < q", "0 < c", "0 < d")
    assert run("cases", [other, same], term("a != b")) == sequent("p < q", "0 < c", "0 < d")
    assert run("cases", [same, same], term("a == b")) == sequent("p < q", "a == b", "0 < c")


def test_what_a_rule_expects_is_said() -> None:
    """One sentence, and not an accident further on."""
    with pytest.raises(KernelError, match="expected a conclusion by eq"):
        run("rewrite", [sequent("a < b")], term("a"))
    with pytest.raises(KernelError, match="not of the form"):
        run("field", [sequent("a == b")], term("a"), term("a"))
    with pytest.raises(KernelError, match="not a closed term"):
        run("assume", [], body("lambda x: x"))
