"""The derivations that the package ships, written with SymPy; each module has a function `derivation()`.

Its written twin is docs/derivations/NAME.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from kld_proof.document.model import Document
from kld_proof.library.axioms import topics


def shipped() -> Iterator[Document]:
    """One document for each module of this package, the Gaussian one first."""
    for name in topics(__path__[0]):
        parts = import_module(f"{__name__}.{name}").derivations()
        yield Document(name, [d.to_model() for d in parts])
