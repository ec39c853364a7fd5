"""Integrals and sums as linear combinations of basic ones.

The body of a binder is written as `c1 h1(x) + (c2 h2(x) + ...)` with the c free of x; where every h is
integrable (summable), the binder goes inside and each basic integral is looked up in `search.known`.
"""

from __future__ import annotations

from functools import partial

from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, Var, apply, bind, names, subterms
from kld_proof.polynomial import Monomial, Polynomial, TooLarge
from kld_proof.record import record
from kld_proof.search.context import Context
from kld_proof.search.known import instance, known_integrable, known_value
from kld_proof.search.normal_form.cancel import reduced
from kld_proof.search.normal_form.normalise import normalise, prove_equal
from kld_proof.search.normal_form.separate import separate_exponentials

# The lemma names for each kind of binder: predicate, congruence, sum and constant factor of both.
LEMMAS = {
    "integral": ("integrable", "integral_congr", "integrable_congr", "integral_add", "integrable_add",
                 "integral_const_mul", "integrable_const_mul"),
    "sum": ("summable", "sum_congr", "summable_congr", "sum_add", "summable_add",
            "sum_const_mul", "summable_const_mul"),
}  # fmt: skip
HEADS = {"integrable": "integral", "summable": "sum"}


@record(frozen=True)
class Combination:
    """`all(D, body = c1 h1 + (c2 h2 + ...))`, with the line that shows it."""

    head: str
    domain: Term
    body: Lam
    parts: tuple[tuple[Term, Lam], ...]
    nested: Lam
    line: int


def decompose(
    ctx: Context, head: str, domain: Term, body: Term, cancelled: bool = True
) -> Combination | None:
    """The body as a combination of basic functions of the bound variable.  None where it is too large.

    Cancelled, y/(1 + y)**2 is 1/(1 + y) - 1/(1 + y)**2, of which both may diverge.
    """
    assert type(body) is Lam
    key = ("combination", head, domain, body, cancelled)
    way = partial(_within_bounds, ctx, head, domain, body, cancelled)
    return ctx.builder.table.find(ctx.memo, key, way)


def _within_bounds(ctx: Context, head: str, domain: Term, body: Lam, cancelled: bool) -> Combination | None:
    try:
        return _decompose(ctx, head, domain, body, cancelled)
    except TooLarge:
        return None


def _decompose(ctx: Context, head: str, domain: Term, body: Lam, cancelled: bool) -> Combination | None:
    inner, x, opened = ctx.open(domain, body)
    normal, line = normalise(inner, opened)
    normal, line = separate_exponentials(inner, x, normal, line)
    groups: dict[Monomial, Polynomial] = {}
    p = inner.polynomial(normal)
    for m, c in (reduced(inner.ring, p) if cancelled else p).items():
        bound = tuple((g, e) for g, e in m if x in names(inner.ring.term_of(g)))
        free = tuple(pair for pair in m if pair not in bound)
        groups.setdefault(bound, {})[free] = c
    order = sorted(groups, key=inner.ring.monomial_key)
    parts = [(inner.ring.canonical(groups[m]), inner.ring.monomial(m)) for m in order]
    nested: Term = App("mul", *parts[-1]) if parts else ZERO
    for scale, h in reversed(parts[:-1]):
        nested = App("add", App("mul", scale, h), nested)
    last = inner.regrouped(normal, nested)
    if last is None:
        return None
    equation = ctx.builder.chain(line, last)
    quantified = ctx.builder.add("generalize", (equation,), x, domain)
    return Combination(
        head, domain, body, tuple((c, bind(h, x)) for c, h in parts), bind(nested, x), quantified
    )


def integrable(ctx: Context, domain: Term, body: Term, predicate: str = "integrable") -> int | None:
    """A line integrable(D, body) (or summable)."""
    key = (predicate, domain, body)
    return ctx.builder.table.find(ctx.memo, key, partial(_integrable, ctx, domain, body, predicate))


