"""Random variables on four outcomes: a quick look whether a claim about means can hold for all of them."""

from __future__ import annotations

from kld_proof.kernel.term import App, Lam, Num, Term, Var, apply, names

VALUES = ((1, 3, 4, 8), (2, 7, 1, 5), (5, 2, 9, 3), (6, 1, 2, 4))
OUTCOMES = len(VALUES[0])


def in_sample(t: Term) -> Term:
    """`t` with every mean as that of fixed numbers, one for each outcome; other functions stay."""
    functions = sorted(n for n in names(t) if n.startswith("$"))
    return _averaged(t, functions) if functions and len(functions) <= len(VALUES) else t


def _averaged(t: Term, functions: list[str]) -> Term:
    if type(t) is Lam:
        return Lam(_averaged(t.body, functions))
    if type(t) is not App:
        return t
    if t.head == "expect":
        values = [_averaged(apply(t.args[0], _outcome(i)), functions) for i in range(OUTCOMES)]
        return App("div", App("add", *values), Num(OUTCOMES))
    for i in range(OUTCOMES):
        if t.head in functions and t.args == (_outcome(i),):
            return Num(VALUES[functions.index(t.head)][i])
    return App(t.head, *[_averaged(a, functions) for a in t.args])


def _outcome(i: int) -> Var:
    return Var(f"outcome {i}")
