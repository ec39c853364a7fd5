"""The command `code`: is this function, or this line, the formula?"""

from __future__ import annotations

import argparse
import json
from typing import Any

from kld_proof.errors import InputError


def add_code_command(subparsers: Any) -> None:
    """Declare `code` and its options."""
    parser = subparsers.add_parser(
        "code",
        help="say whether a line of Python code is a named formula",
        description="Says whether Python code computes a named formula, with a proof. The code is never run.",
        epilog="Exit status: 0 the code is the formula (element by element, or summed over the latent axis "
        "or all axes); 1 anything else; 2 wrong call or file.",
    )
    parser.add_argument("targets", nargs="*", metavar="FILE.py:TARGET",
                        help="TARGET is FUNCTION, Class.METHOD, LINE or LINE-LINE")  # fmt: skip
    parser.add_argument(
        "--equals", metavar="NAME", help="the formula, such as gaussian_kl_standard; see --list"
    )
    parser.add_argument("--let", action="append", default=[], metavar="NAME=EXPRESSION",
                        help="what a name of the code is in the formula: logvar='ln(sigma**2)'")  # fmt: skip
    parser.add_argument("--up-to", default="", metavar="factor,constant,clamp",
                        help="accept a positive factor, an added constant, a clamped result")  # fmt: skip
    parser.add_argument(
        "--axes", metavar="batch,latent", help="the axes of the arguments (default: batch,latent)"
    )
    parser.add_argument(
        "--stability", action="store_true", help="add the ranges where float32 overflows or cancels"
    )
    parser.add_argument(
        "--registry", choices=["torch"], help="check the closed forms of an installed library"
    )
    parser.add_argument("--list", action="store_true", help="list the formulas")
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run_code(args: argparse.Namespace) -> int:
    """Do what the options say; the exit status."""
    if args.list:
        return _list()
    if args.registry:
        from kld_proof.code.registry import run_registry

        return run_registry(args.format)
    if not args.targets or not args.equals:
        raise InputError("code needs FILE.py:TARGET and --equals NAME (--list shows the names)")
    from kld_proof.code.check import verify_file

    lets = _lets(args.let)
    up_to = [word for word in args.up_to.split(",") if word]
    axes = args.axes.split(",") if args.axes else None
    reports = []
    for target in args.targets:
        path, separator, name = target.rpartition(":")
        if not separator or not path or not name:
            raise InputError(f"{target}: write FILE.py:FUNCTION, FILE.py:LINE or FILE.py:LINE-LINE")
        report = verify_file(path, name, args.equals, lets, up_to, axes)
        if args.stability:
            from kld_proof.code.stability import add_stability

            add_stability(report)
        reports.append(report)
    if args.format == "json":
        print(
            json.dumps(
                {"format": "kld-proof-code", "version": 1, "reports": [r.to_json() for r in reports]},
                indent=2,
            )
        )
    else:
        print("\n\n".join(_printable(str(r)) for r in reports))
    return max(r.exit_status for r in reports)


def _printable(text: str) -> str:
    """The text without control characters, which a name of a file or of the code may hold."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def _lets(options: list[str]) -> dict[str, str]:
    lets = {}
    for option in options:
        name, separator, expression = option.partition("=")
        if not separator or not name.strip() or not expression.strip():
            raise InputError(f"--let {option}: write NAME=EXPRESSION")
        lets[name.strip()] = expression.strip()
    return lets


def _list() -> int:
    from kld_proof.code.formulas import FORMULAS
    from kld_proof.code.printing import in_python

    for formula in FORMULAS.values():
        print(f"{formula.name}\n  {formula.title}\n  = {in_python(formula.closed_form)}")
    return 0
