"""How terms are shown to people."""

from __future__ import annotations

from kld_proof.kernel.term import Term, show


def latex(t: Term) -> str:
    """The term as LaTeX."""
    try:
        from kld_proof.document.latex.printer import latex as printed

        return printed(t)
    except (ImportError, LookupError, ValueError, AssertionError):
        return show(t)
