"""The command line: from arguments to an exit status.  Nothing is imported before it is known what was asked.

Exit status: 0 every relation is proved; 1 something is refuted, not proved or unread (with --strict:
or remarked on); 2 the call or a file is wrong, or nothing was found to check; 130 interrupted.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from kld_proof import garbage
from kld_proof.errors import KldProofError, sentence

USAGE, INTERRUPTED = 2, 130


def program() -> NoReturn:
    """`main`, then the end of the process without the work of freeing what it held."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed: what is written there goes nowhere
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
    garbage.pause()
    status = main()
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status; errors are one sentence on standard error."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    except KeyboardInterrupt:
        return _ended("interrupted", INTERRUPTED)
    except BrokenPipeError:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return USAGE
    except Exception as error:
        if os.environ.get("KLD_PROOF_TRACEBACK") and not isinstance(error, KldProofError):
            raise
        return _ended(sentence(error), USAGE)


def _run(argv: list[str]) -> int:
    if not any(a.startswith("-") for a in argv):  # argparse takes as long as the proofs of a short page
        if argv[:1] == ["replay"] and argv[1:]:
            from kld_proof.replay import run_replay

            return run_replay(argv[1:])
        if argv[:1] == ["verify"]:
            return _verify(argv[1:])
    from kld_proof.options import parser

    options = parser(argv).parse_args(argv)
    return int(options.run(options))


def _verify(paths: Sequence[str]) -> int:
    """`verify` without options."""
    from kld_proof.commands import run_verify
    from kld_proof.request import VerifyRequest

    request = VerifyRequest()
    request.paths = paths
    return run_verify(request)


def _ended(sentence: str, status: int) -> int:
    from kld_proof.report.write import complain

    complain(sentence)
    return status
