"""Exact samples of statements about matrices: rational blocks of several shapes, no rounding anywhere.

A matrix is a table of its entries other than 0.  The inverse of what has none is the pseudo-inverse, as in
docs/semantics.md, so that statements without conditions are tried at singular matrices as well.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import product
from math import ceil, exp, floor, pi, prod, sqrt
from random import Random as Random_

from kld_proof.kernel.rules import Lemma
from kld_proof.kernel.term import App, Lam, Num, Term, Var, apply, subterms

Matrix = dict[tuple[int, int], Fraction]
Random = tuple["Fraction | Matrix", ...]  # a value at each of nine outcomes that are equally likely
Value = Fraction | Matrix | Random
OUTCOMES = tuple(Fraction(2 * k + 1, 18) for k in range(9))
SIZES = (0, 1, 2, 3)
LARGEST = 9
SCALARS = [Fraction(v) for v in ("-2", "-1", "0", "1/2", "1", "3")]
ENTRIES = [Fraction(v) for v in ("-3", "-1", "0", "1/2", "1", "2", "5")]
PROPOSITIONS = ("shape", "invertible", "symmetric", "positive_definite", "has_moments")


def is_about(lemma: Lemma) -> bool:
    """Whether an operation on matrices occurs in the lemma."""
    parts = (*lemma.hypotheses, lemma.conclusion)
    heads = {s.head for p in parts for s in subterms(p) if isinstance(s, App)}
    return any(h.startswith("mat_") or h in (*PROPOSITIONS, "columns") for h in heads)


def dense(a: Matrix, n: int = LARGEST) -> list[list[Fraction]]:
    return [[a.get((i, j), Fraction(0)) for j in range(n)] for i in range(n)]


def sparse(rows: list[list[Fraction]]) -> Matrix:
    return {(i, j): x for i, row in enumerate(rows) for j, x in enumerate(row) if x}


def mul(a: Matrix, b: Matrix) -> Matrix:
    found: Matrix = {}
    for ((i, k), x), ((h, j), y) in product(a.items(), b.items()):
        if k == h:
            found[i, j] = found.get((i, j), Fraction(0)) + x * y
    return {p: x for p, x in found.items() if x}


def add(a: Matrix, b: Matrix) -> Matrix:
    found = {p: a.get(p, Fraction(0)) + b.get(p, Fraction(0)) for p in {*a, *b}}
    return {p: x for p, x in found.items() if x}


def scale(c: Fraction, a: Matrix) -> Matrix:
    return {p: c * x for p, x in a.items() if c}


def transpose(a: Matrix) -> Matrix:
    return {(j, i): x for (i, j), x in a.items()}


def identity(n: Fraction) -> Matrix:
    return {(i, i): Fraction(1) for i in range(int(n))} if n.denominator == 1 and n > 0 else {}


def determinant(n: Fraction, a: Matrix) -> Fraction:
    """Of the block of the first n rows and columns, by elimination."""
    size = int(n) if n.denominator == 1 and n > 0 else 0
    rows, found = [row[:size] for row in dense(a)[:size]], Fraction(1)
    for k in range(size):
        pivot = next((i for i in range(k, size) if rows[i][k]), None)
        if pivot is None:
            return Fraction(0)
        if pivot != k:
            rows[k], rows[pivot], found = rows[pivot], rows[k], -found
        found *= rows[k][k]
        for i in range(k + 1, size):
            c = rows[i][k] / rows[k][k]
            rows[i] = [x - c * y for x, y in zip(rows[i], rows[k], strict=True)]
    return found


def _echelon(a: Matrix) -> tuple[list[list[Fraction]], list[int]]:
    """The nonzero rows of the reduced echelon form, and the columns of their pivots."""
    rows, pivots = dense(a), list[int]()
    for j in range(LARGEST):
        k = len(pivots)
        pivot = next((i for i in range(k, LARGEST) if rows[i][j]), None)
        if pivot is None:
            continue
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][j] for x in rows[k]]
        for i in range(LARGEST):
            if i != k:
                c = rows[i][j]
                rows[i] = [x - c * y for x, y in zip(rows[i], rows[k], strict=True)]
        pivots.append(j)
    return rows[: len(pivots)], pivots


def _regular(a: Matrix, n: int) -> Matrix:
    """The inverse of a block that has one, by elimination beside the identity."""
    rows = [[*row[:n], *(Fraction(int(i == k)) for k in range(n))] for i, row in enumerate(dense(a)[:n])]
    for k in range(n):
        pivot = next(i for i in range(k, n) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(n):
            if i != k:
                c = rows[i][k]
                rows[i] = [x - c * y for x, y in zip(rows[i], rows[k], strict=True)]
    return sparse([row[n:] for row in rows])


def inverse(a: Matrix) -> Matrix:
    """The pseudo-inverse C^T (C C^T)^-1 (B^T B)^-1 B^T of a = B C, with B, C of full rank."""
    rows, pivots = _echelon(a)
    c, r = sparse(rows), len(pivots)
    b = sparse([[row[j] for j in pivots] for row in dense(a)])
    inner = mul(_regular(mul(c, transpose(c)), r), _regular(mul(transpose(b), b), r))
    return mul(mul(transpose(c), inner), transpose(b))


def value(t: Term, values: dict[str, Value]) -> Value:
    """What a term denotes."""
    if isinstance(t, Num):
        return t.value
    if isinstance(t, Var):
        return values[t.name]
    assert isinstance(t, App)
    if t.head.startswith("$"):
        w, function = value(t.args[0], values), values[t.head]
        assert isinstance(function, tuple) and isinstance(w, Fraction)
        return function[OUTCOMES.index(w) if w in OUTCOMES else int(w) % 9]
    if t.head == "integral" and isinstance(t.args[0], App) and t.args[0].head == "columns":
        from tests.library.columns import integral

        return integral(t, values)
    if t.head in ("mat_sum", "sum"):
        terms = [value(apply(t.args[1], Num(k)), values) for k in _range(t.args[0], values)]
        if t.head == "sum":
            return sum(terms, Fraction(0))  # type: ignore[arg-type]
        return reduce(add, terms, {})  # type: ignore[arg-type]
    if t.head in ("mat_diagonal", "prod"):
        numbers = {k: value(apply(t.args[1], Num(k)), values) for k in _range(t.args[0], values)}
        if t.head == "prod":
            return prod(numbers.values(), start=Fraction(1))  # type: ignore[type-var]
        return {(k - 1, k - 1): x for k, x in numbers.items() if x and k > 0}  # type: ignore[misc]
    if t.head in ("mat_expect", "integral"):
        return mean(everywhere(t.args[-1], values))
    args = [value(a, values) for a in t.args]
    return OPERATIONS[t.head](*args)


def _range(domain: Term, values: dict[str, Value]) -> range:
    """The integers between the ends of a range."""
    assert isinstance(domain, App) and domain.head == "range"
    low, high = (value(end, values) for end in domain.args)
    return range(ceil(low), floor(high) + 1)  # type: ignore[arg-type]


def everywhere(f: Term, values: dict[str, Value]) -> Random:
    """The values of a function at all outcomes."""
    return tuple(value(apply(f, Num(w)), values) for w in OUTCOMES)  # type: ignore[misc]


def mean(at: Random) -> Value:
    """The mean over the outcomes."""
    if isinstance(at[0], Fraction):
        return sum(at, Fraction(0)) / len(at)  # type: ignore[arg-type]
    found: Matrix = {}
    for a in at:
        found = add(found, a)  # type: ignore[arg-type]
    return scale(Fraction(1, len(at)), found)


def independent(x: Random, y: Random) -> bool:
    """Whether every pair of values is as likely as the product of the likelihoods says."""
    pairs = list(zip(x, y, strict=True))
    return all(pairs.count((a, b)) * len(pairs) == x.count(a) * y.count(b) for a in x for b in y)


def grid(n: Fraction, m: Fraction, *entries: Fraction) -> Matrix:
    """A matrix that is written out row by row."""
    places = product(range(int(n)), range(int(m)))
    return {p: x for p, x in zip(places, entries, strict=True) if x}


def unit(i: Fraction, j: Fraction) -> Matrix:
    """A 1 in row i and column j, counted from 1."""
    if {i.denominator, j.denominator} != {1} or min(i, j) < 1:
        return {}
    return {(int(i) - 1, int(j) - 1): Fraction(1)}


def entry(a: Matrix, i: Fraction, j: Fraction) -> Fraction:
    """The entry in row i and column j, counted from 1."""
    if {i.denominator, j.denominator} != {1}:
        return Fraction(0)
    return a.get((int(i) - 1, int(j) - 1), Fraction(0))


def ones(n: Fraction) -> Matrix:
    """A column of n ones."""
    return {(i, 0): Fraction(1) for i in range(int(n))} if n.denominator == 1 and n > 0 else {}


def kron(p: Fraction, q: Fraction, a: Matrix, b: Matrix) -> Matrix:
    """The Kronecker product with the first p rows and q columns of b."""
    if {p.denominator, q.denominator} != {1} or min(p, q) < 0:
        return {}
    return {
        (i * int(p) + k, j * int(q) + m): x * y
        for ((i, j), x), ((k, m), y) in product(a.items(), b.items())
        if k < p and m < q
    }


def column(n: Fraction, a: Matrix) -> Matrix:
    """The columns of the first n rows, one below the other."""
    if n.denominator != 1 or n < 0:
        return {}
    return {(j * int(n) + i, 0): x for (i, j), x in a.items() if i < n}


class NoRoot(ValueError):
    """A matrix has no root with rational entries."""


def root(a: Matrix) -> Matrix:
    """The positive definite root of a positive definite matrix, by Newton's method; zeros of another one."""
    n = max((max(p) + 1 for p in a), default=0)
    if not _positive(a, Fraction(n)):
        return {}
    found = identity(Fraction(n))
    for _ in range(30):
        step = scale(Fraction(1, 2), add(found, mul(_regular(found, n), a)))
        found = {p: x.limit_denominator(10**9) for p, x in step.items()}
    found = {p: y for p, x in found.items() if (y := x.limit_denominator(4))}
    if mul(found, found) != a:
        raise NoRoot
    return found