def _integrable(ctx: Context, domain: Term, body: Term, predicate: str) -> int | None:
    goal = App(predicate, domain, body)
    if goal in ctx.facts:
        return ctx.facts[goal]
    # The centre first: about it, a power of (x - m) is one monomial, and elsewhere it has to be expanded.
    line = _normal(ctx, goal)
    if line is None:
        line = _centred(ctx, goal)
    if line is None:
        line = known_integrable(ctx, predicate, domain, body)
    if line is None:
        line = _by_hypothesis(ctx, goal)
    if line is not None:
        return line
    from kld_proof.search.integration.change import change

    moved = change(ctx, domain, body) if predicate == "integrable" else None
    if moved is not None:
        return instance(ctx, moved.integrable, moved.values)
    combination = decompose(ctx, HEADS[predicate], domain, body)
    if combination is None:
        return None
    if combination.parts == ((ONE, body),):
        from kld_proof.search.integration.elimination import by_elimination

        line = by_elimination(ctx, goal)
        return _by_limits(ctx, goal) if line is None else line
    lines = _part_lines(ctx, combination)
    if lines is None:
        combination, lines = _uncancelled(ctx, combination)
    if lines is None:
        return _by_limits(ctx, goal)
    if lines:
        nested = combined(ctx, combination, lines)
    else:
        nested = ctx.builder.lemma(f"{predicate}_zero", {"D": domain})
    congr = LEMMAS[combination.head][2]
    values = {"D": domain, "$f": body, "$g": combination.nested}
    return ctx.builder.lemma(congr, values, [combination.line, nested])


def _by_limits(ctx: Context, goal: App) -> int | None:
    """Integrability of what has an antiderivative with limits at both ends."""
    from kld_proof.search.integration.improper import improper_integrable

    domain, body = goal.args
    assert type(body) is Lam
    return improper_integrable(ctx, domain, body) if goal.head == "integrable" else None


def _improper(ctx: Context, head: str, domain: Term, body: Lam) -> int | None:
    """A line integral(D, f) = value by limits of an antiderivative."""
    from kld_proof.search.integration.improper import improper_value

    return improper_value(ctx, domain, body) if head == "integral" else None


def _normal(ctx: Context, goal: App) -> int | None:
    """The goal by the theorem about polynomials of degree two under a normal law."""
    from kld_proof.search.integration.normal_law import REALS, normal_integrable

    domain, body = goal.args
    assert type(body) is Lam
    return normal_integrable(ctx, body) if goal.head == "integrable" and domain == REALS else None


def _centred(ctx: Context, goal: App) -> int | None:
    """The goal by a shift of the variable to the centre of a Gaussian factor."""
    from kld_proof.search.tactics.integral import REALS, centred, shifted

    domain, body = goal.args
    if goal.head != "integrable" or domain != REALS:
        return None
    about = centred(ctx, domain, body)
    if about is None:
        return None
    equal, f, centre = about
    line = integrable(ctx, domain, shifted(f, centre))
    if line is None:
        return None
    line = ctx.builder.lemma("integrable_shift", {"$f": f, "c": centre}, [line])
    if equal is None:
        return line
    assert type(body) is Lam
    return ctx.builder.lemma("integrable_congr", {"D": domain, "$f": body, "$g": f}, [equal, line])


def _by_hypothesis(ctx: Context, goal: App) -> int | None:
    """The goal from a hypothesis about a function that is its own, or the opposite of it, everywhere on D."""
    domain = goal.args[0]
    for fact, line in [*ctx.facts.items(), *universal_instances(ctx), *_at_members(ctx, goal)]:
        if type(fact) is App and fact.head == goal.head and fact.args[0] == domain:
            # A comparison may ask for integrability further inside, but not for this comparison again.
            if fact in ctx.builder.comparing:
                continue
            ctx.builder.comparing.add(fact)
            try:
                found = _carried(ctx, goal, fact, line)
                if found is None:
                    found = _carried(ctx, goal, *_opposite(ctx, fact, line))
            finally:
                ctx.builder.comparing.discard(fact)
            if found is not None:
                return found
    return None


