"""Integrals whose ends may be in either order: from a to b with b < a they are minus those from b to a.

An integral from a to b needs a <= b, and the proof of a step has to show it.  Where that is open, a second
reading of the step tells the two cases apart.

Main statement: `reread(t, given)`.
"""

from __future__ import annotations

from collections.abc import Sequence

from kld_proof.kernel.term import App, Lam, Num, Term


def reread(t: Term, given: Sequence[Term]) -> Term:
    """`t` with both cases for every integral over an interval; `t` itself where the order is given."""
    if isinstance(t, Lam):
        body = reread(t.body, given)
        return t if body is t.body else Lam(body)
    if not isinstance(t, App) or not t.args:
        return t
    args = tuple(reread(a, given) for a in t.args)
    found = t if all(a is b for a, b in zip(args, t.args, strict=True)) else App(t.head, *args)
    return _both_ways(found, given) if found.head == "integral" else found


def _both_ways(t: App, given: Sequence[Term]) -> Term:
    domain, body = t.args
    if not isinstance(domain, App) or domain.head != "interval":
        return t
    a, b = domain.args
    ordered = (isinstance(a, Num) and isinstance(b, Num)) or any(
        App(head, a, b) in given for head in ("lt", "le")
    )
    if ordered:
        return t
    back = App("integral", App("interval", b, a), body)
    return App("ite", App("le", a, b), t, App("neg", back))
