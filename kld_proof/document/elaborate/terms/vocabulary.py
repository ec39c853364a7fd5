"""Canonical names (`ast.Name.name`) that have a meaning of their own."""

from __future__ import annotations

INCOMPLETE_GAMMA = "Gamma(,)"
"""The key under which gamma with two arguments is left open."""
ELEMENTARY = {
    "ln": "ln",
    "exp": "exp",
    "sin": "sin",
    "cos": "cos",
    "tan": "tan",
    "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan",
    "asin": "asin",
    "acos": "acos",
    "atan": "atan",
    "floor": "floor",
    "ceil": "ceil",
    "sinh": "sinh",
    "cosh": "cosh",
    "tanh": "tanh",
    "erf": "erf",
    "sgn": "sign",
    "sign": "sign",
    "Gamma": "gamma",
    "psi": "digamma",
    "digamma": "digamma",
    "cot": "cot",
    "sec": "sec",
    "csc": "csc",
    "coth": "coth",
    "sech": "sech",
    "csch": "csch",
}
QUOTIENTS = {
    "cot": ("cos", "sin"),
    "sec": ("", "cos"),
    "csc": ("", "sin"),
    "coth": ("cosh", "sinh"),
    "sech": ("", "cosh"),
    "csch": ("", "sinh"),
}
"""Functions that are quotients of others, by what stands above and below the line ("" for 1)."""
LOGARITHMS = frozenset({"log", "lg", "lb"})
EXPECTATION = frozenset({"E", "bb(E)", "mean", "Mean"})
VARIANCE = frozenset({"Var", "var", "bb(V)", "V"})
COVARIANCE = frozenset({"Cov", "cov"})
CORRELATION = frozenset({"Corr", "corr"})
DEVIATION = frozenset({"Std", "std", "SD", "sd"})
DIVERGENCE = frozenset({"KL", "KLD", "D_KL", "cal(D)_KL", "bb(KL)", "D_kl"})
ENTROPY = frozenset({"H", "h", "cal(H)", "bb(H)"})
LAW_FUNCTIONS = frozenset({"f", "F", "M"})
"""With a random variable below them: its density, distribution function and moment-generating function."""
PROBABILITY = frozenset({"Pr", "P", "bb(P)", "p"})
OPERATORS = EXPECTATION | VARIANCE | COVARIANCE | CORRELATION | DEVIATION | DIVERGENCE | ENTROPY
INDICATOR = "indicator"
"""The function of a relation or an event that is 1 where it holds, however the page writes it."""
BIAS = frozenset({"Bias", "bias"})
"""Of an estimate: its mean less what it estimates, unless the page defines it."""

ACCENTS = frozenset({"hat", "bar", "tilde"})
"""What estimates, means and transformed names wear; the wide accents are the same ones."""


def is_accented(name: str) -> bool:
    """Whether a name wears an accent of an estimate: `hat(x)`, `bar(x)`, `tilde(x)_i`."""
    return name.partition("(")[0] in ACCENTS


def swapped_case(name: str) -> str:
    """`P_1` for `p_1` and back: the law of a density, and the density of a law."""
    return name[0].swapcase() + name[1:]


def plain(name: str) -> str:
    """A name without the style of its letter: `cal(N)` is `N`."""
    if name.endswith(")") and name.partition("(")[0] in ("cal", "bb", "scr", "frak"):
        return name.partition("(")[2][:-1]
    return name


SQUARE = "²"
"""Ends the key of the definition of a square: `s²` is what `s^2 = ...` says."""

MEANINGS = ("(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)", "(viii)", "(ix)", "(x)", "(xi)", "(xii)")
"""Labels of names that a page also uses for something else (`names.topics`): `sigma^(ii)`, a second sigma."""
_STYLES = (0x1D434, 0x1D468, 0x1D5A0, 0x1D608, 0x1D670)
"""Where the alphabets begin whose letters are second, third, ... meanings of Latin ones; all look alike."""


def another(name: str, number: int) -> str:
    """What a name is called in its second (1), third (2), ... meaning: a letter remains a single letter."""
    if len(name) == 1 and name.isascii() and name.isalpha() and number <= len(_STYLES):
        place = ord(name) - (ord("a") - 26 if name.islower() else ord("A"))
        return "\u210e" if (name, number) == ("h", 1) else chr(_STYLES[number - 1] + place)
    return f"{name}^{MEANINGS[number - 1]}" if number <= len(MEANINGS) else f"{name}^({number})"


def letter(name: str) -> str:
    """A name as it is written, without the label of its meaning."""
    base, _, label = name.rpartition("^")
    return base if base and label in MEANINGS else name
