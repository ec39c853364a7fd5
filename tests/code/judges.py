"""The judge that the tests use: the real one where it stands."""

from __future__ import annotations

try:
    from kld_proof.verdict import verify_step as judge
except ModuleNotFoundError:
    from tests.code.numeric import judge

__all__ = ["judge"]
