"""Which symbol of the formula a name of the code stands for: what the user says, else the convention.

A *meaning* is a kind (`mean`, `sigma`, `variance`, `logvar`, `logsigma`, `precision`, `point`) and the
number of the law.  Names are guessed from the way that people write them; a guess is always printed, and
other readings are tried only to tell the user what would make the code right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kld_proof.code.formulas import TWO, Formula
from kld_proof.code.spelling import spelt
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var

HALF = Num(Fraction(1, 2))

# kind: the meaning in terms of the scale, its inverse, whether it is positive, and its name in words.
SCALES: dict[str, tuple[Callable[[Term], Term], Callable[[Term], Term], bool, str]] = {
    "sigma": (lambda s: s, lambda v: v, True, "the standard deviation"),
    "logvar": (
        lambda s: App("ln", App("pow", s, TWO)),
        lambda v: App("exp", App("mul", HALF, v)),
        False,
        "the log-variance",
    ),
    "variance": (lambda s: App("pow", s, TWO), lambda v: App("sqrt", v), True, "the variance"),
    "logsigma": (lambda s: App("ln", s), lambda v: App("exp", v), False, "the log standard deviation"),
    "precision": (
        lambda s: App("div", ONE, App("pow", s, TWO)),
        lambda v: App("div", ONE, App("sqrt", v)),
        True,
        "the precision",
    ),
}
_PATTERNS = (
    (
        "logvar",
        r"(?:log|ln)_?(?:var(?:iance)?s?|sigma_?(?:2|sq|squared|square)|std_?(?:2|sq)|s2|v)|l_?var|lv",
    ),
    ("logsigma", r"(?:log|ln)_?(?:sigmas?|sig|stds?|stddev|scales?|sd|s)|ls"),
    ("variance", r"var(?:iance)?s?|(?:sigma|std|s)_?(?:2|sq|squared|square)"),
    ("sigma", r"sigmas?|sig|stds?|std_?dev|stddev|scales?|sd|standard_deviation"),
    ("precision", r"prec(?:ision)?"),
    ("mean", r"mus?|means?|loc|m"),
    ("point", r"x|y|sample|target|targets|obs"),
)
_FACTORS = {"loss", "kl", "kld", "weight", "weights", "coef", "coeff", "grad", "lr"}
_FIRST = {"1", "post", "posterior", "a", "enc", "encoder"}
_SECOND = {"2", "prior", "b"}
_SHORT = {"m": "mean", "mu": "mean", "v": "variance", "var": "variance", "s": "sigma", "std": "sigma",
          "lv": "logvar", "logvar": "logvar", "logv": "logvar"}  # fmt: skip
WEIGHTS = frozenset(
    [
        "beta",
        "alpha",
        "gamma",
        "lam",
        "lambda",
        "lambda_",
        "weight",
        "kl_weight",
        "kld_weight",
        "kl_coef",
        "coef",
        "w",
        "kl_w",
        "eps",
        "epsilon",
        "anneal",
        "annealing",
        "capacity",
        "free_bits",
        "n",
        "k",
        "d",
        "dim",
        "num_pixels",
        "recon_x",
        "reconstruction",
    ]
)


@dataclass(frozen=True)
class Meaning:
    """A kind and a law; `spoken` says it in words, `guess` whether the user left it to the convention."""

    kind: str
    law: int
    guess: bool = True

    def term(self, formula: Formula) -> Term:
        """The meaning in the symbols of the formula."""
        symbol = Var(self.symbol(formula))
        return SCALES[self.kind][0](symbol) if self.kind in SCALES else symbol

    def symbol(self, formula: Formula) -> str:
        wanted = ("scale" if self.kind in SCALES else self.kind, self.law)
        return next(name for name, role in formula.roles.items() if role == wanted)

    def fits(self, formula: Formula) -> bool:
        return ("scale" if self.kind in SCALES else self.kind, self.law) in formula.roles.values()

    def spoken(self, formula: Formula) -> str:
        words = (
            SCALES[self.kind][3] if self.kind in SCALES else {"mean": "the mean"}.get(self.kind, "the point")
        )
        laws = {law for _, law in formula.roles.values() if law}
        ordinal = {1: " of the first law", 2: " of the second law"}.get(self.law, "") if len(laws) > 1 else ""
        return words + ordinal


def convention(name: str, formula: Formula) -> Meaning | None:
    """The meaning that a name has by the way that people write it, if the formula has a place for it."""
    symbol = spelt(name, formula.roles) if formula.page else name
    if symbol in formula.roles:
        role, law = formula.roles[symbol]
        return Meaning("sigma" if role == "scale" else role, law)
    last = re.sub(r"[^\w]+$", "", name).rpartition(".")[2]
    last = re.sub(r"^.*\[['\"]?(\w+)['\"]?$", r"\1", last).strip("_")
    if last in WEIGHTS:
        return None
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", last).lower()
    if _FACTORS & set(words.split("_")):
        return None
    two = any(law == 2 for _, law in formula.roles.values())
    glued = re.fullmatch(r"([pq])_?(\w+)", words) if two else None
    if glued and glued[2] in _SHORT:
        return Meaning(_SHORT[glued[2]], 2 if glued[1] == "p" else 1)
    for kind, pattern in _PATTERNS:
        found = re.search(rf"(?:^|_)(?:{pattern})(?=$|_|\d|[pq]$)", words)
        if found is None and kind == "mean":
            found = re.search(r"(?:mu|mean)$", words)
        if found:
            if two and re.fullmatch(r"_?(?:log_?|ln_?)?(?:sigma|std)_?2", found.group()):
                kind, rest = ("sigma" if kind == "variance" else "logsigma"), "_2"
            else:
                rest = words[: found.start()] + "_" + words[found.end() :]
            owner = re.sub(r"\W+", "_", name.rpartition(".")[0].lower())
            meaning = Meaning(kind, _law(f"{owner}_{rest}", kind, two))
            return meaning if meaning.fits(formula) else None
    return None


def _law(rest: str, kind: str, two: bool) -> int:
    """The law by what is left of the name; 1 unless it says otherwise."""
    if kind == "point":
        return 0
    words = set(re.split(r"_|(?<=[a-z])(?=\d)", rest))
    if words & _SECOND:
        return 2
    if words & _FIRST or not two:
        return 1
    return 2 if "p" in words or "pz" in words else 1


def swapped(meanings: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """The same with the two laws exchanged."""
    return {n: Meaning(m.kind, 3 - m.law if m.law else 0, m.guess) for n, m in meanings.items()}


def says_p_and_q(names: Mapping[str, Meaning]) -> bool:
    """Are the laws called p and q, so that the name does not say which comes first?"""
    words = {w for name in names for w in re.split(r"_|\.", name.lower())}
    glued = {name[-1] for name in names} | {name[0] for name in names}
    return bool({"p", "q"} <= words or {"qz", "pz"} <= words or {"p", "q"} <= glued)


def other_readings(meanings: Mapping[str, Meaning]) -> Iterator[tuple[dict[str, Meaning], str]]:
    """Readings near the given one, each with the clause that says it: one scale, all scales, laws swapped."""
    scales = [n for n, m in meanings.items() if m.kind in SCALES]
    for name in scales:
        for kind in SCALES:
            if kind != meanings[name].kind:
                changed = dict(meanings)
                changed[name] = Meaning(kind, meanings[name].law)
                yield changed, f"`{name}` is read as {SCALES[kind][3]}"
    if len(scales) > 1:
        for kind in SCALES:
            changed = {n: Meaning(kind, m.law) if n in scales else m for n, m in meanings.items()}
            listed = " and ".join(f"`{n}`" for n in scales)
            words = SCALES[kind][3].removeprefix("the ") + "s"
            yield changed, f"{listed} are read as {words}"
    if any(m.law == 2 for m in meanings.values()):
        yield swapped(meanings), "the two laws are exchanged"


def positive(term: Term) -> Term:
    """The proposition `term > 0`."""
    return App("lt", ZERO, term)
