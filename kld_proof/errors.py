"""The errors that a person can cause; each message is one clear sentence."""

from __future__ import annotations


class KldProofError(Exception):
    """Base of every error that the package raises on purpose."""


class InputError(KldProofError):
    """A file, option or text that cannot be used; exit status 2."""
