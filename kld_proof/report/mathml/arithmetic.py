"""The shapes of arithmetic: sums, products, quotients, powers, roots and cases."""

from __future__ import annotations

from kld_proof.kernel.term import App, Num, Term
from kld_proof.report.mathml.printer import (
    ATOM,
    BINDER,
    NEGATION,
    POWER,
    PRODUCT,
    RELATION,
    RELATIONS,
    SUM,
    Printer,
    Shapes,
    brackets,
    operator,
    row,
)


def _add(p: Printer, t: App) -> str:
    if not t.args:
        return "<mn>0</mn>"
    parts = [p.at(t.args[0], NEGATION)]
    for a in t.args[1:]:
        positive = _opposite(a)
        sign, shown = ("+", a) if positive is None else ("−", positive)
        parts.append(operator(sign) + p.at(shown, BINDER))
    return "".join(parts)


def _opposite(t: Term) -> Term | None:
    """What is taken away, where `t` is written with a minus sign; else None."""
    if type(t) is Num and t.value < 0:
        return Num(-t.value)
    return t.args[0] if type(t) is App and t.head == "neg" else None


def _mul(p: Printer, t: App) -> str:
    """Factors side by side; a dot before a number, brackets around a product inside the product."""
    if not t.args:
        return "<mn>1</mn>"
    parts = [p.at(t.args[0], PRODUCT)]
    for a in t.args[1:]:
        nested = type(a) is App and a.head == "mul"
        parts.append(operator("·" if _begins_with_digit(a) else "\u2062"))
        parts.append(p.at(a, POWER if nested else PRODUCT))
    return "".join(parts)


def _begins_with_digit(t: Term) -> bool:
    while type(t) is App and t.head in ("mul", "pow", "div") and t.args:
        t = t.args[0]
    return type(t) is Num


def _neg(p: Printer, t: App) -> str:
    return operator("−") + p.at(t.args[0], BINDER)


def _div(p: Printer, t: App) -> str:
    return f"<mfrac>{row(p.at(t.args[0], SUM))}{row(p.at(t.args[1], SUM))}</mfrac>"


def _pow(p: Printer, t: App) -> str:
    return f"<msup>{row(p.at(t.args[0], ATOM))}{row(p.at(t.args[1], SUM))}</msup>"


def _exp(p: Printer, t: App) -> str:
    exponent = t.args[0]
    if type(exponent) is Num and exponent.value == 1:
        return '<mi mathvariant="normal">e</mi>'
    return f'<msup><mi mathvariant="normal">e</mi>{row(p.at(exponent, SUM))}</msup>'


def _sqrt(p: Printer, t: App) -> str:
    return f"<msqrt>{p.at(t.args[0], SUM)}</msqrt>"


def _abs(p: Printer, t: App) -> str:
    return row(operator("|") + p.at(t.args[0], SUM) + operator("|"))


def _factorial(p: Printer, t: App) -> str:
    return p.at(t.args[0], ATOM) + operator("!")


def _binom(p: Printer, t: App) -> str:
    top, bottom = (row(p.at(a, SUM)) for a in t.args)
    return brackets(f'<mfrac linethickness="0">{top}{bottom}</mfrac>')


def _ite(p: Printer, t: App) -> str:
    condition, yes, no = (p.at(a, RELATION) for a in t.args)
    rows = f"<mtr><mtd>{yes}</mtd><mtd><mtext>if\u00a0</mtext>{condition}</mtd></mtr>"
    rows += f"<mtr><mtd>{no}</mtd><mtd><mtext>otherwise</mtext></mtd></mtr>"
    return row(f"{operator('{')}<mtable>{rows}</mtable>")


def _relation(p: Printer, t: App) -> str:
    return operator(RELATIONS[t.head]).join(p.at(a, SUM) for a in t.args)


SHAPES: Shapes = {
    "add": _add,
    "mul": _mul,
    "neg": _neg,
    "div": _div,
    "pow": _pow,
    "exp": _exp,
    "sqrt": _sqrt,
    "abs": _abs,
    "factorial": _factorial,
    "binom": _binom,
    "ite": _ite,
    **dict.fromkeys(RELATIONS, _relation),
}
