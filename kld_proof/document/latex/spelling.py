"""Canonical names back to LaTeX: the inverse of `names.NameReader`."""

from __future__ import annotations

import re

from kld_proof.document.latex import notation as table
from kld_proof.document.pattern import late

NUMBERED = "^()"
"""Behind the base of a name that is numbered above: `x^{(i)}` is a term of another sequence than `x_i`."""
DOT, PLACE = "•", "#"
"""Below a name: an index that is averaged over, and one that is left: `y_{i.}` has the base `y_{#•}`."""
VECTORIAL = tuple(accent + style for accent in ("", "hat(", "bar(", "tilde(") for style in ("bold(", "vec("))
"""How names in bold or under an arrow begin, also under the accent of an estimate."""
_PARTS = late(
    r"(?P<base>[^'_^]+)(?P<primes>'*)(?:_(?P<sub>\{.*?\}(?=\^|$)|[^^]+))?(?:\^(?P<label>.+))?", re.DOTALL
)
_MARKS = {
    mark: command for command, mark in reversed([*table.ACCENTS.items(), *table.STYLES.items()]) if mark
}
_COMMANDS = {
    "bold": "mathbf",
    "cal": "mathcal",
    "bb": "mathbb",
    "scr": "mathscr",
    "frak": "mathfrak",
    "hat": "hat",
}
_SIGNS = {"*": "*", "+": "+", "-": "-", "dagger": "\\dagger"}


def latex_name(name: str) -> str:
    """LaTeX that reads back as the canonical `name`: `hat(mu)_1` gives `\\hat{\\mu}_{1}`."""
    parts = _PARTS.fullmatch(name)
    if parts is None:
        return _upright(name)
    base, sub, label = parts["base"], parts["sub"], parts["label"]
    if base in table.FUNCTIONS and len(base) > 1 and sub:
        return _upright(name)
    text = _base(base) + parts["primes"]
    if sub:
        text += "_{" + _subscript(sub) + "}"
    if label:
        text += "^{" + _label(label) + "}"
    return text


def _base(base: str) -> str:
    mark, _, rest = base.partition("(")
    if rest.endswith(")") and mark in _MARKS:
        return f"\\{_COMMANDS.get(mark, _MARKS[mark])}{{{_inner(mark, rest[:-1])}}}"
    if base in table.SYMBOLS:
        return "\\" + base
    return base if len(base) == 1 or base.isdigit() else _upright(base)


def _inner(mark: str, inner: str) -> str:
    """What stands under a mark: a word under a style keeps its letters, a name under an accent is a name."""
    if mark in table.STYLES.values() and inner.isascii() and inner.isalnum() and inner not in table.SYMBOLS:
        return inner
    return latex_name(inner)


def _upright(word: str) -> str:
    return "\\mathrm{" + word.replace("_", "\\_") + "}"


def _subscript(sub: str) -> str:
    if not sub.startswith("{"):
        if sub in table.SYMBOLS:
            return "\\" + sub
        return _upright(sub) if len(sub) > 2 and sub.isalpha() else sub
    return _dots(re.sub(r"[A-Za-z]{2,}", lambda m: _word(m.group()), sub[1:-1]))


def dotted_name(base: str, indices: list[str]) -> str:
    """LaTeX for a term of the sequence `y_{#•}`."""
    letter, _, pattern = base.partition("_")
    places = iter(indices)
    below = "".join(next(places, PLACE) if c == PLACE else c for c in pattern[1:-1])
    return f"{latex_name(letter)}_{{{_dots(below)}}}"


def _dots(text: str) -> str:
    return text.replace(DOT, "\\bullet ").strip()


def _word(word: str) -> str:
    return "\\" + word + " " if word in table.SYMBOLS or word == "cdot" else word


def _label(label: str) -> str:
    if label in _SIGNS:
        return _SIGNS[label]
    if label.startswith("("):
        return label
    return "\\mathrm{" + label.strip("{}") + "}"
