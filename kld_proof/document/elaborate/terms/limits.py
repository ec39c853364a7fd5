"""Limits: which set the variable comes from, and what it approaches there (docs/semantics.md)."""

from __future__ import annotations

from kld_proof.document.elaborate.names import shadows
from kld_proof.document.elaborate.terms import domains
from kld_proof.document.elaborate.terms.context import Context, Unknown, lam
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, names, substitute, subterms

WHOLE = frozenset("ijkmnNMK")  # letters that stand for whole numbers on their way to infinity
POLED = ("div", "ln", "sqrt", "pow")  # operations that are not defined everywhere
SIDES = {">": 1, "<": -1}


def limit(node: ast.BigOp, context: Context) -> Term:
    """`limit(D, f)`; Unknown, and kept as written, where f depends on unspecified functions of x."""
    variable = node.variables[0] if len(node.variables) == 1 else None
    if not isinstance(variable, ast.Name) or node.lower is None:
        raise Unknown("a limit without its variable", node.start)
    inferred = list(context.inferred)
    try:
        return _limit(node, variable, node.lower, context)
    except Unknown:
        context.inferred[:] = inferred
        raise


def _limit(node: ast.BigOp, variable: ast.Name, end: ast.Node, context: Context) -> Term:
    side = _side(node, variable, end)
    domain = _set(variable, end, side, context)
    with context.binder((variable.name,), domain) as local:
        shadows.check(variable, node.body, context)
        body = read(node.body, context)
    shadows.check_dependent(variable, body, context)
    for s in subterms(body):
        if isinstance(s, App) and s.head.startswith("$") and local.name in names(s):
            raise Unknown("the limit of an unspecified function", node.start)
    if side < 0:
        end_of = domain.args[1]
        turned = substitute(body, {local.name: App("add", end_of, App("neg", local))})
        return App("limit", App("interval", ZERO, ONE), lam(turned, local))
    if domain == App("around", ZERO, ONE) and _needs_positive(body, local):
        context.note(f"{variable.name} comes from above, where the expression is defined")
        domain = App("interval", ZERO, ONE)
    start = _beginning(body, local)
    if domain == App("above", ZERO) and start is not None:
        domain = App("above", start)
    return App("limit", _clear(domain, body, local), lam(body, local))


def _clear(domain: App, body: Term, x: Var) -> App:
    """The set without the places, away from its end, where a polynomial that the body divides by vanishes."""
    from kld_proof.document.elaborate.terms.poles import beyond, within

    if not any(isinstance(s, App) and s.head in POLED and x.name in names(s) for s in subterms(body)):
        return domain
    match domain.head, domain.args:
        case (("above" | "from"), (Num(value=a),)):
            return App(domain.head, Num(beyond(body, x, a)))
        case "below", (Num(value=a),):
            turned = substitute(body, {x.name: App("neg", x)})
            return App("below", Num(-beyond(turned, x, -a)))
        case "around", (Num(value=a), Num(value=r)):
            return App("around", Num(a), Num(within(body, x, a, r)))
    return domain


def _side(node: ast.BigOp, variable: ast.Name, end: ast.Node) -> int:
    """1 for `x \\to a^+`, -1 for `x \\to a^-`, 0 for both sides."""
    if node.domain is None:
        return 0
    beyond = strip(node.domain)
    if isinstance(beyond, ast.Chain) and len(beyond.links) == 1 and beyond.first is not None:
        link = beyond.links[0]
        if strip(beyond.first) == variable and strip(link.side) == strip(end) and link.relation.op in SIDES:
            return SIDES[link.relation.op]
    raise Unknown("a limit under a condition", node.start)


def _set(variable: ast.Name, end: ast.Node, side: int, context: Context) -> App:
    """The set whose end is approached: from below, the right end."""
    far = domains.infinite(end)
    if far and isinstance(strip(end), ast.Add):
        raise Unknown("the end of a limit is not clear", end.start)
    if far > 0:
        said = context.words.said.get(variable.name, "naturals")
        whole = variable.name in WHOLE and said != "reals"
        return App("from", ONE) if whole else App("above", ZERO)
    if far < 0:
        return App("below", ZERO)
    place = read(end, context)
    if variable.name in names(place):
        raise Unknown("what a limit approaches mentions its variable", end.start)
    if side > 0:
        return App("interval", place, App("add", place, ONE))
    if side < 0:
        return App("interval", App("add", place, App("neg", ONE)), place)
    return App("around", place, ONE)


def _needs_positive(body: Term, x: Var) -> bool:
    """Whether a logarithm, a root or a power that is no whole one is taken of x itself."""
    for s in subterms(body):
        if isinstance(s, App) and s.args[:1] == (x,):
            if s.head in ("ln", "sqrt"):
                return True
            if s.head == "pow" and not (isinstance(s.args[1], Num) and s.args[1].value.denominator == 1):
                return True
    return False


def _beginning(body: Term, x: Var) -> Term | None:
    """a, where all integrals up to x begin at a: they are meant for x > a."""
    found = {s.args[0].args[0] for s in subterms(body) if _ends_at(s, x)}  # type: ignore[attr-defined]
    return found.pop() if len(found) == 1 and x.name not in str(found) else None


def _ends_at(s: Term, x: Var) -> bool:
    domain = s.args[0] if isinstance(s, App) and s.head == "integral" else None
    return isinstance(domain, App) and domain.head == "interval" and domain.args[1] == x