def inject(n: Fraction, m: Fraction) -> Matrix:
    """Ones below n rows, in the first m columns."""
    if {n.denominator, m.denominator} != {1} or min(n, m) < 0:
        return {}
    return {(int(n) + i, i): Fraction(1) for i in range(int(m))}


OPERATIONS = {
    "mat_inject": inject, "mat_root": root,
    "mat_entry": entry, "mat_ones": ones, "mat_kron": kron, "mat_vec": column,
    "mat_grid": grid, "mat_unit": unit,
    "mat_add": add, "mat_mul": mul, "mat_scale": scale, "mat_transpose": transpose, "mat_inverse": inverse,
    "mat_identity": identity, "mat_det": determinant, "mat_zero": dict,
    "mat_neg": lambda a: scale(Fraction(-1), a),
    "mat_trace": lambda a: sum((x for (i, j), x in a.items() if i == j), Fraction(0)),
    "mat_scalar": lambda a: sum((x for (i, j), x in a.items() if i == j), Fraction(0)),
    "add": lambda *xs: sum(xs, Fraction(0)), "neg": lambda x: -x, "div": lambda x, y: x / y,
    "exp": lambda x: Fraction(exp(x)), "sqrt": lambda x: Fraction(sqrt(x)), "pi": lambda: Fraction(pi),
    "mul": lambda *xs: prod(xs, start=Fraction(1)), "pow": lambda x, e: x ** int(e),
}  # fmt: skip


