"""Independence from what is assumed of pairs and of families, and factors that share no random variable.

Main statements: `independent(ctx, goal)` is a line for the independence of a pair, `factors(ctx, w, h)`
splits h into a function of one random variable and a function of another one, and `atoms(t, w)` are the
random variables in t.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Term, Var, apply, bind, names, subterms
from kld_proof.polynomial import Polynomial
from kld_proof.search.context import Context


def independent(ctx: Context, goal: App) -> int | None:
    """A line for the goal, from an assumption about the pair, about a family or about what they depend on."""
    line = ctx.facts.get(goal)
    if line is not None:
        return line
    if type(goal.args[0]) is not Lam:
        return _of_constants(ctx, goal) or _of_one(ctx, goal) or _subfamily(ctx, goal)
    u, v = goal.args
    b = ctx.builder
    if not u.loose and type(u) is Lam and not u.body.loose:
        return _beside_constant(ctx, u.body, v)
    if type(v) is Lam and not v.body.loose:
        line = _beside_constant(ctx, v.body, u)
        return None if line is None else b.lemma("independent_symm", {"$X": v, "$Y": u}, [line])
    turned = ctx.facts.get(App("independent", v, u))
    if turned is not None:
        return b.lemma("independent_symm", {"$X": v, "$Y": u}, [turned])
    member = _of_family(ctx, goal)
    if member is not None:
        return member
    for first, second, swapped in ((u, v, False), (v, u, True)):
        line = _of_function(ctx, first, second)
        if line is not None:
            if swapped:
                line = b.lemma("independent_symm", {"$X": first, "$Y": second}, [line])
            return line if b.conclusion(line) == goal else None
    return None


def _beside_constant(ctx: Context, c: Term, other: Term) -> int | None:
    """independent(w -> c, Y): of a constant and what has a mean."""
    from kld_proof.search.goals import prove_goal

    line = prove_goal(ctx, App("integrable", App("space"), other))
    return None if line is None else ctx.builder.lemma("independent_const", {"c": c, "$Y": other}, [line])


def _of_constants(ctx: Context, goal: App) -> int | None:
    """independent(range(a, b), X) or independent(range(a, b), X, i) of a family that is the constant c."""
    domain, family, *same = goal.args
    if type(domain) is not App or domain.head != "range":
        return None
    if type(family) is not Lam or type(family.body) is not Lam or family.body.body.loose:
        return None
    i = same[0] if same else ONE
    ends: dict[str, Term] = dict(zip("ab", domain.args, strict=True))
    line = ctx.builder.lemma("identical_of_const", {**ends, "c": family.body.body, "i": i})
    if same:
        return line
    return ctx.builder.lemma("independent_of_identical", {"$X": family, "D": domain, "a": i}, [line])


def _of_one(ctx: Context, goal: App) -> int | None:
    """independent(range(a, a), X, a), or without the last a, of a family of one variable that has a mean."""
    from kld_proof.search.goals import prove_goal

    domain, family, *same = goal.args
    if type(domain) is not App or domain.head != "range" or domain.args[0] != domain.args[1]:
        return None
    a = domain.args[0]
    if type(family) is not Lam or type(family.body) is not Lam or same not in ([], [a]):
        return None
    exists = prove_goal(ctx, App("integrable", App("space"), apply(family, a)))
    if exists is None:
        return None
    line = ctx.builder.lemma("identical_of_one", {"$X": family, "a": a}, [exists])
    if same:
        return line
    return ctx.builder.lemma("independent_of_identical", {"$X": family, "D": domain, "a": a}, [line])


def _of_family(ctx: Context, goal: App) -> int | None:
    """independent(X(i, .), X(j, .)) for two members of an independent family."""
    from kld_proof.search.goals import prove_goal
    from kld_proof.search.sign import member

    bodies = [v.body for v in goal.args if type(v) is Lam]
    first, second = bodies
    if type(first) is not App or type(second) is not App or first.head != second.head:
        return None
    if any(len(t.args) != 2 or t.args[1] != Bound(0) or t.args[0].loose for t in (first, second)):
        return None
    i, j = first.args[0], second.args[0]
    for fact, line in families(ctx, first.head):
        inside = [member(ctx, k, fact.args[0]) for k in (i, j)]
        apart = prove_goal(ctx, App("ne", i, j))
        if apart is not None and inside[0] is not None and inside[1] is not None:
            values = {"$X": fact.args[1], "D": fact.args[0], "i": i, "j": j}
            premises = [line, inside[0], inside[1], apart]
            return ctx.builder.lemma("independent_of_family", values, premises)
    return None


def _subfamily(ctx: Context, goal: App) -> int | None:
    """independent(E, X) from independent(D, X) for a set D that E lies in."""
    from kld_proof.search.goals import prove_goal

    part, family = goal.args[:2]
    if len(goal.args) != 2 or type(family) is not Lam or type(family.body) is not Lam:
        return None
    head = family.body.body.head if type(family.body.body) is App else ""
    for fact, line in families(ctx, head):
        if fact.args[0] == part:
            return line
        inside = prove_goal(ctx, App("all", part, Lam(App("in", Bound(0), fact.args[0]))))
        if inside is not None:
            values = {"$X": family, "D": fact.args[0], "E": part}
            return ctx.builder.lemma("independent_subfamily", values, [line, inside])
    return None


def families(ctx: Context, head: str) -> Iterator[tuple[App, int]]:
    """The lines independent(D, X) about the family with this head, from what is assumed of it."""
    family = Lam(Lam(App(head, Bound(1), Bound(0))))
    for fact, line in ctx.facts.items():
        if type(fact) is App and fact.head == "independent" and fact.args[1] == family:
            if len(fact.args) == 3:
                values = {"$X": family, "D": fact.args[0], "a": fact.args[2]}
                line = ctx.builder.lemma("independent_of_identical", values, [line])
            yield ctx.builder.conclusion(line), line


def identical(ctx: Context, head: str) -> Iterator[tuple[Term, Term]]:
    """The set D and the member a of the assumptions independent(D, X, a) about the family with this head."""
    around: Context | None = ctx
    while around is not None:
        if around.memo.get("each member by itself"):
            return
        around = around.parent
    family = Lam(Lam(App(head, Bound(1), Bound(0))))
    for fact in ctx.facts:
        if type(fact) is App and fact.head == "independent" and fact.args[1:2] == (family,) and fact.args[2:]:
            yield fact.args[0], fact.args[2]


def _of_function(ctx: Context, f: Term, other: Term) -> int | None:
    """independent(w -> f(X(w)), other) from independent(X, other)."""
    from kld_proof.search.goals import prove_goal

    if type(f) is not Lam:
        return None
    w = ctx.fresh(f, other)
    opened = apply(f, Var(w))
    found = atoms(opened, w)
    if len(found) != 1 or found[0].loose or opened == found[0]:
        return None
    x = bind(found[0], w)
    function = function_of(ctx, opened, found[0], w)
    inner = None if function is None else independent(ctx, App("independent", x, other))
    if inner is None or function is None:
        return None
    finite = prove_goal(ctx, App("integrable", App("space"), f))
    if finite is None:
        return None
    return ctx.builder.lemma("independent_comp", {"$X": x, "$Y": other, "$f": function}, [inner, finite])


def atoms(t: Term, w: str) -> list[App]:
    """The random variables at the outcome w that stand in `t`; members of families may have a bound index."""
    found = (s for s in subterms(t) if type(s) is App and s.head[:1] == "$" and Var(w) in s.args)
    return list(dict.fromkeys(found))


def function_of(ctx: Context, t: Term, atom: Term, w: str) -> Lam | None:
    """The function that gives `t` at the value of a random variable; None where t depends on w otherwise."""
    y = ctx.fresh(t, Var(w))
    body = replaced(t, atom, Var(y))
    return None if w in names(body) else bind(body, y)


def replaced(t: Term, old: Term, new: Term) -> Term:
    """`t` with the closed term `new` for the closed term `old`."""
    if t == old:
        return new
    if type(t) is Lam:
        return Lam(replaced(t.body, old, new))
    return App(t.head, *[replaced(a, old, new) for a in t.args]) if type(t) is App else t


def factors(ctx: Context, w: str, h: Term) -> tuple[dict[str, Term], App] | None:
    """U, V, f and g such that h is f(U(w)) g(V(w)), and the goal independent(U, V)."""
    found = atoms(h, w)
    if len(found) != 2 or any(a.loose for a in found):
        return None
    p = ctx.polynomial(h)
    if len(p) != 1:
        return None
    parts: dict[Term, list[Term]] = {a: [] for a in found}
    for g, e in next(iter(p)):
        for t in _split(ctx, ctx.ring.term_of(g), found, w) if e == 1 else [ctx.ring.term_of(g)]:
            own = atoms(t, w)
            if len(own) != 1:
                return None
            parts[own[0]].append(t if e == 1 else App("pow", t, Num(e)))
    functions = [function_of(ctx, _product(ts), a, w) for a, ts in parts.items()]
    u, v = (bind(a, w) for a in found)
    if functions[0] is None or functions[1] is None:
        return None
    return {"$X": u, "$Y": v, "$f": functions[0], "$g": functions[1]}, App("independent", u, v)


def _product(parts: list[Term]) -> Term:
    return parts[0] if len(parts) == 1 else App("mul", *parts) if parts else ONE


def _split(ctx: Context, t: Term, found: list[App], w: str) -> list[Term]:
    """exp(a) exp(b) for exp(a + b), where a depends on one of the variables and b on the other."""
    if type(t) is not App or t.head != "exp" or len(atoms(t, w)) != 2:
        return [t]
    parts: dict[Term, Polynomial] = {}
    for m, c in ctx.polynomial(t.args[0]).items():
        own = atoms(ctx.ring.monomial(m), w)
        if len(own) > 1:
            return [t]
        parts.setdefault(own[0] if own else found[0], {})[m] = c
    return [App("exp", ctx.ring.canonical(p)) for p in parts.values()]
