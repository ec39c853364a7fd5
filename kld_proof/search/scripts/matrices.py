"""Proofs of the theorems on matrices: axioms of the ring put in from the inside to the outside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kld_proof.kernel.term import App, Term
from kld_proof.library.lookup import read_lemma
from kld_proof.library.statement import statement
from kld_proof.library.theorems import theorem_table
from kld_proof.search.context import Context

Instance = tuple[str, dict[str, str]]
LINEAR = {"add": {"A": "A", "B": "B"}, "neg": {"A": "A"}, "scale": {"A": "A", "c": "c"}, "zero": {}}


def _value(text: str) -> Term:
    return statement(text)


def by_congruence(name: str, ctx: Context) -> int:
    """The left side with A replaced by B, as the hypothesis allows."""
    conclusion = read_lemma(theorem_table()[name]).conclusion
    assert isinstance(conclusion, App)
    return ctx.builder.add("rewrite", list(ctx.facts.values())[:1], conclusion.args[0])


def by_rewriting(name: str, instances: list[Instance], ctx: Context) -> int:
    """The left side, rewritten by one instance of an axiom after the other."""
    conclusion = read_lemma(theorem_table()[name]).conclusion
    assert isinstance(conclusion, App)
    b, lines, t = ctx.builder, list[int](), conclusion.args[0]
    for lemma, values in instances:
        equation = b.lemma(lemma, {v: _value(text) for v, text in values.items()})
        lines.append(b.add("rewrite", (equation,), t))
        t = b.right(lines[-1])
    return b.chain(*lines)


def _inside(head: str) -> dict[str, list[Instance]]:
    """The instances for a factor with a linear head, before, behind and between others."""
    own = LINEAR[head]
    parts = [own[v] for v in ("A", "B") if v in own]
    at = {v: own[v] for v in own if v == "c"}

    def instance(lemma: str, shown: Callable[[str], str], **more: str) -> Instance:
        """`lemma` at the parts as they stand then."""
        return lemma, {**dict(zip("AB", map(shown, parts), strict=False)), **at, **more}

    other = {"add": "C", "zero": "A"}.get(head, "B")

    def behind(shown: Callable[[str], str]) -> Instance:
        moved = dict(zip("BC", map(shown, parts), strict=False))
        return f"mat_mul_{head}", {**moved, **at, "A": "W"}

    trace = f"mat_trace_{head}"
    return {
        "before": [
            instance(f"mat_{head}_mul", lambda p: p, **{other: "R"}),
            instance(trace, lambda p: f"mat_mul({p}, R)"),
        ],
        "behind": [behind(lambda p: p), instance(trace, lambda p: f"mat_mul(W, {p})")],
        "between": [
            instance(f"mat_{head}_mul", lambda p: p, **{other: "R"}),
            behind(lambda p: f"mat_mul({p}, R)"),
            instance(trace, lambda p: f"mat_mul(W, mat_mul({p}, R))"),
        ],
    }


def shift(ctx: Context) -> int:
    """Associativity, read backwards."""
    b = ctx.builder
    equation = b.lemma("mat_mul_assoc", {"A": _value("W"), "B": _value("A"), "C": _value("R")})
    line = b.add("rewrite", (equation,), _value("mat_trace(mat_mul(mat_mul(W, A), R))"))
    return b.add("symm", (line,))


ASSOCIATIVE: list[Instance] = [("mat_mul_assoc", {"A": "A", "B": "B", "C": "R"})]

SCRIPTS: dict[str, Callable[[Context], int]] = {
    name: partial(by_congruence, name)
    for name in ("mat_mul_congr_left", "mat_mul_congr_right", "mat_trace_congr")
}
SCRIPTS.update(
    (name, partial(by_rewriting, name, instances))
    for head in LINEAR
    for place, instances in _inside(head).items()
    for name in [f"trace_{head}_{place}"]
)
SCRIPTS.update(
    (name, partial(by_rewriting, name, ASSOCIATIVE)) for name in ("trace_mul_before", "trace_mul_between")
)
SCRIPTS["trace_mul_shift"] = shift
