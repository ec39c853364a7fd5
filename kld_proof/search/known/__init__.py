"""Basic integrals and sums that the library knows, one file per family.

A file registers *matchers*: given the domain and a basic function with its bound variable free, a
matcher proposes lemmas.  Each proposal is checked by proving that the function is the lemma's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Lam, Num, Term, Var, apply, substitute
from kld_proof.library.axioms import topics
from kld_proof.library.lookup import lookup
from kld_proof.record import record
from kld_proof.search.context import Context
from kld_proof.search.quantified import instance_of, value_of


@record(frozen=True)
class Proposal:
    """Lemmas that may give integrability and the value, at these values of their variables.

    The basic function is `scale` times the lemma's.
    """

    values: Mapping[str, Term]
    integrable: str | None = None
    value: str | None = None
    scale: int = 1


Matcher = Callable[[Context, Term, str, Term], Proposal | None]


@cache
def matchers() -> dict[str, list[Matcher]]:
    """All matchers by the head of the binder."""
    table: dict[str, list[Matcher]] = {}
    for module in topics(__path__[0]):
        for head, matcher in getattr(import_module(f"{__name__}.{module}"), "MATCHERS", ()):
            table.setdefault(head, []).append(matcher)
    return table


def known_integrable(ctx: Context, predicate: str, domain: Term, body: Term) -> int | None:
    """A line integrable(D, body) from a lemma of the library."""
    head = {"integrable": "integral", "summable": "sum"}[predicate]
    everywhere = instance_of(ctx, App(predicate, domain, body))
    if everywhere is not None:
        return everywhere
    if domain == App("space"):
        finite = instance_of(ctx, App("integrable_rv", body))
        if finite is not None:
            return ctx.builder.lemma("integrable_of_integrable_rv", {"$f": body}, [finite])
    if type(domain) is App and domain.head == "given":
        from kld_proof.search.integration.conditional import integrable_given

        return integrable_given(ctx, domain, body)
    for p in _proposals(ctx, head, domain, body):
        if p.integrable is not None:
            line = instance(ctx, p.integrable, p.values)
            if line is not None:
                if p.scale != 1:
                    line = _scaled(ctx, f"{predicate}_const_mul", domain, p.scale, line)
                return _carry(ctx, line, domain, body, predicate, head)
    return None


def known_value(ctx: Context, head: str, domain: Term, body: Term) -> int | None:
    """A line binder(D, body) = value from a hypothesis or a lemma of the library."""
    assumed = value_of(ctx, App(head, domain, body))
    if assumed is None and domain == App("space"):
        from kld_proof.search.integration.moments import moment_value

        assumed = moment_value(ctx, App(head, domain, body))
    if assumed is not None:
        return assumed
    for p in _proposals(ctx, head, domain, body):
        if p.value is not None:
            line = instance(ctx, p.value, p.values)
            if line is not None and p.scale != 1:
                line = _scaled_value(ctx, p, head, domain, line)
            if line is not None:
                return _carry_value(ctx, line, domain, body, head)
    return None


def _scaled(ctx: Context, name: str, domain: Term, scale: int, line: int) -> int:
    """integrable(D, c f) from integrable(D, f)."""
    f = ctx.builder.conclusion(line).args[1]
    return ctx.builder.lemma(name, {"D": domain, "c": Num(scale), "$f": f}, [line])


def _scaled_value(ctx: Context, p: Proposal, head: str, domain: Term, line: int) -> int | None:
    """binder(D, c f) = c * value from binder(D, f) = value."""
    known = None if p.integrable is None else instance(ctx, p.integrable, p.values)
    left = ctx.builder.conclusion(line).args[0]
    assert type(left) is App
    if known is None:
        return None
    predicate = {"integral": "integrable", "sum": "summable"}[head]
    known = _carry(ctx, known, domain, left.args[1], predicate, head)
    if known is None:
        return None
    pulled = ctx.builder.lemma(
        f"{head}_const_mul", {"D": domain, "c": Num(p.scale), "$f": left.args[1]}, [known]
    )
    return ctx.builder.chain(pulled, ctx.builder.add("rewrite", (line,), ctx.builder.right(pulled)))


def _proposals(ctx: Context, head: str, domain: Term, body: Term) -> list[Proposal]:
    key = ("proposals", head, domain, body)
    found = ctx.memo.get(key)
    if found is None:
        inner, x, opened = ctx.open(domain, body)
        proposed = [matcher(inner, domain, x, opened) for matcher in matchers().get(head, ())]
        found = ctx.memo[key] = [p for p in proposed if p is not None]
    assert isinstance(found, list)
    return found


def instance(ctx: Context, name: str, values: Mapping[str, Term]) -> int | None:
    """The lemma at the values, its hypotheses proved in the context."""
    from kld_proof.search.goals import prove_goal

    try:
        lemma = lookup(name)
    except KernelError:
        return None  # a theorem whose own certificate is being made
    chosen = {v: values[v] for v in lemma.variables}
    premises = []
    for h in lemma.hypotheses:
        line = prove_goal(ctx, substitute(h, chosen))
        if line is None:
            return None
        premises.append(line)
    try:
        return ctx.builder.lemma(name, chosen, premises)
    except KernelError:
        return None


def _pointwise(ctx: Context, domain: Term, body: Term, other: Term) -> int | None:
    """all(D, body = other)."""
    from kld_proof.search.normal_form.normalise import prove_equal

    inner, x, opened = ctx.open(domain, body)
    line = prove_equal(inner, opened, apply(other, Var(x)))
    return None if line is None else ctx.builder.add("generalize", (line,), x, domain)


def _carry(ctx: Context, line: int, domain: Term, body: Term, predicate: str, head: str) -> int | None:
    found = ctx.builder.conclusion(line)
    if found.args[1] == body:
        return line
    same = _pointwise(ctx, domain, body, found.args[1])
    if same is None:
        return None
    name = f"{predicate}_congr"
    return ctx.builder.lemma(name, {"D": domain, "$f": body, "$g": found.args[1]}, [same, line])


def _carry_value(ctx: Context, line: int, domain: Term, body: Term, head: str) -> int | None:
    left = ctx.builder.conclusion(line).args[0]
    assert type(left) is App and type(body) is Lam
    if left.args[1] == body:
        return line
    same = _pointwise(ctx, domain, body, left.args[1])
    if same is None:
        return None
    step = ctx.builder.lemma(f"{head}_congr", {"D": domain, "$f": body, "$g": left.args[1]}, [same])
    return ctx.builder.chain(step, line)
