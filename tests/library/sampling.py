"""Samples of a lemma: numbers, functions, sets and propositions for its variables, and the outcome.

Two methods: `balls` (rigorous, by kld_proof.enclosure, for everything that can be enclosed) and
`numeric` (tests/library/numeric.py: mpmath, not rigorous, for improper integrals, derivatives, `all`, ...).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from random import Random

from kld_proof import enclosure
from kld_proof.kernel.rules import Lemma
from kld_proof.kernel.term import App, Lam, Term, Var, names, substitute, subterms
from kld_proof.library.statement import statement
from tests.library import matrices, numeric

ENCLOSED = {
    *("add", "mul", "neg", "div", "pow", "exp", "sin", "cos", "tan", "atan", "asin", "acos", "sinh", "cosh"),
    *("tanh", "erf", "abs", "sign", "floor", "ceil", "ln", "sqrt", "min", "max", "gamma", "digamma", "beta"),
    *("factorial", "binom", "pi", "euler_gamma", "ite", "eq", "ne", "lt", "le", "in"),
    *("reals", "interval", "above", "below", "naturals", "integers", "range", "from"),
}
NUMERIC = {*numeric.HEADS, *numeric.SETS, *numeric.BINDERS, *numeric.RELATIONS, *numeric.ANALYTIC}
VALUES = [Fraction(v) for v in ("-3", "-2", "-1", "-1/2", "0", "1/3", "1/2", "1", "2", "3", "5/2")]
FEW = [Fraction(v) for v in ("-1", "0", "1/2", "1", "2")]
PROPOSITIONS = ["0 < 1", "1 < 0", "1 == 1"]
SETS = ["reals", "above(0)", "above(-1)", "below(1)", "interval(0, 1)", "interval(-2, 3)", "space"]
PAIRS = [
    ("0", "0"), ("3", "0"), ("x", "1"), ("-x", "-1"), ("x**2 - 1", "2*x"), ("exp(-x**2)", "-2*x*exp(-x**2)"),
    ("1/(1 + x**2)", "-2*x/(1 + x**2)**2"), ("x*exp(-x**2)", "(1 - 2*x**2)*exp(-x**2)"), ("sin(x)", "cos(x)"),
    ("exp(x)", "exp(x)"), ("x**3/3", "x**2"), ("2 + cos(x)", "-sin(x)"), ("atan(x)", "1/(1 + x**2)"),
    ("-exp(-x**2) - 1", "2*x*exp(-x**2)"), ("exp(-x)", "-exp(-x)"),
]  # fmt: skip
ODD = [
    "abs(x)",
    "ite(x < 1/2, 1, 2)",
    "ite(x < 1/2, 1, 0)",
    "1/x",
    "ln(x)",
    "1/(1 + abs(x))",
    "exp(-abs(x))",
    "sqrt(abs(x))",
]
PAIRED = ["k*x", "0", "x**2 + k", "exp(-x**2)*k", "sin(k + x)", "x - k**2", "k*exp(-abs(x))"]
SERIES = ["k*exp(-k)", "1/(1 + k**2)", "(1/2)**k", "(-1/3)**k*k", "3*0**k + exp(-abs(k))", "0", "exp(-k**2)"]
LIMIT_SETS = [
    "above(0)", "above(-1)", "below(1)", "interval(0, 1)", "interval(-1, 2)", "from_(1)",
    "around(0, 1)", "around(1, 2)",
]  # fmt: skip
LIMITING = [
    "0",
    "1",
    "2 + exp(-x**2)",
    "1/(1 + x**2)",
    "atan(x)",
    "exp(-abs(x))",
    "x/(1 + x**2)",
    "sin(x)/(1 + x**2)",
    "tanh(x)",
    "(1 + x**2)/(2 + x**2)",
    "1/x",
    "abs(x)/x",
]
GROWING = ["x**2", "1/x**2", "x**4 + x**2", "1/x**2 + 1/x**3", "-x**2", "x**4", "1/(1 + x**2)"]
SLOW = ["4*ln(x)", "-4*ln(x)", "3*ln(x) + 1", "2 - 3*ln(x)"]  # their exponentials are no larger than powers
VANISHING = [
    ("sin(x)", "cos(x)"),
    ("x", "1"),
    ("exp(x) - 1", "exp(x)"),
    ("x**2", "2*x"),
    ("ln(1 + x)", "1/(1 + x)"),
    ("3*x", "3"),
    ("x + x**2", "1 + 2*x"),
    ("2 + x", "1"),
]
SET_FIRST = ("integral", "integrable", "all", "sum", "summable", "prod", "tends", "limit")
INTEGER_SETS = [
    "naturals",
    "integers",
    "range(0, 3)",
    "range(-2, 2)",
    "range(2, 1)",
    "from_(1)",
    "range(1/2, 7/2)",
]
LAWS = {
    "has_density": [
        ("-ln(1 - x)", "above(0)", "exp(-x)"), ("x", "interval(0, 1)", "1"),
        ("2*x - 1", "interval(-1, 1)", "1/2"),
        ("sqrt(x)", "interval(0, 1)", "2*x"), ("x", "interval(0, 1)", "2*x"),
    ],
    "has_mass": [
        ("ite(x < 1/3, 0, 1)", "range(0, 1)", "ite(x == 0, 1/3, 2/3)"),
        ("1", "naturals", "ite(x == 1, 1, 0)"),
        ("ite(x < 1/4, 0, ite(x < 1/2, 1, 2))", "range(0, 2)", "ite(x == 2, 1/2, 1/4)"),
        ("ite(x < 1/3, 0, 1)", "range(0, 1)", "1"),
    ],
}  # fmt: skip
FIRST, SECOND = "ite(x < 1/2, -1/4, 1)", "ite(x < 1/4, 0, ite(x < 1/2, 1/2, ite(x < 3/4, 0, 1/2)))"
JOINT = [(FIRST, SECOND), (FIRST, "3"), (SECOND, FIRST), (FIRST, FIRST), ("x", "x")]
CONDITIONS = (FIRST, SECOND, "0", "x", "(x - 1/2)**2", "ite(x < 1/3, 0, 1)")
THIRD = "sign(sin(8*pi*x))"
FAMILIES = [
    f"ite(k == 0, {FIRST}, ite(k == 1, {SECOND}, {THIRD}))",
    f"ite(k == 1, {FIRST}, ite(k == 0, {SECOND}, 2))",
    "sign(sin(pi*2**(k + 1)*x))",
    f"ite(k == 1, {FIRST}, {SECOND})", f"ite(k == 2, ({FIRST})*({THIRD}), ite(k == 1, {FIRST}, {THIRD}))",
]  # fmt: skip
VARIANTS = ["{} + 0", "1*({})", "({})/1", "{} + 1", "-({})"]


@dataclass
class Outcome:
    """How the samples went; `wrong` are those whose hypotheses hold and whose conclusion fails."""

    met: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    undefined: list[str] = field(default_factory=list)


def method(lemma: Lemma) -> str | None:
    """Which method serves the lemma, by the heads that occur in it."""
    if matrices.is_about(lemma):
        return "matrices"
    parts = (*lemma.hypotheses, lemma.conclusion)
    heads = {s.head for p in parts for s in subterms(p) if isinstance(s, App) and not s.head.startswith("$")}
    if any(negation_of(h) in lemma.hypotheses for h in lemma.hypotheses):
        return "contradiction"
    if heads <= ENCLOSED and not any(v.startswith("$") for v in lemma.variables):
        return "balls"
    return "numeric" if heads <= NUMERIC else None


def negation_of(p: Term) -> Term | None:
    """The negation of a comparison."""
    match p:
        case App(head="eq" | "ne" as head, args=(a, b)):
            return App("ne" if head == "eq" else "eq", a, b)
        case App(head="lt" | "le" as head, args=(a, b)):
            return App("le" if head == "lt" else "lt", b, a)
    return None


def kind(lemma: Lemma, variable: str) -> str:
    """What a variable stands for: a set, proposition, function, real or whole number."""
    if variable.startswith("$"):
        return "function"
    for p in (*lemma.hypotheses, lemma.conclusion):
        if p == Var(variable):
            return "proposition"
        for s in subterms(p):
            if isinstance(s, App) and Var(variable) in s.args:
                if s.head in SET_FIRST and s.args[0] == Var(variable):
                    return "set"
                if s.head == "independent" and s.args[0] == Var(variable):
                    return "set"
                if s.head in ("summable2", "integrable2") and Var(variable) in s.args[:2]:
                    return "set"
                if s.head == "in" and s.args[1] == Var(variable):
                    return "set"
                if s.head == "ite" and s.args[0] == Var(variable):
                    return "proposition"
                if s.head == "in" and s.args[1] in (App("naturals"), App("integers")):
                    return "whole"
    return "real"


def check(lemma: Lemma, attempts: int = 400, wanted: int = 25, strict: bool = False) -> Outcome:
    """Samples of the lemma by the method that serves it; `strict` ends at the first undefined conclusion."""
    if _is_double(lemma):  # each integral of integrals takes as long as dozens of others
        attempts, wanted = min(attempts, 40), min(wanted, 2)
    return _balls(lemma) if method(lemma) == "balls" else _numbers(lemma, attempts, wanted, strict)


def _is_double(lemma: Lemma) -> bool:
    """Whether the lemma is an equation of integrals of integrals."""
    heads = [h.head for h in lemma.hypotheses if isinstance(h, App)]
    return "integrable2" in heads and isinstance(lemma.conclusion, App) and lemma.conclusion.head == "eq"


# Rigorous ----------------------------------------------------------------------------------------


def _balls(lemma: Lemma) -> Outcome:
    outcome = Outcome()
    numbers = [v for v in lemma.variables if kind(lemma, v) in ("real", "whole")]
    others = [v for v in lemma.variables if v not in numbers]
    pool = VALUES if len(numbers) <= 3 else FEW
    for propositions in product([statement(p) for p in PROPOSITIONS], repeat=len(others)):
        values = dict(zip(others, propositions, strict=True))
        hypotheses = [substitute(h, values) for h in lemma.hypotheses]
        conclusion = substitute(lemma.conclusion, values)
        for point in product(pool, repeat=len(numbers)):
            valuation = dict(zip(numbers, point, strict=True))
            if all(enclosure.holds(h, valuation, 64) for h in hypotheses):
                _record(outcome, conclusion, valuation)
    return outcome


def _record(outcome: Outcome, conclusion: Term, valuation: dict[str, Fraction]) -> None:
    outcome.met += 1
    where = ", ".join(f"{k} = {v}" for k, v in valuation.items())
    if enclosure.fails(conclusion, valuation, 128):
        outcome.wrong.append(where)
    elif _enclosed(conclusion, valuation):
        outcome.right += 1
    else:
        outcome.undefined.append(where)


def _enclosed(p: Term, valuation: dict[str, Fraction]) -> bool:
    assert isinstance(p, App)
    if p.head == "in":
        return enclosure.holds(p, valuation, 128)
    try:
        for side in p.args:
            enclosure.enclose(side, valuation, 128)
    except enclosure.NotEnclosed:
        return False
    return True


# By numbers --------------------------------------------------------------------------------------


def _numbers(lemma: Lemma, attempts: int, wanted: int, strict: bool) -> Outcome:
    outcome = Outcome()
    seen = set()
    for parts, values in _draws(lemma, attempts):
        key = repr((parts, sorted(values.items())))
        if key in seen:
            continue
        seen.add(key)
        *hypotheses, conclusion = [substitute(p, parts) for p in (*lemma.hypotheses, lemma.conclusion)]
        if all(numeric.truth(h, values) is True for h in hypotheses):
            outcome.met += 1
            found = numeric.truth(conclusion, values)
            if found is None:
                with numeric.zero_to_the_zero_is_one():
                    found = numeric.truth(conclusion, values)
            where = f"{parts} {values}"
            if found is False:
                outcome.wrong.append(where)
            elif found is True:
                outcome.right += 1
            else:
                outcome.undefined.append(where)
        if outcome.wrong or outcome.right >= wanted or (strict and outcome.undefined):
            break
    return outcome


def _draws(lemma: Lemma, attempts: int) -> Iterator[tuple[dict[str, Term], numeric.Values]]:
    random = Random(lemma.name)
    for _ in range(attempts):
        parts: dict[str, Term] = {}
        values: numeric.Values = {}
        for v in lemma.variables:
            match kind(lemma, v):
                case "function":
                    parts[v] = _any_function(lemma, v, random)
                case "set":
                    parts[v] = statement(random.choice(_sets(lemma)))
                case "proposition":
                    parts[v] = statement(random.choice(PROPOSITIONS))
                case "whole":
                    values[v] = float(random.randint(-1, 4))
                case _:
                    values[v] = float(random.choice(VALUES)) + random.choice([0.0, 0.0, 0.3125])
        for h in lemma.hypotheses:
            _towards(h, parts, values, random)
        yield parts, values


def _towards(h: Term, parts: dict[str, Term], values: numeric.Values, random: Random) -> None:
    """Often changes a draw so that the hypothesis `h` is likely to hold."""
    if not isinstance(h, App) or random.random() < 0.15:
        return
    if h.head == "has_deriv" and isinstance(h.args[2], Var) and isinstance(h.args[1], Var):
        f = numeric.function(substitute(h.args[0], parts), values, ())
        try:
            values[h.args[2].name] = numeric.derivative(f, values[h.args[1].name])
        except numeric.Undefined:
            return
    if h.head == "tends" and isinstance(h.args[2], Var):
        domain = substitute(h.args[0], parts)
        f = numeric.function(substitute(h.args[1], parts), values, ())
        assert isinstance(domain, App)
        try:
            values[h.args[2].name] = float(round(numeric.limit(f, domain, values, ()), 7))
        except numeric.Undefined:
            return
    if h.head in LAWS:
        texts = random.choice(LAWS[h.head])
        parts["$X"], parts["D"], parts["$f"] = _function(texts[0]), statement(texts[1]), _function(texts[2])
    if h.head == "integrable_rv" and len(h.args) == 2:
        parts["$g"] = _function(random.choice(CONDITIONS))
    if h.head == "independent" and "$Y" in parts:
        parts["$X"], parts["$Y"] = map(_function, random.choice(JOINT))
    elif h.head == "independent":
        parts["$X"] = _function(random.choice(FAMILIES), "k, x")
        parts.update({"D": statement("range(0, 2)")} if "D" in parts else {})
        parts.update({"E": statement(random.choice(["range(0, 1)", "range(1, 2)"]))} if "E" in parts else {})
        whole = {"a": [0, 0, 1], "b": [1, 2, 2], "i": [0, 1, 2], "j": [0, 1, 2]}
        values.update({v: float(random.choice(whole[v])) for v in whole if v in values})
    if h.head == "all" and isinstance(h.args[1], Lam) and isinstance(h.args[1].body, App):
        functions = sorted(n for n in names(h.args[1].body) if n.startswith("$"))
        if h.args[1].body.head == "has_deriv" and functions == ["$F", "$f"]:
            pair = random.choice(PAIRS)
            parts["$F"], parts["$f"] = map(_function, pair)
        elif h.args[1].body.head == "has_deriv" and functions in (["$f", "$u"], ["$g", "$v"]):
            parts[functions[0]], parts[functions[1]] = map(_function, random.choice(VANISHING))
        elif h.args[1].body.head == "has_deriv" and functions == ["$f", "$g"] and _is_unary(h, "$f"):
            parts["$f"], parts["$g"] = map(_function, random.choice(PAIRS))
        elif h.args[1].body.head == "eq" and functions == ["$f", "$g"]:
            text, variant = random.choice(PAIRS)[0], random.choice(VARIANTS)
            parts["$f"], parts["$g"] = _function(text), _function(variant.format(text))


def _is_unary(p: Term, name: str) -> bool:
    """Whether a function variable has one argument in a proposition."""
    return all(len(s.args) == 1 for s in subterms(p) if isinstance(s, App) and s.head == name)


def _sets(lemma: Lemma) -> list[str]:
    """The sets that a set of the lemma is drawn from."""
    return LIMIT_SETS if about_limits(lemma) else INTEGER_SETS if discrete(lemma) else SETS


def about_limits(lemma: Lemma) -> bool:
    """Whether the lemma speaks of limits."""
    return any(isinstance(h, App) and h.head == "tends" for h in (*lemma.hypotheses, lemma.conclusion))


def discrete(lemma: Lemma) -> bool:
    """Whether the sets of the lemma are sets of integers: it sums and never integrates."""
    heads = {s.head for s in subterms(lemma.conclusion) if isinstance(s, App)}
    return (
        bool(heads & {"sum", "summable", "summable2"})
        and "integral" not in heads
        and "integrable" not in heads
    )


def arity(lemma: Lemma, name: str) -> int:
    return max(
        len(s.args)
        for p in (*lemma.hypotheses, lemma.conclusion)
        for s in subterms(p)
        if isinstance(s, App) and s.head == name
    )


def _any_function(lemma: Lemma, name: str, random: Random) -> Term:
    if arity(lemma, name) == 2:
        return _function(random.choice(PAIRED), "k, x")
    if _concludes(lemma, "defined") or _concludes(lemma, "defined_around"):
        # the operation alone is said to be defined, not its arguments
        return _function(random.choice(PAIRS)[0])
    if about_limits(lemma) and _has(lemma, "atan") and name == "$f":
        return _function(random.choice(SLOW if _has(lemma, "exp") else GROWING))
    if about_limits(lemma):
        if _has(lemma, "atan") and random.random() < 0.5:
            return _function(random.choice(GROWING))
        return _function(random.choice([*LIMITING, random.choice(PAIRS)[0]]))
    if discrete(lemma) and random.random() < 0.6:
        return _function(
            random.choice([t for t in SERIES if "0**" not in t or not _concludes(lemma, "defined")]), "k"
        )
    odd = [text for text in ODD if "ite" not in text or not _concludes(lemma, "integral")]
    return _function(random.choice([random.choice(PAIRS)[0], random.choice(odd)]))


def _has(lemma: Lemma, head: str) -> bool:
    """Whether a function with this head occurs."""
    parts = (*lemma.hypotheses, lemma.conclusion)
    return any(isinstance(s, App) and s.head == head for p in parts for s in subterms(p))


def _concludes(lemma: Lemma, head: str) -> bool:
    return any(isinstance(s, App) and s.head == head for s in subterms(lemma.conclusion))


def _function(text: str, variables: str = "x") -> Term:
    found = statement(f"g(lambda {variables}: {text})", ("$g",))
    assert isinstance(found, App)
    return found.args[0]
