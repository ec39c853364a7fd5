"""Candidate values for the names of a set of assumptions, simplest first."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from fractions import Fraction
from itertools import islice

from kld_proof.kernel.rules import KernelError, holds
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Num, Term, Var, names, substitute, subterms
from kld_proof.search.models.approximate import rejected, undefined
from kld_proof.search.models.points import points

SIMPLE = [
    Num(Fraction(v)) for v in ("1", "2", "1/2", "0", "-1", "3", "1/3", "2/3", "1/4", "3/4", "4", "5", "10")
]
MAX_TRIED, MAX_SEARCHED, ROUNDS = 2_000, 40, 3


def all_models(assumptions: Sequence[Term], free: Sequence[str]) -> Iterator[dict[str, Term]]:
    """Where there are equations: guesses, then what these determine; simple functions for function names."""
    from kld_proof.search.models.solved import has_equations, solved_models

    assumptions = [_of_outcome(a) for a in assumptions]
    yield from _recurrent(assumptions, free)
    if has_equations(assumptions) and not _sets(assumptions) & set(free):
        if not any(n.startswith("$") for n in free):
            yield from _guesses(_plain(assumptions), free)  # a moment's work, where solving takes long
        for table in _simple_functions(assumptions, [n for n in free if n.startswith("$")]):
            meant = [substitute(a, table) for a in assumptions]
            for values in solved_models(meant, free):
                if not any(map(undefined, values.values())):
                    yield {**table, **values}
    yield from candidate_models(assumptions, free)


def _recurrent(assumptions: Sequence[Term], free: Sequence[str]) -> Iterator[dict[str, Term]]:
    """Where sequences are given by recurrences: their closed forms, the other functions constant."""
    quantified = any(type(a) is App and a.head == "all" for a in assumptions)
    if not quantified:
        return
    from kld_proof.search.models.recurrences import has_recurrences, recurrent

    if has_recurrences(assumptions):
        bounds = [b for a in assumptions if (b := _bound(a)) is not None]
        bounds += [a for a in assumptions if type(a) is App and a.head in ("lt", "le", "ne")]
        functions = [n for n in free if n.startswith("$")]
        others = {n: _constant(_arity(assumptions, n), _fitting(n, bounds, ONE)) for n in functions}
        plain = [n for n in free if not n.startswith("$")]
        yield from recurrent(assumptions, others, _numbers(assumptions, plain))


def _of_outcome(a: Term) -> Term:
    """That a name is an outcome, as the interval that the outcomes are."""
    if type(a) is App and a.head == "in" and a.args[1] == App("space"):
        return App("in", a.args[0], App("interval", ZERO, ONE))
    return a


def _simple_functions(assumptions: Sequence[Term], wanted: Sequence[str]) -> Iterator[dict[str, Term]]:
    """One kind of function for all the names: those of every model, constants, the argument itself."""
    yield {n: _function(assumptions, n, False) for n in wanted}
    for body in (ONE, Bound(0), ZERO) if wanted else ():
        yield {n: _constant(_arity(assumptions, n), body) for n in wanted}


def candidate_models(assumptions: Sequence[Term], free: Sequence[str]) -> Iterator[dict[str, Term]]:
    """Valuations under which every assumption without function names is decided and holds."""
    yield from _with_moments(assumptions, free)
    yield from _with_totals(assumptions, free)
    for functions, sets in (*_functions(assumptions, free), *_variances(assumptions, free)):
        known = {**functions, **sets, **_determined(assumptions, functions)}
        for numbers in _numbers(assumptions, [n for n in free if n not in known]):
            yield {**known, **numbers}
    yield from _with_bounds(assumptions, free)


def _determined(assumptions: Sequence[Term], functions: dict[str, Term]) -> dict[str, Term]:
    """The names that equations give by functions alone, `s = sqrt(E[(X - E[X])^2])`, at these functions."""
    found: dict[str, Term] = {}
    for a in assumptions:
        for name, value in (a.args, a.args[::-1]) if type(a) is App and a.head == "eq" else ():
            if type(name) is Var and names(value) and names(value) <= functions.keys():
                found.setdefault(name.name, substitute(value, functions))
    return found


def _with_bounds(assumptions: Sequence[Term], free: Sequence[str]) -> Iterator[dict[str, Term]]:
    """One term for each whole sequence, within the bounds that are assumed of all its terms.

    Where an equation relates terms of a sequence, those without bounds are 0 in a second attempt.
    """
    bounds = [b for a in assumptions if (b := _bound(a)) is not None]
    functions = [n for n in free if n.startswith("$")]
    related = any(type(a) is App and a.head == "eq" and _relates_terms(a) for a in assumptions)
    for otherwise in (ONE, ZERO) if functions and related else (ONE,) if functions and bounds else ():
        values = {n: _constant(_arity(assumptions, n), _fitting(n, bounds, otherwise)) for n in functions}
        for numbers in islice(_numbers(assumptions, [n for n in free if n not in functions]), 2):
            yield {**values, **numbers}


def _fitting(name: str, bounds: Sequence[Term], otherwise: Term) -> Term:
    """A simple number within the bounds of a sequence alone."""
    of_terms = {s: None for b in bounds for s in subterms(b) if type(s) is App and s.head == name}
    alone = [b for b in bounds if name in names(b) and not names(_replaced(b, of_terms, ONE))]
    fitting = (v for v in SIMPLE if all(_true(_replaced(b, of_terms, v)) for b in alone))
    return next(fitting, otherwise) if alone else otherwise


def _relates_terms(equation: App) -> bool:
    """Whether an equation has two terms of one sequence: `x(t) = a x(t - 1)`."""
    heads = [s.head for s in dict.fromkeys(subterms(equation)) if type(s) is App and s.head[:1] == "$"]
    return len(heads) > len(set(heads))


def _bound(a: Term) -> Term | None:
    """What an assumption compares every term of a sequence with, as a relation below the quantifier."""
    match a:
        case App(head="all", args=(_, Lam(body=App(head="lt" | "le" | "ne") as relation))):
            return relation
    return None


def _replaced(t: Term, terms: Container[Term], value: Term) -> Term:
    if t in terms:
        return value
    return App(t.head, *[_replaced(a, terms, value) for a in t.args]) if type(t) is App else t


def _with_moments(assumptions: Sequence[Term], free: Sequence[str]) -> Iterator[dict[str, Term]]:
    """Random variables of every member of a family with the mean and the variance that are assumed of it."""
    if not any(type(a) is App and a.head == "all" and _has_mean(a) for a in assumptions):
        return
    from kld_proof.search.models.moments import closed, from_moments

    random = {n: f for n, f in from_moments(assumptions).items() if n in free}
    others = {n: _constant(_arity(assumptions, n)) for n in free if n.startswith("$") and n not in random}
    for numbers in _numbers(assumptions, [n for n in free if not n.startswith("$")]) if random else ():
        yield {**others, **closed(random, {**others, **numbers}), **numbers}


def _with_totals(assumptions: Sequence[Term], free: Sequence[str]) -> Iterator[dict[str, Term]]:
    """Simple sequences where finite sums of them are given: weights with the sum 1, data that are spread."""
    equations = [a for a in assumptions if type(a) is App and a.head == "eq"]
    if not any(_is_total(t) for a in equations for t in subterms(a)):
        return
    functions = [n for n in free if n.startswith("$")]
    others = [n for n in free if not n.startswith("$")]
    spread = any(type(a) is App and a.head == "ne" and any(map(_is_total, subterms(a))) for a in assumptions)
    for body in (Bound(0),) if spread else (ONE, ZERO):  # x_k = k, as with equal terms nothing is spread
        for numbers in islice(_numbers(assumptions, others), 2):
            yield {**{n: _constant(_arity(assumptions, n), body) for n in functions}, **numbers}
    integrated = {n for n in functions if _arity(assumptions, n) > 1}
    for numbers in islice(_numbers(assumptions, others), 2) if integrated else ():  # weights of densities
        bells = {n: _gaussian(_arity(assumptions, n), False) for n in integrated}
        yield {**{n: _constant(_arity(assumptions, n)) for n in functions}, **bells, **numbers}


def _is_total(t: Term) -> bool:
    """Whether a term is a finite sum of terms of sequences."""
    range_ = type(t) is App and t.head == "sum" and type(t.args[0]) is App and t.args[0].head == "range"
    return range_ and any(n.startswith("$") for n in names(t))


def _has_mean(a: Term) -> bool:
    return any(type(s) is App and s.head == "expect" for s in subterms(a))


def _functions(
    assumptions: Sequence[Term], free: Sequence[str]
) -> Iterator[tuple[dict[str, Term], dict[str, Term]]]:
    """Values for the function names and the names of sets."""
    names_ = [n for n in free if n.startswith("$")]
    sets = {n: App("range", ZERO, ZERO) for n in sorted(_sets(assumptions) & set(free))}
    masses = any(_has_total(a) for a in assumptions)
    if sets:
        yield {n: _constant(_arity(assumptions, n)) for n in names_}, dict(sets)
    for normalised in (True, False) if masses or sets else (False,):
        yield {n: _function(assumptions, n, normalised) for n in names_}, dict(sets)
    parameters = _parameters(assumptions) if masses else set[str]()
    if parameters:
        yield {n: _function(assumptions, n, True, parameters) for n in names_}, dict(sets)


def _parameters(assumptions: Sequence[Term]) -> set[str]:
    """The letters that densities with a total of 1 have besides: their parameters, in `p_{theta,x}`."""
    found = set[str]()
    for a in assumptions:
        for s in subterms(a):
            match s:
                case App(head="eq", args=(App(args=(_, Lam(body=App() as density))), total)) if total == ONE:
                    letters = zip(_letters(density.head), density.args, strict=False)
                    found |= {x for x, value in letters if value != Bound(0)}
    return found


def _letters(name: str) -> list[str]:
    """The letters of the arguments of a density: theta and x of `$p_{theta,x}`."""
    return name.partition("_{")[2].rstrip("}").split(",") if "_{" in name else []


def _variances(
    assumptions: Sequence[Term], free: Sequence[str]
) -> Iterator[tuple[dict[str, Term], dict[str, Term]]]:
    """Random variables with mean 1 or 0 and variance 1, where means are assumed; other functions are 1.

    The outcome w is uniform on the unit interval, so that sqrt(12) (w - 1/2) has mean 0 and variance 1.
    """
    random = [n for n in free if n.startswith("$") and _is_random(assumptions, n)]
    others = {n: _constant(_arity(assumptions, n)) for n in free if n.startswith("$") and n not in random}
    spoken = (s for a in assumptions for s in subterms(a) if type(s) is App)
    if not random or not any(s.head == "expect" or s == App("space") for s in spoken):
        return
    yield {**others, **{n: _constant(_arity(assumptions, n), ZERO) for n in random}}, {}
    standard = App("mul", App("sqrt", Num(12)), App("add", Bound(0), Num(Fraction(-1, 2))))
    half = App("add", Bound(0), Num(Fraction(-1, 2)))
    yield {**others, **{n: _constant(_arity(assumptions, n), half) for n in random}}, {}
    for event in random[:3] if len(random) > 1 else ():  # one event of probability 1/2 beside certain ones
        certain = {n: _constant(_arity(assumptions, n)) for n in random}
        yield {**others, **certain, event: _constant(_arity(assumptions, event), half)}, {}
    for mean in (ONE, ZERO):
        body = App("add", mean, standard)
        yield {**others, **{n: _constant(_arity(assumptions, n), body) for n in random}}, {}


def _is_random(assumptions: Sequence[Term], name: str) -> bool:
    """Whether a function is one of the outcome: it stands under a mean."""
    return any(
        type(s) is App
        and (s.head in ("integrable_rv", "expect") or s.args[:1] == (App("space"),))
        and name in names(s)
        for a in assumptions
        for s in subterms(a)
    )


def _sets(assumptions: Sequence[Term]) -> set[str]:
    """The names that stand for sets."""
    found = set()
    for a in assumptions:
        for s in subterms(a):
            if type(s) is App and s.head in ("sum", "summable", "integral", "integrable", "all"):
                domain = s.args[0]
                if type(domain) is Var:
                    found.add(domain.name)
    return found


def _has_total(p: Term) -> bool:
    """Whether an assumption gives the value of an integral or a sum."""
    return any(
        type(s) is App and s.head == "eq" and type(s.args[0]) is App and s.args[0].head in ("integral", "sum")
        for s in subterms(p)
    )


def _numbers(assumptions: Sequence[Term], variables: Sequence[str]) -> Iterator[dict[str, Term]]:
    """Values for the other names under which every assumption about them alone holds."""
    plain = _plain(assumptions)
    yield from _guesses(plain, variables)
    if len(variables) > MAX_SEARCHED:
        return
    for point in points(plain, variables, ROUNDS):
        yield {name: Num(value) for name, value in point.items()}
    budget = iter(range(MAX_TRIED))
    yield from (dict(v) for v in islice(_assign(variables, plain, {}, budget), 50))


def _plain(assumptions: Sequence[Term]) -> list[Term]:
    """The relations without function names."""
    return [a for a in assumptions if not any(n.startswith("$") for n in names(a)) and _simple(a)]


def _guesses(plain: Sequence[Term], variables: Sequence[str]) -> Iterator[dict[str, Term]]:
    """All names 1, or all 0, but for those of which an assumption says that they are not."""
    for first in (ONE, ZERO):
        guess = _each_alone(variables, plain, first)
        if all(_true(substitute(a, guess)) for a in plain):
            yield guess


def _each_alone(variables: Sequence[str], plain: Sequence[Term], first: Num) -> dict[str, Term]:
    """For each variable `first`, or the simplest value that the assumptions about it alone allow."""
    alone: dict[str, list[Term]] = {x: [] for x in variables}
    for a in plain:
        if len(names(a)) == 1:
            alone[next(iter(names(a)))].append(a)
    return {
        x: next((v for v in (first, *SIMPLE) if all(_true(substitute(a, {x: v})) for a in about)), first)
        for x, about in alone.items()
    }


def _assign(
    variables: Sequence[str], plain: Sequence[Term], done: dict[str, Term], budget: Iterator[int]
) -> Iterator[dict[str, Term]]:
    """Depth first, checking every assumption as soon as its names have values, until the budget is spent."""
    if not variables:
        if all(_true(substitute(a, done)) for a in plain if not names(a)):
            yield dict(done)
        return
    x, rest = variables[0], variables[1:]
    for value, _ in zip(SIMPLE, budget, strict=False):
        done[x] = value
        ready = [a for a in plain if x in names(a) and names(a) <= done.keys()]
        if all(_true(substitute(a, done)) for a in ready):
            yield from _assign(rest, plain, done, budget)
        del done[x]


def _true(p: Term) -> bool:
    """Whether `p` may hold: an equation between irrational numbers is left to the proof that follows."""
    if type(p) is App and p.head in ("eq", "ne", "lt", "le") and rejected(p.head, *p.args):
        return False  # found without Arb, whose import takes longer than most proofs
    try:
        if holds(p):
            return True
        if type(p) is App and p.head == "eq":
            from kld_proof.enclosure import fails

            return not fails(p, {}, 64)
    except (KernelError, ImportError, ArithmeticError):
        return False
    return False


def _simple(p: Term) -> bool:
    return type(p) is App and p.head in ("eq", "ne", "lt", "le", "in")


def _arity(assumptions: Sequence[Term], name: str) -> int:
    for a in assumptions:
        for s in subterms(a):
            if type(s) is App and s.head == name:
                return len(s.args)
    return 1


def _function(
    assumptions: Sequence[Term], name: str, normalised: bool, parameters: Container[str] = ()
) -> Term:
    """1 for a random variable and for values in a set, else a Gaussian bell, of mass 1 if `normalised`.

    It does not depend on the `parameters`.
    """
    arity = _arity(assumptions, name)
    constant = any(
        type(s) is App
        and (s.head in ("integrable_rv", "expect") or (s.head == "in" and _is_value(s.args[0], name)))
        and name in names(s)
        for a in assumptions
        for s in subterms(a)
    )
    letters = _letters(name)
    fixed = {k for k, x in enumerate(letters) if x in parameters and len(letters) == arity}
    return _constant(arity) if constant else _gaussian(arity, normalised, fixed)


def _is_value(t: Term, name: str) -> bool:
    return type(t) is App and t.head == name


def constant_function(assumptions: Sequence[Term], name: str) -> Term:
    """The function that is 0 everywhere, or 1 where something is assumed to be positive or not 0 for it.

    It has as many arguments as `name` has in the assumptions.
    """
    signs = (a for a in assumptions if type(a) is App and a.head in ("lt", "ne"))
    signed = any(type(s) is App and s.head == name for a in signs for s in subterms(a))
    return _constant(_arity(assumptions, name), ONE if signed else ZERO)


def _constant(arity: int, body: Term = ONE) -> Term:
    for _ in range(arity):
        body = Lam(body)
    return body


def _gaussian(arity: int, normalised: bool, fixed: Container[int] = ()) -> Term:
    """exp(-(x^2 + y^2 + ...)), or exp(-pi (x^2 + ...)): positive and integrable with every polynomial.

    It is the same for all values of the arguments that are `fixed`.
    """
    squares: list[Term] = [
        App("pow", Bound(i), Num(2)) for i in range(arity) if arity - 1 - i not in fixed
    ] or [ZERO]
    if normalised:
        squares = [App("mul", App("pi"), s) for s in squares]
    body: Term = App("exp", App("neg", App("add", *squares) if len(squares) > 1 else squares[0]))
    for _ in range(arity):
        body = Lam(body)
    return body


__all__ = ["all_models", "candidate_models", "constant_function"]
