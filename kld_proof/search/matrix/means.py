"""Means of random matrices: constants come out, and the means of products of random letters are left.

Main statements: `mean(ctx, t)` is a line t = a sum of multiples of products of constants and such means;
`moments(ctx, f)` a line has_moments(f).
"""

from __future__ import annotations

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, apply, bind
from kld_proof.search.context import Context
from kld_proof.search.matrix.words import Word, letters, product, regroup

SPACE = App("space")
PARTS = {"mat_add": "fg", "mat_mul": "fg", "mat_neg": "f", "mat_transpose": "f", "mat_scale": "cf"}


def is_constant(f: Term) -> bool:
    """Whether the outcome does not occur in the body."""
    return type(f) is Lam and f.body.loose == 0


def moments(ctx: Context, f: Term) -> int | None:
    """A line has_moments(f), from the facts about random letters."""
    assert type(f) is Lam
    goal = App("has_moments", f)
    if goal in ctx.facts:
        return ctx.facts[goal]
    b, body = ctx.builder, f.body
    if is_constant(f):
        return b.lemma("has_moments_const", {"A": apply(f, Num(0))})
    if type(body) is not App:
        return None
    if body.head == "mat_scale" and body.args[0] == Bound(0) and is_constant(Lam(body.args[1])):
        return b.lemma("has_moments_outcome", {"A": apply(Lam(body.args[1]), Num(0))})
    if body.head not in PARTS or (body.head == "mat_scale" and not is_constant(Lam(body.args[0]))):
        return None
    values: dict[str, Term] = {}
    lines = []
    for name, part in zip(PARTS[body.head], body.args, strict=True):
        if name == "c":
            values["c"] = apply(Lam(part), Num(0))
            continue
        line = moments(ctx, Lam(part))
        if line is None:
            return None
        values[f"${name}"] = Lam(part)
        lines.append(line)
    return b.lemma(body.head.replace("mat_", "has_moments_"), values, lines)


def mean(ctx: Context, t: App) -> int | None:
    """A line mat_expect(f) = what it is by linearity; None where it stays as it is."""
    from kld_proof.search.matrix.equality import canonical

    (f,) = t.args
    inner, x, opened = ctx.open(SPACE, f)
    inner.memo["matrix equations"] = True  # these are put in outside, where the means are apart
    form, line = canonical(inner, opened)
    same = None
    if line is not None:
        every = ctx.builder.add("generalize", (line,), x, SPACE)
        same = ctx.builder.lemma("mat_expect_congr", {"$f": f, "$g": bind(form, x)}, [every])
    split = _split(ctx, bind(form, x))
    lines = [i for i in (same, split) if i is not None]
    return ctx.builder.chain(*lines) if lines else None


def _split(ctx: Context, f: Lam) -> int | None:
    """A line for the mean of a sum of multiples of words."""
    b, body = ctx.builder, f.body
    if is_constant(f):
        return b.lemma("mat_expect_const", {"A": apply(f, Num(0))})
    if type(body) is not App:
        return None
    match body.head, body.args:
        case "mat_add", (p, q):
            lines = [moments(ctx, Lam(p)), moments(ctx, Lam(q))]
            if lines[0] is None or lines[1] is None:
                return None
            line = b.lemma("mat_expect_add", {"$f": Lam(p), "$g": Lam(q)}, [lines[0], lines[1]])
            return _further(ctx, line, Lam(p), Lam(q))
        case "mat_scale", (c, p) if is_constant(Lam(c)):
            known = moments(ctx, Lam(p))
            if known is None:
                return None
            values: dict[str, Term] = {"$f": Lam(p), "c": apply(Lam(c), Num(0))}
            return _further(ctx, b.lemma("mat_expect_scale", values, [known]), Lam(p))
        case "mat_scale", (c, p) if is_constant(Lam(p)):
            return _number(ctx, Lam(c), apply(Lam(p), Num(0)))
        case (("mat_mul" | "mat_transpose"), _):
            return _word(ctx, f)
    return None


def _further(ctx: Context, line: int, *functions: Lam) -> int:
    """The line, with the means of the functions on its right side worked out."""
    found = [i for f in functions if (i := _split(ctx, f)) is not None]
    return (
        ctx.builder.chain(line, ctx.builder.add("rewrite", found, ctx.builder.right(line))) if found else line
    )


