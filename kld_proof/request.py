"""What `verify` is asked for on the command line, with the defaults."""

from __future__ import annotations

from collections.abc import Sequence


class VerifyRequest:
    """The options of `verify` as attributes; `options.py` says what each is."""

    paths: Sequence[str] = ()
    format: str = "text"
    output: str | None = None
    strict: bool = False
    timeout: float | None = None
    jobs: int = 0  # as many as there are processors, where there are many paths
    certificates: str | None = None
    cache: bool = True