def holds(p: Term, values: dict[str, Value]) -> bool:
    """Whether a proposition holds."""
    assert isinstance(p, App)
    if p.head in ("has_moments", "integrable"):
        return True  # there are finitely many outcomes
    if p.head == "has_deriv":
        f, place, slope = p.args
        if any(isinstance(s, App) and s.head == "mat_inverse" and s.loose for s in subterms(f)):
            return _is_slope(f, values, value(slope, values))
        at = [value(apply(f, Num(k)), values) for k in (-2, -1, 1, 2)]
        assert place == Num(0) and all(isinstance(x, Fraction) for x in at)
        exact = (at[0] - 8 * at[1] + 8 * at[2] - at[3]) / 12  # type: ignore[operator]
        return exact == value(slope, values)  # of a polynomial of degree four
    if p.head == "independent":
        return independent(*(everywhere(f, values) for f in p.args))
    if p.head == "all" and p.args[0] == App("space"):
        return all(holds(apply(p.args[1], Num(w)), values) for w in OUTCOMES)
    if p.head == "all" and p.args[0] != App("reals"):
        return all(holds(apply(p.args[1], Num(k)), values) for k in _range(p.args[0], values))
    if p.head == "all":
        assert isinstance(p.args[1], Lam)
        body = apply(p.args[1], Var("z"))
        units = ({(i, j): Fraction(1)} for i in range(LARGEST) for j in range(LARGEST))
        return all(holds(body, {**values, "z": unit}) for unit in units)  # both sides are linear in z
    if p.head == "defined_around" and p.args[0].head == "mat_inverse":  # type: ignore[attr-defined]
        a, n = value(p.args[0].args[0], values), values["n"]  # type: ignore[attr-defined]
        assert isinstance(a, dict) and isinstance(n, Fraction)
        places = product(range(int(max(n, 0))), repeat=2)
        return all(_invertible(add(a, {p: Fraction(1, 10**9)}), n) for p in places) and _invertible(a, n)
    if p.head == "defined_around" or (p.head == "defined" and p.args[0].head in ("columns", "integral")):  # type: ignore[attr-defined]
        return True  # of operations that are defined everywhere
    if p.head == "in" and isinstance(p.args[1], App) and p.args[1].head == "range":
        k = value(p.args[0], values)
        return isinstance(k, Fraction) and k.denominator == 1 and int(k) in _range(p.args[1], values)
    if p.head == "in" and isinstance(p.args[1], App) and p.args[1].head == "columns":
        x, n = value(p.args[0], values), value(p.args[1].args[0], values)
        whole = isinstance(n, Fraction) and n.denominator == 1 and n >= 0
        return whole and isinstance(x, dict) and isinstance(n, Fraction) and _shape(x, n, Fraction(1))
    if p.head in ("in", "defined"):
        n = value(p.args[0], values) if p.head == "in" else Fraction(0)
        return isinstance(n, Fraction) and n.denominator == 1 and n >= 0
    args = [value(a, values) for a in p.args]
    if (
        p.head == "eq"
        and isinstance(p.args[0], App)
        and p.args[0].head == "integral"
        and p.args[0].args[0] != App("space")
    ):
        from tests.library.columns import close

        return close(*args)
    return bool(RELATIONS[p.head](*args))