def _opposite(ctx: Context, fact: App, line: int) -> tuple[App, int]:
    """integrable(D, -f) from integrable(D, f)."""
    domain, f = fact.args
    values = {"D": domain, "c": Num(-1), "$f": f}
    negative = ctx.builder.lemma(LEMMAS[HEADS[fact.head]][6], values, [line])
    return ctx.builder.conclusion(negative), negative


def _carried(ctx: Context, goal: App, fact: App, line: int) -> int | None:
    """The goal from `fact`, whose function is equal to the goal's everywhere on D."""
    domain, body = goal.args
    inner, x, opened = ctx.open(domain, body)
    equation = prove_equal(inner, opened, apply(fact.args[1], Var(x)))
    if equation is None:
        return None
    quantified = ctx.builder.add("generalize", (equation,), x, domain)
    congr = LEMMAS[HEADS[goal.head]][2]
    return ctx.builder.lemma(congr, {"D": domain, "$f": body, "$g": fact.args[1]}, [quantified, line])


def _at_members(ctx: Context, goal: App) -> list[tuple[Term, int]]:
    """Integrability that is assumed of all members of a family, at those that stand in the goal."""
    from kld_proof.search.sign import member

    found: list[tuple[Term, int]] = []
    if goal.args[0] != App("space"):
        return found
    atoms = (s for s in subterms(goal.args[1]) if type(s) is App and s.head[:1] == "$" and len(s.args) == 2)
    places = dict.fromkeys(s.args[0] for s in atoms if not s.args[0].loose)
    for every, line in ctx.quantified() if places else ():
        body = every.args[1].body  # type: ignore[attr-defined]
        if type(body) is not App or body.head != "integrable_rv" or len(body.args) != 1:
            continue
        for place in places:
            inside = member(ctx, place, every.args[0])
            if inside is not None:
                i = ctx.builder.add("specialize", (line, inside))
                f = ctx.builder.conclusion(i).args[0]
                i = ctx.builder.lemma("integrable_of_integrable_rv", {"$f": f}, [i])
                found.append((ctx.builder.conclusion(i), i))
    return found


def universal_instances(ctx: Context) -> list[tuple[Term, int]]:
    """P[t] for the hypotheses all(D, P) and t in D; random variables are integrable over the outcomes."""
    found = ctx.memo.get("universal instances")
    if found is None:
        found = ctx.memo["universal instances"] = list[tuple[Term, int]]()
        b = ctx.builder
        quantified = [(f, i) for f, i in ctx.facts.items() if type(f) is App and f.head == "all"]
        members = [(f, i) for f, i in ctx.facts.items() if type(f) is App and f.head == "in"]
        for every, line in quantified:
            for inside, member_line in members:
                if every.args[0] == inside.args[1]:
                    i = b.add("specialize", (line, member_line))
                    p = b.conclusion(i)
                    if p.head == "integrable_rv" and len(p.args) == 1:
                        i = b.lemma("integrable_of_integrable_rv", {"$f": p.args[0]}, [i])
                    found.append((b.conclusion(i), i))
    assert isinstance(found, list)
    return found


def _part_lines(ctx: Context, combination: Combination) -> list[int] | None:
    """integrable(D, h) for every basic function h."""
    predicate = LEMMAS[combination.head][0]
    lines: list[int] = []
    for _, h in combination.parts:
        line = integrable(ctx, combination.domain, h, predicate)
        if line is None:
            return None
        lines.append(line)
    return lines


def _uncancelled(ctx: Context, combination: Combination) -> tuple[Combination, list[int] | None]:
    """The combination without cancellations, and its lines, where those of the given one diverge."""
    if len(combination.parts) < 2 or not any(
        type(s) is App and s.head == "div" for s in subterms(combination.nested)
    ):
        return combination, None
    plain = decompose(ctx, combination.head, combination.domain, combination.body, cancelled=False)
    if plain is None or plain.parts == combination.parts:
        return combination, None
    lines = _part_lines(ctx, plain)
    return (combination, None) if lines is None else (plain, lines)


def combined(ctx: Context, combination: Combination, lines: list[int]) -> int:
    """integrable(D, c1 h1 + (c2 h2 + ...)) from a line integrable(D, h) for each part."""
    return _integrable_nested(ctx, combination, lines)[0]


