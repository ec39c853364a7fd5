"""What can be verified, as documents: pages, notebooks, texts, derivations in Python, the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kld_proof.document.model import Derivation, Document
from kld_proof.errors import InputError
from kld_proof.record import record

if TYPE_CHECKING:
    from kld_proof.document.blocks import Block


@record(frozen=True)
class Markdown:
    """Markdown text to verify, as if it were a file named `path`."""

    text: str
    path: str = "<text>"


def documents(x: Any) -> Iterator[Document]:
    """The documents that `x` stands for; None is what the package ships.

    Raises InputError for what cannot be read.
    """
    if x is None:
        from kld_proof.derivations import shipped

        yield from shipped()
    elif isinstance(x, Document):
        yield x
    elif isinstance(x, Derivation):
        yield Document(x.title or "derivation", [x])
    elif isinstance(x, Markdown):
        yield _read_text(x)
    elif isinstance(x, (str, Path)):
        yield _read_file(Path(x))
    elif hasattr(x, "to_model"):
        yield Document(x.title or "derivation", [x.to_model()])
    elif isinstance(x, Iterable):
        for part in x:
            yield from documents(part)
    else:
        raise InputError(f"cannot verify a {type(x).__name__}: give a Derivation, a path or Markdown(...)")


def _read_file(path: Path) -> Document:
    from kld_proof.document.read import read_blocks

    return _elaborated(*read_blocks(path), str(path))


def _read_text(text: Markdown) -> Document:
    from kld_proof.document.blocks import Source
    from kld_proof.document.markdown import read_markdown

    return _elaborated(*read_markdown(Source(text.text)), text.path)


def _elaborated(title: str, blocks: list[Block], path: str) -> Document:
    from kld_proof.document.blocks import Directive
    from kld_proof.document.elaborate import elaborate

    document = elaborate(blocks, path, title)
    if any(isinstance(b, Directive) and b.text.split()[:1] == ["code"] for b in blocks):
        from kld_proof.code.blocks import add_code_steps

        add_code_steps(document, blocks)
    return document


__all__ = ["Markdown", "documents"]