def _number(ctx: Context, u: Lam, a: Term) -> int | None:
    """A random number times a constant matrix."""
    from kld_proof.search.goals import prove_goal

    known = prove_goal(ctx, App("integrable", SPACE, u))
    return None if known is None else ctx.builder.lemma("mat_expect_number", {"$u": u, "A": a}, [known])


def _word(ctx: Context, f: Lam) -> int | None:
    """The constants before and behind the random letters come out of the mean; so does a transpose."""
    b, x = ctx.builder, Var(ctx.fresh(f))
    word = letters(apply(f, x))
    random = [not is_constant(bind(letter, x.name)) for letter in word]
    first, last = random.index(True), len(word) - random[::-1].index(True)
    if first == 0 and last == len(word):
        return _transposed(ctx, f) if len(word) == 1 else None
    known = moments(ctx, bind(product(word[first:last]), x.name))
    if known is None:
        return None
    lines = []
    if last < len(word):
        lines.append(_behind(ctx, word, last, x))
    if first:
        lines.append(_before(ctx, word[:last], first, x))
    line = _nested(ctx, lines)
    if line is None:
        return None
    core = _split(ctx, bind(product(word[first:last]), x.name))
    return line if core is None else b.chain(line, b.add("rewrite", (core,), b.right(line)))


def _nested(ctx: Context, lines: list[int | None]) -> int | None:
    """From E[P S] = E[P] S and E[P] = C E[Q] the line E[P S] = C E[Q] S."""
    found = [i for i in lines if i is not None]
    if len(found) < len(lines):
        return None
    line = found[0]
    for further in found[1:]:
        line = ctx.builder.chain(line, ctx.builder.add("rewrite", (further,), ctx.builder.right(line)))
    return line


def _behind(ctx: Context, word: Word, last: int, x: Var) -> int | None:
    """E[P a b] = E[P] a b for constants a, b."""
    lines: list[int | None] = []
    for k in range(len(word) - 1, last - 1, -1):
        f = bind(product(word[:k]), x.name)
        known = moments(ctx, f)
        if known is None:
            return None
        lines.append(ctx.builder.lemma("mat_expect_mul_right", {"$f": f, "A": word[k]}, [known]))
    return _nested(ctx, lines)


def _before(ctx: Context, word: Word, first: int, x: Var) -> int | None:
    """E[a b Q] = (a b) E[Q] for constants a, b."""
    b = ctx.builder
    front, rest = word[:first], word[first:]
    f = bind(product(rest), x.name)
    known = moments(ctx, f)
    if known is None:
        return None
    line = b.lemma("mat_expect_mul_left", {"$f": f, "A": product(front)}, [known])
    inner, name, _ = ctx.open(SPACE, bind(product(word), x.name))
    opened = [apply(bind(w, x.name), Var(name)) for w in rest]
    grouped = regroup(inner, front, tuple(opened))
    if grouped is None:
        return line
    every = b.add("generalize", (b.add("symm", (grouped,)),), name, SPACE)
    values = {
        "$f": bind(App("mat_mul", product(front), product(rest)), x.name),
        "$g": bind(product(word), x.name),
    }
    return b.chain(b.add("symm", (b.lemma("mat_expect_congr", values, [every]),)), line)


def _transposed(ctx: Context, f: Lam) -> int | None:
    """E[X^T] = E[X]^T."""
    body = f.body
    if type(body) is not App or body.head != "mat_transpose":
        return None
    inner = Lam(body.args[0])
    known = moments(ctx, inner)
    return None if known is None else ctx.builder.lemma("mat_expect_transpose", {"$f": inner}, [known])


def turned(ctx: Context, t: App) -> int | None:
    """A line E[f]^T = E[f^T]."""
    (f,) = t.args
    assert type(f) is Lam
    if type(f.body) is not App or f.body.head != "mat_mul":
        return None  # E[X]^T is a letter
    known = moments(ctx, f)
    if known is None:
        return None
    return ctx.builder.add("symm", (ctx.builder.lemma("mat_expect_transpose", {"$f": f}, [known]),))


def trace_mean(ctx: Context, domain: Term, f: Term) -> int | None:
    """A line: the integral of tr(W(w)) is tr(E[W])."""
    if domain != SPACE or type(f) is not Lam or type(f.body) is not App or f.body.head != "mat_trace":
        return None
    inner = Lam(f.body.args[0])
    known = moments(ctx, inner)
    if known is None or is_constant(inner):
        return None
    return ctx.builder.lemma("integral_space_trace", {"$f": inner}, [known])
