"""Diagonal matrices: their products, inverses, determinants and traces, and forms of columns with them.

Main statements: `trace_of_diagonal(ctx, word)` is a line for the trace of a word that is a diagonal matrix,
or one between two columns; `product(ctx, x, y)`, `inverse(ctx, a)`, `determinant(ctx, n, a)`,
`regular(ctx, a, quality)` and `shape(ctx, a)` are the lines for these.
"""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Lam, Term, apply, bind, names, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.words import Word


def is_diagonal(t: Term) -> bool:
    """Whether a matrix is given by the entries on its diagonal."""
    return type(t) is App and t.head == "mat_diagonal" and t.args[0].args[0] == ONE  # type: ignore[attr-defined]


def _parts(t: Term) -> dict[str, Term]:
    """The size and the entries, by the names that they have in the axioms."""
    assert type(t) is App and type(t.args[0]) is App
    return {"n": t.args[0].args[1], "$u": t.args[1]}


def product(ctx: Context, x: Term, y: Term) -> int | None:
    """A line diag(u) diag(v) = diag(u v), of one size."""
    if not (is_diagonal(x) and is_diagonal(y)):
        return None
    first, second = _parts(x), _parts(y)
    if first["n"] != second["n"]:
        return None
    return ctx.builder.lemma("mat_diagonal_mul", {**first, "$v": second["$u"]})


def _everywhere(ctx: Context, t: Term, head: str) -> int | None:
    """A line that all entries are positive (lt), or that none is zero (ne)."""
    from kld_proof.search.goals import prove_goal

    domain, f = t.args  # type: ignore[attr-defined]
    body = App("lt", ZERO, f.body) if head == "lt" else App("ne", f.body, ZERO)
    return prove_goal(ctx, App("all", domain, Lam(body)))


def inverse(ctx: Context, a: Term) -> int | None:
    """A line diag(u)^{-1} = diag(1/u)."""
    known = _everywhere(ctx, a, "ne")
    return None if known is None else ctx.builder.lemma("mat_inverse_diagonal", _parts(a), [known])


def constant(ctx: Context, t: Term) -> int | None:
    """A line diag(c, ..., c) = c I."""
    f = t.args[1]  # type: ignore[attr-defined]
    natural = (
        _natural(ctx, _parts(t)["n"]) if type(f) is Lam and not f.body.loose and is_diagonal(t) else None
    )
    if natural is None:
        return None
    return ctx.builder.lemma("mat_diagonal_const", {"n": _parts(t)["n"], "c": apply(f, ONE)}, [natural])


def _natural(ctx: Context, n: Term) -> int | None:
    from kld_proof.search.goals import prove_goal

    return prove_goal(ctx, App("in", n, App("naturals")))


def determinant(ctx: Context, n: Term, a: Term) -> int | None:
    """A line |diag(u)| = the product of the entries."""
    values = _parts(a)
    natural = _natural(ctx, n) if values["n"] == n else None
    return None if natural is None else ctx.builder.lemma("mat_det_diagonal", values, [natural])


def regular(ctx: Context, a: Term, quality: str) -> int | None:
    """A line that the matrix is `positive` definite, or `invertible`."""
    values = _parts(a)
    natural = _natural(ctx, values["n"])
    known = None if natural is None else _everywhere(ctx, a, "lt" if quality == "positive" else "ne")
    if natural is None or known is None:
        return None
    return ctx.builder.lemma(f"{quality}_diagonal", values, [natural, known])


def shape(ctx: Context, a: Term) -> int | None:
    """A line shape(diag(u), n, n)."""
    values = _parts(a)
    natural = _natural(ctx, values["n"])
    return None if natural is None else ctx.builder.lemma("shape_diagonal", values, [natural])


def trace_of_diagonal(ctx: Context, word: Word) -> int | None:
    """A line tr(diag(u)) = the sum of the entries, tr(diag(u) x y^T) = the sum of u_k x_k y_k.

    Where a variable of an integral or an outcome stands in a column, the form is left for the mean.
    """
    if not is_diagonal(word[0]):
        return None
    values = _parts(word[0])
    if len(word) == 1:
        return ctx.builder.lemma("mat_trace_diagonal", values)
    form = _columns(ctx, word)
    if form is None:
        return None
    line = ctx.builder.lemma("mat_trace_diagonal_form", {**values, **form[0]}, [form[1]])
    named = _named(ctx, ctx.builder.right(line))
    return line if named is None else ctx.builder.chain(line, named)


def _columns(ctx: Context, word: Word) -> tuple[dict[str, Term], int] | None:
    """x and y of a word diag(u) x y^T, with the line that x is a column."""
    from kld_proof.search.matrix.shapes import shape as shape_of

    if len(word) != 3 or any(n.startswith("_") for letter in word[1:] for n in names(letter)):
        return None
    x, last = word[1:]
    known = shape_of(ctx, x)
    if type(last) is not App or last.head != "mat_transpose" or known is None or known[1] != ONE:
        return None
    return {"A": x, "B": last.args[0], "m": known[0]}, known[2]


def _named(ctx: Context, whole: Term) -> int | None:
    """A line for the sum with the terms of a sequence for the entries that they are assumed to be."""
    from kld_proof.search.matrix.entries import known_entries

    assert type(whole) is App
    domain, f = whole.args
    inner, k, body = ctx.open(domain, f)
    b = ctx.builder
    assert type(domain) is App
    lines = [b.add("symm", (i,)) for i in known_entries(inner, k, domain)]
    lines = [i for i in lines if b.conclusion(i).args[0] in set(subterms(body))]
    if not lines:
        return None
    line = b.add("rewrite", lines, body)
    values = {"D": domain, "$f": f, "$g": bind(b.right(line), k)}
    return b.lemma("sum_congr", values, [b.add("generalize", (line,), k, domain)])
