"""The sets over which the page sums and integrates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kld_proof.document.elaborate.laws import discrete
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown
from kld_proof.document.elaborate.terms.heads import heads
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import plain, swapped_case
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, Var, apply, names

SETS = {"R": App("reals"), "bb(R)": App("reals"), "bb(N)": App("naturals"), "bb(Z)": App("integers")}
COUNTING = frozenset({"range", "from", "factorial", "binom"})
"""What tells that names are whole numbers."""


def domain(node: ast.BigOp, variable: ast.Name, context: Context) -> tuple[Term | None, bool]:
    """The domain of a binder, None for an empty one, and whether its bounds were exchanged."""
    if node.domain is not None:
        return of_set(node.domain, context, node.op != "int"), False
    if node.op == "int":
        return _of_integral(node, variable, context)
    if node.lower is not None and node.upper is not None:
        return _range(node.lower, node.upper, context), False
    if node.lower is None and node.upper is None:
        if _only_counts(node.body, variable.name, context.words.functions):
            return _unstated(variable, context), False
        if discrete.ranges_over_values(node, variable, context):
            return discrete.values_of(variable, context), False
    raise Unknown("the bounds are missing: write them", node.start)


def _unstated(variable: ast.Name, context: Context) -> Term:
    """The range of an index without bounds: as elsewhere on the page, else any finite one."""
    elsewhere = context.words.bounds.get(variable.name, set())
    if len(elsewhere) == 1:
        ((lower, upper),) = elsewhere
        context.note(f"the bounds of {variable.name} are those that it has elsewhere")
        return _range(lower, upper, context)
    if elsewhere:
        raise Unknown(f"{variable.name} has several bounds on this page: write them", variable.start)
    used = context.words.indexed | context.words.variables
    letter = next(c for c in "NMLKR" if not {c, f"{c}_{variable.name}"} & used or c == "R")
    count = Var(f"{letter}_{variable.name}")
    context.note(f"a sum over {variable.name} without bounds is finite, with {count.name} terms")
    context.assume(App("in", count, App("naturals")))
    context.counts.add(count.name)
    return App("range", ONE, count)


def has_terms(t: Term, context: Context) -> None:
    """Assume that each sum from 1 on in `t`, a denominator or the argument of a logarithm, has a term.

    The empty sum is 0: whoever divides by a sum, or takes its logarithm, takes for granted that it is none.
    Of a number that the text introduces (“n is a natural number, or zero”) only the text says what it may be.
    """
    if not isinstance(t, App):
        return
    if t.head in ("mul", "div", "neg", "pow"):
        for part in t.args:
            has_terms(part, context)
    if t.head == "sum" and isinstance(t.args[0], App) and t.args[0].head == "range":
        first, last = t.args[0].args
        known = context.words.said
        if first == ONE and isinstance(last, Var) and last.name[0] != "\0" and last.name not in known:
            context.assume_along(App("lt", ZERO, last))


def _only_counts(body: ast.Node, index: str, functions: set[str]) -> bool:
    """Whether an index numbers things alone: it stands bare in subscripts, never as a number."""
    alone = {n.name for n in names_in(body)}
    subscripts = [s for n in walk(body) if isinstance(n, ast.Name) for s in n.subscript]
    return not alone & {index, *functions} and all(
        isinstance(s, ast.Name | ast.Tuple | ast.Mul) for s in subscripts if index in _letters(s)
    )


def _letters(node: ast.Node) -> set[str]:
    return {n.name for n in walk(node) if isinstance(n, ast.Name)}


def _range(low: ast.Node, high: ast.Node, context: Context) -> Term:
    lower = read(low, context)
    if infinite(high) == 1:
        infer_whole(App("from", lower), context)
        return App("naturals") if lower == ZERO else App("from", lower)
    upper = read(high, context)
    found = App("range", lower, upper)
    infer_whole(found, context)
    return found


def infer_whole(t: Term, context: Context) -> None:
    """Assume that names in bounds of sums and in factorials are whole numbers, as nobody says otherwise."""
    if not heads(t).isdisjoint(COUNTING):
        _infer_whole(t, context)


def _infer_whole(t: Term, context: Context) -> None:
    if not isinstance(t, App):
        return
    if t.head == "range":
        _whole(t.args[1], "naturals", context)
        if t.args[0] == ONE:
            _reached(t.args[1], context)
        _whole(t.args[0], "integers", context)
    elif t.head == "from":
        _whole(t.args[0], "integers", context)
    elif t.head in ("factorial", "binom"):
        for argument in t.args:
            _whole(argument, "naturals", context)
        if t.head == "factorial":
            _counted(t.args[0], context)
    for a in t.args:
        if isinstance(a, Lam):
            domain = None if isinstance(t.args[0], Lam) else t.args[0]
            with context.binder((), domain) as local:
                _infer_whole(apply(a, local), context)
        else:
            _infer_whole(a, context)


def infer_exponent(t: Term, context: Context) -> None:
    """Assume that the names in the exponent of a negative number, a sum, are natural numbers."""
    if all(isinstance(p, Var) or (isinstance(p, Num) and p.value.denominator == 1) for p in _summands(t)):
        _whole(t, "naturals", context)


def _whole(bound: Term, kind: str, context: Context) -> None:
    for part in _summands(bound):
        name = part.name if isinstance(part, Var) else _sequence(part, context)
        if name and not name.startswith("\0"):
            said = context.words.said.get(name, kind)
            natural = App("in", part, App("naturals"))
            if said in ("naturals", kind) and natural not in context.inferred:
                context.assume(App("in", part, App(said)))


def _counted(t: Term, context: Context) -> None:
    """Assume that the sum of names and whole numbers below a factorial, `n - k`, is a natural number."""
    free = [n for n in names(t) if not n.startswith("\0")]
    whole = all(isinstance(p, Var) or (isinstance(p, Num) and p.value.denominator == 1) for p in _summands(t))
    if isinstance(t, App) and whole and len(free) == len(names(t)) > 0 and not free_reals(free, context):
        context.assume(App("in", t, App("naturals")))


def free_reals(free: Iterable[str], context: Context) -> bool:
    """Whether the text calls one of the names a real number."""
    return any(context.words.said.get(n) == "reals" for n in free)


def _reached(last: Term, context: Context) -> None:
    """Assume that the last number of 1, ..., n - 1 is natural: n is at least 1."""
    match last:
        case App(head="add", args=(Var(name=name) as count, App(head="neg", args=(Num() as less,)))):
            if not name.startswith("\0") and name not in context.words.said:
                context.assume(App("le", less, count))


def _sequence(t: Term, context: Context) -> str:
    """The name of the sequence of which `t` is a term, or nothing."""
    name = t.head.removeprefix("$") if isinstance(t, App) and t.head.startswith("$") else ""
    return name if name in context.words.indexed else ""


def _summands(t: Term) -> Iterator[Term]:
    """The terms of a sum of sums and differences, without their signs."""
    if isinstance(t, App) and t.head in ("add", "neg"):
        for part in t.args:
            yield from _summands(part)
    else:
        yield t


def infinite(node: ast.Node | None) -> int:
    """1 for an upper end that is infinite (also `\\infty - a`), -1 for a lower one, else 0."""
    node = strip(node) if node is not None else None
    if isinstance(node, ast.Name):
        return 1 if node.name == "infty" else 0
    if isinstance(node, ast.Neg):
        return -infinite(node.body)
    if isinstance(node, ast.Add):
        signs = {s for s in map(infinite, node.terms) if s}
        return signs.pop() if len(signs) == 1 else 0
    return 0


def unbounded(node: ast.Node, context: Context) -> int:
    """As `infinite`, also of `(-\\infty - a)/b` and `b \\infty`, where b is inferred to be positive."""
    node = strip(node)
    if isinstance(node, ast.Div):
        top, others = node.numerator, [node.denominator]
    elif isinstance(node, ast.Mul):
        ends = [f for f in node.factors if infinite(f)]
        others = [f for f in node.factors if f not in ends]
        if len(ends) != 1 or not others:
            return 0
        top = ends[0]
    else:
        return infinite(node)
    sign = infinite(top)
    for factor in others if sign else ():
        value = read(factor, context)
        if not isinstance(value, Num):
            context.assume(App("lt", ZERO, value))
        elif value.value <= 0:
            return 0
    return sign


def _of_integral(node: ast.BigOp, variable: ast.Name, context: Context) -> tuple[Term | None, bool]:
    if node.lower is None and node.upper is None:
        return _unbounded(node, variable, context), False
    if node.lower is None or node.upper is None:
        raise Unknown("an integral needs both bounds or none", node.start)
    low, high = unbounded(node.lower, context), unbounded(node.upper, context)
    if low == 1 or high == -1:
        raise ReadError("the bounds of the integral are the wrong way round", node.start)
    if low and high:
        return App("reals"), False
    if low:
        return App("below", read(node.upper, context)), False
    if high:
        return App("above", read(node.lower, context)), False
    return _between(read(node.lower, context), read(node.upper, context))


def _between(lower: Term, upper: Term) -> tuple[Term | None, bool]:
    if lower == upper:
        return None, False
    if isinstance(lower, Num) and isinstance(upper, Num) and lower.value > upper.value:
        return App("interval", upper, lower), True
    return App("interval", lower, upper), False


def _unbounded(node: ast.BigOp, variable: ast.Name, context: Context) -> Term:
    supports = {
        law.support
        for law in (context.law_of(n) for n in _density_letters(node, variable))
        if law is not None and not law.discrete
    }
    if len(supports) == 1 and supports != {App("reals")}:
        context.note("the integral without bounds is over the support of the density")
        return supports.pop()
    support = context.words.supports.get(variable.name, App("reals"))
    if support != App("reals"):
        context.note(f"the integral without bounds is over the support of the density of {variable.name}")
        return support
    context.note("the integral without bounds is over the reals")
    return App("reals")


def _density_letters(node: ast.BigOp, variable: ast.Name) -> set[str]:
    letters = {n.name for n in names_in(node.body)}
    return letters | {swapped_case(n) for n in letters if n in ("p", "q") or n[:2] in ("p_", "q_")}


def of_set(node: ast.Node, context: Context, summed: bool = False) -> Term:
    """A set that is written: a standard one, an interval, `{a, ..., b}`, or the support of a law."""
    node = strip(node)
    if isinstance(node, ast.Name):
        return _named(node, context, summed)
    if isinstance(node, ast.Interval):
        return _interval(node, context)
    if isinstance(node, ast.Power) and isinstance(node.base, ast.Name) and node.base.name == "bb(R)":
        raise Unknown("vectors and matrices are not read yet", node.start)
    if isinstance(node, ast.Set) and node.condition is None:
        return _enumerated(node, context)
    raise Unknown("this set is not read yet", node.start)


def _named(node: ast.Name, context: Context, summed: bool) -> Term:
    if node.name in SETS:
        return SETS[node.name]
    for name in (plain(node.name), "X" if node.name == "cal(X)" else plain(node.name)):
        law = context.law_of(name)
        if law is not None:
            context.note(f"{node.name} is the support of the law of {name}")
            return law.support
    supports = {law.support for law in context.words.laws.values()}
    if node.name == "cal(X)" and "P" in context.words.laws:
        supports = {context.words.laws["P"].support}
    if node.name == "cal(X)" and len(supports) == 1:
        context.note("cal(X) is the support of the law")
        return supports.pop()
    if node.name.startswith("cal("):
        context.open = True
        if summed:
            return Var(node.name)
        context.note(f"{node.name} is read as the reals, with no mass elsewhere")
        return App("reals")
    raise Unknown(f"the set {node.name} is not known", node.start)


def _interval(node: ast.Interval, context: Context) -> Term:
    low, high = infinite(node.lower), infinite(node.upper)
    if low and high:
        return App("reals")
    if high:
        return App("above", read(node.lower, context))
    if low:
        return App("below", read(node.upper, context))
    return App("interval", read(node.lower, context), read(node.upper, context))


def _enumerated(node: ast.Set, context: Context) -> Term:
    items = node.items
    if any(isinstance(item, ast.Ellipsis) for item in items):
        if len(items) < 3 or not isinstance(items[-2], ast.Ellipsis):
            raise Unknown("this set is not read yet", node.start)
        return App("range", read(items[0], context), read(items[-1], context))
    values = [read(item, context) for item in items]
    numbers = [t.value for t in values if isinstance(t, Num)]
    if len(numbers) != len(values) or numbers != [numbers[0] + k for k in range(len(numbers))]:
        raise Unknown("only sets of consecutive numbers are read", node.start)
    if numbers[0].denominator != 1:
        raise Unknown("only sets of integers are read", node.start)
    return App("range", Num(numbers[0]), Num(numbers[-1]))


def is_within(inner: Term, outer: Term) -> bool:
    """Whether one set is certainly part of the other, by their form alone."""
    if inner == outer or outer == App("reals"):
        return True
    heads = (getattr(inner, "head", ""), getattr(outer, "head", ""))
    if outer == App("naturals"):
        start = inner.args[0] if heads[0] in ("range", "from") else None  # type: ignore[attr-defined]
        return isinstance(start, Num) and start.value >= 0 and start.value.denominator == 1
    if heads == ("interval", "above"):
        return bool(inner.args[0] == outer.args[0])  # type: ignore[attr-defined]
    return heads == ("from", "from") and inner.args[0] == ONE and outer.args[0] == ZERO  # type: ignore[attr-defined]
