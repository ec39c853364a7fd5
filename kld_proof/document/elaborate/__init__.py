"""From the blocks of a page to a `Document`: names get their meaning, relations become steps."""

from __future__ import annotations

from kld_proof.document.elaborate.laws import expectation  # noqa: F401  (it registers a reader, like those below)
from kld_proof.document.elaborate.page import elaborate
from kld_proof.document.elaborate.terms import arithmetic, binders, cases, evaluations, functions  # noqa: F401

__all__ = ["elaborate"]
