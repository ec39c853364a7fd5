"""What the text assumes of a defined name, it assumes of what the name stands for."""

from __future__ import annotations

from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.terms.context import ReadError, Vocabulary
from kld_proof.document.elaborate.terms.vocabulary import SQUARE
from kld_proof.kernel.term import App, Lam, Num, Term, Var, names
from kld_proof.record import replace


def assumptions(declared: Declared, words: Vocabulary) -> None:
    """Put the definitions of bare names, and of their squares, into all that is assumed."""
    for k, assumption in enumerate(declared.assumptions):
        prop = assumption.premise.prop
        if prop is None or not any({n, n + SQUARE} & words.definitions.keys() for n in names(prop)):
            continue
        try:
            meant = _put_in(prop, words)
        except ReadError:
            continue
        if meant != prop:
            stated = replace(assumption.premise, prop=meant)
            declared.assumptions[k] = replace(assumption, premise=stated)


def _put_in(t: Term, words: Vocabulary) -> Term:
    match t:
        case App(head="pow", args=(Var(name=name), Num(value=e))) if (
            name + SQUARE in words.definitions and e % 2 == 0
        ):
            value = words.definitions[name + SQUARE]()
            return value if e == 2 else App("pow", value, Num(e / 2))
        case Var(name=name) if name in words.definitions:
            return words.definitions[name]()
        case App(head=head, args=args):
            return App(head, *[_put_in(a, words) for a in args])
        case Lam(body=body):
            return Lam(_put_in(body, words))  # what is put in has no loose variables
    return t
