"""Writes `kld_proof/document/cue_words.py`: `python -m tests.document.cue_words`, when cues have changed."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from pathlib import Path

import kld_proof.document
from kld_proof.document.cue import Cue, key
from tests.document.required import required

HEAD = '''"""The words that each cue needs, by the checksum of its expression (`cue.key`), separated by bars.

Written by `python -m tests.document.cue_words`.  A cue that is missing here is compiled for every text.
"""

WORDS: dict[int, str] = {
'''


def every_cue() -> list[Cue]:
    """The cues of the reader."""
    for module in pkgutil.walk_packages(kld_proof.document.__path__, "kld_proof.document."):
        importlib.import_module(module.name)
    return [found for found in gc.get_objects() if type(found) is Cue]


def words_of(cue: Cue) -> tuple[str, ...]:
    """The words that an expression needs, none where that is not known."""
    return () if cue.pattern.flags & re.X else required(cue.source)


def table() -> dict[int, str]:
    """What the file should say."""
    return {key(cue.source): "|".join(words_of(cue)) for cue in every_cue()}


if __name__ == "__main__":
    lines = [f"    {number:#010x}: {words!r}," for number, words in sorted(table().items())]
    path = Path(kld_proof.document.__path__[0], "cue_words.py")
    path.write_text(HEAD + "\n".join(lines) + "\n}  # fmt: skip\n", encoding="utf-8")
