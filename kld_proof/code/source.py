"""Python source as data: read with limits, parsed by `ast`, never imported and never run.

A text that is too large, too deep or no Python is refused with one sentence (`InputError`).  Numbers
are taken from the characters of the source, so that `0.1` is 1/10 and not its binary neighbour.
"""

from __future__ import annotations

import ast
import stat
import warnings
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from kld_proof.errors import InputError, KldProofError

MAX_BYTES = 2_000_000
MAX_LINE = 20_000
MAX_DIGITS = 400


class Unread(KldProofError):
    """A piece of code that was not understood: one sentence, and its 1-based line and column."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column
        self.needs_axes = False

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.message}" if self.line else self.message


class Source:
    """A parsed module and its lines; `first_line` is the number of its first line in the file."""

    def __init__(self, text: str, path: str = "", first_line: int = 1) -> None:
        self.path, self.first_line = path, first_line
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.lines = text.split("\n")
        self.tree = _parse(text, path or "the source")

    def unread(self, node: ast.AST, message: str) -> Unread:
        """The error for `node`, with its place in the file (columns count characters)."""
        line = getattr(node, "lineno", 0)
        if not line:
            return Unread(message)
        before = self.lines[line - 1].encode()[: getattr(node, "col_offset", 0)]
        column = len(before.decode(errors="replace")) + 1
        return Unread(message, line + self.first_line - 1, column)

    def number(self, node: ast.Constant) -> Fraction:
        """The exact value of a number literal, from its characters."""
        if isinstance(node.value, int):
            return Fraction(node.value)
        text = self.lines[node.lineno - 1].encode()[node.col_offset : node.end_col_offset].decode()
        text = text.replace("_", "").lower()
        exponent = text.partition("e")[2] or "0"
        if len(text) > MAX_DIGITS or abs(int(exponent)) > MAX_DIGITS:
            raise self.unread(node, f"the number has more than {MAX_DIGITS} digits")
        if float(text) != node.value:
            raise self.unread(node, "the number could not be found in the text")
        return Fraction(text)


def read_source(path: str) -> Source:
    """The source in the file `path`; raises `InputError` if there is none that can be read."""
    file = Path(path)
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(f"{path}: not a regular file")
        if status.st_size > MAX_BYTES:
            raise InputError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB")
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise InputError(f"{path}: not UTF-8 text") from None
        reason = getattr(error, "strerror", None) or "not a usable path"
        raise InputError(f"{path}: {reason.lower()}") from None
    return Source(text, path)


def _parse(text: str, name: str) -> ast.Module:
    if "\0" in text:
        raise InputError(f"{name}: holds a null byte")
    if len(text) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB")
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            raise InputError(f"{name}, line {number}: longer than {MAX_LINE} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as error:
        raise InputError(f"{name}, line {error.lineno or 1}: not Python: {error.msg}") from None
    except (RecursionError, MemoryError):
        raise InputError(f"{name}: nested too deeply") from None
    except (ValueError, OverflowError) as error:
        raise InputError(f"{name}: not Python: {error}") from None


def assigned_names(statement: ast.AST) -> Iterator[str]:
    """Every name that `statement` may bind or change, at any depth."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            yield node.name
        elif isinstance(node, ast.MatchMapping) and node.rest:
            yield node.rest
