"""Terms as Python writes them: what was read, shown back to the person who wrote it."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.code.values import SIZE
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, apply

_CHOICE, _SUM, _PRODUCT, _SIGN, _POWER, _ATOM = 0, 1, 2, 3, 4, 5
_COMPARED = {"lt": "<", "le": "<="}


def in_python(term: Term) -> str:
    """The term in Python's notation, with `ln` for the natural logarithm."""
    return _show(term)[0]


def exact(value: Fraction) -> str:
    """A number as a short decimal where it is one, else as a fraction."""
    denominator = value.denominator
    while denominator % 2 == 0:
        denominator //= 2
    while denominator % 5 == 0:
        denominator //= 5
    if denominator != 1 or value.denominator == 1:
        return str(value)
    digits = 0
    while (value * 10**digits).denominator != 1:
        digits += 1
    if digits > 6:
        return f"{float(value):g}" if Fraction(f"{float(value):g}") == value else str(value)
    return f"{float(value):.{digits}f}"


def _show(term: Term) -> tuple[str, int]:
    if type(term) is Var:
        return (_size(term.name), _ATOM) if term.name.startswith(SIZE) else (term.name, _ATOM)
    if type(term) is Num:
        text = exact(term.value)
        return text, _SIGN if term.value < 0 else _PRODUCT if "/" in text else _ATOM
    if type(term) is Lam:
        return _show(apply(term, Var("i")))
    if type(term) is Bound:
        return "i", _ATOM
    assert type(term) is App
    head, args = term.head, term.args
    if head.startswith("$"):
        return head[1:], _ATOM
    if head == "all":
        return f"{_show(args[1])[0]} for each element", _CHOICE
    if head == "sum":
        return f"sum({_show(args[1])[0]})", _ATOM
    if head == "add":
        text = _at(args[0], _SUM)
        for a in args[1:]:
            negative = type(a) is App and a.head == "neg"
            below = type(a) is Num and a.value < 0
            shown = _at(a.args[0], _PRODUCT) if negative and type(a) is App else _at(a, _SUM + (not below))
            text += (
                f" - {shown}" if negative else f" - {shown[1:]}" if shown.startswith("-") else f" + {shown}"
            )
        return text, _SUM
    if head == "neg":
        return "-" + _at(args[0], _POWER), _SIGN
    if head == "mul":
        return " * ".join([_at(args[0], _PRODUCT), *[_at(a, _SIGN) for a in args[1:]]]), _PRODUCT
    if head == "div":
        return f"{_at(args[0], _PRODUCT)} / {_at(args[1], _SIGN)}", _PRODUCT
    if head == "pow":
        return f"{_at(args[0], _ATOM)}**{_at(args[1], _POWER)}", _POWER
    if head in _COMPARED:
        return f"{_at(args[0], _SUM)} {_COMPARED[head]} {_at(args[1], _SUM)}", _CHOICE
    if not args:
        return head, _ATOM
    return f"{'where' if head == 'ite' else head}({', '.join(_show(a)[0] for a in args)})", _ATOM


def _at(term: Term, strength: int) -> str:
    text, own = _show(term)
    return text if own >= strength else f"({text})"


def _size(name: str) -> str:
    axis = name.removeprefix(SIZE)
    return "batch_size" if axis == "0" else "latent_size" if axis == "1" else f"size_{axis}"
