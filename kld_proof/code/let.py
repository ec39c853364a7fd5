"""What the user says of a name: `--let logvar='ln(sigma**2)'`."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from kld_proof.code.execute import Executor
from kld_proof.code.formulas import Formula
from kld_proof.code.match import SCALES, Meaning
from kld_proof.code.reading import Reading
from kld_proof.code.scope import Scope
from kld_proof.code.source import Source, Unread
from kld_proof.code.values import Module, Tensor, flat
from kld_proof.errors import InputError
from kld_proof.kernel.term import App, Num, Term, Var, names, substitute

_FUNCTIONS = {n: f"torch.{n}" for n in ("exp", "log", "sqrt", "abs", "square", "log1p", "expm1", "sigmoid")}
_FUNCTIONS |= {"ln": "torch.log", "softplus": "torch.nn.functional.softplus"}
_LAMBDA = "lambda_"
"""How Python names may spell the letter: the word itself is one of the language."""


def read_let(text: str, formula: Formula) -> Term:
    """The expression `text` over the symbols of the formula; Python's notation, `ln` and `log` natural.

    The word `lambda` is the Greek letter in it.
    """
    source = Source(re.sub(r"\blambda\b", _LAMBDA, text), "the expression of --let")
    body = source.tree.body
    if len(body) != 1 or not isinstance(body[0], ast.Expr):
        raise InputError(f"--let: {text!r} is not one expression")
    evaluator = Executor(source, Scope(source), Reading(lambda name: False))
    evaluator.frames[-1].update({name: Module(dotted) for name, dotted in _FUNCTIONS.items()})
    evaluator.frames[-1]["pi"] = flat(App("pi"))
    try:
        value = evaluator.evaluate(body[0].value)
    except Unread as error:
        raise InputError(f"--let: {text!r}: {error.message}") from None
    if not isinstance(value, Tensor):
        raise InputError(f"--let: {text!r} is no formula")
    term = substitute(value.term, {_LAMBDA: Var("lambda")})
    unknown = names(term) - set(formula.symbols)
    if unknown:
        raise InputError(
            f"--let: `{min(unknown)}` is no symbol of {formula.name}, which has {', '.join(formula.symbols)}"
        )
    return term


def recognise(term: Term, formula: Formula) -> Meaning | None:
    """The meaning that the expression spells, if it is one of the usual ones."""
    for symbol, (role, law) in formula.roles.items():
        if term == Var(symbol):
            return Meaning("sigma" if role == "scale" else role, law, guess=False)
        if role == "scale":
            for kind in SCALES:
                meaning = Meaning(kind, law, guess=False)
                if term == meaning.term(formula):
                    return meaning
            if term in (
                App("mul", Num(2), App("ln", Var(symbol))),
                App("mul", App("ln", Var(symbol)), Num(2)),
            ):
                return Meaning("logvar", law, guess=False)
    return None


def numbers_of(lets: Mapping[str, Term]) -> dict[str, Term]:
    """Those of `lets` that are plain numbers."""
    return {name: term for name, term in lets.items() if type(term) is Num}
