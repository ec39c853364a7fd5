"""The errors that a person can cause; each message is one clear sentence."""

from __future__ import annotations


class KldProofError(Exception):
    """Base of every error that the package raises on purpose."""


def sentence(error: Exception) -> str:
    """What to tell a person: the error's own sentence, or that it is a bug."""
    if isinstance(error, KldProofError):
        return str(error)
    told = f"internal error: {type(error).__name__}: {error}"
    return f"{told}; please report it (KLD_PROOF_TRACEBACK=1 shows where)"


class InputError(KldProofError):
    """A file, option or text that cannot be used; exit status 2."""
