"""Proves or refutes every relation of a written derivation.

The names below arrive when they are first used: `import kld_proof` itself imports nothing.
"""

from __future__ import annotations

import sys
from types import ModuleType

__version__ = "0.1.0"

TYPE_CHECKING = False  # typing itself costs more to import than everything else here

_HOMES = {
    "Derivation": "kld_proof.document.python",
    "Markdown": "kld_proof.sources",
    "Report": "kld_proof.report.model",
    "verify": "kld_proof.verify",
    "verify_code": "kld_proof.code",
}

__all__ = ["Derivation", "Markdown", "Report", "__version__", "verify", "verify_code"]

if TYPE_CHECKING:
    from kld_proof.code import verify_code
    from kld_proof.document.python import Derivation
    from kld_proof.report.model import Report
    from kld_proof.sources import Markdown
    from kld_proof.verify import verify


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    value: object = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """The package, in which `verify` stays the function after the submodule of that name was imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "verify" and isinstance(value, ModuleType):
            value = value.verify
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
