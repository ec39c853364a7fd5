"""The folder where results are kept, one file for each document.

Nothing here may fail: a folder that cannot be written, a file that is torn or of another version, all mean
that nothing is known.  `KLD_PROOF_CACHE` names another folder; set to nothing it turns the cache off.
"""

from __future__ import annotations

import json
import os
import sys
from binascii import crc32
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kld_proof.record import record

if TYPE_CHECKING:
    from kld_proof.report.model import DocumentResult

MOST = 2000  # files; the oldest go first
LARGEST = 10_000_000  # bytes of a document
NAME = "kld_proof"


@record(frozen=True)
class Past:
    """The result on a text; `text` is None where it is a part only."""

    text: str | None
    result: DocumentResult


class Cache:
    """Results of earlier runs in a folder: one file for each document."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.package = folder, package()

    def recall(self, path: Path) -> Past | None:
        """What this package found in the file the last time, if anything."""
        from kld_proof.cache.serial import loads

        # Whatever is wrong with the file, it is as if there were none.
        with suppress(Exception), open(self._file(path), encoding="utf-8") as stream:
            if [*map(str.rstrip, (next(stream), next(stream)))] == self._head(path):
                text, result = loads(stream.read())
                return Past(text, result)
        return None

    def keep(self, path: Path, text: str | None, result: DocumentResult) -> None:
        """Puts the result on a file in the place of an older one, at once."""
        from kld_proof.cache.serial import dumps

        target = self._file(path)
        part = target.with_suffix(f".{os.getpid()}")
        with suppress(Exception):  # no room, no permission: the next run searches again
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not target.exists():
                self._make_room()
            try:
                part.write_text("\n".join([*self._head(path), dumps((text, result))]), encoding="utf-8")
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def _file(self, path: Path) -> Path:
        return self.folder / f"{crc32(os.fsencode(path.absolute())):08x}-{path.name[:60]}.json"

    def _head(self, path: Path) -> list[str]:
        """What a file of results begins with: whose they are."""
        return [json.dumps(str(path)), self.package]

    def _make_room(self) -> None:
        """Deletes the older half of the files where there are too many."""
        with os.scandir(self.folder) as files:
            known = sorted((f.stat().st_mtime_ns, f.path) for f in files)
        for _, name in known[: len(known) // 2] if len(known) >= MOST else ():
            os.unlink(name)


def package() -> str:
    """The Python that runs, and the state of this package and of those that it uses, in a few characters."""
    files: list[object] = [*sorted(_files(os.path.dirname(os.path.dirname(__file__))))]
    installed = [p for p in sys.path if os.path.basename(p) in ("site-packages", "dist-packages")]
    files += [os.stat(p).st_mtime_ns for p in installed if os.path.isdir(p)]  # changes as packages do
    return f"{' '.join(sys.version.split())} {crc32(repr(files).encode()):08x}"


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                about = entry.stat()
                yield entry.path, about.st_mtime_ns, about.st_size
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path)


def default_folder() -> Path | None:
    """Where the results of this user are; None where there shall be no cache, or no home is known."""
    named = os.environ.get("KLD_PROOF_CACHE")
    if named is not None:
        return Path(named) if named else None
    try:
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / NAME
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / NAME
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / NAME
    except RuntimeError:
        return None


def text_of(path: Path) -> str | None:
    """What is in a file; None for what is no file, or cannot be read, or is too much to compare."""
    with suppress(OSError):
        if path.is_file() and path.stat().st_size <= LARGEST:
            return path.read_bytes().decode("utf-8", "surrogateescape")
    return None