def _integrable_nested(ctx: Context, combination: Combination, lines: list[int]) -> list[int]:
    """integrable(D, c_i h_i + ...) for every tail of the nested sum, the whole first."""
    _, _, _, _, add, _, scale = LEMMAS[combination.head]
    b, domain = ctx.builder, combination.domain
    tails: list[int] = []
    tail: Lam | None = None
    for (c, h), line in reversed(list(zip(combination.parts, lines, strict=True))):
        term = Lam(App("mul", c, h.body))
        scaled = b.lemma(scale, {"D": domain, "c": c, "$f": h}, [line])
        if tail is None:
            tail, current = term, scaled
        else:
            current = b.lemma(add, {"D": domain, "$f": term, "$g": tail}, [scaled, tails[-1]])
            tail = Lam(App("add", term.body, tail.body))
        tails.append(current)
    return tails[::-1]


def binder_equation(ctx: Context, head: str, domain: Term, body: Term) -> int | None:
    """A line `binder(D, body) = c1 v1 + (c2 v2 + ...)`, or with a canonical body where it cannot be split."""
    combination = decompose(ctx, head, domain, body)
    if combination is None:
        return None
    b = ctx.builder
    congr = LEMMAS[head][1]
    lines = _part_lines(ctx, combination)
    if lines is None:
        combination, lines = _uncancelled(ctx, combination)
    values = {"D": domain, "$f": body, "$g": combination.nested}
    if lines is None:
        assert type(body) is Lam
        line = _improper(ctx, head, domain, body)
        return _canonical_body(ctx, combination) if line is None else line
    start = b.lemma(congr, values, [combination.line])
    if not lines:
        return b.chain(start, b.lemma(f"{head}_zero", {"D": domain}))
    return b.chain(start, split(ctx, combination, lines))


def split(ctx: Context, combination: Combination, lines: list[int]) -> int:
    """A line `binder(D, c1 h1 + (c2 h2 + ...)) = c1 v1 + (c2 v2 + ...)`; `lines` are integrable(D, h)."""
    b, head, domain = ctx.builder, combination.head, combination.domain
    _, _, _, add, _, scale, scale_integrable = LEMMAS[head]
    tails = _integrable_nested(ctx, combination, lines)
    equation: int | None = None
    tail: Lam | None = None
    items = list(zip(combination.parts, lines, tails, strict=True))
    for index in range(len(items) - 1, -1, -1):
        (c, h), line, _ = items[index]
        term = Lam(App("mul", c, h.body))
        pulled = b.lemma(scale, {"D": domain, "c": c, "$f": h}, [line])
        value = known_value(ctx, head, domain, h)
        value = _improper(ctx, head, domain, h) if value is None else value
        if value is not None:
            pulled = b.chain(pulled, b.add("rewrite", (value,), b.right(pulled)))
        if tail is None:
            equation, tail = pulled, term
        else:
            scaled = b.lemma(scale_integrable, {"D": domain, "c": c, "$f": h}, [line])
            added = b.lemma(add, {"D": domain, "$f": term, "$g": tail}, [scaled, tails[index + 1]])
            assert equation is not None
            equation = b.chain(added, b.add("rewrite", (pulled, equation), b.right(added)))
            tail = Lam(App("add", term.body, tail.body))
    assert equation is not None
    return equation


def _canonical_body(ctx: Context, combination: Combination) -> int | None:
    """The same binder with the canonical form of its body: equal bodies become identical."""
    inner, x, opened = ctx.open(combination.domain, combination.nested)
    target = inner.canonical(opened)
    equation = inner.regrouped(opened, target)
    if equation is None:
        return None
    b, domain = ctx.builder, combination.domain
    quantified = b.add("generalize", (equation,), x, domain)
    congr = LEMMAS[combination.head][1]
    first = b.lemma(
        congr, {"D": domain, "$f": combination.body, "$g": combination.nested}, [combination.line]
    )
    second = b.lemma(congr, {"D": domain, "$f": combination.nested, "$g": bind(target, x)}, [quantified])
    return b.chain(first, second)