def _is_slope(f: Term, values: dict[str, Value], slope: Value) -> bool:
    """Whether a central difference of a rational function at 0 is what is said, but for its own error."""
    h = Fraction(1, 10**12)
    at = [value(apply(f, Num(t)), values) for t in (-h, h)]
    assert isinstance(slope, Fraction) and all(isinstance(x, Fraction) for x in at)
    difference = (at[1] - at[0]) / (2 * h) - slope  # type: ignore[operator]
    return bool(abs(difference) < Fraction(1, 10**12))


def _shape(a: Matrix, n: Fraction, m: Fraction) -> bool:
    return all(i < n and j < m for i, j in a) and not (a and {n.denominator, m.denominator} != {1})


def _invertible(a: Matrix, n: Fraction) -> bool:
    return _shape(a, n, n) and mul(a, inverse(a)) == identity(n)


def _positive(a: Matrix, n: Fraction) -> bool:
    sizes = range(1, int(n) + 1)
    return _invertible(a, n) and transpose(a) == a and all(determinant(Fraction(k), a) > 0 for k in sizes)


RELATIONS = {
    "le": lambda a, b: a <= b, "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "lt": lambda a, b: a < b,
    "shape": _shape, "invertible": _invertible, "symmetric": lambda a: transpose(a) == a,
    "positive_definite": _positive,
}  # fmt: skip


