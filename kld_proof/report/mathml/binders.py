"""The shapes of what binds a variable: integrals, sums, products, derivatives, expectations; and sets."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.term import App, Bound, Lam, Term, Var
from kld_proof.report.mathml.printer import PRODUCT, SUM, Printer, Shapes, brackets, identifier, operator, row

_INFINITY = identifier("∞")
_D = identifier("d")


def _ends(p: Printer, domain: Term) -> tuple[str, str] | None:
    """The two ends of an interval or range of numbers; None for any other set."""
    if type(domain) is not App:
        return None
    ends = [row(p.at(end, SUM)) for end in domain.args]
    if domain.head in ("interval", "range"):
        return ends[0], ends[1]
    if domain.head in ("above", "from"):
        return ends[0], _INFINITY
    return (row(operator("−") + _INFINITY), ends[0]) if domain.head == "below" else None


def _integral(p: Printer, t: App) -> str:
    if type(t.args[0]) is App and t.args[0].head == "given":
        bodies = (f.body for f in (t.args[1], t.args[0].args[0]) if type(f) is Lam)
        shown = operator("|").join(p.at(_without_outcome(f, 0), SUM) for f in bodies)
        return "<mi>𝔼</mi>" + row(operator("[") + shown + operator("]"))
    name, body = p.under(t.args[1], "xyztuv", PRODUCT)
    low, high = _ends(p, t.args[0]) or (row(p.at(t.args[0], SUM)), row(""))
    sign = f"<msubsup>{operator('∫')}{low}{high}</msubsup>"
    return f'{sign}{body}<mspace width="0.2em"/>{_D}{name}'


def _series(sign: str) -> Callable[[Printer, App], str]:
    def shape(p: Printer, t: App) -> str:
        name, body = p.under(t.args[1], "kijnmlxyz", PRODUCT)
        ends = _ends(p, t.args[0])
        if ends is None:
            return (
                f"<munder>{operator(sign)}{row(name + operator('∈') + p.at(t.args[0], SUM))}</munder>{body}"
            )
        return (
            f"<munderover>{operator(sign)}{row(name + operator('=') + ends[0])}{ends[1]}</munderover>{body}"
        )

    return shape


def _limit(p: Printer, t: App) -> str:
    """lim below which stands what is approached."""
    domain = t.args[0]
    assert type(domain) is App
    name, body = p.under(t.args[1], "nkmij" if domain.head == "from" else "xyztuv", PRODUCT)
    if domain.head in ("interval", "around"):
        end = p.at(domain.args[0], SUM)
        end = f"<msup>{row(end)}{operator('+')}</msup>" if domain.head == "interval" else end
    else:
        end = _INFINITY if domain.head != "below" else operator("−") + _INFINITY
    return f"<munder>{operator('lim')}{row(name + operator('→') + end)}</munder>{body}"


def _deriv(p: Printer, t: App) -> str:
    """d/dx (body) at x = the point."""
    name, body = p.under(t.args[0], "xyztuv", SUM)
    point = f"<msub>{operator('|')}{row(name + operator('=') + p.at(t.args[1], SUM))}</msub>"
    return f"<mfrac>{_D}{row(_D + name)}</mfrac>{brackets(body)}{point}"


def _expect(p: Printer, t: App) -> str:
    """`E[X]`: the outcome is not written, so `$X` at the outcome prints as `X`."""
    body = t.args[0].body if type(t.args[0]) is Lam else t.args[0]
    return "<mi>𝔼</mi>" + row(operator("[") + p.at(_without_outcome(body, 0), SUM) + operator("]"))


def _without_outcome(t: Term, depth: int) -> Term:
    if type(t) is App and t.head.startswith("$") and t.args == (Bound(depth),):
        return Var(t.head[1:])
    if type(t) is App:
        return App(t.head, *[_without_outcome(a, depth) for a in t.args])
    if type(t) is Lam:
        return Lam(_without_outcome(t.body, depth + 1))
    return Bound(t.index - 1) if type(t) is Bound and t.index > depth else t


def _set(p: Printer, t: App) -> str:
    low, high = _ends(p, t) or ("", "")
    if t.head in ("range", "from"):
        return operator("{") + low + operator(",…,") + high + operator("}")
    return brackets(low + operator(",") + high)


def _columns(p: Printer, t: App) -> str:
    return f"<msup>{identifier('ℝ')}{row(p.at(t.args[0], SUM))}</msup>"


SHAPES: Shapes = {
    "columns": _columns,
    "integral": _integral,
    "sum": _series("∑"),
    "prod": _series("∏"),
    "limit": _limit,
    "deriv": _deriv,
    "expect": _expect,
    **dict.fromkeys(("interval", "above", "below", "range", "from"), _set),
}
