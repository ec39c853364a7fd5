"""Where a report goes: a stream that may close early, or a file that is never half written."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, TextIO

from kld_proof.errors import InputError
from kld_proof.report.plain import one_line

if TYPE_CHECKING:
    from pathlib import Path


def to_stream(text: str, stream: TextIO) -> None:
    """Writes and flushes; silent where the reader has gone; what the encoding lacks is escaped.

    Raises InputError where nothing can be written, as on a full disk.
    """
    try:
        _write_escaping(text, stream)
        stream.flush()
    except BrokenPipeError:
        # Python flushes stdout again at exit, and would complain then.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        raise InputError(f"cannot write the output: {error.strerror or type(error).__name__}") from None


def _write_escaping(text: str, stream: TextIO) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def check_destination(path: Path) -> None:
    """Raises InputError where no file could be written, before any work is done for it."""
    if path.is_dir():
        raise InputError(f"--output needs a file, and {one_line(str(path))} is a folder")
    if not path.parent.is_dir():
        raise InputError(f"--output: the folder {one_line(str(path.parent))} does not exist")


def to_file(text: str, path: Path) -> None:
    """Replaces the file at once, so that a reader sees the old report or the new one, never a part.

    A pipe or a device is written to directly.  Raises InputError where the file cannot be written.
    """
    check_destination(path)
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")
        else:
            _replace(text, path.resolve())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"cannot write {one_line(str(path))}: {reason}") from None


def _replace(text: str, path: Path) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else _usual_mode())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def complain(sentence: str) -> None:
    """One line on standard error; nobody can be told where that fails."""
    with contextlib.suppress(InputError):
        to_stream(f"kld-proof: {one_line(sentence)}\n", sys.stderr)
