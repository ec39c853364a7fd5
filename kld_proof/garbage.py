"""When a command of the terminal looks for garbage cycles: hardly ever, since most runs end before it pays.

Terms and verdicts have no cycles, and what is imported stays to the end.  Python by itself would walk through
all of it, SymPy included, a dozen times before the first line is proved.  A program that imports the package
keeps its collector as it was.
"""

from __future__ import annotations

import gc

OBJECTS = 400_000  # new ones that a collection waits for: some forty megabytes


def pause() -> None:
    """No collections while modules are imported and the input is read."""
    gc.disable()


def resume() -> None:
    """Rare collections that leave alone what is there already; nothing, where they were not paused."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(OBJECTS, 10, 10)
        gc.enable()
