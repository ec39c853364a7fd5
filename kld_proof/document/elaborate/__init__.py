"""From the blocks of a page to a `Document`: names get their meaning, relations become steps."""

from __future__ import annotations

from kld_proof.document.elaborate import binders, evaluations, expectation, functions, terms  # noqa: F401  (they register readers)
from kld_proof.document.elaborate.page import elaborate

__all__ = ["elaborate"]
