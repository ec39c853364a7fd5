"""Files to blocks: which files there are to read, and which reader reads them.

Main statements: `read_blocks(path)` gives the title and the blocks of a file; `find_files(paths)` lists the
files under files and directories.  Whatever cannot be read is an InputError of one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kld_proof.document.blocks import Block, Source
from kld_proof.errors import InputError

SUFFIXES = (".md", ".markdown", ".qmd", ".rmd", ".ipynb", ".tex")
MAX_BYTES = 50_000_000


def read_blocks(path: str | Path) -> tuple[str, list[Block]]:
    """The title (possibly empty) and the blocks of a Markdown file, a notebook or a TeX file."""
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(f"{path}: only files that end in {', '.join(SUFFIXES)} are read")
    text = _text(path)
    try:
        return _read(text, suffix, str(path))
    except RecursionError:
        raise InputError(f"{path}: nested too deeply") from None
    except InputError as error:
        raise InputError(str(error) if str(path) in str(error) else f"{path}: {error}") from None


def _read(text: str, suffix: str, path: str) -> tuple[str, list[Block]]:
    if suffix == ".ipynb":
        from kld_proof.document.notebook import read_notebook

        return read_notebook(text, path)
    if suffix == ".tex":
        from kld_proof.document.tex import read_tex

        return read_tex(Source(text))
    from kld_proof.document.markdown import read_markdown

    return read_markdown(Source(text))


def _text(path: Path) -> str:
    """The text of a UTF-8 file without its byte order mark, line ends untouched."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or 'cannot be read'}") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}: not UTF-8 text (byte 0x{data[error.start]:02x} in line {line})") from None


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files themselves, and every file of a known suffix in the directories, sorted, each once."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            found.update(dict.fromkeys(p for p in inside if not _hidden(p.relative_to(path))))
        elif path.exists():
            found[path] = None
        else:
            raise InputError(f"{path}: no such file or directory")
    return list(found)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") or part in ("node_modules", "__pycache__") for part in path.parts)
