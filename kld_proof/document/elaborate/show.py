"""Terms as LaTeX, by the printer of the LaTeX reader."""

from __future__ import annotations

from kld_proof.kernel.term import Term, show


def latex(t: Term) -> str:
    """The LaTeX of a term or proposition; its plain rendering where it has none."""
    try:
        from kld_proof.document.latex.printer import latex as printed

        return printed(t)
    except (ImportError, KeyError, ValueError, AssertionError):
        return show(t)