def draw(variables: tuple[str, ...], random: Random_) -> dict[str, Value]:
    """Values: capital letters are matrices, c and d are numbers, other small letters are sizes."""
    found: dict[str, Value] = {}
    size, other = random.choice(SIZES), random.choice(SIZES)
    for v in variables:
        if v.startswith("$"):
            found[v] = _random(v, size, other, random, found)
        elif v in ("c", "d"):
            found[v] = random.choice(SCALARS)
        elif v[0] == "a":
            found[v] = random.choice(ENTRIES)
        elif v.islower():
            found[v] = Fraction(random.choice((size, size, other)))
            if random.random() < 0.05:
                found[v] = Fraction(random.choice(("-1", "1/2")))
        else:
            found[v] = _matrix([x for x in found.values() if isinstance(x, dict)], size, other, random)
    return found


def _random(name: str, size: int, other: int, random: Random_, found: dict[str, Value]) -> Random:
    """A random matrix (a number for $u and $v) of one shape, which follows the outcome or a part of it."""
    if name in ("$u", "$v"):
        return tuple(random.choice(SCALARS) for _ in OUTCOMES)
    known = [x for x in found.values() if isinstance(x, tuple)]
    if known and random.random() < 0.3:
        return known[0]
    n, m = (random.choice((size, size, other)) for _ in range(2))
    drawn = [
        sparse([[Fraction(random.randint(-2, 2)) for _ in range(m)] for _ in range(n)]) for _ in range(9)
    ]
    part = random.choice(([0, 1, 2] * 3, [0, 0, 0, 1, 1, 1, 2, 2, 2], range(9)))
    return tuple(drawn[k] for k in part)


def _matrix(known: list[Matrix], size: int, other: int, random: Random_) -> Matrix:
    n, m = (random.choice((size, size, other)) for _ in range(2))
    block = sparse([[Fraction(random.randint(-2, 2)) for _ in range(m)] for _ in range(n)])
    kind = random.random()
    if known and kind < 0.3:
        return random.choice((inverse, transpose, dict))(random.choice(known))
    if kind < 0.4:
        return identity(Fraction(n))
    if kind < 0.6:
        positive = add(mul(block, transpose(block)), identity(Fraction(size)))
        return mul(positive, positive) if random.random() < 0.3 else positive
    return add(block, transpose(block)) if kind < 0.7 else block


def sample(
    lemma: Lemma,
    wanted: int,
    attempts: int,
) -> tuple[int, list[dict[str, Value]]]:
    """How many samples met the hypotheses, and those of them at which the conclusion fails."""
    random, met, wrong = Random_(f"matrices {lemma.name}"), 0, list[dict[str, Value]]()
    for _ in range(attempts):
        values = draw(lemma.variables, random)
        try:
            if all(holds(h, values) for h in lemma.hypotheses):
                holds_there = holds(lemma.conclusion, values)
                met += 1
                if not holds_there:
                    wrong.append(values)
        except NoRoot:
            continue
        if met >= wanted or wrong:
            break
    return met, wrong
