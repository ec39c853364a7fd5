"""Canonical names (`mu_1`, `hat(mu)_1`, `bold(x)`, `x'`, `theta^(t)`) as MathML."""

from __future__ import annotations

import re
import unicodedata
from html import escape

from kld_proof.report.plain import visible

_GREEK = {unicodedata.name(c).split()[-1].lower(): c for c in "αβγδεζηθικλμνξοπρστυφχψω"}
_GREEK["lambda"] = _GREEK.pop("lamda")
_GREEK |= {name.capitalize(): letter.upper() for name, letter in _GREEK.items()}
_GREEK |= {"varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "ell": "ℓ", "infty": "∞"}
_ACCENTS = {"hat": "^", "bar": "¯", "overline": "¯", "tilde": "~", "dot": "˙", "vec": "→"}
_DECORATED = re.compile(r"([a-z]+)\((.*)\)")
_PARTS = re.compile(r"(?P<base>.+?)(?:_(?P<sub>\{.*\}|[^_^']+))?(?:\^(?P<label>[^_^']+))?(?P<primes>'*)")


def name_markup(name: str) -> str:
    """The name with its subscript, label and primes in their places; anything else as it stands."""
    match = _PARTS.fullmatch(name)
    if match is None:
        return _identifier(name)
    base = _base(match["base"])
    over = (match["label"] or "").strip("()") if match["label"] else ""
    marks = "′" * len(match["primes"])
    upper = (_identifier(over) if over else "") + (f"<mo>{marks}</mo>" if marks else "")
    lower = _subscript(match["sub"]) if match["sub"] else ""
    if lower and upper:
        return f"<msubsup>{base}{lower}<mrow>{upper}</mrow></msubsup>"
    if lower:
        return f"<msub>{base}{lower}</msub>"
    return f"<msup>{base}<mrow>{upper}</mrow></msup>" if upper else base


def _base(text: str) -> str:
    match = _DECORATED.fullmatch(text)
    if match is None:
        return _identifier(text)
    inside = name_markup(match[2])
    if match[1] in _ACCENTS:
        return f'<mover accent="true">{inside}<mo>{_ACCENTS[match[1]]}</mo></mover>'
    if match[1] in ("bold", "cal", "bb", "frak"):
        return f'<mrow class="{match[1]}">{inside}</mrow>'
    return _identifier(text)


def _subscript(text: str) -> str:
    parts = text.strip("{}").split(",")
    return "<mrow>" + "<mo>,</mo>".join(_identifier(part) for part in parts) + "</mrow>"


def _identifier(text: str) -> str:
    if text.isascii() and text.isdigit():
        return f"<mn>{text}</mn>"
    return f"<mi>{escape(_GREEK.get(text, visible(text)))}</mi>"
