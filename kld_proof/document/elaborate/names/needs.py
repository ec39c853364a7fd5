"""What a premise needs to have a meaning: conditions that its writer takes for granted.

Main statement: `needs(t)` are the conditions on free names under which the operations of `t` are defined, as
far as they do not depend on a bound variable or on a case.  They are assumed for premises, never for claims.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, names, subterms

POSITIVE = frozenset({"exp", "pi", "gamma", "beta", "cosh"})
UNREAD = ("$`", "$mat_", "mat_")


def needs(t: Term) -> list[Term]:
    """The conditions, each once, in the order in which they are met."""
    found = dict.fromkeys(p for p in _needs(t) if not p.loose and names(p))
    return [p for p in found if not (isinstance(p, App) and p.head == "le" and App("lt", *p.args) in found)]


def needs_of_terms(t: Term) -> list[Term]:
    """What the terms of a sequence need, for every index: `m_i = s_i / n_i` that no `n_i` is zero.

    Only what is said of an unspecified sequence: of the index itself nothing is.
    """
    depth, body = 0, t
    while isinstance(body, Lam):
        depth, body = depth + 1, body.body
    inside = dict.fromkeys(p for p in _needs(body) if p.loose and _is_of_sequence(p))
    found = []
    for prop in inside:
        for _ in range(depth):
            prop = App("all", App("integers"), Lam(prop))
        if not prop.loose:
            found.append(prop)
    return found


def _is_of_sequence(p: Term) -> bool:
    return any(n.startswith("$") and not n.startswith(UNREAD) for n in names(p))


def _needs(t: Term) -> Iterator[Term]:
    if isinstance(t, Lam):
        yield from _needs(t.body)
    if isinstance(t, App) and t.head.startswith("mat_"):
        yield from (p for a in t.args for p in _needs(a) if not _has_matrices(p))
        return
    if not isinstance(t, App) or t.head == "ite" or t.head.startswith(UNREAD):
        return
    match t.head, t.args:
        case "div", (_, d):
            yield from _nonzero(d)
        case "pow", (a, Num(value=e)) if e < 0:
            yield from _nonzero(a)
        case "pow", (a, Num(value=e)) if e.denominator > 1:
            yield App("le", ZERO, a)
        case "ln", (a,):
            yield from _positive(a)
        case (("gamma" | "digamma"), (a,)):
            yield from _positive(a)
        case "beta", (a, b):
            yield from (*_positive(a), *_positive(b))
        case "sqrt", (a,):
            yield from _nonnegative(a)
    for a in t.args:
        yield from _needs(a)


def _has_matrices(t: Term) -> bool:
    return any(isinstance(s, App) and s.head.startswith(UNREAD) for s in subterms(t))


def _nonzero(t: Term) -> Iterator[Term]:
    """The conditions under which `t` is not zero, its factors one by one."""
    match t:
        case App(head="mul", args=factors):
            for f in factors:
                yield from _nonzero(f)
        case App(head="neg", args=(a,)) | App(head="pow", args=(a, Num())) | App(head="div", args=(a, _)):
            yield from _nonzero(a)
        case App(head="sqrt", args=(a,)):
            yield from _positive(a)
        case App(head="$mat_det", args=(App(head="mat_diagonal", args=(domain, Lam(body=entry))),)):
            every = App("integers") if _has_matrices(domain) else domain  # the size is that of a vector
            yield App("all", every, Lam(App("lt", ZERO, scale(entry))))
        case App(head=head) if head in POSITIVE:
            return
        case _:
            yield App("ne", t, ZERO)


def scale(variance: Term) -> Term:
    """What is positive where a variance is: the standard deviation of which it is the square."""
    match variance:
        case App(head="pow", args=(root, Num(value=e))) if e == 2:
            return root
    return variance


def _positive(t: Term) -> Iterator[Term]:
    """The conditions under which `t` is positive."""
    match _signed(t):
        case App(head="div", args=(Num(value=v), d)) if v > 0:
            yield from _positive(d)
        case App(head="pow", args=(a, Num(value=e))) if e % 2 == 0:
            yield from _nonzero(a)
        case App(head=head) if head in POSITIVE:
            return
        case App(head=("mul" | "div"), args=parts) if any(map(_is_spread, parts)):
            for part in parts:
                yield from _nonzero(part) if _is_spread(part) else _positive(part)
        case rest:
            yield App("lt", ZERO, rest)


def _nonnegative(t: Term) -> Iterator[Term]:
    """The conditions under which `t` is not negative."""
    match _signed(t):
        case App(head="pow", args=(_, Num(value=e))) if e % 2 == 0:
            return
        case App(head=head) if head in POSITIVE:
            return
        case App(head=("mul" | "div"), args=parts) if any(map(_is_spread, parts)):
            for part in parts:  # 1/(n - 1) times a sum of squares: for all data only if 1/(n - 1) is positive
                yield from () if _is_spread(part) else _positive(part)
        case rest if not _is_spread(rest):
            yield App("le", ZERO, rest)


def _is_spread(t: Term) -> bool:
    """Whether `t` is a sum of squares."""
    match t:
        case App(head="sum", args=(_, Lam(body=App(head="pow", args=(_, Num(value=e)))))):
            return e % 2 == 0
    return False


def _signed(t: Term) -> Term:
    """`t` without factors that are positive numbers."""
    if not isinstance(t, App) or t.head != "mul":
        return t
    rest = [f for f in t.args if not (f == App("pi") or (isinstance(f, Num) and f.value > 0))]
    return App("mul", *rest) if len(rest) > 1 else rest[0] if rest else Num(1)
