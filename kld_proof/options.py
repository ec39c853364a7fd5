"""The options of the command line.  What a command needs beyond its options is imported when it runs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from kld_proof import __version__
from kld_proof.errors import KldProofError

USAGE = 2


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence, also where its help cannot be written."""

    def _get_formatter(self) -> argparse.HelpFormatter:
        return argparse.HelpFormatter(self.prog, width=_columns())  # without a width it imports shutil

    def _print_message(self, message: str, file: Any = None) -> None:
        from kld_proof.report.write import to_stream

        to_stream(message, file or sys.stdout)

    def error(self, message: str) -> NoReturn:
        from kld_proof.report.write import complain

        complain(f"{message}; see {self.prog} --help")
        raise SystemExit(USAGE)


def _columns() -> int:
    """The width of help: that of the terminal less two columns, 78 where there is none."""
    try:
        return max(20, os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns - 2)
    except (OSError, ValueError):
        return 78


def parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    top = _Parser(
        prog="kld-proof",
        description="Proves or refutes every relation of a written derivation.",
        epilog="Exit status: 0 all proved; 1 something refuted, not proved or unread; "
        "2 wrong call, or nothing to check; 130 interrupted.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"kld-proof {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    wanted = next((a for a in argv if not a.startswith("-")), "")
    _add_verify(commands, wanted == "verify")
    _add_replay(commands)
    _add_code(commands, wanted == "code")
    return top


_Commands = argparse._SubParsersAction  # the only name argparse gives to what add_subparsers returns


def _add_verify(commands: _Commands[_Parser], wanted: bool) -> None:
    """The options of `verify` are only made where it is asked for; --help needs one line of it."""
    text = "check documents, or the derivations that the package ships"
    if not wanted:
        commands.add_parser("verify", help=text, add_help=False)
        return
    from kld_proof.report.forms import names

    verify = commands.add_parser(
        "verify",
        help=text,
        description="Checks every relation of the formulas in Markdown files and notebooks.",
        allow_abbrev=False,
        argument_default=argparse.SUPPRESS,  # the defaults stand in `VerifyRequest`
    )
    verify.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders (default: the shipped ones)"
    )
    verify.add_argument("--format", choices=names(), help="form of the report (default: text)")
    verify.add_argument(
        "--output", type=_name, metavar="FILE", help="write the report to FILE instead of the terminal"
    )
    verify.add_argument("--strict", action="store_true", help="findings such as notation slips fail as well")
    verify.add_argument(
        "--timeout", type=_seconds, metavar="SECONDS", help="longest search for one step (processor time)"
    )
    verify.add_argument(
        "--jobs", type=_count, metavar="N", help="worker processes (default: for many files all processors)"
    )
    verify.add_argument(
        "--certificates", type=_name, metavar="DIR", help="save the proofs, as JSON, for replay"
    )
    verify.add_argument(
        "--no-cache", dest="cache", action="store_false", help="search everything anew, and keep nothing"
    )
    verify.set_defaults(run=_run_verify)


def _add_replay(commands: _Commands[_Parser]) -> None:
    replay = commands.add_parser(
        "replay",
        help="re-judge saved proofs with the kernel and the library alone",
        description="Replays certificates saved by `verify --certificates DIR`; the search is not used.",
        allow_abbrev=False,
    )
    replay.add_argument("certificates", nargs="+", metavar="CERTIFICATE", help="files, or folders of them")
    replay.set_defaults(run=_run_replay)


def _add_code(commands: _Commands[_Parser], wanted: bool) -> None:
    """The real parser of `code` is only loaded where `code` is asked for; --help needs one line of it."""
    text = "compare a line of Python with a formula"
    if not wanted:
        commands.add_parser("code", help=text, add_help=False)
        return
    try:
        from kld_proof.code.command import add_code_command
    except ModuleNotFoundError:
        raise KldProofError("the command 'code' is not part of this version yet") from None
    add_code_command(commands)
    commands.choices["code"].set_defaults(run=_run_code)


def _run_verify(options: argparse.Namespace) -> int:
    from kld_proof.commands import run_verify
    from kld_proof.request import VerifyRequest

    request = VerifyRequest()
    vars(request).update(vars(options))
    return run_verify(request)


def _run_replay(options: argparse.Namespace) -> int:
    from kld_proof.replay import run_replay

    return run_replay(options.certificates)


def _run_code(options: argparse.Namespace) -> int:
    from kld_proof import garbage
    from kld_proof.code.command import run_code

    garbage.resume()
    return run_code(options)


def _name(text: str) -> str:
    """The name of a file or a folder: not an empty text."""
    if not text:
        raise argparse.ArgumentTypeError("needs a name, not an empty text")
    return text


def _seconds(text: str) -> float:
    """A positive, finite number of seconds."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e9:
        raise argparse.ArgumentTypeError(f"needs a positive number of seconds, not {text!r}")
    return value


def _count(text: str) -> int:
    """A whole number from 1 to 1024."""
    if not (text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= 1024):
        raise argparse.ArgumentTypeError(f"needs a whole number from 1 to 1024, not {text!r}")
    return int(text)
