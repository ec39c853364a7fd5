"""How terms are shown to people."""

from __future__ import annotations

from functools import lru_cache

from kld_proof.kernel.term import Term, show


@lru_cache(1024)
def latex(t: Term) -> str:
    """The term as LaTeX; in the kernel's notation where it is one that no reader makes.

    Nothing checks the arguments of a head: `integral` of a number, or `div` of one term, are terms too, and a
    saved proof may hold them.  They have no LaTeX.
    """
    from kld_proof.document.latex.printer import latex as printed

    try:
        return printed(t)
    except (LookupError, ValueError, AssertionError):  # too few or too many arguments, or no function below
        return show(t)


_SIGNS = {"=": "=", "!=": "\\neq", "<": "<", "<=": "\\leq", ">": ">", ">=": "\\geq"}


def relation(left: Term, sign: str, right: Term) -> str:
    """A relation between two terms as LaTeX; `sign` is a relation of `Step`."""
    return f"{latex(left)} {_SIGNS[sign]} {latex(right)}"
