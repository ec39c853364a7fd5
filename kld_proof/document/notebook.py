"""Jupyter notebooks to blocks: the Markdown cells are read, code and raw cells are not, nothing is run.

Main statements: places carry the number of the cell (from 1, every cell counting) and the line within it.
"""

from __future__ import annotations

import json
from typing import Any

from kld_proof.document.blocks import Block, Source
from kld_proof.document.macros import Macro
from kld_proof.document.markdown import read_markdown
from kld_proof.errors import InputError


def read_notebook(text: str, path: str) -> tuple[str, list[Block]]:
    """The title (the first that a cell gives) and the blocks of all Markdown cells."""
    title, blocks = "", []
    macros: dict[str, Macro] = {}
    for number, cell in enumerate(_cells(text, path), 1):
        if not isinstance(cell, dict) or "cell_type" not in cell:
            raise InputError(f"{path}: cell {number} is not a notebook cell")
        if cell["cell_type"] == "markdown":
            heading, found = read_markdown(Source(_source(cell, number, path), number), macros)
            title = title or heading
            blocks += found
    return title, blocks


def _cells(text: str, path: str) -> list[Any]:
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}:{error.colno}: not a notebook: {error.msg}") from None
    except (RecursionError, ValueError):
        raise InputError(
            f"{path}: not a notebook: the JSON is nested too deeply or has an endless number"
        ) from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise InputError(f"{path}: not a notebook: it has no list of cells (version 4 of the format is read)")
    return cells


def _source(cell: dict[str, Any], number: int, path: str) -> str:
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    if isinstance(source, str):
        return source
    raise InputError(f"{path}: the source of cell {number} is neither text nor a list of lines")
