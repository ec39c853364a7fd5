"""What is known of matrices: shapes, inverses, symmetry, positive definiteness."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.term import ZERO, App, Bound, Lam, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.units import as_grid, has_units, instance, regular


def facts(ctx: Context, head: str) -> Iterator[tuple[App, int]]:
    """The facts with this head, each with its line."""
    for fact, line in list(ctx.facts.items()):
        if type(fact) is App and fact.head == head:
            yield fact, line


def transported(ctx: Context, line: int, equation: int | None, back: bool = False) -> int:
    """From P(A) and A = B the line P(B); from P(B), if `back`."""
    if equation is None:
        return line
    b = ctx.builder
    return b.add("replace", (line, b.add("symm", (equation,)) if back else equation))


def with_sizes(ctx: Context, line: int, goal: App) -> int | None:
    """From the line for a goal with other terms for the same sizes the line for `goal`."""
    b = ctx.builder
    known = b.conclusion(line)
    if known == goal or known.args[0] != goal.args[0]:
        return line if known == goal else None
    equations = []
    for size, own in zip(goal.args[1:], known.args[1:], strict=True):
        if size != own:
            same = ctx.field(size, own)
            if same is None:
                return None
            equations.append(same)
    back = b.add("rewrite", equations, goal)
    if b.right(back) != known:
        return None
    return b.add("replace", (line, b.add("symm", (back,))))


def shape(ctx: Context, t: Term) -> tuple[Term, Term, int] | None:
    """(n, m, line) with the line shape(t, n, m), or None."""
    found = _shape(ctx, t)
    if found is None:
        return None
    n, m = ctx.builder.conclusion(found).args[1:]
    return n, m, found


def _shape(ctx: Context, t: Term) -> int | None:
    key = ("matrix shape", t)
    return ctx.builder.table.find(ctx.memo, key, lambda: _seek_shape(ctx, t))


def _seek_shape(ctx: Context, t: Term) -> int | None:
    for fact, line in facts(ctx, "shape"):
        if fact.args[0] == t:
            return line
    if type(t) is not App:
        return None
    if t.head.startswith("$"):
        return _shape_everywhere(ctx, t)
    b = ctx.builder
    match t.head, t.args:
        case "mat_identity", (n,):
            return b.lemma("shape_identity", {"n": n})
        case "mat_grid", _:
            name, values = instance(t)
            return b.lemma(f"shape_{name}", values) if name else None
        case "mat_inject", (n, m):
            from kld_proof.search.matrix.blocks import shape_of_injection

            return shape_of_injection(ctx, n, m)
        case "mat_add", _ if has_blocks(t):
            from kld_proof.search.matrix.blocks import shape_of_sum

            return shape_of_sum(ctx, t)
        case "mat_expect", (f,):
            return _shape_of_mean(ctx, f)
        case "mat_inverse", (_,):
            known = invertible(ctx, t)
            if known is None:
                return None
            return b.lemma("shape_of_invertible", {"A": t, "n": b.conclusion(known).args[1]}, [known])
        case "mat_transpose", (a,):
            return _by_parts(ctx, "shape_transpose", {"A": a}, (a,))
        case "mat_neg", (a,):
            return _by_parts(ctx, "shape_neg", {"A": a}, (a,))
        case "mat_scale", (c, a):
            return _by_parts(ctx, "shape_scale", {"A": a, "c": c}, (a,))
        case "mat_add", (x, y):
            return _by_parts(ctx, "shape_add", {"A": x, "B": y}, (x, y))
        case "mat_mul", (x, y):
            return _by_parts(ctx, "shape_mul", {"A": x, "B": y}, (x, y))
    return None


def _shape_everywhere(ctx: Context, t: App) -> int | None:
    """The shape of a random matrix at an outcome."""
    for fact, line in ctx.quantified():
        domain, body = fact.args
        said = body.body if type(body) is Lam else body
        if (
            type(said) is App
            and said.head == "shape"
            and type(said.args[0]) is App
            and said.args[0].head == t.head
        ):
            inside = App("in", t.args[-1], domain)
            if said.args[0].args == (Bound(0),) and inside in ctx.facts:
                return ctx.builder.add("specialize", (line, ctx.facts[inside]))
    return None


def _shape_of_mean(ctx: Context, f: Term) -> int | None:
    """The shape of the mean of a random matrix, which has this shape at every outcome."""
    space = App("space")
    inner, x, opened = ctx.open(space, f)
    found = shape(inner, opened)
    if found is None:
        return None
    n, m, line = found
    every = ctx.builder.add("generalize", (line,), x, space)
    return ctx.builder.lemma("shape_expect", {"$f": f, "n": n, "m": m}, [every])


def _by_parts(ctx: Context, lemma: str, values: dict[str, Term], parts: tuple[Term, ...]) -> int | None:
    """The lemma on shapes, from the shapes of the parts."""
    known = [shape(ctx, p) for p in parts]
    present = [k for k in known if k is not None]
    if len(present) < len(parts):
        return None
    n, m = present[0][0], present[-1][1]
    values |= {"n": n, "m": m}
    if lemma == "shape_mul":
        values |= {"k": present[0][1], "l": present[1][0]}
    elif any((p[0], p[1]) != (n, m) for p in present):
        return None
    return ctx.builder.lemma(lemma, values, [p[2] for p in present])


def has_blocks(t: Term) -> bool:
    """Whether a matrix made of blocks stands in `t`."""
    return any(type(s) is App and s.head == "mat_inject" for s in subterms(t))


def prove_shape(ctx: Context, goal: App) -> int | None:
    """A line shape(A, n, m)."""
    a, n, m = goal.args
    if a == App("mat_zero"):
        return ctx.builder.lemma("shape_zero", {"n": n, "m": m})
    found = _shape(ctx, a)
    return None if found is None else with_sizes(ctx, found, goal)


def invertible(ctx: Context, t: Term) -> int | None:
    """A line invertible(t, n) for some n, or None."""
    key = ("matrix invertible", t)
    return ctx.builder.table.find(ctx.memo, key, lambda: _seek_invertible(ctx, t))


def _seek_invertible(ctx: Context, t: Term) -> int | None:
    known = _inside(ctx).get(t)
    if known is not None:
        return known
    found = _of_parts(ctx, t, "invertible")
    if found is None and has_units(t):
        found = _of_grid(ctx, t)
    return _canonical(ctx, t, "invertible") if found is None else found


def _of_grid(ctx: Context, t: Term) -> int | None:
    """A sum or a product of matrices that are written out, as one that is."""
    from kld_proof.search.matrix.equality import canonical

    form, line = canonical(ctx, t)
    made = as_grid(ctx, form)
    known = None if made is None else _of_parts(ctx, made[0], "invertible")
    if made is None or known is None:
        return None
    return transported(ctx, transported(ctx, known, made[1], back=True), line, back=True)


def _inside(ctx: Context) -> dict[Term, int]:
    """The matrices that the facts say to be invertible, with the parts that then are."""
    key = ("matrix invertible facts", len(ctx.facts))
    found = ctx.memo.get(key)
    if found is None:
        table: dict[Term, int] = {}
        ctx.memo[key] = found = table
        pending = [line for _, line in facts(ctx, "invertible")]
        while pending:
            line = pending.pop(0)
            t = ctx.builder.conclusion(line).args[0]
            if t not in table:
                table[t] = line
                pending += _parts(ctx, t, line)
    assert isinstance(found, dict)
    return found


def _parts(ctx: Context, t: Term, line: int) -> list[int]:
    """What is invertible because `t` is."""
    b, n = ctx.builder, ctx.builder.conclusion(line).args[1]
    if type(t) is not App:
        return []
    match t.head, t.args:
        case "mat_transpose" | "mat_inverse" as head, (a,):
            return [b.lemma(head.replace("mat_", "invertible_of_"), {"A": a, "n": n}, [line])]
        case "mat_scale", (c, a):
            from kld_proof.search.goals import prove_goal

            unit = prove_goal(ctx, App("ne", c, ZERO))
            values = {"A": a, "c": c, "n": n}
            return [] if unit is None else [b.lemma("invertible_of_scale", values, [unit, line])]
        case "mat_mul", (x, y):
            known = [shape(ctx, p) for p in (x, y)]
            squares = [k[2] for k in known if k is not None and k[:2] == (n, n)]
            if len(squares) < 2:
                return []
            values = {"A": x, "B": y, "n": n}
            return [
                b.lemma(f"invertible_{side}_of_mul", values, [*squares, line]) for side in ("left", "right")
            ]
    return []


def positive(ctx: Context, t: Term) -> int | None:
    """A line positive_definite(t, n) for some n, or None."""
    key = ("matrix positive", t)
    return ctx.builder.table.find(ctx.memo, key, lambda: _seek_positive(ctx, t))


def _seek_positive(ctx: Context, t: Term) -> int | None:
    for fact, line in facts(ctx, "positive_definite"):
        if fact.args[0] == t:
            return line
    found = _of_parts(ctx, t, "positive")
    return _canonical(ctx, t, "positive_definite") if found is None else found


def _of_parts(ctx: Context, t: Term, kind: str) -> int | None:
    """From what is known of the parts: identities, multiples, inverses, transposes, products."""
    if type(t) is not App:
        return None
    b, seek = ctx.builder, invertible if kind == "invertible" else positive
    match t.head, t.args:
        case "mat_identity", (n,):
            return b.lemma(f"{kind}_identity", {"n": n})
        case "mat_grid", _ if kind == "invertible":
            entries = regular(ctx, t)
            return None if entries is None else b.lemma("invertible_grid_2", entries[0], [entries[1]])
        case "mat_grid", (_, _, a, x, y, d) if x == y:
            from kld_proof.search.goals import prove_goal

            minor = App("add", App("mul", a, d), App("neg", App("mul", x, x)))
            signs = [prove_goal(ctx, App("lt", ZERO, t)) for t in (a, minor)]
            minors = [i for i in signs if i is not None]
            values: dict[str, Term] = {"a11": a, "a12": x, "a22": d}
            return b.lemma("positive_grid_2", values, minors) if len(minors) == 2 else None
        case "mat_inverse" | "mat_transpose" as head, (a,):
            lemma = f"{kind}_{head.removeprefix('mat_')}"
            line = None if lemma == "positive_transpose" else seek(ctx, a)
            return None if line is None else b.lemma(lemma, {"A": a, "n": b.conclusion(line).args[1]}, [line])
        case "mat_scale", (c, a):
            from kld_proof.search.goals import prove_goal

            sign = App("ne", c, ZERO) if kind == "invertible" else App("lt", ZERO, c)
            line = seek(ctx, a)
            unit = None if line is None else prove_goal(ctx, sign)
            if line is None or unit is None:
                return None
            return b.lemma(f"{kind}_scale", {"A": a, "c": c, "n": b.conclusion(line).args[1]}, [unit, line])
        case (("mat_add" | "mat_mul"), _) if kind == "positive":
            from kld_proof.search.matrix.positive import of_form, of_sum

            return of_sum(ctx, t) if t.head == "mat_add" else of_form(ctx, t)
        case "mat_add", _ if has_blocks(t):
            from kld_proof.search.matrix.blocks import invertible_blocks

            return invertible_blocks(ctx, t)
        case "mat_add", _:
            return _of_positive(ctx, t)
        case "mat_mul", (x, y) if kind == "invertible":
            lines = [seek(ctx, x), seek(ctx, y)]
            if lines[0] is None or lines[1] is None:
                return _of_positive(ctx, t)
            n, m = (b.conclusion(i).args[1] for i in (lines[0], lines[1]))
            if n != m:
                return None
            return b.lemma("invertible_mul", {"A": x, "B": y, "n": n}, [lines[0], lines[1]])
    return None


def _of_positive(ctx: Context, t: Term) -> int | None:
    """What is positive definite is invertible."""
    known = positive(ctx, t)
    if known is None:
        return None
    values = {"A": t, "n": ctx.builder.conclusion(known).args[1]}
    return ctx.builder.lemma("invertible_of_positive", values, [known])


def _canonical(ctx: Context, t: Term, head: str) -> int | None:
    """From a fact about a matrix with the same canonical form, or from the parts of that form."""
    from kld_proof.search.matrix.equality import canonical

    form, line = canonical(ctx, t)
    for fact, known in facts(ctx, head):
        other, equation = canonical(ctx, fact.args[0])
        if other == form:
            return transported(ctx, transported(ctx, known, equation), line, back=True)
    found = _of_parts(ctx, form, "invertible" if head == "invertible" else "positive") if form != t else None
    return None if found is None else transported(ctx, found, line, back=True)


def symmetric(ctx: Context, t: Term) -> int | None:
    """A line symmetric(t) from the facts, or None."""
    return next((line for fact, line in facts(ctx, "symmetric") if fact.args[0] == t), None)
