"""How terms are shown to people."""

from __future__ import annotations

from functools import lru_cache

from kld_proof.kernel.term import Term, show


@lru_cache(1024)
def latex(t: Term) -> str:
    """The term as LaTeX."""
    try:
        from kld_proof.document.latex.printer import latex as printed

        return printed(t)
    except (ImportError, LookupError, ValueError, AssertionError):
        return show(t)


_SIGNS = {"=": "=", "!=": "\\neq", "<": "<", "<=": "\\leq", ">": ">", ">=": "\\geq"}


def relation(left: Term, sign: str, right: Term) -> str:
    """A relation between two terms as LaTeX; `sign` is a relation of `Step`."""
    return f"{latex(left)} {_SIGNS[sign]} {latex(right)}"
