"""The error of the LaTeX reader."""

from __future__ import annotations

from kld_proof.errors import InputError


class LatexError(InputError):
    """A formula that is not understood: one sentence, the offset of the offending token, and the token.

    `readings` lists the possible readings where the trouble is an ambiguity.
    """

    def __init__(
        self, message: str, offset: int = 0, token: str = "", readings: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.offset, self.token, self.readings = offset, token, readings
